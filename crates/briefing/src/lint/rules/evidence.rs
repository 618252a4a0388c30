//! What a judgment rests on: sources, alternatives, and what speaks against it.

use std::collections::BTreeSet;

use domain::Id;

use super::change::line_of;
use crate::lint::phrases::first_phrase;
use crate::lint::words::words;
use crate::lint::{Facts, Finding, JudgmentFacts, Rule};
use crate::note::Note;

pub(super) fn check(note: &Note, facts: &Facts<'_>) -> Vec<Finding> {
    let told = note.head.judgments.iter().filter_map(|id| {
        let judgment = facts.judgments.get(id)?.as_ref().ok()?;
        Some((*id, judgment))
    });
    told.flat_map(|(id, judgment)| one(id, judgment, note)).collect()
}

fn one(id: Id, judgment: &JudgmentFacts, note: &Note) -> Vec<Finding> {
    let line = line_of(id, note);
    let finding = |rule, message: String, better: &str| {
        Finding::new(rule, line, &id.to_string(), message).suggesting(better)
    };
    let mut findings = Vec::new();
    findings.extend(lone_source(id, judgment).filter(|_| !tells(note, &words().lone_sources)).map(
        |(rule, message)| {
            finding(rule, message, "a source more, or a sentence that says “one source”")
        },
    ));
    if judgment.alternatives == 0 {
        let message = format!("{id} has no alternative");
        findings.push(finding(Rule::NoAlternative, message, "what else could be meant"));
    }
    if judgment.passages_against == 0 && !tells_search(judgment, note) {
        let message = format!("nothing speaks against {id}, and nobody says what was searched for");
        findings.push(finding(
            Rule::NothingAgainst,
            message,
            "“None found against it; we searched for …”",
        ));
    }
    findings
}

/// Where all that speaks for a judgment comes from one place.
fn lone_source(id: Id, judgment: &JudgmentFacts) -> Option<(Rule, String)> {
    if judgment.passages_for == 1 {
        return Some((Rule::SingleSource, format!("{id} rests on one passage")));
    }
    let sources: BTreeSet<_> = judgment.documents.values().collect();
    let outlet = sources.iter().copied().flatten().next().map_or("one source", String::as_str);
    let message = format!("all that speaks for {id} was published by {outlet}");
    (sources.len() == 1).then_some((Rule::OneOutlet, message))
}

/// Whether it is told what was searched for, in the judgment or in the note.
fn tells_search(judgment: &JudgmentFacts, note: &Note) -> bool {
    let reason = judgment.confidence_reason.as_deref();
    let searches = &words().searches;
    reason.is_some_and(|reason| first_phrase(reason, searches).is_some()) || tells(note, searches)
}

fn tells(note: &Note, phrases: &[String]) -> bool {
    note.sentences().any(|(_, sentence)| first_phrase(&sentence.words(), phrases).is_some())
}
