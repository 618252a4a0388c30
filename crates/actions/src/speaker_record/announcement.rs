//! An announcement with what it came to, and how many came to what.

use domain::Id;
use jiff::civil::Date;
use serde::Serialize;

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
    /// How many took place as another document tells, and nobody noted it.
    pub told_held: usize,
    /// How many were moved or put off, likewise.
    pub told_moved: usize,
    /// How many were called off, likewise.
    pub told_cancelled: usize,
    /// Of how many nobody noted what they came to, and no other document was found to tell it.
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
    /// The other document that tells it, where nobody noted it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub told_in: Option<Id>,
    /// The document that announces it.
    #[serde(skip)]
    pub(super) document: Id,
    /// For which day it was announced before it was moved.
    #[serde(skip)]
    pub(super) moved_from: Option<Date>,
}

/// What an announcement came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnnouncementOutcome {
    /// It took place.
    Held,
    /// It was moved to another day or put off.
    Moved,
    /// It was called off.
    Cancelled,
    /// It took place, as another document tells.
    ToldHeld,
    /// It was moved or put off, as another document tells.
    ToldMoved,
    /// It was called off or not held, as another document tells.
    ToldCancelled,
    /// Nobody noted it, and no other document was found to tell it.
    Unknown,
}

impl AnnouncementOutcome {
    /// What counts for more where several documents announce one thing.
    pub(super) const fn weight(self) -> u8 {
        match self {
            Self::Unknown => 0,
            Self::ToldHeld | Self::ToldMoved | Self::ToldCancelled => 1,
            Self::Held | Self::Moved | Self::Cancelled => 2,
        }
    }

    /// The outcome in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Held => "took place",
            Self::ToldHeld => "held",
            Self::Moved | Self::ToldMoved => "moved or put off",
            Self::Cancelled => "called off",
            Self::ToldCancelled => "called off or not held",
            Self::Unknown => "no outcome found",
        }
    }
}

impl Announcement {
    /// What it came to in words, as "took place" or "held, as d-7 tells".
    #[must_use]
    pub fn words(&self) -> String {
        match self.told_in {
            Some(document) => format!("{}, as {document} tells", self.outcome.words()),
            None => self.outcome.words().to_owned(),
        }
    }
}

impl FollowThrough {
    /// The counts in words, as "3 of 4 took place, 1 moved; too few to tell a rate".
    #[must_use]
    pub fn words(&self) -> String {
        let Self { held, moved, cancelled, unknown, .. } = self;
        let known = held + moved + cancelled;
        let told = self.told_words();
        if known + unknown == 0 && told.is_none() {
            return "nothing announced for a day that has come was found".to_owned();
        }
        if known == 0 && told.is_none() {
            return format!("of {unknown} announced no outcome was found");
        }
        let mut words = vec![];
        words.extend((known > 0).then(|| format!("{held} of {known} took place")));
        words.extend((*moved > 0).then(|| format!("{moved} moved or put off")));
        words.extend((*cancelled > 0).then(|| format!("{cancelled} called off")));
        words.extend(told);
        words.extend((*unknown > 0).then(|| format!("of {unknown} more no outcome was found")));
        let few = if known < FEWEST_ANNOUNCED { "; too few to tell a rate" } else { "" };
        format!("{}{few}", words.join(", "))
    }

    /// How many came to what as other documents tell, in words.
    fn told_words(&self) -> Option<String> {
        let Self { told_held, told_moved, told_cancelled, .. } = self;
        let each = [
            (told_held, "held"),
            (told_moved, "moved or put off"),
            (told_cancelled, "called off or not held"),
        ];
        let told = each.into_iter().filter(|(count, _)| **count > 0);
        let told: Vec<String> = told.map(|(count, words)| format!("{count} {words}")).collect();
        (!told.is_empty()).then(|| format!("as other documents tell {}", told.join(" and ")))
    }

    /// Counts an announcement, and keeps it.
    pub(super) fn add(&mut self, it: Announcement) {
        let count = match it.outcome {
            AnnouncementOutcome::Held => &mut self.held,
            AnnouncementOutcome::Moved => &mut self.moved,
            AnnouncementOutcome::Cancelled => &mut self.cancelled,
            AnnouncementOutcome::ToldHeld => &mut self.told_held,
            AnnouncementOutcome::ToldMoved => &mut self.told_moved,
            AnnouncementOutcome::ToldCancelled => &mut self.told_cancelled,
            AnnouncementOutcome::Unknown => &mut self.unknown,
        };
        *count += 1;
        self.announced.push(it);
    }
}
