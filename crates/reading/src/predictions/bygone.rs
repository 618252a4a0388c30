//! A bygone forecast: one told of as made long ago, whose days are not counted from today.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::lexicon::prediction_words;
use crate::page::{Page, Run, Tree};
use crate::time::{DateMention, Lean};

/// How many days ago, in another year, somebody foretold what is no longer a forecast of today.
const LONG_AGO: i32 = 180;
/// How many words upwards are looked at.
const STEPS: usize = 4;

/// Whether a clause is what somebody foretold long ago: "in 2021 I said that it would", "they had
/// predicted that it would".
pub(crate) fn is_bygone(page: &Page<'_>, clause: usize) -> bool {
    let mut at = clause;
    for _ in 0..STEPS {
        let Some(governor) = page.tree.head(at) else { return false };
        if !matches!(page.tree.label(at), "ccomp" | "conj" | "xcomp" | "acl") {
            return false;
        }
        if page.tree.label(at) == "ccomp" && is_past(&page.tree, governor) {
            let first = page.tree.place(page.tree.reach(at).0);
            return had_foretold(&page.tree, governor) || is_long_ago(page, governor, first);
        }
        at = governor;
    }
    false
}

/// Whether a time names its year, and so means the same on every day: "by June 2027".
pub(crate) fn names_a_year(words: &str) -> bool {
    let is_year = |word: &str| word.len() == 4 && word.parse::<u32>().is_ok();
    words.split(|it: char| !it.is_alphanumeric()).any(is_year)
}

fn is_past(tree: &Tree<'_>, verb: usize) -> bool {
    tree.tag(verb) == "VBD" || had(tree, verb)
}

/// "had predicted"
fn had(tree: &Tree<'_>, verb: usize) -> bool {
    let is_had = |&it: &usize| tree.label(it) == "aux" && tree.tag(it) == "VBD";
    tree.tag(verb) == "VBN" && tree.children(verb).iter().any(is_had)
}

fn had_foretold(tree: &Tree<'_>, verb: usize) -> bool {
    had(tree, verb) && prediction_words().expecting.contains(tree.lemma(verb))
}

/// Whether every time that the sentence tells before a clause lies in an earlier year, and long ago.
fn is_long_ago(page: &Page<'_>, governor: usize, clause: usize) -> bool {
    let first = page.tree.place(page.tree.reach(governor).0);
    let dates = page.dates_in(Run::new(first.min(clause), clause));
    let is_old = |date: &DateMention| page.period(date, Lean::Past).map(|it| it.last);
    let limit = page.published.and_then(|it| Some((it.year(), days_before(it)?)));
    let Some((year, limit)) = limit else { return false };
    let is_old = |date| is_old(date).is_some_and(|last| last.year() < year && last < limit);
    !dates.is_empty() && dates.iter().all(is_old)
}

fn days_before(day: Date) -> Option<Date> {
    day.checked_sub(LONG_AGO.days()).ok()
}
