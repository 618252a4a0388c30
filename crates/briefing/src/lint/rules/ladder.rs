//! Words of probability come from one row of one ladder and fit the numbers beside them.

use domain::Probability;

use super::kinds::{kind, may_claim};
use crate::lint::phrases::{LadderWord, Percentage, ladder_words, percentages, plain_words};
use crate::lint::words::words;
use crate::lint::{Facts, Finding, LadderWords, Rule, Rung};
use crate::note::{Note, Sentence, SentenceKind, quoted_runs};

pub(super) fn check(note: &Note, facts: &Facts<'_>) -> Vec<Finding> {
    let sentences = note.sentences().map(|(_, sentence)| sentence);
    let claims = sentences.filter(|it| may_claim(it) || kind(it) == Some(SentenceKind::Assumed));
    let mut findings: Vec<Finding> =
        claims.flat_map(|it| in_text(it.line, &own_words(it), facts)).collect();
    let sentences = note.sentences().map(|(_, sentence)| sentence);
    let reports = sentences.filter(|it| kind(it) == Some(SentenceKind::Reported));
    findings.extend(reports.flat_map(|it| in_report(it, facts)));
    findings
}

/// Phrases of another ladder in a report: readers take them for ours unless they are quoted. One
/// word alone, as "certain" or "remote", may mean anything there.
fn in_report(sentence: &Sentence, facts: &Facts<'_>) -> Vec<Finding> {
    let text = own_words(sentence);
    let found = ladder_words(&text, &facts.ladders).into_iter();
    let foreign = found.filter(|it| it.ladder > 0 && it.word.contains(' '));
    let finding = |it: LadderWord<'_>| {
        Finding::new(Rule::MixedLadder, sentence.line, it.word, of_other(&it, facts))
            .suggesting("the source’s very words in quotation marks, or a report without them")
    };
    foreign.filter(|it| denied(it, facts).is_none()).map(finding).collect()
}

fn of_other(word: &LadderWord<'_>, facts: &Facts<'_>) -> String {
    let (other, own) = (&facts.ladders[word.ladder].name, &facts.ladders[0].name);
    format!("a word of the ladder {other}; the note keeps to {own}")
}

/// The rung of the note's ladder that a word denies, as "almost certainly not" denies "almost
/// certain", also where another ladder has it for a word of its own.
pub(super) fn denied<'a>(word: &LadderWord<'_>, facts: &'a Facts<'_>) -> Option<&'a Rung> {
    let adverb = word.word.strip_suffix(" not").filter(|_| word.ladder > 0)?;
    let own: &LadderWords = facts.ladders.first()?;
    own.rungs.iter().find(|rung| rung.words.iter().any(|it| adverb_of(it) == adverb))
}

fn adverb_of(word: &str) -> String {
    match word.strip_suffix("le") {
        Some(stem) => format!("{stem}ly"),
        None => format!("{word}ly"),
    }
}

/// What is to be said of the words of probability in a text of our own.
pub(in crate::lint) fn in_text(line: usize, text: &str, facts: &Facts<'_>) -> Vec<Finding> {
    let numbers = percentages(text);
    let found = ladder_words(text, &facts.ladders);
    let check = |word: &LadderWord<'_>| {
        let number = numbers.iter().find(|number| is_beside(text, word.end, number));
        one_word(line, word, number, facts)
    };
    let mut findings: Vec<Finding> = found.iter().filter_map(check).collect();
    let has_word = |number: &Percentage| found.iter().any(|it| is_beside(text, it.end, number));
    let bare = numbers.iter().filter(|it| is_likelihood(text, it) && !has_word(it));
    findings.extend(bare.map(|it| without_word(line, &text[it.start..it.end], it, facts)));
    findings
}

/// Whether a number is told as a likelihood: "maybe 50%", "a chance of about 45%", "45% likely".
fn is_likelihood(text: &str, number: &Percentage) -> bool {
    let (before, after) = (&text[..number.start], &text[number.end..]);
    let said_before =
        plain_words(before).rev().take(3).any(|it| words().before_likelihood.contains(&it));
    let next = plain_words(after).next().filter(|_| after.starts_with(' '));
    said_before || next.is_some_and(|it| words().after_likelihood.contains(&it))
}

fn without_word(line: usize, words: &str, number: &Percentage, facts: &Facts<'_>) -> Finding {
    let message = "a likelihood is told by its word, with the number behind it";
    let finding = Finding::new(Rule::NoWord, line, words, message);
    match probability(number) {
        Some(probability) => finding.suggesting((facts.phrase)(probability)),
        None => finding,
    }
}

/// The words of a sentence without those of others.
pub(super) fn own_words(sentence: &Sentence) -> String {
    without_quotes(&sentence.words())
}

/// A text without the words of others.
pub(in crate::lint) fn without_quotes(words: &str) -> String {
    quoted_runs(words).into_iter().fold(words.to_owned(), |text, run| text.replacen(run, "", 1))
}

/// Whether a number stands right behind a word, as in "likely (72%)", or in brackets behind what a
/// word or two add to it, as in "almost certainly not so (97%)".
fn is_beside(text: &str, end: usize, number: &Percentage) -> bool {
    let Some(between) = text.get(end..number.start).map(str::trim) else { return false };
    let added = || {
        let words = between.strip_suffix("**(").or_else(|| between.strip_suffix('('));
        words.is_some_and(|words| {
            let is_plain = |word: &str| word.chars().all(char::is_alphabetic);
            words.split_whitespace().count() <= 2 && words.split_whitespace().all(is_plain)
        })
    };
    matches!(between, "(" | "**(" | "" | ",") || added()
}

fn one_word(
    line: usize,
    word: &LadderWord<'_>,
    number: Option<&Percentage>,
    facts: &Facts<'_>,
) -> Option<Finding> {
    let own = facts.ladders.first()?;
    if let Some(rung) = denied(word, facts) {
        let range = (100.0 - rung.high, 100.0 - rung.low);
        return number.and_then(|number| other_range(line, word, (range, number), facts));
    }
    if word.ladder > 0 {
        let finding = Finding::new(Rule::MixedLadder, line, word.word, of_other(word, facts));
        return Some(match number.and_then(probability) {
            Some(probability) => finding.suggesting((facts.phrase)(probability)),
            None => finding,
        });
    }
    let rung = &own.rungs[word.rung];
    if let Some(finding) =
        number.and_then(|it| other_range(line, word, ((rung.low, rung.high), it), facts))
    {
        return Some(finding);
    }
    let message = format!("a word of the second row of {}; a text keeps to one row", own.name);
    let mixed = || Finding::new(Rule::MixedLadder, line, word.word, message);
    (word.row > 0).then(|| mixed().suggesting(rung.words[0].clone()))
}

/// A word whose range does not hold the number beside it.
fn other_range(
    line: usize,
    word: &LadderWord<'_>,
    ((low, high), number): ((f64, f64), &Percentage),
    facts: &Facts<'_>,
) -> Option<Finding> {
    if (low..=high).contains(&number.value) {
        return None;
    }
    let (own, value) = (&facts.ladders[0].name, number.value);
    let message = format!("in {own} this means {low}% to {high}%, not {value}%");
    let finding = Finding::new(Rule::WordAndNumber, line, word.word, message);
    let phrase = probability(number).map(facts.phrase);
    // The nearest word of a ladder with gaps is what we print ourselves.
    let is_nearest = phrase.as_ref().is_some_and(|it| it.starts_with(&format!("≈ {}", word.word)));
    (!is_nearest).then(|| match phrase {
        Some(phrase) => finding.suggesting(phrase),
        None => finding,
    })
}

fn probability(number: &Percentage) -> Option<Probability> {
    Probability::new(number.value / 100.0).ok()
}
