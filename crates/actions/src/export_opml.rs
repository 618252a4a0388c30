//! Exporting the feeds as a list that other readers of feeds import.

use ledger::LedgerError;
use reading::{OpmlFeed, write_opml};

use crate::Desk;

/// The feeds subscribed to, as OPML, those of one topic together.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn export_opml(desk: &Desk) -> Result<String, LedgerError> {
    let feeds = desk.feeds()?.into_iter().map(|feed| OpmlFeed {
        url: feed.record.url,
        title: feed.record.title,
        topic: feed.record.topic,
    });
    Ok(write_opml(&format!("Feeds of {}", desk.opening().name), &feeds.collect::<Vec<_>>()))
}
