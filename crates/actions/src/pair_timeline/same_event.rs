//! The same event told twice: what several documents announce for one day between the same actors.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use domain::{Occurrence, ScheduleState};
use reading::Wording;

use super::became::Fate;
use super::book_item::BookItem;
use super::doing::Doing;
use super::finding::Finding;
use super::month::is_mutual;
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
            && (kind(&self.words) == kind(&other.words) || self.is_of_one_doing(other))
    }

    /// Whether two items tell of the same: announce it, or tell of events of one class on one day
    /// between the same actors; of what one does to the other, the same way.
    pub(crate) fn tells_the_same(&self, other: &Self) -> bool {
        let deed = |it: &Self| match it.finding {
            Finding::Event { action, occurrence, .. } => Some((action, occurrence)),
            Finding::Statement
            | Finding::Position { .. }
            | Finding::Relation
            | Finding::Schedule { .. }
            | Finding::Question => None,
        };
        let is_event = deed(self).is_some()
            && deed(self) == deed(other)
            && self.date == other.date
            && self.party_keys() == other.party_keys()
            && (deed(self).is_some_and(|(action, _)| is_mutual(action))
                || self.is_from_those_of(other));
        is_event || self.announces_the_same(other)
    }

    /// Whether one announces what the other tells is planned: for the same day, between the same
    /// actors, and of the same kind or in a word that both have.
    pub(crate) fn plans_the_same(&self, other: &Self) -> bool {
        let is_schedule = |it: &Self| matches!(it.finding, Finding::Schedule { .. });
        (is_schedule(self) && other.is_planned() || self.is_planned() && is_schedule(other))
            && self.date == other.date
            && self.party_keys().len() > 1
            && self.party_keys() == other.party_keys()
            && self.is_alike(other)
    }

    /// Whether both announce the same sort of thing, as "travel to Hanoi" and "the trip to Hanoi".
    fn is_of_one_doing(&self, other: &Self) -> bool {
        let doing = |it: &Self| match it.finding {
            Finding::Schedule { doing, .. } if doing != Doing::Other => Some(doing),
            Finding::Schedule { .. }
            | Finding::Event { .. }
            | Finding::Statement
            | Finding::Position { .. }
            | Finding::Relation
            | Finding::Question => None,
        };
        doing(self).is_some() && doing(self) == doing(other)
    }

    /// Whether two items are of one kind, or have a word in common.
    pub(super) fn is_alike(&self, other: &Self) -> bool {
        kind(&self.words) == kind(&other.words) || share_word(&self.words, &other.words)
    }

    /// Whether it is an event that is planned, put off or cancelled.
    pub(super) fn is_planned(&self) -> bool {
        match self.finding {
            Finding::Event { occurrence, .. } => {
                matches!(
                    occurrence,
                    Occurrence::Planned | Occurrence::Cancelled | Occurrence::PutOff
                )
            }
            Finding::Statement
            | Finding::Position { .. }
            | Finding::Relation
            | Finding::Schedule { .. }
            | Finding::Question => false,
        }
    }

    /// Whether two items are one thing that is told twice in a setting.
    pub(crate) fn is_one_with(&self, other: &Self) -> bool {
        self.tells_the_same(other) || self.plans_the_same(other)
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

    fn is_from_those_of(&self, other: &Self) -> bool {
        let keys =
            |it: &Self| it.from.iter().map(|it| it.key().to_owned()).collect::<BTreeSet<_>>();
        keys(self) == keys(other)
    }

    /// The actors that take part, each once.
    pub(crate) fn party_keys(&self) -> BTreeSet<&str> {
        self.parties().map(Party::key).collect()
    }
}

fn share_word(one: &str, other: &str) -> bool {
    let (one, other) = (Wording::of(one), Wording::of(other));
    one.stems().any(|stem| other.stems().any(|it| it == stem))
}

/// What is announced in a word: a meeting, or what its words speak of first.
fn kind(words: &str) -> Option<String> {
    static STEMS: LazyLock<BTreeSet<String>> =
        LazyLock::new(|| Wording::of(MEETINGS).stems().map(str::to_owned).collect());
    let wording = Wording::of(words);
    let is_meeting = wording.stems().any(|stem| STEMS.contains(stem));
    if is_meeting { Some("meeting".to_owned()) } else { wording.head() }
}
