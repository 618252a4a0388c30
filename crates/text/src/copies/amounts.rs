//! Amounts: numbers in digits and in words, and measures that have another name, as "a decade" for
//! "ten years".

use std::sync::LazyLock;

use super::synonyms::stem;
use super::word::Word;

/// A whole number in the unit in which numbers are held, so that "2.5" is one too.
const ONE: u64 = 1000;

/// Numbers by their places.
const UNITS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];

/// The tens from twenty on.
const TENS: [&str; 8] =
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// What multiplies the number before it.
const SCALES: [(&str, u64); 8] = [
    ("hundred", 100),
    ("thousand", 1_000),
    ("million", 1_000_000),
    ("mn", 1_000_000),
    ("billion", 1_000_000_000),
    ("bn", 1_000_000_000),
    ("trillion", 1_000_000_000_000),
    ("tn", 1_000_000_000_000),
];

/// Words that say nothing of a measure.
const ARTICLES: [&str; 4] = ["a", "an", "the", "one"];

/// Words that stand for 1 before what is counted.
const ONES: [&str; 2] = ["a", "an"];

/// Words before an amount that say the same.
const LEVELS: [(&str, &str); 3] =
    [("more than ", "over "), ("less than ", "under "), ("fewer than ", "under ")];

/// Measures with the other names they have, both as they are compared.
static NAMES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let lines = include_str!("../../data/measures.tsv").lines();
    let rows = lines.filter(|line| !line.starts_with('#'));
    let pairs = rows.filter_map(|line| line.split_once('\t'));
    let plain = |name: &str| {
        let stems: Vec<String> = name.split(' ').map(stem).collect();
        format!(" {} ", stems.join(" "))
    };
    pairs.map(|(one, other)| (plain(one), plain(other))).collect()
});

/// A word as a part of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// A number in digits.
    Digits(u64),
    /// From zero to nineteen.
    Unit(u64),
    /// From twenty to ninety.
    Tens(u64),
    /// What multiplies the number before it.
    Scale(u64),
}

impl Part {
    /// What part of a number a word as it is written is, if it is any.
    pub(super) fn of(word: &str) -> Option<Self> {
        if word.starts_with(|first: char| first.is_ascii_digit()) {
            return digits(word).map(Self::Digits);
        }
        let lower = word.to_lowercase();
        let place = |words: &[&str]| words.iter().position(|it| *it == lower);
        let number = |place: usize| u64::try_from(place).unwrap_or_default() * ONE;
        if let Some(place) = place(&UNITS) {
            return Some(Self::Unit(number(place)));
        }
        if let Some(place) = place(&TENS) {
            return Some(Self::Tens(number(10 * (place + 2))));
        }
        SCALES.iter().find(|(scale, _)| *scale == lower).map(|(_, scale)| Self::Scale(*scale))
    }

    /// Whether it is "one", which may stand for somebody too.
    fn is_one(self) -> bool {
        self == Self::Unit(ONE)
    }
}

/// A number in digits, as "1,200", "2.5" or "2bn"; none of what is no plain number, as "1st".
fn digits(word: &str) -> Option<u64> {
    let end = word.find(|it: char| !it.is_ascii_digit() && it != ',' && it != '.');
    let (number, unit) = word.split_at(end.unwrap_or(word.len()));
    let scale = match unit {
        "" => 1,
        unit => SCALES.iter().find(|(scale, _)| *scale == unit.to_lowercase())?.1,
    };
    let number = number.replace(',', "");
    let (whole, part) = number.split_once('.').unwrap_or((number.as_str(), ""));
    // Where a point is the mark of thousands, three figures follow it.
    let (whole, part) = match part.len() {
        3 => (format!("{whole}{part}"), ""),
        _ => (whole.to_owned(), part),
    };
    let part = format!("{part:0<3}");
    let value = whole.parse::<u64>().ok()?.checked_mul(ONE)?;
    value.checked_add(part.get(..3)?.parse().ok()?)?.checked_mul(scale)
}

/// The numbers in a row of words, each whole and the smallest first: "2 billion" and "2bn" are one,
/// and so are "twenty-three" and "23".
pub(super) fn numbers(words: &[&Word]) -> Vec<u64> {
    let mut found: Vec<u64> = vec![];
    let mut open: Option<(u64, Part)> = None;
    for (at, word) in words.iter().enumerate() {
        let Some(part) = word.number else {
            let goes_on = word.letters == "and" && is_hundred(open) && is_small(words.get(at + 1));
            if !goes_on {
                found.extend(open.take().map(|(value, _)| value));
            }
            continue;
        };
        open = match (open, part) {
            (Some((value, _)), Part::Scale(scale)) => Some((value.saturating_mul(scale), part)),
            (Some((value, Part::Tens(_))), Part::Unit(unit)) if unit < 10 * ONE => {
                Some((value + unit, part))
            }
            (Some((value, Part::Scale(100))), Part::Unit(more) | Part::Tens(more)) => {
                Some((value + more, part))
            }
            (before, Part::Scale(scale)) => {
                found.extend(before.map(|(value, _)| value));
                Some((ONE.saturating_mul(scale), part))
            }
            (before, Part::Digits(value) | Part::Unit(value) | Part::Tens(value)) => {
                found.extend(before.map(|(value, _)| value));
                Some((value, part))
            }
        };
    }
    found.extend(open.map(|(value, _)| value));
    found.sort_unstable();
    found
}

fn is_hundred(open: Option<(u64, Part)>) -> bool {
    matches!(open, Some((_, Part::Scale(100))))
}

fn is_small(word: Option<&&Word>) -> bool {
    matches!(word.and_then(|word| word.number), Some(Part::Unit(_) | Part::Tens(_)))
}

/// The numbers in what takes a number's place, where "a" and "one" are 1: "a week", "two weeks".
pub(super) fn one_or(numbers: Vec<u64>, words: &[Word]) -> Vec<u64> {
    let is_one = |word: &Word| ONES.contains(&word.letters.as_str());
    let is_bare = !words.is_empty() && words.iter().all(is_one);
    if numbers.is_empty() && is_bare { vec![ONE] } else { numbers }
}

/// Whether a word is a part of a number, and nothing else.
pub(super) fn is_number(word: &Word) -> bool {
    word.number.is_some_and(|part| !part.is_one())
}

/// Whether two rows of words are one measure by two names.
pub(super) fn are_one_measure(one: &[Word], other: &[Word]) -> bool {
    let (one, other) = (measure(one), measure(other));
    one == other && one.split_whitespace().count() > 0
}

/// A row of words as a measure, by the name that all measures like it are held by.
fn measure(words: &[Word]) -> String {
    let plain = |word: &Word| match word.number {
        Some(Part::Digits(value) | Part::Unit(value) | Part::Tens(value)) => {
            let (whole, part) = (value / ONE, value % ONE);
            if part == 0 { whole.to_string() } else { format!("{whole}.{part:03}") }
        }
        Some(Part::Scale(_)) | None => stem(&word.letters),
    };
    let words = words.iter().filter(|word| !ARTICLES.contains(&word.letters.as_str()));
    let mut measure = format!(" {} ", words.map(plain).collect::<Vec<_>>().join(" "));
    for (long, short) in LEVELS {
        measure = measure.replace(&format!(" {long}"), &format!(" {short}"));
    }
    for (name, other) in NAMES.iter() {
        measure = measure.replace(name.as_str(), other);
    }
    measure
}

#[cfg(test)]
mod tests {
    use super::super::word::words;
    use super::{NAMES, are_one_measure, numbers};

    #[test]
    fn every_row_of_the_table_can_be_read() {
        let lines = include_str!("../../data/measures.tsv").lines();
        assert_eq!(lines.filter(|line| !line.starts_with('#')).count(), NAMES.len());
    }

    #[test]
    fn numbers_are_the_same_in_digits_and_words() {
        for (written, expected) in [
            ("2 billion", "2000000000"),
            ("US$2bn", "2000000000"),
            ("2.5 million", "2500000"),
            ("twenty-three", "23"),
            ("twenty ships, three men", "3 20"),
            ("two hundred and fifty", "250"),
            ("1,200", "1200"),
            ("1.200", "1200"),
            ("two and three", "2 3"),
            ("a thousand", "1000"),
            ("on 14 July 2025", "14 2025"),
        ] {
            let words = words(written);
            let found = numbers(&words.iter().collect::<Vec<_>>());
            let found: Vec<String> = found.iter().map(|it| (it / 1000).to_string()).collect();
            assert_eq!(found.join(" "), expected, "{written}");
        }
    }

    #[test]
    fn a_measure_has_several_names() {
        for (one, other, expected) in [
            ("a week", "seven days", true),
            ("more than ten years", "over a decade", true),
            ("a fortnight", "14 days", true),
            ("two decades", "twenty years", true),
            ("a week", "eight days", false),
            ("less than ten years", "over a decade", false),
            ("a decade", "a century", false),
            ("ten months", "a decade", false),
            ("2 billion", "2.5 billion", false),
        ] {
            assert_eq!(are_one_measure(&words(one), &words(other)), expected, "{one}, {other}");
        }
    }
}
