//! A predicate: a verb, or an adjective or noun behind one, with what the tree says of it: whose it
//! is, whether it holds, under which condition.
//!
//! Positions, scheduled events and relations are all read from predicates, so they share this.

mod condition;
mod mood;
mod party;
mod subject;

pub(crate) use condition::{Condition, condition_in, supposes};
pub(crate) use mood::{
    Modality, Mood, carrier, denies, is_at_no_time, is_negated, is_no_longer, mood,
};
pub(crate) use party::{Party, is_anybody, parties, parties_anywhere, party};
pub(crate) use subject::{agent, is_infinitive, is_passive, named_behind, subject};

use crate::page::{Run, Tree};

/// The dictionary form of a verb with its particle, as "rule out".
pub(crate) fn verb_key(tree: &Tree<'_>, verb: usize) -> String {
    let lemma = tree.lemma(verb).to_lowercase();
    let particle = tree.child(verb, &["prt"]).map(|it| tree.lemma(it).to_lowercase());
    particle.map_or(lemma.clone(), |particle| format!("{lemma} {particle}"))
}

/// A verb with the auxiliaries and denials right before it, as "has not accepted".
pub(crate) fn verb_group(tree: &Tree<'_>, verb: usize) -> Run {
    let is_part = |it: &usize| *it < verb && matches!(tree.label(*it), "aux" | "auxpass" | "neg");
    let own = tree.children(verb).iter().copied().find(is_part);
    // "to" says nothing without the verb before it, as in "have yet to accept".
    let first = own.filter(|&it| tree.tag(it) != "TO").or_else(|| carrier(tree, verb));
    let first = first.filter(|&it| it < verb && verb - it <= GROUP).unwrap_or(verb);
    tree.run(first, verb)
}

/// How many words before a verb its auxiliaries may begin.
const GROUP: usize = 5;

/// What a preposition of a word takes, if the word has that preposition.
pub(crate) fn after_preposition(
    tree: &Tree<'_>,
    word: usize,
    prepositions: &[&str],
) -> Option<usize> {
    let mut ties = tree.children(word).iter().copied().filter(|&child| {
        matches!(tree.label(child), "prep" | "dative" | "agent")
            && prepositions.contains(&tree.lemma(child).to_lowercase().as_str())
    });
    ties.find_map(|tie| tree.child(tie, &["pobj", "pcomp"]))
}
