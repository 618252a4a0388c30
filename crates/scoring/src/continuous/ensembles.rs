//! The CRPS of many ensembles at once.

use std::array;

use rayon::prelude::*;

use super::ensemble::Estimator;
use super::network::{Column, ROWS, comparisons, sort};
use crate::BadInput;
use crate::bad_input::as_long;

/// How many rows a thread takes at a time; a multiple of [`ROWS`].
const CHUNK: usize = 64 * ROWS;

/// Beyond so many members a row is sorted by itself: a network grows faster than the work that
/// it saves.
const LONGEST_NETWORK: usize = 512;

/// The CRPS of many ensembles of equal size, each as [`super::crps_ensemble()`] gives it within
/// the rounding of a sum. Lower is better, in the unit of the members.
///
/// The members stand row by row, as many in each row as is said, one row an outcome. Eight rows
/// are sorted side by side by a network, so the time is O(*n* *m* log² *m*) up to 512 members and
/// O(*n* *m* log *m*) beyond. The result is the same on any number of threads.
///
/// # Errors
///
/// A row has no member, the members do not fill one row an outcome, or a number is not finite.
///
/// # Examples
///
/// ```
/// use scoring::continuous::crps_ensembles;
///
/// let members = [0.0, 1.0, 3.0, 3.0];
/// assert_eq!(crps_ensembles(&members, 2, &[0.5, 1.0])?, [0.25, 2.0]);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn crps_ensembles(
    members: &[f64],
    members_per_row: usize,
    happened: &[f64],
) -> Result<Vec<f64>, BadInput> {
    needed(members_per_row, 1)?;
    Batch { estimator: Estimator::Plain, members, members_per_row, happened }.scores()
}

/// The fair CRPS of many ensembles of equal size, each as [`super::crps_ensemble_fair()`] gives
/// it within the rounding of a sum. Lower is better, in the unit of the members.
///
/// # Errors
///
/// A row has fewer than two members, the members do not fill one row an outcome, or a number is
/// not finite.
///
/// # Examples
///
/// ```
/// use scoring::continuous::crps_ensembles_fair;
///
/// let members = [0.0, 1.0, 2.0, 3.0, 3.0, 3.0];
/// assert_eq!(crps_ensembles_fair(&members, 3, &[1.0, 1.0])?, [0.0, 2.0]);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn crps_ensembles_fair(
    members: &[f64],
    members_per_row: usize,
    happened: &[f64],
) -> Result<Vec<f64>, BadInput> {
    needed(members_per_row, 2)?;
    Batch { estimator: Estimator::Fair, members, members_per_row, happened }.scores()
}

fn needed(found: usize, needed: usize) -> Result<(), BadInput> {
    let too_few = BadInput::TooFew { what: "members in a row", found, needed };
    if found >= needed { Ok(()) } else { Err(too_few) }
}

/// Many ensembles with what happened.
struct Batch<'a> {
    estimator: Estimator,
    members: &'a [f64],
    members_per_row: usize,
    happened: &'a [f64],
}

impl Batch<'_> {
    fn scores(&self) -> Result<Vec<f64>, BadInput> {
        let rows = self.members.len() / self.members_per_row;
        as_long("outcomes", rows, self.happened.len())?;
        as_long("members in whole rows", rows * self.members_per_row, self.members.len())?;
        let mut scores = vec![0.0; rows];
        let plan = Plan::new(self.estimator, self.members_per_row);
        let finite = scores
            .par_chunks_mut(CHUNK)
            .zip(self.members.par_chunks(CHUNK * self.members_per_row))
            .zip(self.happened.par_chunks(CHUNK))
            .map(|((scores, members), happened)| plan.score_chunk(scores, members, happened))
            .reduce(|| true, |first, second| first & second);
        if finite { Ok(scores) } else { Err(self.first_bad()) }
    }

    /// What is not finite, and in which row.
    fn first_bad(&self) -> BadInput {
        let rows = self.members.chunks(self.members_per_row).zip(self.happened);
        let bad = rows.enumerate().find_map(|(index, (members, happened))| {
            let named = |what| move |value| BadInput::NotFinite { row: index + 1, what, value };
            let member = members.iter().copied().find(|member| !member.is_finite());
            let outcome = Some(*happened).filter(|happened| !happened.is_finite());
            member.map(named("a member")).or(outcome.map(named("the outcome")))
        });
        // Finite numbers too far apart for their distance to be a number.
        let too_far = BadInput::NotFinite { row: 1, what: "a distance", value: f64::INFINITY };
        bad.unwrap_or(too_far)
    }
}

/// What is the same for every row.
struct Plan {
    members: usize,
    comparisons: Vec<(usize, usize)>,
    factors: Vec<(f64, f64)>,
    divisor: f64,
}

impl Plan {
    fn new(estimator: Estimator, members: usize) -> Self {
        let short = members <= LONGEST_NETWORK;
        Self {
            members,
            comparisons: if short { comparisons(members) } else { Vec::new() },
            factors: estimator.factors(members),
            divisor: estimator.divisor(members),
        }
    }

    /// Scores a chunk; tells whether all its numbers are finite.
    fn score_chunk(&self, scores: &mut [f64], members: &[f64], happened: &[f64]) -> bool {
        let mut columns = vec![[0.0; ROWS]; self.members];
        let blocks = scores.chunks_mut(ROWS).zip(members.chunks(ROWS * self.members));
        blocks.zip(happened.chunks(ROWS)).fold(true, |finite, ((scores, members), happened)| {
            self.fill(&mut columns, members, happened);
            self.sort(&mut columns);
            let block = self.score_columns(&columns);
            scores.copy_from_slice(&block[..scores.len()]);
            finite & scores.iter().all(|score| score.is_finite())
        })
    }

    /// Puts the distances from what happened side by side; rows that are missing stay as they
    /// are.
    fn fill(&self, columns: &mut [Column], members: &[f64], happened: &[f64]) {
        for (row, (members, happened)) in members.chunks(self.members).zip(happened).enumerate() {
            for (column, member) in columns.iter_mut().zip(members) {
                column[row] = member - happened;
            }
        }
    }

    fn sort(&self, columns: &mut [Column]) {
        if !self.comparisons.is_empty() {
            return sort(columns, &self.comparisons);
        }
        for row in 0..ROWS {
            let mut values: Vec<f64> = columns.iter().map(|column| column[row]).collect();
            values.sort_unstable_by(f64::total_cmp);
            columns.iter_mut().zip(values).for_each(|(column, value)| column[row] = value);
        }
    }

    fn score_columns(&self, columns: &[Column]) -> Column {
        let mut sums = [0.0; ROWS];
        for (column, (below, above)) in columns.iter().zip(&self.factors) {
            for (sum, distance) in sums.iter_mut().zip(column) {
                *sum += distance.abs() * if *distance < 0.0 { *below } else { *above };
            }
        }
        array::from_fn(|row| sums[row] / self.divisor)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::continuous::{crps_ensemble, crps_ensemble_fair};

    /// Numbers without order, the same on every run.
    fn numbers(count: u32) -> Vec<f64> {
        (0..count).map(|row| f64::from(row.wrapping_mul(2_654_435_761) >> 8) / 1e5 - 80.0).collect()
    }

    #[test]
    fn a_bad_row_is_named() {
        let (mut members, mut happened) = (numbers(51 * 700), numbers(700));
        members[51 * 530 + 7] = f64::NAN;
        let refused = crps_ensembles(&members, 51, &happened).unwrap_err().to_string();
        assert!(refused.starts_with("row 531: a member is NaN"), "{refused}");
        happened[300] = f64::NEG_INFINITY;
        let refused = crps_ensembles_fair(&members, 51, &happened).unwrap_err().to_string();
        assert!(refused.starts_with("row 301: the outcome is -inf"), "{refused}");
        let far = crps_ensembles(&[1e308, -1e308], 1, &[-1e308, 0.0]).unwrap_err();
        assert!(far.to_string().contains("a distance is inf"), "{far}");
    }

    #[test]
    fn rows_have_members_and_outcomes() {
        let message = |result: Result<Vec<f64>, BadInput>| result.unwrap_err().to_string();
        assert!(message(crps_ensembles(&[], 0, &[])).starts_with("0 members in a row are too few"));
        assert!(message(crps_ensembles_fair(&[1.0], 1, &[1.0])).contains("give at least 2"));
        assert!(message(crps_ensembles(&[1.0; 6], 3, &[1.0])).starts_with("there are 2 forecasts"));
        assert!(message(crps_ensembles(&[1.0; 7], 3, &[1.0; 2])).contains("7 members"));
        assert_eq!(crps_ensembles(&[], 3, &[]), Ok(Vec::new()));
    }

    #[test]
    fn the_number_of_threads_changes_nothing() {
        let (members, happened) = (numbers(20 * 5000), numbers(5000));
        let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        let here = crps_ensembles(&members, 20, &happened);
        assert_eq!(one.install(|| crps_ensembles(&members, 20, &happened)), here);
    }

    proptest! {
        #[test]
        fn many_at_once_are_each_one_by_one(
            members_per_row in prop_oneof![2..70_usize, Just(512), Just(513)],
            rows in 1..20_u32,
            start in -3.0..3.0_f64,
        ) {
            let width = u32::try_from(members_per_row).unwrap();
            let (members, happened) = (numbers(rows * width), vec![start; rows as usize]);
            let plain = crps_ensembles(&members, members_per_row, &happened).unwrap();
            let fair = crps_ensembles_fair(&members, members_per_row, &happened).unwrap();
            let rows = members.chunks(members_per_row).zip(plain.iter().zip(&fair));
            for (members, (plain, fair)) in rows {
                let expected = crps_ensemble(members, start).unwrap();
                prop_assert!((plain - expected).abs() <= 1e-12 * expected, "{plain}, {expected}");
                let expected = crps_ensemble_fair(members, start).unwrap().unwrap();
                prop_assert!((fair - expected).abs() <= 1e-12 * expected, "{fair}, {expected}");
            }
        }
    }
}
