//! Occurrence: whether an event happened, as the words around it tell.

use domain::Occurrence;

use super::branch::{after, all, child, children, is_infinitive, is_negated, is_verb};
use super::lexicon::{Doubt, doubt_of};
use crate::page::{Page, Tree};

/// How many words above an event are asked.
const CLIMB: usize = 5;

/// Whether what a word tells of happened: the nearest word that says otherwise counts, but a
/// denial anywhere above makes it denied.
pub(super) fn of_word(page: &Page<'_>, word: usize) -> Occurrence {
    let tree = &page.tree;
    let mut at = word;
    let mut found = own(tree, at);
    for _ in 0..CLIMB {
        let Some(head) = tree.head(at).filter(|_| found == Occurrence::Happened) else { break };
        if goes_on(tree, at, head) {
            found = taken(tree, at, head).unwrap_or_else(|| own(tree, head));
        } else if tree.label(at) != "prep" {
            break;
        }
        at = head;
    }
    found
}

/// What a word itself and those beside it say.
fn own(tree: &Tree<'_>, word: usize) -> Occurrence {
    if is_negated(tree, word) {
        // "Should not" asks for what is feared, and tells of nothing.
        let is_due =
            all(tree, word, &["aux"]).any(|it| doubt_of(Doubt::Due, tree.lemma(it)).is_some());
        return if is_due { Occurrence::Hypothetical } else { Occurrence::Denied };
    }
    let near = children(tree, word).iter().copied();
    let said = near.filter_map(|it| {
        let lemma = tree.lemma(it).to_lowercase();
        match tree.label(it) {
            // "said that it would": the future of a past.
            "aux" if matches!(lemma.as_str(), "would" | "'d") && tree.label(word) == "ccomp" => {
                Some(Occurrence::Planned)
            }
            "aux" => doubt_of(Doubt::Auxiliary, &lemma),
            "mark" if is_verb(tree, word) => doubt_of(Doubt::Opening, &lemma),
            "det" | "amod" | "advmod" => doubt_of(Doubt::Beside, &lemma),
            "advcl" => is_condition(tree, it).then_some(Occurrence::Hypothetical),
            _ => None,
        }
    });
    let said = said.min_by_key(|it| *it == Occurrence::Hypothetical);
    let planned = tree.tag(word) == "VB" && (is_going(tree, word) || is_headline(tree, word));
    said.or(planned.then_some(Occurrence::Planned)).unwrap_or_default()
}

/// "if it attacks" beside the verb that depends on it.
fn is_condition(tree: &Tree<'_>, clause: usize) -> bool {
    all(tree, clause, &["mark"]).any(|it| matches!(tree.lemma(it), "if" | "unless"))
}

/// "Germany to send tanks": an infinitive with a subject of its own.
fn is_headline(tree: &Tree<'_>, word: usize) -> bool {
    is_infinitive(tree, word) && child(tree, word, &["nsubj"]).is_some()
}

/// "is going to".
fn is_going(tree: &Tree<'_>, word: usize) -> bool {
    let head = tree.head(word).filter(|_| tree.label(word) == "xcomp");
    head.is_some_and(|head| tree.lemma(head) == "go" && tree.tag(head) == "VBG")
}

/// Whether a word is part of what the word above it says: not in a clause of time or reason.
fn goes_on(tree: &Tree<'_>, word: usize, head: usize) -> bool {
    match tree.label(word) {
        "ccomp" | "xcomp" | "pcomp" | "dobj" | "pobj" | "acomp" | "attr" | "oprd" | "nsubjpass" => {
            true
        }
        // "The point proposed by Russia" was proposed, whatever becomes of it.
        "acl" => tree.tag(word) != "VBN",
        "conj" => is_verb(tree, word) == is_verb(tree, head),
        "advcl" => all(tree, word, &["aux"]).any(|it| tree.tag(it) == "TO"),
        "prep" => after(tree, head, tree.lemma(word)).iter().any(|_| true),
        _ => false,
    }
}

/// What the word above makes of the event that it takes.
fn taken(tree: &Tree<'_>, word: usize, head: usize) -> Option<Occurrence> {
    let yet = tree.lemma(head) == "have"
        && children(tree, head).iter().any(|&it| tree.lemma(it) == "yet");
    if yet && tree.label(word) == "xcomp" {
        return Some(Occurrence::Denied);
    }
    let takes = !matches!(tree.label(word), "conj" | "pobj");
    let lemma = tree.lemma(head).to_lowercase();
    // "told them that it met" is no plan, as "told them to meet" is.
    let is_past = tree.tag(word) == "VBD";
    let found = doubt_of(Doubt::Taking, &lemma).filter(|_| takes);
    let found = found.filter(|it| !(is_past && *it == Occurrence::Planned));
    // "did not rule out" and "does not deny" leave it open.
    found.map(|it| {
        let undone = it == Occurrence::Denied && is_negated(tree, head);
        if undone { Occurrence::Hypothetical } else { it }
    })
}
