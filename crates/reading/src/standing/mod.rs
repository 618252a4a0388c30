//! Standing: whether what a clause tells is put forward, or denied, doubted, left open or not done
//! by the words around it.
//!
//! "Denied that", "reports that … are lies", "it is a myth, he said, that", "far from": whatever
//! governs a clause is looked for once, here. Statements, events, positions, the schedule and
//! predictions all ask, so that a wording which turns something down does so for all of them.

mod aside;
mod behind;
mod copula;
mod deed;
mod governor;
mod tale;
mod thwarted;
mod undone;
mod words;

pub(crate) use behind::untruth_behind;
pub(crate) use deed::standing_of_deed;
pub(crate) use governor::{calls, is_affirmed, lies};
pub(crate) use tale::{is_content, is_owned, turned_down_by};
pub(crate) use thwarted::{Off, came_to_nothing, is_idle_plan, off_behind};
pub(crate) use words::standing_words;

use aside::called_before;

use crate::page::{Page, Tree};
use crate::predicate::is_infinitive;

/// How what a clause tells stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// It is put forward.
    Asserted,
    /// Nobody says whether it is so, as of "did not deny that" and "unconfirmed reports that".
    Open,
    /// It was not done, as of "nearly expelled" and "has no plans to send".
    Undone,
    /// Somebody doubts it.
    Doubted,
    /// It is denied, or called untrue.
    Denied,
}

/// How a clause stands, and the word that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// How it stands.
    pub(crate) standing: Standing,
    /// The word of the tree that says so: a verb, or what a copula or an adverb calls it.
    pub(crate) by: usize,
}

impl Verdict {
    fn new(standing: Standing, by: usize) -> Self {
        Self { standing, by }
    }

    /// The verdict on what a saying tells that was not made: "declined to say that it had" leaves
    /// open whether it had.
    fn of_what_it_tells(self) -> Self {
        let is_unsaid = self.standing == Standing::Undone;
        Self { standing: if is_unsaid { Standing::Open } else { self.standing }, ..self }
    }
}

/// How many words above a clause are asked.
const CLIMB: usize = 9;

/// How what the clause of a word tells stands.
pub(crate) fn standing(page: &Page<'_>, word: usize) -> Standing {
    verdict(page, word).map_or(Standing::Asserted, |it| it.standing)
}

/// How what the clause of a word tells stands by the nearest of the words around it that turns it
/// down; nothing where none does.
pub(crate) fn verdict(page: &Page<'_>, word: usize) -> Option<Verdict> {
    let tree = &page.tree;
    let mut at = word;
    let mut is_told_within = false;
    for _ in 0..CLIMB {
        let head = tree.head(at);
        let beside = undone::beside(page, at).or_else(|| tale::by_open_reports(page, at));
        let beside = beside.or_else(|| called_before(page, at));
        let beside = beside.or_else(|| thwarted::plan(page, at));
        let above = || head.and_then(|it| governor::above(page, at, it));
        let called = || head.and_then(|it| copula::above(tree, at, it));
        if let Some(found) = beside.or_else(above).or_else(called) {
            return Some(if is_told_within { found.of_what_it_tells() } else { found });
        }
        let head = head.filter(|&it| goes_on(tree, at, it))?;
        is_told_within |= tree.label(at) == "ccomp";
        at = head;
    }
    None
}

/// Whether a word tells part of what the word above it tells, so that what turns down the one turns
/// down the other.
fn goes_on(tree: &Tree<'_>, word: usize, head: usize) -> bool {
    match tree.label(word) {
        "ccomp" => !is_beside(tree, word, head),
        "xcomp" | "pcomp" | "dobj" | "pobj" | "prep" | "csubj" | "attr" | "acomp" | "dative" => {
            true
        }
        "acl" | "relcl" => tale::is_content(tree, word, head),
        "conj" => !is_told_anew(tree, word, head),
        _ => false,
    }
}

/// Whether a clause only stands before another in one sentence: "They struck it; the raids failed".
fn is_beside(tree: &Tree<'_>, clause: usize, verb: usize) -> bool {
    let (_, last) = tree.reach(clause);
    let mut near = (last + 1..verb).take(NEAR);
    near.any(|it| matches!(tree.lemma(it), ";" | "—" | "–" | ":"))
}

/// How many words behind a clause its mark may stand.
const NEAR: usize = 4;

/// Whether a verb that is joined to an infinitive has a tense of its own, or a verb stands against
/// the first: of "refused to resign and has called" only the resigning is refused.
fn is_told_anew(tree: &Tree<'_>, word: usize, first: usize) -> bool {
    let is_but = tree.child(first, &["cc"]).is_some_and(|it| tree.lemma(it) == "but");
    let is_finite = matches!(tree.tag(word), "VBD" | "VBZ" | "VBP");
    is_but || is_finite && (is_infinitive(tree, first) || tree.tag(first) == "VBG")
}
