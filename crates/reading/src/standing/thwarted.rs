//! A plan that came to nothing: "had planned to visit, but stayed at home", "was to meet her but called
//! in sick".

use super::words::standing_words;
use super::{Standing, Verdict};
use crate::lexicon::{schedule_words, stand_frames};
use crate::page::{Page, Run, Tree};
use crate::predicate::{is_infinitive, verb_key};

/// How far behind "but" the verb stands that tells what was done instead, in words.
const BEHIND: usize = 7;

/// How many verbs above what was planned are looked at.
const CLIMB: usize = 3;

/// Whether what a word tells, or the plan that it is part of, is told to have come to nothing, or to
/// have been a plan before and no more.
pub(crate) fn came_to_nothing(page: &Page<'_>, word: usize) -> bool {
    let tree = &page.tree;
    let above = std::iter::successors(Some(word), |&it| {
        let is_planned = matches!(tree.label(it), "xcomp" | "ccomp" | "advcl" | "acl");
        tree.head(it).filter(|_| is_planned && is_infinitive(tree, it))
    });
    above.take(CLIMB).any(|it| plan(page, it).is_some())
}

/// Whether a word tells only of a plan that came to nothing, or is none any more.
pub(crate) fn is_idle_plan(page: &Page<'_>, word: usize) -> bool {
    plan(page, word).is_some()
}

/// What became of the plan that a word tells of, where nothing did: "had planned" alone leaves open
/// whether it was carried out.
pub(super) fn plan(page: &Page<'_>, governor: usize) -> Option<Verdict> {
    let tree = &page.tree;
    let lemma = tree.lemma(governor).to_lowercase();
    if !standing_words().planning.contains(&lemma) || !takes_infinitive(tree, governor) {
        return None;
    }
    let tense = tense(tree, governor)?;
    // What is called off or put off is told of beside it, with its day.
    if called_off(page, governor).is_some() {
        return None;
    }
    let is_thwarted = is_thwarted(page, governor, tense);
    let is_bygone = tense == Tense::BeforeThePast && lemma != "be" && lemma != "go";
    let told =
        if is_thwarted { Some(Standing::Undone) } else { is_bygone.then_some(Standing::Open) };
    told.map(|it| Verdict::new(it, governor))
}

/// What became of what was planned where "but" and a verb call it off or put it off: "was to sign it, but
/// the ceremony was cancelled".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Off {
    /// It was called off.
    Called,
    /// It was put off.
    Put,
}

/// What became of what a word tells, or of the plan that it is part of, by what calls it off behind it.
pub(crate) fn off_behind(page: &Page<'_>, word: usize) -> Option<Off> {
    let tree = &page.tree;
    let above = std::iter::successors(Some(word), |&it| {
        let is_planned = matches!(tree.label(it), "xcomp" | "ccomp" | "advcl" | "acl");
        tree.head(it).filter(|_| is_planned && is_infinitive(tree, it))
    });
    let is_plan = |it: usize| {
        standing_words().planning.contains(&tree.lemma(it).to_lowercase())
            && takes_infinitive(tree, it)
            && tense(tree, it).is_some()
    };
    above.take(CLIMB).filter(|&it| is_plan(it)).find_map(|it| called_off(page, it))
}

fn called_off(page: &Page<'_>, governor: usize) -> Option<Off> {
    let tree = &page.tree;
    let behind = behind(page, governor)?;
    let but = (behind.from..behind.to)
        .find(|&at| page.is(at, &["but", "yet", "until"]) && !page.is_quoted(at))?;
    let near = Run::new(but + 1, behind.to.min(but + 1 + BEHIND));
    let lists = &schedule_words().plans;
    tree.words_in(near).filter(|&it| tree.tag(it).starts_with("VB")).find_map(|it| {
        let key = verb_key(tree, it);
        let on_hold = tree.lemma(it) == "put" && page.find(near, &["hold"]).is_some();
        if lists.cancelling.contains(&key) {
            Some(Off::Called)
        } else {
            (on_hold || lists.moving.contains(&key)).then_some(Off::Put)
        }
    })
}

/// What stands behind a plan in its sentence.
fn behind(page: &Page<'_>, governor: usize) -> Option<Run> {
    let place = page.tree.place(governor);
    let unit = page.units.get(page.units.partition_point(|unit| unit.run.to <= place))?;
    Some(Run::new(place + 1, unit.run.to.max(place + 1)))
}

/// When a plan was one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tense {
    /// "was to", "planned to".
    Past,
    /// "had planned to", "had been due to".
    BeforeThePast,
}

/// When a plan was one, if that is over.
fn tense(tree: &Tree<'_>, governor: usize) -> Option<Tense> {
    let copula = tree.head(governor).filter(|&it| {
        tree.lemma(it) == "be" && matches!(tree.label(governor), "acomp" | "oprd" | "attr")
    });
    let helpers = [Some(governor), copula].into_iter().flatten();
    let helpers = helpers.flat_map(|it| tree.children(it)).copied();
    let mut helpers = helpers.filter(|&it| matches!(tree.label(it), "aux" | "auxpass"));
    let is_had = |it: usize| tree.lemma(it) == "have" && tree.tag(it) == "VBD";
    if helpers.clone().any(is_had) {
        return Some(Tense::BeforeThePast);
    }
    let is_past = |it: usize| tree.tag(it) == "VBD";
    let own = is_past(governor) || copula.is_some_and(is_past);
    (own || helpers.any(is_past)).then_some(Tense::Past)
}

fn takes_infinitive(tree: &Tree<'_>, governor: usize) -> bool {
    let mut below = tree.children(governor).iter().copied();
    below.any(|it| {
        matches!(tree.label(it), "xcomp" | "ccomp" | "advcl" | "acl") && is_infinitive(tree, it)
    })
}

/// Whether the words behind a plan tell that it came to nothing.
fn is_thwarted(page: &Page<'_>, governor: usize, tense: Tense) -> bool {
    let tree = &page.tree;
    let place = tree.place(governor);
    let next = page.units.partition_point(|unit| unit.run.to <= place);
    let Some(unit) = page.units.get(next) else { return false };
    let is_free = |at: &usize| !page.is_quoted(*at);
    let mut behind = (place + 1..unit.run.to).filter(is_free);
    let stops = |at: usize| {
        let is_instead = page.is(at, &["instead"]) && !page.is(at + 1, &["of"]);
        let is_until = page.is(at, &["until", "till"]) && tense_allows_until(tree, governor, tense);
        let is_but =
            page.is(at, &["but", "yet"]) && page.is(at - 1, &[","]) || page.is(at, &["but"]);
        is_instead
            || is_but && tells_otherwise(page, Run::new(at + 1, unit.run.to))
            || is_until && has_past(page, Run::new(at + 1, unit.run.to))
    };
    // "He had planned to go. Instead he stayed."
    let after = page.units.get(next + 1);
    let is_instead = after.is_some_and(|it| page.is(it.run.from, &["instead"]));
    behind.any(stops) || is_instead
}

/// "Was going to host it until the floods came": of "was to stay until they left" it tells nothing.
fn tense_allows_until(tree: &Tree<'_>, governor: usize, tense: Tense) -> bool {
    tense == Tense::BeforeThePast || tree.lemma(governor) == "go"
}

/// Whether the words behind "but" tell of what was done instead, or that it was not done.
fn tells_otherwise(page: &Page<'_>, behind: Run) -> bool {
    let tree = &page.tree;
    let words = standing_words();
    let mut near = tree.words_in(behind).take(BEHIND);
    let is_verb = |it: &usize| matches!(tree.tag(*it), "VBD" | "VBN" | "VB");
    let is_helper = |it: usize| matches!(tree.label(it), "aux" | "auxpass");
    let Some(verb) = near.find(|it| is_verb(it) && !is_helper(*it)) else {
        // "but never did"
        let run = Run::new(behind.from, behind.to.min(behind.from + BEHIND));
        return page.find(run, &["never", "not", "n't"]).is_some();
    };
    // "But will not meet the press" adds to a plan, and "but declined to say where" does too.
    if is_ahead(tree, verb) || is_silent(page, verb) {
        return false;
    }
    let lemma = tree.lemma(verb).to_lowercase();
    let between = Run::new(behind.from, tree.place(verb));
    let is_denied = page.find(between, &["never", "not", "n't"]).is_some();
    // "but did not say with whom"
    if is_denied {
        return !stand_frames().stands.silences.contains(&lemma)
            && !words.planning.contains(&lemma)
            || lemma == "go";
    }
    let after = tree.place(verb) + 1;
    let after = Run::new(after, behind.to.min(after + BEHIND));
    let needs = words.thwarting_with.get(&lemma);
    let has = |list: &std::collections::HashSet<String>| {
        (after.from..after.to).any(|at| list.contains(page.lower(at)))
    };
    words.thwarting.contains(&lemma) && needs.is_none_or(has)
}

/// Whether a verb tells of what is still to come or may be.
fn is_ahead(tree: &Tree<'_>, verb: usize) -> bool {
    let mut helpers = tree.children(verb).iter().copied();
    helpers.any(|it| {
        let is_modal = tree.tag(it) == "MD";
        is_modal && !matches!(tree.lemma(it), "could" | "would" | "can")
    })
}

/// "declined to say": whether a verb only leaves something unsaid.
fn is_silent(page: &Page<'_>, verb: usize) -> bool {
    let tree = &page.tree;
    let below = tree.child(verb, &["xcomp"]).filter(|&it| is_infinitive(tree, it));
    below.is_some_and(|it| stand_frames().stands.silences.contains(tree.lemma(it)))
}

fn has_past(page: &Page<'_>, run: Run) -> bool {
    let tree = &page.tree;
    tree.words_in(run).take(BEHIND).any(|it| tree.tag(it) == "VBD")
}
