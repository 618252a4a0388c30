//! Listing ladders: the words of each with their percentages.

use domain::Id;
use judging::Ladder;
use serde::Serialize;

use crate::Desk;
use crate::ladders::{LadderError, no_such};

/// A ladder with its words.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ListedLadder {
    /// The short name it is asked for by.
    pub name: String,
    /// What readers call it.
    pub title: String,
    /// Where it is written down.
    pub source: String,
    /// Its entry, where it is the house's own.
    pub house: Option<Id>,
    /// Its bands, from low to high.
    pub bands: Vec<ListedBand>,
}

/// A band of a ladder.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ListedBand {
    /// The lowest percentage.
    pub low: f64,
    /// The highest percentage.
    pub high: f64,
    /// The words for it, the one that is printed first.
    pub words: Vec<String>,
}

/// Lists the ladder of a name, or all of them; without a desk those that come with the product.
///
/// # Errors
///
/// There is none of the name, or the ledger cannot be read.
pub fn list_ladders(
    desk: Option<&Desk>,
    name: Option<&str>,
) -> Result<Vec<ListedLadder>, LadderError> {
    let own = desk.map_or(Ok(vec![]), Desk::house_ladders)?;
    let shipped = Ladder::shipped().iter().map(|ladder| listed(ladder, None));
    let all = shipped.chain(own.iter().map(|(id, ladder)| listed(ladder, Some(*id))));
    let Some(name) = name else { return Ok(all.collect()) };
    let named: Vec<_> = all.filter(|it| it.name.eq_ignore_ascii_case(name)).collect();
    if named.is_empty() { Err(no_such(name, own.iter().map(|(_, it)| it))) } else { Ok(named) }
}

fn listed(ladder: &Ladder, house: Option<Id>) -> ListedLadder {
    let band = |band: &judging::Band| ListedBand {
        low: band.low(),
        high: band.high(),
        words: band.words().to_vec(),
    };
    ListedLadder {
        name: ladder.name().to_owned(),
        title: ladder.title().to_owned(),
        source: ladder.source().to_owned(),
        house,
        bands: ladder.bands().iter().map(band).collect(),
    }
}
