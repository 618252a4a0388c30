//! Quotations that go on: a sentence that is nothing but a quotation after one with its speaker.

use domain::{Form, Statement, StatementKind};

use super::frame;
use super::said::{Content, Said};
use crate::page::{Page, Quote, Run, Unit};

/// Reads a sentence that only goes on with what was quoted before.
pub(super) fn find(
    page: &Page<'_>,
    unit: Unit,
    previous: Option<Unit>,
    found: &[Said],
) -> Option<Said> {
    let previous = previous?;
    let quote = page.quote_at(unit.run.from)?;
    if !page.trimmed(Run::new(quote.run.to, unit.run.to)).is_empty() {
        return None;
    }
    let before = last_quoted(previous, found)?;
    let is_next = previous.paragraph + 1 == unit.paragraph
        && before.statement.form != Form::Indirect
        && before.statement.kind == StatementKind::Speech;
    let near = previous.paragraph == unit.paragraph
        || is_next
        || is_continued(page.quote_at(before.words.from));
    near.then(|| goes_on(page, unit, &before.statement))
}

/// The last statement of a unit, and rather one with the speaker's own words.
fn last_quoted(unit: Unit, found: &[Said]) -> Option<&Said> {
    let here = || found.iter().rev().take_while(|said| said.words.from >= unit.run.from);
    let is_quoted = |said: &&Said| {
        said.statement.form != Form::Indirect && said.statement.kind == StatementKind::Speech
    };
    here().find(is_quoted).or_else(|| here().next())
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
