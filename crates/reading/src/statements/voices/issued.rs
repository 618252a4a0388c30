//! Issued papers: a communiqué or a statement of a body in which "we" speak is all its issuer's words.

use super::super::speaker::of_issuer;
use super::Voice;
use super::release::{body_end, speaks};
use crate::page::{Page, Run};

/// The body of a paper whose issuer speaks of "we".
pub(super) fn find(page: &Page<'_>) -> Option<Voice> {
    let issuer = page.paper.as_ref()?;
    let cue = issuer.run?;
    let is_text = |run: Run| page.is(run.to - 1, &["."]) && run.from >= cue.to;
    let from = page.units.iter().map(|unit| unit.run).find(|run| is_text(*run))?.from;
    // A place and a day below the text are no part of it.
    let end = body_end(page, from);
    let last =
        page.units.iter().rev().map(|unit| unit.run).find(|run| run.to <= end && is_text(*run))?;
    let body = Run::new(from, last.to);
    let speaker = of_issuer(page, issuer, page.range(cue));
    speaks(page, body).then(|| Voice::new(body, speaker, Some(cue)))
}
