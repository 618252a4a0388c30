//! A note says what became of the earlier judgment on the matter.

use domain::Id;

use domain::Severity;

use crate::lint::{Facts, Finding, JudgmentFacts, Rule};
use crate::note::{MarkWord, Note, Sentence};

pub(super) fn check(note: &Note, facts: &Facts<'_>) -> Vec<Finding> {
    let told = note.head.judgments.iter().filter_map(|id| {
        let judgment = facts.judgments.get(id)?.as_ref().ok()?;
        one(*id, judgment, note)
    });
    told.collect()
}

/// The line of the first sentence that marks a judgment, or else of the front matter.
pub(super) fn line_of(id: Id, note: &Note) -> usize {
    let marks = |sentence: &Sentence| sentence.marks().any(|mark| mark.ids.contains(&id));
    let first = note.sentences().map(|(_, sentence)| sentence).find(|it| marks(it));
    first.map_or(1, |sentence| sentence.line)
}

fn one(id: Id, judgment: &JudgmentFacts, note: &Note) -> Option<Finding> {
    let (expected, earlier) = match judgment.earlier {
        None => (MarkWord::First, None),
        Some((earlier, true)) => (MarkWord::Unchanged, Some(earlier)),
        Some((earlier, false)) => (MarkWord::Changed, Some(earlier)),
    };
    let better = earlier.map_or_else(
        || format!("“This is our first judgment on the matter. {{first {id}}}”"),
        |earlier| format!("a sentence on it with {{{} {id} {earlier}}}", expected.word()),
    );
    let Some((line, said)) = said(id, note) else {
        let message = earlier.map_or_else(
            || format!("the note does not say that {id} is the first on its matter"),
            |earlier| {
                format!("the note does not say what became of {earlier}, the earlier judgment")
            },
        );
        let finding = Finding::new(Rule::Change, line_of(id, note), &id.to_string(), message);
        return Some(finding.suggesting(better));
    };
    if said == expected {
        return None;
    }
    let message = format!("by the record {id} is {}, not {}", expected.word(), said.word());
    let finding = Finding::new(Rule::Change, line, said.word(), message).suggesting(better);
    Some(Finding { severity: Severity::Error, ..finding })
}

/// What the note says became of the earlier judgment, and on which line.
fn said(id: Id, note: &Note) -> Option<(usize, MarkWord)> {
    let is_change =
        |word| matches!(word, MarkWord::First | MarkWord::Changed | MarkWord::Unchanged);
    note.sentences().find_map(|(_, sentence)| {
        let mut marks = sentence.marks();
        let mark = marks.find(|mark| is_change(mark.word) && mark.ids.first() == Some(&id))?;
        Some((sentence.line, mark.word))
    })
}
