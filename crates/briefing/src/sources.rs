//! Sources: the endnotes of a brief, one for each passage that it quotes.

use domain::{Id, Quote};

use crate::wording::day;

/// A quotation with the number of its endnote.
pub(crate) struct Quotation<'a> {
    /// With whatever must stand before them, as "denied".
    pub(crate) words: String,
    pub(crate) speaker: Option<&'a str>,
    /// The source, or else the title, and the date; the endnote tells the rest.
    pub(crate) origin: String,
    pub(crate) note: usize,
}

/// An endnote: where the words of a quotation stand.
pub(crate) struct Endnote<'a> {
    pub(crate) number: usize,
    pub(crate) document: Id,
    pub(crate) publication: Publication<'a>,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// Where something was published.
pub(crate) struct Publication<'a> {
    pub(crate) title: Option<&'a str>,
    /// The source and the date, as far as they are known.
    pub(crate) imprint: String,
}

/// The passages of a brief, numbered in the order in which a reader first meets them.
#[derive(Default)]
pub(crate) struct Sources<'a> {
    quotes: Vec<&'a Quote>,
}

impl<'a> Sources<'a> {
    /// Takes quotations in; a passage that was met before keeps its number.
    pub(crate) fn quotations(&mut self, quotes: &'a [Quote]) -> Vec<Quotation<'a>> {
        let quotation = |quote: &'a Quote| Quotation {
            words: quote.told(),
            speaker: quote.speaker.as_deref(),
            origin: origin(quote),
            note: self.number(quote),
        };
        quotes.iter().map(quotation).collect()
    }

    /// The endnotes of all that was taken in.
    pub(crate) fn endnotes(&self) -> Vec<Endnote<'a>> {
        let endnote = |(index, quote): (usize, &&'a Quote)| Endnote {
            number: index + 1,
            document: quote.passage.document,
            publication: Publication::of(quote),
            start: quote.passage.span.start,
            end: quote.passage.span.end,
        };
        self.quotes.iter().enumerate().map(endnote).collect()
    }

    /// The number of the endnote of a quotation.
    pub(crate) fn number(&mut self, quote: &'a Quote) -> usize {
        let known = self.quotes.iter().position(|known| known.passage == quote.passage);
        if let Some(index) = known {
            return index + 1;
        }
        self.quotes.push(quote);
        self.quotes.len()
    }
}

impl<'a> Publication<'a> {
    fn of(quote: &'a Quote) -> Self {
        Self { title: quote.title.as_deref(), imprint: dated(quote.source.as_deref(), quote) }
    }
}

/// Where words come from, in a few words.
pub(crate) fn origin(quote: &Quote) -> String {
    dated(quote.source.as_deref().or(quote.title.as_deref()), quote)
}

fn dated(name: Option<&str>, quote: &Quote) -> String {
    let published = quote.published.map(day);
    let parts: Vec<_> = name.map(str::to_owned).into_iter().chain(published).collect();
    parts.join(", ")
}
