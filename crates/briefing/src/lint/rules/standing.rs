//! What a note rests on still stands: the assumptions of its judgments, and the questions that it
//! speaks of as open.

use std::collections::BTreeSet;

use domain::{Id, Kind};

use super::change::line_of;
use super::kinds::kind;
use crate::lint::phrases::first_phrase;
use crate::lint::words::words;
use crate::lint::{Facts, Finding, JudgmentFacts, Rule};
use crate::note::{Note, Sentence, SentenceKind};
use crate::wording::day;

pub(super) fn check(note: &Note, facts: &Facts<'_>) -> Vec<Finding> {
    let told = note.head.judgments.iter();
    let judged = told.filter_map(|id| Some((*id, facts.judgments.get(id)?.as_ref().ok()?)));
    let mut findings: Vec<Finding> =
        judged.flat_map(|(id, judgment)| broken(id, judgment, note)).collect();
    let named: BTreeSet<Id> = predicted(note).map(|(id, _)| id).collect();
    findings.extend(named.into_iter().filter_map(|id| settled(id, note, facts)));
    findings
}

fn broken(id: Id, judgment: &JudgmentFacts, note: &Note) -> Vec<Finding> {
    let one = |assumption: &String| {
        let message = format!("{id} rests on “{assumption}”, which was broken since");
        let better = format!(
            "judge the matter anew, with {id} as the earlier judgment, and tell that judgment, or restore the assumption"
        );
        Finding::new(Rule::BrokenAssumption, line_of(id, note), &id.to_string(), message)
            .suggesting(better)
    };
    judgment.broken.iter().map(one).collect()
}

/// A question that was settled by the day of the note, where no sentence on it says so; a note
/// without a day is of today.
fn settled(id: Id, note: &Note, facts: &Facts<'_>) -> Option<Finding> {
    let question = facts.questions.get(&id)?.as_ref().ok()?;
    let (answer, known_on) = question.settled.as_ref()?;
    if note.head.date.is_some_and(|written| written < *known_on) {
        return None;
    }
    let told = || predicted(note).filter(|(named, _)| *named == id).map(|(_, sentence)| sentence);
    let says_so = |sentence: &Sentence| first_phrase(&sentence.words(), &words().endings).is_some();
    let first = told().next().filter(|_| !told().any(says_so))?;
    let known_on = day(*known_on);
    let message = format!("{id} was settled {answer} on {known_on}, and this speaks of it as open");
    let better =
        format!("say behind it how it came out: “It was settled: {answer}.” {{predicted {id}}}");
    Some(Finding::new(Rule::Settled, first.line, &first.words(), message).suggesting(better))
}

/// Every sentence that predicts, with each question it names.
fn predicted(note: &Note) -> impl Iterator<Item = (Id, &Sentence)> {
    let sentences = note.sentences().map(|(_, sentence)| sentence);
    let predicts = sentences.filter(|it| kind(it) == Some(SentenceKind::Predicted));
    predicts.flat_map(|sentence| {
        sentence.marks().flat_map(|mark| mark.named(Kind::Question)).map(move |id| (id, sentence))
    })
}
