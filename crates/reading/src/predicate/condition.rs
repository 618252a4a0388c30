//! A condition: on what a predicate hangs, as in "will sign only if the troops withdraw".

use crate::lexicon::predicate_words;
use crate::page::{Page, Run};

/// A condition in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Condition {
    /// The tokens of it, with the words that open it.
    pub(crate) run: Run,
    /// The tokens of it alone; "unless" turns it round, and stays.
    pub(crate) words: Run,
}

/// How many words up from a condition its predicate may stand.
const CLIMBED: usize = 6;

/// The condition of a predicate in a run of tokens.
pub(crate) fn condition_in(page: &Page<'_>, run: Run, predicate: usize) -> Option<Condition> {
    let opening = |at: usize| {
        let length = page.phrase(at, &predicate_words().conditions)?;
        Some(Run::new(at, at + length)).filter(|_| !page.is_quoted(at) || page.is_quoted(run.from))
    };
    (run.from..run.to).filter_map(opening).find_map(|opens| {
        let end = end(page, opens, run)?;
        let kept = usize::from(!page.is(opens.from, &["unless"])) * (opens.to - opens.from);
        let whole = page.trimmed(Run::new(opens.from, end));
        let words = page.trimmed(Run::new(opens.from + kept, end));
        let is_own = !words.is_empty() && hangs_on(page, opens, predicate);
        is_own.then_some(Condition { run: whole, words })
    })
}

/// Whether a condition only supposes, as "if" does, and "only after" does not.
pub(crate) fn supposes(page: &Page<'_>, condition: Condition) -> bool {
    let opens = condition.run.from..(condition.words.from + 1).min(condition.run.to);
    opens.into_iter().any(|at| predicate_words().supposing.contains(page.lower(at)))
}

/// Where a condition ends: with its clause, or at a comma where it opens the sentence.
fn end(page: &Page<'_>, opens: Run, run: Run) -> Option<usize> {
    let tree = &page.tree;
    let word = tree.words_in(opens).last()?;
    let head = tree.head(word)?;
    // "In case Egypt closes the border": a parser takes the clause apart.
    let is_noun = tree.tag(word).starts_with("NN") || page.is(opens.from, &["in"]);
    let last = if is_noun { run.to } else { tree.place(tree.reach(head).1) + 1 };
    let clause = page.clause_end(opens.to, run.to);
    let comma = (opens.to..run.to).find(|&at| page.is(at, &[","]) && opens.from < run.from + 3);
    Some([last, clause, comma.unwrap_or(run.to), run.to].into_iter().min()?.max(opens.to + 1))
        .filter(|end| *end > opens.to)
}

/// Whether a condition depends on a predicate, directly or through the verbs before it.
fn hangs_on(page: &Page<'_>, opens: Run, predicate: usize) -> bool {
    let tree = &page.tree;
    let Some(first) = tree.words_in(opens).last() else { return false };
    let above = |word: usize| {
        let up = std::iter::successors(Some(word), |&at| tree.head(at));
        up.skip(1).take(CLIMBED).collect::<Vec<_>>()
    };
    let of_condition = above(first);
    let of_predicate: Vec<usize> =
        std::iter::once(predicate).chain(above(predicate).into_iter().take(2)).collect();
    of_condition.iter().any(|word| of_predicate.contains(word))
}
