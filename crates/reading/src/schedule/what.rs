//! What is announced: its words, with whom and where.

use super::days::Days;
use super::entry::Dated;
use crate::actors::Who;
use crate::lexicon::is_preposition;
use crate::lexicon::schedule_words;
use crate::page::{Page, Run, Unit};
use crate::predicate::{Condition, after_preposition, parties_anywhere, subject};
use crate::statements::Said;
use text::language::PartOfSpeech;

/// What is announced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct What {
    /// The words, without the date.
    pub(super) words: String,
    /// Where they stand, up to the date or from behind it.
    pub(super) run: Run,
    /// The clause up to its end.
    pub(super) clause: Run,
    /// Where the subject begins.
    pub(super) subject: Option<usize>,
}

/// The words of what is announced.
pub(super) fn what(
    page: &Page<'_>,
    unit: Unit,
    dated: &Dated,
    days: Days,
    condition: Option<Condition>,
) -> Option<What> {
    let tree = &page.tree;
    let head = tree.place(dated.head);
    let is_verb = tree.part(dated.head) == PartOfSpeech::Verb;
    let last = tree.place(tree.reach(dated.head).1) + 1;
    let reach = if is_verb { last.max(days.run.to) } else { last };
    let hangs = condition.map(|it| it.run.from).filter(|at| *at > head).unwrap_or(unit.run.to);
    let end = page.clause_end(head, unit.run.to).min(reach).min(hangs).max(head + 1);
    let subject = subject(tree, dated.plan.governor).map(|it| tree.place(tree.reach(it).0));
    let subject = subject.filter(|at| unit.run.contains(*at));
    let from = match (is_verb, dated.is_happening) {
        (true, false) => head,
        (true, true) => subject.unwrap_or(head),
        (false, _) => tree.place(tree.reach(dated.head).0).max(head.saturating_sub(8)),
    };
    let run = page.after_signs(without_date(page, Run::new(from, end), days.run, head));
    if run.is_empty() {
        return None;
    }
    let rest = page.trimmed(Run::new(days.run.to.min(end), end));
    let is_bare = is_verb && run.to == run.from + 1 && run.from == head && run.to <= days.run.from;
    let more = is_bare && !rest.is_empty() && rest.to - rest.from <= LONGEST_REST;
    let words =
        if more { format!("{} {}", page.spaced(run), page.spaced(rest)) } else { page.spaced(run) };
    let clause = Run::new(run.from, end);
    let subject = subject.filter(|_| is_verb);
    Some(What { words, run, clause, subject })
}

/// The longest that is told behind a date and still belongs to what is announced.
const LONGEST_REST: usize = 14;

/// The words before a date, or those after it where it comes first.
fn without_date(page: &Page<'_>, run: Run, date: Run, head: usize) -> Run {
    if date.from > head && date.from < run.to {
        let mut to = date.from;
        let is_tie = |at: usize| {
            let lower = page.lower(at);
            is_preposition(lower) || schedule_words().plans.between.contains(lower)
        };
        while to > head + 1 && is_tie(to - 1) {
            to -= 1;
        }
        return page.trimmed(Run::new(run.from, to));
    }
    let is_inside = run.from <= date.from && date.to <= head;
    let from =
        if is_inside { date.to + usize::from(page.is(date.to, &["'s", "'"])) } else { run.from };
    page.trimmed(Run::new(from, run.to))
}

/// The actors named in what is announced, beside who does it.
pub(super) fn with(
    page: &Page<'_>,
    said: &[Said],
    dated: &Dated,
    what: &What,
    who: Option<&str>,
) -> Vec<String> {
    let tree = &page.tree;
    let object = tree.child(dated.head, &["dobj"]);
    let tied = object.or(Some(dated.head)).and_then(|it| after_preposition(tree, it, &["with"]));
    let direct = object.filter(|_| tree.lemma(dated.head) == "meet").or(tied);
    let parties = direct.map(|it| parties_anywhere(page, said, it)).unwrap_or_default();
    let mut names: Vec<String> = parties.into_iter().map(|it| it.name).collect();
    names.retain(|name| name.starts_with(char::is_uppercase));
    names.retain(|name| who.is_none_or(|who| !who.contains(name.as_str())));
    let goes = schedule_words().plans.going.contains(tree.lemma(dated.head));
    for mention in page.mentions_in(what.clause) {
        // Who travels to a capital comes to those who sit there.
        let is_goal = goes && page.is(mention.run.from.saturating_sub(1), &["to"]);
        let is_party = matches!(mention.who, Who::Actor(_) | Who::Person(_) | Who::Office(Some(_)))
            || is_goal && matches!(mention.who, Who::Place(_));
        let name = page.name(mention);
        let is_placed =
            !is_goal && page.is(mention.run.from.saturating_sub(1), &["in", "at", "from", "to"]);
        let is_other = !names.contains(&name) && who.is_none_or(|who| !who.contains(&name));
        if is_party && is_other && !is_placed {
            names.push(name);
        }
    }
    names
}

/// The place after "in", "at" or "to".
pub(super) fn place(page: &Page<'_>, dated: &Dated, what: &What) -> Option<String> {
    let run = what.clause;
    let goes = schedule_words().plans.going.contains(page.tree.lemma(dated.head));
    let named = |at: usize| {
        let first = at + 1 + usize::from(page.is(at + 1, &["the"]));
        let is_part = |at: &usize| {
            page.tokens[*at].capital && page.tokens[*at].word && page.date_at(*at).is_none()
        };
        // "St. Louis" goes on behind its period.
        let is_period = |at: usize| page.is(at, &["."]) && page.is(at - 1, &["st", "mt", "ft"]);
        let is_part = |at: &usize| is_part(at) || *at > first && is_period(*at);
        let capitals = (first..run.to).take_while(is_part).count();
        let words = Run::new(first, first + capitals);
        let is_person = page
            .mention_at(first)
            .is_some_and(|it| matches!(it.who, Who::Person(_) | Who::Demonym(_)));
        (capitals > 0 && !is_person).then(|| page.spaced(words))
    };
    let is_tie = |at: &usize| page.is(*at, &["in", "at"]) || goes && page.is(*at, &["to"]);
    let ties = (run.from..run.to).filter(is_tie);
    ties.into_iter().find_map(named)
}
