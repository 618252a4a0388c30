//! Statements that the tree of a sentence shows: what somebody says, thinks or wants, wherever it
//! stands, with the word that attributes it.
//!
//! The rules over words find quotations and what "said" has beside it; the tree finds the rest:
//! "condemned the attack", "the fear that", "is expected to", "wants them to leave".

mod attribution;
mod source;

use text::TextRange;

use super::content;
use super::cue::{self, Cue};
use super::said::{Content, Said};
use super::speaker::{Speaker, Speakers};
use crate::lexicon::CueClass;
use crate::page::{Page, Run, Subject, SubjectKind, Unit};
use attribution::Attribution;

/// The statements of a unit that are not among those found before.
pub(super) fn find(page: &Page<'_>, unit: Unit, speakers: &Speakers, known: &[Said]) -> Vec<Said> {
    let words = page.tree.words_in(unit.run);
    let attributions = words.filter_map(|word| attribution::of_word(&page.tree, word));
    let mut found = Vec::new();
    for attribution in attributions {
        let cue = page.tree.run(attribution.cue, attribution.cue);
        if page.is_quoted(cue.from) || is_known(page, cue, known) {
            continue;
        }
        let contents = contents(page, unit, &attribution);
        if contents.is_empty() || clashes(page, cue, &contents, known) {
            continue;
        }
        let speaker = speaker(page, unit, &attribution, speakers);
        let cue = Cue { run: cue, class: CueClass::Say };
        let statement =
            |it: &Content| cue::statement(page, unit, cue, speaker.as_ref(), it, &contents);
        found.extend(contents.iter().map(statement));
    }
    found
}

/// Whether rules over words read this cue.
fn is_known(page: &Page<'_>, cue: Run, known: &[Said]) -> bool {
    let range = page.range(cue);
    known.iter().filter_map(|said| said.statement.cue_span.as_ref()).any(|span| {
        let cue = TextRange::new(span.start, span.end);
        cue.overlaps(range)
    })
}

/// Whether what a cue attributes overlaps with what another one does, and neither lies within the
/// other with its cue.
fn clashes(page: &Page<'_>, cue: Run, contents: &[Content], known: &[Said]) -> bool {
    let is_within = |said: &Said| said.words.contains(cue.from);
    let holds_cue = |said: &Said, it: &Content| {
        let span = said.statement.cue_span.as_ref();
        span.is_some_and(|span| page.range(it.run).contains_offset(span.start))
    };
    known.iter().any(|said| {
        contents.iter().any(|it| {
            let overlaps = it.run.from < said.words.to && said.words.from < it.run.to;
            overlaps && !is_within(said) && !holds_cue(said, it)
        })
    })
}

fn contents(page: &Page<'_>, unit: Unit, attribution: &Attribution) -> Vec<Content> {
    let cue = page.tree.place(attribution.cue);
    let runs = attribution.content.iter().map(|(first, last)| page.tree.run(*first, *last));
    let runs = runs.filter(|run| !run.contains(cue) && unit.run.holds(*run));
    runs.filter_map(|run| content(page, with_quotation(page, run))).collect()
}

/// A run with all of the quotations that it only begins or ends in.
fn with_quotation(page: &Page<'_>, run: Run) -> Run {
    let first = page.quote_at(run.from).map_or(run.from, |quote| quote.run.from);
    let last = page.quote_at(run.to - 1).map_or(run.to, |quote| quote.run.to);
    Run::new(first, last)
}

fn speaker(
    page: &Page<'_>,
    unit: Unit,
    attribution: &Attribution,
    speakers: &Speakers,
) -> Option<Speaker> {
    let source = source::of_attribution(&page.tree, attribution)?;
    let place = page.tree.place(source);
    if page.is_quoted(place) {
        return None;
    }
    let subject = page.subject_of(place, unit.run.from)?;
    speakers.speaker(page, unit, &subject).or_else(|| thing(page, source, &subject))
}

/// Something that tells, as "the report" or "polls" do.
fn thing(page: &Page<'_>, source: usize, subject: &Subject) -> Option<Speaker> {
    let run = page.tree.run(page.tree.reach(source).0, source);
    let is_thing = subject.kind == SubjectKind::Thing && !run.is_empty();
    is_thing.then(|| Speaker::named(page, run))
}
