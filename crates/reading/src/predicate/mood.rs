//! Mood: whether a predicate is told as so, as coming, as possible, or only supposed.

use crate::lexicon::predicate_words;
use crate::page::{Page, Run, Tree};

use super::subject::is_infinitive;

/// How a predicate is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mood {
    /// Whether it is denied: "not", "never", "has yet to".
    pub(crate) is_negated: bool,
    /// Whether it is told to have ended: "no longer".
    pub(crate) has_ended: bool,
    /// What its modal verb says.
    pub(crate) modality: Modality,
    /// Whether it is only asked or supposed.
    pub(crate) is_supposed: bool,
}

/// What a modal verb says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Modality {
    /// There is none.
    Plain,
    /// "will", "shall", "is going to".
    Coming,
    /// "would".
    Would,
    /// "can", "could", "may", "might".
    Possible,
    /// "must", "should", "ought to".
    Due,
}

/// How many words above a predicate are looked at.
const CLIMBED: usize = 6;

/// How the predicate of a word is told: that of the word itself, or of the verb it stands behind.
pub(crate) fn mood(page: &Page<'_>, word: usize) -> Mood {
    let tree = &page.tree;
    let chain = carriers(tree, word);
    let negations = chain.iter().filter(|&&it| is_negated(tree, it)).count();
    Mood {
        is_negated: negations % 2 == 1,
        has_ended: chain.iter().any(|&it| has_ended(page, it)),
        modality: chain
            .iter()
            .map(|&it| modality(tree, it))
            .find(|it| *it != Modality::Plain)
            .unwrap_or(Modality::Plain),
        is_supposed: is_supposed(page, word),
    }
}

/// The verb that a predicate stands behind without a meaning of its own, as "continue" in
/// "continues to oppose", or "is" in "is ready".
pub(crate) fn carrier(tree: &Tree<'_>, word: usize) -> Option<usize> {
    let head = tree.head(word)?;
    let lemma = tree.lemma(head);
    let behind = match tree.label(word) {
        "acomp" | "attr" | "oprd" | "prep" => predicate_words().copulas.contains(lemma),
        "xcomp" => is_infinitive(tree, word) && predicate_words().carriers.contains(lemma),
        _ => false,
    };
    behind.then_some(head)
}

fn carriers(tree: &Tree<'_>, word: usize) -> Vec<usize> {
    let mut chain = vec![word];
    while chain.len() < CLIMBED {
        let Some(next) = chain.last().and_then(|&last| carrier(tree, last)) else { break };
        chain.push(next);
    }
    chain
}

/// Whether a word is denied: "not", "never", "nobody", "has yet to".
pub(crate) fn is_negated(tree: &Tree<'_>, word: usize) -> bool {
    let has = |it: &usize| {
        let lemma = tree.lemma(*it).to_lowercase();
        tree.label(*it) == "neg" || predicate_words().negations.contains(&lemma)
    };
    let is_denied =
        |it: &usize| matches!(tree.label(*it), "nsubj" | "nsubjpass") && denies(tree, *it);
    let is_yet_to = tree.lemma(word) == "have"
        && tree.children(word).iter().any(|&it| tree.lemma(it) == "yet")
        && tree.child(word, &["xcomp"]).is_some();
    // "did not meet or call": what is denied of the first is denied of a second in the plain form.
    let shared = || {
        let first = tree.head(word).filter(|_| tree.label(word) == "conj");
        let is_plain =
            tree.tag(word) == "VB" && tree.child(word, &["aux", "nsubj", "neg"]).is_none();
        let not = first.filter(|_| is_plain).and_then(|it| tree.child(it, &["neg"]));
        let but =
            first.and_then(|it| tree.child(it, &["cc"])).is_some_and(|it| tree.lemma(it) == "but");
        not.is_some() && !but
    };
    tree.children(word).iter().any(|it| has(it) || is_denied(it))
        || is_yet_to
        || shared()
        || is_at_no_time(tree, word)
}

/// "At no point did it", "in no way": whether what stands before a verb denies it.
pub(crate) fn is_at_no_time(tree: &Tree<'_>, verb: usize) -> bool {
    let ties = tree.children(verb).iter().copied();
    let mut ahead = ties.filter(|&it| it < verb && tree.label(it) == "prep");
    // "With no deal in sight, it left" is another matter.
    let is_none =
        |it: usize| denies(tree, it) && predicate_words().occasions.contains(tree.lemma(it));
    ahead.any(|it| tree.child(it, &["pobj"]).is_some_and(is_none))
}

/// Whether a subject denies its clause: "nobody", "no state", "neither China nor Russia",
/// "not one of them".
pub(crate) fn denies(tree: &Tree<'_>, subject: usize) -> bool {
    let words = predicate_words();
    let is_tie = |it: &usize| {
        matches!(tree.label(*it), "det" | "preconj" | "cc" | "advmod" | "neg")
            && words.denying_ties.contains(&tree.lemma(*it).to_lowercase())
    };
    // "Not one soldier"
    let is_none = |it: &usize| tree.label(*it) == "nummod" && tree.child(*it, &["neg"]).is_some();
    let is_counted = tree.children(subject).iter().any(is_none);
    is_counted
        || words.denying_subjects.contains(&tree.lemma(subject).to_lowercase())
        || tree.children(subject).iter().any(is_tie)
        || tree.lemma(subject) == "one" && tree.child(subject, &["neg"]).is_some()
}

/// Whether a word is the "longer" of "no longer", of which a parser ties the "no" to that alone.
pub(crate) fn is_no_longer(tree: &Tree<'_>, adverb: usize) -> bool {
    let is_longer = matches!(tree.lemma(adverb), "long" | "longer");
    is_longer && tree.children(adverb).iter().any(|&it| tree.lemma(it) == "no")
}

/// "no longer", "not any more"
fn has_ended(page: &Page<'_>, word: usize) -> bool {
    let tree = &page.tree;
    tree.children(word).iter().any(|&it| page.is(tree.place(it), &["longer", "anymore"]))
}

fn modality(tree: &Tree<'_>, word: usize) -> Modality {
    let modal = tree.children(word).iter().find(|&&it| tree.tag(it) == "MD");
    // A verb that "and" joins to another has its modal, if it is in the plain form.
    let shared = || {
        let head = tree.head(word).filter(|_| tree.label(word) == "conj")?;
        let own = tree.child(word, &["nsubj", "nsubjpass", "aux"]).is_none();
        let modal = tree.children(head).iter().find(|&&it| tree.tag(it) == "MD");
        modal.filter(|_| own && tree.tag(word) == "VB").copied()
    };
    match modal.copied().or_else(shared).map(|it| tree.lemma(it).to_lowercase()).as_deref() {
        Some("will" | "shall" | "'ll" | "’ll" | "wo") => Modality::Coming,
        Some("would" | "'d" | "’d") => Modality::Would,
        Some("must" | "should" | "ought") => Modality::Due,
        Some(_) => Modality::Possible,
        None if has_to(tree, word) => Modality::Due,
        None => Modality::Plain,
    }
}

/// "has to", but not "has yet to"
fn has_to(tree: &Tree<'_>, word: usize) -> bool {
    let is_yet = tree.children(word).iter().any(|&it| tree.lemma(it) == "yet");
    tree.lemma(word) == "have" && tree.child(word, &["xcomp"]).is_some() && !is_yet
}

/// Whether a predicate stands in a condition, in a question, or behind "whether".
fn is_supposed(page: &Page<'_>, word: usize) -> bool {
    let tree = &page.tree;
    let marks = &predicate_words().supposing;
    let mut at = word;
    for _ in 0..CLIMBED {
        let mark = tree.children(at).iter().find(|&&it| {
            tree.label(it) == "mark" && marks.contains(tree.lemma(it).to_lowercase().as_str())
        });
        if mark.is_some() {
            return true;
        }
        match tree.head(at).filter(|_| tree.label(at) != "relcl") {
            Some(head) => at = head,
            None => break,
        }
    }
    let place = tree.place(word);
    let unit = page.units.partition_point(|unit| unit.run.to <= place);
    let Some(unit) = page.units.get(unit) else { return false };
    let stops = |at: &usize| page.is(*at, &[".", "!", "?"]);
    let end = Run::new(place, unit.run.to);
    (end.from..end.to).find(stops).is_some_and(|at| page.is(at, &["?"]))
}
