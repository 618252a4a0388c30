//! Roles: who does what a verb or noun tells of, and to whom.

mod noun;
mod side;
mod subject;

pub(super) use noun::{carrier, has_own_actor, is_whole_act, of_noun};
pub(super) use side::is_mutual;

use noun::doing;

use super::branch::{after, all, is_infinitive, is_passive, is_verb, object};
use super::lexicon::{Meaning, Of, event_noun, is_weapon};
use super::meaning::{Telling, of_noun as of_noun_telling};
use super::party::{is_known, is_person, parties};
use super::whereabouts::is_whereabouts;
use crate::lexicon::schedule_words;
use crate::page::{Page, Tree};

use side::{
    OTHERS, REACH, acting, behind_object, in_branch, is_met_in, of_inner, only_reports, others_at,
    places_of, without,
};
use subject::{CLIMB, subject};

/// Who does what a verb says, as the tree tells.
pub(super) fn subject_of(page: &Page<'_>, verb: usize) -> Option<usize> {
    subject(page, verb, CLIMB)
}

/// The words that name the two sides of an event.
#[derive(Clone, Debug, Default)]
pub(super) struct Roles {
    /// Who does it.
    pub(super) actors: Vec<usize>,
    /// To whom or with whom.
    pub(super) others: Vec<usize>,
    /// Whether nobody is told to have acted, and the actor is only the state of the place.
    pub(super) is_by_place: bool,
}

/// The roles around a verb or an adjective.
pub(super) fn of_verb(page: &Page<'_>, telling: &Telling) -> Roles {
    let tree = &page.tree;
    let verb = telling.cue;
    let actors: Vec<usize> = subject(page, verb, CLIMB).into_iter().collect();
    let listed = places_of(telling);
    let clause = telling.row.is_some_and(|row| matches!(row.meaning, Meaning::Operation(..)));
    let places = if listed.is_empty() { &OTHERS[..] } else { listed };
    let places = ["that"].into_iter().filter(|_| clause).chain(places.iter().copied());
    let found = places.map(|place| others_at(page, verb, place));
    let found = found.chain([others_at(page, verb, "that"), behind_object(page, verb)]);
    // "Crowds attacked A; police fired gas": a clause before the verb is another's.
    let is_inner = clause || !all(tree, verb, &["ccomp"]).any(|it| it < verb);
    let found = found.chain([if is_inner { of_inner(page, verb, 2) } else { Vec::new() }]);
    let apart = |mut words: Vec<usize>| {
        words.retain(|&it| !is_in_charge(tree, verb, it) && !is_met_in(tree, telling, it));
        words.retain(|&it| !is_victim_of_deed(tree, telling, it));
        words.retain(|&it| !only_reports(page, verb, it) && !is_mere_weapon(page, it));
        without(elsewhere(page, telling, words), &actors)
    };
    let near: Vec<Vec<usize>> = found.map(apart).filter(|words| !words.is_empty()).collect();
    // A side that is known by a code is more of a side than "troops" or "the plan".
    let named = |it: &usize| is_known(page, *it) || is_person(page, *it);
    // Several who meet do so with each other, wherever they meet.
    let with = places_of(telling).contains(&"with");
    let several = actors.iter().any(|&it| parties(page, it).len() > 1);
    let is_shared = with && several && !is_passive(tree, verb) && is_mutual(telling.code);
    let known = near.iter().find(|words| words.iter().any(named)).cloned();
    let anywhere = || if is_shared { Vec::new() } else { apart(in_branch(page, telling)) };
    let others = known.or_else(|| Some(anywhere()).filter(|words| !words.is_empty()));
    let unknown =
        || near.into_iter().next().filter(|_| !is_shared && !telling.code.starts_with("15"));
    let others = others.or_else(unknown).unwrap_or_default();
    let object = object(tree, verb);
    // Whoever it is, the subject of a passive is the other side.
    let others = if others.is_empty() && several && is_passive(tree, verb) {
        without(object.into_iter().collect(), &actors)
    } else {
        others
    };
    // "signed an agreement with Norvik": a firm of which no more is known than its name.
    let others = if others.is_empty() && !is_shared { with_body(page, telling) } else { others };
    let others = accused_before(tree, telling).map_or(others, |it| vec![it]);
    Roles { actors, others, is_by_place: false }
}

/// Whether a word names a weapon of no state, which is what something is done with: "fired a missile".
fn is_mere_weapon(page: &Page<'_>, word: usize) -> bool {
    is_weapon(&page.tree.lemma(word).to_lowercase()) && !is_known(page, word)
}

/// The body behind the verb or its object that does it too.
fn with_body(page: &Page<'_>, telling: &Telling) -> Vec<usize> {
    let tree = &page.tree;
    let holders = [Some(telling.cue), object(tree, telling.cue)].into_iter().flatten();
    let behind = holders
        .flat_map(|it| ["with", "against"].into_iter().flat_map(move |tie| after(tree, it, tie)));
    doing(page, telling, behind.collect())
}

/// Whether a word names whom a deed befell that is blamed on somebody else: "condemned the killing of X".
fn is_victim_of_deed(tree: &Tree<'_>, telling: &Telling, word: usize) -> bool {
    let blamed = object(tree, telling.cue).filter(|_| telling.code.starts_with("11"));
    let Some(deed) = blamed.filter(|&it| is_of_victim(tree, it)) else { return false };
    ["of", "in", "on"].iter().any(|tie| after(tree, deed, tie).contains(&word))
}

/// Whether "of" behind a noun names whom it befalls.
fn is_of_victim(tree: &Tree<'_>, noun: usize) -> bool {
    event_noun(&tree.lemma(noun).to_lowercase())
        .is_some_and(|it| it.of == Of::Object && it.code >= "17")
}

/// Whether a word stands in what the verb's object is said to have done, as B in "executed two men it
/// accused of spying for B".
fn is_in_charge(tree: &Tree<'_>, verb: usize, word: usize) -> bool {
    let path = std::iter::successors(Some(word), |&it| tree.head(it));
    let path: Vec<usize> = path.take(LONGEST_PATH).take_while(|&it| it != verb).collect();
    let charge = path.iter().position(|&it| tree.label(it) == "pcomp");
    charge.is_some_and(|charge| path[charge..].iter().any(|&it| tree.label(it) == "relcl"))
}

/// How many words up a charge is looked for.
const LONGEST_PATH: usize = 8;

/// Who is accused before the verb, as in "two men it accused of spying for B", whatever state is
/// named in the charge.
fn accused_before(tree: &Tree<'_>, telling: &Telling) -> Option<usize> {
    let verb = telling.cue;
    let is_gap = telling.code.starts_with("112")
        && tree.label(verb) == "relcl"
        && object(tree, verb).is_none()
        && all(tree, verb, &["nsubj"]).any(|it| !matches!(tree.tag(it), "WP" | "WDT"));
    tree.head(verb).filter(|_| is_gap)
}

/// Those of some words who are named for more than where it happens. A threat at a border, and
/// troops sent there, are meant for the state behind it.
fn elsewhere(page: &Page<'_>, telling: &Telling, mut words: Vec<usize>) -> Vec<usize> {
    let is_directed = ["13", "15"].iter().any(|family| telling.code.starts_with(family));
    words.retain(|&it| is_directed || !is_whereabouts(page, it));
    words
}

/// The state whose authorities acted, where nobody else is told to have: "was arrested in Chad".
pub(super) fn by_authorities(page: &Page<'_>, telling: &Telling, roles: Roles) -> Roles {
    let official = ["09", "1125", "115", "116", "172", "173", "174"];
    let is_official = official.iter().any(|family| telling.code.starts_with(family));
    if !is_official || !roles.actors.is_empty() || !is_passive(&page.tree, telling.cue) {
        return roles;
    }
    let (from, to) = page.tree.reach(telling.cue);
    let run =
        page.tree.run(from.max(telling.cue.saturating_sub(REACH)), to.min(telling.cue + REACH));
    let placed =
        page.mentions_in(run).iter().find(|it| page.is(it.run.from.saturating_sub(1), &["in"]));
    let placed = placed.and_then(|it| page.tree.words_in(it.run).last()).into_iter().collect();
    let placed = acting(page, placed);
    let is_by_place = !placed.is_empty();
    let others = without(roles.others, &placed);
    Roles { others, actors: placed, is_by_place }
}

/// "They are expected to meet", "a summit between them is scheduled": the subject acts, or has the
/// sides of what is scheduled.
pub(super) fn of_expected(page: &Page<'_>, telling: &Telling, roles: Roles) -> Roles {
    if !roles.actors.is_empty() || !is_expected(page, telling.cue) {
        return roles;
    }
    let Some(subject) = object(&page.tree, telling.cue) else { return roles };
    if let Some(noun) = of_noun_telling(page, subject) {
        return of_noun(page, &noun);
    }
    let actors = vec![subject];
    Roles { others: without(roles.others, &actors), actors, ..roles }
}

/// Whether a verb only says that something is expected, planned or scheduled.
pub(super) fn is_expected(page: &Page<'_>, verb: usize) -> bool {
    let tree = &page.tree;
    let plans = &schedule_words().plans;
    let lemma = tree.lemma(verb).to_lowercase();
    let is_due = tree.tag(verb).starts_with("JJ") || is_passive(tree, verb);
    let intends = || all(tree, verb, &["xcomp"]).any(|it| is_infinitive(tree, it));
    is_due && plans.fixed.contains(&lemma)
        || is_verb(tree, verb) && plans.expecting.contains(&lemma) && intends()
}
