//! Cooperation and conflict by month: how many events of each quad class there were.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Action, Id, QuadClass};
use jiff::civil::Date;
use serde::Serialize;

use super::PairDirection;

/// How many events of each quad class happened between two sides in a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PairMonth {
    /// Its first day.
    pub starts: Date,
    /// From the first side to the second.
    pub first_to_second: QuadCount,
    /// From the second side to the first.
    pub second_to_first: QuadCount,
}

/// How many events there are of each quad class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct QuadCount {
    /// Cooperation in words.
    pub verbal_cooperation: usize,
    /// Cooperation in deeds.
    pub material_cooperation: usize,
    /// Conflict in words.
    pub verbal_conflict: usize,
    /// Conflict in deeds.
    pub material_conflict: usize,
}

/// An event that is counted.
pub(super) struct Counted<'a> {
    pub(super) date: Option<Date>,
    pub(super) action: Action,
    pub(super) direction: PairDirection,
    pub(super) from: &'a str,
    pub(super) to: &'a str,
    /// The words or the row that tell of it.
    pub(super) told: (Option<Id>, &'a str),
}

/// What tells an event from others: its day, its class, and the two. What two do together is the
/// same whoever of them is named first.
pub(super) type EventKey<'a> = (Option<Date>, &'static str, &'a str, &'a str);

/// The months, and what is in none.
#[derive(Default)]
pub(super) struct Counts {
    pub(super) months: Vec<PairMonth>,
    pub(super) undated: usize,
    pub(super) repeated: usize,
}

/// Counts events by month. Events of one class between the same two on one day count once, as ten
/// reports of one meeting are one meeting; and the same words tell of it once, although "the two
/// met" tells of each that he met the other. What a document tells without a day, as its headline
/// does, and with one too, is told again.
pub(super) fn count<'a>(events: impl Iterator<Item = Counted<'a>>) -> Counts {
    let mut seen: BTreeMap<EventKey<'_>, BTreeSet<(Option<Id>, &str)>> = BTreeMap::new();
    let mut months: BTreeMap<Date, PairMonth> = BTreeMap::new();
    let mut counts = Counts::default();
    let events: Vec<Counted<'_>> = events.collect();
    let dated: BTreeSet<_> =
        events.iter().filter(|it| it.date.is_some()).map(Counted::sort).collect();
    for event in &events {
        let told = seen.entry(event.key()).or_default();
        let (is_first, is_told_anew) = (told.is_empty(), told.insert(event.told));
        let Some(date) = event.date else {
            let is_dated = event.told.0.is_some() && dated.contains(&event.sort());
            let count = if is_dated { &mut counts.repeated } else { &mut counts.undated };
            *count += usize::from(is_told_anew);
            continue;
        };
        if !is_first {
            counts.repeated += usize::from(is_told_anew);
            continue;
        }
        let starts = date.first_of_month();
        let month = months.entry(starts).or_insert_with(|| PairMonth::new(starts));
        month.side(event.direction).add(QuadClass::of(event.action));
    }
    counts.months = months.into_values().collect();
    counts
}

impl<'a> Counted<'a> {
    /// What it has in common with what its document tells of it elsewhere.
    fn sort(&self) -> (Option<Id>, EventKey<'a>) {
        let (_, class, one, other) = self.key();
        (self.told.0, (None, class, one, other))
    }

    pub(super) fn key(&self) -> EventKey<'a> {
        let is_turned = is_mutual(self.action) && self.to < self.from;
        let (one, other) = if is_turned { (self.to, self.from) } else { (self.from, self.to) };
        (self.date, self.action.word(), one, other)
    }
}

/// Whether two do something of a class together, whoever of them is named first.
pub(super) const fn is_mutual(action: Action) -> bool {
    matches!(action, Action::Agree | Action::Consult | Action::Cooperate)
}

impl PairMonth {
    fn new(starts: Date) -> Self {
        let none = QuadCount::default();
        Self { starts, first_to_second: none, second_to_first: none }
    }

    fn side(&mut self, direction: PairDirection) -> &mut QuadCount {
        match direction {
            PairDirection::FirstToSecond | PairDirection::Between => &mut self.first_to_second,
            PairDirection::SecondToFirst => &mut self.second_to_first,
        }
    }

    /// The events of a class, both ways.
    #[must_use]
    pub const fn of(&self, class: QuadClass) -> usize {
        self.first_to_second.of(class) + self.second_to_first.of(class)
    }
}

impl QuadCount {
    /// The events of a class.
    #[must_use]
    pub const fn of(&self, class: QuadClass) -> usize {
        match class {
            QuadClass::VerbalCooperation => self.verbal_cooperation,
            QuadClass::MaterialCooperation => self.material_cooperation,
            QuadClass::VerbalConflict => self.verbal_conflict,
            QuadClass::MaterialConflict => self.material_conflict,
        }
    }

    const fn add(&mut self, class: QuadClass) {
        let count = match class {
            QuadClass::VerbalCooperation => &mut self.verbal_cooperation,
            QuadClass::MaterialCooperation => &mut self.material_cooperation,
            QuadClass::VerbalConflict => &mut self.verbal_conflict,
            QuadClass::MaterialConflict => &mut self.material_conflict,
        };
        *count += 1;
    }
}

#[cfg(test)]
mod tests {
    use domain::{Action, Id, Kind, QuadClass};
    use jiff::civil::{Date, date};

    use super::{Counted, count};
    use crate::pair_timeline::PairDirection;

    fn meeting(document: u64, date: Option<Date>, words: &'static str) -> Counted<'static> {
        let told = (Some(Id { kind: Kind::Document, number: document }), words);
        let (action, direction) = (Action::Consult, PairDirection::FirstToSecond);
        Counted { date, action, direction, from: "DEU", to: "RUS", told }
    }

    #[test]
    fn a_headline_tells_again_what_its_report_gives_a_day() {
        let day = Some(date(2022, 2, 15));
        let counts = count(
            [
                meeting(1, None, "German chancellor meets Putin"),
                meeting(1, day, "Scholz met Putin"),
                meeting(2, None, "Scholz and Putin meet"),
            ]
            .into_iter(),
        );
        let [month] = counts.months.as_slice() else { panic!("{:?}", counts.months) };
        assert_eq!(month.of(QuadClass::VerbalCooperation), 1);
        assert_eq!((counts.repeated, counts.undated), (1, 1), "another document gives no day");
    }
}
