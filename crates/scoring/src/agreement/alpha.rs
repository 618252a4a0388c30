//! Krippendorff's alpha: agreement beyond what chance would give.

use std::collections::BTreeMap;

use crate::comparison::Interval;
use crate::numeric::{Random, Sum, number};
use crate::resampling::quantile;
use crate::{BadInput, Resampling};

/// How much readers agree beyond chance: 1 is always, 0 as often as chance, below 0 less often.
///
/// Each unit holds what its readers answered, as numbers of categories that have no order; units
/// with fewer than two answers say nothing. Alpha is 1 − *D*ₒ/*D*ₑ: *D*ₒ is the share of pairs of
/// answers to the same unit that differ, each unit weighing as much as it has answers, and *D*ₑ
/// that of all pairs of answers. With two readers, no gaps and many units it is nearly Cohen's
/// kappa; unlike kappa it takes any number of readers and gaps.
///
/// Returns `None` where no unit has two answers, or all answers are the same, so that chance
/// would agree as well.
///
/// K. Krippendorff, "Computing Krippendorff's alpha-reliability", University of Pennsylvania,
/// 2011, section C.
///
/// # Examples
///
/// ```
/// use scoring::agreement::alpha;
///
/// let alike = [vec![0, 0], vec![1, 1], vec![0, 0]];
/// assert_eq!(alpha(&alike), Some(1.0));
/// assert_eq!(alpha(&[vec![0, 0], vec![0, 0]]), None);
/// ```
pub fn alpha(units: &[Vec<usize>]) -> Option<f64> {
    let pairable: Vec<&Vec<usize>> = units.iter().filter(|unit| unit.len() > 1).collect();
    of(&pairable)
}

/// Alpha with its interval, from drawing units with replacement: the quantiles that leave out
/// equal tails. [`Resampling::INTERVALS`] is usual.
///
/// Draws in which all answers are the same have no alpha and are left out. Returns `None` where
/// there is no alpha.
///
/// A. Zapf, S. Castell, L. Morawietz, A. Karch, "Measuring inter-rater reliability for nominal
/// data: which coefficients and confidence intervals are appropriate?", *BMC Medical Research
/// Methodology* 16, 2016.
///
/// # Errors
///
/// There are no resamples, or the level is none.
///
/// # Examples
///
/// ```
/// use scoring::Resampling;
/// use scoring::agreement::alpha_interval;
///
/// let units: Vec<Vec<usize>> = (0..40).map(|it| vec![it % 2, usize::from(it % 10 < 5)]).collect();
/// let interval = alpha_interval(&units, &Resampling::INTERVALS)?.unwrap();
/// assert!(interval.low < 0.3 && interval.estimate > interval.low);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn alpha_interval(
    units: &[Vec<usize>],
    resampling: &Resampling,
) -> Result<Option<Interval>, BadInput> {
    resampling.check()?;
    let pairable: Vec<&Vec<usize>> = units.iter().filter(|unit| unit.len() > 1).collect();
    let Some(estimate) = of(&pairable) else { return Ok(None) };
    let draws = (0..resampling.resamples).filter_map(|index| {
        let mut random = Random::stream(resampling.seed, index);
        let drawn: Vec<&Vec<usize>> =
            pairable.iter().map(|_| pairable[place(&mut random, pairable.len())]).collect();
        of(&drawn)
    });
    let mut alphas: Vec<f64> = draws.collect();
    if alphas.is_empty() {
        return Ok(None);
    }
    alphas.sort_unstable_by(f64::total_cmp);
    let (low, high) = resampling.tails();
    Ok(Some(Interval {
        estimate,
        low: quantile(&alphas, low),
        high: quantile(&alphas, high),
        level: resampling.level,
        units: pairable.len(),
    }))
}

/// A random place in a list, which is not empty.
fn place(random: &mut Random, length: usize) -> usize {
    // Nobody reads four billion predictions.
    random.below(u32::try_from(length).unwrap_or(u32::MAX)) as usize
}

/// Alpha of units that all have two answers or more.
fn of(units: &[&Vec<usize>]) -> Option<f64> {
    let mut totals: BTreeMap<usize, usize> = BTreeMap::new();
    let mut observed = Sum::default();
    for unit in units {
        let counts = counts(unit);
        observed = observed.plus(differing(&counts, unit.len()) / number(unit.len() - 1));
        for (category, count) in counts {
            *totals.entry(category).or_default() += count;
        }
    }
    let answers: usize = totals.values().sum();
    let expected = differing(&totals, answers);
    // Without a pair that differs, no agreement is more than chance.
    (expected > 0.0).then(|| 1.0 - number(answers - 1) * observed.value() / expected)
}

fn counts(unit: &[usize]) -> BTreeMap<usize, usize> {
    let mut counts = BTreeMap::new();
    for category in unit {
        *counts.entry(*category).or_default() += 1;
    }
    counts
}

/// How many ordered pairs of answers differ.
fn differing(counts: &BTreeMap<usize, usize>, answers: usize) -> f64 {
    let same: usize = counts.values().map(|count| count * count).sum();
    number(answers * answers - same)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(readers: &[&str], expected: f64) {
        let columns: Vec<Vec<char>> = readers.iter().map(|it| it.chars().collect()).collect();
        let unit = |place: usize| {
            let answers = columns.iter().map(|column| column[place]);
            answers.filter(|it| *it != '.').map(|it| it as usize).collect::<Vec<usize>>()
        };
        let units: Vec<Vec<usize>> = (0..columns[0].len()).map(unit).collect();
        let found = alpha(&units).unwrap();
        assert!((found - expected).abs() < 5e-4, "{found}");
    }

    #[test]
    fn alpha_is_that_of_the_paper() {
        // Krippendorff 2011: two readers and two categories; two readers and five; four readers
        // with gaps.
        check(&["0100000010", "1110010000"], 0.095);
        check(&["aabbdcccedda", "babbbccceddd"], 0.692);
        check(&["123321412...", "1233224125.3", ".3332342251.", "12332441251."], 0.743);
    }

    #[test]
    fn the_interval_holds_alpha_and_the_seed_fixes_it() {
        let units: Vec<Vec<usize>> =
            (0..60).map(|it| vec![it % 3, if it % 7 == 0 { 0 } else { it % 3 }]).collect();
        let interval = || alpha_interval(&units, &Resampling::INTERVALS).unwrap().unwrap();
        let found = interval();
        assert!(found.low < found.estimate && found.estimate < found.high);
        assert_eq!(found, interval());
        assert_eq!(found.units, 60);
    }

    #[test]
    fn what_chance_gives_as_well_has_no_alpha() {
        for units in [vec![], vec![vec![1]], vec![vec![1], vec![2]], vec![vec![1, 1], vec![1, 1]]] {
            assert_eq!(alpha(&units), None);
            assert_eq!(alpha_interval(&units, &Resampling::INTERVALS), Ok(None));
        }
    }

    proptest! {
        #[test]
        fn alpha_never_exceeds_one(
            units in prop::collection::vec(prop::collection::vec(0_usize..4, 0..5), 0..30),
        ) {
            if let Some(alpha) = alpha(&units) {
                prop_assert!(alpha <= 1.0 && alpha > -1.0 - 1e-9);
            }
        }
    }
}
