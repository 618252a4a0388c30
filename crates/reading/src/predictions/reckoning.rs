//! A reckoning: a sentence in which the author says when a prediction will have proved right.

use domain::DraftDeadline;

use crate::lexicon::prediction_words;
use crate::page::{Page, Run, Unit};
use crate::time::Lean;

/// How many tokens back the day is looked for that "by then" means.
const REACH: usize = 60;

/// The day on which the author wants to be judged, from the last such sentence of a page.
pub(super) fn find(page: &Page<'_>) -> Option<DraftDeadline> {
    let units = page.units.iter().rev();
    units.filter(|unit| reckons(page, unit.run)).find_map(|unit| of(page, *unit))
}

/// "By then we will find out whether this judgment is accurate."
fn reckons(page: &Page<'_>, run: Run) -> bool {
    let words = prediction_words();
    let Some(whether) = page.find(run, &["whether", "if"]) else { return false };
    let verb = page.tree.words_in(Run::new(run.from, whether));
    let mut verbs = verb.filter(|&it| page.tree.tag(it).starts_with("VB"));
    let finds = verbs.any(|it| words.reckoning_verbs.contains(page.tree.lemma(it)));
    let judged = |at: usize| words.reckoning_nouns.contains(page.lower(at));
    let will = page.find(Run::new(run.from, whether), &["will", "shall", "'ll"]).is_some();
    finds && will && (whether..run.to).filter(|&at| judged(at)).count() > 1
        || finds && will && (whether..run.to).any(judged) && opens_with_then(page, run)
}

/// "By then", "On that day": the sentence leans on a day named before.
fn opens_with_then(page: &Page<'_>, run: Run) -> bool {
    let opening = Run::new(run.from, run.to.min(run.from + 6));
    page.find(opening, &["then", "day", "date"]).is_some() || !page.dates_in(opening).is_empty()
}

/// The day it names, or else the last day ahead that stands shortly before.
fn of(page: &Page<'_>, unit: Unit) -> Option<DraftDeadline> {
    let near = Run::new(unit.run.from.saturating_sub(REACH), unit.run.to);
    let date = page.dates_in(near).iter().rev().find_map(|date| {
        let day = page.day(date, Lean::Future)?;
        page.published.is_none_or(|published| day >= published).then_some((day, date.run))
    })?;
    let reason = "the day on which the author wants the judgment to be checked".to_owned();
    Some(DraftDeadline { date: date.0, reason, span: page.span(date.1) })
}
