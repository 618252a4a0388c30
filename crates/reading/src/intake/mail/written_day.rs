//! The day of a mail within a mail, as mail programs write it out in several languages.

use jiff::civil::Date;

/// How the names of the months begin, in English, German, French and Russian.
const MONTHS: [&[&str]; 12] = [
    &["jan", "jän", "янв"],
    &["feb", "fev", "fév", "фев"],
    &["mar", "mär", "mrz", "мар"],
    &["apr", "avr", "апр"],
    &["may", "mai", "мая", "май"],
    &["jun", "juin", "июн"],
    &["jul", "juil", "июл"],
    &["aug", "aou", "aoû", "авг"],
    &["sep", "сен"],
    &["oct", "okt", "окт"],
    &["nov", "ноя"],
    &["dec", "dez", "déc", "дек"],
];

/// The day that words tell, as "Donnerstag, 27. Januar 2022 10:00" or "27.01.2022"; a day such as
/// 3/4/2022, whose month is not known, is none.
pub(super) fn written_day(words: &str) -> Option<Date> {
    let words: Vec<String> = words
        .split([' ', ',', '\u{a0}', '\u{202f}'])
        .map(|word| word.trim_matches('.').to_lowercase())
        .filter(|word| !word.is_empty())
        .collect();
    words.iter().find_map(|word| in_numbers(word)).or_else(|| in_words(&words))
}

fn in_numbers(word: &str) -> Option<Date> {
    let separator = word.chars().find(|it| matches!(it, '.' | '-' | '/'))?;
    let word = word.split('t').next().unwrap_or_default();
    let numbers: Vec<i16> = word.split(separator).map(str::parse).collect::<Result<_, _>>().ok()?;
    let [first, second, third] = numbers.as_slice() else { return None };
    let is_year = |number: &i16| *number >= 1900;
    match separator {
        _ if is_year(first) => date(*first, *second, *third),
        '/' if is_year(third) && *second > 12 => date(*third, *first, *second),
        '/' if *first <= 12 => None,
        _ if is_year(third) => date(*third, *second, *first),
        _ => None,
    }
}

fn in_words(words: &[String]) -> Option<Date> {
    let year = words.iter().find_map(|word| word.parse().ok().filter(|it| *it >= 1900_i16))?;
    words.iter().enumerate().find_map(|(at, word)| {
        let day = word.parse().ok().filter(|day| (1..=31_i16).contains(day))?;
        // "mardi 4 janvier": what follows the day is looked at first.
        let beside = [words.get(at + 1), at.checked_sub(1).map(|before| &words[before])];
        let month = beside.into_iter().flatten().find_map(|word| month(word))?;
        date(year, month, day)
    })
}

fn month(word: &str) -> Option<i16> {
    let is_one = |names: &&[&str]| names.iter().any(|name| word.starts_with(name));
    (1..).zip(&MONTHS).find(|(_, names)| is_one(names)).map(|(number, _)| number)
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::written_day;

    #[test]
    fn days_are_understood_as_mail_programs_write_them() {
        let same = [
            "Thu, 27 Jan 2022 at 10:00",
            "Thursday, January 27, 2022 10:00 AM",
            "Donnerstag, 27. Januar 2022 10:00",
            "jeudi 27 janvier 2022 à 10:00",
            "четверг, 27 января 2022 г. 10:00",
            "27.01.2022 10:00",
            "2022-01-27T10:00",
            "1/27/2022 10:00 AM",
        ];
        for words in same {
            assert_eq!(written_day(words), Some(date(2022, 1, 27)), "{words}");
        }
        assert_eq!(written_day("mardi 4 janvier 2022 10:00"), Some(date(2022, 1, 4)));
        for unclear in ["3/4/2022", "yesterday", "", "32 May 2022"] {
            assert_eq!(written_day(unclear), None, "{unclear}");
        }
    }
}
