//! The timeline of a pair: what two sides said to, did to, want of and are to one another, what is
//! scheduled between them and what is asked about them; as the desk knows it, or knew it once.

mod background;
mod became;
mod belonging;
mod book;
mod book_item;
mod cut;
mod days;
mod doing;
mod done;
mod finding;
mod members;
mod month;
mod names;
mod party;
mod same_event;
mod side;
mod told;
mod whole_schedule;
mod work_out;

use std::sync::Arc;

use domain::{Action, Id, QuadClass};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::LedgerError;
use reading::{Gazetteer, Memberships};
use serde::Serialize;
use thiserror::Error;

use crate::Desk;
use crate::look_up::LookUpError;
use crate::told_once::{ToldCopy, copies_told};

pub use background::{BackgroundEvent, CodedClass, PairBackground};
pub(crate) use became::Fate;
pub(crate) use book::PairBook;
pub(crate) use book_item::BookItem;
pub(crate) use cut::Cut;
pub use days::pair_days;
pub(crate) use finding::Finding;
pub use month::{PairMonth, QuadCount};
pub(crate) use names::Names;
pub(crate) use party::Party;
pub use side::{PairSide, SideError, SideMember, TakenName};
use told::Told;
pub use work_out::{WorkedOutPairs, work_out_pairs};

/// Which timeline is asked for.
#[derive(Clone, Debug, Default)]
pub struct AskPair {
    /// One side: a state, organization or person, or several with commas between them.
    pub first: String,
    /// The other.
    pub second: String,
    /// As of which moment; as of now, if nothing is given.
    pub as_of: Option<Timestamp>,
    /// The actors, where they are not the program's own.
    pub gazetteer: Option<Arc<Gazetteer>>,
    /// Which states are members of which organizations, where an organization takes in its members.
    pub members: Option<Arc<Memberships>>,
    /// Whether events that a machine coded are given one by one too.
    pub with_coded: bool,
}

/// What two sides said to, did to, want of and are to one another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PairTimeline {
    /// One side.
    pub first: PairSide,
    /// The other.
    pub second: PairSide,
    /// As of which moment; as of now, where there is none.
    pub as_of: Option<Timestamp>,
    /// What a reader should know, as that one side belongs to the other.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
    /// The items, the earliest first; those of no known day stand where they were published.
    pub items: Vec<PairItem>,
    /// How many more stand in copies of their documents, and are told with these.
    pub copies: usize,
    /// Cooperation and conflict by month, as far as events are told to have happened on a day.
    pub months: Vec<PairMonth>,
    /// How many events happened on a day that nobody told, and are in no month.
    pub undated: usize,
    /// How many events were told again: the same class, on the same day, between the same two.
    pub repeated: usize,
    /// What machines coded between them, coder by coder; it is counted in nothing above.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub background: Vec<PairBackground>,
    /// Cooperation and conflict by month, as all coders tell it together: one event of one class, on
    /// one day, between the same two is counted once, whoever coded it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub background_months: Vec<PairMonth>,
}

/// One item of a timeline.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PairItem {
    /// Its id.
    pub id: Id,
    /// What it is.
    pub kind: PairKind,
    /// Between whom.
    pub direction: PairDirection,
    /// The day it was said, happened, was told, or is to be.
    pub date: Option<Date>,
    /// When the document it stands in was published.
    pub published: Option<Date>,
    /// When the desk recorded it.
    pub known_at: Timestamp,
    /// Whether its day lies behind the moment of the timeline.
    pub is_ahead: bool,
    /// Whether the other side is only named in it, and neither spoken to nor asked for anything.
    pub is_about: bool,
    /// Whose it is.
    pub from: Option<String>,
    /// To or about whom.
    pub to: Option<String>,
    /// It in words.
    pub words: String,
    /// What else is told of it, as "open" or "denied".
    pub notes: Vec<String>,
    /// What was done, of an event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<Action>,
    /// Cooperation or conflict, of an event.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quad_class: Option<QuadClass>,
    /// The document.
    pub document: Option<Id>,
    /// What tells it again in copies of its document.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<ToldCopy>,
    /// Since when it stands on its page no more, where that was fetched again; it is counted in
    /// nothing then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gone_since: Option<Date>,
}

/// What an item of a timeline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PairKind {
    /// A statement.
    Statement,
    /// An event.
    Event,
    /// A position.
    Position,
    /// A label of their relation.
    Relation,
    /// Something announced for a date.
    Schedule,
    /// A question of the desk.
    Question,
}

/// Between whom an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PairDirection {
    /// From the first side to the second.
    FirstToSecond,
    /// From the second side to the first.
    SecondToFirst,
    /// Between the two.
    Between,
}

/// Why there is no timeline.
#[derive(Debug, Error)]
pub enum PairTimelineError {
    /// A side is none.
    #[error(transparent)]
    Side(#[from] SideError),
    /// Something cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
}

impl From<LedgerError> for PairTimelineError {
    fn from(error: LedgerError) -> Self {
        Self::LookUp(error.into())
    }
}

/// Tells the timeline of two sides, from everything the desk has read and asked.
///
/// With a moment it is told as the desk knew it then: nothing that was recorded or corrected later
/// shows, and nothing said or published on a later day.
///
/// # Errors
///
/// A side names nobody, both name the same actor, or the ledger cannot be read.
pub fn pair_timeline(desk: &Desk, asked: &AskPair) -> Result<PairTimeline, PairTimelineError> {
    let gazetteer = asked.gazetteer.as_deref().unwrap_or(Gazetteer::built_in());
    let (mut first, mut second) = PairSide::both(asked, gazetteer)?;
    let cut = Cut::at(asked.as_of, desk.now()?);
    let book = desk.pair_book(asked.gazetteer.as_ref())?;
    let notes = belonging::notes(&first, &second, cut.day, gazetteer);
    let mut found = vec![];
    for item in book.between(&first, &second).into_iter().filter(|item| item.is_known(&cut)) {
        found.extend(Told::of(item, &first, &second));
    }
    found.sort_by_key(|told| (told.item.day(), told.item.sequence));
    let next = |document| Ok(book.next_version(document, &cut));
    let found = desk.told_once(found, |told| told.item.mark(), &next)?;
    for told in found.iter().map(|once| &once.finding) {
        first.take(told.parties(), told.item.day());
        second.take(told.parties(), told.item.day());
    }
    let standing = found.iter().filter(|once| once.gone_since.is_none());
    let counted = month::count(standing.filter_map(|once| once.finding.event()));
    let items = found.into_iter().map(|once| {
        let became = book.became(desk, once.finding.item, &cut)?;
        Ok(Told::shown(once, became, &cut))
    });
    let items: Vec<PairItem> = items.collect::<Result<_, LookUpError>>()?;
    let background = desk.background((&first, &second), &cut, asked.with_coded)?;
    first.settle();
    second.settle();
    Ok(PairTimeline {
        first,
        second,
        as_of: asked.as_of,
        notes,
        copies: items.iter().map(|item| item.copies.len()).sum(),
        items,
        months: counted.months,
        undated: counted.undated,
        repeated: counted.repeated,
        background: background.coders,
        background_months: background.months,
    })
}

impl PairItem {
    /// How many copies tell it again, as "and 2 copies".
    #[must_use]
    pub fn copies_told(&self) -> Option<String> {
        copies_told(self.copies.len())
    }

    /// What stands between whose it is and to or about whom.
    #[must_use]
    pub const fn tie(&self) -> &'static str {
        match self.direction {
            PairDirection::Between => "↔",
            PairDirection::FirstToSecond | PairDirection::SecondToFirst if self.is_about => "about",
            PairDirection::FirstToSecond | PairDirection::SecondToFirst => "→",
        }
    }
}

impl PairKind {
    /// Every kind, in the order of the lanes.
    pub const ALL: [Self; 6] = [
        Self::Statement,
        Self::Event,
        Self::Position,
        Self::Relation,
        Self::Schedule,
        Self::Question,
    ];

    /// The kind in a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Event => "event",
            Self::Position => "position",
            Self::Relation => "relation",
            Self::Schedule => "schedule",
            Self::Question => "question",
        }
    }
}
