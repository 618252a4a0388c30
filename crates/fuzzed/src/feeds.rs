//! Feeds: whatever an item links to is an address of the web.

use reading::read_feed;

use crate::seen;

pub(crate) fn feed(bytes: &[u8]) {
    let Ok(feed) = read_feed(bytes, "https://example.org/feed", None) else { return };
    for item in feed.items {
        let link = item.link.as_deref().unwrap_or("https://");
        assert!(link.starts_with("http"), "{link} is no address of the web");
        seen(item.article());
    }
}
