//! Quotations that go on: a sentence that is nothing but a quotation after one with its speaker.

use domain::Statement;

use super::frame;
use super::said::{Content, Said};
use crate::page::{Page, Quote, Unit};

/// Reads a sentence that only goes on with what was quoted before.
pub(super) fn find(
    page: &Page<'_>,
    unit: Unit,
    previous: Option<Unit>,
    before: Option<&Said>,
) -> Option<Said> {
    let (previous, before) = (previous?, before?);
    let quote = page.quote_at(unit.run.from)?;
    if !page.trimmed(crate::page::Run::new(quote.run.to, unit.run.to)).is_empty() {
        return None;
    }
    let follows = before.words.from >= previous.run.from;
    let near =
        previous.paragraph == unit.paragraph || is_continued(page.quote_at(before.words.from));
    if !follows || !near {
        return None;
    }
    Some(goes_on(page, unit, &before.statement))
}

fn is_continued(quote: Option<&Quote>) -> bool {
    quote.is_some_and(|quote| quote.continues)
}

fn goes_on(page: &Page<'_>, unit: Unit, before: &Statement) -> Said {
    let content = Content::new(page, unit.run);
    let frame = frame::carried(before);
    let statement = Statement {
        speaker: before.speaker.clone(),
        side: before.side.clone(),
        addressee: frame.addressee,
        addressee_span: frame.addressee_span,
        outlet: frame.outlet,
        said: frame.said,
        kind: before.kind,
        cue: before.cue.clone(),
        negated: frame.negated,
        condition: frame.condition,
        cue_span: before.cue_span.clone(),
        speaker_span: before.speaker_span.clone(),
        ..content.statement(page)
    };
    Said { statement, words: content.run }
}
