//! Follow-through: whether what a speaker or a side announced for a day took place.
//!
//! Counted is what was announced as settled in the documents in which the speaker speaks, by the
//! speaker or of the speaker or the side, for a day that has come. What it came to is what
//! somebody of the desk noted, or else what the document itself tells.

use std::collections::BTreeSet;

use domain::{
    Firmness, Found, Id, Kind, ScheduleChange, ScheduleFate, ScheduleState, ScheduledEvent,
};
use jiff::civil::Date;
use reading::Wording;
use serde::Serialize;

use super::SpeakerRecord;
use crate::look_up::{LookUpError, Recorded, of_kind};
use crate::search::SearchError;
use crate::spoken::Spoken;
use crate::{Desk, moment};

/// Below how many announcements of known outcome no rate is told.
pub const FEWEST_ANNOUNCED: usize = 10;

/// What became of what was announced.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct FollowThrough {
    /// How many took place.
    pub held: usize,
    /// How many were moved to another day or put off.
    pub moved: usize,
    /// How many were called off.
    pub cancelled: usize,
    /// Of how many nobody noted what they came to.
    pub unknown: usize,
    /// Each of them, the latest first.
    pub announced: Vec<Announcement>,
}

/// Something that was announced for a day that has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Announcement {
    /// The scheduled event.
    pub id: Id,
    /// What was announced.
    pub what: String,
    /// For which day.
    pub date: Date,
    /// What it came to.
    pub outcome: AnnouncementOutcome,
}

/// What an announcement came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum AnnouncementOutcome {
    /// It took place.
    Held,
    /// It was moved to another day or put off.
    Moved,
    /// It was called off.
    Cancelled,
    /// Nobody noted it.
    Unknown,
}

impl AnnouncementOutcome {
    /// The outcome in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Held => "took place",
            Self::Moved => "moved or put off",
            Self::Cancelled => "called off",
            Self::Unknown => "nobody noted what it came to",
        }
    }
}

impl FollowThrough {
    /// The counts in words, as "3 of 4 took place, 1 moved; too few to tell a rate".
    #[must_use]
    pub fn words(&self) -> String {
        let Self { held, moved, cancelled, unknown, .. } = self;
        let known = held + moved + cancelled;
        if known + unknown == 0 {
            return "nothing was announced for a day that has come".to_owned();
        }
        if known == 0 {
            return format!("of {unknown} announced nobody noted what they came to");
        }
        let mut told = vec![format!("{held} of {known} took place")];
        told.extend((*moved > 0).then(|| format!("{moved} moved or put off")));
        told.extend((*cancelled > 0).then(|| format!("{cancelled} called off")));
        told.extend(
            (*unknown > 0).then(|| format!("of {unknown} more nobody noted what they came to")),
        );
        let few = if known < FEWEST_ANNOUNCED { "; too few to tell a rate" } else { "" };
        format!("{}{few}", told.join(", "))
    }
}

/// Works out what became of what was announced.
pub(super) fn follow_through(
    desk: &Desk,
    request: &SpeakerRecord,
    statements: &[Spoken],
) -> Result<FollowThrough, SearchError> {
    let today = moment::day(desk.now()?);
    let documents: BTreeSet<Id> = statements.iter().map(|it| it.document).collect();
    let names = names(request, statements);
    let mut announced: Vec<(Wording, Announcement)> = vec![];
    for document in documents {
        let entries = desk.ledger.citing_of(document, Kind::ScheduledEvent)?;
        for event in of_kind::<Found<ScheduledEvent>>(&entries) {
            if counts(&event.record.item, &names, today) {
                add(&mut announced, announcement(desk, &event)?);
            }
        }
    }
    let mut told = FollowThrough::default();
    for (_, it) in announced {
        match it.outcome {
            AnnouncementOutcome::Held => told.held += 1,
            AnnouncementOutcome::Moved => told.moved += 1,
            AnnouncementOutcome::Cancelled => told.cancelled += 1,
            AnnouncementOutcome::Unknown => told.unknown += 1,
        }
        told.announced.push(it);
    }
    told.announced.sort_by_key(|it| std::cmp::Reverse((it.date, it.id)));
    Ok(told)
}

/// By which names a speaker, or a side alone, announces.
fn names(request: &SpeakerRecord, statements: &[Spoken]) -> BTreeSet<String> {
    let speakers = statements.iter().filter_map(|it| it.speaker.clone());
    let of_side = request.side.iter().filter(|_| request.speaker.is_none()).cloned();
    speakers.chain(request.speaker.clone()).chain(of_side).map(|it| it.to_lowercase()).collect()
}

fn counts(event: &ScheduledEvent, names: &BTreeSet<String>, today: Date) -> bool {
    let beside = beside(event);
    let mut written = event.by.iter().chain(&event.who).chain(&event.with).chain(&beside);
    let is_named = |written: &String| {
        each_name(written).any(|name| names.iter().any(|known| has_name(known, &name)))
    };
    event.firmness == Firmness::Announced && event.date <= today && written.any(is_named)
}

/// Who stands in a row before whoever does it, as Lavrov in "Lavrov and Wang Yi will meet"; without
/// a parse only the last of a row is read as the subject.
fn beside(event: &ScheduledEvent) -> Option<String> {
    let who = event.who.as_ref()?;
    let (before, _) = event.span.text.split_once(who.as_str())?;
    (before.ends_with(" and ") || before.ends_with(", ")).then(|| before.to_owned())
}

/// Each of the names that are written in a row, as "Wang Yi and Jaishankar", without capitals.
fn each_name(written: &str) -> impl Iterator<Item = String> {
    let one = written.split(',').flat_map(|part| part.split(" and "));
    let bare = one.map(|name| name.trim().trim_start_matches("and ").to_lowercase());
    bare.filter(|name| !name.is_empty())
}

/// Whether one name is the other, or its last words, as "Lavrov" is of "Sergey Lavrov".
fn has_name(one: &str, other: &str) -> bool {
    let ends = |long: &str, short: &str| {
        long.strip_suffix(short).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
    };
    ends(one, other) || ends(other, one)
}

fn announcement(
    desk: &Desk,
    event: &Recorded<Found<ScheduledEvent>>,
) -> Result<Announcement, LookUpError> {
    let changes: Vec<Recorded<ScheduleChange>> = desk.citing(event.id)?;
    let item = &event.record.item;
    let outcome = match changes.last().map(|change| change.record.fate) {
        Some(ScheduleFate::Held { .. }) => AnnouncementOutcome::Held,
        Some(ScheduleFate::Moved { .. } | ScheduleFate::PutOff) => AnnouncementOutcome::Moved,
        Some(ScheduleFate::Cancelled) => AnnouncementOutcome::Cancelled,
        None => match item.state {
            ScheduleState::Held => AnnouncementOutcome::Held,
            ScheduleState::Moved | ScheduleState::PutOff => AnnouncementOutcome::Moved,
            ScheduleState::Cancelled => AnnouncementOutcome::Cancelled,
            ScheduleState::Standing => AnnouncementOutcome::Unknown,
        },
    };
    Ok(Announcement { id: event.id, what: item.what.clone(), date: item.date, outcome })
}

/// Adds an announcement unless another document told it already; what is known of it is kept.
fn add(announced: &mut Vec<(Wording, Announcement)>, new: Announcement) {
    let wording = Wording::of(&new.what);
    let same = announced.iter_mut().find(|(other, it)| {
        it.date == new.date && (other.is_same(&wording) || other.likeness(&wording).is_near())
    });
    match same {
        Some((_, it)) if it.outcome == AnnouncementOutcome::Unknown => *it = new,
        Some(_) => {}
        None => announced.push((wording, new)),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use domain::ScheduledEvent;
    use jiff::civil::date;
    use serde_json::json;

    use super::{counts, each_name, has_name};

    fn announced(who: &str, with: &[&str], text: &str) -> ScheduledEvent {
        let span = json!({ "start": 0, "end": text.len(), "text": text });
        let event = json!({
            "who": who, "what": "hold talks", "with": with, "date": "2022-01-20",
            "firmness": "announced", "span": span,
        });
        serde_json::from_value(event).unwrap()
    }

    #[test]
    fn what_is_announced_counts_for_each_who_takes_part() {
        let text = "Sergey Lavrov and Wang Yi will hold talks with Subrahmanyam Jaishankar";
        for event in [
            announced("Sergey Lavrov and Wang Yi", &["Subrahmanyam Jaishankar"], text),
            announced("Wang Yi", &["Ada Lind", "Jaishankar"], text),
        ] {
            let is_of =
                |name: &str| counts(&event, &BTreeSet::from([name.to_owned()]), date(2022, 2, 1));
            assert!(is_of("sergey lavrov") && is_of("wang yi") && is_of("subrahmanyam jaishankar"));
            assert!(!is_of("vladimir putin"));
        }
    }

    #[test]
    fn each_of_several_names_is_found() {
        for written in ["Wang Yi and Jaishankar", "Lavrov, Wang Yi, and Jaishankar", "Jaishankar"] {
            let is_named = |known: &str| each_name(written).any(|name| has_name(known, &name));
            assert!(is_named("subrahmanyam jaishankar"), "{written}");
            assert_eq!(is_named("wang yi"), written.contains("Wang"), "{written}");
            assert!(!is_named("ada lind"), "{written}");
        }
    }
}
