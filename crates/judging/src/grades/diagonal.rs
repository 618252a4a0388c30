//! The diagonal: whether two axes are used as one.

use domain::{ItemDigit, SourceLetter};
use serde::Serialize;

/// Below this many grades a share says nothing about anybody's habits.
pub const FEWEST_GRADES: usize = 20;

/// How many grades stand on the diagonal A1, B2, C3, D4, E5.
///
/// Whoever grades every item of a good source as good uses two axes as one: of more than 1,400
/// army reports 87% stood on the diagonal (J. D. Baker and others, *Certitude
/// Judgments in an Operational Environment*, US Army Behavioral Science Research Laboratory,
/// 1968). What is not known, F or 6, stands nowhere and is not counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Diagonal {
    /// Grades on the diagonal.
    pub on: usize,
    /// Grades of which both the letter and the digit are known.
    pub of: usize,
}

impl Diagonal {
    /// Counts pairs of a source's letter and an item's digit.
    pub fn of(grades: impl IntoIterator<Item = (SourceLetter, ItemDigit)>) -> Self {
        let mut diagonal = Self { on: 0, of: 0 };
        for (letter, digit) in grades {
            if let (Some(letter), Some(digit)) = (letter.place(), digit.place()) {
                diagonal.of += 1;
                diagonal.on += usize::from(letter == digit);
            }
        }
        diagonal
    }

    /// The share on the diagonal in whole percent; none below 20 grades, which are too few.
    pub fn percent(self) -> Option<usize> {
        (self.of >= FEWEST_GRADES).then(|| (200 * self.on + self.of) / (2 * self.of))
    }
}

#[cfg(test)]
mod tests {
    use domain::{ItemDigit, SourceLetter};

    use super::Diagonal;

    #[test]
    fn what_is_not_known_stands_nowhere() {
        let grades = [
            (SourceLetter::A, ItemDigit::Confirmed),
            (SourceLetter::B, ItemDigit::Doubtful),
            (SourceLetter::F, ItemDigit::NotKnown),
            (SourceLetter::F, ItemDigit::ProbablyTrue),
            (SourceLetter::C, ItemDigit::NotKnown),
        ];
        assert_eq!(Diagonal::of(grades), Diagonal { on: 1, of: 2 });
    }

    #[test]
    fn a_share_is_told_from_twenty_grades_on() {
        assert_eq!(Diagonal { on: 19, of: 19 }.percent(), None);
        assert_eq!(Diagonal { on: 10, of: 20 }.percent(), Some(50));
        assert_eq!(Diagonal { on: 25, of: 30 }.percent(), Some(83));
    }
}
