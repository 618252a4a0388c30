//! Negation: sayings that were not made, as in "declined to say" and "neither said".

use domain::Manner;

use super::super::Said;
use super::Saying;
use crate::lexicon::saying_words;
use crate::page::{Page, Tree};
use crate::predicate::denies;

/// Marks a saying that the tree shows to be denied or taken back.
pub(super) fn fill(page: &Page<'_>, saying: &Saying, said: &mut Said) {
    let tree = &page.tree;
    let Some(cue) = saying.cue else { return };
    let is_not = |word: usize| tree.child(word, &["neg"]).is_some();
    let head = tree.head(cue);
    // "Declined to confirm or deny" denies both, "declined to comment but said" only the first.
    let is_bare = tree.tag(cue) == "VB";
    let is_handed_down =
        matches!(tree.label(cue), "xcomp" | "pcomp") || tree.label(cue) == "conj" && is_bare;
    let taken_back = head.filter(|_| is_handed_down).is_some_and(|head| {
        saying_words().taking_back.contains(tree.lemma(head))
            || tree.lemma(head) == "without"
            || tree.label(cue) == "xcomp" && is_not(head)
    });
    let short = head.filter(|_| tree.label(cue) == "pcomp");
    let taken_back = taken_back || short.is_some_and(|it| stops_before(tree, it));
    let nobody = tree.child(cue, &["nsubj", "nsubjpass"]).is_some_and(|it| denies(tree, it));
    let is_undone = is_not(cue) || taken_back || nobody;
    match Manner::of_verb(tree.lemma(cue)) {
        // That the cue says no is marked as negated, so that "did not deny" is not.
        Manner::Denied | Manner::Refused => said.statement.negated = !is_undone,
        Manner::Said | Manner::Doubted | Manner::Rejected | Manner::Wanted | Manner::Asked => {
            said.statement.negated |= is_undone;
        }
    }
}

/// "stopped short of", "refrained from": whether a preposition ties a saying to a verb by which it
/// was not made.
fn stops_before(tree: &Tree<'_>, preposition: usize) -> bool {
    let mut at = preposition;
    while matches!(tree.label(at), "prep" | "advmod" | "acomp") {
        let Some(head) = tree.head(at) else { break };
        at = head;
    }
    let is_short = |it: usize| tree.children(it).iter().any(|&it| tree.lemma(it) == "short");
    let stops = matches!(tree.lemma(at), "stop" | "fall") && is_short(at);
    let keeps = saying_words().keeping_from.contains(tree.lemma(at));
    let is_not = tree.child(at, &["neg"]).is_some();
    let is_tie = matches!(tree.lemma(preposition), "of" | "from");
    is_tie && !is_not && (stops || keeps)
}
