//! The extent of an event: which words name it, how far they reach, and what they are about.

use domain::Span;

use super::branch::{all, object};
use super::lexicon::{Meaning, is_carrier};
use super::meaning::{Telling, of_noun};
use super::party::Party;
use super::setting;
use crate::page::{Page, Run, Unit};

/// The words that name the event: a noun that a verb only carries says more than the verb.
pub(super) fn named_by(page: &Page<'_>, telling: &Telling) -> Span {
    let tree = &page.tree;
    let carried = object(tree, telling.cue).filter(|_| is_carrier(tree.lemma(telling.cue)));
    let announced = || {
        let announces = telling.row.is_some_and(
            |row| matches!(row.meaning, Meaning::Operation(operation, _) if operation.announces()),
        );
        all(tree, telling.cue, &["ccomp"]).find(|_| announces)
    };
    let carried = carried.filter(|&it| of_noun(page, it).is_some());
    let word = carried.or_else(announced).unwrap_or(telling.cue);
    let at = tree.place(word);
    page.span(Run::new(at, at + 1))
}

/// The tokens from the first to the last word of what is told.
pub(super) fn of(page: &Page<'_>, telling: &Telling, sides: [&[Party]; 2]) -> Run {
    let tree = &page.tree;
    let at = tree.place(telling.cue);
    let object = object(tree, telling.cue).filter(|_| telling.row.is_some());
    let object = object.map(|it| Run::new(tree.place(it), tree.place(it) + 1));
    let runs = sides.into_iter().flatten().map(|party| party.run).chain(object);
    let near = runs.filter(|run| run.from.abs_diff(at) < FAR);
    let own = Run::new(at, at + 1);
    near.fold(own, |whole, run| Run::new(whole.from.min(run.from), whole.to.max(run.to)))
}

/// How far from its word an event may reach, in tokens.
const FAR: usize = 100;

/// How many words before and behind the word for an event speak for its contexts.
const BEFORE: usize = 15;
const BEHIND: usize = 25;

/// The contexts that come with the code, and those that the sentence speaks of.
pub(super) fn contexts(
    page: &Page<'_>,
    unit: Unit,
    cue: usize,
    own: &[&'static str],
) -> Vec<String> {
    let mut found = own.to_vec();
    let whole = page.tree.words_in(unit.run);
    let from = whole.start.max(cue.saturating_sub(BEFORE));
    let near = from..whole.end.min(cue + BEHIND).max(from);
    for context in setting::contexts(&page.tree, near) {
        if !found.contains(&context) {
            found.push(context);
        }
    }
    found.into_iter().map(str::to_owned).collect()
}
