//! "According to X, …" and "…, according to X".

use domain::{Statement, StatementKind};

use super::content;
use super::frame;
use super::said::Said;
use super::speaker::Speakers;
use crate::lexicon::{CueClass, cues};
use crate::page::{Page, Run, Unit};

/// Fewer tokens are a name or a date before the cue, and nothing that was said.
const SHORTEST: usize = 3;

/// Reads what a sentence gives according to somebody.
pub(super) fn find(page: &Page<'_>, unit: Unit, speakers: &Speakers) -> Vec<Said> {
    let phrases = &cues().according;
    let outside = (unit.run.from..unit.run.to).filter(|&at| !page.is_quoted(at));
    let starts = outside.filter_map(|at| Some(Run::new(at, at + page.phrase(at, phrases)?)));
    starts.filter_map(|cue| read(page, unit, cue, speakers)).take(1).collect()
}

/// Whether an outlet only passes on what somebody else said.
pub(super) fn passes_on(page: &Page<'_>, source: Run, said: Run) -> bool {
    let is_outlet = page.find_phrase(source, &cues().outlet_nouns).is_some()
        || (source.from..source.to).any(|at| cues().outlets.at(&page.tokens, at).is_some());
    let mut outside = (said.from..said.to).filter(|&at| !page.is_quoted(at));
    is_outlet && outside.any(|at| cues().verbs.at(&page.tokens, at).is_some())
}

fn read(page: &Page<'_>, unit: Unit, cue: Run, speakers: &Speakers) -> Option<Said> {
    // "according to its own needs" names no source.
    if page.is(cue.to + 1, &["own"]) {
        return None;
    }
    let subject = page.subject_from(cue.to, unit.run.to)?;
    let speaker = speakers.speaker(page, unit, &subject)?;
    let leads = cue.from == unit.run.from;
    let said = if leads {
        let comma = page.find(Run::new(subject.run.to, unit.run.to), &[","])?;
        Run::new(comma + 1, unit.run.to)
    } else {
        let end = page.trimmed(Run::new(unit.run.from, cue.from));
        page.is(cue.from - 1, &[","]).then_some(end)?
    };
    if passes_on(page, subject.run, said) {
        return None;
    }
    let content = content(page, said).filter(|it| it.run.to - it.run.from >= SHORTEST)?;
    let made = super::cue::Cue { run: cue, class: CueClass::Say, kind: StatementKind::Speech };
    let frame = frame::read(page, unit, made, std::slice::from_ref(&content));
    let statement = Statement {
        outlet: frame.outlet.filter(|outlet| *outlet != speaker.name),
        speaker: Some(speaker.name),
        side: speaker.side,
        said: frame.said,
        cue: Some(page.spaced(cue).to_lowercase()),
        cue_span: Some(page.span(cue)),
        speaker_span: Some(page.span_of(speaker.range)),
        ..content.statement(page)
    };
    Some(Said { statement, words: content.run })
}
