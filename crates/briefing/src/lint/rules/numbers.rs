//! A claim has a number, and it is the one that was recorded.

use domain::{Id, Kind, Probability};

use super::kinds::{kind, may_claim};
use super::ladder::{denied, own_words};
use crate::lint::phrases::{LadderWord, first_phrase, ladder_words, percentages};
use crate::lint::words::words;
use crate::lint::{Facts, Finding, Rule};
use crate::note::{BlockKind, Note, Sentence, SentenceKind};

pub(super) fn check(note: &Note, facts: &Facts<'_>) -> Vec<Finding> {
    let sentences = || note.sentences().map(|(_, sentence)| sentence);
    let mut findings: Vec<Finding> = hedgeable(note).filter_map(|it| hedge(it, facts)).collect();
    findings.extend(sentences().flat_map(|it| recorded(it, facts)));
    findings.extend(note.head.judgments.iter().filter_map(|id| unnumbered(*id, note, facts)));
    findings
}

/// What may hold a claim. A list of alternatives and signs says what could be, which is its work.
fn hedgeable(note: &Note) -> impl Iterator<Item = &Sentence> {
    let told = note.sentences().filter(|(block, _)| !matches!(block.kind, BlockKind::Item(_)));
    told.map(|(_, sentence)| sentence).filter(|it| may_claim(it))
}

/// "Could", or a word of a ladder, and no number.
fn hedge(sentence: &Sentence, facts: &Facts<'_>) -> Option<Finding> {
    let text = own_words(sentence);
    if !percentages(&text).is_empty() {
        return None;
    }
    if let Some(hedge) = first_phrase(&text, &words().hedges) {
        let message = "what could be says nothing; say how likely it is, as a number";
        let finding = Finding::new(Rule::NoNumber, sentence.line, hedge, message);
        return Some(finding.suggesting("a word of the ladder with its number, as “likely (72%)”"));
    }
    let is_own = |it: &LadderWord<'_>| it.ladder == 0 || denied(it, facts).is_some();
    let word = ladder_words(&text, &facts.ladders).into_iter().find(is_own)?;
    let message = "readers take one word for many numbers; give the number beside it";
    Some(Finding::new(Rule::NoNumber, sentence.line, word.word, message))
}

/// The numbers of a sentence are those of what it tells.
fn recorded(sentence: &Sentence, facts: &Facts<'_>) -> Vec<Finding> {
    let told: Vec<(Id, Probability)> = named(sentence).filter_map(|id| of(id, facts)).collect();
    let text = own_words(sentence);
    let numbers = percentages(&text);
    let is_known = |value: f64| {
        told.iter().any(|(_, probability)| (probability.percent() - value).abs() < 1e-6)
    };
    let other = numbers.iter().filter(|it| !told.is_empty() && !is_known(it.value));
    let finding = |number: &crate::lint::phrases::Percentage| {
        let recorded: Vec<String> =
            told.iter().map(|(id, it)| format!("{id} has {it}{}", whose(*id, facts))).collect();
        let words = &text[number.start..number.end];
        let phrases: Vec<String> = told.iter().map(|(_, it)| (facts.phrase)(*it)).collect();
        Finding::new(Rule::OtherNumber, sentence.line, words, recorded.join(", "))
            .suggesting(phrases.join(" or "))
    };
    other.map(finding).collect()
}

fn named(sentence: &Sentence) -> impl Iterator<Item = Id> {
    let claims = sentence.marks().filter(|mark| mark.word.kind().is_claim());
    claims.flat_map(|mark| mark.ids.iter().copied())
}

fn of(id: Id, facts: &Facts<'_>) -> Option<(Id, Probability)> {
    let probability = if id.kind == Kind::Judgment {
        facts.judgments.get(&id)?.as_ref().ok()?.likelihood
    } else {
        facts.questions.get(&id)?.as_ref().ok()?.probability?
    };
    Some((id, probability))
}

/// Whose forecast a question has, where it is not that of the note's author.
fn whose(id: Id, facts: &Facts<'_>) -> String {
    let question = facts.questions.get(&id).and_then(|it| it.as_ref().ok());
    let forecaster = question.and_then(|it| it.forecaster.as_ref());
    forecaster.map_or(String::new(), |name| format!(" by {name}, as the author holds no forecast"))
}

/// A judgment that no sentence tells with its number.
fn unnumbered(id: Id, note: &Note, facts: &Facts<'_>) -> Option<Finding> {
    let (_, probability) = of(id, facts)?;
    let told: Vec<&Sentence> = note
        .sentences()
        .map(|(_, sentence)| sentence)
        .filter(|it| kind(it) == Some(SentenceKind::Judged) && named(it).any(|named| named == id))
        .collect();
    let first = told.first()?;
    let is_numbered = told.iter().any(|it| !percentages(&own_words(it)).is_empty());
    let message = format!("no sentence gives the likelihood of {id}");
    let finding = || Finding::new(Rule::NoNumber, first.line, &first.words(), message);
    (!is_numbered).then(|| finding().suggesting((facts.phrase)(probability)))
}
