//! What the network was asked ahead about the items of a job that are next.

use super::item::JobItem;
use super::job::Kept;
use super::kind::WorkWith;
use crate::fetch_feeds::AskedAhead;

/// What the network was asked ahead.
#[derive(Default)]
pub(crate) struct Ahead<'w> {
    /// The last item that it was asked about.
    until: Option<usize>,
    asked: Option<AskedAhead<'w>>,
}

impl<'w> Ahead<'w> {
    /// The items to ask about before one is done, itself the first; none where that was done.
    pub(crate) fn coming(
        &mut self,
        kept: &Kept,
        at: usize,
        at_once: usize,
    ) -> Option<Vec<JobItem>> {
        if self.until.is_some_and(|until| at <= until) {
            return None;
        }
        let next = |it: &usize| kept.history.next_waiting(it + 1);
        let places: Vec<usize> = std::iter::successors(Some(at), next).take(at_once).collect();
        // Noted before it is done, so that what cannot be asked is not asked again for each item.
        self.until = places.last().copied();
        self.asked = None;
        Some(places.into_iter().map(|it| kept.items[it].clone()).collect())
    }

    /// Keeps what was asked.
    pub(crate) fn take(&mut self, asked: Option<AskedAhead<'w>>) {
        self.asked = asked;
    }

    /// What an item is done with.
    pub(crate) fn with<'a>(&'a self, with: &WorkWith<'a>) -> WorkWith<'a> {
        match &self.asked {
            Some(asked) => WorkWith { web: Some(asked), ..*with },
            None => *with,
        }
    }
}
