//! Consistency bands: where the reliability curve would run if the forecasts were calibrated.

use rayon::prelude::*;
use serde::Serialize;

use super::pool::{Block, Group, pool_adjacent};
use super::reliability::Reliability;
use crate::numeric::{Random, number};
use crate::resampling::quantile;
use crate::{BadInput, Resampling};

/// At how many forecasts a band is told at most.
const MOST_PLACES: usize = 512;

/// A binomial number takes about as long as drawing this many rows.
const ROWS_PER_BINOMIAL: usize = 32;

/// The band at one forecast.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct BandPlace {
    /// The forecast.
    pub forecast: f64,
    /// The low end of the band.
    pub low: f64,
    /// The high end of the band.
    pub high: f64,
}

impl Reliability<'_> {
    /// The consistency band around the diagonal: where the curve would run, at each forecast, if
    /// the forecasts were calibrated. A curve that leaves it is more than chance explains.
    ///
    /// Rows are drawn with replacement, each with an outcome that is yes as often as its forecast
    /// says; the curve is fitted anew, and of its heights at each forecast the quantiles are taken
    /// that leave out equal tails. It is told at each distinct forecast, or at 512 of them, spread
    /// evenly by rank, where there are more. [`Resampling::BANDS`] is usual.
    ///
    /// T. Dimitriadis, T. Gneiting, A. I. Jordan, *Proceedings of the National Academy of
    /// Sciences* 118, 2021.
    ///
    /// # Errors
    ///
    /// There are no resamples, or the level does not lie between 0 and 1.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::{Cases, Resampling};
    /// use scoring::calibration::reliability;
    ///
    /// let cases = Cases::new(&[0.5; 100], &[true; 100])?;
    /// let band = reliability(&cases).unwrap().band(&Resampling::BANDS)?;
    /// assert!(band[0].low > 0.3 && band[0].high < 0.7, "100 of 100 is no chance");
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn band(&self, resampling: &Resampling) -> Result<Vec<BandPlace>, BadInput> {
        resampling.check()?;
        let kinds = self.kinds();
        let places = self.places();
        let curves: Vec<Vec<f64>> = (0..resampling.resamples)
            .into_par_iter()
            .map(|index| curve(&kinds, &places, Random::stream(resampling.seed, index)))
            .collect();
        let place = |(index, &forecast): (usize, &f64)| {
            let mut heights: Vec<f64> = curves.iter().map(|curve| curve[index]).collect();
            heights.sort_unstable_by(f64::total_cmp);
            let (low, high) = resampling.tails();
            BandPlace { forecast, low: quantile(&heights, low), high: quantile(&heights, high) }
        };
        Ok(places.iter().enumerate().map(place).collect())
    }

    /// The rows that differ neither in forecast nor in weight, by rising forecast.
    fn kinds(&self) -> Vec<Kind> {
        if self.cases.weights().is_none() {
            let kind =
                |group: Group| Kind { forecast: group.forecast, weight: 1.0, rows: group.rows };
            return self.pooled.groups().map(kind).collect();
        }
        let rows = self.cases.rows().filter(|(.., weight)| *weight > 0.0);
        let mut rows: Vec<(f64, f64)> =
            rows.map(|(forecast, _, weight)| (forecast + 0.0, weight)).collect();
        rows.sort_unstable_by(|one, other| {
            one.0.total_cmp(&other.0).then(one.1.total_cmp(&other.1))
        });
        let kind =
            |run: &[(f64, f64)]| Kind { forecast: run[0].0, weight: run[0].1, rows: run.len() };
        rows.chunk_by(|one, other| one == other).map(kind).collect()
    }

    fn places(&self) -> Vec<f64> {
        let forecasts: Vec<f64> = self.pooled.groups().map(|group| group.forecast).collect();
        let count = forecasts.len();
        if count <= MOST_PLACES {
            return forecasts;
        }
        let index = |place: usize| place * (count - 1) / (MOST_PLACES - 1);
        (0..MOST_PLACES).map(|place| forecasts[index(place)]).collect()
    }
}

/// Rows with one forecast and one weight.
#[derive(Clone, Copy)]
struct Kind {
    forecast: f64,
    weight: f64,
    rows: usize,
}

/// One resample: the forecasts that were drawn, with what their rows and their yeses weigh.
fn draw(kinds: &[Kind], mut random: Random) -> Vec<(f64, f64, f64)> {
    let counts = counts(kinds, &mut random);
    let mut drawn: Vec<(f64, f64, f64)> = Vec::with_capacity(kinds.len());
    for (kind, rows) in kinds.iter().zip(counts).filter(|(_, rows)| *rows > 0) {
        let yes = number(random.binomial(rows, kind.forecast)) * kind.weight;
        let weight = number(rows) * kind.weight;
        match drawn.last_mut().filter(|last| last.0.to_bits() == kind.forecast.to_bits()) {
            Some(last) => (last.1, last.2) = (last.1 + weight, last.2 + yes),
            None => drawn.push((kind.forecast, weight, yes)),
        }
    }
    drawn
}

/// How many rows of each kind a resample has: all of them together one after another where kinds
/// are small, else one binomial number a kind, which is the same in distribution.
fn counts(kinds: &[Kind], random: &mut Random) -> Vec<usize> {
    let rows = kinds.iter().map(|kind| kind.rows).sum::<usize>();
    let few = u32::try_from(rows).ok().filter(|_| rows < ROWS_PER_BINOMIAL * kinds.len());
    if let Some(rows) = few {
        return counts_one_by_one(kinds, rows, random);
    }
    let (mut left, mut to_draw) = (rows, rows);
    let count = |kind: &Kind| {
        let rows = random.binomial(to_draw, number(kind.rows) / number(left));
        left -= kind.rows;
        to_draw -= rows;
        rows
    };
    kinds.iter().map(count).collect()
}

fn counts_one_by_one(kinds: &[Kind], rows: u32, random: &mut Random) -> Vec<usize> {
    let mut by_row = vec![0_u32; rows as usize];
    for _ in 0..rows {
        by_row[random.below(rows) as usize] += 1;
    }
    let mut rest = &by_row[..];
    let count = |kind: &Kind| {
        let (here, after) = rest.split_at(kind.rows);
        rest = after;
        here.iter().map(|count| *count as usize).sum()
    };
    kinds.iter().map(count).collect()
}

/// The heights at some places of a curve fitted to one resample; between drawn forecasts it rises
/// in proportion.
fn curve(kinds: &[Kind], places: &[f64], random: Random) -> Vec<f64> {
    let drawn = draw(kinds, random);
    let blocks = pool_adjacent(drawn.iter().map(|(_, weight, yes)| Block::share(*yes, *weight)));
    let heights: Vec<f64> =
        blocks.iter().flat_map(|block| std::iter::repeat_n(block.mean(), block.len)).collect();
    places.iter().map(|place| height(&drawn, &heights, *place)).collect()
}

fn height(drawn: &[(f64, f64, f64)], heights: &[f64], place: f64) -> f64 {
    let after = drawn.partition_point(|row| row.0 < place);
    if after == drawn.len() {
        return heights[after - 1];
    }
    if after == 0 || drawn[after].0 <= place {
        return heights[after];
    }
    let (low, high) = (drawn[after - 1].0, drawn[after].0);
    heights[after - 1] + (place - low) / (high - low) * (heights[after] - heights[after - 1])
}

#[cfg(test)]
mod tests {
    use super::super::reliability::reliability;
    use super::*;
    use crate::Cases;

    fn sample(count: u32) -> (Vec<f64>, Vec<bool>) {
        let place = |row: u32| f64::from(row.wrapping_mul(2_654_435_761)) / f64::from(u32::MAX);
        let forecasts: Vec<f64> =
            (0..count).map(|row| (place(row) * 100.0).round() / 100.0).collect();
        (forecasts, (0..count).map(|row| place(row * 31 + 7) < 0.5).collect())
    }

    #[test]
    fn the_seed_fixes_the_band_on_any_number_of_threads() {
        let (forecasts, outcomes) = sample(500);
        let cases = Cases::new(&forecasts, &outcomes).unwrap();
        let curve = reliability(&cases).unwrap();
        let band = |seed| curve.band(&Resampling { seed, ..Resampling::BANDS }).unwrap();
        let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
        assert_eq!(band(1), one.install(|| band(1)));
        assert_ne!(band(1), band(2));
    }

    #[test]
    fn the_band_holds_the_diagonal() {
        let (forecasts, outcomes) = sample(2000);
        let weights: Vec<f64> = (0..2000_u32).map(|row| f64::from(row % 4)).collect();
        let cases = Cases::new(&forecasts, &outcomes).unwrap();
        for cases in [cases, cases.weighted(&weights).unwrap()] {
            let band = reliability(&cases).unwrap().band(&Resampling::BANDS).unwrap();
            let holds = |place: &&BandPlace| {
                (place.low - 0.03..=place.high + 0.03).contains(&place.forecast)
            };
            assert_eq!(band.iter().filter(holds).count(), band.len());
            assert!(band.is_sorted_by(|one, next| one.low <= next.low && one.high <= next.high));
        }
    }

    #[test]
    fn a_single_forecast_has_the_band_of_a_binomial_share() {
        // Of 400 coins 180.. to 220 show heads in 95 of 100 cases.
        let cases = Cases::new(&[0.5; 400], &[true; 400]).unwrap();
        let resampling = Resampling { resamples: 4000, level: 0.95, seed: 3 };
        let band = reliability(&cases).unwrap().band(&resampling).unwrap();
        assert!((band[0].low - 0.451).abs() < 0.003, "{band:?}");
        assert!((band[0].high - 0.549).abs() < 0.003, "{band:?}");
    }

    #[test]
    fn a_band_of_many_forecasts_is_told_at_some_of_them() {
        let forecasts: Vec<f64> = (0..2000_u32).map(|row| f64::from(row) / 1999.0).collect();
        let cases = Cases::new(&forecasts, &[true; 2000]).unwrap();
        let band = reliability(&cases).unwrap().band(&Resampling::BANDS).unwrap();
        assert_eq!(band.len(), MOST_PLACES);
        assert!(band[0].forecast.abs() < 1e-12 && (band[511].forecast - 1.0).abs() < 1e-12);
    }
}
