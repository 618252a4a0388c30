//! Student's t distribution.

use crate::BadInput;
use crate::continuous::check::{finite, positive};
use crate::continuous::{Distribution, Region, area};
use crate::numeric::{ln_beta_of_half, student_cdf, student_log_density, student_quantile};

/// A t distribution, by its degrees of freedom, location and scale: heavy tails.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StudentT {
    freedom: f64,
    location: f64,
    scale: f64,
}

impl StudentT {
    /// Checks the degrees of freedom, the location and the scale.
    ///
    /// # Errors
    ///
    /// The location is not finite, or one of the others is not a finite number above 0.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::continuous::{Distribution, StudentT};
    ///
    /// // With one degree of freedom it is Cauchy's distribution.
    /// let cauchy = StudentT::new(1.0, 0.0, 1.0)?;
    /// assert!((cauchy.quantile(0.75)? - 1.0).abs() < 1e-14);
    /// // With half of one, the tails are so heavy that no CRPS is finite.
    /// assert_eq!(StudentT::new(0.5, 0.0, 1.0)?.crps(0.0)?, f64::INFINITY);
    /// # Ok::<(), scoring::BadInput>(())
    /// ```
    pub fn new(freedom: f64, location: f64, scale: f64) -> Result<Self, BadInput> {
        let freedom = positive("the degrees of freedom", freedom)?;
        let location = finite("the location", location)?;
        Ok(Self { freedom, location, scale: positive("the scale", scale)? })
    }

    /// The degrees of freedom.
    pub fn freedom(self) -> f64 {
        self.freedom
    }

    /// The location.
    pub fn location(self) -> f64 {
        self.location
    }

    /// The scale.
    pub fn scale(self) -> f64 {
        self.scale
    }

    fn standard(self, place: f64) -> f64 {
        (place - self.location) / self.scale
    }
}

impl Distribution for StudentT {
    fn cdf(&self, place: f64) -> f64 {
        student_cdf(self.freedom, self.standard(place))
    }

    fn survival(&self, place: f64) -> f64 {
        student_cdf(self.freedom, -self.standard(place))
    }

    fn log_density(&self, place: f64) -> f64 {
        student_log_density(self.freedom, self.standard(place)) - self.scale.ln()
    }

    fn place_of(&self, share: f64) -> f64 {
        self.location + self.scale * student_quantile(self.freedom, share)
    }

    /// (*y* − *μ*) (2*F* − 1) + 2*σ* (*f* (*ν* + *z*²) − √*ν* B(½, *ν* − ½) / B(½, *ν*/2)²) / (*ν* − 1)
    fn crps_at(&self, happened: f64) -> f64 {
        if self.freedom <= 0.5 {
            return f64::INFINITY;
        }
        // The form has a hole at 1, and loses digits around it.
        if self.freedom < 1.05 {
            return area::of_squares(self, Region::ALL, happened);
        }
        let freedom = self.freedom;
        let standard = self.standard(happened);
        let inner = student_cdf(freedom, standard) - student_cdf(freedom, -standard);
        let spread = (ln_beta_of_half(freedom - 0.5) - 2.0 * ln_beta_of_half(0.5 * freedom)).exp();
        // The density times *ν* + *z*², in logarithms, as a place can be too far to be squared.
        let far = (standard * standard / freedom).ln_1p() + freedom.ln();
        let density = (student_log_density(freedom, standard) + far).exp();
        let tails = if far.is_finite() { density } else { 0.0 } - freedom.sqrt() * spread;
        (happened - self.location) * inner + 2.0 * self.scale * tails / (freedom - 1.0)
    }
}
