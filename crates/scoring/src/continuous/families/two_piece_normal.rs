//! The two-piece normal distribution: a normal one with a width to each side.

use std::f64::consts::{PI, SQRT_2};

use crate::BadInput;
use crate::continuous::Distribution;
use crate::continuous::check::{finite, positive};
use crate::numeric::{normal_cdf, normal_density, normal_quantile};

/// A two-piece normal distribution: its mode, and a standard deviation to each side of it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TwoPieceNormal {
    mode: f64,
    below: f64,
    above: f64,
}

impl TwoPieceNormal {
    /// Checks the mode, and the deviation below and above it.
    ///
    /// # Errors
    ///
    /// The mode is not finite, or a deviation is not a finite number above 0.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::continuous::{Distribution, TwoPieceNormal};
    ///
    /// let skewed = TwoPieceNormal::new(10.0, 1.0, 3.0)?;
    /// assert_eq!(skewed.cdf(10.0), 0.25);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn new(mode: f64, below: f64, above: f64) -> Result<Self, BadInput> {
        Ok(Self {
            mode: finite("the mode", mode)?,
            below: positive("the deviation below", below)?,
            above: positive("the deviation above", above)?,
        })
    }

    /// The mode.
    pub fn mode(self) -> f64 {
        self.mode
    }

    /// The standard deviations below the mode and above it.
    pub fn deviations(self) -> (f64, f64) {
        (self.below, self.above)
    }

    /// The same seen from above.
    fn turned(self) -> Self {
        Self { mode: -self.mode, below: self.above, above: self.below }
    }

    /// Twice the share that lies below the mode: what the lower half's chances are times.
    fn factor(self) -> f64 {
        2.0 * self.below / (self.below + self.above)
    }

    /// The CRPS for an outcome not above the mode.
    fn crps_below(self, happened: f64) -> f64 {
        let place = (happened - self.mode) / self.below;
        let factor = self.factor();
        let square = factor * factor;
        // (1 − cΦ)² = 1 − 2cΦ + c²Φ² from what happened to the mode.
        let between = square * (squared_area(0.0) - squared_area(place))
            - 2.0 * factor * (area(0.0) - area(place));
        let lower = self.below * (square * squared_area(place) + between);
        let upper = self.above * self.turned().factor().powi(2) * squared_area(0.0);
        (self.mode - happened) + lower + upper
    }
}

impl Distribution for TwoPieceNormal {
    fn cdf(&self, place: f64) -> f64 {
        if place <= self.mode {
            self.factor() * normal_cdf((place - self.mode) / self.below)
        } else {
            1.0 - self.survival(place)
        }
    }

    fn survival(&self, place: f64) -> f64 {
        if place > self.mode {
            self.turned().factor() * normal_cdf((self.mode - place) / self.above)
        } else {
            1.0 - self.cdf(place)
        }
    }

    fn log_density(&self, place: f64) -> f64 {
        let deviation = if place < self.mode { self.below } else { self.above };
        let standard = (place - self.mode) / deviation;
        -0.5 * standard * standard + (2.0 / PI).ln() * 0.5 - (self.below + self.above).ln()
    }

    fn place_of(&self, share: f64) -> f64 {
        let factor = self.factor();
        if share <= 0.5 * factor {
            self.mode + self.below * normal_quantile(share / factor)
        } else {
            self.mode - self.above * normal_quantile((1.0 - share) / self.turned().factor())
        }
    }

    /// From the integrals ∫ Φ = *z*Φ + φ and ∫ Φ² = *z*Φ² + 2Φφ − Φ(√2 *z*)/√π, side by side
    fn crps_at(&self, happened: f64) -> f64 {
        if happened <= self.mode {
            self.crps_below(happened)
        } else {
            self.turned().crps_below(-happened)
        }
    }
}

/// ∫ Φ up to a place.
fn area(place: f64) -> f64 {
    let share = normal_cdf(place);
    // Without chance the place can be infinite.
    if share > 0.0 { place * share + normal_density(place) } else { 0.0 }
}

/// ∫ Φ² up to a place.
fn squared_area(place: f64) -> f64 {
    let share = normal_cdf(place);
    if share <= 0.0 {
        return 0.0;
    }
    share * (place * share + 2.0 * normal_density(place)) - normal_cdf(SQRT_2 * place) / PI.sqrt()
}
