//! Calibration: whether what was called 70% happened seven times in ten.

mod auc;
mod band;
mod binning;
mod bins;
mod decomposition;
mod error;
mod interval;
mod isotonic;
mod logistic_regression;
mod murphy;
mod murphy_diagram;
mod pool;
mod recalibration;
mod reliability;
mod spiegelhalter;

pub use auc::auc;
pub use band::BandPlace;
pub use binning::Binning;
pub use bins::{Bin, Calibration, NEEDED_FOR_CALIBRATION, calibration, calibration_of};
pub use decomposition::Decomposition;
pub use error::{CalibrationError, calibration_error};
pub use interval::{jeffreys, wilson};
pub use isotonic::{Level, isotonic, isotonic_quantile};
pub use murphy::{Murphy, murphy};
pub use murphy_diagram::{Elementary, murphy_diagram};
pub use recalibration::{Recalibration, recalibration};
pub use reliability::{Reliability, Step, reliability};
pub use spiegelhalter::{Spiegelhalter, spiegelhalter};
