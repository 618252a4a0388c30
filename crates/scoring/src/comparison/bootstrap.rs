//! The bootstrap: how a mean would vary had other questions been asked.

use rayon::prelude::*;
use serde::Serialize;

use super::bca::corrected;
use super::draw::Stratum;
use super::sample::{Sample, Unit};
use crate::numeric::{Random, Sum};
use crate::resampling::quantile;
use crate::{BadInput, Resampling};

/// How the ends of an interval are read from the resampled means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ends {
    /// The quantiles of the resampled means that leave out equal tails.
    Percentile,
    /// Quantiles corrected for bias and for acceleration, which are better where the numbers are
    /// skewed, as log scores are.
    Bca,
}

/// An interval of a mean.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Interval {
    /// The mean itself.
    pub estimate: f64,
    /// The low end.
    pub low: f64,
    /// The high end.
    pub high: f64,
    /// How often such an interval holds the true mean.
    pub level: f64,
    /// How many units were drawn anew each time: clusters, or rows where there are none.
    pub units: usize,
}

impl Interval {
    /// Whether 0 lies outside: whether the sign of the mean is more than chance.
    pub fn leaves_out_zero(&self) -> bool {
        self.low > 0.0 || self.high < 0.0
    }
}

/// The means of resamples, in the order of their numbers.
///
/// Each draws, in every stratum, as many clusters as it has, with replacement, and takes the mean
/// over the rows drawn. Where few units are distinct, how often each is drawn is one binomial
/// number after another, which has the same distribution; else units are drawn one by one, in
/// blocks that fit into the nearest memory. The same seed gives the same means on any number of
/// threads and for any order of the rows.
///
/// B. Efron, "Bootstrap methods: another look at the jackknife", *Annals of Statistics* 7, 1979.
///
/// # Errors
///
/// There is a single unit, a cluster stands in two strata, or there are no resamples.
///
/// # Examples
///
/// ```
/// use scoring::Resampling;
/// use scoring::comparison::{Sample, resampled_means};
///
/// let sample = Sample::new(&[0.0, 1.0])?;
/// let means = resampled_means(&sample, &Resampling::INTERVALS)?;
/// assert!(means.iter().all(|mean| [0.0, 0.5, 1.0].contains(mean)));
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn resampled_means(sample: &Sample, resampling: &Resampling) -> Result<Vec<f64>, BadInput> {
    resampling.check()?;
    Ok(means_of(&checked_units(sample)?, resampling))
}

/// The bootstrap interval of a mean. [`Resampling::INTERVALS`] is usual.
///
/// `BCa` reads the ends at the shares Φ(*z*₀ + (*z*₀ + *z*)/(1 − *a* (*z*₀ + *z*))) of the resampled
/// means, with *z* the normal quantile of the tail, *z*₀ that of the share of means below the
/// estimate, ties half, and the acceleration *a* from leaving out one unit at a time, by stratum.
///
/// B. Efron, "Better bootstrap confidence intervals", *Journal of the American Statistical
/// Association* 82, 1987.
///
/// # Errors
///
/// There is a single unit, a cluster stands in two strata, there are no resamples, or, for `BCa`, so
/// few that all lie on one side of the estimate.
///
/// # Examples
///
/// ```
/// use scoring::Resampling;
/// use scoring::comparison::{Ends, Sample, bootstrap};
///
/// let (ada, ben) = ([0.1, 0.2, 0.1, 0.3, 0.1, 0.2], [0.3, 0.4, 0.2, 0.6, 0.2, 0.4]);
/// let sample = Sample::paired(&ada, &ben)?;
/// let interval = bootstrap(&sample, Ends::Bca, &Resampling::INTERVALS)?;
/// assert!(interval.high < 0.0, "Ada's scores are lower on every question");
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn bootstrap(
    sample: &Sample,
    ends: Ends,
    resampling: &Resampling,
) -> Result<Interval, BadInput> {
    resampling.check()?;
    let strata = checked_units(sample)?;
    let estimate = sample.mean();
    let mut means = means_of(&strata, resampling);
    means.sort_unstable_by(f64::total_cmp);
    let tails = resampling.tails();
    let (low, high) = match ends {
        Ends::Percentile => tails,
        Ends::Bca => corrected(tails, &means, estimate, &strata)?,
    };
    Ok(Interval {
        estimate,
        low: quantile(&means, low),
        high: quantile(&means, high),
        level: resampling.level,
        units: strata.iter().map(Vec::len).sum(),
    })
}

fn checked_units(sample: &Sample) -> Result<Vec<Vec<Unit>>, BadInput> {
    let strata = sample.units()?;
    let found = strata.iter().map(Vec::len).sum();
    if found < 2 {
        return Err(BadInput::TooFew { what: "clusters", found, needed: 2 });
    }
    Ok(strata)
}

fn means_of(strata: &[Vec<Unit>], resampling: &Resampling) -> Vec<f64> {
    let strata: Vec<Stratum> = strata.iter().map(|units| Stratum::new(units)).collect();
    let mean = |index| {
        let mut random = Random::stream(resampling.seed, index);
        let drawn: Vec<Unit> = strata.iter().map(|stratum| stratum.draw(&mut random)).collect();
        let sum = drawn.iter().map(|unit| unit.sum).collect::<Sum>().value();
        sum / drawn.iter().map(|unit| unit.weight).collect::<Sum>().value()
    };
    (0..resampling.resamples).into_par_iter().map(mean).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::numeric::number;

    fn skewed(count: u32) -> Vec<f64> {
        let place = |row: u32| f64::from(row.wrapping_mul(2_654_435_761)) / f64::from(u32::MAX);
        (0..count).map(|row| place(row + 1).powi(4)).collect()
    }

    #[test]
    fn the_seed_fixes_the_means_on_any_number_of_threads() {
        let values = skewed(10_000);
        let sample = Sample::new(&values).unwrap();
        let means = |seed| {
            let resampling = Resampling { seed, resamples: 50, level: 0.9 };
            resampled_means(&sample, &resampling).unwrap()
        };
        let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        assert_eq!(means(1), one.install(|| means(1)));
        assert_ne!(means(1), means(2));
    }

    #[test]
    fn the_order_of_the_rows_changes_nothing() {
        let mut values = skewed(600);
        let clusters: Vec<usize> = (0..600).map(|row| row / 3).collect();
        let reversed: Vec<usize> = clusters.iter().rev().copied().collect();
        let interval = |values: &[f64], clusters: &[usize]| {
            let sample = Sample::new(values).unwrap().clustered(clusters).unwrap();
            bootstrap(&sample, Ends::Bca, &Resampling::INTERVALS).unwrap()
        };
        let before = interval(&values, &clusters);
        values.reverse();
        let after = interval(&values, &reversed);
        assert!((before.low - after.low).abs() < 1e-12 && (before.high - after.high).abs() < 1e-12);
    }

    #[test]
    fn the_percentile_interval_of_many_rows_is_the_normal_one() {
        let values = skewed(10_000);
        let sample = Sample::new(&values).unwrap();
        let resampling = Resampling { resamples: 20_000, level: 0.95, seed: 9 };
        let interval = bootstrap(&sample, Ends::Percentile, &resampling).unwrap();
        let variance =
            values.iter().map(|value| (value - sample.mean()).powi(2)).sum::<f64>() / 1e4;
        let error = (variance / 1e4).sqrt();
        assert!(((interval.high - interval.estimate) / error - 1.96).abs() < 0.05);
        assert!(((interval.estimate - interval.low) / error - 1.96).abs() < 0.05);
    }

    #[test]
    fn bca_moves_towards_the_long_tail() {
        let values = skewed(40);
        let sample = Sample::new(&values).unwrap();
        let resampling = Resampling { resamples: 20_000, level: 0.9, seed: 2 };
        let interval = |ends| bootstrap(&sample, ends, &resampling).unwrap();
        let (plain, corrected) = (interval(Ends::Percentile), interval(Ends::Bca));
        assert!(corrected.low > plain.low && corrected.high > plain.high);
    }

    #[test]
    fn equal_numbers_have_an_interval_of_one_point() {
        let sample = Sample::new(&[0.25; 10]).unwrap();
        for ends in [Ends::Percentile, Ends::Bca] {
            let interval = bootstrap(&sample, ends, &Resampling::INTERVALS).unwrap();
            assert!((interval.low - 0.25).abs() < 1e-15 && (interval.high - 0.25).abs() < 1e-15);
        }
    }

    #[test]
    fn one_cluster_is_too_few_and_so_are_resamples_on_one_side() {
        let sample = Sample::new(&[0.25, 0.5]).unwrap().clustered(&[1, 1]).unwrap();
        let refused = resampled_means(&sample, &Resampling::INTERVALS).unwrap_err().to_string();
        assert_eq!(refused, "1 clusters are too few; give at least 2");
        let values = skewed(100);
        let resampling = Resampling { resamples: 1, ..Resampling::INTERVALS };
        assert!(bootstrap(&Sample::new(&values).unwrap(), Ends::Bca, &resampling).is_err());
    }

    #[test]
    fn clusters_widen_the_interval_and_strata_narrow_it() {
        let values: Vec<f64> = (0..400).map(|row| number(row % 40)).collect();
        let clusters: Vec<usize> = (0..400).map(|row| row % 40).collect();
        let width = |sample: &Sample| {
            let interval = bootstrap(sample, Ends::Percentile, &Resampling::INTERVALS).unwrap();
            interval.high - interval.low
        };
        let sample = Sample::new(&values).unwrap();
        let clustered = sample.clone().clustered(&clusters).unwrap();
        assert!(width(&clustered) > 2.0 * width(&sample));
        let strata: Vec<usize> = clusters.iter().map(|cluster| cluster / 20).collect();
        assert!(width(&clustered.clone().stratified(&strata).unwrap()) < 0.8 * width(&clustered));
    }

    proptest! {
        #[test]
        fn shifting_and_stretching_go_through(
            values in prop::collection::vec(-1.0..1.0, 3..40),
            shift in -5.0..5.0,
            stretch in 0.1..10.0,
        ) {
            let resampling = Resampling { resamples: 60, level: 0.8, seed: 4 };
            let moved = |value: &f64| -> f64 { shift + stretch * value };
            let all_moved: Vec<f64> = values.iter().map(moved).collect();
            let means = |values: &[f64]| resampled_means(&Sample::new(values).unwrap(), &resampling).unwrap();
            for (one, other) in means(&values).iter().zip(means(&all_moved)) {
                prop_assert!((moved(one) - other).abs() < 1e-12 * (1.0 + other.abs()));
            }
        }
    }
}
