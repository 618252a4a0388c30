//! A dateline: the place and the day before a report, as in "MOSCOW, Jan. 17 (Reuters) —".

/// How far into a line its dateline may reach, in characters.
const LONGEST: usize = 90;

/// The most names before the first comma, number or bracket of a dateline.
const NAMES: usize = 4;

/// Where the report begins behind the dateline that a line opens with, in bytes; nothing where it
/// opens with none.
///
/// A dateline ends with a dash that stands free or behind a period, with the name of an agency between
/// strokes, or with a colon right behind a number; before it stand only names, numbers and what is
/// in brackets, and after it a sentence begins. Names alone,
/// as "Kyiv, Ukraine", are one only before a long dash that has no other to go with.
///
/// # Examples
///
/// ```
/// let line = "MOSCOW, Jan. 17 (Reuters) - Turkey rejected the plan.";
/// let report = text::behind_dateline(line).map(|at| &line[at..]);
/// assert_eq!(report, Some("Turkey rejected the plan."));
/// assert_eq!(text::behind_dateline("Lind — a teacher — agreed."), None);
/// ```
pub fn behind_dateline(line: &str) -> Option<usize> {
    let (head, report) = dashed(line).or_else(|| dated(line))?;
    let rest = &line[report..];
    let opens = |first: char| {
        first.is_uppercase() || first.is_ascii_digit() || matches!(first, '“' | '"' | '‘' | '«')
    };
    (rest.starts_with(opens) && is_dateline(head, rest)).then_some(report)
}

/// How a dash that ends a dateline is written.
const DASHES: [&str; 5] = [" — ", " – ", " -- ", " - ", ".- "];

/// What stands behind an agency between strokes, as in "MOSCOW, January 17. /TASS/. Turkey".
const STROKE: &str = "/. ";

/// What stands before the first free dash of a line, and where what is behind it begins. Behind
/// capitals a long dash needs no space, as in "WASHINGTON—The".
fn dashed(line: &str) -> Option<(&str, usize)> {
    let opening = opening(line);
    let ends = DASHES.iter().chain([&STROKE]);
    let free = ends.filter_map(|end| Some((opening.find(end)?, end.len()))).min();
    let tight = opening.find('—').filter(|&at| is_capital(&opening[..at]));
    let (end, length) = free.into_iter().chain(tight.map(|at| (at, '—'.len_utf8()))).min()?;
    let rest = &line[end + length..];
    Some((&line[..end], line.len() - rest.trim_start().len()))
}

/// What stands before the colon that a place, a comma and a day open a line with.
fn dated(line: &str) -> Option<(&str, usize)> {
    let end = opening(line).find(": ")?;
    let (place, day) = line[..end].split_once(", ")?;
    let is_place = place.starts_with(char::is_uppercase) && !place.contains(is_digit);
    (is_place && day.ends_with(is_digit)).then_some((&line[..end], end + 2))
}

/// Whether some words may stand before a report: names and numbers alone, as far as they are not
/// in brackets.
fn is_dateline(head: &str, report: &str) -> bool {
    let (plain, bracketed) = without_brackets(head);
    let is_space = |it: char| it.is_whitespace() || matches!(it, ',' | '/' | '(' | ')');
    let mut words = plain.split(is_space).filter(|word| !word.is_empty());
    let is_name = |word: &str| word.starts_with(|it: char| it.is_uppercase() || is_digit(it));
    let has_number = plain.contains(is_digit);
    let has_other = || DASHES[..2].iter().any(|dash| opening(report).contains(dash));
    let is_named = || plain.split_whitespace().count() <= NAMES && !has_other();
    let is_bracketed = bracketed.is_some();
    // "(AFP) - " names nothing but an agency.
    let is_agency = || bracketed.is_some_and(|it| it.split_whitespace().all(is_name));
    (!plain.trim().is_empty() || is_agency())
        && words.all(is_name)
        && (has_number || is_bracketed || is_capital(&plain) || is_named())
}

/// Some words without what stands in brackets, and that.
fn without_brackets(words: &str) -> (String, Option<&str>) {
    match (words.find('('), words.rfind(')')) {
        (Some(from), Some(to)) if from < to => {
            (format!("{}{}", &words[..from], &words[to + 1..]), Some(&words[from + 1..to]))
        }
        _ => (words.to_owned(), None),
    }
}

/// Whether some words are written in capitals.
fn is_capital(words: &str) -> bool {
    words.contains(char::is_uppercase) && !words.contains(char::is_lowercase)
}

fn is_digit(char: char) -> bool {
    char.is_ascii_digit()
}

fn opening(line: &str) -> &str {
    line.char_indices().nth(LONGEST).map_or(line, |(at, _)| &line[..at])
}

#[cfg(test)]
mod tests {
    use super::behind_dateline;

    fn check(line: &str, expected: Option<&str>) {
        assert_eq!(behind_dateline(line).map(|at| &line[at..]), expected, "{line}");
    }

    #[test]
    fn a_dateline_ends_with_its_dash_or_with_the_colon_behind_its_day() {
        let report = "Turkey opposes the plan.";
        for dateline in [
            "MOSCOW, March 1, 2022 — ",
            "MOSCOW, March 1 (Reuters) - ",
            "MOSCOW (AP) — ",
            "WASHINGTON—",
            "Kyiv, Ukraine – ",
            "BRUSSELS/ANKARA, 1 March -- ",
            "MOSCOW, 17 January 2022: ",
            "MOSCOW, January 17. /TASS/. ",
            "Geneva, 24 Nov (EFE).- ",
            "(AFP) - ",
        ] {
            check(&format!("{dateline}{report}"), Some(report));
        }
    }

    #[test]
    fn a_name_with_an_aside_and_a_range_are_no_dateline() {
        check("Lind — a teacher — agreed.", None);
        check("Macron — France's president — agreed.", None);
        check("Poland, Hungary – Visegrad states – agreed.", None);
        check("Talks in Oslo — Turkey opposes them.", None);
        check("Lavrov: Turkey opposes the plan.", None);
        check("5 March 2023: Talks in Oslo", None);
        check("(see below) - Turkey opposes the plan.", None);
        check("Oslo and/or Bergen. Turkey opposes the plan.", None);
        check("The 2014–2022 war", None);
        check("", None);
    }
}
