//! Histories: forecasts that hold until the next one.
//!
//! [`Histories`] tells who held which forecast of a question and when; [`over_time`], [`peer`]
//! and [`relative_brier`] score them.

pub mod leaderboard;
pub mod metaculus;

mod histories;
mod period;
mod relative;
mod running_median;
mod scored;
mod sweep;

pub use histories::{Histories, Hold, Update};
pub use period::Period;
pub use relative::{DailyRelative, Scale, relative_brier, relative_brier_of_options};
pub use scored::{
    HistoryScore, PeerScore, TimeWeighted, over_time, over_time_by, peer, peer_by, spot_peer,
};
