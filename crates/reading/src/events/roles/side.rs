//! The other side of what a verb tells of, by where it stands.

use crate::actors::Who;
use crate::events::branch::{after, all, antecedent, child, is_verb, object};
use crate::events::lexicon::event_noun;
use crate::events::meaning::{Telling, counted, inner};
use crate::events::party::{is_known, may_act};
use crate::page::{Page, Run, Tree};

use super::subject::CLIMB;

/// Where the other side is looked for if the lexicon names no place.
pub(super) const OTHERS: [&str; 12] =
    ["that", "obj", "with", "against", "to", "on", "at", "from", "for", "poss", "of", "into"];

/// Where the lexicon says that the other side stands.
pub(super) fn places_of(telling: &Telling) -> &[&'static str] {
    telling.row.map_or(&[], |row| row.other.as_slice())
}

/// Whether what a code tells of is done by two with each other.
pub(in crate::events) fn is_mutual(code: &str) -> bool {
    ["030", "036", "04", "057", "06", "190"].iter().any(|family| code.starts_with(family))
}

/// The first that is known by a code in the branch of a word, as in "destroyed targets in Chad".
pub(super) fn in_branch(page: &Page<'_>, telling: &Telling) -> Vec<usize> {
    let tree = &page.tree;
    if ALONE.iter().any(|family| telling.code.starts_with(family)) {
        return Vec::new();
    }
    let last = tree.reach(telling.cue).1.min(telling.cue + REACH);
    let (from, to) = (tree.place(telling.cue) + 1, tree.place(last) + 1);
    let mut mentions = page.mentions_in(Run::new(from, to)).iter();
    let heads = mentions.find_map(|it| {
        let word = tree.words_in(it.run).last()?;
        let is_there = matches!(it.who, Who::Place(_)) && is_mutual(telling.code);
        let met_there = is_there || is_met_in(tree, telling, word);
        let is_side = is_known(page, word) && !met_there && !is_aside(page, word, telling);
        let is_side = is_side && !only_reports(page, telling.cue, word);
        (is_side && !is_told_to(tree, telling, word)).then_some(word)
    });
    heads.into_iter().collect()
}

/// Whether a word names whoever tells of an event, and not whom it befalls: "…, Japan said". Of "urged
/// Japan to say", Japan is the one who is urged.
pub(super) fn only_reports(page: &Page<'_>, cue: usize, word: usize) -> bool {
    let tree = &page.tree;
    let Some(by) = page.reporting(word).filter(|&by| by != cue) else { return false };
    // "Asked about it, the minister said no": he is asked, too.
    if object(tree, cue) == Some(word) {
        return false;
    }
    let path = std::iter::successors(Some(by), |&it| tree.head(it)).take(CLIMB);
    let path: Vec<usize> = path.take_while(|&it| it != cue).collect();
    let top = path.last().copied().unwrap_or(by);
    let is_beside = ["parataxis", "advcl", "prep", "conj", "dep"].contains(&tree.label(top));
    is_beside || top < cue || tree.head(top) != Some(cue)
}

/// "protested in a letter to the council": to whom it is told of somebody is not accused.
fn is_told_to(tree: &Tree<'_>, telling: &Telling, word: usize) -> bool {
    let tie = tree.head(word).filter(|_| tree.label(word) == "pobj");
    telling.code.starts_with("11") && tie.is_some_and(|it| tree.lemma(it) == "to")
}

/// Whether a word stands right behind "in".
fn is_behind_in(tree: &Tree<'_>, word: usize) -> bool {
    let tie = tree.head(word).filter(|_| tree.label(word) == "pobj");
    tie.is_some_and(|it| tree.lemma(it).eq_ignore_ascii_case("in"))
}

/// "A and B agreed in Beijing": what is agreed and talked of in a place is not so with it.
pub(super) fn is_met_in(tree: &Tree<'_>, telling: &Telling, word: usize) -> bool {
    let joined =
        std::iter::successors(Some(word), |&it| tree.head(it).filter(|_| tree.label(it) == "conj"));
    let first = joined.take(CLIMB).last().unwrap_or(word);
    let tie = tree.head(first).filter(|_| is_behind_in(tree, first));
    let Some(holder) = tie.and_then(|it| tree.head(it)) else { return false };
    // "invited them to a summit in Oslo"
    let is_of_talks = event_noun(tree.lemma(holder)).is_some_and(|it| it.code.starts_with("04"));
    if is_of_talks {
        return true;
    }
    let is_own = holder == telling.cue || object(tree, telling.cue) == Some(holder);
    is_own
        && !places_of(telling).contains(&"in")
        && MET.iter().any(|family| telling.code.starts_with(family))
}

/// What is done with others in a place.
const MET: [&str; 7] = ["03", "040", "041", "046", "057", "062", "09"];

/// Events that need no other side, so that none is looked for afar.
const ALONE: [&str; 2] = ["0831", "087"];

/// How far behind its word the other side of an event is looked for.
pub(super) const REACH: usize = 30;

/// Whether a word stands in a clause of time or after a preposition of time, or tells a day.
fn is_aside(page: &Page<'_>, word: usize, telling: &Telling) -> bool {
    let tree = &page.tree;
    let cue = telling.cue;
    // "threatened to attack if Iran does" is meant for Iran.
    let is_threat = telling.code.starts_with("13");
    let mut at = word;
    for _ in 0..CLIMB {
        let Some(head) = tree.head(at).filter(|_| at != cue) else { return false };
        let lemma = tree.lemma(at);
        let of_time =
            matches!(lemma, "after" | "before" | "during" | "since" | "amid" | "despite" | "as");
        // "attacked the base and we left Mali": a verb with a subject of its own has its own sides.
        let is_apart = tree.label(at) == "conj"
            && is_verb(tree, at)
            && (matches!(tree.tag(at), "VBD" | "VBZ" | "VBP")
                || all(tree, at, &["aux"]).any(|it| matches!(tree.tag(it), "VBZ" | "VBP" | "VBD"))
                || child(tree, at, &["nsubj", "nsubjpass"]).is_some());
        // "the ceasefire reached in Prague"
        let is_reached =
            tree.label(at) == "acl" && tree.tag(at) == "VBN" && is_behind_in(tree, word);
        if is_apart
            || is_reached
            || tree.label(at) == "prep" && of_time
            || matches!(tree.label(at), "relcl" | "appos")
        {
            return true;
        }
        let mark = child(tree, at, &["mark", "advmod"]).map(|it| tree.lemma(it));
        let is_told = |it: &str| is_threat && matches!(it, "if" | "unless");
        if tree.label(at) == "advcl" && mark.is_some_and(|it| !is_told(it)) {
            return true;
        }
        at = head;
    }
    false
}

/// Those who can act at one of the places where the other side may stand.
pub(super) fn others_at(page: &Page<'_>, verb: usize, place: &str) -> Vec<usize> {
    let tree = &page.tree;
    let object = object(tree, verb);
    let words = match place {
        "obj" => child(tree, verb, &["dative"])
            .filter(|&it| tree.tag(it) != "IN")
            .or(object)
            .into_iter()
            .collect(),
        "that" => all(tree, verb, &["ccomp", "xcomp"])
            .filter_map(|it| child(tree, it, &["nsubj", "nsubjpass"]))
            .filter(|&it| tree.tag(it) != "PRP")
            .collect(),
        "poss" => object.and_then(|it| child(tree, it, &["poss"])).into_iter().collect(),
        preposition => {
            let own = after(tree, verb, preposition);
            let nouns = object.into_iter().chain(carried(tree, verb));
            let behind = nouns.flat_map(|it| after(tree, it, preposition));
            own.into_iter().chain(behind).collect()
        }
    };
    acting(page, words)
}

/// Those of some words who can act.
pub(super) fn acting(page: &Page<'_>, words: Vec<usize>) -> Vec<usize> {
    let words = words.into_iter().map(|it| antecedent(&page.tree, it));
    words.filter(|&it| may_act(page, it)).collect()
}

/// The noun behind a preposition that a verb carries, as in "engaged in talks with".
fn carried(tree: &Tree<'_>, verb: usize) -> Vec<usize> {
    let ties = ["in", "into", "on", "to", "for"];
    ties.into_iter().flat_map(|it| after(tree, verb, it)).filter(|&it| !is_verb(tree, it)).collect()
}

/// Somebody whom the object belongs to: "attacked a Turkish village", "the capital of Chad".
pub(super) fn behind_object(page: &Page<'_>, verb: usize) -> Vec<usize> {
    let tree = &page.tree;
    let objects = object(tree, verb).into_iter().flat_map(|it| counted(tree, it));
    let found = objects.filter_map(|it| {
        let named = may_act(page, it).then_some(it);
        let owner = child(tree, it, &["poss"]).filter(|&owner| may_act(page, owner));
        let of = || after(tree, it, "of").into_iter().find(|&of| may_act(page, of));
        let ties = ["in", "for", "by", "from"];
        let mut placed = ties.iter().flat_map(|tie| after(tree, it, tie));
        owner.or(named).or_else(of).or_else(|| placed.find(|&of| may_act(page, of)))
    });
    found.take(1).collect()
}

/// The other side of the event that a verb takes: "promised to help Chad".
pub(super) fn of_inner(page: &Page<'_>, verb: usize, depth: usize) -> Vec<usize> {
    let Some((at, _)) = inner(page, verb, 3) else { return Vec::new() };
    let tree = &page.tree;
    if !is_verb(tree, at) {
        let ties = ["with", "against", "on", "to", "from", "of", "for", "in", "between"];
        return ties
            .iter()
            .map(|tie| acting(page, after(tree, at, tie)))
            .find(|it| !it.is_empty())
            .unwrap_or_default();
    }
    let places = OTHERS.iter().filter(|place| **place != "that").chain(&["in"]);
    let found = places.map(|place| others_at(page, at, place)).find(|words| !words.is_empty());
    let found = found.unwrap_or_else(|| behind_object(page, at));
    if found.is_empty() && depth > 0 { of_inner(page, at, depth - 1) } else { found }
}

/// Words without some others.
pub(super) fn without(words: Vec<usize>, others: &[usize]) -> Vec<usize> {
    words.into_iter().filter(|it| !others.contains(it)).collect()
}
