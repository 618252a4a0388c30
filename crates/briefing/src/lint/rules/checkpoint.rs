//! Every prediction has a question and a day, and every judgment a day on which it is looked at.

use domain::Kind;

use super::change::line_of;
use super::kinds::kind;
use crate::lint::{Facts, Finding, Rule};
use crate::note::{Note, Sentence, SentenceKind};

pub(super) fn check(note: &Note, facts: &Facts<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> =
        note.sentences().filter_map(|(_, sentence)| prediction(sentence)).collect();
    findings.extend(note.head.judgments.iter().filter_map(|id| {
        let judgment = facts.judgments.get(id)?.as_ref().ok()?;
        let is_dated = judgment.checkpoint.is_some() || !judgment.questions.is_empty();
        let message = format!("no day will show whether {id} was right");
        let finding =
            || Finding::new(Rule::Checkpoint, line_of(*id, note), &id.to_string(), message);
        let better = format!("ask a question that makes {id} checkable, or give it a checkpoint");
        (!is_dated).then(|| finding().suggesting(better))
    }));
    findings
}

fn prediction(sentence: &Sentence) -> Option<Finding> {
    let names_question = sentence.marks().any(|mark| mark.named(Kind::Question).next().is_some());
    if kind(sentence) != Some(SentenceKind::Predicted) || names_question {
        return None;
    }
    let message = "a prediction that no question makes checkable";
    let finding = Finding::new(Rule::Checkpoint, sentence.line, &sentence.words(), message);
    Some(finding.suggesting("ask one with a deadline, and name it: {predicted q-4}"))
}
