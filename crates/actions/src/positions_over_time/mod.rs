//! Positions over time: who wants what since when, and when it was granted, refused or dropped.

mod held;
mod near;

use std::sync::Arc;

use domain::{Id, PositionState, Stance};
use jiff::Timestamp;
use jiff::civil::Date;
use reading::{Gazetteer, Memberships};
use serde::Serialize;

use crate::Desk;
use crate::pair_timeline::{Cut, PairSide, PairTimelineError};
use held::Held;
use near::Near;

/// Which positions are asked for.
#[derive(Clone, Debug, Default)]
pub struct AskPositions {
    /// Whose; everybody's, if it is empty.
    pub holder: String,
    /// What the matter must hold: each of these words, in any case.
    pub words: String,
    /// As of which moment; as of now, if nothing is given.
    pub as_of: Option<Timestamp>,
    /// The actors, where they are not the program's own.
    pub gazetteer: Option<Arc<Gazetteer>>,
    /// Which states are members of which organizations, where an organization takes in its members.
    pub members: Option<Arc<Memberships>>,
}

/// The positions of some holders, matter by matter.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PositionsOverTime {
    /// Whose they are; everybody's, if there is nothing.
    pub holder: Option<PairSide>,
    /// As of which moment; as of now, where there is none.
    pub as_of: Option<Timestamp>,
    /// The matters, by the day they were first told of.
    pub matters: Vec<HeldMatter>,
}

/// A matter on which somebody holds a position.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HeldMatter {
    /// Who holds it.
    pub holder: String,
    /// What it is about, in the words it was first told in.
    pub matter: String,
    /// Since when it is held: the earliest day that a document names, or else on which it was told.
    pub since: Option<Date>,
    /// Whether a document names that day; it was told then and may be older, where none does.
    pub since_is_told: bool,
    /// Where it stands, as it was told last.
    pub state: PositionState,
    /// When that state was first told.
    pub state_since: Option<Date>,
    /// Each time it was told, the earliest first.
    pub told: Vec<ToldPosition>,
    /// What others hold on the same matter, the earliest first.
    pub answers: Vec<ToldPosition>,
}

/// A position as a document tells it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ToldPosition {
    /// Its id.
    pub id: Id,
    /// When it was told.
    pub date: Option<Date>,
    /// Who holds it.
    pub holder: String,
    /// Wanted, refused or accepted.
    pub stance: Stance,
    /// The matter, in the document's words.
    pub matter: String,
    /// What had become of it.
    pub state: PositionState,
    /// From whom it is wanted.
    pub addressee: Option<String>,
    /// The document.
    pub document: Option<Id>,
}

/// Tells who wants what since when, and what became of it, from every position that was read.
///
/// Positions are on one matter where they speak of the same thing of the same actors and at least
/// half of the words of their matters are the same. What others hold on it is told beside it.
///
/// # Errors
///
/// The holder names nobody, or the ledger cannot be read.
pub fn positions_over_time(
    desk: &Desk,
    asked: &AskPositions,
) -> Result<PositionsOverTime, PairTimelineError> {
    let gazetteer = asked.gazetteer.as_deref().unwrap_or(Gazetteer::built_in());
    let named = Some(asked.holder.trim()).filter(|holder| !holder.is_empty());
    let mut holder = named.map(|holder| PairSide::parse(holder, gazetteer)).transpose()?;
    if let (Some(side), Some(members)) = (&mut holder, &asked.members) {
        side.take_members(members, gazetteer);
    }
    let cut = Cut::at(asked.as_of, desk.now()?);
    let book = desk.pair_book(asked.gazetteer.as_ref())?;
    let known = book.items().iter().filter(|item| item.is_known(&cut));
    let mut positions: Vec<Held<'_>> = known.filter_map(Held::of).collect();
    positions.sort_by_key(|held| (held.item.day(), held.item.sequence));
    let wanted: Vec<String> = asked.words.split_whitespace().map(str::to_lowercase).collect();
    let near = Near::of(&positions);
    let matters = near.matters(holder.as_ref());
    let asked_for = |told: &&Vec<&Held<'_>>| told.iter().any(|held| held.has(&wanted));
    let matters = matters.iter().filter(asked_for);
    let matters = matters.map(|told| HeldMatter::of(told, near.answers(told[0]))).collect();
    Ok(PositionsOverTime { holder, as_of: asked.as_of, matters })
}

impl HeldMatter {
    /// A matter of the positions in which it was told, which are at least one.
    fn of(told: &[&Held<'_>], answers: Vec<ToldPosition>) -> Self {
        let first = told[0];
        let named = told.iter().filter_map(|held| held.since).min();
        // An open state told later does not undo one that was told to be decided.
        let decided = told.iter().rev().find(|held| held.state != PositionState::Open);
        let state = decided.map_or(PositionState::Open, |held| held.state);
        let state_since = told.iter().find(|held| held.state == state);
        Self {
            holder: first.told().holder,
            matter: first.item.words.clone(),
            since: named.or(first.item.date),
            since_is_told: named.is_some(),
            state,
            state_since: state_since.and_then(|held| held.item.date),
            told: told.iter().map(|held| held.told()).collect(),
            answers,
        }
    }
}
