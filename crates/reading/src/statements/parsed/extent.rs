//! How far what a verb attributes reaches behind its object.

use crate::lexicon::{cues, saying_words};
use crate::page::{Page, Run};

/// The last word that belongs to the object of a verb: "the plan as a mistake in most cases" of
/// "she described the plan as a mistake in most cases on Monday".
pub(super) fn of_object(page: &Page<'_>, verb: usize, last: usize) -> usize {
    let tree = &page.tree;
    let mut last = last;
    for &child in tree.children(verb) {
        let (from, to) = tree.reach(child);
        if to <= last {
            continue;
        }
        if from != last + 1 || !belongs(page, child) {
            break;
        }
        last = to;
    }
    last
}

fn belongs(page: &Page<'_>, child: usize) -> bool {
    let tree = &page.tree;
    match tree.label(child) {
        "xcomp" | "oprd" | "ccomp" | "acomp" => true,
        "prep" => !saying_words().around.contains(tree.lemma(child)) && !is_frame(page, child),
        _ => false,
    }
}

/// Whether a preposition gives the day, the outlet or the occasion of a saying.
fn is_frame(page: &Page<'_>, preposition: usize) -> bool {
    let (first, last) = page.tree.reach(preposition);
    let run = page.tree.run(first, last);
    // A phrase may go on for as long as its sentence; its frame stands at its head.
    let words = Run::new(run.from + 1, run.to.min(run.from + 1 + OCCASION));
    let is_day = page.dates_in(words).first().is_some_and(|date| date.run.from <= words.from + 1);
    let is_occasion = page.find_phrase(words, &cues().outlet_nouns).is_some()
        || (words.from..words.to).any(|at| cues().outlets.at(&page.tokens, at).is_some());
    is_day || is_occasion
}

/// How many tokens the occasion of a saying may have.
const OCCASION: usize = 8;

/// Where a run ends before the occasion of the saying, as in "the raid in a statement on Friday".
pub(super) fn before_occasion(page: &Page<'_>, run: Run) -> usize {
    let earliest = run.to.saturating_sub(OCCASION).max(run.from + 1);
    let is_occasion = |at: &usize| {
        page.is(*at, &["in", "during"])
            && page.is(at + 1, &["a", "an", "his", "her", "their"])
            && page.phrase(at + 2, &cues().outlet_nouns).is_some()
            && !page.is_quoted(*at)
    };
    (earliest..run.to).find(is_occasion).unwrap_or(run.to)
}

/// Where what was refused or asked ends: before "when asked whether", and before "but declined to
/// answer", which the parser may take for a part of the question.
pub(super) fn before_an_answer(page: &Page<'_>, run: Run) -> usize {
    let tree = &page.tree;
    let words = saying_words();
    let word = |at: usize| tree.words_in(Run::new(at, at + 1)).next().map(|it| tree.lemma(it));
    let asks = |at: usize| word(at).is_some_and(|it| words.asking.contains(it));
    let is_silent = |at: usize| {
        word(at).is_some_and(|it| words.saying_no.contains(it))
            && page.is(at + 1, &["to"])
            && word(at + 2).is_some_and(|it| words.silences.contains(it))
    };
    let ends = |at: &usize| {
        let asked = page.is(*at, &["when", "if", "once"]) && asks(at + 1);
        let answered = page.is(*at, &["and", "but"]) && is_silent(at + 1);
        (asked || answered) && !page.is_quoted(*at)
    };
    (run.from + 1..run.to).find(ends).unwrap_or(run.to)
}
