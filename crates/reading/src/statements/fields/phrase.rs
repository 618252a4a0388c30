//! The words that name something, up to their head.

use crate::page::{Page, Run};

/// A noun with what stands before it, without an article.
pub(super) fn phrase(page: &Page<'_>, noun: usize) -> Run {
    let tree = &page.tree;
    let first = tree.children(noun).iter().map(|&it| tree.reach(it).0).min();
    let first = first.filter(|&first| first < noun).unwrap_or(noun);
    let run = tree.run(first, noun);
    let article = usize::from(page.is(run.from, &["the", "a", "an"]) && run.to > run.from + 1);
    Run::new(run.from + article, run.to)
}

/// The tokens within a reach of a cue, in its sentence.
pub(super) fn near(page: &Page<'_>, unit: Run, cue: usize, reach: usize) -> Run {
    let at = page.tree.place(cue);
    Run::new(at.saturating_sub(reach).max(unit.from), unit.to.min(at + reach))
}
