//! A tale: a deed that is told only as an allegation, a report or a rumor, which somebody denies or
//! nobody confirms.

use std::collections::HashSet;
use std::sync::LazyLock;

use domain::Occurrence;
use serde::Deserialize;

use super::branch::{after, all, is_negated, is_verb};
use crate::lexicon::parse;
use crate::page::{Page, Tree, Unit};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TaleWords {
    tales: HashSet<String>,
    denying: HashSet<String>,
    untrue: HashSet<String>,
    open: HashSet<String>,
    confirming: HashSet<String>,
}

fn tale_words() -> &'static TaleWords {
    static WORDS: LazyLock<TaleWords> =
        LazyLock::new(|| parse(include_str!("../../data/en/events/tales.toml")));
    &WORDS
}

/// How many words above a deed a tale of it may stand.
const CLIMB: usize = 5;

/// What becomes of a deed by what is said of the tale of it.
pub(super) fn fate(page: &Page<'_>, unit: Unit, deed: usize) -> Option<Occurrence> {
    let tree = &page.tree;
    if is_by_open_reports(page, deed) || is_not_confirmed(tree, deed) {
        return Some(Occurrence::Hypothetical);
    }
    let tale = tale_above(tree, deed)?;
    let words = tale_words();
    let beside = |list: &HashSet<String>| all(tree, tale, &["amod"]).any(|it| has(list, tree, it));
    let verb = tree.head(tale).filter(|&it| is_verb(tree, it));
    let denies = verb.filter(|&it| has(&words.denying, tree, it));
    if denies.is_some_and(|it| is_negated(tree, it)) {
        return Some(Occurrence::Hypothetical);
    }
    if denies.is_some() || beside(&words.untrue) || is_called_untrue(page, unit, tale) {
        return Some(Occurrence::Denied);
    }
    // "Russia's claim that Japan had agreed": one side tells it of another.
    let is_owned = tree.label(deed) == "acl" && all(tree, tale, &["poss"]).next().is_some();
    (is_owned || beside(&words.open)).then_some(Occurrence::Hypothetical)
}

/// "Reports that … could not be confirmed", "did not confirm that"
fn is_not_confirmed(tree: &Tree<'_>, deed: usize) -> bool {
    let above = std::iter::successors(tree.head(deed), |&it| tree.head(it)).take(CLIMB);
    let mut confirms = above.filter(|&it| has(&tale_words().confirming, tree, it));
    confirms.any(|it| is_negated(tree, it) && is_verb(tree, it))
}

fn has(list: &HashSet<String>, tree: &Tree<'_>, word: usize) -> bool {
    list.contains(&tree.lemma(word).to_lowercase())
}

/// The noun for a tale that a deed is the content of: "allegations that it had armed them".
fn tale_above(tree: &Tree<'_>, deed: usize) -> Option<usize> {
    let mut at = deed;
    for _ in 0..CLIMB {
        let head = tree.head(at)?;
        let is_content = matches!(
            tree.label(at),
            "acl" | "relcl" | "ccomp" | "xcomp" | "pobj" | "pcomp" | "prep" | "conj" | "dobj"
        );
        if !is_content {
            return None;
        }
        if tree.tag(head).starts_with("NN") && has(&tale_words().tales, tree, head) {
            return Some(head).filter(|&it| is_content_of(tree, at, it));
        }
        at = head;
    }
    None
}

/// Whether a clause, or a noun behind "of", tells what a tale tells.
fn is_content_of(tree: &Tree<'_>, word: usize, tale: usize) -> bool {
    let is_behind = word > tale;
    is_behind
        && match tree.label(word) {
            "prep" => matches!(tree.lemma(word), "of" | "about"),
            "acl" | "ccomp" => true,
            // "the report that the army published" tells nothing of what it reports.
            "relcl" => {
                let opens = tree.children(word).first();
                opens.is_some_and(|&it| tree.label(it) == "mark" || tree.tag(it) == "IN")
            }
            _ => false,
        }
}

/// "Reports that … are false", "called reports that … a lie".
fn is_called_untrue(page: &Page<'_>, unit: Unit, tale: usize) -> bool {
    let tree = &page.tree;
    let behind = tree.words_in(unit.run).filter(|&it| it > tale);
    let mut called = behind.filter(|&it| has(&tale_words().untrue, tree, it));
    called.any(|it| {
        let is_said = !matches!(tree.label(it), "amod" | "compound" | "dobj" | "nsubj");
        let verb = tree.head(it);
        is_said && !is_negated(tree, it) && !verb.is_some_and(|it| is_negated(tree, it))
    })
}

/// "According to unconfirmed reports, Kenya attacked".
fn is_by_open_reports(page: &Page<'_>, deed: usize) -> bool {
    let tree = &page.tree;
    let ties = all(tree, deed, &["prep"]);
    let mut according = ties.filter(|&it| page.is(tree.place(it), &["according"]));
    according.any(|it| {
        let mut sources = after(tree, it, "to").into_iter().chain(all(tree, it, &["pobj"]));
        sources.any(|it| {
            has(&tale_words().tales, tree, it)
                && all(tree, it, &["amod"]).any(|it| has(&tale_words().open, tree, it))
        })
    })
}
