//! The record in words: what somebody called about 70%, and how often it happened.

use std::collections::BTreeMap;

use domain::Probability;
use scoring::calibration::wilson;
use serde::Serialize;

/// How many forecasts of about one chance it takes before they are called high or low.
const FEWEST: usize = 10;

/// How often the true share lies in a band.
const BAND_LEVEL: f64 = 0.9;

/// How often something happened that was called about so likely.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SaidAbout {
    /// The chance, in percent, to the nearest ten.
    pub percent: u8,
    /// How many forecasts came nearest to it.
    pub count: usize,
    /// How many of those things happened.
    pub happened: usize,
    /// The Wilson interval of the share that happened, at 90%.
    pub band: Option<(f64, f64)>,
    /// The line in words.
    pub words: String,
}

/// Sorts forecasts by the nearest five percent, from low to high.
pub(crate) fn said_about(who: &str, pairs: &[(Probability, bool)]) -> Vec<SaidAbout> {
    let mut sorted: BTreeMap<u8, (usize, usize, f64)> = BTreeMap::new();
    for (forecast, happened) in pairs {
        let held = sorted.entry(nearest_five(*forecast)).or_default();
        held.0 += 1;
        held.1 += usize::from(*happened);
        held.2 += forecast.value();
    }
    sorted.into_iter().map(|(percent, held)| line(who, percent, held)).collect()
}

fn nearest_five(forecast: Probability) -> u8 {
    (0..=20).map(|five| five * 5).min_by_key(|percent| distance(forecast, *percent)).unwrap_or(0)
}

/// How far a forecast is from a chance, in thousandths of a percent; of two as near the lower wins.
#[expect(clippy::cast_possible_truncation, reason = "a percentage has few thousandths")]
fn distance(forecast: Probability, percent: u8) -> i64 {
    ((forecast.percent() - f64::from(percent)).abs() * 1000.0).round() as i64
}

#[expect(clippy::cast_precision_loss, reason = "nobody makes 2^52 forecasts")]
fn line(who: &str, percent: u8, (count, happened, sum): (usize, usize, f64)) -> SaidAbout {
    let band = wilson(happened, count, BAND_LEVEL).ok().flatten();
    let times = if happened == 1 { "once".to_owned() } else { format!("{happened} times") };
    // At the ends stands what nobody called impossible or certain.
    let about = match percent {
        0 => "less than 3%".to_owned(),
        100 => "more than 97%".to_owned(),
        _ => format!("about {percent}%"),
    };
    let told = format!("When {who} said {about}, it happened {times} of {count}");
    let mean = sum / count as f64;
    let words = match band {
        Some((low, high)) if count >= FEWEST => {
            let (from, to) = (low * 100.0, high * 100.0);
            let verdict = if mean < low {
                "more often than said"
            } else if mean > high {
                "less often than said"
            } else {
                "which fits"
            };
            format!("{told} (90% band {from:.0} to {to:.0}%): {verdict}")
        }
        Some(_) | None => format!("{told}: too few to say"),
    };
    SaidAbout { percent, count, happened, band, words }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(percent: f64, happened: usize, count: usize) -> Vec<(Probability, bool)> {
        let forecast = Probability::new(percent / 100.0).unwrap();
        (0..count).map(|place| (forecast, place < happened)).collect()
    }

    fn check(percent: f64, happened: usize, count: usize, expected: &str) {
        let said = said_about("Anna", &pairs(percent, happened, count));
        assert_eq!(said.len(), 1);
        assert_eq!(said[0].words, expected);
    }

    #[test]
    fn a_line_tells_counts_band_and_verdict() {
        let fits =
            "When Anna said about 70%, it happened 12 times of 20 (90% band 42 to 76%): which fits";
        check(72.0, 12, 20, fits);
        let low = "When Anna said about 90%, it happened 8 times of 20 (90% band 24 to 58%): less often than said";
        check(90.0, 8, 20, low);
        check(4.0, 1, 3, "When Anna said about 5%, it happened once of 3: too few to say");
        check(2.0, 0, 3, "When Anna said less than 3%, it happened 0 times of 3: too few to say");
        check(99.0, 3, 3, "When Anna said more than 97%, it happened 3 times of 3: too few to say");
    }

    #[test]
    fn each_forecast_stands_at_the_nearest_five() {
        for (percent, expected) in
            [(0.0, 0), (2.5, 0), (5.0, 5), (64.9, 65), (96.0, 95), (99.0, 100)]
        {
            let said = said_about("Anna", &pairs(percent, 0, 1));
            assert_eq!(said[0].percent, expected, "{percent}");
        }
    }
}
