//! All tests of what a user can do, as one program: each would link everything anew.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

#[path = "desk/question.rs"]
mod question;
#[path = "desk/settling.rs"]
mod settling;

mod accounts;
mod announced;
mod briefs;
mod changed_evidence;
mod clock;
mod copies;
mod drop;
mod erasure;
mod event_import;
mod event_table;
mod feeds;
mod imported;
mod job_authors;
mod jobs;
mod lint_corpus;
mod meaning;
mod note_corpus;
mod pair_members;
mod pairs;
mod passkeys;
mod question_lint;
mod questions;
mod record;
mod refused;
mod round_trip;
mod scored_by;
mod search;
mod several_writers;
mod speakers;
mod tellings;
mod told_once;
mod visibility;
mod watches;
