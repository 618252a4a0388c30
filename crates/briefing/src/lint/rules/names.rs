//! What a note names must be there, and what it lists must be told.

use domain::{Id, Kind};

use crate::lint::{Facts, Finding, Rule};
use crate::note::{Note, Piece, Sentence};

pub(super) fn check(note: &Note, facts: &Facts<'_>) -> Vec<Finding> {
    let everywhere = note.blocks.iter().flat_map(|block| &block.sentences);
    let mut findings: Vec<Finding> = everywhere.flat_map(|it| sentence(it, facts)).collect();
    findings.extend(note.head.judgments.iter().filter_map(|id| listed(*id, note, facts)));
    findings
}

fn sentence(sentence: &Sentence, facts: &Facts<'_>) -> Vec<Finding> {
    let refuse = |words: &str, why: &str| Finding::new(Rule::NoSuch, sentence.line, words, why);
    let mut findings = Vec::new();
    for piece in &sentence.pieces {
        match piece {
            Piece::Words(_) => {}
            Piece::Reference(reference) => {
                let fact = facts.passages.get(reference).and_then(|fact| fact.as_ref().err());
                findings.extend(fact.map(|why| refuse(reference, why)));
            }
            Piece::Mark(mark) => findings.extend(
                mark.ids
                    .iter()
                    .filter_map(|id| missing(*id, facts).map(|why| refuse(&id.to_string(), &why))),
            ),
            Piece::NoMark(text) => findings.push(no_mark(sentence.line, text)),
        }
    }
    findings
}

fn no_mark(line: usize, text: &str) -> Finding {
    let message = "it stands in braces but is no mark: a word, then ids";
    Finding::new(Rule::NoMark, line, &format!("{{{text}}}"), message).suggesting(
        "{quoted}, {reported}, {assumed}, {judged j-1}, {predicted q-4}, {first j-1}, \
         {changed j-2 j-1}, {unchanged j-2 j-1} or {record}",
    )
}

fn missing(id: Id, facts: &Facts<'_>) -> Option<String> {
    if id.kind == Kind::Judgment {
        facts.judgments.get(&id).and_then(|fact| fact.as_ref().err().cloned())
    } else if id.kind == Kind::Question {
        facts.questions.get(&id).and_then(|fact| fact.as_ref().err().cloned())
    } else {
        Some(format!("{id} is a {}; a mark names judgments and questions", id.kind))
    }
}

/// A judgment in the front matter is there, and some sentence tells it.
fn listed(id: Id, note: &Note, facts: &Facts<'_>) -> Option<Finding> {
    if let Some(why) = missing(id, facts) {
        return Some(Finding::new(Rule::NoSuch, 1, &id.to_string(), why));
    }
    let is_told = note
        .sentences()
        .flat_map(|(_, it)| it.marks())
        .any(|mark| mark.word.kind().is_claim() && mark.ids.contains(&id));
    let message = "the front matter names it, and no sentence tells it";
    let untold = || Finding::new(Rule::LeftOut, 1, &id.to_string(), message);
    (!is_told)
        .then(|| untold().suggesting(format!("{{judged {id}}} behind the sentence that does")))
}
