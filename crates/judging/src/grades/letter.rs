//! The letter of a source on a day, by its dated history.

use domain::{SourceGrade, SourceLetter};
use jiff::civil::Date;

/// Whether two names are of one source: white space around and capitals do not matter.
pub fn is_same_source(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

/// The gradings of a source by the day from which they hold, those for always first. The given
/// ones stand in the order in which they were recorded, and so do those of one day.
pub fn history<'a>(grades: &'a [SourceGrade], source: &str) -> Vec<&'a SourceGrade> {
    let mut history: Vec<&SourceGrade> =
        grades.iter().filter(|grade| is_same_source(&grade.source, source)).collect();
    history.sort_by_key(|grade| grade.since);
    history
}

/// The letter of a source for what it published on a day: the last one that held by then. None
/// where it was never graded for that day, which is no more known than F.
pub fn letter_on(grades: &[SourceGrade], source: &str, day: Date) -> Option<SourceLetter> {
    let holds = |grade: &&&SourceGrade| grade.since.is_none_or(|since| since <= day);
    history(grades, source).iter().rfind(holds).map(|grade| grade.letter)
}

#[cfg(test)]
mod tests {
    use domain::{SourceGrade, SourceLetter};
    use jiff::civil::{Date, date};

    use super::letter_on;

    fn grade(source: &str, letter: SourceLetter, since: Option<Date>) -> SourceGrade {
        SourceGrade { source: source.to_owned(), letter, since, reason: "its record".to_owned() }
    }

    #[test]
    fn the_letter_is_that_of_the_day_and_a_later_entry_of_a_day_wins() {
        let grades = [
            grade("The Gazette", SourceLetter::B, None),
            grade("the gazette ", SourceLetter::D, Some(date(2022, 2, 1))),
            grade("The Gazette", SourceLetter::C, Some(date(2022, 1, 1))),
            grade("The Gazette", SourceLetter::E, Some(date(2022, 2, 1))),
            grade("The Herald", SourceLetter::A, None),
        ];
        for (day, expected) in [
            (date(2021, 12, 31), SourceLetter::B),
            (date(2022, 1, 1), SourceLetter::C),
            (date(2022, 1, 31), SourceLetter::C),
            (date(2022, 2, 1), SourceLetter::E),
        ] {
            assert_eq!(letter_on(&grades, "The Gazette", day), Some(expected), "{day}");
        }
        assert_eq!(letter_on(&grades, "The Chronicle", date(2022, 2, 1)), None);
        assert_eq!(letter_on(&grades[1..2], "The Gazette", date(2022, 1, 1)), None);
    }
}
