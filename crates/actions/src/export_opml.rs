//! Exporting the feeds as a list that other readers of feeds import.

use domain::Subscription;
use ledger::LedgerError;
use reading::{OpmlFeed, write_opml};

use crate::Desk;
use crate::feed_health::FeedBook;

/// The feeds subscribed to, as OPML, those of one topic together; one that moved
/// for good by its new address.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn export_opml(desk: &Desk) -> Result<String, LedgerError> {
    let book = FeedBook::open(desk.path());
    let feeds = desk.feeds()?.into_iter().map(|feed| {
        let moved_to = book.moved_to(feed.id).map(str::to_owned);
        let Subscription { url, title, topic, .. } = feed.record;
        OpmlFeed { url: moved_to.unwrap_or(url), title, topic }
    });
    Ok(write_opml(&format!("Feeds of {}", desk.opening().name), &feeds.collect::<Vec<_>>()))
}
