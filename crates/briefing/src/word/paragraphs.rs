//! Paragraphs and what stands in them.

use docx_rs::{Hyperlink, HyperlinkType, Paragraph, Run, RunProperty, VertAlignType};

use super::styles::{Style, item, paragraph};
use crate::sources::Quotation;

/// A paragraph of words alone.
pub(super) fn plain(style: Style, words: &str) -> Paragraph {
    paragraph(style).add_run(text(words))
}

/// An item of a list without numbers.
pub(super) fn bullet(words: &str) -> Paragraph {
    item(None).add_run(text(words))
}

/// Words as they are.
pub(super) fn text(words: &str) -> Run {
    Run::new().add_text(words)
}

/// The name of the place of an endnote.
pub(super) fn mark(number: usize) -> String {
    format!("note-{number}")
}

/// The number of an endnote, raised, and leading to it.
pub(super) fn endnote_number(number: usize) -> Hyperlink {
    let raised = RunProperty::new().vert_align(VertAlignType::SuperScript);
    let run = Run { run_property: raised, ..text(&number.to_string()) };
    Hyperlink::new(mark(number), HyperlinkType::Anchor).add_run(run)
}

/// Somebody's words, and below them who said them and where.
pub(super) fn quotation(quote: &Quotation<'_>) -> [Paragraph; 2] {
    let speaker =
        quote.speaker.into_iter().chain((!quote.origin.is_empty()).then_some(&*quote.origin));
    let credit = format!("— {}", speaker.collect::<Vec<_>>().join(", "));
    let credit = plain(Style::Quote, &credit).add_hyperlink(endnote_number(quote.note));
    [plain(Style::Quote, &quote.words).keep_next(true), credit]
}
