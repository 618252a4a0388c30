//! The condition of an event: "if the US sells missiles, China will …", "should X attack, Y would".

use domain::Occurrence;

use super::branch::{all, is_inverted};
use crate::page::{Page, Run, Unit};
use crate::predicate::{condition_in, supposes};

/// Whether an event happened, with the condition on which it depends: what is only planned under a
/// condition is supposed, and what happened, whatever it took, has none.
pub(super) fn of(
    page: &Page<'_>,
    unit: Unit,
    cue: usize,
    told: Occurrence,
) -> (Occurrence, Option<String>) {
    let at = page.tree.place(cue);
    let marked = condition_in(page, unit.run, cue).filter(|it| unit.run.holds(it.run));
    // "provided that Israel agrees": nobody is told to have agreed.
    if marked.is_some_and(|it| it.run.contains(at) && supposes(page, it)) {
        return (Occurrence::Hypothetical, None);
    }
    if !matches!(told, Occurrence::Planned | Occurrence::Hypothetical) {
        return (told, None);
    }
    let marked = marked.filter(|it| !it.run.contains(at) && !is_in_clause_ahead(page, cue));
    if let Some(marked) = marked {
        let words = page.spaced(marked.words);
        // What is to be done "in return for" something is still planned.
        let occurrence = if supposes(page, marked) { Occurrence::Hypothetical } else { told };
        return (occurrence, Some(words));
    }
    let condition = inverted(page, cue);
    let occurrence = if condition.is_some() { Occurrence::Hypothetical } else { told };
    (occurrence, condition)
}

/// Whether a word stands in a clause of its own before the one on which a condition hangs: "they
/// will get loans, but no more will come unless they save".
fn is_in_clause_ahead(page: &Page<'_>, cue: usize) -> bool {
    let tree = &page.tree;
    let mut above = std::iter::successors(Some(cue), |&it| tree.head(it)).take(CLIMB);
    above.any(|it| tree.label(it) == "ccomp" && tree.head(it).is_some_and(|head| it < head))
}

/// "Should Russia attack Poland" beside the verb that depends on it, or beside one above that.
fn inverted(page: &Page<'_>, cue: usize) -> Option<String> {
    let tree = &page.tree;
    let above = std::iter::successors(Some(cue), |&it| tree.head(it)).take(CLIMB);
    let mut clauses = above.flat_map(|it| all(tree, it, &["advcl", "ccomp"]));
    let clause = clauses.find(|&it| is_inverted(tree, it))?;
    let (first, last) = tree.reach(clause);
    let run = page.trimmed(tree.run(first, last));
    let words: String = page.spaced(Run::new(run.from, run.from + 1)).to_lowercase();
    let rest = page.spaced(Run::new(run.from + 1, run.to));
    (!(first..=last).contains(&cue)).then(|| format!("{words} {rest}"))
}

/// How many words above an event its condition may hang on.
const CLIMB: usize = 3;
