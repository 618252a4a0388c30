//! Positions over time: who wants what since when, and when it was granted, refused or dropped.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use domain::{Id, PositionState, Stance};
use jiff::Timestamp;
use jiff::civil::Date;
use reading::{Gazetteer, Memberships};
use serde::Serialize;

use crate::Desk;
use crate::pair_timeline::{BookItem, Cut, Finding, PairSide, PairTimelineError};

/// How short a word may be that tells matters apart.
const SHORTEST: usize = 4;

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
/// Positions of one holder are on one matter where at least half of the words of their matters are
/// the same. What others hold on it is told beside it.
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

/// Which positions are on one matter, found by the words they share.
struct Near<'a> {
    positions: &'a [Held<'a>],
    /// The positions whose matters have a word.
    by_word: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Near<'a> {
    fn of(positions: &'a [Held<'a>]) -> Self {
        let mut by_word: HashMap<&str, Vec<usize>> = HashMap::new();
        for (place, held) in positions.iter().enumerate() {
            for word in &held.words {
                by_word.entry(word).or_default().push(place);
            }
        }
        Self { positions, by_word }
    }

    /// The places of the positions on the matter of one, in their order.
    fn on_the_matter_of(&self, held: &Held<'_>) -> BTreeSet<usize> {
        let places = |word: &String| self.by_word.get(word.as_str());
        let mut words: Vec<&String> = held.words.iter().collect();
        words.sort_by_key(|word| places(word).map_or(0, Vec::len));
        // Who shares half of the words has one of any half and one more: the rarest are enough.
        let enough = words.len() / 2 + 1;
        let near = words.into_iter().take(enough).filter_map(places).flatten().copied();
        near.filter(|place| held.is_on_the_matter_of(&self.positions[*place])).collect()
    }

    /// The positions of a holder, or of everybody, matter by matter.
    fn matters(&self, holder: Option<&PairSide>) -> Vec<Vec<&'a Held<'a>>> {
        let mut matters: Vec<Vec<&Held<'_>>> = vec![];
        // A matter is known by the position that told it first.
        let mut by_first: HashMap<usize, usize> = HashMap::new();
        for (place, held) in self.positions.iter().enumerate() {
            if !held.is_of(holder) {
                continue;
            }
            let near = self.on_the_matter_of(held).into_iter();
            let mut same = near.filter(|near| self.positions[*near].holder() == held.holder());
            if let Some(matter) = same.find_map(|near| by_first.get(&near)) {
                matters[*matter].push(held);
            } else {
                by_first.insert(place, matters.len());
                matters.push(vec![held]);
            }
        }
        matters
    }

    /// What others hold on the matter of a position.
    fn answers(&self, held: &Held<'_>) -> Vec<ToldPosition> {
        let near = self.on_the_matter_of(held).into_iter().map(|place| &self.positions[place]);
        near.filter(|near| near.holder() != held.holder()).map(Held::told).collect()
    }
}

/// A position of the book.
struct Held<'a> {
    item: &'a BookItem,
    stance: Stance,
    state: PositionState,
    since: Option<Date>,
    /// The words that tell its matter from others.
    words: BTreeSet<String>,
}

impl<'a> Held<'a> {
    fn of(item: &'a BookItem) -> Option<Self> {
        let Finding::Position { stance, state, since } = item.finding else { return None };
        let words = item.words.to_lowercase();
        let words = words.split(|letter: char| !letter.is_alphanumeric());
        let words = words.filter(|word| word.chars().count() >= SHORTEST).map(str::to_owned);
        Some(Self { item, stance, state, since, words: words.collect() })
    }

    fn is_of(&self, holder: Option<&PairSide>) -> bool {
        holder
            .is_none_or(|side| self.item.from.iter().any(|party| side.has(party, self.item.day())))
    }

    fn has(&self, wanted: &[String]) -> bool {
        let matter = self.item.words.to_lowercase();
        wanted.iter().all(|word| matter.contains(word.as_str()))
    }

    fn holder(&self) -> &str {
        self.item.from.first().map_or("", |party| party.key())
    }

    /// Whether at least half of the words of the two matters are the same.
    fn is_on_the_matter_of(&self, other: &Self) -> bool {
        let shared = self.words.intersection(&other.words).count();
        3 * shared >= self.words.len() + other.words.len() && shared > 0
    }

    fn told(&self) -> ToldPosition {
        let name = |parties: &[crate::pair_timeline::Party]| {
            parties.first().map(|party| party.name().to_owned())
        };
        ToldPosition {
            id: self.item.id,
            date: self.item.date,
            holder: name(&self.item.from).unwrap_or_default(),
            stance: self.stance,
            matter: self.item.words.clone(),
            state: self.state,
            addressee: name(&self.item.to),
            document: self.item.document,
        }
    }
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
