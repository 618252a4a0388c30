//! The schedule: what was announced for a day, how firmly, and what became of it.
//!
//! Every date of the text is followed up the tree to the verb or the noun that it dates. Where that
//! is announced rather than told, it is an entry; entries of the same event are one; and a change
//! told of an event is applied to its entry.

mod calendar;
mod change;
mod changed_days;
mod days;
mod entry;
mod lines;
mod merged;
mod plan;
mod tie;
mod what;
mod words;

pub(crate) use calendar::{DatedLine, dated_lines};

use domain::{ScheduleState, ScheduledEvent};

use crate::page::Page;
use crate::statements::Said;

/// Something announced, with the words that announce it.
#[derive(Clone, Debug)]
pub(crate) struct Announced {
    /// What was announced.
    pub(crate) event: ScheduledEvent,
    /// The token of "will" or its like.
    pub(crate) verb: usize,
    /// Whether it is announced before in the text, so that this only says it again.
    pub(crate) is_repeat: bool,
    /// What it is, by the lemma of its verb or noun.
    kind: String,
    /// Whether it is a line of a calendar, which is an entry of its own.
    is_line: bool,
    /// Whether it was to be before the text was published, and stays only if something became of it.
    is_past: bool,
    /// The tokens of "will" or its like where it is said again.
    repeats: Vec<usize>,
}

impl Announced {
    fn new(event: ScheduledEvent, verb: usize, kind: String, is_past: bool) -> Self {
        let is_line = false;
        Self { event, verb, is_repeat: false, kind, is_line, is_past, repeats: Vec::new() }
    }
}

/// Finds what a page announces for a day, in the order of the words that announce it.
pub(crate) fn find(page: &Page<'_>, said: &[Said]) -> Vec<Announced> {
    let mut mentions: Vec<Announced> = Vec::new();
    for unit in &page.units {
        let is_parsed = !page.tree.words_in(unit.run).is_empty();
        let here =
            if is_parsed { entry::find(page, *unit, said) } else { words::find(page, *unit, said) };
        mentions.extend(here);
    }
    lines::add(page, said, &mut mentions);
    mentions.sort_by_key(|it| (it.event.span.start, it.event.span.end));
    let mut announced = merged::merged(mentions);
    change::apply(page, said, &mut announced);
    announced.retain(|it| !it.is_past || it.event.state != ScheduleState::Standing);
    let mut announced: Vec<Announced> = announced.into_iter().flat_map(with_repeats).collect();
    announced.sort_by_key(|it| it.verb);
    announced
}

/// An entry and its repeats, which are of the same event.
fn with_repeats(entry: Announced) -> Vec<Announced> {
    let repeat = |verb: &usize| Announced { verb: *verb, is_repeat: true, ..entry.clone() };
    let mut all: Vec<Announced> = entry.repeats.iter().map(repeat).collect();
    all.push(entry);
    all
}
