//! The setting of a statement: what was under way and what was scheduled between its actors on the
//! day it was said, from everything the desk has read.

use std::collections::BTreeSet;
use std::sync::Arc;

use domain::{Id, Kind, Occurrence};
use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use reading::Gazetteer;
use serde::Serialize;

use crate::Desk;
use crate::look_up::LookUpError;
use crate::pair_timeline::{BookItem, Cut, Finding, PairKind, Party};
use crate::told_once::{Once, ToldCopy, copies_told, gone_told};

/// How many days an event stays under way for what is said after it.
const DAYS_UNDER_WAY: i64 = 30;

/// Of which statement the setting is asked for.
#[derive(Clone, Debug)]
pub struct AskSetting {
    /// The statement.
    pub statement: Id,
    /// As of which moment; as of now, if nothing is given.
    pub as_of: Option<Timestamp>,
    /// The actors, where they are not the program's own.
    pub gazetteer: Option<Arc<Gazetteer>>,
}

/// What was under way and what lay ahead between the actors of a statement.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SettingOf {
    /// The statement.
    pub statement: Id,
    /// The day it was said; there is no setting without one.
    pub said: Option<Date>,
    /// Who spoke.
    pub speakers: Vec<String>,
    /// Whom it was said to and whom it names; where nobody is, the setting is that of the speakers.
    pub others: Vec<String>,
    /// What had happened between them in the thirty days before, or was to be that day, and what
    /// was held by then, the latest first.
    pub under_way: Vec<SettingItem>,
    /// What was announced for a later day, the nearest first.
    pub ahead: Vec<SettingItem>,
    /// What was under way and ahead between the speaker's own side and anybody else.
    pub around: SettingAround,
}

/// What a speaker's own side was in with others than those of a statement: what it did with them,
/// and what was announced with them. Nothing, where nobody is spoken to or named.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SettingAround {
    /// What had happened in the thirty days before, each once, the latest first.
    pub under_way: Vec<SettingItem>,
    /// What was announced for a later day, the nearest first.
    pub ahead: Vec<SettingItem>,
}

/// One thing that was under way or lay ahead.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SettingItem {
    /// Its id.
    pub id: Id,
    /// What it is.
    pub kind: PairKind,
    /// Its day.
    pub date: Date,
    /// How many days before the statement it was, or after it where the number is below 0.
    pub days_before: i32,
    /// The actors.
    pub between: Vec<String>,
    /// It in words.
    pub words: String,
    /// What else is told of it.
    pub notes: Vec<String>,
    /// The document.
    pub document: Option<Id>,
    /// What tells it again in copies of its document.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<ToldCopy>,
}

/// Tells what was under way and what was scheduled between the actors of a statement on its day.
///
/// It is told from every document that was published by that day, whenever the desk took it in.
///
/// # Errors
///
/// The id names no statement, or the ledger cannot be read.
pub fn setting_of(desk: &Desk, asked: &AskSetting) -> Result<SettingOf, LookUpError> {
    let entry = desk.find_kind(asked.statement, Kind::Statement)?;
    let cut = Cut::at(asked.as_of, desk.now()?);
    let book = desk.pair_book(asked.gazetteer.as_ref())?;
    let statement = &book.item(&entry).ok_or(LookUpError::NoSuch(asked.statement))?;
    let actors = Actors::of(statement);
    let (mut between, mut around) = (vec![], vec![]);
    if let Some(said) = statement.date {
        let known = |it: &&BookItem| it.is_known(&cut) && it.was_told_by(said);
        let of_speakers = book.of_any(actors.speakers.iter().copied()).into_iter().filter(known);
        let belongs = |it: &&BookItem| actors.has(it) || actors.are_around(it);
        let placed = of_speakers.filter(belongs).filter_map(|it| Some((it, placed(it, said)?)));
        let next = |document| Ok(book.next_version(document, &cut));
        for once in desk.told_once(placed.collect(), |(item, _)| item.mark(), &next)? {
            let (item, placed) = once.finding;
            let became = book.became(desk, item, &cut)?;
            let shown = shown(once, said, became);
            let found = if actors.has(item) { &mut between } else { &mut around };
            found.push((item, (placed, shown)));
        }
    }
    let (under_way, ahead) = in_order(once(between));
    let around = in_order(once(around));
    let around = SettingAround { under_way: around.0, ahead: around.1 };
    Ok(SettingOf {
        statement: asked.statement,
        said: statement.date,
        speakers: names(&statement.from),
        others: names(actors.others.iter().copied()),
        under_way,
        ahead,
        around,
    })
}

impl SettingOf {
    /// Whether nothing was under way or ahead, neither between the actors nor around the speaker.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        let Self { under_way, ahead, around, .. } = self;
        let is_around_empty = around.under_way.is_empty() && around.ahead.is_empty();
        under_way.is_empty() && ahead.is_empty() && is_around_empty
    }
}

impl SettingItem {
    /// How many copies tell it again, as "and 2 copies".
    #[must_use]
    pub fn copies_told(&self) -> Option<String> {
        copies_told(self.copies.len())
    }

    /// How far its day is from that of the statement, in words.
    #[must_use]
    pub fn distance(&self) -> String {
        let counted = match self.days_before.unsigned_abs() {
            1 => "1 day".to_owned(),
            days => format!("{days} days"),
        };
        match self.days_before {
            0 => "that day".to_owned(),
            1.. => format!("{counted} before"),
            _ => format!("{counted} after"),
        }
    }
}

/// The actors of a statement.
struct Actors<'a> {
    speakers: BTreeSet<&'a str>,
    others: Vec<&'a Party>,
}

impl<'a> Actors<'a> {
    fn of(statement: &'a BookItem) -> Self {
        let speakers: BTreeSet<&str> = statement.from.iter().map(Party::key).collect();
        let others = statement.to.iter().chain(&statement.about);
        Self { others: others.filter(|it| !speakers.contains(it.key())).collect(), speakers }
    }

    /// Whether an item is between the speakers and the others.
    fn has(&self, item: &BookItem) -> bool {
        let parties = || item.parties().map(Party::key);
        let has_other = |key: &str| self.others.iter().any(|other| other.key() == key);
        parties().any(|key| self.speakers.contains(key))
            && (self.others.is_empty() || parties().any(has_other))
    }

    /// Whether an item is something that the speakers' side does, or is to do, with anybody else.
    fn are_around(&self, item: &BookItem) -> bool {
        let is_done = matches!(item.finding, Finding::Event { .. } | Finding::Schedule { .. });
        let keys = item.party_keys();
        is_done && keys.len() > 1 && keys.iter().any(|key| self.speakers.contains(key))
    }
}

/// On which side of a statement an item lies, and on which day.
#[derive(Clone, Copy, Debug)]
enum Placed {
    UnderWay(Date),
    Ahead(Date),
}

impl Placed {
    const fn day(self) -> Date {
        match self {
            Self::UnderWay(date) | Self::Ahead(date) => date,
        }
    }
}

/// An item with where it lies and how it is shown.
type Found<'a> = (&'a BookItem, (Placed, SettingItem));

/// Items without those that tell the same as an earlier one, or as what is announced: of that it is
/// told what became of it.
fn once(mut items: Vec<Found<'_>>) -> Vec<Found<'_>> {
    items.sort_by_key(|(item, _)| !matches!(item.finding, Finding::Schedule { .. }));
    let mut kept: Vec<Found<'_>> = vec![];
    for item in items {
        if kept.iter().all(|it| !it.0.is_one_with(item.0)) {
            kept.push(item);
        }
    }
    kept
}

/// What was under way, the latest first, and what lay ahead, the nearest first.
fn in_order(found: Vec<Found<'_>>) -> (Vec<SettingItem>, Vec<SettingItem>) {
    let (mut under_way, mut ahead) = (vec![], vec![]);
    for (_, (placed, item)) in found {
        match placed {
            Placed::UnderWay(_) => under_way.push(item),
            Placed::Ahead(_) => ahead.push(item),
        }
    }
    under_way.sort_by_key(|item: &SettingItem| std::cmp::Reverse((item.date, item.id)));
    ahead.sort_by_key(|item: &SettingItem| (item.date, item.id));
    (under_way, ahead)
}

/// Where an item lies from the day of a statement, if it belongs to its setting.
fn placed(item: &BookItem, said: Date) -> Option<Placed> {
    let date = item.date?;
    let from = said.saturating_sub(DAYS_UNDER_WAY.days());
    let is_recent = (from..=said).contains(&date);
    match item.finding {
        Finding::Event { occurrence: Occurrence::Happened, .. } | Finding::Position { .. } => {
            is_recent.then_some(Placed::UnderWay(date))
        }
        Finding::Event { .. } => (date > said).then_some(Placed::Ahead(date)),
        Finding::Schedule { .. } if date > said => Some(Placed::Ahead(date)),
        Finding::Schedule { .. } => is_recent.then_some(Placed::UnderWay(date)),
        Finding::Statement | Finding::Relation | Finding::Question => None,
    }
}

/// It as it is shown beside a statement of a day, with its copies and what became of it.
fn shown(once: Once<(&BookItem, Placed)>, said: Date, became: Option<String>) -> SettingItem {
    let Once { finding: (item, placed), copies, gone_since } = once;
    let date = placed.day();
    SettingItem {
        id: item.id,
        kind: item.finding.kind(),
        date,
        days_before: said.since(date).map_or(0, |span| span.get_days()),
        between: names(item.parties()),
        words: item.told(),
        notes: item.notes.iter().cloned().chain(became).chain(gone_since.map(gone_told)).collect(),
        document: item.document,
        copies,
    }
}

/// The names of parties, each once.
fn names<'a>(parties: impl IntoIterator<Item = &'a Party>) -> Vec<String> {
    let mut names: Vec<String> = vec![];
    for party in parties {
        if names.iter().all(|known| known != party.name()) {
            names.push(party.name().to_owned());
        }
    }
    names
}
