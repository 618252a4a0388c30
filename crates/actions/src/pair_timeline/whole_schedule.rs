//! Something announced with all who take part: where the sentence that announces it names but one
//! of them, as in "the presidents" and "his visit", the event that its document plans names both.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::book::PairBook;
use super::book_item::BookItem;
use super::doing::Doing;
use super::done::HEADS;
use super::finding::Finding;
use super::party::Party;

impl PairBook {
    /// An item with all who take part, as far as its document tells without doubt.
    pub(super) fn whole<'a>(&'a self, item: &'a BookItem) -> Cow<'a, BookItem> {
        let known = known(item);
        let Finding::Schedule { state, first, moved_from, doing } = item.finding else {
            return Cow::Borrowed(item);
        };
        if known.len() > 1 {
            return Cow::Borrowed(item);
        }
        let planned = item.document.and_then(|it| self.planned.get(&it)).into_iter().flatten();
        let events = planned.map(|place| &self.items[*place]).filter(|event| {
            event.date == item.date
                && event.party_keys().len() == 2
                && known.is_subset(&event.party_keys())
                && event.is_alike(item)
        });
        let events: Vec<&BookItem> = events.collect();
        let Some(event) = events.first() else { return Cow::Borrowed(item) };
        // Where the document plans several things for that day, nobody knows which it is.
        if events.iter().any(|other| other.party_keys() != event.party_keys()) {
            return Cow::Borrowed(item);
        }
        let doing = if doing == Doing::Talks && is_of_heads(item) { Doing::Summit } else { doing };
        Cow::Owned(BookItem {
            from: vec![],
            to: vec![],
            about: event.parties().cloned().collect(),
            finding: Finding::Schedule { state, first, moved_from, doing },
            ..item.clone()
        })
    }
}

/// The states and organizations that an item names.
fn known(item: &BookItem) -> BTreeSet<&str> {
    item.parties().filter_map(Party::code).collect()
}

/// Whether an item tells of those who lead states, without their names.
fn is_of_heads(item: &BookItem) -> bool {
    let is_head = |party: &Party| {
        let name = party.name().to_lowercase();
        party.code().is_none() && HEADS.iter().any(|head| name.contains(head))
    };
    item.parties().any(is_head)
}
