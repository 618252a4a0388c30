//! Loading: from the lists in `data/en/time` to what is looked up.

use std::collections::HashMap;

use super::file::{
    CalendarFile, ClockFile, HolidayFile, ModifierFile, NumberFile, ReferenceFile, RelativeFile,
    SetFile, UnitFile,
};
use super::{Entry, Holiday, Phrases, Words};
use crate::lexicon::parse;
use crate::time::meaning::Season;

/// Reads all lists.
pub(super) fn load() -> Words {
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
        other_calendars: Phrases::new(file.other_calendars.iter().map(|it| (it.clone(), ()))),
        holidays: holidays(),
        hours: Phrases::new(clock.hours),
        halves: Phrases::new(clock.halves.clone()),
        zones: Phrases::new(clock.zones),
        sides: parse(include_str!("../../../data/en/time/sides.toml")),
        beside: parse(include_str!("../../../data/en/time/beside.toml")),
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
        words.other_calendars.firsts(),
        words.holidays.firsts(),
        words.hours.firsts(),
    ];
    let first = words.beside.first.iter().cloned();
    for word in lists.into_iter().flatten().chain(first) {
        words.entries.entry(word).or_default().begins = true;
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
    let dated = file
        .dated
        .into_iter()
        .map(|(name, (year, month, day))| (name, Holiday::Dated(year, month, day)));
    Phrases::new(fixed.chain(dated).chain(nth).chain(after).chain(easter))
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
