//! Outlets that pass words on: "was quoted by Reuters as saying", "TASS quoted him as saying".

use super::super::Said;
use super::super::parsed::passed_on;
use super::Saying;
use crate::lexicon::{cues, is_article};
use crate::page::{Page, Run};

/// Names the outlet by which somebody is quoted.
pub(super) fn fill(page: &Page<'_>, saying: &Saying, said: &mut Said) {
    let tree = &page.tree;
    let passed = saying.cue.and_then(|cue| passed_on(tree, cue));
    let Some(outlet) = passed.and_then(|it| it.outlet) else { return };
    let (first, last) = tree.reach(outlet);
    said.statement.outlet = Some(name(page, tree.run(first, last.min(outlet))));
}

fn name(page: &Page<'_>, run: Run) -> String {
    let known = (run.from..run.to).find_map(|at| cues().outlets.at(&page.tokens, at));
    let article = usize::from(run.to > run.from + 1 && is_article(page.lower(run.from)));
    let written = || page.spaced(Run::new(run.from + article, run.to));
    known.map_or_else(written, |(_, name)| name.clone())
}
