//! A headline: the first line of a text, if it looks like one.

use crate::page::{Tree, tokens};
use crate::time;

/// The longest first line that is still a headline, in characters.
const LONGEST: usize = 140;

/// The first line, if it is short, ends without a period, and a blank line follows, or a line with
/// nothing but who wrote it or when.
pub(super) fn first_line(text: &str) -> Option<String> {
    let mut lines = text.trim_start().lines();
    let line = lines.next()?.trim();
    let is_apart = lines.next().is_some_and(|next| {
        let next = next.trim();
        next.is_empty() || next.starts_with("By ") || is_day(next)
    });
    let fits = is_apart && line.chars().count() <= LONGEST && !line.ends_with(['.', ':', ',', ';']);
    (fits && !is_day(line)).then(|| line.to_owned())
}

/// Whether a line says nothing but a day, as a report's date does.
fn is_day(line: &str) -> bool {
    let tokens = tokens(line);
    let times = time::find(line, &tokens, &Tree::default(), None);
    times.dates.iter().any(|date| tokens.len() <= date.run.to - date.run.from + 2)
}
