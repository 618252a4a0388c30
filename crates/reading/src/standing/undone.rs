//! What was not done, by the words beside it: "nearly expelled", "far from attacking", "has no plans
//! to send".

use super::words::standing_words;
use super::{Standing, Verdict};
use crate::page::{Page, Tree};
use crate::predicate::{denies, is_negated};

/// "nearly expelled", "far from attacking"
pub(super) fn beside(page: &Page<'_>, verb: usize) -> Option<Verdict> {
    let tree = &page.tree;
    nearly(tree, verb).or_else(|| left(page, verb)).map(|by| Verdict::new(Standing::Undone, by))
}

/// "nearly expelled"; "nearly always" and "nearly 300" are of other words.
fn nearly(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let mut adverbs = tree.children(verb).iter().copied();
    adverbs.find(|&it| {
        let is_near = it < verb && verb - it <= 2 && tree.label(it) == "advmod";
        is_near && standing_words().nearly.contains(tree.lemma(it)) && tree.tag(verb) != "VBG"
    })
}

/// "far from attacking", "on the verge of expelling"
fn left(page: &Page<'_>, verb: usize) -> Option<usize> {
    let tree = &page.tree;
    if tree.tag(verb) != "VBG" {
        return None;
    }
    let first = tree.place(tree.reach(verb).0).max(tree.place(verb).saturating_sub(1));
    let mut starts = [tree.place(verb), first].into_iter();
    let is_left = |start: usize| {
        let ends = |phrase: &String| {
            let mut words = phrase.split(' ').rev().zip((0..start).rev());
            let length = phrase.split(' ').count();
            length <= start && words.all(|(word, at)| page.is(at, &[word]))
        };
        standing_words().left.iter().any(ends)
    };
    starts.any(is_left).then_some(verb)
}

/// "has no plans", "does not have any intention": whether a noun's infinitive or gerund is not meant
/// to be.
pub(super) fn intended(tree: &Tree<'_>, noun: usize) -> Option<Verdict> {
    let is_intent = standing_words().intending.contains(&tree.lemma(noun).to_lowercase());
    let has = tree.head(noun).filter(|&it| matches!(tree.lemma(it), "have" | "be" | "without"));
    let is_not = |it: usize| is_negated(tree, it) || tree.lemma(it) == "without";
    let is_none = denies(tree, noun) || has.is_some_and(is_not);
    (is_intent && is_none).then(|| Verdict::new(Standing::Undone, noun))
}
