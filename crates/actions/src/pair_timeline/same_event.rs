//! The same event told twice: what several documents announce for one day between the same actors.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use domain::ScheduleState;
use reading::Wording;

use super::became::Fate;
use super::book_item::BookItem;
use super::finding::Finding;
use super::party::Party;

/// What actors do together, whatever it is called.
const MEETINGS: &str = "meet meeting summit talks negotiations consultations conference visit call \
                        hold receive host";

impl BookItem {
    /// Whether two items announce the same: for the same day, between the same actors, of which
    /// there are at least two, and of the same kind.
    pub(crate) fn announces_the_same(&self, other: &Self) -> bool {
        self.date == other.date && self.is_the_same_kind_of(other)
    }

    /// Whether two items announce the same but for the day.
    pub(super) fn is_the_same_kind_of(&self, other: &Self) -> bool {
        let is_schedule = |it: &Self| matches!(it.finding, Finding::Schedule { .. });
        is_schedule(self)
            && is_schedule(other)
            && self.party_keys().len() > 1
            && self.party_keys() == other.party_keys()
            && kind(&self.words) == kind(&other.words)
    }

    /// Whether two items tell of the same: announce it, or tell of events of one class on one day
    /// between the same actors.
    pub(crate) fn tells_the_same(&self, other: &Self) -> bool {
        let action = |it: &Self| match it.finding {
            Finding::Event { action, .. } => Some(action),
            Finding::Statement
            | Finding::Position { .. }
            | Finding::Relation
            | Finding::Schedule { .. }
            | Finding::Question => None,
        };
        let is_event = action(self).is_some()
            && action(self) == action(other)
            && self.date == other.date
            && self.party_keys() == other.party_keys();
        is_event || self.announces_the_same(other)
    }

    /// What became of something announced, as its own document tells. What was moved stands on the
    /// day it was moved to.
    pub(super) fn fate_read(&self) -> Option<Fate> {
        match self.finding {
            Finding::Schedule { state, .. } => match state {
                ScheduleState::Standing | ScheduleState::Moved => None,
                ScheduleState::PutOff => Some(Fate::PutOff),
                ScheduleState::Cancelled => Some(Fate::Cancelled),
                ScheduleState::Held => Some(Fate::Held),
            },
            Finding::Statement
            | Finding::Event { .. }
            | Finding::Position { .. }
            | Finding::Relation
            | Finding::Question => None,
        }
    }

    /// The actors that take part, each once.
    pub(crate) fn party_keys(&self) -> BTreeSet<&str> {
        self.parties().map(Party::key).collect()
    }
}

/// What is announced in a word: a meeting, or what its words speak of first.
fn kind(words: &str) -> Option<String> {
    static STEMS: LazyLock<BTreeSet<String>> =
        LazyLock::new(|| Wording::of(MEETINGS).stems().map(str::to_owned).collect());
    let wording = Wording::of(words);
    let is_meeting = wording.stems().any(|stem| STEMS.contains(stem));
    if is_meeting { Some("meeting".to_owned()) } else { wording.head() }
}
