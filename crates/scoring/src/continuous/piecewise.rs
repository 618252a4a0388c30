//! Distribution functions drawn with straight lines, as on forecasting sites.

use super::check::rising;
use super::{Distribution, Region};
use crate::BadInput;
use crate::bad_input::as_long;
use crate::numeric::Sum;

/// A distribution by points of its distribution function, with straight lines between them.
///
/// With open ends a part of the chance lies below the first place and above the last, nobody
/// knows where. Then the scores look at the places between the ends alone: an outcome beyond an
/// end counts as one at it. That is a threshold-weighted score, and proper.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PiecewiseLinear<'a> {
    places: &'a [f64],
    shares: &'a [f64],
    ends: Ends,
}

/// What may lie beyond the ends.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Ends {
    Closed,
    Open,
}

impl<'a> PiecewiseLinear<'a> {
    /// Checks places and the shares at or below them, where all chance lies between the first
    /// place and the last.
    ///
    /// # Errors
    ///
    /// There are fewer than two points, the columns differ in length, the places do not rise, a
    /// share is no probability or lies below the one before, or they do not go from 0 to 1.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::continuous::{Distribution, PiecewiseLinear};
    ///
    /// let forecast = PiecewiseLinear::closed(&[0.0, 1.0], &[0.0, 1.0])?;
    /// assert!((forecast.crps(0.5)? - 1.0 / 12.0).abs() < 1e-15);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn closed(places: &'a [f64], shares: &'a [f64]) -> Result<Self, BadInput> {
        let this = Self::checked(places, shares, Ends::Closed)?;
        let (below, above) = this.beyond();
        let end = |row: usize, allowed| {
            let value = shares[row - 1];
            BadInput::OutOfRange { row, what: "the share at a closed end", value, allowed }
        };
        if below > 0.0 {
            Err(end(1, "of 0"))
        } else if above > 0.0 {
            Err(end(shares.len(), "of 1"))
        } else {
            Ok(this)
        }
    }

    /// Checks places and the shares at or below them, where chance may lie below the first place
    /// and above the last.
    ///
    /// # Errors
    ///
    /// There are fewer than two points, the columns differ in length, the places do not rise, or
    /// a share is no probability or lies below the one before.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::continuous::{Distribution, PiecewiseLinear};
    ///
    /// let forecast = PiecewiseLinear::open(&[0.0, 1.0], &[0.1, 0.8])?;
    /// assert_eq!(forecast.crps(1.0)?, forecast.crps(99.0)?);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn open(places: &'a [f64], shares: &'a [f64]) -> Result<Self, BadInput> {
        Self::checked(places, shares, Ends::Open)
    }

    fn checked(places: &'a [f64], shares: &'a [f64], ends: Ends) -> Result<Self, BadInput> {
        if places.len() < 2 {
            return Err(BadInput::TooFew { what: "points", found: places.len(), needed: 2 });
        }
        as_long("shares", places.len(), shares.len())?;
        rising("the place", places, true)?;
        crate::cases::check_probabilities(shares, 1)?;
        rising("the share", shares, false)?;
        Ok(Self { places, shares, ends })
    }

    /// The places.
    pub fn places(self) -> &'a [f64] {
        self.places
    }

    /// The shares at or below them.
    pub fn shares(self) -> &'a [f64] {
        self.shares
    }

    /// The chance below the first place, and above the last.
    pub fn beyond(self) -> (f64, f64) {
        let last = self.shares.len() - 1;
        (self.shares[0], 1.0 - self.shares[last])
    }

    /// The stretch from one point to the next that holds a place, the lower one at a point.
    fn stretch(self, place: f64) -> (f64, f64, f64, f64) {
        let last = self.places.len() - 2;
        let index = self.places[1..].partition_point(|end| *end < place).min(last);
        let (places, shares) = (self.places, self.shares);
        (places[index], places[index + 1], shares[index], shares[index + 1])
    }

    /// ∫ *F*² between two places within the ends, or with `side` ∫ (1 − *F*)²: on each stretch
    /// from *a* to *b* it is *h* (*a*² + *ab* + *b*²) / 3.
    fn squared_area(self, from: f64, to: f64, side: impl Fn(f64) -> f64) -> f64 {
        let stretches = self.places.windows(2).zip(self.shares.windows(2));
        let term = |(places, shares): (&[f64], &[f64])| {
            let (low, high) = (places[0].max(from), places[1].min(to));
            let slope = (shares[1] - shares[0]) / (places[1] - places[0]);
            let value = |place: f64| side(shares[0] + slope * (place - places[0]));
            let (first, last) = (value(low), value(high));
            let area = (high - low) * (first * first + first * last + last * last) / 3.0;
            if low < high { area } else { 0.0 }
        };
        stretches.map(term).collect::<Sum>().value()
    }
}

impl Distribution for PiecewiseLinear<'_> {
    /// Beyond an open end, what is known there: the share at the end.
    fn cdf(&self, place: f64) -> f64 {
        let last = self.places.len() - 1;
        let (low, high, first, second) = self.stretch(place);
        if place <= self.places[0] {
            // A closed end has no chance below it.
            self.shares[0]
        } else if place >= self.places[last] {
            self.shares[last]
        } else {
            let step = (place - low) / (high - low);
            first + step * (second - first)
        }
    }

    fn survival(&self, place: f64) -> f64 {
        1.0 - self.cdf(place)
    }

    /// The slope of the stretch that holds the place; at a point that of the stretch below it.
    fn log_density(&self, place: f64) -> f64 {
        let last = self.places.len() - 1;
        if place < self.places[0] || place > self.places[last] {
            return f64::NEG_INFINITY;
        }
        let (low, high, first, second) = self.stretch(place);
        ((second - first) / (high - low)).ln()
    }

    /// An end, where the share lies beyond it.
    fn place_of(&self, share: f64) -> f64 {
        let last = self.places.len() - 1;
        let index = self.shares.partition_point(|below| *below < share);
        if index == 0 || index > last {
            return self.places[index.min(last)];
        }
        let (first, second) = (self.shares[index - 1], self.shares[index]);
        let step = (share - first) / (second - first);
        self.places[index - 1] + step * (self.places[index] - self.places[index - 1])
    }

    fn crps_at(&self, happened: f64) -> f64 {
        self.crps_within_at(Region::ALL, happened)
    }

    /// Exact, in one pass over the points
    fn crps_within_at(&self, region: Region, happened: f64) -> f64 {
        let (start, end) = (self.places[0], self.places[self.places.len() - 1]);
        let (low, high) = (region.low().max(start), region.high().min(end));
        let split = region.nearest(happened);
        let within = split.clamp(start, end);
        let inner = self.squared_area(low, high.min(within), |share| share)
            + self.squared_area(low.max(within), high, |share| 1.0 - share);
        // Between a closed end and an outcome beyond it the forecast is certain and wrong.
        let outside = match self.ends {
            Ends::Closed => (split - region.nearest(within)).abs(),
            Ends::Open => 0.0,
        };
        inner + outside
    }
}
