//! Scores as Metaculus counts them, to the last quirk.
//!
//! The rules are those of its public source; where they depart from what a reader would expect,
//! [`Quirk`] says so. A forecast is given as Metaculus stores it: with its own start and end,
//! and with the chance of every option. Times are milliseconds.

mod baseline;
mod forecast;
mod geometric_mean;
mod leaderboard;
mod legacy;
mod peer;
mod question;
mod quirk;

pub use baseline::{baseline, spot_baseline};
pub use forecast::Forecast;
pub use geometric_mean::{GeometricMean, geometric_means};
pub use leaderboard::{
    Medal, global_peer, global_peer_legacy, medal, prize_shares, tournament_take,
};
pub use legacy::relative_legacy;
pub use peer::{peer, spot_peer};
pub use question::{Form, Question};
pub use quirk::Quirk;

/// What one forecast earned.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Earned {
    /// Its score, already times its coverage; higher is better, 0 is knowing nothing.
    pub score: f64,
    /// The share of the question's time that it covers, from 0 to 1.
    pub coverage: f64,
}

impl Earned {
    /// What a forecaster earned on a question: the sum over all their forecasts.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::history::metaculus::Earned;
    ///
    /// let parts = [Earned { score: 20.0, coverage: 0.5 }, Earned { score: -5.0, coverage: 0.25 }];
    /// assert_eq!(Earned::total(&parts), Earned { score: 15.0, coverage: 0.75 });
    /// ```
    pub fn total(parts: &[Self]) -> Self {
        Self {
            score: parts.iter().map(|part| part.score).collect::<crate::numeric::Sum>().value(),
            coverage: parts
                .iter()
                .map(|part| part.coverage)
                .collect::<crate::numeric::Sum>()
                .value(),
        }
    }
}
