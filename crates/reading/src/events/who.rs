//! Who can act: whether the subject of a verb is somebody, and of the kind that its sense asks for.

use super::branch::{after, joined};
use super::lexicon::{can_be, is_human, is_quantity, is_weapon, takes_names};
use super::meaning::of_noun;
use super::party::{identity, is_person, may_act};
use super::roles::subject_of;
use crate::page::Page;
use crate::predicate::denies;

/// Whether a verb is done by somebody of a kind, as far as it is told who does it.
pub(super) fn is_done_by(page: &Page<'_>, verb: usize, kind: &str) -> bool {
    let Some(subject) = subject_of(page, verb) else { return true };
    if is_means_of_force(page, subject) {
        return true;
    }
    let mut all = meant(page, subject).into_iter();
    all.any(|it| is_of_kind(page, it, kind))
}

/// Whom a subject names: each of those that "and" joins, and of "none of the rebels" the rebels.
fn meant(page: &Page<'_>, subject: usize) -> Vec<usize> {
    let tree = &page.tree;
    let part = if denies(tree, subject) { after(tree, subject, "of") } else { Vec::new() };
    let whole = if part.is_empty() { vec![subject] } else { part };
    whole.into_iter().flat_map(|it| joined(tree, it)).collect()
}

/// Whether one of some words names somebody of a kind.
pub(super) fn are_of_kind(page: &Page<'_>, words: &[usize], kind: &str) -> bool {
    words.iter().any(|&it| is_of_kind(page, it, kind))
}

fn is_of_kind(page: &Page<'_>, word: usize, kind: &str) -> bool {
    let tree = &page.tree;
    if let Some(known) = identity(page, word) {
        return can_be(kind, &known) || is_nobody_known(&known) && is_speaker_like(page, word);
    }
    let is_pronoun = tree.tag(word) == "PRP" && tree.lemma(word) != "it";
    let is_named = takes_names(kind) && tree.entity(word) == Some("ORG");
    is_pronoun || is_named || counts_people(page, word)
}

fn is_nobody_known(identity: &domain::Identity) -> bool {
    identity.code.is_none() && identity.sector.is_none()
}

/// Whether a pronoun stands for somebody of whom nothing is known, who may be anybody.
fn is_speaker_like(page: &Page<'_>, word: usize) -> bool {
    page.tree.tag(word) == "PRP" && !is_person(page, word)
}

/// Whether a verb is told of a thing, which acts in no event between actors: "the law strikes".
pub(super) fn is_done_by_a_thing(page: &Page<'_>, subject: usize) -> bool {
    let tree = &page.tree;
    meant(page, subject).into_iter().all(|it| {
        let tag = tree.tag(it);
        let is_common = matches!(tag, "NN" | "NNS" | "DT" | "WDT" | "EX" | "CD");
        let is_reference = matches!(tag, "DT" | "WDT" | "EX");
        is_common && (is_reference || !may_act(page, it) && !counts_people(page, it))
    })
}

/// Whether a thing is one by which somebody uses force: "the explosion killed", "gunfire hit".
pub(super) fn is_means_of_force(page: &Page<'_>, subject: usize) -> bool {
    let is_force = |code: &str| ["18", "19", "20"].iter().any(|family| code.starts_with(family));
    is_weapon(&page.tree.lemma(subject).to_lowercase())
        || of_noun(page, subject).is_some_and(|it| is_force(it.code))
}

/// Whether a noun is for people, or counts them: "tens of thousands", "two".
fn counts_people(page: &Page<'_>, word: usize) -> bool {
    let tree = &page.tree;
    let lemma = tree.lemma(word).to_lowercase();
    let is_count = is_quantity(&lemma) || tree.tag(word) == "CD";
    let of = after(tree, word, "of");
    let is_of_people =
        || of.iter().any(|&it| may_act(page, it) || is_human(&tree.lemma(it).to_lowercase()));
    is_human(&lemma) || is_count && (of.is_empty() || is_of_people())
}
