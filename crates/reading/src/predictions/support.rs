//! A support: the words given as the reason for a claim.

use crate::lexicon::{judgment_words, prediction_words};
use crate::page::{Page, Run, Unit};

/// How many tokens around a clause are looked at.
const REACH: usize = 60;

/// The words that support the claim of a clause: reasons beside it, and what it is concluded from.
pub(crate) fn of(page: &Page<'_>, unit: Unit, verb: Option<usize>, claim: Run) -> Vec<Run> {
    let mut found: Vec<Run> = reasons(page, unit, claim);
    found.extend(concluded(page, unit, claim));
    found.extend(verb.and_then(|verb| shown(page, unit, verb)));
    found.retain(|run| !run.is_empty() && !run.holds(claim));
    found.sort();
    found.dedup();
    found
}

/// "because both sides refuse to talk", right before or right after the claim.
fn reasons(page: &Page<'_>, unit: Unit, claim: Run) -> Vec<Run> {
    let words = prediction_words();
    let to = unit.run.to.min(claim.to + REACH);
    let after = (claim.to..to.min(claim.to + 3))
        .find_map(|at| page.phrase(at, &words.reasons).map(|length| (at, length)));
    let after =
        after.map(|(at, length)| page.trimmed(Run::new(at + length, page.clause_end(at + 1, to))));
    let inside = (claim.from + 2..claim.to).find_map(|at| {
        let length = page.phrase(at, &words.reasons)?;
        is_reason(page, at).then(|| page.trimmed(Run::new(at + length, claim.to)))
    });
    let from = unit.run.from.max(claim.from.saturating_sub(REACH));
    let before = (from..claim.from).rev().find_map(|at| {
        let length = page.phrase(at, &words.reasons)?;
        let ends = page.find(Run::new(at + length, claim.from), &[",", ";"])?;
        let opens =
            at == unit.run.from || !page.tokens[at - 1].word || page.is(at - 1, &["and", "that"]);
        (is_reason(page, at) && opens).then(|| page.trimmed(Run::new(at + length, ends)))
    });
    let holds = |run: &Run| run.to - run.from > 1;
    [before, inside, after].into_iter().flatten().filter(holds).collect()
}

/// "since" and "as" give a reason only before a clause, and not where they tell the time.
fn is_reason(page: &Page<'_>, at: usize) -> bool {
    let loose = page.is(at, &["since", "as", "given"]);
    let before_date = (at + 1..at + 4).any(|near| page.date_at(near).is_some());
    let marks = page.tree.words_in(Run::new(at, at + 1)).any(|it| page.tree.label(it) == "mark");
    !loose || marks && !before_date
}

/// "…, therefore the deal will fail": what stands before the word of conclusion.
fn concluded(page: &Page<'_>, unit: Unit, claim: Run) -> Option<Run> {
    let floor = unit.run.from.max(claim.from.saturating_sub(6));
    let mark = (floor..claim.from + 3)
        .find(|&at| page.phrase(at, &prediction_words().conclusions).is_some())?;
    if mark > unit.run.from + 1 {
        let start = page.clause_start(mark.saturating_sub(2), unit.run.from);
        return Some(page.trimmed(Run::new(start, mark)));
    }
    before(page, unit)
}

/// "This shows that the deal will fail": what "this" or "which" stands for.
fn shown(page: &Page<'_>, unit: Unit, verb: usize) -> Option<Run> {
    let tree = &page.tree;
    let governor = tree.head(verb).filter(|_| matches!(tree.label(verb), "ccomp" | "advcl"))?;
    let at = tree.place(governor);
    page.phrase(at, &judgment_words().means)?;
    let subject = tree.child(governor, &["nsubj"]);
    let Some(subject) = subject.filter(|&it| it < governor) else {
        // "…, meaning that it will": the clause that the participle hangs on.
        return Some(up_to(page, unit, at));
    };
    let place = tree.place(subject);
    if page.is(place, &["which"]) {
        return Some(up_to(page, unit, place));
    }
    if page.is(place, &["this", "that", "it", "these", "those"]) {
        return before(page, unit);
    }
    let (first, last) = tree.reach(subject);
    Some(page.trimmed(tree.run(first, last)))
}

/// The words of a sentence before a token, without an ordinal that counts them.
fn up_to(page: &Page<'_>, unit: Unit, end: usize) -> Run {
    let stops = |at: &usize| page.is(*at, &[";", ":", "."]) && !page.is_quoted(*at);
    let start = (unit.run.from..end).rev().find(stops).map_or(unit.run.from, |it| it + 1);
    let counted = judgment_words().ordinals.contains(&page.tokens[start].lower);
    let start = if counted && page.is(start + 1, &[","]) { start + 2 } else { start };
    page.trimmed(Run::new(start, end))
}

/// The sentence before, in the same paragraph.
fn before(page: &Page<'_>, unit: Unit) -> Option<Run> {
    let index = page.units.partition_point(|it| it.run.from < unit.run.from).checked_sub(1)?;
    let previous = page.units.get(index).filter(|it| it.paragraph == unit.paragraph)?;
    Some(page.trimmed(previous.run))
}
