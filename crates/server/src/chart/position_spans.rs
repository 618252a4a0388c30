//! Spans of positions: from when each matter was wanted, refused or accepted until it was decided.

use actions::HeldMatter;
use askama::Template;
use domain::PositionState;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

use super::scale::exact;
use super::time_axis::{Tick, TimeAxis};
use super::{Chart, Column, Table, coordinate, counted};

const LEFT: f64 = 270.0;
const RIGHT: f64 = 600.0;
const TOP: f64 = 10.0;
const ROW: f64 = 24.0;
/// How many letters of a matter stand beside its span.
const LETTERS: usize = 26;

/// What the chart shows.
#[derive(Clone, Copy, Debug)]
pub struct PositionSpans<'a> {
    /// A name for the picture's elements, unique on the page.
    pub name: &'a str,
    /// The matters, of which those of no known day are left out.
    pub matters: &'a [HeldMatter],
    /// The moment as of which they are told, up to which those that are open are drawn.
    pub until: Timestamp,
}

impl PositionSpans<'_> {
    /// Draws the chart; `None` where no matter has a day.
    pub fn draw(&self) -> Option<Chart> {
        let dated: Vec<(&HeldMatter, Date)> =
            self.matters.iter().filter_map(|it| Some((it, it.since?))).collect();
        let begins = dated.iter().map(|(_, since)| moment(*since));
        let ends = dated.iter().filter_map(|(matter, _)| decided(matter)).map(moment);
        let moments: Vec<Timestamp> = begins.chain(ends).chain([self.until]).collect();
        dated.first()?;
        let axis = TimeAxis::around(moments.into_iter(), (LEFT, RIGHT))?;
        let title = format!("{} over time", counted(dated.len(), "position"));
        let summary = "A bar from the day since which a position is held to the day on which it was told to be granted, refused or dropped; an open one goes on to the day of looking.".to_owned();
        let rows = dated.iter().enumerate();
        let drawing = Drawing {
            name: self.name,
            title: &title,
            summary: &summary,
            foot: TOP + ROW * exact(dated.len()),
            ticks: axis.ticks(),
            spans: rows.map(|(at, (it, since))| self.span(at, it, *since, &axis)).collect(),
        };
        let svg = drawing.render().ok()?;
        Some(Chart { title, summary, svg, table: table(&dated) })
    }

    fn span(&self, at: usize, matter: &HeldMatter, since: Date, axis: &TimeAxis) -> DrawnSpan {
        let end = decided(matter);
        let (from, to) = (axis.x(moment(since)), axis.x(end.map_or(self.until, moment)));
        DrawnSpan {
            y: TOP + ROW * (exact(at) + 0.5),
            from,
            width: (to - from).max(2.0),
            class: css(matter.state),
            label: shortened(&format!("{}: {}", matter.holder, matter.matter)),
            state: matter.state.word(),
            href: matter.told.first().map(|told| format!("#{}", told.id)).unwrap_or_default(),
            told: told(matter, since),
        }
    }
}

const fn css(state: PositionState) -> &'static str {
    match state {
        PositionState::Open => "span-open",
        PositionState::Granted | PositionState::PartlyGranted => "span-granted",
        PositionState::Refused => "span-refused",
        PositionState::Withdrawn | PositionState::Past => "span-withdrawn",
    }
}

/// The day on which a matter was told to be decided.
fn decided(matter: &HeldMatter) -> Option<Date> {
    matter.state_since.filter(|_| matter.state != PositionState::Open)
}

fn told(matter: &HeldMatter, since: Date) -> String {
    let (holder, words) = (&matter.holder, &matter.matter);
    let state = matter.standing();
    match decided(matter) {
        Some(day) => format!("{holder}: {words}, since {since}, {state} {day}"),
        None => format!("{holder}: {words}, since {since}, {state}"),
    }
}

fn table(dated: &[(&HeldMatter, Date)]) -> Table {
    let columns = vec![
        Column::words("Who"),
        Column::words("Matter"),
        Column::words("Since"),
        Column::words("State"),
        Column::words("As told on"),
    ];
    let row = |(matter, since): &(&HeldMatter, Date)| {
        let day = matter.standing_since().map(|day| day.to_string()).unwrap_or_default();
        let (holder, words) = (matter.holder.clone(), matter.matter.clone());
        vec![holder, words, since.to_string(), matter.standing(), day]
    };
    Table { columns, rows: dated.iter().map(row).collect() }
}

fn moment(day: Date) -> Timestamp {
    Offset::UTC.to_timestamp(day.at(0, 0, 0, 0)).unwrap_or(Timestamp::UNIX_EPOCH)
}

fn shortened(words: &str) -> String {
    if words.chars().count() <= LETTERS {
        return words.to_owned();
    }
    words.chars().take(LETTERS).chain(['…']).collect()
}

#[derive(Template)]
#[template(path = "chart/position_spans.svg")]
struct Drawing<'a> {
    name: &'a str,
    title: &'a str,
    summary: &'a str,
    foot: f64,
    ticks: Vec<Tick>,
    spans: Vec<DrawnSpan>,
}

struct DrawnSpan {
    y: f64,
    from: f64,
    width: f64,
    class: &'static str,
    label: String,
    state: &'static str,
    href: String,
    told: String,
}

#[cfg(test)]
mod tests {
    use actions::HeldMatter;
    use domain::{PositionState, Stance};
    use jiff::civil::date;

    use super::{Chart, PositionSpans};

    fn matter(since: Option<i8>, state: PositionState, state_since: i8) -> HeldMatter {
        HeldMatter {
            holder: "Norland".to_owned(),
            matter: "a <bridge>".to_owned(),
            since: since.map(|day| date(2022, 1, day)),
            since_is_told: true,
            state,
            state_since: Some(date(2022, 1, state_since)),
            stance: Stance::Wants,
            before: None,
            held_since: None,
            answer: None,
            done: None,
            told: vec![],
            answers: vec![],
        }
    }

    fn draw(matters: &[HeldMatter]) -> Option<Chart> {
        let until = "2022-01-31T00:00:00Z".parse().unwrap();
        PositionSpans { name: "positions", matters, until }.draw()
    }

    #[test]
    fn a_decided_matter_ends_and_an_open_one_goes_on() {
        let chart = draw(&[
            matter(Some(1), PositionState::Refused, 16),
            matter(Some(1), PositionState::Open, 1),
            matter(None, PositionState::Open, 1),
        ])
        .unwrap();
        assert_eq!(chart.title, "2 positions over time");
        for part in [
            "width=\"165\"",
            "width=\"330\"",
            "a &#60;bridge&#62;, since 2022-01-01, refused 2022-01-16",
        ] {
            assert!(chart.svg.contains(part), "{part}: {}", chart.svg);
        }
        assert_eq!(chart.table.rows.len(), 2);
    }

    #[test]
    fn without_days_there_is_no_chart() {
        assert_eq!(draw(&[matter(None, PositionState::Open, 1)]), None);
    }
}
