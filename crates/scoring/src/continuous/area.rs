//! The area between a distribution and the step at what happened, squared, by integration.

use super::{Distribution, Region};
use crate::numeric::{integral, integral_to_infinity};

/// Where the stretches are cut, so that none misses the body of the distribution, or where it
/// starts or ends.
const CUTS: [f64; 11] = [0.0, 1e-6, 1e-3, 0.05, 0.25, 0.5, 0.75, 0.95, 0.999, 0.999_999, 1.0];

/// ∫ *F*² below what happened and ∫ (1 − *F*)² above it, over a region.
pub(crate) fn of_squares(distribution: &impl Distribution, region: Region, happened: f64) -> f64 {
    let cuts: Vec<f64> = CUTS.iter().map(|share| distribution.place_of(*share)).collect();
    let split = region.nearest(happened);
    let below = |place: f64| distribution.cdf(place).powi(2);
    let above = |place: f64| distribution.survival(place).powi(2);
    // Turned around, the lower part is an upper part.
    let turned_cuts: Vec<f64> = cuts.iter().rev().map(|cut| -cut).collect();
    let turned = |place: f64| below(-place);
    upward(&turned, (-split, -region.low()), &turned_cuts)
        + upward(&above, (split, region.high()), &cuts)
}

/// The integral of a function that falls to zero, with places that the stretches are cut at.
fn upward(function: &dyn Fn(f64) -> f64, (from, to): (f64, f64), cuts: &[f64]) -> f64 {
    if from >= to {
        return 0.0;
    }
    let inner = cuts.iter().copied().filter(|cut| from < *cut && *cut < to);
    let places: Vec<f64> = std::iter::once(from).chain(inner).chain([to]).collect();
    let stretch = |ends: &[f64]| {
        if ends[1].is_finite() {
            integral(function, ends[0], ends[1])
        } else {
            // The width of the middle half.
            let width = cuts[6] - cuts[4];
            let scale = if width > 0.0 { width } else { 1.0 };
            integral_to_infinity(function, ends[0], scale)
        }
    };
    places.windows(2).map(stretch).sum()
}

#[cfg(test)]
mod tests {
    use crate::BadInput;
    use crate::continuous::{
        Beta, Counts, Distribution, Exponential, Gamma, Laplace, LogLogistic, LogNormal, Logistic,
        LogisticMixture, Normal, NormalMixture, PointMass, Region, StudentT, TwoPieceNormal,
        Uniform,
    };

    const OUTCOMES: [f64; 6] = [-3.0, 0.0, 0.4, 1.0, 2.5, 40.0];

    fn close(found: f64, expected: f64, tolerance: f64) -> bool {
        (found - expected).abs() <= tolerance * expected.abs().max(1e-3)
    }

    /// What holds for any distribution; `name` is for the message.
    fn check(name: &str, distribution: &impl Distribution) {
        for happened in OUTCOMES {
            let whole = distribution.crps(happened).unwrap();
            let area = super::of_squares(distribution, Region::ALL, happened);
            assert!(close(area, whole, 1e-11), "{name} at {happened}: {area} and {whole}");
            let part = |region| distribution.crps_within(region, happened).unwrap();
            let places = [Region::below(0.3), Region::between(0.3, 2.0), Region::above(2.0)];
            let parts: f64 = places.map(|region| part(region.unwrap())).into_iter().sum();
            assert!(close(parts, whole, 1e-11), "{name} at {happened}: {parts} and {whole}");
            let both = distribution.cdf(happened) + distribution.survival(happened);
            assert!(close(both, 1.0, 1e-13), "{name} at {happened}: {both}");
        }
    }

    /// What holds where every value is possible, or every one of a stretch.
    fn check_smooth(name: &str, distribution: &impl Distribution) {
        check(name, distribution);
        for share in [1e-9, 0.01, 0.3, 0.5, 0.8, 0.999] {
            let place = distribution.quantile(share).unwrap();
            let back = distribution.cdf(place);
            assert!((back - share).abs() <= 1e-11 * share + 1e-15, "{name}: {back} for {share}");
            let step = 1e-5 * distribution.density(0.5).recip().min(1.0) * place.abs().max(1e-2);
            let rise = distribution.cdf(place + step) - distribution.cdf(place - step);
            let density = distribution.density(place);
            let slope = rise / (2.0 * step);
            let close = (slope - density).abs() <= 1e-4 * density.max(1e-4);
            assert!(share < 0.01 || close, "{name}: density {density}, slope {slope} at {place}");
        }
        for place in [f64::NEG_INFINITY, f64::MIN, 0.0, 1.0, f64::MAX, f64::INFINITY] {
            let (below, above) = (distribution.cdf(place), distribution.survival(place));
            let density = distribution.log_density(place);
            let numbers = [below, above, density].iter().all(|number| !number.is_nan());
            assert!(numbers, "{name} at {place}: {below}, {above}, {density}");
        }
        let (low, high) = (distribution.place_of(0.0), distribution.place_of(1.0));
        assert!(low < high && !low.is_nan() && !high.is_nan(), "{name}: {low} to {high}");
    }

    #[test]
    fn forms_agree_with_integrals_and_parts_with_the_whole() -> Result<(), BadInput> {
        check_smooth("normal", &Normal::new(0.7, 1.3)?);
        check_smooth("logistic", &Logistic::new(0.7, 0.9)?);
        check_smooth("log-normal", &LogNormal::new(0.1, 0.6)?);
        check_smooth("log-logistic", &LogLogistic::new(0.1, 0.4)?);
        check_smooth("t", &StudentT::new(3.0, 0.5, 1.1)?);
        check_smooth("gamma", &Gamma::new(2.3, 1.7)?);
        check_smooth("exponential", &Exponential::new(0.8)?);
        check_smooth("Laplace", &Laplace::new(0.2, 0.7)?);
        check_smooth("uniform", &Uniform::new(-0.5, 2.2)?);
        check_smooth("two-piece normal", &TwoPieceNormal::new(0.4, 0.5, 1.9)?);
        check_smooth("beta", &Beta::new(2.0, 5.0)?);
        let normals = [Normal::new(-1.0, 0.3)?, Normal::new(2.0, 1.5)?];
        check_smooth("normals", &NormalMixture::new(&normals, &[0.4, 1.2])?);
        let logistics = [Logistic::new(-1.0, 0.02)?, Logistic::new(2.0, 1.5)?];
        check_smooth("logistics", &LogisticMixture::new(&logistics, &[0.4, 1.2])?);
        Ok(())
    }

    #[test]
    fn heavy_tails_are_integrated_where_no_form_holds() -> Result<(), BadInput> {
        for freedom in [0.6, 1.0, 1.04] {
            check_smooth("t", &StudentT::new(freedom, 0.5, 1.1)?);
        }
        // On the two sides of where the form takes over.
        let score = |freedom| StudentT::new(freedom, 0.0, 1.0)?.crps(0.7);
        let (below, above) = (score(1.05 - 1e-12)?, score(1.05)?);
        assert!(close(below, above, 1e-11), "{below}, {above}");
        check_smooth("log-logistic", &LogLogistic::new(0.1, 0.99)?);
        check_smooth("log-logistic", &LogLogistic::new(0.1, 1.4)?);
        assert!(LogLogistic::new(0.1, 2.0)?.crps(1.0)?.is_infinite());
        Ok(())
    }

    #[test]
    fn many_degrees_of_freedom_are_normal() -> Result<(), BadInput> {
        let (t, normal) = (StudentT::new(1e9, 0.0, 1.0)?, Normal::new(0.0, 1.0)?);
        for happened in OUTCOMES {
            assert!(close(t.crps(happened)?, normal.crps(happened)?, 1e-8));
        }
        Ok(())
    }

    #[test]
    fn a_forecast_of_next_to_no_width_scores_by_its_distance() -> Result<(), BadInput> {
        let narrow = 1e-300;
        let scores = [
            Normal::new(0.0, narrow)?.crps(1e10)?,
            Logistic::new(0.0, narrow)?.crps(1e10)?,
            Laplace::new(0.0, narrow)?.crps(1e10)?,
            StudentT::new(3.0, 0.0, narrow)?.crps(1e10)?,
            TwoPieceNormal::new(0.0, narrow, narrow)?.crps(1e10)?,
            Gamma::new(2.0, 1e300)?.crps(1e10)?,
            Exponential::new(1e300)?.crps(1e10)?,
            NormalMixture::new(&[Normal::new(0.0, narrow)?], &[1.0])?.crps(1e10)?,
            LogisticMixture::new(&[Logistic::new(0.0, narrow)?], &[1.0])?.crps(1e10)?,
        ];
        assert!(scores.iter().all(|score| close(*score, 1e10, 1e-12)), "{scores:?}");
        Ok(())
    }

    #[test]
    fn single_values_and_counts() -> Result<(), BadInput> {
        for happened in OUTCOMES {
            let counts = [
                Counts::poisson(2.3)?,
                Counts::binomial(7, 0.3)?,
                Counts::negative_binomial(2.5, 0.4)?,
            ];
            for counts in counts {
                let whole = counts.crps(happened)?;
                let parts = counts.crps_within(Region::below(1.5)?, happened)?
                    + counts.crps_within(Region::above(1.5)?, happened)?;
                assert!(close(parts, whole, 1e-13), "{counts:?}");
            }
            let point = PointMass::new(1.5)?;
            let parts = point.crps_within(Region::below(1.0)?, happened)?
                + point.crps_within(Region::above(1.0)?, happened)?;
            assert!(close(parts, point.crps(happened)?, 1e-14));
        }
        Ok(())
    }

    #[test]
    fn counts_far_from_the_likely_ones_keep_their_logarithm() -> Result<(), BadInput> {
        // scipy.stats: poisson(2.3).logpmf(60), binom(400, 0.1).logpmf(395), nbinom(3, 0.9).logpmf(50)
        let cases = [
            (Counts::poisson(2.3)?, 60.0, -140.953_626_047_565_4),
            (Counts::binomial(400, 0.1)?, 395.0, -884.903_177_592_495),
            (Counts::negative_binomial(3.0, 0.9)?, 50.0, -108.255_414_025_929_9),
        ];
        for (counts, place, expected) in cases {
            let found = counts.log_density(place);
            assert!(close(found, expected, 1e-10), "{found} and {expected}");
        }
        assert!(Counts::binomial(4, 0.5)?.log_score(5.0)?.is_infinite());
        assert!(Counts::binomial(4, 0.5)?.log_score(1.5)?.is_infinite());
        Ok(())
    }
}
