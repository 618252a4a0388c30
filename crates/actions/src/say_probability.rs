//! Saying a probability in the words of each ladder.

use domain::{Id, Probability};
use judging::Ladder;
use serde::Serialize;

use crate::Desk;
use crate::ladders::{LadderError, no_such};

/// A probability in the words of a ladder.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SaidProbability {
    /// The ladder.
    pub ladder: String,
    /// Its entry, where it is the house's own.
    pub house: Option<Id>,
    /// The word, with the number, as a brief prints it.
    pub phrase: String,
    /// Whether the ladder really has this word for it; otherwise it is the nearest one.
    pub exact: bool,
}

/// Says a probability in the words of one ladder, or of all.
///
/// # Errors
///
/// There is no ladder of the name, or the ledger cannot be read.
pub fn say_probability(
    desk: Option<&Desk>,
    probability: Probability,
    ladder: Option<&str>,
) -> Result<Vec<SaidProbability>, LadderError> {
    let own = desk.map_or(Ok(vec![]), Desk::house_ladders)?;
    let shipped = Ladder::shipped().iter().map(|ladder| (None, ladder));
    let all = shipped.chain(own.iter().map(|(id, ladder)| (Some(*id), ladder)));
    let said: Vec<SaidProbability> = all
        .filter(|(_, it)| ladder.is_none_or(|name| it.name().eq_ignore_ascii_case(name)))
        .map(|(house, it)| said(house, it, probability))
        .collect();
    match ladder {
        Some(name) if said.is_empty() => Err(no_such(name, own.iter().map(|(_, it)| it))),
        Some(_) | None => Ok(said),
    }
}

fn said(house: Option<Id>, ladder: &Ladder, probability: Probability) -> SaidProbability {
    SaidProbability {
        ladder: ladder.name().to_owned(),
        house,
        phrase: ladder.inline(probability),
        exact: ladder.phrase(probability).exact,
    }
}
