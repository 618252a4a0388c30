//! What is told: an item of the book as it stands between the two sides of a pair.

use domain::{Occurrence, QuadClass};
use jiff::civil::Date;

use super::book_item::BookItem;
use super::cut::Cut;
use super::finding::Finding;
use super::party::Party;
use super::{PairDirection, PairItem, PairSide, month};
use crate::told_once::{Once, gone_told};

/// An item of the book that belongs to a pair.
pub(super) struct Told<'a> {
    pub(super) item: &'a BookItem,
    direction: PairDirection,
    is_about: bool,
    from: &'a Party,
    to: &'a Party,
}

/// One of each side on a day among some parties; nobody is on both.
fn both<'a>(
    day: Date,
    (one, first): (&'a [Party], &PairSide),
    (other, second): (&'a [Party], &PairSide),
) -> Option<(&'a Party, &'a Party)> {
    let mut from = one.iter().filter(|it| first.has(it, day));
    from.find_map(|from| {
        let mut to = other.iter().filter(|it| second.has(it, day));
        to.find(|to| to.name() != from.name()).map(|to| (from, to))
    })
}

impl<'a> Told<'a> {
    pub(super) fn of(item: &'a BookItem, first: &PairSide, second: &PairSide) -> Option<Self> {
        if item.is_mutual {
            let (from, to) = both(item.day(), (&item.about, first), (&item.about, second))?;
            return Some(Self {
                item,
                direction: PairDirection::Between,
                is_about: false,
                from,
                to,
            });
        }
        let ways = [
            (PairDirection::FirstToSecond, first, second),
            (PairDirection::SecondToFirst, second, first),
        ];
        // Whom something is said to counts before whom it names.
        let each = [(&item.to, false), (&item.about, true)].into_iter();
        let mut each = each.flat_map(|(others, is_about)| ways.map(|way| (others, is_about, way)));
        each.find_map(|(others, is_about, (direction, whose, other))| {
            let (from, to) = both(item.day(), (&item.from, whose), (others, other))?;
            Some(Self { item, direction, is_about, from, to })
        })
    }

    pub(super) fn parties(&self) -> impl Iterator<Item = &'a Party> + use<'a> {
        [self.from, self.to].into_iter()
    }

    /// The event that counts as cooperation or conflict, if it is one.
    pub(super) fn event(&self) -> Option<month::Counted<'a>> {
        let Finding::Event { action, occurrence: Occurrence::Happened, .. } = self.item.finding
        else {
            return None;
        };
        let (from, to) = (self.from.key(), self.to.key());
        let (date, direction) = (self.item.date, self.direction);
        let told = (self.item.document, self.item.words.as_str());
        Some(month::Counted { date, action, direction, from, to, told })
    }

    /// It as it is shown, with its copies and what became of it.
    pub(super) fn shown(once: Once<Self>, became: Option<String>, cut: &Cut) -> PairItem {
        let Once { finding: Self { item, direction, is_about, from, to }, copies, gone_since } =
            once;
        let action = match item.finding {
            Finding::Event { action, .. } => Some(action),
            Finding::Statement
            | Finding::Position { .. }
            | Finding::Relation
            | Finding::Schedule { .. }
            | Finding::Question => None,
        };
        PairItem {
            id: item.id,
            kind: item.finding.kind(),
            direction,
            date: item.date,
            published: item.published,
            known_at: item.recorded_at,
            is_ahead: item.date.is_some_and(|date| date > cut.day),
            is_about,
            from: Some(from.name().to_owned()),
            to: Some(to.name().to_owned()),
            words: item.told(),
            notes: item
                .notes
                .iter()
                .cloned()
                .chain(became)
                .chain(gone_since.map(gone_told))
                .collect(),
            action,
            quad_class: action.map(QuadClass::of),
            document: item.document,
            copies,
            gone_since,
        }
    }
}
