//! The standing settlement: the last one that nobody has undone.

use domain::{Id, Reopening, Settlement};
use jiff::Timestamp;

use crate::Timetable;

/// The last settlement that ends the question and that no reopening names; settlements are given
/// oldest first.
///
/// # Examples
///
/// ```
/// assert_eq!(forecasting::standing(&[], &[]), None);
/// ```
pub fn standing<'a>(
    settlements: &'a [(Id, Settlement)],
    reopenings: &[Reopening],
) -> Option<&'a (Id, Settlement)> {
    let is_undone = |id: Id| reopenings.iter().any(|reopening| reopening.settlement == id);
    let ends =
        |(id, settlement): &&(Id, Settlement)| settlement.resolution.is_final() && !is_undone(*id);
    settlements.iter().rev().find(ends)
}

/// The moment from which forecasts no longer count: the question's close, or earlier, when the
/// answer became known.
pub fn scoring_end(timetable: &Timetable, standing: &Settlement) -> Timestamp {
    timetable.closes_at.min(standing.known_at)
}

#[cfg(test)]
mod tests {
    use domain::{Kind, Resolution};

    use super::*;
    use crate::state::tests::{question, settlement};

    #[test]
    fn the_last_settlement_not_undone_stands() {
        for (made, undone, expected) in [
            (&[][..], &[][..], None),
            (&[1], &[], Some(1)),
            (&[1, 2], &[], Some(2)),
            (&[1], &[1], None),
            (&[1, 2], &[1], Some(2)),
            (&[1, 2], &[2], Some(1)),
            (&[1, 2], &[1, 2], None),
            (&[1, 2], &[9], Some(2)),
        ] {
            let settlements: Vec<_> =
                made.iter().map(|&number| (id(number), settlement(Resolution::Yes))).collect();
            let reopenings: Vec<_> = undone.iter().map(|&number| reopening(number)).collect();
            let stands = standing(&settlements, &reopenings).map(|(id, _)| id.number);
            assert_eq!(stands, expected, "{made:?} without {undone:?}");
        }
    }

    #[test]
    fn forecasts_count_until_the_close_or_the_answer() {
        for (known, expected) in [
            ("2022-02-02T08:00:00Z", "2022-02-02T08:00:00Z"),
            ("2022-02-03T12:00:00Z", "2022-02-03T12:00:00Z"),
            ("2022-02-05T12:00:00Z", "2022-02-03T12:00:00Z"),
        ] {
            let settlement =
                Settlement { known_at: known.parse().unwrap(), ..settlement(Resolution::No) };
            assert_eq!(
                scoring_end(&Timetable::as_asked(&question()), &settlement),
                expected.parse().unwrap()
            );
        }
    }

    fn id(number: u64) -> Id {
        Id { kind: Kind::Settlement, number }
    }

    fn reopening(number: u64) -> Reopening {
        let question = Id { kind: Kind::Question, number: 1 };
        Reopening { question, settlement: id(number), reason: "the source withdrew it".to_owned() }
    }
}
