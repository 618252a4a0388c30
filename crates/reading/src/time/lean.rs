//! On which side of publication something lies, by the words above it in the tree: the tense of its
//! verb, and prepositions such as "since" and "until".

use std::ops::Range;

use super::Lean;
use super::words::words;
use crate::page::Tree;

/// How far above an expression its verb is looked for.
const DEPTH: usize = 8;

/// What was passed on the way up to the verb.
#[derive(Clone, Copy, Debug, Default)]
struct Way {
    /// A preposition such as "after".
    is_behind: bool,
    /// A preposition such as "until".
    is_until: bool,
    /// A noun, whose day it is then: "our meeting on Thursday".
    is_of_noun: bool,
}

/// The side on which an expression of some words lies, if something above its first word tells.
pub(super) fn of_words(tree: &Tree<'_>, words: Range<usize>) -> Option<Lean> {
    let (mut word, mut way) = (words.start, Way::default());
    for _ in 0..DEPTH {
        way.is_of_noun |= !words.contains(&word) && tree.tag(word).starts_with("NN");
        if let Some(lean) = of_particle(tree, word, &mut way).or_else(|| of_verb(tree, word, way)) {
            return Some(lean);
        }
        word = tree.head(word)?;
    }
    None
}

/// What a word other than a verb tells: "since Monday", "ahead of Sunday's vote", "due Friday".
fn of_particle(tree: &Tree<'_>, word: usize, way: &mut Way) -> Option<Lean> {
    let (tag, lemma, sides) = (tree.tag(word), tree.lemma(word), &words().sides);
    way.is_behind |= sides.behind.contains(lemma);
    way.is_until |= sides.until.contains(lemma);
    if tag == "IN" && sides.since.contains(lemma) {
        return Some(Lean::Past);
    }
    let is_ahead = sides.ahead_of.contains(lemma) || tag == "JJ" && sides.ahead.contains(lemma);
    is_ahead.then_some(Lean::Future)
}

fn of_verb(tree: &Tree<'_>, word: usize, way: Way) -> Option<Lean> {
    let tag = tree.tag(word);
    if !tag.starts_with("VB") && tag != "MD" {
        return None;
    }
    if says_ahead(tree, word, way) {
        return Some(Lean::Future);
    }
    if is_condition(tree, word) {
        return Some(Lean::Future);
    }
    let is_past = matches!(tag, "VBD" | "VBN").then_some(Lean::Past);
    of_auxiliaries(tree, word).or(is_past).or_else(|| of_present(tree, word, way))
}

/// Whether a verb of the past says outright that something was done on, in or at an expression.
pub(super) fn is_done(tree: &Tree<'_>, words: Range<usize>) -> bool {
    let direct = |word: usize| match tree.tag(word) {
        "IN" => words_on_the_day(tree.lemma(word)),
        _ => words.contains(&word),
    };
    let mut word = words.start;
    for _ in 0..DEPTH {
        let tag = tree.tag(word);
        if tag.starts_with("VB") {
            let has_subject = tree.child(word, &["nsubj"]).is_some();
            let is_whole = tag == "VBD" && has_subject || of_auxiliaries(tree, word).is_some();
            let told = of_verb(tree, word, Way::default()) == Some(Lean::Past);
            return is_whole && told && !changes_days(tree.lemma(word));
        }
        let Some(above) = tree.head(word).filter(|_| direct(word)) else { return false };
        word = above;
    }
    false
}

fn words_on_the_day(preposition: &str) -> bool {
    words().sides.on_the_day.contains(preposition)
}

/// Whether a verb calls something off or fixes its day, so that the day may be that of the thing.
fn changes_days(verb: &str) -> bool {
    words().sides.called_off.contains(verb)
}

/// Whether a verb is that of a condition: "if he did not leave by Sunday".
fn is_condition(tree: &Tree<'_>, word: usize) -> bool {
    let opens = |mark: usize| words().sides.conditions.contains(tree.lemma(mark));
    tree.label(word) == "advcl" && tree.child(word, &["mark"]).is_some_and(opens)
}

/// Whether a verb says that something is to come: "is due", "was expected", "postponed until".
fn says_ahead(tree: &Tree<'_>, word: usize, way: Way) -> bool {
    let sides = &words().sides;
    let is_ahead = |word: usize| sides.ahead.contains(tree.lemma(word));
    let is_put_off = sides.put_off.contains(tree.lemma(word)) && !way.is_behind && way.is_until;
    tree.child(word, &["acomp"]).is_some_and(is_ahead)
        || tree.tag(word) == "VBN" && is_ahead(word)
        || is_put_off && !way.is_of_noun
}

/// What the present tense tells: of what is to come, unless it reports or the day is that of a noun.
fn of_present(tree: &Tree<'_>, word: usize, way: Way) -> Option<Lean> {
    let (tag, lemma, sides) = (tree.tag(word), tree.lemma(word), &words().sides);
    if way.is_behind || sides.told.contains(lemma) {
        return matches!(tag, "VBP" | "VBZ").then_some(Lean::Past);
    }
    let is_direct = matches!(tag, "VBP" | "VBZ") && !way.is_of_noun;
    (is_direct || sides.awaits.contains(lemma)).then_some(Lean::Future)
}

/// What the auxiliaries of a verb tell; the last of them that tells anything.
fn of_auxiliaries(tree: &Tree<'_>, word: usize) -> Option<Lean> {
    let before = tree.children(word).iter().filter(|&&child| child < word);
    let auxiliaries = before.filter(|&&child| matches!(tree.label(child), "aux" | "auxpass"));
    let is_will = |child: &usize| words().sides.will.contains(tree.lemma(*child));
    if auxiliaries.clone().any(is_will) {
        return Some(Lean::Future);
    }
    auxiliaries.rev().find_map(|&child| of_auxiliary(tree, word, child))
}

fn of_auxiliary(tree: &Tree<'_>, word: usize, auxiliary: usize) -> Option<Lean> {
    let is_possible = words().sides.modals.contains(tree.lemma(auxiliary));
    match (tree.tag(auxiliary), tree.lemma(auxiliary)) {
        ("MD", _) if is_possible => Some(Lean::Future),
        ("TO", _) => Some(if is_brought_about(tree, word) { Lean::Past } else { Lean::Future }),
        ("VBD", _) | ("VB" | "VBP" | "VBZ", "have") => Some(Lean::Past),
        ("VBP" | "VBZ", "be") if tree.tag(word) == "VBG" => Some(Lean::Future),
        _ => None,
    }
}

/// Whether an infinitive was carried out, or was not, by then: "was forced to resign".
fn is_brought_about(tree: &Tree<'_>, word: usize) -> bool {
    let Some(above) = tree.head(word).filter(|_| tree.label(word) == "xcomp") else { return false };
    let is_past = matches!(tree.tag(above), "VBD" | "VBN");
    is_past && words().sides.carries_out.contains(tree.lemma(above))
}
