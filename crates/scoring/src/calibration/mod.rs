//! Calibration: whether what was called 70% happened seven times in ten.

mod bins;
mod interval;

pub use bins::{Bin, Calibration, NEEDED_FOR_CALIBRATION, calibration};
pub use interval::{jeffreys, wilson};
