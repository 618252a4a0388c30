//! Words that announce something for a date.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;

use super::Phrases;
use super::lists::parse;

#[derive(Deserialize)]
struct ScheduleFile {
    announcing: Vec<String>,
    verbs: Vec<String>,
    scheduled_for: Vec<String>,
    plans: PlanWords,
    calendar: CalendarWords,
}

/// Words by which a line of a calendar tells what became of it, as they are written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CalendarWords {
    pub(crate) cancelled: HashSet<String>,
    pub(crate) moved: HashSet<String>,
    pub(crate) held: HashSet<String>,
    /// Words by which a line is not yet sure.
    pub(crate) unsure: HashSet<String>,
    /// Weekdays, in full and short.
    pub(crate) weekdays: HashSet<String>,
}

/// Words that announce something for a date.
pub(crate) struct ScheduleWords {
    /// "will", "is due to" and so on.
    pub(crate) announcing: Phrases<()>,
    /// What can be announced for a day.
    pub(crate) verbs: Phrases<()>,
    /// "scheduled for" and its like.
    pub(crate) scheduled_for: Phrases<()>,
    /// The same for the heads that a parser finds.
    pub(crate) plans: PlanWords,
    /// What became of the lines of a calendar.
    pub(crate) calendar: CalendarWords,
    kinds: HashMap<String, usize>,
}

/// Words that announce something, by lemma; the file says what each list is for.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PlanWords {
    pub(crate) acts: HashSet<String>,
    pub(crate) foretold: HashSet<String>,
    pub(crate) happenings: HashSet<String>,
    pub(crate) announcing: HashSet<String>,
    pub(crate) expecting: HashSet<String>,
    pub(crate) proposing: HashSet<String>,
    pub(crate) supposing: HashSet<String>,
    pub(crate) fixed: HashSet<String>,
    pub(crate) planning: HashSet<String>,
    pub(crate) between: HashSet<String>,
    pub(crate) lasting: HashSet<String>,
    pub(crate) parts: HashSet<String>,
    pub(crate) going: HashSet<String>,
    pub(crate) nouns: HashSet<String>,
    pub(crate) holding: HashSet<String>,
    same: Vec<Vec<String>>,
    pub(crate) moving: HashSet<String>,
    pub(crate) cancelling: HashSet<String>,
    pub(crate) leaving: HashSet<String>,
    pub(crate) ahead: HashSet<String>,
    /// Verbs that leave undone what stands behind them.
    pub(crate) undone: HashSet<String>,
    pub(crate) held: HashSet<String>,
    pub(crate) coming: HashSet<String>,
}

impl ScheduleWords {
    /// Whether two words name the same kind of event.
    pub(crate) fn are_alike(&self, one: &str, other: &str) -> bool {
        let kind = |word: &str| self.kinds.get(word);
        one == other || kind(one).is_some_and(|it| kind(other) == Some(it))
    }
}

/// The words that announce something for a date.
pub(crate) fn schedule_words() -> &'static ScheduleWords {
    static WORDS: LazyLock<ScheduleWords> = LazyLock::new(|| {
        let file: ScheduleFile = parse(include_str!("../../data/en/schedule.toml"));
        let groups = file.plans.same.iter().enumerate();
        let kinds = groups.flat_map(|(kind, words)| words.iter().map(move |it| (it.clone(), kind)));
        ScheduleWords {
            announcing: Phrases::plain(&file.announcing),
            verbs: Phrases::plain(&file.verbs),
            scheduled_for: Phrases::plain(&file.scheduled_for),
            kinds: kinds.collect(),
            plans: file.plans,
            calendar: file.calendar,
        }
    });
    &WORDS
}
