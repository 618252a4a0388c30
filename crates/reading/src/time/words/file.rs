//! The shapes of the lists in `data/en/time`, one struct a file.

use std::collections::{HashMap, HashSet};

use serde::Deserialize;

use crate::time::meaning::Unit;

/// Names of months, weekdays, seasons and parts of the day.
#[derive(Deserialize)]
pub(super) struct CalendarFile {
    pub(super) plain: HashSet<String>,
    pub(super) months: HashMap<String, i8>,
    pub(super) weekdays: HashMap<String, i8>,
    pub(super) seasons: HashMap<String, String>,
    pub(super) parts: HashMap<String, String>,
}

/// Numbers in words.
#[derive(Deserialize)]
pub(super) struct NumberFile {
    pub(super) vague: Vec<String>,
    pub(super) couple: Vec<String>,
    pub(super) ones: HashMap<String, u32>,
    pub(super) tens: HashMap<String, u32>,
    pub(super) scales: HashMap<String, u32>,
    pub(super) ordinals: HashMap<String, u32>,
    pub(super) last: HashMap<String, u32>,
    pub(super) decades: HashMap<String, i16>,
}

/// Units of time.
#[derive(Deserialize)]
pub(super) struct UnitFile {
    pub(super) one: HashMap<String, Unit>,
    pub(super) many: HashMap<String, Unit>,
    pub(super) short: HashMap<String, Unit>,
}

/// Words that place a time beside another.
#[derive(Deserialize)]
pub(super) struct RelativeFile {
    pub(super) days: HashMap<String, i32>,
    pub(super) which: HashMap<String, i32>,
    pub(super) which_of_named: HashMap<String, i32>,
    pub(super) from_publication: HashMap<String, i32>,
    pub(super) from_named: HashMap<String, i32>,
    pub(super) from_next: HashMap<String, i32>,
    pub(super) after_unit: HashMap<String, i32>,
}

/// Words that tell on which side of publication a time lies; the file says which is which.
#[derive(Debug, Deserialize)]
pub(in crate::time) struct SidesFile {
    pub(in crate::time) ahead: HashSet<String>,
    pub(in crate::time) will: HashSet<String>,
    pub(in crate::time) modals: HashSet<String>,
    pub(in crate::time) told: HashSet<String>,
    pub(in crate::time) awaits: HashSet<String>,
    pub(in crate::time) put_off: HashSet<String>,
    pub(in crate::time) until: HashSet<String>,
    pub(in crate::time) since: HashSet<String>,
    pub(in crate::time) behind: HashSet<String>,
    pub(in crate::time) ahead_of: HashSet<String>,
    pub(in crate::time) called_off: HashSet<String>,
    pub(in crate::time) on_the_day: HashSet<String>,
    pub(in crate::time) conditions: HashSet<String>,
    pub(in crate::time) carries_out: HashSet<String>,
}

/// Words that say which part of a time, or how exactly.
#[derive(Deserialize)]
pub(super) struct ModifierFile {
    pub(super) date: HashMap<String, String>,
    pub(super) amount: HashMap<String, String>,
}

/// Words of times that recur.
#[derive(Deserialize)]
pub(super) struct SetFile {
    pub(super) words: HashMap<String, String>,
    pub(super) quantifiers: HashMap<String, i32>,
}

/// The past, the present and the future.
#[derive(Deserialize)]
pub(super) struct ReferenceFile {
    pub(super) present: Vec<String>,
    pub(super) past: Vec<String>,
    pub(super) future: Vec<String>,
    pub(super) soon: Vec<String>,
    pub(super) other: Vec<String>,
    pub(super) other_calendars: Vec<String>,
}

/// Holidays.
#[derive(Deserialize)]
pub(super) struct HolidayFile {
    pub(super) dated: HashMap<String, (i16, i8, i8)>,
    pub(super) fixed: HashMap<String, (i8, i8)>,
    pub(super) nth: HashMap<String, (i8, i8, i8)>,
    pub(super) after: HashMap<String, (i8, i8, i8, i8)>,
    pub(super) easter: HashMap<String, i16>,
}

/// Words of the clock.
#[derive(Deserialize)]
pub(super) struct ClockFile {
    pub(super) hours: HashMap<String, i8>,
    pub(super) halves: HashMap<String, i8>,
    pub(super) zones: HashMap<String, String>,
}

/// Words beside a time, which tell that a word or number is one; the file says which is which.
#[derive(Debug, Deserialize)]
pub(in crate::time) struct BesideFile {
    pub(in crate::time) before_year: HashSet<String>,
    pub(in crate::time) before_month: HashSet<String>,
    pub(in crate::time) before_season: HashSet<String>,
    pub(in crate::time) before_day: HashSet<String>,
    pub(in crate::time) first_names: HashSet<String>,
    pub(in crate::time) particles: HashSet<String>,
    pub(in crate::time) within_amount: HashSet<String>,
    pub(in crate::time) before_quarters: HashSet<String>,
    pub(in crate::time) before_other_units: HashSet<String>,
    pub(in crate::time) before_rate: HashSet<String>,
    pub(in crate::time) range_marks: HashSet<String>,
    pub(in crate::time) dawns: HashSet<String>,
    pub(in crate::time) before_dawn: HashSet<String>,
    pub(in crate::time) before_this_time: HashSet<String>,
    pub(in crate::time) before_the_unit: HashSet<String>,
    pub(in crate::time) after_the_unit: HashSet<String>,
    pub(in crate::time) after_half: HashSet<String>,
    pub(in crate::time) deeds: HashSet<String>,
    pub(in crate::time) joints: HashSet<String>,
    pub(in crate::time) first: HashSet<String>,
}
