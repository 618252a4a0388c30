//! The life of a question on a chart of its forecasts: when it opened, closes, and was settled.

use jiff::Timestamp;

use super::coordinate;
use super::time_axis::TimeAxis;

/// The upper end of a chart of forecasts over time; words of moments stand above it.
pub(super) const TOP: f64 = 56.0;
const LABEL_HEIGHT: f64 = 16.0;

/// How a question ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// When the answer became known.
    pub known_at: Timestamp,
    /// The word for it: yes, no, void, annulled or ambiguous.
    pub word: String,
}

/// The moments of a question.
#[derive(Clone, Copy)]
pub(super) struct Life<'a> {
    pub(super) opened_at: Timestamp,
    pub(super) closes_at: Timestamp,
    pub(super) outcome: Option<&'a Outcome>,
    /// The moment of looking.
    pub(super) seen_at: Timestamp,
}

impl Life<'_> {
    pub(super) fn moments(&self) -> impl Iterator<Item = Timestamp> + Clone + use<> {
        [Some(self.opened_at), Some(self.closes_at), self.known_at()].into_iter().flatten()
    }

    fn known_at(&self) -> Option<Timestamp> {
        self.outcome.map(|outcome| outcome.known_at)
    }

    /// Where lines end: what holds first of now, the close and the settlement.
    pub(super) fn lines_end(&self) -> Timestamp {
        let end = self.seen_at.min(self.closes_at);
        self.known_at().map_or(end, |known_at| known_at.min(end))
    }

    pub(super) fn flags(&self, axis: &TimeAxis) -> Vec<Flag> {
        let mut flags = vec![
            Flag::new("opened", "opened", axis.x(self.opened_at)),
            Flag::new("closed", self.closing_word(), axis.x(self.closes_at)),
        ];
        if let Some(outcome) = self.outcome {
            let label = format!("settled: {}", outcome.word);
            flags.push(Flag::new("settled", &label, axis.x(outcome.known_at)));
        }
        stagger(&mut flags);
        flags
    }

    /// The moments in words.
    pub(super) fn told(&self) -> Vec<String> {
        let (opened, closes) = (day(self.opened_at), day(self.closes_at));
        let closing = self.closing_word();
        let lived = format!("The question opened on {opened} and {closing} on {closes}.");
        let settled = self.outcome.map(|outcome| {
            format!("It was settled {} on {}.", outcome.word, day(outcome.known_at))
        });
        std::iter::once(lived).chain(settled).collect()
    }

    fn closing_word(&self) -> &'static str {
        if self.seen_at < self.closes_at { "closes" } else { "closed" }
    }
}

/// A vertical line at a moment of the question's life, with its word above.
pub(super) struct Flag {
    pub(super) class: &'static str,
    pub(super) label: String,
    pub(super) x: f64,
    row: u32,
}

impl Flag {
    fn new(class: &'static str, label: &str, x: f64) -> Self {
        Self { class, label: label.to_owned(), x, row: 0 }
    }

    /// How wide the label is, at about 7 units a letter.
    fn width(&self) -> f64 {
        7.0 * f64::from(u32::try_from(self.label.chars().count()).unwrap_or(u32::MAX)) + 8.0
    }

    /// How high its word stands.
    pub(super) fn text_y(&self) -> f64 {
        TOP - 10.0 - LABEL_HEIGHT * f64::from(self.row)
    }
}

/// A path that keeps each height until the next forecast, and the last one until the tip.
pub(super) fn steps(points: impl IntoIterator<Item = (f64, f64)>, tip: f64) -> String {
    let mut points = points.into_iter();
    let Some((x, y)) = points.next() else { return String::new() };
    let start = format!("M{} {}", coordinate(x), coordinate(y));
    let rest = points.map(|(x, y)| format!("H{} V{}", coordinate(x), coordinate(y)));
    let end = format!("H{}", coordinate(tip));
    let moves = std::iter::once(start).chain(rest).chain([end]);
    moves.collect::<Vec<_>>().join(" ")
}

/// Lifts a flag's word by a row for each one before it that it would touch.
fn stagger(flags: &mut [Flag]) {
    for index in 1..flags.len() {
        let (before, rest) = flags.split_at_mut(index);
        let Some(flag) = rest.first_mut() else { return };
        let touches =
            |other: &&Flag| (other.x - flag.x).abs() < f64::midpoint(other.width(), flag.width());
        flag.row = before.iter().filter(touches).map(|other| other.row + 1).max().unwrap_or(0);
    }
}

pub(super) fn day(at: Timestamp) -> String {
    at.strftime("%-d %B %Y").to_string()
}

pub(super) fn minute(at: Timestamp) -> String {
    at.strftime("%Y-%m-%d %H:%M").to_string()
}
