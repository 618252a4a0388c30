//! Whose a predicate is: its subject, handed down where it has none of its own.

use crate::page::Tree;

/// How many clauses a subject may be handed down.
const HANDED_DOWN: usize = 6;
/// How many actors joined by "and" are read as one subject's.
const JOINED: usize = 8;

/// The head of the subject of a predicate, in the passive too. "Who" and "which" give the noun they
/// stand for.
pub(crate) fn subject(tree: &Tree<'_>, word: usize) -> Option<usize> {
    let mut word = word;
    for _ in 0..HANDED_DOWN {
        if let Some(own) = tree.child(word, &["nsubj", "nsubjpass"]) {
            let is_relative = matches!(tree.tag(own), "WDT" | "WP");
            return if is_relative { tree.head(word).filter(|_| is_relative) } else { Some(own) };
        }
        let head = tree.head(word)?;
        match tree.label(word) {
            "xcomp" | "ccomp" => {
                // Whom somebody is asked to act is who acts.
                if let Some(object) = tree.child(head, &["dobj"]).filter(|it| *it < word) {
                    return Some(object);
                }
                word = head;
            }
            "relcl" | "acl" if !is_infinitive(tree, word) => return Some(head),
            "pcomp" if !matches!(tree.lemma(head), "of" | "for" | "from") => word = head,
            "prep" | "conj" | "advcl" | "acomp" | "attr" | "oprd" => word = head,
            _ => return None,
        }
    }
    None
}

/// Who does what a passive says: "by the minister".
pub(crate) fn agent(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    tree.child(tree.child(verb, &["agent"])?, &["pobj"])
}

/// Whether a verb is in the passive.
pub(crate) fn is_passive(tree: &Tree<'_>, verb: usize) -> bool {
    let is_participle = tree.tag(verb) == "VBN" && matches!(tree.label(verb), "advcl" | "acl");
    let has_aux = tree.child(verb, &["aux", "nsubj"]).is_some();
    tree.child(verb, &["nsubjpass", "auxpass"]).is_some() || is_participle && !has_aux
}

/// Whether a verb follows "to".
pub(crate) fn is_infinitive(tree: &Tree<'_>, verb: usize) -> bool {
    tree.child(verb, &["aux"]).is_some_and(|it| tree.tag(it) == "TO")
}

/// A word and those that "and" joins to it, in order.
pub(crate) fn joined(tree: &Tree<'_>, head: usize) -> Vec<usize> {
    let mut found = vec![head];
    let mut last = head;
    while found.len() < JOINED {
        let Some(next) = tree.child(last, &["conj"]).filter(|it| *it > last) else { break };
        found.push(next);
        last = next;
    }
    found
}
