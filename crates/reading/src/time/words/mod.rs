//! The words of time, from the lists in `data/en/time`.

mod number;
mod phrase;

pub(super) use number::{cardinal, number, ordinal, year_in_words};
pub(super) use phrase::Phrases;

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::meaning::{Season, Unit};

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
    /// Holidays.
    pub(super) holidays: Phrases<Holiday>,
    /// Hours that have a name.
    pub(super) hours: Phrases<i8>,
    /// Halves of the day.
    pub(super) halves: Phrases<i8>,
    /// Time zones.
    pub(super) zones: Phrases<String>,
    /// Dictionary forms of words that say that something is to come.
    pub(super) ahead: HashSet<String>,
}

#[derive(Deserialize)]
struct CalendarFile {
    plain: HashSet<String>,
    months: HashMap<String, i8>,
    weekdays: HashMap<String, i8>,
    seasons: HashMap<String, String>,
    parts: HashMap<String, String>,
}

#[derive(Deserialize)]
struct NumberFile {
    vague: Vec<String>,
    couple: Vec<String>,
    ones: HashMap<String, u32>,
    tens: HashMap<String, u32>,
    scales: HashMap<String, u32>,
    ordinals: HashMap<String, u32>,
    last: HashMap<String, u32>,
    decades: HashMap<String, i16>,
}

#[derive(Deserialize)]
struct UnitFile {
    one: HashMap<String, Unit>,
    many: HashMap<String, Unit>,
    short: HashMap<String, Unit>,
}

#[derive(Deserialize)]
struct RelativeFile {
    days: HashMap<String, i32>,
    which: HashMap<String, i32>,
    which_of_named: HashMap<String, i32>,
    from_publication: HashMap<String, i32>,
    from_named: HashMap<String, i32>,
    from_next: HashMap<String, i32>,
    after_unit: HashMap<String, i32>,
    ahead: HashSet<String>,
}

#[derive(Deserialize)]
struct ModifierFile {
    date: HashMap<String, String>,
    amount: HashMap<String, String>,
}

#[derive(Deserialize)]
struct SetFile {
    words: HashMap<String, String>,
    quantifiers: HashMap<String, i32>,
}

#[derive(Deserialize)]
struct ReferenceFile {
    present: Vec<String>,
    past: Vec<String>,
    future: Vec<String>,
    soon: Vec<String>,
    other: Vec<String>,
}

#[derive(Deserialize)]
struct HolidayFile {
    fixed: HashMap<String, (i8, i8)>,
    nth: HashMap<String, (i8, i8, i8)>,
    after: HashMap<String, (i8, i8, i8, i8)>,
    easter: HashMap<String, i16>,
}

#[derive(Deserialize)]
struct ClockFile {
    hours: HashMap<String, i8>,
    halves: HashMap<String, i8>,
    zones: HashMap<String, String>,
}

/// The lists, read once.
pub(super) fn words() -> &'static Words {
    static WORDS: LazyLock<Words> = LazyLock::new(load);
    &WORDS
}

fn load() -> Words {
    let numbers: NumberFile = parse(include_str!("../../../data/en/time/numbers.toml"));
    let relative: RelativeFile = parse(include_str!("../../../data/en/time/relative.toml"));
    let modifiers: ModifierFile = parse(include_str!("../../../data/en/time/modifiers.toml"));
    let sets: SetFile = parse(include_str!("../../../data/en/time/sets.toml"));
    let file: ReferenceFile = parse(include_str!("../../../data/en/time/references.toml"));
    let clock: ClockFile = parse(include_str!("../../../data/en/time/clock.toml"));
    let vague = Phrases::new(numbers.vague.iter().map(|phrase| (phrase.clone(), ())));
    let mut words = Words {
        vague,
        couple: Phrases::new(numbers.couple.iter().map(|phrase| (phrase.clone(), ()))),
        days: Phrases::new(relative.days),
        which: Phrases::new(relative.which),
        which_of_named: Phrases::new(relative.which_of_named),
        from_publication: Phrases::new(relative.from_publication),
        from_named: Phrases::new(relative.from_named),
        from_next: Phrases::new(relative.from_next),
        after_unit: Phrases::new(relative.after_unit),
        of_date: Phrases::new(modifiers.date),
        of_amount: Phrases::new(modifiers.amount),
        quantifiers: Phrases::new(sets.quantifiers),
        references: references(&file),
        soon: Phrases::new(file.soon.iter().map(|phrase| (phrase.clone(), ()))),
        holidays: holidays(),
        hours: Phrases::new(clock.hours),
        halves: Phrases::new(clock.halves.clone()),
        zones: Phrases::new(clock.zones),
        ahead: relative.ahead,
        entries: HashMap::new(),
    };
    words.entries = entries(numbers, sets.words, clock.halves);
    mark_first_words(&mut words);
    words
}

fn entries(
    numbers: NumberFile,
    sets: HashMap<String, String>,
    halves: HashMap<String, i8>,
) -> HashMap<String, Entry> {
    let calendar: CalendarFile = parse(include_str!("../../../data/en/time/calendar.toml"));
    let units: UnitFile = parse(include_str!("../../../data/en/time/units.toml"));
    let mut found = HashMap::new();
    fill(&mut found, calendar.months, |entry, month| entry.month = Some(month));
    let weekdays = calendar.weekdays.clone();
    fill(&mut found, calendar.weekdays, |entry, day| entry.weekday = Some(day));
    fill(&mut found, calendar.seasons, |entry, season| entry.season = Season::of(&season));
    fill(&mut found, calendar.parts, |entry, part| entry.part = Some(kept(&part)));
    fill(&mut found, units.one, |entry, unit| entry.unit = Some(unit));
    fill(&mut found, units.many, |entry, unit| entry.units = Some(unit));
    fill(&mut found, units.short, |entry, unit| entry.short = Some(unit));
    fill(&mut found, numbers.ones, |entry, number| entry.number = Some(number));
    fill(&mut found, numbers.tens, |entry, number| entry.number = Some(number));
    fill(&mut found, numbers.scales, |entry, number| entry.number = Some(number));
    fill(&mut found, numbers.ordinals, |entry, place| entry.ordinal = Some(place));
    fill(&mut found, numbers.last, |entry, _| entry.is_last = true);
    fill(&mut found, numbers.decades, |entry, decade| entry.decade = Some(decade));
    fill(&mut found, sets, |entry, set| entry.set = Some(set));
    for (day, weekday) in weekdays.into_iter().filter(|(day, _)| day.ends_with("day")) {
        found.entry(day + "s").or_default().weekdays = Some(weekday);
    }
    for entry in found.values_mut() {
        entry.begins = true;
    }
    fill(&mut found, halves, |entry, half| entry.half = Some(half));
    for word in calendar.plain {
        found.entry(word).or_default().is_plain = true;
    }
    found
}

/// The few codes of TIMEX3 live as long as the lists, which is as long as the program.
fn kept(code: &str) -> &'static str {
    const CODES: [&str; 6] = ["MO", "MI", "AF", "EV", "NI", "DT"];
    CODES.into_iter().find(|it| *it == code).unwrap_or("DT")
}

fn fill<T>(
    found: &mut HashMap<String, Entry>,
    list: HashMap<String, T>,
    set: impl Fn(&mut Entry, T),
) {
    for (word, value) in list {
        set(found.entry(word).or_default(), value);
    }
}

/// Marks the words that phrases begin with, so that all others are passed over in one look.
fn mark_first_words(words: &mut Words) {
    let Words { entries, .. } = words;
    let lists = [
        words.vague.firsts(),
        words.couple.firsts(),
        words.days.firsts(),
        words.which.firsts(),
        words.which_of_named.firsts(),
        words.of_date.firsts(),
        words.of_amount.firsts(),
        words.quantifiers.firsts(),
        words.references.firsts(),
        words.soon.firsts(),
        words.holidays.firsts(),
        words.hours.firsts(),
    ];
    let others = [
        "a",
        "an",
        "half",
        "the",
        "fiscal",
        "financial",
        "school",
        "calendar",
        "fy",
        "all",
        "semi",
        "bi",
        "per",
        "another",
        "ad",
    ];
    let others = others.map(str::to_owned);
    let more =
        ["'", "½", "w", "q1", "q2", "q3", "q4", "h1", "h2", "q", "h", "cy"].map(str::to_owned);
    for word in lists.into_iter().flatten().chain(others).chain(more) {
        entries.entry(word).or_default().begins = true;
    }
}

fn references(file: &ReferenceFile) -> Phrases<Option<&'static str>> {
    let lists = [
        (&file.present, Some("PRESENT_REF")),
        (&file.past, Some("PAST_REF")),
        (&file.future, Some("FUTURE_REF")),
        (&file.other, None),
    ];
    let all =
        lists.into_iter().flat_map(|(list, value)| list.iter().map(move |it| (it.clone(), value)));
    Phrases::new(all)
}

fn holidays() -> Phrases<Holiday> {
    let file: HolidayFile = parse(include_str!("../../../data/en/time/holidays.toml"));
    let fixed =
        file.fixed.into_iter().map(|(name, (month, day))| (name, Holiday::Fixed(month, day)));
    let nth =
        file.nth.into_iter().map(|(name, (month, day, nth))| (name, Holiday::Nth(month, day, nth)));
    let easter = file.easter.into_iter().map(|(name, days)| (name, Holiday::Easter(days)));
    let after = file
        .after
        .into_iter()
        .map(|(name, (month, day, nth, days))| (name, Holiday::After(month, day, nth, days)));
    Phrases::new(fixed.chain(nth).chain(after).chain(easter))
}

impl Season {
    fn of(code: &str) -> Option<Self> {
        match code {
            "SP" => Some(Self::Spring),
            "SU" => Some(Self::Summer),
            "FA" => Some(Self::Autumn),
            "WI" => Some(Self::Winter),
            _ => None,
        }
    }
}

fn parse<T: DeserializeOwned>(file: &str) -> T {
    toml::from_str(file).expect("the lists are part of the program, and a test reads them")
}
