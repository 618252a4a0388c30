//! Answers to demands that take no stand of their own: "the demand was met", "dropped its demand".

use domain::PositionState;

use super::fate::Answer;
use crate::lexicon::{partly_phrases, stand_frames};
use crate::page::{Page, Run, Tree};
use crate::predicate::{
    Modality, after_preposition, agent, is_passive, mood, party, subject, verb_group, verb_key,
};
use crate::statements::Said;

/// Finds the answers of a page.
pub(super) fn find(page: &Page<'_>, said: &[Said]) -> Vec<Answer> {
    let words = page.units.iter().flat_map(|unit| page.tree.words_in(unit.run));
    words.filter_map(|word| of_verb(page, said, word)).collect()
}

fn of_verb(page: &Page<'_>, said: &[Said], verb: usize) -> Option<Answer> {
    let tree = &page.tree;
    let state = state(page, verb)?;
    let passive = is_passive(tree, verb);
    let object =
        if passive { tree.child(verb, &["nsubjpass"]) } else { tree.child(verb, &["dobj"]) };
    let object = object.or_else(|| after_preposition(tree, verb, &["to"]))?;
    let demand = demand_named(page, object)?;
    let who = if passive { agent(tree, verb) } else { subject(tree, verb) };
    let by = who.and_then(|it| party(page, said, it)).map(|it| it.name);
    let owner = tree.child(demand, &["poss"]).and_then(|it| party(page, said, it));
    let to = owner.map(|it| it.name).filter(|it| Some(it) != by.as_ref());
    let (first, last) = tree.reach(object);
    let told = tree.run(first.min(verb), last.max(verb));
    let near = Run::new(told.from.saturating_sub(PARTLY), told.to);
    let is_partly = page.find_phrase(near, partly_phrases()).is_some();
    let state = if is_partly && state == PositionState::Granted {
        PositionState::PartlyGranted
    } else {
        state
    };
    Some(Answer {
        by,
        to,
        matter: page.spaced(matter(page, demand)),
        state,
        at: page.range(told).end,
        span: page.span(told_in(tree, first, verb, demand)),
    })
}

/// The words that tell of the answer: the verb with its auxiliaries, and the demand.
fn told_in(tree: &Tree<'_>, first: usize, verb: usize, demand: usize) -> Run {
    let group = verb_group(tree, verb);
    let named = tree.run(first.min(demand), demand);
    Run::new(group.from.min(named.from), group.to.max(named.to))
}

/// How many tokens before a verb "partly" may stand.
const PARTLY: usize = 2;

/// What a verb makes of a demand.
fn state(page: &Page<'_>, verb: usize) -> Option<PositionState> {
    let lists = &stand_frames().stands;
    let key = verb_key(&page.tree, verb);
    let with_to = format!("{key} to");
    let mood = mood(page, verb);
    if mood.modality != Modality::Plain || mood.is_supposed {
        return None;
    }
    let has =
        |list: &std::collections::HashSet<String>| list.contains(&key) || list.contains(&with_to);
    // "Has not accepted it yet" answers nothing so far.
    let is_awaited = page.tree.children(verb).iter().any(|&it| page.tree.lemma(it) == "yet");
    if is_awaited && mood.is_negated {
        return None;
    }
    let state = if has(&lists.granting) {
        if mood.is_negated { PositionState::Refused } else { PositionState::Granted }
    } else if has(&lists.refusing) {
        PositionState::Refused
    } else if has(&lists.withdrawing) {
        PositionState::Withdrawn
    } else {
        return None;
    };
    (!mood.is_negated || has(&lists.granting)).then_some(state)
}

/// The noun for a demand that a word is, or is a part of: "some of the demands".
fn demand_named(page: &Page<'_>, word: usize) -> Option<usize> {
    let tree = &page.tree;
    let is_demand = |word: usize| stand_frames().stands.demands.contains(tree.lemma(word));
    if is_demand(word) {
        return Some(word);
    }
    after_preposition(tree, word, &["of"]).filter(|&it| is_demand(it))
}

/// What the demand is, or the noun for it.
fn matter(page: &Page<'_>, demand: usize) -> Run {
    let tree = &page.tree;
    let own = tree.child(demand, &["acl", "ccomp", "relcl"]);
    let tied = || after_preposition(tree, demand, &["for", "to", "on"]);
    own.or_else(tied)
        .map_or_else(|| tree.run(demand, demand), |it| tree.run(tree.reach(it).0, tree.reach(it).1))
}
