//! Which entries are opened to everybody.

use std::collections::BTreeSet;
use std::str::FromStr;

use domain::{Entry, Id, Kind};
use forecasting::QuestionState;
use thiserror::Error;

use crate::Desk;
use crate::look_up::LookUpError;
use crate::question_state::QuestionFile;
use crate::show_entry::refuse_hidden;

/// What is to be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// Every question that is settled, with all that its scores rest on.
    Settled,
    /// Everything that is not hidden from whoever is at the desk.
    Everything,
    /// A question with all that its scores rest on, or any other entry.
    One(Id),
}

/// A word that says of nothing what to open.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("\"{0}\" cannot be opened; give settled, all, or an id as q-4")]
pub struct NothingToOpen(String);

impl FromStr for Opened {
    type Err = NothingToOpen;

    fn from_str(text: &str) -> Result<Self, NothingToOpen> {
        match text {
            "settled" => Ok(Self::Settled),
            "all" => Ok(Self::Everything),
            id => id.parse().map(Self::One).map_err(|_| NothingToOpen(text.to_owned())),
        }
    }
}

/// The entries that a choice opens.
pub(super) fn entries(desk: &Desk, opened: Opened) -> Result<Vec<Entry>, LookUpError> {
    let readers = desk.sight_of_readers()?;
    let mut entries = match opened {
        Opened::Everything => every(desk)?,
        Opened::Settled => {
            let mut ids = openings(desk)?;
            for file in desk.question_files()? {
                if matches!(file.state, QuestionState::Settled { .. }) {
                    rest_of(desk, &file, &mut ids)?;
                }
            }
            found(desk, ids)?
        }
        Opened::One(id) if !readers.shows(id) => return Err(LookUpError::Withheld(id)),
        Opened::One(id) if id.kind == Kind::Question => {
            let mut ids = openings(desk)?;
            rest_of(desk, &desk.question_file(id)?, &mut ids)?;
            found(desk, ids)?
        }
        Opened::One(id) => {
            refuse_hidden(desk, id)?;
            let entry = desk.find(id)?;
            Desk::refuse_erased(&entry)?;
            desk.check_visible(&entry)?;
            vec![entry]
        }
    };
    entries.retain(|entry| readers.shows(entry.id));
    desk.visible(entries)
}

/// How many questions are settled and kept back, as somebody keeps them private or embargoes them.
pub(super) fn withheld(desk: &Desk) -> Result<usize, LookUpError> {
    let readers = desk.sight_of_readers()?;
    let is_withheld = |file: &QuestionFile| {
        matches!(file.state, QuestionState::Settled { .. }) && !readers.shows(file.question.id)
    };
    Ok(desk.question_files()?.iter().filter(|file| is_withheld(file)).count())
}

/// The entries that tell by which rules the desk scores.
fn openings(desk: &Desk) -> Result<BTreeSet<Id>, LookUpError> {
    Ok(desk.ledger.entries(Kind::Desk)?.into_iter().map(|entry| entry.id).collect())
}

/// A question and all that its scores rest on, with the questions of its condition.
fn rest_of(desk: &Desk, file: &QuestionFile, ids: &mut BTreeSet<Id>) -> Result<(), LookUpError> {
    if !ids.insert(file.question.id) {
        return Ok(());
    }
    ids.extend(file.added.iter().map(|it| it.id));
    ids.extend(file.forecasts.iter().map(|it| it.id));
    ids.extend(file.withdrawals.iter().map(|it| it.id));
    ids.extend(file.changes.iter().map(|it| it.id));
    ids.extend(file.settlements.iter().map(|it| it.id));
    ids.extend(file.reopenings.iter().map(|it| it.id));
    for requirement in &file.requirements {
        rest_of(desk, &desk.question_file(requirement.requirement.question)?, ids)?;
    }
    Ok(())
}

fn found(desk: &Desk, ids: BTreeSet<Id>) -> Result<Vec<Entry>, LookUpError> {
    ids.into_iter().map(|id| desk.find(id)).collect()
}

/// Every entry that has a leaf, without others' ratings, which may be hidden.
fn every(desk: &Desk) -> Result<Vec<Entry>, LookUpError> {
    let kinds: Vec<Kind> = Kind::ALL.into_iter().filter(|kind| kind.bears_on_score()).collect();
    let entries = desk.ledger.entries_after(0, &kinds)?;
    let is_shown = |entry: &Entry| match refuse_hidden(desk, entry.id) {
        Ok(()) => Ok(true),
        Err(LookUpError::HiddenRatings { .. }) => Ok(false),
        Err(error) => Err(error),
    };
    let mut shown = vec![];
    for entry in entries {
        if is_shown(&entry)? {
            shown.push(entry);
        }
    }
    Ok(shown)
}
