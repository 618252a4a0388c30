//! Signed quotations: “We will not yield.” — Volodymyr Zelensky, and posts kept with the name and
//! handle of whoever wrote them behind a dash.

use domain::{Form, Statement};

use super::headline::is_speaker;
use super::said::{Content, Said};
use super::speaker::Speakers;
use crate::page::{Page, Run, Unit};

/// How many statements around a quotation are looked at for one that has it already.
const NEAR: usize = 4;

/// The statements that a name behind a dash signs, where nobody else was found to make them.
pub(super) fn find(page: &Page<'_>, speakers: &Speakers, found: &[Said]) -> Vec<Said> {
    let signed = (1..page.units.len()).filter_map(|index| signed(page, speakers, index));
    let is_new = |said: &Said| {
        let next = found.partition_point(|it| it.words.to <= said.words.from);
        let near = &found[next.saturating_sub(NEAR)..found.len().min(next + NEAR)];
        near.iter().all(|it| it.words.from >= said.words.to || it.words.to <= said.words.from)
    };
    signed.filter(is_new).collect()
}

fn signed(page: &Page<'_>, speakers: &Speakers, index: usize) -> Option<Said> {
    let (before, unit) = (page.units[index - 1], page.units[index]);
    let dash = unit.run.from;
    if !page.is(dash, &["—", "–", "-", "―"]) {
        return None;
    }
    let rest = Run::new(dash + 1, unit.run.to);
    let end = page.find(rest, &[",", "(", "."]).unwrap_or(rest.to);
    let name = Run::new(rest.from, end);
    let has_handle = page.is(end, &["("]) && page.is(end + 1, &["@"]);
    let quote = page.quote_at(before.run.to.checked_sub(1)?);
    let words = match quote {
        Some(quote) => quote.run,
        None if has_handle => paragraph_to(page, index - 1),
        None => return None,
    };
    let subject = page.subject_from(name.from, name.to)?;
    if !(has_handle || is_speaker(page, name)) {
        return None;
    }
    let speaker = speakers.speaker(page, unit, &subject)?;
    let content = Content::new(page, words);
    let cue = Run::new(dash, dash + 1);
    let statement = Statement {
        speaker: Some(speaker.name),
        side: speaker.side,
        cue: Some(page.spaced(cue)),
        cue_span: Some(page.span(cue)),
        speaker_span: Some(page.span_of(speaker.range)),
        form: Form::Direct,
        ..content.statement(page)
    };
    Some(Said { statement, words: content.run })
}

/// The sentences of a paragraph up to one of them.
fn paragraph_to(page: &Page<'_>, last: usize) -> Run {
    let Unit { run, paragraph } = page.units[last];
    let near = page.units[last.saturating_sub(LONGEST)..=last].iter();
    let first = near.rev().take_while(|unit| unit.paragraph == paragraph).last();
    Run::new(first.map_or(run.from, |unit| unit.run.from), run.to)
}

/// The most sentences of a post.
const LONGEST: usize = 20;
