//! Reading a phrase of probability: what readers take it to mean, and what ladders say it means.

use domain::{Id, ImpliedProbability};
use judging::Ladder;
use serde::Serialize;
use thiserror::Error;

use crate::Desk;
use crate::ladders::LadderError;

/// What a phrase of probability means.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReadPhrase {
    /// The phrase.
    pub phrase: String,
    /// What readers take it to mean, as far as they were asked.
    pub readers: Option<ImpliedProbability>,
    /// What each ladder that has it says it means.
    pub ladders: Vec<PhraseOnLadder>,
}

/// The percentages that a ladder has for a phrase.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PhraseOnLadder {
    /// The ladder.
    pub ladder: String,
    /// Its entry, where it is the house's own.
    pub house: Option<Id>,
    /// The lowest percentage.
    pub low: f64,
    /// The highest percentage.
    pub high: f64,
}

/// Why a phrase cannot be read.
#[derive(Debug, Error)]
pub enum ReadPhraseError {
    /// Neither readers nor ladders know it.
    #[error(
        "nobody was asked what \"{0}\" means, and no ladder has it; see the words of each with \
         `forsooth ladder list`"
    )]
    Unknown(String),
    /// The house's ladders cannot be read.
    #[error(transparent)]
    Ladder(#[from] LadderError),
}

/// Reads a phrase of probability as a range, never as a point.
///
/// # Errors
///
/// Nobody knows the phrase, or the ledger cannot be read.
pub fn read_phrase(desk: Option<&Desk>, phrase: &str) -> Result<ReadPhrase, ReadPhraseError> {
    let own = desk.map_or(Ok(vec![]), Desk::house_ladders)?;
    let shipped = Ladder::shipped().iter().map(|ladder| (None, ladder));
    let all = shipped.chain(own.iter().map(|(id, ladder)| (Some(*id), ladder)));
    let ladders: Vec<PhraseOnLadder> = all.filter_map(|(id, it)| on(it, id, phrase)).collect();
    let readers = reading::read_phrase(phrase);
    if readers.is_none() && ladders.is_empty() {
        return Err(ReadPhraseError::Unknown(phrase.to_owned()));
    }
    Ok(ReadPhrase { phrase: phrase.trim().to_owned(), readers, ladders })
}

fn on(ladder: &Ladder, house: Option<Id>, phrase: &str) -> Option<PhraseOnLadder> {
    let is_it = |word: &String| word.eq_ignore_ascii_case(phrase.trim());
    let band = ladder.bands().iter().find(|band| band.words().iter().any(is_it))?;
    let (ladder, low, high) = (ladder.name().to_owned(), band.low(), band.high());
    Some(PhraseOnLadder { ladder, house, low, high })
}
