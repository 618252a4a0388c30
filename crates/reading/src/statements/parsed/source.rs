//! The source of an attribution: whose words, thoughts or wishes they are.

use text::language::PartOfSpeech;

use super::attribution::Attribution;
use crate::page::Tree;

/// How many clauses a subject may be handed down, as in "he wants to go and say that …".
const HANDED_DOWN: usize = 6;

/// The head of the words that name the source.
pub(super) fn of_attribution(tree: &Tree<'_>, attribution: &Attribution) -> Option<usize> {
    let cue = attribution.cue;
    let source = match tree.part(cue) {
        PartOfSpeech::Verb if attribution.is_passive => agent(tree, cue),
        PartOfSpeech::Verb => subject(tree, cue),
        PartOfSpeech::Noun => owner(tree, cue),
        _ => subject(tree, tree.head(cue)?),
    }?;
    let is_empty = matches!(tree.lemma(source), "it" | "there" | "this" | "that" | "one");
    let is_content = attribution.content.iter().any(|(from, to)| (*from..=*to).contains(&source));
    (!is_empty && !is_content).then_some(source)
}

/// The subject of a verb, or of the verb that hands it down.
fn subject(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let mut verb = verb;
    for _ in 0..HANDED_DOWN {
        if let Some(subject) = tree.child(verb, &["nsubj"]) {
            let is_relative = matches!(tree.tag(subject), "WDT" | "WP");
            let of_noun = is_relative && tree.label(verb) == "relcl";
            return if of_noun { tree.head(verb) } else { Some(subject) };
        }
        if tree.child(verb, &["nsubjpass"]).is_some() {
            return tree.child(verb, &["nsubjpass"]).filter(|_| tree.label(verb) != "acl");
        }
        match tree.label(verb) {
            "conj" | "xcomp" | "advcl" | "pcomp" | "prep" | "aux" | "ccomp" => {
                verb = tree.head(verb)?;
            }
            "acl" | "relcl" => return tree.head(verb),
            _ => return None,
        }
    }
    None
}

/// Who does what a passive says: "by the minister".
fn agent(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    tree.child(tree.child(verb, &["agent"])?, &["pobj"])
}

/// Whose a noun is: "his claim", "the claim by Moscow", or of the subject of the verb that carries
/// it, as in "he made the claim that …".
fn owner(tree: &Tree<'_>, noun: usize) -> Option<usize> {
    let by = || {
        let tied = tree.children(noun).iter().copied().filter(|&it| tree.label(it) == "prep");
        let mut tied = tied.filter(|&it| matches!(tree.lemma(it), "by" | "from" | "among"));
        tied.find_map(|it| tree.child(it, &["pobj"]))
    };
    let carrier = || {
        let verb = tree.head(noun).filter(|_| tree.label(noun) == "dobj")?;
        subject(tree, verb).filter(|_| tree.part(verb) == PartOfSpeech::Verb)
    };
    tree.child(noun, &["poss"]).or_else(by).or_else(carrier)
}
