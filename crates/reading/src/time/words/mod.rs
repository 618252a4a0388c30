//! The words of time, from the lists in `data/en/time`.

mod file;
mod load;
mod number;
mod phrase;

pub(super) use number::{cardinal, number, ordinal, year_in_words};
pub(super) use phrase::Phrases;

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::Date;

use super::meaning::{Calendar, Season, Unit};
use file::{BesideFile, SidesFile};

/// What the lists say of one word.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    /// The month it names.
    pub(super) month: Option<i8>,
    /// The weekday it names; Monday is 1.
    pub(super) weekday: Option<i8>,
    /// The weekday it names several of.
    pub(super) weekdays: Option<i8>,
    /// The season it names.
    pub(super) season: Option<Season>,
    /// The part of the day it names, as TIMEX3 writes it.
    pub(super) part: Option<&'static str>,
    /// The unit it names, if it is one of them.
    pub(super) unit: Option<Unit>,
    /// The unit it names, if it is many of them.
    pub(super) units: Option<Unit>,
    /// The unit it is short for behind a number.
    pub(super) short: Option<Unit>,
    /// The small number it is.
    pub(super) number: Option<u32>,
    /// The place in a row it is.
    pub(super) ordinal: Option<u32>,
    /// Whether it is the last of several.
    pub(super) is_last: bool,
    /// The decade of a century it names, as 70.
    pub(super) decade: Option<i16>,
    /// The half of the day: 0 or 12 hours.
    pub(super) half: Option<i8>,
    /// The set it names.
    pub(super) set: Option<String>,
    /// Whether it is a common word too.
    pub(super) is_plain: bool,
    /// Whether an expression can begin with it.
    pub(super) begins: bool,
}

/// A holiday.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holiday {
    /// A month and a day.
    Fixed(i8, i8),
    /// A month, a weekday, and which of them; -1 is the last.
    Nth(i8, i8, i8),
    /// So many days after an nth weekday of a month.
    After(i8, i8, i8, i8),
    /// So many days from Easter.
    Easter(i16),
    /// The day of one year, whatever year it is named in.
    Dated(i16, i8, i8),
}

impl Holiday {
    /// The day, if it is that of one year.
    pub(super) fn day(self) -> Option<Calendar> {
        match self {
            Self::Dated(year, month, day) => Date::new(year, month, day).ok().map(Calendar::Day),
            Self::Fixed(..) | Self::Nth(..) | Self::After(..) | Self::Easter(_) => None,
        }
    }
}

/// What the lists say of a word; nothing, if none has it.
pub(super) fn entry(word: &str) -> &'static Entry {
    static NOTHING: LazyLock<Entry> = LazyLock::new(Entry::default);
    words().entries.get(word).unwrap_or(&NOTHING)
}

/// All the lists.
pub(super) struct Words {
    entries: HashMap<String, Entry>,
    /// Vague numbers.
    pub(super) vague: Phrases<()>,
    /// Words for two.
    pub(super) couple: Phrases<()>,
    /// "yesterday": days from publication.
    pub(super) days: Phrases<i32>,
    /// "next": units from publication.
    pub(super) which: Phrases<i32>,
    /// "the following": units from the last time named.
    pub(super) which_of_named: Phrases<i32>,
    /// "ago": in which direction from publication.
    pub(super) from_publication: Phrases<i32>,
    /// "later": in which direction from the last time named.
    pub(super) from_named: Phrases<i32>,
    /// "before": in which direction from the time that follows.
    pub(super) from_next: Phrases<i32>,
    /// "the day before": in which direction from the last time named.
    pub(super) after_unit: Phrases<i32>,
    /// Modifiers of dates.
    pub(super) of_date: Phrases<String>,
    /// Modifiers of amounts.
    pub(super) of_amount: Phrases<String>,
    /// "every": how many units apart.
    pub(super) quantifiers: Phrases<i32>,
    /// The past, the present and the future; nothing for what only looks like a time.
    pub(super) references: Phrases<Option<&'static str>>,
    /// "soon": to come, where its verb says so.
    pub(super) soon: Phrases<()>,
    /// New years, months and feasts of calendars other than ours.
    pub(super) other_calendars: Phrases<()>,
    /// Holidays.
    pub(super) holidays: Phrases<Holiday>,
    /// Hours that have a name.
    pub(super) hours: Phrases<i8>,
    /// Halves of the day.
    pub(super) halves: Phrases<i8>,
    /// Time zones.
    pub(super) zones: Phrases<String>,
    /// Words that tell on which side of publication a time lies.
    pub(super) sides: SidesFile,
    /// Words beside a time.
    pub(super) beside: BesideFile,
}

/// The lists, read once.
pub(super) fn words() -> &'static Words {
    static WORDS: LazyLock<Words> = LazyLock::new(load::load);
    &WORDS
}
