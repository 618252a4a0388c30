//! Cooperation and conflict: how many events of each quad class there were in each month,
//! cooperation upward and conflict downward, deeds solid and words in outline.

use actions::{PairMonth, QuadCount};
use askama::Template;
use domain::QuadClass;

use super::scale::exact;
use super::{Chart, Column, Table, coordinate, counted};

const LEFT: f64 = 56.0;
const WIDTH: f64 = 528.0;
const TOP: f64 = 16.0;
const BOTTOM: f64 = 256.0;
const WIDEST_BAR: f64 = 40.0;
/// The room that the name of a month takes.
const NAME_WIDTH: f64 = 70.0;
/// How many counts are written on each side of the middle.
const MOST_LEVELS: usize = 3;

/// What the chart shows.
#[derive(Clone, Copy, Debug)]
pub struct CooperationConflict<'a> {
    /// A name for the picture's elements, unique on the page.
    pub name: &'a str,
    /// One side.
    pub first: &'a str,
    /// The other.
    pub second: &'a str,
    /// The months that have events, in their order.
    pub months: &'a [PairMonth],
    /// The months of what machines coded, which is drawn faintly behind and on a scale of its own.
    pub background: &'a [PairMonth],
}

impl CooperationConflict<'_> {
    /// Draws the chart; `None` without events.
    pub fn draw(&self) -> Option<Chart> {
        let all = || self.months.iter().chain(self.background).map(number);
        let slots = Slots::new(all().min()?, all().max()?);
        let scale = Scale::of(self.months, self.background);
        let behind = scale.behind(self.background);
        let (title, summary) = (self.title(), self.summary());
        let drawing = Drawing {
            name: self.name,
            title: &title,
            summary: &summary,
            middle: scale.y(0.0),
            levels: scale.levels(),
            ticks: slots.ticks(if self.months.is_empty() { self.background } else { self.months }),
            behind: self.background.iter().flat_map(|it| faint(it, &slots, &behind)).collect(),
            bars: self.months.iter().flat_map(|month| bars(month, &slots, &scale)).collect(),
        };
        let svg = drawing.render().ok()?;
        Some(Chart { title, summary, svg, table: self.table() })
    }

    fn title(&self) -> String {
        let (cooperation, conflict) = (total(self.months, false), total(self.months, true));
        format!(
            "{cooperation} of cooperation and {conflict} of conflict between {} and {}",
            self.first, self.second
        )
    }

    fn summary(&self) -> String {
        let events = counted(total(self.months, false) + total(self.months, true), "event");
        let behind = if self.background.is_empty() {
            String::new()
        } else {
            let coded = total(self.background, false) + total(self.background, true);
            let coded = counted(coded, "event");
            format!(" Faint behind them, on a scale of their own: {coded} that machines coded.")
        };
        format!(
            "{events} told to have happened, by month: cooperation upward, conflict downward, deeds solid and words in outline. One kind of event between the same two on one day counts once. The counts follow what the desk has read, and are no measure of how much each weighs.{behind}"
        )
    }

    fn table(&self) -> Table {
        let columns = vec![
            Column::words("Month"),
            Column::words("From"),
            Column::number("Verbal cooperation"),
            Column::number("Material cooperation"),
            Column::number("Verbal conflict"),
            Column::number("Material conflict"),
        ];
        let row = |month: &PairMonth, from: &str, counts: QuadCount| {
            let counts = QuadClass::ALL.map(|class| counts.of(class).to_string());
            [named(month), from.to_owned()].into_iter().chain(counts).collect()
        };
        let rows = self.months.iter().flat_map(|month| {
            [
                row(month, self.first, month.first_to_second),
                row(month, self.second, month.second_to_first),
            ]
        });
        Table { columns, rows: rows.collect() }
    }
}

#[derive(Template)]
#[template(path = "chart/cooperation_conflict.svg")]
struct Drawing<'a> {
    name: &'a str,
    title: &'a str,
    summary: &'a str,
    middle: f64,
    levels: Vec<Level>,
    ticks: Vec<Tick>,
    /// What machines coded.
    behind: Vec<Bar>,
    bars: Vec<Bar>,
}

struct Level {
    y: f64,
    label: String,
}

struct Tick {
    x: f64,
    label: String,
}

struct Bar {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    class: &'static str,
    label: String,
}

/// The places of the months on the axis.
struct Slots {
    first: i32,
    width: f64,
}

impl Slots {
    fn new(first: i32, last: i32) -> Self {
        Self { first, width: WIDTH / f64::from(last - first + 1) }
    }

    fn middle(&self, month: i32) -> f64 {
        LEFT + self.width * (f64::from(month - self.first) + 0.5)
    }

    /// The months that are written, as many as have room.
    fn ticks(&self, months: &[PairMonth]) -> Vec<Tick> {
        let mut room_from = f64::MIN;
        let mut ticks = vec![];
        for month in months {
            let x = self.middle(number(month));
            if x >= room_from {
                room_from = x + NAME_WIDTH;
                ticks.push(Tick { x, label: named(month) });
            }
        }
        ticks
    }
}

/// How high an event is, and where the middle lies between cooperation and conflict.
struct Scale {
    above: usize,
    below: usize,
    height: f64,
}

impl Scale {
    /// The scale of what was read; it leaves room on either side for what stands behind.
    fn of(months: &[PairMonth], background: &[PairMonth]) -> Self {
        let room = |conflict| most(months, conflict).max(most(background, conflict).min(1));
        let (above, below) = (room(false), room(true));
        Self { above, below, height: (BOTTOM - TOP) / exact(above + below).max(1.0) }
    }

    /// The scale of what stands behind, with the same middle.
    fn behind(&self, background: &[PairMonth]) -> Behind {
        let fitting = |room: usize, conflict| {
            let most = exact(most(background, conflict));
            if most > 0.0 { exact(room) * self.height / most } else { f64::INFINITY }
        };
        let height = fitting(self.above, false).min(fitting(self.below, true));
        Behind { middle: self.y(0.0), height: if height.is_finite() { height } else { 0.0 } }
    }

    fn y(&self, events: f64) -> f64 {
        TOP + self.height * (exact(self.above) - events)
    }

    fn levels(&self) -> Vec<Level> {
        let step = self.above.max(self.below).div_ceil(MOST_LEVELS).max(1);
        let up = (1..=self.above / step).map(|it| (exact(it * step), it * step));
        let down = (1..=self.below / step).map(|it| (-exact(it * step), it * step));
        let level = |(at, count): (f64, usize)| Level { y: self.y(at), label: count.to_string() };
        down.chain(up).map(level).collect()
    }
}

/// How high an event is that a machine coded, and where the middle lies.
struct Behind {
    middle: f64,
    height: f64,
}

/// What machines coded in a month: one bar upward and one downward, as wide as the month.
fn faint(month: &PairMonth, slots: &Slots, behind: &Behind) -> Vec<Bar> {
    let x = slots.middle(number(month)) - slots.width / 2.0;
    let bar = |conflict| {
        let count = of_month(month, conflict);
        let height = behind.height * exact(count);
        let y = if conflict { behind.middle } else { behind.middle - height };
        let what = if conflict { "conflict" } else { "cooperation" };
        let label = format!("{}: {count} of {what}, machine-coded", named(month));
        Bar { x, y, width: slots.width, height, class: "quad-behind", label }
    };
    [false, true].map(bar).into_iter().filter(|bar| bar.height > 0.0).collect()
}

/// The bars of a month, from the middle outward: words, and deeds beyond them.
fn bars(month: &PairMonth, slots: &Slots, scale: &Scale) -> Vec<Bar> {
    let width = (slots.width - 2.0).clamp(1.0, WIDEST_BAR);
    let x = slots.middle(number(month)) - width / 2.0;
    let mut reached = [0, 0];
    let bar = |class: QuadClass| {
        let count = month.of(class);
        let begin = &mut reached[usize::from(class.is_conflict())];
        let from = exact(*begin);
        *begin += count;
        let upper = if class.is_conflict() { -from } else { exact(*begin) };
        Bar {
            x,
            y: scale.y(upper),
            width,
            height: scale.height * exact(count),
            class: css(class),
            label: format!("{}: {} {}", named(month), count, class.words()),
        }
    };
    let bars = QuadClass::ALL.map(bar);
    bars.into_iter().filter(|bar| bar.height > 0.0).collect()
}

const fn css(class: QuadClass) -> &'static str {
    match class {
        QuadClass::VerbalCooperation => "quad-cooperation quad-words",
        QuadClass::MaterialCooperation => "quad-cooperation",
        QuadClass::VerbalConflict => "quad-conflict quad-words",
        QuadClass::MaterialConflict => "quad-conflict",
    }
}

fn total(months: &[PairMonth], is_conflict: bool) -> usize {
    months.iter().map(|month| of_month(month, is_conflict)).sum()
}

fn most(months: &[PairMonth], is_conflict: bool) -> usize {
    months.iter().map(|month| of_month(month, is_conflict)).max().unwrap_or(0)
}

fn of_month(month: &PairMonth, is_conflict: bool) -> usize {
    let classes = QuadClass::ALL.into_iter().filter(|it| it.is_conflict() == is_conflict);
    classes.map(|class| month.of(class)).sum()
}

/// The months before this one since year 0.
fn number(month: &PairMonth) -> i32 {
    i32::from(month.starts.year()) * 12 + i32::from(month.starts.month())
}

fn named(month: &PairMonth) -> String {
    month.starts.strftime("%b %Y").to_string()
}

#[cfg(test)]
mod tests {
    use actions::{PairMonth, QuadCount};

    use super::{Chart, CooperationConflict};

    /// Each month with its events of the four classes, all from the first side.
    fn draw(months: &[(i8, [usize; 4])]) -> Option<Chart> {
        let month = |(month, counts): &(i8, [usize; 4])| PairMonth {
            starts: jiff::civil::date(2022, *month, 1),
            first_to_second: QuadCount {
                verbal_cooperation: counts[0],
                material_cooperation: counts[1],
                verbal_conflict: counts[2],
                material_conflict: counts[3],
            },
            second_to_first: QuadCount::default(),
        };
        let months: Vec<PairMonth> = months.iter().map(month).collect();
        let (first, second) = ("Norland", "Suthland");
        let background = &[];
        CooperationConflict { name: "pair", first, second, months: &months, background }.draw()
    }

    #[test]
    fn deeds_stand_beyond_words_on_either_side_of_the_middle() {
        let chart = draw(&[(1, [1, 1, 1, 0]), (3, [0, 0, 0, 1])]).unwrap();
        assert_eq!(chart.title, "2 of cooperation and 2 of conflict between Norland and Suthland");
        let heights = ["y=\"96\"", "y=\"16\"", "y=\"176\""];
        for height in heights {
            assert!(chart.svg.contains(height), "{height}: {}", chart.svg);
        }
        assert!(
            chart.svg.contains("<title>Mar 2022: 1 material conflict</title>"),
            "{}",
            chart.svg
        );
        assert_eq!(chart.table.rows[0], ["Jan 2022", "Norland", "1", "1", "1", "0"]);
        assert_eq!(chart.table.rows[3], ["Mar 2022", "Suthland", "0", "0", "0", "0"]);
    }

    #[test]
    fn without_events_there_is_no_chart() {
        assert_eq!(draw(&[]), None);
    }
}
