//! How much of the records was read, and what was read instead.

use std::collections::BTreeMap;
use std::fmt;

use super::codes::Codes;
use super::record::{Actor, Record};
use crate::evaluate::readings::{Event, Identity, Reading};
use crate::evaluate::share::ratio;

/// How much of the records was read.
#[derive(Debug, Default)]
pub(super) struct Table {
    first_half: Counts,
    second_half: Counts,
    /// The class of a record and that of ours, where they differ.
    confused: BTreeMap<(String, String), usize>,
}

/// How many records were read right, in each way of asking.
#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    records: usize,
    right: [usize; 6],
}

/// The ways of asking, as they are printed.
const ASKED: [&str; 6] = [
    "class of the event told first",
    "class of any event",
    "class",
    "class with all sources",
    "class with both actors",
    "class with both and their sectors",
];

impl Table {
    /// Compares one reading with its record.
    pub(super) fn add(
        &mut self,
        is_first: bool,
        reading: &Reading,
        record: &Record,
        codes: &Codes,
    ) {
        let judged = judged(&reading.events, record);
        let of_class = |event: &&&Event| event.action == record.class;
        let right: Vec<&Event> = judged.iter().filter(of_class).copied().collect();
        let sources = right.iter().filter_map(|event| event.actor_identity.as_ref());
        let sources = Side { ours: sources.collect(), codes };
        let targets = right.iter().filter_map(|event| event.recipient_identity.as_ref());
        let targets = Side { ours: targets.collect(), codes };
        let class = !right.is_empty();
        let from = class && sources.holds(&record.sources, false);
        let both = from && targets.holds(&record.targets, false);
        let told = |event: &Event| event.action == record.class;
        let answers = [
            reading.events.first().is_some_and(told),
            reading.events.iter().any(told),
            class,
            from,
            both,
            both && sources.holds(&record.sources, true) && targets.holds(&record.targets, true),
        ];
        let half = if is_first { &mut self.first_half } else { &mut self.second_half };
        half.records += 1;
        for (count, answer) in half.right.iter_mut().zip(answers) {
            *count += usize::from(answer);
        }
        if !class {
            let ours = judged.first().map_or("nothing", |event| &event.action);
            *self.confused.entry((record.class.clone(), ours.to_owned())).or_default() += 1;
        }
    }
}

/// The actors on one side of our events.
struct Side<'a> {
    ours: Vec<&'a Identity>,
    codes: &'a Codes,
}

impl Side<'_> {
    /// Whether all actors of a record are among ours.
    fn holds(&self, actors: &[Actor], with_sector: bool) -> bool {
        actors.iter().all(|actor| {
            let same_sector =
                |ours: &Identity| actor.sector.is_none() || ours.sector == actor.sector;
            let is_actor = |ours: &&&Identity| self.codes.agree(ours, &actor.code);
            self.ours.iter().filter(is_actor).any(|ours| !with_sector || same_sector(ours))
        })
    }
}

/// The events of ours that stand for the record's.
fn judged<'a>(events: &'a [Event], record: &Record) -> Vec<&'a Event> {
    let touches = |event: &&Event| {
        let cue = event.cue_span;
        record
            .marked
            .iter()
            .any(|it| cue.is_some_and(|cue| cue.start < it.end && it.start < cue.end))
    };
    let found: Vec<&Event> = events.iter().filter(touches).collect();
    let first = events.first().and_then(|event| event.cue_span);
    let told_first = || events.iter().filter(|event| event.cue_span == first).collect();
    if found.is_empty() { told_first() } else { found }
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{:<34} {:>9} {:>9} {:>9}", "", "all", "1st half", "2nd half")?;
        for (index, asked) in ASKED.iter().enumerate() {
            let [first, second] = [self.first_half, self.second_half];
            let all =
                ratio(first.right[index] + second.right[index], first.records + second.records);
            let first = ratio(first.right[index], first.records);
            let second = ratio(second.right[index], second.records);
            writeln!(formatter, "{asked:<34} {all:>9.3} {first:>9.3} {second:>9.3}")?;
        }
        writeln!(formatter, "other classes than the record's:")?;
        let mut confused: Vec<_> = self.confused.iter().collect();
        confused.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        for ((theirs, ours), count) in confused.into_iter().take(SHOWN) {
            writeln!(formatter, "  {count:>3}  {theirs} read as {ours}")?;
        }
        Ok(())
    }
}

/// How many kinds of confusion are printed.
const SHOWN: usize = 12;
