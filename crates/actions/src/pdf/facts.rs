//! What a PDF says of itself. The day it was made is not when it was published.

use std::ops::Range;

use jiff::civil::Date;
use pdf_extract::{Dictionary, Document, Object, decode_text_string};
use reading::Pages;

/// Its title, its author and when it was last changed.
pub(super) fn of(document: &Document) -> Pages {
    let info = document.trailer.get_deref(b"Info", document).and_then(Object::as_dict).ok();
    let words = |key: &[u8]| words(info?, key, document);
    Pages {
        title: words(b"Title"),
        author: words(b"Author"),
        modified: words(b"ModDate").as_deref().and_then(day),
        ..Pages::default()
    }
}

fn words(info: &Dictionary, key: &[u8], document: &Document) -> Option<String> {
    let words = decode_text_string(info.get_deref(key, document).ok()?).ok()?;
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

/// The day in "D:20220128100000Z".
fn day(value: &str) -> Option<Date> {
    let digits = value.strip_prefix("D:").unwrap_or(value).get(..8)?;
    let number = |range: Range<usize>| digits.get(range)?.parse::<i16>().ok();
    let (month, day) = (number(4..6)?, number(6..8)?);
    Date::new(number(0..4)?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}
