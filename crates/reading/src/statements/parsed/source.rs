//! The source of an attribution: whose words, thoughts or wishes they are.

use text::language::PartOfSpeech;

use super::attribution::Attribution;
use crate::page::Tree;

/// Who or what is the source, and the word that says so: a noun, or a pronoun for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Source {
    /// The head of the words that name it.
    pub(super) named: usize,
    /// Where it stands beside the cue: "who" or "which", or the same word.
    pub(super) stands: usize,
}

/// How many clauses a subject may be handed down, as in "he wants to go and say that …".
const HANDED_DOWN: usize = 6;

/// Whether nobody is the source, or something that was told before, as in "this shows that": then
/// it is the writer who judges.
pub(super) fn is_nobody(tree: &Tree<'_>, attribution: &Attribution) -> bool {
    if tree.part(attribution.cue) != PartOfSpeech::Verb {
        return false;
    }
    subject(tree, attribution.cue).is_some_and(|source| {
        let word = tree.lemma(source.stands).to_lowercase();
        let is_named = tree.part(source.named) == PartOfSpeech::Noun;
        let is_comment = word == "which" && !is_named || matches!(&*word, "this" | "these");
        let is_nobody = matches!(&*word, "nobody" | "none" | "neither" | "nothing");
        let is_nobody = is_nobody
            || tree.child(source.named, &["det"]).is_some_and(|it| tree.lemma(it) == "no");
        is_nobody || is_comment && !attribution.is_passive
    })
}

/// The source of an attribution, if it is told.
pub(super) fn of_attribution(tree: &Tree<'_>, attribution: &Attribution) -> Option<Source> {
    let cue = attribution.cue;
    if attribution.source.is_some() {
        return attribution.source.map(Source::of);
    }
    let part = tree.part(cue);
    let source = if part == PartOfSpeech::Noun {
        owner(tree, cue)
    } else if part != PartOfSpeech::Verb {
        described(tree, cue)
    } else if attribution.is_passive {
        agent(tree, cue).map(Source::of)
    } else {
        subject(tree, cue)
    }?;
    let is_empty = match tree.lemma(source.stands) {
        // "It is clear that …", but "it accused the agency".
        "it" => tree.part(cue) != PartOfSpeech::Verb,
        "there" | "this" | "one" => true,
        "that" | "what" => !matches!(tree.tag(source.stands), "WDT" | "WP"),
        _ => false,
    };
    let is_content = |(from, to): &(usize, usize)| (*from..=*to).contains(&source.stands);
    (!is_empty && !attribution.content.iter().any(is_content)).then_some(source)
}

impl Source {
    fn of(named: usize) -> Self {
        Self { named, stands: named }
    }
}

/// Whom an adjective describes: the noun that it stands by, or the subject of its verb.
fn described(tree: &Tree<'_>, adjective: usize) -> Option<Source> {
    let head = tree.head(adjective)?;
    let stands_by = matches!(tree.label(adjective), "amod" | "acl" | "appos");
    if stands_by { Some(Source::of(head)) } else { subject(tree, head) }
}

/// The subject of a verb, or of the verb that hands it down.
fn subject(tree: &Tree<'_>, verb: usize) -> Option<Source> {
    let mut verb = verb;
    for _ in 0..HANDED_DOWN {
        if let Some(subject) = tree.child(verb, &["nsubj", "nsubjpass"]) {
            let is_relative = matches!(tree.tag(subject), "WDT" | "WP");
            let named =
                if is_relative && tree.label(verb) == "relcl" { tree.head(verb)? } else { subject };
            return Some(Source { named, stands: subject });
        }
        if let Some(owner) = tree.child(verb, &["poss"]) {
            return Some(Source::of(owner));
        }
        let is_infinitive = tree.child(verb, &["aux"]).is_some_and(|it| tree.tag(it) == "TO");
        match tree.label(verb) {
            "acl" | "relcl" if !is_infinitive => return tree.head(verb).map(Source::of),
            "conj" | "xcomp" | "advcl" | "pcomp" | "prep" | "aux" | "ccomp" | "acl" | "relcl"
            | "dobj" | "pobj" | "attr" | "acomp" => verb = tree.head(verb)?,
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
fn owner(tree: &Tree<'_>, noun: usize) -> Option<Source> {
    let tied = tree.children(noun).iter().copied().filter(|&it| tree.label(it) == "prep");
    let mut tied = tied.filter(|&it| matches!(tree.lemma(it), "by" | "from" | "among"));
    let by = tied.find_map(|it| tree.child(it, &["pobj"]));
    let own = tree.child(noun, &["poss"]).or(by).map(Source::of);
    let is_below = matches!(tree.label(noun), "dobj" | "pobj" | "attr" | "conj");
    own.or_else(|| subject(tree, noun).filter(|_| is_below))
}
