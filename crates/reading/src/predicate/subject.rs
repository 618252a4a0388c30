//! Whose a predicate is: its subject, handed down where it has none of its own.

use crate::lexicon::offices;
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

/// Those whose names stand between commas behind an office in the plural: A and B in "the ministers
/// of Japan and Peru, A and B, will meet". A parser takes them for others beside the ministers.
pub(crate) fn named_behind(tree: &Tree<'_>, office: usize) -> Option<Vec<usize>> {
    let names = chain(tree, office);
    // "The Foreign Ministers" may be tagged as one name.
    let lemma = tree.lemma(office).to_lowercase();
    let is_named = tree.tag(office) == "NNP" && lemma.ends_with('s');
    let is_plural = matches!(tree.tag(office), "NNS" | "NNPS")
        || is_named && offices().speakers.contains(&lemma);
    let &first = names.get(1).filter(|_| is_plural)?;
    let (start, end) = tree.reach(first);
    let is_between = start > 0 && tree.is(start - 1, ",") && tree.is(end + 1, ",");
    let is_joined = tree.child(office, &["cc"]).is_some();
    let are_names = names[1..].iter().all(|&it| tree.tag(it) == "NNP");
    (is_between && !is_joined && are_names).then(|| names[1..].to_vec())
}

/// A word and those that "and" joins to it, in order; those named behind an office in the plural
/// stand for it.
pub(crate) fn joined(tree: &Tree<'_>, head: usize) -> Vec<usize> {
    named_behind(tree, head).unwrap_or_else(|| chain(tree, head))
}

fn chain(tree: &Tree<'_>, head: usize) -> Vec<usize> {
    let mut found = vec![head];
    let mut last = head;
    while found.len() < JOINED {
        let Some(next) = tree.child(last, &["conj"]).filter(|it| *it > last) else { break };
        found.push(next);
        last = next;
    }
    found
}
