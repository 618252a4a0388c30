//! An earlier stand: one that somebody took before, as in "once supported", "used to back" and "had long
//! opposed", or gave up, as in "dropped its objection".

use super::stand::Stand;
use crate::lexicon::{Phrases, bygone_phrases, since_phrases, stand_frames};
use crate::page::{Page, Run, Tree};
use crate::predicate::{carrier, is_negated, verb_key};

/// How far from its cue, in tokens, the words stand by which a stand is an earlier one.
const BEFORE: usize = 6;
const AFTER: usize = 12;

/// How many verbs a stand may be carried by.
const CARRIED: usize = 4;

/// Whether a stand is told as an earlier one.
pub(super) fn is_bygone(page: &Page<'_>, stand: &Stand) -> bool {
    let tree = &page.tree;
    let chain = chain(tree, stand.cue);
    let is_used = |it: &usize| tree.lemma(*it) == "use" && tree.tag(*it) == "VBD";
    if chain.iter().any(is_used) {
        return true;
    }
    let is_told_of_past =
        chain.iter().any(|&it| is_past(tree, it)) || is_participle(tree, stand.cue);
    if !is_told_of_past {
        return false;
    }
    has_phrase(page, &chain, bygone_phrases()) && !is_said_again(page, &chain)
        || chain.iter().any(|&it| is_until(page, it))
        || is_before_the_past(page, stand, &chain)
}

/// Whether a noun for a stand is what somebody gives up: "dropped its objection".
pub(super) fn is_given_up(tree: &Tree<'_>, cue: usize) -> bool {
    let is_object = matches!(tree.label(cue), "dobj" | "nsubjpass");
    let verb = tree.head(cue).filter(|_| is_object && tree.tag(cue).starts_with("NN"));
    verb.is_some_and(|it| {
        let lists = &stand_frames().stands;
        let key = verb_key(tree, it);
        let gives_up = lists.withdrawing.contains(&key) || lists.ending.contains(&key);
        gives_up
            && !is_negated(tree, it)
            && tree.child(it, &["aux"]).is_none_or(|it| tree.tag(it) != "MD")
    })
}

/// A cue and the verbs that carry it.
fn chain(tree: &Tree<'_>, cue: usize) -> Vec<usize> {
    std::iter::successors(Some(cue), |&it| carrier(tree, it)).take(CARRIED).collect()
}

/// Whether a verb is told of the past: "opposed", "had opposed", "was opposed".
fn is_past(tree: &Tree<'_>, verb: usize) -> bool {
    let helpers = tree.children(verb).iter().copied();
    let mut helpers = helpers.filter(|&it| matches!(tree.label(it), "aux" | "auxpass")).peekable();
    if helpers.peek().is_none() {
        return tree.tag(verb) == "VBD";
    }
    helpers.any(|it| tree.tag(it) == "VBD")
}

/// "The party, formerly opposed to it", "once a supporter of it": a cue without a tense.
fn is_participle(tree: &Tree<'_>, cue: usize) -> bool {
    let is_loose = matches!(tree.label(cue), "acl" | "advcl" | "amod" | "appos" | "conj");
    is_loose && matches!(tree.tag(cue), "VBN" | "VBD" | "JJ") && carrier(tree, cue).is_none()
}

/// Whether one of some phrases stands by a word of a chain.
fn has_phrase(page: &Page<'_>, chain: &[usize], phrases: &Phrases<()>) -> bool {
    phrase_by(page, chain, phrases).is_some()
}

fn phrase_by(page: &Page<'_>, chain: &[usize], phrases: &Phrases<()>) -> Option<Run> {
    let tree = &page.tree;
    let places = || chain.iter().map(|&it| tree.place(it));
    let from = places().min()?.saturating_sub(BEFORE);
    let to = (places().max()? + AFTER).min(page.tokens.len());
    let is_own = |run: &Run| {
        tree.words_in(*run).any(|word| {
            let head = tree.head(word);
            let above = head.and_then(|it| tree.head(it));
            [head, above].into_iter().flatten().any(|it| chain.contains(&it))
        })
    };
    let found = (from..to).filter_map(|at| Some(Run::new(at, at + page.phrase(at, phrases)?)));
    found.filter(|run| !page.is_quoted(run.from)).find(is_own)
}

/// "Once again rejected", "once and for all": nothing of what was before.
fn is_said_again(page: &Page<'_>, chain: &[usize]) -> bool {
    let run = phrase_by(page, chain, bygone_phrases());
    run.is_some_and(|run| page.is(run.to, &["again", "more", "and"]))
}

/// "Until last year", "until then": a time up to which it was held. What is held until something
/// happens may be held still.
fn is_until(page: &Page<'_>, verb: usize) -> bool {
    let tree = &page.tree;
    let mut ties = tree.children(verb).iter().copied();
    ties.any(|it| {
        let is_tie =
            tree.label(it) == "prep" && matches!(&*tree.lemma(it).to_lowercase(), "until" | "till");
        let (first, last) = tree.reach(it);
        let run = tree.run(first, last);
        is_tie
            && (!page.dates_in(run).is_empty() || page.is(run.to - 1, &["then", "recently", "now"]))
    })
}

/// "Had long opposed it", "had backed it": before something else that is told in the past. What
/// somebody is said to have refused may be refused still.
fn is_before_the_past(page: &Page<'_>, stand: &Stand, chain: &[usize]) -> bool {
    let tree = &page.tree;
    let has_had = |it: usize| {
        let mut helpers = tree.children(it).iter();
        helpers
            .any(|&it| tree.label(it) == "aux" && tree.lemma(it) == "have" && tree.tag(it) == "VBD")
    };
    let Some(verb) = chain.iter().copied().find(|&it| has_had(it)) else { return false };
    let is_said = tree.label(verb) == "ccomp";
    let is_of_long = || has_phrase(page, chain, since_phrases());
    !is_said && (is_of_long() || !stand.is_settling)
}
