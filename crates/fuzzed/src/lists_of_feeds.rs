//! Lists of feeds: what was read is written so that the same is read again.

use reading::{read_opml, write_opml};

pub(crate) fn feed(bytes: &[u8]) {
    let Ok(list) = read_opml(bytes) else { return };
    let written = write_opml("feeds", &list.feeds);
    let again = read_opml(written.as_bytes()).map(|again| again.feeds);
    assert_eq!(again.as_ref(), Ok(&list.feeds), "{written}");
}
