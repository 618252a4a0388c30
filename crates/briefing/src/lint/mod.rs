//! The lint of a note: the checks of ICD 203 that a program can make.
//!
//! The directive asks that a text describe its sources, express how sure it is, tell what was said
//! from what was assumed and what was judged, weigh alternatives, say what changed, and be held to
//! how it came out. What a desk knows of the things a note names comes in as [`Facts`]; the rules
//! compare. Words are data, in `data/lint/words.toml`. They are English.

mod facts;
mod finding;
mod phrases;
mod rule;
mod rules;
mod words;

use crate::note::Note;

pub use facts::{Facts, JudgmentFacts, LadderWords, PassageFacts, QuestionFacts, Rung};
pub use finding::Finding;
pub use rule::Rule;

/// What is to be said of the words of probability in a text of one's own, as a summary.
pub fn lint_words(text: &str, facts: &Facts<'_>) -> Vec<Finding> {
    rules::ladder::in_text(1, &rules::ladder::without_quotes(text), facts)
}

/// What speaks against publishing a note as it stands, in the order of its lines.
pub fn lint(note: &Note, facts: &Facts<'_>) -> Vec<Finding> {
    let mut findings = rules::check(note, facts);
    findings.sort_by(|one, other| {
        let by_line = one.line.cmp(&other.line);
        by_line.then(other.severity.cmp(&one.severity)).then(one.rule.cmp(&other.rule))
    });
    findings.dedup();
    findings
}
