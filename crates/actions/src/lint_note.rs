//! Linting a note: what speaks against publishing it as it stands.

use domain::Severity;
use std::borrow::Cow;
use std::collections::BTreeMap;

use briefing::lint::{Facts, Finding, lint, lint_words};
use briefing::note::{Note, NoteError};
use judging::Ladder;
use serde::Serialize;
use thiserror::Error;

use crate::Desk;
use crate::ladders::LadderError;
use crate::note_facts::{Named, cut, ladder_words};
use crate::score_question::ScoreQuestionError;

/// What speaks against publishing a note as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct NoteReport {
    /// The headline of the note.
    pub title: String,
    /// What was found, in the order of the lines.
    pub findings: Vec<Finding>,
    /// How many findings are errors.
    pub errors: usize,
    /// How many are warnings.
    pub warnings: usize,
    /// How many are advice.
    pub advice: usize,
}

/// Why a note cannot be linted.
#[derive(Debug, Error)]
pub enum LintNoteError {
    /// It is no text.
    #[error("the note is not UTF-8; save it as UTF-8")]
    NotText,
    /// It is not written as a note is.
    #[error(transparent)]
    Note(#[from] NoteError),
    /// There is no such ladder.
    #[error(transparent)]
    Ladder(#[from] LadderError),
    /// Something it names, or the author's record, cannot be looked up.
    #[error(transparent)]
    Score(#[from] ScoreQuestionError),
}

impl NoteReport {
    /// Whether there is more than advice.
    pub fn is_grave(&self) -> bool {
        self.errors + self.warnings > 0
    }

    fn of(title: &str, findings: Vec<Finding>) -> Self {
        let count = |severity| findings.iter().filter(|it| it.severity == severity).count();
        let [errors, warnings, advice] =
            [Severity::Error, Severity::Warning, Severity::Advice].map(count);
        Self { title: title.to_owned(), findings, errors, warnings, advice }
    }
}

/// A note that has been read and checked.
pub(crate) struct CheckedNote {
    pub(crate) note: Note,
    pub(crate) named: Named,
    pub(crate) ladder: Cow<'static, Ladder>,
    pub(crate) report: NoteReport,
}

/// Whether bytes look like a note rather than like a question.
pub fn is_note(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(Note::is_one)
}

/// Lints a note by what the desk has of all it names.
///
/// # Errors
///
/// The bytes are no note, or the ledger cannot be read.
pub fn lint_note(desk: &Desk, bytes: &[u8]) -> Result<NoteReport, LintNoteError> {
    let text = std::str::from_utf8(bytes).map_err(|_| LintNoteError::NotText)?;
    Ok(check_note(desk, text)?.report)
}

/// What is to be said of the words of probability in the summary of a brief.
///
/// # Errors
///
/// There is no such ladder.
pub fn lint_summary(
    desk: &Desk,
    summary: &str,
    ladder: Option<&str>,
) -> Result<Vec<Finding>, LadderError> {
    let ladder = desk.ladder(ladder)?;
    let phrase = |probability| ladder.inline(probability);
    let facts = Facts {
        passages: BTreeMap::new(),
        judgments: BTreeMap::new(),
        questions: BTreeMap::new(),
        ladders: ladder_words(&ladder, Ladder::shipped()),
        phrase: &phrase,
        record: String::new(),
    };
    Ok(lint_words(summary, &facts))
}

pub(crate) fn check_note(desk: &Desk, text: &str) -> Result<CheckedNote, LintNoteError> {
    let note = Note::read(text, cut)?;
    let ladder = desk.ladder(note.head.ladder.as_deref())?;
    let named = desk.named_in(&note);
    let phrase = |probability| ladder.inline(probability);
    let words = ladder_words(&ladder, Ladder::shipped());
    let facts = desk.note_facts(&note, &named, words, &phrase)?;
    let report = NoteReport::of(&note.head.title, lint(&note, &facts));
    Ok(CheckedNote { note, named, ladder, report })
}
