//! A condition: what a prediction depends on, before or after it.

use super::claim::Claim;
use crate::lexicon::prediction_words;
use crate::page::{Page, Run};
use crate::statements::Said;

/// The condition of a claim, and where the claim ends without it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Condition {
    /// The condition; "if" is left out, and what turns or narrows it stays, as "unless".
    pub(super) words: String,
    /// Its tokens.
    pub(super) run: Run,
}

/// How far before a claim its condition may begin.
const REACH: usize = 60;

/// The condition that stands before a claim, or behind it in the same sentence.
pub(super) fn of(page: &Page<'_>, claim: &Claim, bounds: Run) -> Option<Condition> {
    inside(page, claim.run)
        .or_else(|| behind(page, claim, bounds))
        .or_else(|| before(page, claim, bounds))
}

/// The condition of what a speaker says, where the speaker stands between it and the words, as in
/// "If it rains, he said, the match will end".
pub(super) fn beside(page: &Page<'_>, unit: Run, said: &Said) -> Option<Condition> {
    let told = said.statement.content_condition.as_ref()?;
    let is_apart = |at: &usize| !said.words.contains(*at);
    (unit.from..unit.to).filter(is_apart).find_map(|at| {
        let (length, kept) = mark_at(page, at)?;
        let end = (at + length..=unit.to)
            .find(|&end| page.spaced(Run::new(at, end)).eq_ignore_ascii_case(told))?;
        let run = Run::new(if kept { at } else { at + length }, end);
        let words = uncapitalized(&words(page, run));
        (!run.is_empty()).then_some(Condition { words, run })
    })
}

/// "Unless NATO stops" as it stands within a sentence.
fn uncapitalized(words: &str) -> String {
    let is_mark = |it: &str| prediction_words().own_openers.contains(&it.to_lowercase());
    match words.split_once(' ').filter(|(first, _)| is_mark(first)) {
        Some((first, rest)) => format!("{} {rest}", first.to_lowercase()),
        None => words.to_owned(),
    }
}

/// The claim without a condition that lies within it.
pub(super) fn without(page: &Page<'_>, claim: Claim, condition: &Condition) -> Claim {
    if !claim.run.contains(condition.run.from) {
        return claim;
    }
    let mark = (claim.run.from..=condition.run.from).rev().find(|&at| mark_at(page, at).is_some());
    let end = mark.unwrap_or(condition.run.from);
    Claim { run: page.trimmed(Run::new(claim.run.from, end)), ..claim }
}

fn inside(page: &Page<'_>, claim: Run) -> Option<Condition> {
    let mark = (claim.from + 1..claim.to).find(|&at| mark_at(page, at).is_some())?;
    marked(page, mark, claim.to)
}

fn behind(page: &Page<'_>, claim: &Claim, bounds: Run) -> Option<Condition> {
    let near = claim.run.to..bounds.to.min(claim.run.to + 3);
    let mark = near
        .take_while(|&at| at == claim.run.to || page.is(at - 1, &[",", "but", "—"]))
        .find(|&at| mark_at(page, at).is_some())?;
    marked(page, mark, page.clause_end(mark + 1, bounds.to))
}

fn before(page: &Page<'_>, claim: &Claim, bounds: Run) -> Option<Condition> {
    let floor = claim.run.from.saturating_sub(REACH).max(bounds.from);
    let comma = claim.run.from.checked_sub(1)?;
    let then = usize::from(page.is(comma, &["then"]));
    let end = comma.saturating_sub(then);
    // What stands between is part of neither, as in "If it rains, he said, the match will".
    if !page.is(end, &[",", "—"]) && then == 0 {
        return None;
    }
    let stops = |at: usize| page.is(at, &[".", ";", ":", "?", "!"]);
    let first = (floor..claim.run.from).rev().take_while(|&at| !stops(at)).last()?;
    let mark = (first..claim.run.from).find(|&at| mark_at(page, at).is_some());
    if let Some(mark) = mark {
        return marked(page, mark, claim.run.from - then);
    }
    inverted(page, first, end)
}

/// The mark at a token: how many tokens it has, and whether it stays.
fn mark_at(page: &Page<'_>, at: usize) -> Option<(usize, bool)> {
    let (length, kept) = prediction_words().conditions.at(&page.tokens, at)?;
    let before = at.wrapping_sub(1);
    let other = !*kept && prediction_words().no_condition.contains(page.lower(before));
    let noun = page.is(at, &["provided", "once", "assuming"]) && length == 1 && !opens(page, at);
    (!other && !noun).then_some((length, *kept))
}

/// Whether a word that can also be something else stands where a clause may begin.
fn opens(page: &Page<'_>, at: usize) -> bool {
    let marks = page.tree.words_in(Run::new(at, at + 1)).any(|it| page.tree.label(it) == "mark");
    marks || at == 0 || !page.tokens[at - 1].word
}

fn marked(page: &Page<'_>, mark: usize, end: usize) -> Option<Condition> {
    let (length, kept) = mark_at(page, mark)?;
    let from = if kept { mark } else { mark + length };
    let end = clause_of(page, mark).map_or(end, |it| it.min(end));
    let mut run = page.trimmed(Run::new(from, end));
    while run.to > run.from && page.is(run.to - 1, &["and", "or", "but", ","]) {
        run.to -= 1;
    }
    let holds = kept
        || page.has_verb(Run::new(mark + length - 1, run.to))
        || page.tree.words_in(run).any(|it| page.tree.label(it) == "advcl");
    (holds && run.to > from).then(|| Condition { words: words(page, run), run })
}

/// Where the clause that a mark opens ends, by the tree.
fn clause_of(page: &Page<'_>, mark: usize) -> Option<usize> {
    let tree = &page.tree;
    let word = tree.words_in(Run::new(mark, mark + 1)).find(|&it| tree.label(it) == "mark")?;
    let verb = tree.head(word)?;
    Some(tree.place(tree.reach(verb).1) + 1)
}

/// "Should the talks fail, …": told as "the talks should fail".
fn inverted(page: &Page<'_>, first: usize, end: usize) -> Option<Condition> {
    let tree = &page.tree;
    let mark = tree.words_in(Run::new(first, first + 1)).next()?;
    let verb = tree.head(mark).filter(|_| page.is(first, &["should"]))?;
    let subject = tree.child(verb, &["nsubj", "nsubjpass"]).filter(|&it| it > mark)?;
    let last = tree.run(tree.reach(subject).0, tree.reach(subject).1);
    let run = page.trimmed(Run::new(first + 1, end));
    let inside = last.to < run.to && run.contains(tree.place(verb));
    let told = format!(
        "{} {} {}",
        page.spaced(last),
        page.lower(first),
        page.spaced(Run::new(last.to, run.to))
    );
    inside.then_some(Condition { words: told, run })
}

fn words(page: &Page<'_>, run: Run) -> String {
    page.spaced(run).replace(['“', '”', '"'], "")
}
