//! An item of the book of pairs: what a finding or question says between actors, and when.

use domain::Id;
use jiff::Timestamp;
use jiff::civil::Date;

use super::Cut;
use super::finding::Finding;
use super::party::Party;
use crate::told_once::Mark;

/// An item between actors.
#[derive(Clone, Debug)]
pub(crate) struct BookItem {
    pub(crate) id: Id,
    pub(crate) sequence: u64,
    pub(crate) recorded_at: Timestamp,
    pub(super) corrected_at: Option<Timestamp>,
    pub(crate) finding: Finding,
    pub(crate) document: Option<Id>,
    pub(crate) published: Option<Date>,
    pub(crate) date: Option<Date>,
    pub(crate) from: Vec<Party>,
    pub(crate) to: Vec<Party>,
    /// Those it names besides; of a mutual one, all who take part.
    pub(crate) about: Vec<Party>,
    /// Whether it is between its parties, rather than from some to others.
    pub(crate) is_mutual: bool,
    pub(crate) words: String,
    pub(crate) notes: Vec<String>,
    /// The same for items that tell the same in the same words.
    pub(super) print: u64,
}

impl BookItem {
    /// Whether it was recorded, and not yet corrected, as of a moment, and its days had come.
    pub(crate) fn is_known(&self, cut: &Cut) -> bool {
        let is_corrected = self.corrected_at.is_some_and(|at| cut.knows(at));
        let date = self.date.filter(|_| !self.finding.may_lie_ahead());
        cut.knows(self.recorded_at)
            && !is_corrected
            && cut.has_come(self.published)
            && cut.has_come(date)
    }

    /// What it is known by among others that may tell the same.
    pub(crate) const fn mark(&self) -> Mark {
        let Self { id, document, published, print, .. } = *self;
        Mark { id, document, published, print, length: self.words.len() }
    }

    /// The day by which it is put in order.
    pub(crate) fn day(&self) -> Date {
        self.date.or(self.published).unwrap_or_else(|| crate::moment::day(self.recorded_at))
    }

    /// Whether its document was published by a day.
    pub(crate) fn was_told_by(&self, day: Date) -> bool {
        self.published.is_none_or(|published| published <= day)
    }

    /// It in words.
    pub(crate) fn told(&self) -> String {
        match self.finding {
            Finding::Position { stance, state, .. } => {
                format!("{} {}", stance.told_with(state), self.words)
            }
            Finding::Statement
            | Finding::Event { .. }
            | Finding::Relation
            | Finding::Schedule { .. }
            | Finding::Question => self.words.clone(),
        }
    }

    pub(crate) fn parties(&self) -> impl Iterator<Item = &Party> {
        self.from.iter().chain(&self.to).chain(&self.about)
    }

    /// Whether it can be between two, or tells what a setting is made of. Most statements name
    /// nobody but their speaker, and nothing asks for these.
    pub(super) fn is_between(&self) -> bool {
        match self.finding {
            Finding::Statement => {
                let names_others = !self.to.is_empty() || !self.about.is_empty();
                names_others && !self.from.is_empty()
            }
            Finding::Event { .. }
            | Finding::Position { .. }
            | Finding::Relation
            | Finding::Schedule { .. }
            | Finding::Question => true,
        }
    }
}
