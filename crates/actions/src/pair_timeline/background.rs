//! The background of a pair: events that a machine coded, told apart from what was read and never
//! counted with it.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Action, EventCoder, EventImport, Id, QuadClass};
use jiff::civil::Date;
use serde::Serialize;

use super::month::{Counted, count};
use super::{Cut, PairDirection, PairMonth, PairSide};
use crate::Desk;
use crate::event_rows::{EventRow, EventRows};
use crate::look_up::{LookUpError, Recorded};

/// How many events are given one by one.
const MOST_EVENTS: usize = 500;

/// What one coder has between two sides.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PairBackground {
    /// Whose coding it is.
    pub coder: EventCoder,
    /// What stands beside each event.
    pub caution: &'static str,
    /// The imports that have rows of it.
    pub imports: Vec<Id>,
    /// The imports whose rows are not beside the desk, so that theirs are missing here.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lost: Vec<Id>,
    /// How many rows there are.
    pub rows: usize,
    /// How many of them tell again: the same class, on the same day, between the same two.
    pub repeated: usize,
    /// Cooperation and conflict by month, each such event once.
    pub months: Vec<PairMonth>,
    /// How many there are of each class, the most frequent first.
    pub classes: Vec<CodedClass>,
    /// The newest events one by one, where they were asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub events: Vec<BackgroundEvent>,
}

/// How many events of a class a machine coded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CodedClass {
    /// The class.
    pub action: Action,
    /// Cooperation or conflict.
    pub quad_class: QuadClass,
    /// How many.
    pub count: usize,
}

/// An event that a machine coded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BackgroundEvent {
    /// Its name in the table.
    pub id: String,
    /// The day.
    pub date: Date,
    /// From whom to whom.
    pub direction: PairDirection,
    /// Who did it, by the name in the table.
    pub actor: String,
    /// To or with whom.
    pub recipient: String,
    /// What was done.
    pub action: Action,
    /// The code of CAMEO, where the table has one.
    pub cameo: Option<String>,
    /// Where the table says that it was told.
    pub source: Option<String>,
    /// The import.
    pub import: Id,
}

/// A row between two sides.
struct Between {
    row: EventRow,
    direction: PairDirection,
    import: Id,
    codes: (String, String),
}

impl Desk {
    /// What machines coded between two sides, as it was imported by the moment of a cut.
    pub(super) fn background(
        &self,
        (first, second): (&PairSide, &PairSide),
        cut: &Cut,
        with_events: bool,
    ) -> Result<Background, LookUpError> {
        let mut by_coder: BTreeMap<EventCoder, Gathered> = BTreeMap::new();
        for import in self.every::<EventImport>()? {
            if cut.knows(import.recorded_at) {
                let gathered = by_coder.entry(import.record.coder).or_default();
                gathered.take(self, &import, (first, second));
            }
        }
        for gathered in by_coder.values_mut() {
            gathered.rows.retain(|it| cut.has_come(Some(it.row.date)));
            gathered.keep_once();
        }
        let every = by_coder.values().flat_map(|gathered| &gathered.rows);
        let months = count(every.map(Between::counted)).months;
        let told = by_coder.into_iter().map(|(coder, gathered)| gathered.told(coder, with_events));
        let coders = told.filter(|it| it.rows > 0 || !it.lost.is_empty()).collect();
        Ok(Background { coders, months })
    }
}

/// What machines coded between two sides.
pub(super) struct Background {
    pub(super) coders: Vec<PairBackground>,
    /// All coders together: what several of them coded is one event.
    pub(super) months: Vec<PairMonth>,
}

/// What was gathered of one coder.
#[derive(Default)]
struct Gathered {
    lost: Vec<Id>,
    rows: Vec<Between>,
}

impl Gathered {
    /// Gathers the rows of an import, both ways.
    fn take(
        &mut self,
        desk: &Desk,
        import: &Recorded<EventImport>,
        (first, second): (&PairSide, &PairSide),
    ) {
        let rows = EventRows::of(desk, &import.record);
        let there = between(&rows, (first, second), PairDirection::FirstToSecond, import.id);
        let back = between(&rows, (second, first), PairDirection::SecondToFirst, import.id);
        match there.and_then(|there| Ok((there, back?))) {
            Ok((there, back)) => self.rows.extend(there.into_iter().chain(back)),
            Err(_) => self.lost.push(import.id),
        }
    }

    /// Leaves out the rows that an earlier import had already, as one of a table that grew.
    fn keep_once(&mut self) {
        let mut seen = BTreeSet::new();
        self.rows.retain(|Between { row, codes, .. }| {
            let names = [&row.id, &row.actor, &row.recipient].map(Clone::clone);
            row.id.is_empty() || seen.insert((names, row.date, row.action.word(), codes.clone()))
        });
    }

    fn told(mut self, coder: EventCoder, with_events: bool) -> PairBackground {
        self.rows.sort_by(|one, other| {
            let key = |it: &Between| (it.row.date, it.row.action.word(), it.import);
            key(one).cmp(&key(other)).then_with(|| one.row.id.cmp(&other.row.id))
        });
        let mut seen = BTreeSet::new();
        let once: Vec<&Between> =
            self.rows.iter().filter(|it| seen.insert(it.counted().key())).collect();
        let mut classes: BTreeMap<&str, CodedClass> = BTreeMap::new();
        for Between { row, .. } in &once {
            let (action, quad_class) = (row.action, QuadClass::of(row.action));
            let class = CodedClass { action, quad_class, count: 0 };
            classes.entry(action.word()).or_insert(class).count += 1;
        }
        let mut classes: Vec<CodedClass> = classes.into_values().collect();
        classes.sort_by_key(|class| std::cmp::Reverse(class.count));
        let months = count(once.iter().map(|it| it.counted())).months;
        let mut imports: Vec<Id> = self.rows.iter().map(|it| it.import).collect();
        imports.sort_unstable();
        imports.dedup();
        let lost = self.lost;
        let (rows, repeated) = (self.rows.len(), self.rows.len() - once.len());
        let shown = if with_events { MOST_EVENTS } else { 0 };
        let events = self.rows.into_iter().rev().take(shown).map(Between::shown).collect();
        let caution = coder.caution();
        PairBackground { coder, caution, imports, lost, rows, repeated, months, classes, events }
    }
}

impl Between {
    fn counted(&self) -> Counted<'_> {
        Counted {
            date: Some(self.row.date),
            action: self.row.action,
            direction: self.direction,
            from: &self.codes.0,
            to: &self.codes.1,
            told: (Some(self.import), &self.row.id),
        }
    }

    fn shown(self) -> BackgroundEvent {
        let Self { row, direction, import, .. } = self;
        let EventRow { date, action, cameo, id, actor, recipient, source } = row;
        BackgroundEvent { id, date, direction, actor, recipient, action, cameo, source, import }
    }
}

/// The rows from the actors of one side to those of another.
fn between(
    rows: &EventRows,
    (from, to): (&PairSide, &PairSide),
    direction: PairDirection,
    import: Id,
) -> std::io::Result<Vec<Between>> {
    let (actors, recipients) = (from.codes(), to.codes());
    let pairs = actors.iter().flat_map(|actor| recipients.iter().map(move |it| (actor, it)));
    let mut found = vec![];
    for (actor, recipient) in pairs {
        let is_between =
            |row: &EventRow| from.has_code(actor, row.date) && to.has_code(recipient, row.date);
        let rows = rows.between(actor, recipient)?.into_iter().filter(is_between);
        let codes = || (actor.clone(), recipient.clone());
        found.extend(rows.map(|row| Between { row, direction, import, codes: codes() }));
    }
    Ok(found)
}
