//! Words of probability come from one row of one ladder and fit the numbers beside them.

use domain::Probability;

use super::kinds::{kind, may_claim};
use crate::lint::phrases::{LadderWord, Percentage, ladder_words, percentages};
use crate::lint::{Facts, Finding, Rule};
use crate::note::{Note, Sentence, SentenceKind, quoted_runs};

pub(super) fn check(note: &Note, facts: &Facts<'_>) -> Vec<Finding> {
    let sentences = note.sentences().map(|(_, sentence)| sentence);
    let claims = sentences.filter(|it| may_claim(it) || kind(it) == Some(SentenceKind::Assumed));
    claims.flat_map(|it| in_text(it.line, &own_words(it), facts)).collect()
}

/// What is to be said of the words of probability in a text of our own.
pub(in crate::lint) fn in_text(line: usize, text: &str, facts: &Facts<'_>) -> Vec<Finding> {
    let numbers = percentages(text);
    let found = ladder_words(text, &facts.ladders);
    let check = |word: &LadderWord<'_>| {
        let number = numbers.iter().find(|number| is_beside(text, word.end, number));
        one_word(line, word, number, facts)
    };
    found.iter().filter_map(check).collect()
}

/// The words of a sentence without those of others.
pub(super) fn own_words(sentence: &Sentence) -> String {
    without_quotes(&sentence.words())
}

/// A text without the words of others.
pub(in crate::lint) fn without_quotes(words: &str) -> String {
    quoted_runs(words).into_iter().fold(words.to_owned(), |text, run| text.replacen(run, "", 1))
}

/// Whether a number stands right behind a word, as in "likely (72%)".
fn is_beside(text: &str, end: usize, number: &Percentage) -> bool {
    let between = text.get(end..number.start).map(str::trim);
    between.is_some_and(|between| matches!(between, "(" | "**(" | "" | ","))
}

fn one_word(
    line: usize,
    word: &LadderWord<'_>,
    number: Option<&Percentage>,
    facts: &Facts<'_>,
) -> Option<Finding> {
    let own = facts.ladders.first()?;
    if word.ladder > 0 {
        let other = &facts.ladders[word.ladder].name;
        let message = format!("a word of the ladder {other}; the note keeps to {}", own.name);
        let finding = Finding::new(Rule::MixedLadder, line, word.word, message);
        return Some(match number.and_then(probability) {
            Some(probability) => finding.suggesting((facts.phrase)(probability)),
            None => finding,
        });
    }
    let rung = &own.rungs[word.rung];
    if let Some(number) = number.filter(|it| !(rung.low..=rung.high).contains(&it.value)) {
        let (low, high, value) = (rung.low, rung.high, number.value);
        let message = format!("in {} this means {low}% to {high}%, not {value}%", own.name);
        let finding = Finding::new(Rule::WordAndNumber, line, word.word, message);
        let phrase = probability(number).map(facts.phrase);
        // The nearest word of a ladder with gaps is what we print ourselves.
        let is_nearest =
            phrase.as_ref().is_some_and(|it| it.starts_with(&format!("≈ {}", word.word)));
        return (!is_nearest).then(|| match phrase {
            Some(phrase) => finding.suggesting(phrase),
            None => finding,
        });
    }
    let message = format!("a word of the second row of {}; a text keeps to one row", own.name);
    let mixed = || Finding::new(Rule::MixedLadder, line, word.word, message);
    (word.row > 0).then(|| mixed().suggesting(rung.words[0].clone()))
}

fn probability(number: &Percentage) -> Option<Probability> {
    Probability::new(number.value / 100.0).ok()
}
