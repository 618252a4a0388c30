//! A value axis: where numbers or days stand from the bottom of a chart up, and which are written.

use domain::day_of_number;

/// How many values fit beside a chart without touching.
const MOST_TICKS: f64 = 6.0;

/// The days between ticks, from the finest to the coarsest.
const STEPS_DAYS: [f64; 12] =
    [1.0, 2.0, 7.0, 14.0, 30.0, 61.0, 122.0, 365.0, 730.0, 1826.0, 3652.0, 36524.0];

/// How values are told apart on an axis, and how they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValueScale {
    /// Numbers, by their difference.
    Linear,
    /// Numbers above 0, by their ratio.
    Log,
    /// Days, as numbers of days from 1 January 1970.
    Days,
}

/// Where values stand between the bottom and the top of a chart.
#[derive(Clone, Copy, Debug)]
pub(super) struct ValueAxis {
    scale: ValueScale,
    /// The ends, as the scale has them.
    low: f64,
    high: f64,
    top: f64,
    bottom: f64,
}

/// A value written beside the axis.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct ValueTick {
    pub(super) y: f64,
    pub(super) label: String,
}

impl ValueScale {
    /// A value in words, as "42", or "2027-03-31" of a day.
    pub(super) fn words(self, value: f64) -> String {
        match self {
            Self::Linear | Self::Log => rounded(value).to_string(),
            Self::Days => {
                day_of_number(value).map_or_else(|| value.to_string(), |day| day.to_string())
            }
        }
    }

    /// Where the scale has a value.
    pub(super) fn forth(self, value: f64) -> f64 {
        match self {
            Self::Linear | Self::Days => value,
            Self::Log => value.ln(),
        }
    }

    /// The value at a place of the scale.
    pub(super) fn back(self, place: f64) -> f64 {
        match self {
            Self::Linear | Self::Days => place,
            Self::Log => place.exp(),
        }
    }
}

impl ValueAxis {
    /// An axis that shows all the values with some room; none where the scale has no place for one.
    pub(super) fn around(
        scale: ValueScale,
        values: impl Iterator<Item = f64>,
        (top, bottom): (f64, f64),
    ) -> Option<Self> {
        let places: Vec<f64> = values.map(|value| scale.forth(value)).collect();
        if places.is_empty() || !places.iter().all(|place| place.is_finite()) {
            return None;
        }
        let low = places.iter().copied().fold(f64::INFINITY, f64::min);
        let high = places.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let room = if low < high { (high - low) * 0.06 } else { 1.0 };
        Some(Self { scale, low: low - room, high: high + room, top, bottom })
    }

    /// Where a value stands.
    pub(super) fn y(&self, value: f64) -> f64 {
        let part = (self.scale.forth(value) - self.low) / (self.high - self.low);
        self.bottom - (self.bottom - self.top) * part
    }

    /// The values that are written.
    pub(super) fn ticks(&self) -> Vec<ValueTick> {
        let (low, high) = (self.scale.back(self.low), self.scale.back(self.high));
        let values = match self.scale {
            ValueScale::Linear => multiples(nice_step(high - low), low, high),
            ValueScale::Days => multiples(day_step(high - low), low, high),
            ValueScale::Log => ratios(low, high),
        };
        let tick = |value| ValueTick { y: self.y(value), label: self.scale.words(value) };
        values.into_iter().map(tick).collect()
    }
}

fn multiples(step: f64, low: f64, high: f64) -> Vec<f64> {
    let first = (low / step).ceil() * step;
    let all = std::iter::successors(Some(first), |value| Some(value + step));
    all.take_while(|value| *value <= high).map(rounded).collect()
}

/// The least step of 1, 2 or 5 times a power of ten that leaves few enough values.
fn nice_step(span: f64) -> f64 {
    let power = 10_f64.powf((span / MOST_TICKS).log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0].map(|factor| factor * power);
    steps.into_iter().find(|step| span / step <= MOST_TICKS).unwrap_or(10.0 * power)
}

fn day_step(span: f64) -> f64 {
    STEPS_DAYS.into_iter().find(|step| span / step <= MOST_TICKS).unwrap_or(span / MOST_TICKS)
}

/// The values of 1, 2 and 5 times powers of ten within the ends; where they are one at most, steps
/// as on a scale of differences, and where they are many, the powers alone.
fn ratios(low: f64, high: f64) -> Vec<f64> {
    let first = 10_f64.powf(low.log10().floor());
    let powers = std::iter::successors(Some(first), |power| Some(power * 10.0));
    let powers: Vec<f64> = powers.take_while(|power| *power <= high).map(rounded).collect();
    let is_within = |value: &f64| (low..=high).contains(value);
    let all = powers.iter().flat_map(|power| [1.0, 2.0, 5.0].map(|factor| rounded(factor * power)));
    let all: Vec<f64> = all.filter(is_within).collect();
    match all.len() {
        0 | 1 => multiples(nice_step(high - low), low, high),
        2..=7 => all,
        _ => powers.into_iter().filter(is_within).collect(),
    }
}

/// A number without the last digits, which sums of tenths get wrong.
fn rounded(value: f64) -> f64 {
    let places = if value.abs() > 1e6 { 1.0 } else { 1e9 };
    // Adding zero turns -0 into 0.
    (value * places).round() / places + 0.0
}

#[cfg(test)]
mod tests {
    use domain::number_of_day;
    use jiff::civil::date;

    use super::{ValueAxis, ValueScale};

    fn check(scale: ValueScale, values: &[f64], expected: &[&str]) {
        let axis = ValueAxis::around(scale, values.iter().copied(), (0.0, 100.0)).unwrap();
        let labels: Vec<_> = axis.ticks().into_iter().map(|tick| tick.label).collect();
        assert_eq!(labels, expected, "{values:?}");
    }

    #[test]
    fn round_values_are_written() {
        check(ValueScale::Linear, &[0.0, 460.0], &["0", "100", "200", "300", "400"]);
        check(ValueScale::Linear, &[0.1, 0.35], &["0.1", "0.15", "0.2", "0.25", "0.3", "0.35"]);
        check(ValueScale::Linear, &[7.0], &["6", "6.5", "7", "7.5", "8"]);
        check(ValueScale::Log, &[10.0, 1000.0], &["10", "20", "50", "100", "200", "500", "1000"]);
        check(
            ValueScale::Log,
            &[1.0, 1e6],
            &["1", "10", "100", "1000", "10000", "100000", "1000000"],
        );
        let days = [date(2027, 1, 1), date(2027, 1, 5)].map(number_of_day);
        check(
            ValueScale::Days,
            &days,
            &["2027-01-01", "2027-01-02", "2027-01-03", "2027-01-04", "2027-01-05"],
        );
    }

    #[test]
    fn more_stands_higher() {
        for scale in [ValueScale::Linear, ValueScale::Log, ValueScale::Days] {
            let axis = ValueAxis::around(scale, [1.0, 9.0].into_iter(), (0.0, 100.0)).unwrap();
            assert!(axis.y(9.0) < axis.y(3.0) && axis.y(3.0) < axis.y(1.0), "{scale:?}");
            assert!(axis.y(9.0) > 0.0 && axis.y(1.0) < 100.0, "{scale:?}");
        }
    }

    #[test]
    fn a_value_without_a_place_has_no_axis() {
        for (scale, value) in [(ValueScale::Log, 0.0), (ValueScale::Linear, f64::NAN)] {
            let axis = ValueAxis::around(scale, [value, 1.0].into_iter(), (0.0, 100.0));
            assert!(axis.is_none(), "{scale:?}");
        }
        let none = ValueAxis::around(ValueScale::Linear, [].into_iter(), (0.0, 100.0));
        assert!(none.is_none());
    }
}
