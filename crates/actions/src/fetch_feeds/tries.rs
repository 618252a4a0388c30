//! How often items were tried: whose page fails is tried again, and at last what the item says itself
//! is kept in the place of its page.

use reading::FeedItem;

use super::item::shown_name;
use crate::HandledDocument;
use crate::feed_health::FeedHealth;

/// How often an item is tried before its own words are kept in the place of its page, and how often
/// the page is asked for after that.
pub(crate) const MOST_TRIES: u32 = 5;

/// What an item is known by: its publisher's own name for it, or its page.
pub(super) fn name_of(item: &FeedItem) -> Option<String> {
    item.id.clone().or_else(|| item.link.clone()).or_else(|| item.title.clone())
}

/// How often an item was tried.
pub(super) fn tries(item: &FeedItem, health: &FeedHealth) -> u32 {
    let tries = name_of(item).and_then(|name| health.tries.get(&name).copied());
    tries.unwrap_or_default()
}

/// Whether what an item says itself is kept in the place of its page.
pub(super) fn stands_in(item: &FeedItem, health: &FeedHealth) -> bool {
    tries(item, health) >= MOST_TRIES
}

/// Whether a document came of it.
pub(super) fn is_kept(taken: &[HandledDocument]) -> bool {
    taken.iter().any(|it| it.outcome.id().is_some())
}

/// Notes what came of an item; its page is not asked for any more once it was tried often enough.
pub(super) fn note_item(
    health: &mut FeedHealth,
    item: &FeedItem,
    is_kept: bool,
    told: &mut Vec<String>,
) {
    let Some(name) = name_of(item).filter(|_| !is_kept) else { return note_done(health, item) };
    let tries = health.tries.entry(name).or_default();
    *tries += 1;
    if *tries >= MOST_TRIES + MOST_TRIES {
        told.push(format!(
            "{} cannot be fetched and is asked for no more; the feed's own words stay",
            shown_name(item)
        ));
        note_done(health, item);
    }
}

/// Notes that nothing more is to be done with an item.
pub(super) fn note_done(health: &mut FeedHealth, item: &FeedItem) {
    let Some(name) = name_of(item) else { return };
    health.tries.remove(&name);
    health.done.insert(name);
}
