//! Lists of feeds: what was read is written so that the same is read again, by its topics.

use reading::{OpmlFeed, read_opml, write_opml};

pub(crate) fn feed(bytes: &[u8]) {
    let Ok(list) = read_opml(bytes) else { return };
    let written = write_opml("feeds", &list.feeds);
    let again = read_opml(written.as_bytes()).map(|again| in_order(again.feeds));
    assert_eq!(again, Ok(in_order(list.feeds)), "{written}");
}

/// By their addresses; one without a name is called by its address once it is written.
fn in_order(mut feeds: Vec<OpmlFeed>) -> Vec<OpmlFeed> {
    feeds.sort_by(|one, other| one.url.cmp(&other.url));
    for feed in &mut feeds {
        feed.title.get_or_insert_with(|| feed.url.clone());
    }
    feeds
}
