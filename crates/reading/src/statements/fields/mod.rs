//! Fields: what is told of a statement besides its words: how it is put, under what condition, to
//! whom and where it was said, and which statement it stands within.

mod addressee;
mod condition;
mod dateline;
mod identity;
mod modality;
mod negation;
mod nesting;
mod outlet;
mod phrase;
mod place;
mod rejected;
mod tie;
mod turned_down;

use domain::Span;
use text::TextRange;

use super::Said;
use crate::page::{Page, Run, Unit};
pub(super) use addressee::only_names_hearers;
use dateline::Datelines;
use identity::Known;
pub(super) use tie::is_tied;

/// Fills in the fields of the statements of a page, which stand in the order of their words.
pub(super) fn fill(page: &Page<'_>, said: &mut [Said]) {
    let datelines = Datelines::of(page);
    let known = Known::of(page);
    for it in said.iter_mut() {
        known.fill(it);
        let Some(saying) = Saying::of(page, it) else { continue };
        condition::fill(page, &saying, it);
        it.statement.modality = modality::of(page, &saying, it);
        negation::fill(page, &saying, it);
        outlet::fill(page, &saying, it);
        addressee::fill(page, &saying, it);
        place::fill(page, &saying, it, &datelines);
    }
    nesting::fill(page, said);
}

/// Where a saying stands.
pub(super) struct Saying {
    /// The sentence with the cue, or else with the words.
    pub(super) unit: Unit,
    /// The head of the cue in the tree.
    pub(super) cue: Option<usize>,
    /// The tokens of the cue.
    pub(super) cue_run: Option<Run>,
}

impl Saying {
    fn of(page: &Page<'_>, said: &Said) -> Option<Self> {
        let cue_run = said.statement.cue_span.as_ref().map(|span| tokens_of(page, span));
        // The colon of a label stands in no sentence.
        let cue_run = cue_run.filter(|run| unit_of(page, run.from).is_some());
        let at = cue_run.map_or(said.words.from, |run| run.from);
        let unit = unit_of(page, at)?;
        let cue = cue_run.and_then(|run| page.tree.words_in(run).next());
        Some(Self { unit, cue, cue_run })
    }
}

/// The unit that a token stands in.
fn unit_of(page: &Page<'_>, at: usize) -> Option<Unit> {
    let next = page.units.partition_point(|unit| unit.run.from <= at);
    let unit = page.units.get(next.checked_sub(1)?)?;
    unit.run.contains(at).then_some(*unit)
}

/// The tokens of a span.
fn tokens_of(page: &Page<'_>, span: &Span) -> Run {
    page.covered(TextRange::new(span.start, span.end))
}
