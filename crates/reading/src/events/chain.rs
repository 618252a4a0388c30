//! The chain of words above an event: which of them speak of it, and which tell something else.

use super::branch::{after, all, child, is_infinitive, is_inverted, is_verb};
use super::lexicon::{Doubt, doubt_of, is_carrier, is_happening};
use crate::page::Tree;

/// Whether a word is part of what the word above it says: not in a clause of time or reason.
pub(super) fn goes_on(tree: &Tree<'_>, word: usize, head: usize) -> bool {
    match tree.label(word) {
        // "They struck it; the raids failed to …": a parser takes the first for what the second says.
        "ccomp" if word < head && is_closed_off(tree, word, head) => false,
        "ccomp" | "xcomp" | "pcomp" | "dobj" | "pobj" | "acomp" | "attr" | "oprd" | "nsubjpass" => {
            true
        }
        // "The point proposed by Russia" was proposed, whatever becomes of it.
        "acl" => tree.tag(word) != "VBN",
        // "in case Israel agrees", which a parser takes for a clause about the case.
        "relcl" => doubt_of(Doubt::Case, tree.lemma(head)).is_some(),
        // "The talks set for May were called off", where a parser takes "set" for the verb.
        "nsubj" => is_verb(tree, head) && tree.label(head) == "nsubjpass",
        "conj" => is_verb(tree, word) == is_verb(tree, head) && !is_told_anew(tree, word, head),
        "advcl" => all(tree, word, &["aux"]).any(|it| tree.tag(it) == "TO"),
        "prep" => after(tree, head, tree.lemma(word)).iter().any(|_| true),
        _ => false,
    }
}

/// Whether a verb that is joined to another is told by itself: of "refused to resign and has called"
/// only the resigning is refused, and of "did not attack, but threatened" only the attack is denied.
fn is_told_anew(tree: &Tree<'_>, word: usize, first: usize) -> bool {
    let joint = all(tree, first, &["cc"]).rfind(|&it| it < word);
    let is_but = joint.is_some_and(|it| tree.lemma(it) == "but");
    is_verb(tree, word) && (is_but || is_finite(tree, word) && !is_finite(tree, first))
}

/// Whether a verb has a tense of its own: "called", "has called", but not "to call" and "not call".
fn is_finite(tree: &Tree<'_>, verb: usize) -> bool {
    let has_tense = |it: usize| matches!(tree.tag(it), "VBD" | "VBZ" | "VBP" | "MD");
    let by_helper = || all(tree, verb, &["aux", "auxpass"]).any(has_tense);
    let is_plain = tree.tag(verb) == "VB" && !is_infinitive(tree, verb);
    // In "did not meet or call" the helper is that of both.
    !is_plain && (has_tense(verb) || by_helper())
}

/// Whether a semicolon or a dash stands between a clause and the verb behind it.
fn is_closed_off(tree: &Tree<'_>, clause: usize, verb: usize) -> bool {
    let (_, last) = tree.reach(clause);
    let near = last + 1..verb;
    near.into_iter().take(NEAR).any(|it| matches!(tree.lemma(it), ";" | "—" | "–" | ":"))
}

/// How many words behind a clause its mark may stand.
const NEAR: usize = 4;

/// Whether a word that "and" or "but" joins to another has a subject of its own.
pub(super) fn is_apart(tree: &Tree<'_>, word: usize) -> bool {
    tree.label(word) == "conj" && child(tree, word, &["nsubj", "nsubjpass", "expl"]).is_some()
}

/// "if it attacks" beside the verb that depends on it.
pub(super) fn is_condition(tree: &Tree<'_>, clause: usize) -> bool {
    all(tree, clause, &["mark"]).any(|it| matches!(tree.lemma(it), "if" | "unless"))
        || is_inverted(tree, clause)
}

/// "will not recognize the annexation": a known event stays one, whatever is not done about it.
pub(super) fn is_known_object(tree: &Tree<'_>, noun: usize, verb: usize) -> bool {
    let lemma = tree.lemma(verb).to_lowercase();
    let is_known = all(tree, noun, &["det", "poss"])
        .any(|it| tree.label(it) == "poss" || matches!(tree.lemma(it), "the" | "this" | "these"));
    let decides =
        doubt_of(Doubt::Taking, &lemma).is_some() || is_carrier(&lemma) || is_happening(&lemma);
    tree.label(noun) == "dobj" && is_verb(tree, verb) && is_known && !decides
}
