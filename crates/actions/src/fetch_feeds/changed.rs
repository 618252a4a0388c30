//! Items that changed: an item that was taken in, and whose words are others now under the same
//! name, becomes a new version of its document.

use domain::{Digest, Id, Subscription};
use reading::{FeedItem, IntakeHints, MediaType};

use super::FetchFeedsError;
use super::round::{Pages, Round};
use super::tries::name_of;
use crate::TakenFile;
use crate::feed_health::{FeedHealth, SeenItem};
use crate::fetch_again::{FetchedAgain, add_version, last_version};
use crate::fetch_page::page_hints;

/// Whether an item that was dealt with has other words than it had then.
pub(super) fn is_changed(item: &FeedItem, health: &FeedHealth) -> bool {
    let seen = name_of(item).and_then(|name| health.seen.get(&name));
    let is_whole = item.article().is_some();
    // A teaser that became an article is no other version of the page behind it.
    seen.is_some_and(|seen| seen.is_whole == is_whole && seen.words != digest_of(item))
}

/// Notes the words that an item has, and the document that it is.
pub(super) fn note_seen(health: &mut FeedHealth, item: &FeedItem, document: Id) {
    if let Some(name) = name_of(item) {
        let (words, is_whole) = (digest_of(item), item.article().is_some());
        health.seen.insert(name, SeenItem { words, is_whole, document });
    }
}

impl Round<'_> {
    /// Takes in what became of items that were dealt with before. One whose page cannot be had, or
    /// is none any more, is tried again the next time.
    pub(super) fn take_changed(
        &mut self,
        feed: &Subscription,
        items: &[FeedItem],
        pages: &Pages,
        health: &mut FeedHealth,
    ) -> Result<Vec<FetchedAgain>, FetchFeedsError> {
        let mut changed = vec![];
        for item in items {
            let seen = name_of(item).and_then(|name| health.seen.get(&name)).map(|it| it.document);
            let Some(seen) = seen else { continue };
            let last = last_version(self.desk, seen)?;
            let hints = IntakeHints {
                url: last.record.url.clone(),
                source: last.record.source.clone(),
                feed: feed.title.clone(),
                published: last.record.published,
                ..IntakeHints::default()
            };
            let Some((bytes, hints)) = now(item, pages, hints) else { continue };
            let taken = TakenFile::new(String::new(), bytes, &hints, last.record.said);
            let taken = taken.documents.into_iter().next().and_then(|it| it.taken.ok());
            let Some(taken) = taken.filter(|it| !it.is_wall()) else { continue };
            let Ok(fetched) = add_version(self.desk, &last, taken, self.with) else { continue };
            note_seen(health, item, seen);
            changed.extend(Some(fetched).filter(|it| it.outcome_id().is_some()));
        }
        Ok(changed)
    }
}

/// What an item or the page behind it holds now, and what is known of that.
fn now(item: &FeedItem, pages: &Pages, hints: IntakeHints) -> Option<(Vec<u8>, IntakeHints)> {
    if let Some(article) = item.article() {
        let media_type = Some(MediaType::Html);
        return Some((article.into_bytes(), IntakeHints { media_type, ..hints }));
    }
    let link = item.link.as_ref()?;
    let body = pages.get(link)?.clone().ok()?;
    let hints = page_hints(link, &body, hints);
    Some((body.bytes, hints))
}

/// What stands for the words of an item.
fn digest_of(item: &FeedItem) -> Digest {
    let words = [item.title.as_deref(), item.content.as_deref()];
    Digest::of(words.map(Option::unwrap_or_default).join("\n").as_bytes())
}
