//! The day of an event that its own sentence does not name: the last day that its paragraph told of,
//! where the tense fits, or the day of publication for what a report opens with.

use domain::{DateBasis, Event, Occurrence};
use jiff::civil::Date;

use crate::page::{Page, Unit};

/// How many sentences open a report.
const OPENING: usize = 3;

/// The day that the sentences read so far have told of last.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// The paragraph and the day.
    last: Option<(usize, Date)>,
}

impl Told {
    /// Gives the events of a sentence the day told last, if they have none, and keeps the day that
    /// they tell of.
    pub(super) fn carry(
        &mut self,
        page: &Page<'_>,
        unit: Unit,
        number: usize,
        events: &mut [Event],
    ) {
        let known = self.last.filter(|(paragraph, _)| *paragraph == unit.paragraph);
        let of_paragraph = known.map(|(_, day)| (day, DateBasis::Paragraph));
        let opening = page.published.filter(|_| number < OPENING && self.last.is_none());
        let carried = of_paragraph.or(opening.map(|day| (day, DateBasis::Publication)));
        let bare = page.dates_in(unit.run).is_empty();
        if let Some((day, basis)) = carried.filter(|_| bare) {
            for event in events.iter_mut().filter(|it| lacks_day(it) && is_past(page, it)) {
                event.date = Some(day);
                event.date_basis = basis;
            }
        }
        let own = |it: &&Event| it.date_basis == DateBasis::Sentence && is_told(it);
        let told = events.iter().filter(own).find_map(|it| it.date);
        // A month or a year leaves the day before it behind: "In February 1996 it bombed …".
        let kept = self.last.filter(|_| bare);
        self.last = told.map(|day| (unit.paragraph, day)).or(kept);
    }
}

fn is_told(event: &Event) -> bool {
    matches!(event.occurrence, Occurrence::Happened | Occurrence::Denied)
}

fn lacks_day(event: &Event) -> bool {
    event.date.is_none() && is_told(event)
}

/// Whether the word for an event is a verb of the past that tells it itself: "struck".
pub(super) fn is_plain_past(page: &Page<'_>, event: &Event) -> bool {
    let Some(cue) = &event.cue_span else { return false };
    let at = page.tokens.partition_point(|it| it.range.start < cue.start);
    let mut words = page.tree.words_in(crate::page::Run::new(at, at + 1));
    words.any(|word| page.tree.tag(word) == "VBD")
}

/// Whether the word for an event is a verb of the plain past: "has met" and "meets" tell no day.
fn is_past(page: &Page<'_>, event: &Event) -> bool {
    let tree = &page.tree;
    let Some(cue) = &event.cue_span else { return false };
    let at = page.tokens.partition_point(|it| it.range.start < cue.start);
    let mut words = tree.words_in(crate::page::Run::new(at, at + 1));
    let Some(word) = words.next() else { return false };
    let is_helped = |lemma: &str| {
        let mut helpers = tree.children(word).iter();
        helpers.any(|&it| {
            matches!(tree.label(it), "aux" | "auxpass")
                && tree.lemma(it) == lemma
                && tree.tag(it) == "VBD"
        })
    };
    tree.tag(word) == "VBD" || tree.tag(word) == "VBN" && is_helped("be")
}
