//! The days of a change: the one that something was to be on, and the one that it is moved to.

use domain::ScheduleState;
use jiff::civil::Date;

use super::days::days;
use super::tie::tie;
use crate::lexicon::schedule_words;
use crate::page::{Page, Run};
use crate::time::{DateMention, Lean};

/// What a change is told with, as words of the tree.
#[derive(Clone, Copy)]
pub(super) struct Told {
    pub(super) verb: usize,
    pub(super) noun: usize,
    pub(super) state: ScheduleState,
}

/// The day before a change and the day after it.
pub(super) fn days_of(page: &Page<'_>, run: Run, told: Told) -> (Option<Date>, Option<Date>) {
    let tree = &page.tree;
    let Told { verb, noun, state } = told;
    let between = Run::new(tree.place(noun), tree.place(verb).max(tree.place(noun)));
    let (mut old, mut new) = (None, None);
    for date in page.dates_in(run) {
        let Some(tie) = tie(page, date) else { continue };
        let lemma = tie.preposition.map(|it| tree.lemma(it).to_lowercase()).unwrap_or_default();
        // "The talks on 10 May were called off": a parser may tie the day to the verb.
        let of_noun = tie.noun == Some(noun) || tie.verb != Some(verb) || between.holds(date.run);
        let of_noun = of_noun || state == ScheduleState::Cancelled && is_soon_to_come(page, date);
        let is_new = matches!(&*lemma, "to" | "until" | "till" | "for") && !of_noun;
        let day = resolved(page, date);
        if is_new {
            new = new.or(day);
        } else if of_noun || lemma == "from" {
            old = old.or(day);
        }
    }
    (old, new)
}

/// Whether a date is one of the coming months by its month and number, on which nothing can have been
/// called off yet.
fn is_soon_to_come(page: &Page<'_>, date: &DateMention) -> bool {
    let has_number = (date.run.from..date.run.to).any(|at| page.tokens[at].number().is_some());
    let ahead = days(page, date, None).map(|it| it.period.last).filter(|_| has_number);
    let Some((day, published)) = ahead.zip(page.published) else { return false };
    day > published && published.until(day).is_ok_and(|it| it.get_days() <= MOST_DAYS)
}

/// How far ahead something is called off on a date without a year.
const MOST_DAYS: i32 = 183;

fn resolved(page: &Page<'_>, date: &DateMention) -> Option<Date> {
    let ahead = days(page, date, None).map(|it| it.period.last);
    ahead.or_else(|| page.period(date, Lean::Past).map(|it| it.last))
}

/// The day that a clause behind the noun tells, as in "the visit, which was planned for 10 May".
pub(super) fn planned_for(page: &Page<'_>, noun: usize, from: usize) -> Option<Date> {
    let tree = &page.tree;
    let end = tree.place(tree.reach(noun).1) + 1;
    let dates = page.dates_in(Run::new(from.min(end), end)).iter();
    let is_planned = |date: &&DateMention| {
        let verb = tie(page, date).and_then(|it| it.verb);
        verb.is_some_and(|it| schedule_words().plans.fixed.contains(tree.lemma(it)))
    };
    dates.filter(is_planned).find_map(|date| resolved(page, date))
}
