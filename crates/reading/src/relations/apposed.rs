//! Labels beside a name: "Hungary, a close ally of Serbia", "Serbia's ally Hungary".

use super::polarity;
use super::{Found, Labeled, relation};
use crate::lexicon::relation_words;
use crate::page::{Page, Run, Unit};
use crate::predicate::{after_preposition, parties_anywhere, party};
use crate::statements::Said;

/// The relation that a noun beside a name tells, if it tells one.
pub(super) fn of_word(page: &Page<'_>, unit: Unit, said: &[Said], noun: usize) -> Option<Found> {
    let tree = &page.tree;
    relation_words().label(tree.lemma(noun))?;
    if !matches!(tree.tag(noun), "NN" | "NNS" | "JJ") {
        return None;
    }
    let above =
        tree.head(noun).filter(|_| matches!(tree.label(noun), "appos" | "amod" | "compound"));
    let below = || tree.child(noun, &["appos"]);
    let name = above.or_else(below)?;
    let named = party(page, said, name)?;
    page.mention_at(tree.place(name))?;
    let stands_before = matches!(tree.label(noun), "amod" | "compound");
    let whose = tree.child(if stands_before { name } else { noun }, &["poss"]);
    let whose = whose.or_else(|| after_preposition(tree, noun, &["of", "to"]))?;
    let other = parties_anywhere(page, said, whose).into_iter().next()?;
    let is_pair = other.name != named.name;
    let run = run(page, noun);
    let labeled = Labeled {
        between: vec![named.name, other.name],
        words: None,
        run,
        reading: polarity::read(page, run),
        directed: true,
        by: None,
    };
    (is_pair && !run.is_empty()).then(|| relation(page, unit, said, labeled))
}

/// The noun with its adjectives.
fn run(page: &Page<'_>, noun: usize) -> Run {
    let tree = &page.tree;
    let is_part = |it: &&usize| {
        **it < noun && matches!(tree.label(**it), "amod" | "compound" | "det" | "neg")
    };
    let first = tree.children(noun).iter().find(is_part).copied().unwrap_or(noun);
    page.trimmed(tree.run(first, noun))
}
