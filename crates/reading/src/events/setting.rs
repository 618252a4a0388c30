//! The setting of an event: when, where, and what it was about.

use jiff::civil::Date;

use super::branch::{all, child, is_infinitive, is_verb};
use super::chain::goes_on;
use super::lexicon::context_of;
use super::occurrence::called_off;
use crate::lexicon::saying_words;
use crate::page::{Page, Run, Tree, Unit};
use crate::time::Lean;

/// The days named in the clause of a word, or else in its sentence: neither deadlines nor days of
/// what somebody is to do or of what a clause within it tells.
pub(super) fn dates(page: &Page<'_>, unit: Unit, cue: usize) -> Vec<Date> {
    let is_off = called_off(&page.tree, cue).is_some();
    let is_other = |date| is_within(page, date, cue) || is_off && is_of_plan(page, date, cue);
    let is_own = |date| !is_other(date);
    dates_at(page, unit, page.tree.place(cue), is_own)
}

/// The days of what was called off, which are not those on which it was.
pub(super) fn own_days(page: &Page<'_>, unit: Unit, cue: usize) -> Vec<Date> {
    let dates = page.dates_in(unit.run).iter().filter(|date| hangs_on(page, date.run, cue));
    dates.filter_map(|date| page.day(date, Lean::Future)).collect()
}

/// Whether a day is that of what a verb calls off or puts off, or to which it does so.
fn is_of_plan(page: &Page<'_>, date: Run, verb: usize) -> bool {
    let tree = &page.tree;
    let Some(first) = tree.words_in(date).last() else { return false };
    let above = std::iter::successors(tree.head(first), |&it| tree.head(it)).take(CLIMB);
    let above: Vec<usize> = above.take_while(|&it| it != verb).collect();
    let is_noun = |it: &usize| tree.tag(*it).starts_with("NN") && !date.contains(tree.place(*it));
    let is_new = |it: &usize| matches!(tree.lemma(*it), "to" | "until" | "till" | "for" | "from");
    above.iter().any(is_noun) || above.iter().any(is_new)
}

/// The same for a token, where there is no tree.
pub(super) fn dates_near(page: &Page<'_>, unit: Unit, at: usize) -> Vec<Date> {
    dates_at(page, unit, at, |_| true)
}

fn dates_at(page: &Page<'_>, unit: Unit, at: usize, is_own: impl Fn(Run) -> bool) -> Vec<Date> {
    let end = page.clause_end(at, unit.run.to);
    let is_quoted = page.is_quoted(at);
    let in_run = |run: Run| -> Vec<Date> {
        let dates =
            page.dates_in(run).iter().filter(|date| page.is_quoted(date.run.from) == is_quoted);
        let own = dates.filter(|date| !is_limit(page, date.run) && is_own(date.run));
        own.filter_map(|date| page.day(date, Lean::Past)).collect()
    };
    let own = in_run(Run::new(at, end));
    if own.is_empty() { in_run(Run::new(unit.run.from, at)) } else { own }
}

/// The days that a planned event is told to have: none lies before the text, and one that was
/// named before the word must belong to it rather than to who said so.
pub(super) fn days_ahead(page: &Page<'_>, unit: Unit, cue: usize) -> Vec<Date> {
    let at = page.tree.place(cue);
    let is_quoted = page.is_quoted(at);
    let in_run = |run: Run, is_own: bool| -> Vec<Date> {
        let dates = page.dates_in(run).iter();
        let dates = dates.filter(|date| page.is_quoted(date.run.from) == is_quoted);
        let dates = dates.filter(|date| is_own || hangs_on(page, date.run, cue));
        let dates = dates.filter(|date| !is_of_limit(page, date.run));
        let days = dates.filter_map(|date| page.day(date, Lean::Future));
        days.filter(|day| page.published.is_none_or(|published| *day >= published)).collect()
    };
    let own = in_run(Run::new(at, page.clause_end(at, unit.run.to)), true);
    if own.is_empty() { in_run(Run::new(unit.run.from, at), false) } else { own }
}

/// Whether a denied event would lie ahead: "will not meet", "refused to attend the summit".
pub(super) fn is_ahead(tree: &Tree<'_>, word: usize) -> bool {
    let mut at = word;
    for _ in 0..CLIMB {
        let mut helpers = all(tree, at, &["aux"]).map(|it| tree.lemma(it));
        if helpers.any(|it| matches!(it, "will" | "shall" | "wo")) {
            return true;
        }
        let Some(head) = tree.head(at).filter(|&it| goes_on(tree, at, it)) else { return false };
        if is_infinitive(tree, at) && saying_words().saying_no.contains(tree.lemma(head)) {
            return true;
        }
        at = head;
    }
    false
}

/// "by Friday", "until the end of June": a day up to which something lasts or may wait.
fn is_limit(page: &Page<'_>, date: Run) -> bool {
    let before = Run::new(date.from.saturating_sub(4), date.from);
    let is_part = |at: usize| page.is(at, &["the", "end", "start", "beginning", "of"]);
    let at = (before.from..before.to).rev().find(|&at| !is_part(at));
    // "set a deadline of 9 April"
    at.is_some_and(|at| {
        page.is(at, &["by", "until", "till", "before", "since", "deadline", "target"])
    }) || is_of_limit(page, date)
}

/// "before the vote on 9 February": the day is that of the vote.
fn is_of_limit(page: &Page<'_>, date: Run) -> bool {
    let Some(tie) = date.from.checked_sub(1).filter(|&at| page.is(at, &["on"])) else {
        return false;
    };
    let near = (tie.saturating_sub(NOUN)..tie).rev().take_while(|&at| page.tokens[at].word);
    let is_article = |at: usize| page.is(at, &["the", "a", "an", "its", "their", "his", "her"]);
    let limits = ["before", "until", "till", "since", "after"];
    near.into_iter().any(|at| page.is(at, &limits) && is_article(at + 1) && at + 2 < tie)
}

/// How many tokens before its day the word for a limit may stand.
const NOUN: usize = 6;

/// Whether a verb within the clause of a word has a date: "asked it to answer on Friday".
fn is_within(page: &Page<'_>, date: Run, cue: usize) -> bool {
    let tree = &page.tree;
    let Some(mut at) = tree.words_in(date).last() else { return false };
    let mut inner = None;
    for _ in 0..CLIMB + CLIMB {
        let Some(head) = tree.head(at) else { return false };
        if head == cue {
            return inner.is_some();
        }
        inner = inner.or(Some(head).filter(|&it| is_verb(tree, it) && it > cue));
        at = head;
    }
    false
}

/// How many words above a date are asked.
const CLIMB: usize = 4;

/// Whether the nearest verb above a date, or the word itself, is the one that tells the event.
fn hangs_on(page: &Page<'_>, date: Run, cue: usize) -> bool {
    let tree = &page.tree;
    let Some(mut at) = tree.words_in(date).last() else { return false };
    for _ in 0..CLIMB {
        let Some(head) = tree.head(at) else { return false };
        // "the talks set for May" are in May.
        let is_participle = matches!(tree.label(head), "acl" | "amod");
        let is_set = child(tree, head, &["nsubj"]) == Some(cue) && tree.lemma(head) == "set";
        let is_own = head == cue || is_set;
        if is_own || is_verb(tree, head) && !is_participle {
            return is_own;
        }
        at = head;
    }
    false
}

/// Where a date that opens the sentence begins, as it belongs to what the words tell of.
pub(super) fn leading_date(page: &Page<'_>, unit: Unit, start: usize) -> usize {
    let led = page.dates_in(Run::new(unit.run.from, start));
    let opens = led.first().is_some_and(|date| date.run.from <= unit.run.from + 1);
    if opens { unit.run.from } else { start }
}

/// How many words speak for each context of a sentence, the strongest first.
pub(super) fn contexts(tree: &Tree<'_>, words: std::ops::Range<usize>) -> Vec<&'static str> {
    let mut counts: Vec<(&'static str, usize)> = Vec::new();
    for word in words.clone() {
        let lemma = tree.lemma(word).to_lowercase();
        let next = (word + 1 < words.end).then(|| tree.lemma(word + 1).to_lowercase());
        let pair = next.map(|next| format!("{lemma}_{next}"));
        let told = context_of(&lemma).iter().chain(pair.iter().flat_map(|pair| context_of(pair)));
        for context in told {
            match counts.iter_mut().find(|(known, _)| known == context) {
                Some((_, count)) => *count += 1,
                None => counts.push((context, 1)),
            }
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.into_iter().take(KEPT).map(|(context, _)| context).collect()
}

/// How many contexts of a sentence are kept.
const KEPT: usize = 2;

/// How far a word lies below the root of its sentence, up to a limit.
pub(super) fn depth(tree: &Tree<'_>, word: usize) -> usize {
    let mut at = word;
    for depth in 0..DEEPEST {
        let Some(head) = tree.head(at) else { return depth };
        at = head;
    }
    DEEPEST
}

const DEEPEST: usize = 12;
