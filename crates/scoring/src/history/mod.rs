//! Histories: forecasts that hold until the next one.

mod time_weighted;

pub use time_weighted::{Held, HistoryError, HistoryScore, Window, time_weighted};
