//! Lanes of a pair: when what was said, done, wanted and announced between two sides, one lane for
//! each kind and way. Marks that would touch are one mark, the larger the more stand behind it.

use std::collections::BTreeMap;

use actions::{PairDirection, PairItem, PairKind};
use askama::Template;
use jiff::civil::Date;
use jiff::tz::Offset;
use jiff::{Timestamp, ToSpan as _};

use super::scale::exact;
use super::time_axis::{Tick, TimeAxis};
use super::{Chart, Column, Table, coordinate, counted};

const LEFT: f64 = 150.0;
const RIGHT: f64 = 700.0;
const TOP: f64 = 26.0;
const LANE: f64 = 26.0;
/// How wide a place on the axis is that has one mark in a lane.
const SLOT: f64 = 8.0;
/// How many days ahead are on the axis at least.
const LEAST_AHEAD: i32 = 30;
const SMALLEST: f64 = 3.5;
const LARGEST: f64 = 9.0;
/// How many letters of an item's words stand in its label.
const WORDS: usize = 80;

/// What the chart shows.
#[derive(Clone, Copy, Debug)]
pub struct PairLanes<'a> {
    /// A name for the picture's elements, unique on the page.
    pub name: &'a str,
    /// One side.
    pub first: &'a str,
    /// The other.
    pub second: &'a str,
    /// The items.
    pub items: &'a [&'a PairItem],
    /// As of which moment they are told, if that is not now.
    pub as_of: Option<Timestamp>,
    /// Where the row of each item is.
    pub hrefs: &'a [String],
}

impl PairLanes<'_> {
    /// Draws the chart; `None` without items.
    pub fn draw(&self) -> Option<Chart> {
        let horizon = self.horizon();
        let days = self.items.iter().map(|it| day(it)).filter(|day| *day <= horizon);
        let moments: Vec<Timestamp> = days.map(moment).chain(self.as_of).collect();
        let axis = TimeAxis::around(moments.into_iter(), (LEFT, RIGHT - SLOT))?;
        let lanes = lanes(self.items);
        let (title, summary) = (self.title(), self.summary());
        let foot = TOP + LANE * exact(lanes.len());
        let drawing = Drawing {
            name: self.name,
            title: &title,
            summary: &summary,
            foot,
            ticks: axis.ticks(),
            far: self.far(horizon),
            cut: self.as_of.map(|at| axis.x(at)),
            lanes: lanes
                .iter()
                .enumerate()
                .map(|(at, it)| self.lane(at, it, (&axis, horizon)))
                .collect(),
        };
        let svg = drawing.render().ok()?;
        Some(Chart { title, summary, svg, table: self.table(&lanes) })
    }

    /// The last day on the axis: what lies further ahead stands at the edge, so that one far day
    /// does not press all others together.
    fn horizon(&self) -> Date {
        let as_of = self.as_of.map(|at| Offset::UTC.to_datetime(at).date());
        let come = self.items.iter().filter(|it| !it.is_ahead).map(|it| day(it)).chain(as_of);
        let come: Vec<Date> = come.collect();
        let (Some(first), Some(last)) = (come.iter().min(), come.iter().max()) else {
            return Date::MAX;
        };
        let days = last.since(*first).map_or(0, |span| span.get_days());
        last.saturating_add((days / 2).max(LEAST_AHEAD).days())
    }

    /// The years of what lies behind the axis, with an arrow.
    fn far(&self, horizon: Date) -> Option<String> {
        let years = || self.items.iter().map(|it| day(it)).filter(|day| *day > horizon);
        let (first, last) = (years().min()?.year(), years().max()?.year());
        Some(if first == last { format!("{first} →") } else { format!("{first}–{last} →") })
    }

    fn title(&self) -> String {
        let items = counted(self.items.len(), "item");
        format!("{items} between {} and {} over time", self.first, self.second)
    }

    fn summary(&self) -> String {
        format!(
            "A lane for each kind and way: → from {first} to {second}, ← from {second} to {first}, ↔ between the two. A mark leads to its row below; a larger one stands for several, a hollow one for what only lies ahead, and what lies far ahead stands at the right edge.",
            first = self.first,
            second = self.second,
        )
    }

    fn lane(
        &self,
        at: usize,
        (key, places): &Lane,
        (axis, horizon): (&TimeAxis, Date),
    ) -> DrawnLane {
        let y = TOP + LANE * (exact(at) + 0.5);
        let mut slots: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for place in places {
            let day = day(self.items[*place]);
            let x = if day > horizon { RIGHT - 1.0 } else { axis.x(moment(day)) };
            slots.entry(slot(x)).or_default().push(*place);
        }
        let marks = slots.iter().map(|(slot, places)| self.mark(*slot, places));
        DrawnLane { y, label: label(*key), class: key.0.word(), marks: marks.collect() }
    }

    fn mark(&self, slot: u32, places: &[usize]) -> Mark {
        let first = places.iter().min_by_key(|place| day(self.items[**place])).copied();
        let first = first.unwrap_or_default();
        let item = self.items[first];
        let last = places.iter().map(|place| day(self.items[*place])).max();
        let label = match (places.len(), last) {
            (1, _) | (_, None) => format!("{}: {}", day(item), shortened(&item.words)),
            (several, Some(last)) if last == day(item) => format!("{last}: {several} items"),
            (several, Some(last)) => format!("{} to {last}: {several} items", day(item)),
        };
        Mark {
            x: LEFT + (f64::from(slot) + 0.5) * SLOT,
            radius: (SMALLEST + exact(places.len()).ln() * 1.5).min(LARGEST),
            is_ahead: places.iter().all(|place| self.items[*place].is_ahead),
            href: self.hrefs.get(first).cloned().unwrap_or_default(),
            label,
        }
    }

    fn table(&self, lanes: &[Lane]) -> Table {
        let columns = vec![
            Column::words("Lane"),
            Column::number("Items"),
            Column::words("First"),
            Column::words("Last"),
        ];
        let row = |(key, places): &Lane| {
            let days = || places.iter().map(|place| day(self.items[*place]));
            let told = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
            vec![label(*key), places.len().to_string(), told(days().min()), told(days().max())]
        };
        Table { columns, rows: lanes.iter().map(row).collect() }
    }
}

/// A kind and a way, with the places of its items.
type Lane = ((PairKind, PairDirection), Vec<usize>);

/// The lanes that have items, in the order of the kinds.
fn lanes(items: &[&PairItem]) -> Vec<Lane> {
    let mut lanes: BTreeMap<(PairKind, PairDirection), Vec<usize>> = BTreeMap::new();
    for (place, item) in items.iter().enumerate() {
        lanes.entry((item.kind, item.direction)).or_default().push(place);
    }
    lanes.into_iter().collect()
}

fn label((kind, direction): (PairKind, PairDirection)) -> String {
    let way = match direction {
        PairDirection::FirstToSecond => "→",
        PairDirection::SecondToFirst => "←",
        PairDirection::Between => "↔",
    };
    format!("{} {way}", kind.word())
}

/// The day by which an item is put in order.
fn day(item: &PairItem) -> Date {
    let known = || Offset::UTC.to_datetime(item.known_at).date();
    item.date.or(item.published).unwrap_or_else(known)
}

fn moment(day: Date) -> Timestamp {
    Offset::UTC.to_timestamp(day.at(0, 0, 0, 0)).unwrap_or(Timestamp::UNIX_EPOCH)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a place within the picture"
)]
fn slot(x: f64) -> u32 {
    ((x - LEFT) / SLOT).max(0.0) as u32
}

fn shortened(words: &str) -> String {
    if words.chars().count() <= WORDS {
        return words.to_owned();
    }
    words.chars().take(WORDS).chain(['…']).collect()
}

#[derive(Template)]
#[template(path = "chart/pair_lanes.svg")]
struct Drawing<'a> {
    name: &'a str,
    title: &'a str,
    summary: &'a str,
    foot: f64,
    ticks: Vec<Tick>,
    far: Option<String>,
    cut: Option<f64>,
    lanes: Vec<DrawnLane>,
}

struct DrawnLane {
    y: f64,
    label: String,
    class: &'static str,
    marks: Vec<Mark>,
}

struct Mark {
    x: f64,
    radius: f64,
    is_ahead: bool,
    href: String,
    label: String,
}

#[cfg(test)]
mod tests {
    use actions::{PairDirection, PairItem, PairKind};
    use domain::{Id, Kind};
    use jiff::Timestamp;
    use jiff::civil::date;

    use super::{Chart, PairLanes};

    fn item(kind: PairKind, direction: PairDirection, day: i8) -> PairItem {
        PairItem {
            id: Id { kind: Kind::Statement, number: u64::from(day.unsigned_abs()) },
            kind,
            direction,
            date: Some(date(2022, 1, day)),
            published: None,
            known_at: Timestamp::UNIX_EPOCH,
            is_ahead: day > 25,
            is_about: false,
            from: None,
            to: None,
            words: format!("on the <{day}th>"),
            notes: vec![],
            action: None,
            quad_class: None,
            document: None,
            copies: vec![],
            gone_since: None,
        }
    }

    fn draw(items: &[PairItem]) -> Option<Chart> {
        let items: Vec<&PairItem> = items.iter().collect();
        let hrefs: Vec<String> = (0..items.len()).map(|it| format!("?page=1#row-{it}")).collect();
        let (first, second, as_of) = ("Norland", "Suthland", None);
        PairLanes { name: "lanes", first, second, items: &items, as_of, hrefs: &hrefs }.draw()
    }

    #[test]
    fn each_kind_and_way_has_a_lane_and_marks_lead_to_rows() {
        let (there, back) = (PairDirection::FirstToSecond, PairDirection::SecondToFirst);
        let chart = draw(&[
            item(PairKind::Statement, there, 1),
            item(PairKind::Statement, there, 1),
            item(PairKind::Statement, back, 20),
            item(PairKind::Schedule, PairDirection::Between, 31),
        ])
        .unwrap();
        let lanes: Vec<&str> = chart.table.rows.iter().map(|row| row[0].as_str()).collect();
        assert_eq!(lanes, ["statement →", "statement ←", "schedule ↔"]);
        assert_eq!(chart.table.rows[0][1..], ["2", "2022-01-01", "2022-01-01"]);
        for part in [
            "href=\"?page=1#row-0\"",
            "<title>2022-01-01: 2 items</title>",
            "<title>2022-01-20: on the &#60;20th&#62;</title>",
            "class=\"ahead\"",
        ] {
            assert!(chart.svg.contains(part), "{part}: {}", chart.svg);
        }
    }

    #[test]
    fn what_lies_far_ahead_stands_at_the_edge() {
        let there = PairDirection::FirstToSecond;
        let mut far = item(PairKind::Question, PairDirection::Between, 31);
        far.date = Some(date(2027, 5, 1));
        let near = [item(PairKind::Statement, there, 1), item(PairKind::Statement, there, 20)];
        let chart = draw(&[near[0].clone(), near[1].clone(), far]).unwrap();
        for part in [">2027 →</text>", "18 Jan", "<title>2027-05-01: on the"] {
            assert!(chart.svg.contains(part), "{part}: {}", chart.svg);
        }
        assert!(!draw(&near).unwrap().svg.contains("2027"));
    }

    #[test]
    fn without_items_there_is_no_chart() {
        assert_eq!(draw(&[]), None);
    }
}
