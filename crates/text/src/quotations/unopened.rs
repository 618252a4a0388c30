//! A quotation that was never opened: it begins with the sentence in which it is closed.

use super::Quotation;
use crate::{TextRange, sentences};

/// The quotation that the first unopened mark of a paragraph closes. Only a curly mark behind the
/// stop of a sentence or clause surely closes something.
pub(super) fn quotation(
    text: &str,
    paragraph: TextRange,
    found: &[Quotation],
    unopened: &[(char, TextRange)],
) -> Option<Quotation> {
    let ends = |mark: TextRange| text[..mark.start].ends_with([',', '.', '!', '?', '…']);
    let (_, mark) = unopened.iter().find(|(mark, range)| *mark == '”' && ends(*range))?;
    let within = paragraph.of(text);
    let sentence = sentences(within).into_iter().map(|it| it.shifted(paragraph.start));
    let sentence = sentence.into_iter().find(|it| it.contains_offset(mark.start))?;
    let outer = TextRange::new(sentence.start, mark.end);
    let is_free = !found.iter().any(|it| it.outer.overlaps(outer));
    is_free.then_some(Quotation {
        outer,
        inner: TextRange::new(sentence.start, mark.start),
        depth: 0,
        opened: false,
        closed: true,
        continues: false,
    })
}
