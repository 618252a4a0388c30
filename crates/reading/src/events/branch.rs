//! A branch of the tree: what depends on a word, near it, and what the word depends on.
//!
//! Only what stands within [`NEAR`] words is looked at, so that a sentence without end takes no
//! longer than its length asks for.

use text::language::PartOfSpeech;

use crate::page::Tree;
use crate::predicate::{denies, is_at_no_time, is_no_longer};

/// How far from a word its branch is followed.
const NEAR: usize = 120;

/// How many links of a chain are followed.
const CHAIN: usize = 6;

/// What depends on a word, near it, from left to right.
pub(super) fn children<'t>(tree: &'t Tree<'_>, word: usize) -> &'t [usize] {
    let all = tree.children(word);
    let from = all.partition_point(|&child| child + NEAR < word);
    let to = all.partition_point(|&child| child <= word + NEAR);
    &all[from..to.max(from)]
}

/// The first that depends on a word in one of these ways.
pub(super) fn child(tree: &Tree<'_>, word: usize, labels: &[&str]) -> Option<usize> {
    all(tree, word, labels).next()
}

/// All that depend on a word in one of these ways.
pub(super) fn all<'t>(
    tree: &'t Tree<'_>,
    word: usize,
    labels: &'t [&str],
) -> impl DoubleEndedIterator<Item = usize> + 't {
    children(tree, word).iter().copied().filter(move |&it| labels.contains(&tree.label(it)))
}

/// A word and those that "and" joins to it.
pub(super) fn joined(tree: &Tree<'_>, word: usize) -> Vec<usize> {
    let mut found = vec![word];
    let mut at = 0;
    while at < found.len() && found.len() < CHAIN {
        let more = all(tree, found[at], &["conj"]).filter(|&it| is_name(tree, it));
        found.extend(more.collect::<Vec<_>>());
        at += 1;
    }
    found
}

/// The words after a preposition of a word: "with X and Y" gives both.
pub(super) fn after(tree: &Tree<'_>, word: usize, preposition: &str) -> Vec<usize> {
    let own = all(tree, word, &["prep", "dative", "agent", "prt", "advmod"]);
    let own = own.filter(|&it| tree.lemma(it).eq_ignore_ascii_case(preposition));
    own.flat_map(|it| objects_of(tree, it)).collect()
}

/// What a preposition takes, also through a second one, as in "out of".
pub(super) fn objects_of(tree: &Tree<'_>, preposition: usize) -> Vec<usize> {
    let own = child(tree, preposition, &["pobj", "pcomp"]);
    let second = || {
        let next = child(tree, preposition, &["prep"])?;
        child(tree, next, &["pobj", "pcomp"])
    };
    own.or_else(second).into_iter().flat_map(|it| joined(tree, it)).collect()
}

/// Whether a word is a verb.
pub(super) fn is_verb(tree: &Tree<'_>, word: usize) -> bool {
    matches!(tree.part(word), PartOfSpeech::Verb | PartOfSpeech::Auxiliary)
        || tree.tag(word).starts_with("VB")
}

/// Whether a word is a noun, a name or a pronoun.
fn is_name(tree: &Tree<'_>, word: usize) -> bool {
    let tag = tree.tag(word);
    tag.starts_with("NN") || matches!(tag, "PRP" | "CD" | "FW")
}

/// The verb with its particle, as `call_off`, where it has one.
pub(super) fn with_particle(tree: &Tree<'_>, verb: usize) -> Option<String> {
    let particles = [
        "out", "off", "down", "up", "back", "away", "over", "in", "aside", "forward", "on",
        "through",
    ];
    let is_particle = |it: &usize| {
        let bare = child(tree, *it, &["pobj", "pcomp"]).is_none();
        tree.label(*it) == "prt" || bare && particles.contains(&tree.lemma(*it))
    };
    let found = children(tree, verb).iter().copied().find(is_particle)?;
    Some(format!("{}_{}", tree.lemma(verb), tree.lemma(found).to_lowercase()))
}

/// Whether a verb is passive.
pub(super) fn is_passive(tree: &Tree<'_>, verb: usize) -> bool {
    if child(tree, verb, &["nsubjpass", "auxpass"]).is_some() {
        return true;
    }
    let participle = tree.tag(verb) == "VBN";
    let active = child(tree, verb, &["nsubj", "dobj"]).is_some()
        || all(tree, verb, &["aux"]).any(|it| tree.lemma(it) == "have");
    let loose = matches!(tree.label(verb), "acl" | "advcl" | "amod");
    let joined = || {
        let first = tree.head(verb).filter(|_| tree.label(verb) == "conj");
        first.is_some_and(|first| tree.tag(first) == "VBN" && is_passive(tree, first))
    };
    participle && !active && (loose || joined() || child(tree, verb, &["agent"]).is_some())
}

/// The object of a verb; of a passive one, its subject.
pub(super) fn object(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let own = if is_passive(tree, verb) { passive_subject(tree, verb) } else { None };
    let own = own.or_else(|| child(tree, verb, &["dobj"]));
    // "Biden called Zelensky", where a parser takes the name for what somebody is called.
    let called = || {
        let given = child(tree, verb, &["oprd"]).filter(|&it| tree.tag(it) == "NNP");
        given.filter(|_| !is_passive(tree, verb))
    };
    let own = own.or_else(called);
    // A verb that "and" joins to a second one may leave it the object: "condemned and rejected X".
    let shared = || {
        let second =
            child(tree, verb, &["conj"]).filter(|&it| is_verb(tree, it) && it < verb + 4)?;
        let bare = children(tree, verb).iter().all(|&it| it <= second);
        child(tree, second, &["dobj"]).filter(|_| bare)
    };
    own.or_else(shared).map(|it| antecedent(tree, it))
}

fn passive_subject(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let own = child(tree, verb, &["nsubjpass"]);
    let above = || {
        let head = tree.head(verb)?;
        match tree.label(verb) {
            "acl" | "amod" => Some(head),
            "conj" => child(tree, head, &["nsubjpass"]),
            "xcomp" => child(tree, head, &["nsubj", "nsubjpass"]),
            "advcl" => child(tree, head, &["nsubj"]),
            _ => None,
        }
    };
    own.or_else(above)
}

/// Whom "who" and "which" stand for: what their clause depends on.
pub(super) fn antecedent(tree: &Tree<'_>, word: usize) -> usize {
    if !matches!(tree.tag(word), "WP" | "WDT") {
        return word;
    }
    let mut at = word;
    for _ in 0..CHAIN {
        let Some(head) = tree.head(at) else { return word };
        if tree.label(at) == "relcl" {
            return head;
        }
        at = head;
    }
    word
}

/// Whether a verb is an infinitive with "to".
pub(super) fn is_infinitive(tree: &Tree<'_>, verb: usize) -> bool {
    all(tree, verb, &["aux"]).any(|it| tree.tag(it) == "TO")
}

/// Whether a verb or its helper is put before its subject for "if": "had Egypt invaded", "were
/// China to invade", "should Russia attack".
pub(super) fn is_inverted(tree: &Tree<'_>, verb: usize) -> bool {
    let Some(subject) = child(tree, verb, &["nsubj", "nsubjpass"]) else { return false };
    if child(tree, verb, &["mark"]).is_some() {
        return false;
    }
    let opens = |it: usize| {
        let is_past = matches!(tree.tag(it), "VBD" | "MD");
        it < subject && is_past && matches!(tree.lemma(it), "have" | "should" | "be")
    };
    let is_helped = all(tree, verb, &["aux", "auxpass"]).any(opens);
    let takes = child(tree, verb, &["xcomp", "acomp", "attr"]).is_some();
    match tree.label(verb) {
        "advcl" => is_helped || opens(verb) && takes,
        // A parser may take "were China to invade" for what the next clause tells.
        "ccomp" => opens(verb) && takes && tree.head(verb).is_some_and(|head| verb < head),
        _ => false,
    }
}

/// Whether a word is negated.
pub(super) fn is_negated(tree: &Tree<'_>, word: usize) -> bool {
    let by = |it: &usize| {
        tree.label(*it) == "neg"
            || matches!(tree.lemma(*it), "never" | "neither" | "nor")
            || is_no_longer(tree, *it)
    };
    // "nor did it release them"
    let first = tree.reach(word).0;
    let follows_nor = || first > 0 && matches!(tree.lemma(first - 1), "nor" | "neither");
    children(tree, word).iter().any(by)
        || is_verb(tree, word) && follows_nor()
        || has_denying_subject(tree, word)
        || has_no_object(tree, word)
        || is_verb(tree, word) && is_at_no_time(tree, word)
}

/// "met no one", "signed no agreement": what is denied of the object is denied of the verb.
fn has_no_object(tree: &Tree<'_>, verb: usize) -> bool {
    let objects = all(tree, verb, &["dobj"]);
    let behind = all(tree, verb, &["prep"]).flat_map(|it| all(tree, it, &["pobj"]));
    is_verb(tree, verb) && objects.chain(behind).any(|it| it > verb && denies(tree, it))
}

/// "as promised", "as agreed": what is told beside the event, of nobody.
pub(super) fn is_aside_with_as(tree: &Tree<'_>, verb: usize) -> bool {
    let is_bare = tree.tag(verb) == "VBN"
        && child(tree, verb, &["nsubj", "nsubjpass", "aux", "auxpass", "agent"]).is_none();
    is_bare && all(tree, verb, &["mark", "advmod"]).any(|it| tree.lemma(it) == "as")
}

/// "agreed not to attack", "urged them not to leave": what is left undone is no event.
pub(super) fn is_asked_not_to(tree: &Tree<'_>, verb: usize) -> bool {
    let to = all(tree, verb, &["aux"]).find(|&it| tree.tag(it) == "TO");
    let not = all(tree, verb, &["neg"]).next();
    to.zip(not).is_some() && matches!(tree.label(verb), "xcomp" | "ccomp" | "advcl" | "acl")
}

/// Whether the subject of a word denies it: "nobody", "no state", "neither China nor Russia".
pub(super) fn has_denying_subject(tree: &Tree<'_>, word: usize) -> bool {
    all(tree, word, &["nsubj", "nsubjpass"]).any(|it| denies(tree, it))
}

/// Whether a verb tells until when somebody has to act: "gave Hamas until Friday to".
pub(super) fn has_term(tree: &Tree<'_>, verb: usize) -> bool {
    matches!(tree.lemma(verb), "give" | "have")
        && all(tree, verb, &["prep"]).any(|it| tree.lemma(it).eq_ignore_ascii_case("until"))
}
