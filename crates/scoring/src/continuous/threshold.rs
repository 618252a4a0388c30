//! The CRPS of an ensemble, looked at within a region.

use super::Region;
use super::check::finite;
use super::ensemble::{check_members, crps_ensemble};
use crate::BadInput;

/// The threshold-weighted CRPS of an ensemble: the part of [`crps_ensemble()`] that stems from
/// the thresholds within a region. 0 is perfect, there is no worst; lower is better, in the unit
/// of the members.
///
/// It is the CRPS after every member and the outcome have been moved to the nearest place of the
/// region, and ∫ (*F* − *H*)² over it. The parts of regions side by side add up to the whole.
///
/// T. Gneiting, R. Ranjan, "Comparing density forecasts using threshold- and quantile-weighted
/// scoring rules", *Journal of Business & Economic Statistics* 29, 2011; by moving the members,
/// S. Allen, D. Ginsbourger, J. Ziegel, "Evaluating forecasts for high-impact events using
/// transformed kernel scores", *SIAM/ASA Journal on Uncertainty Quantification* 11, 2023.
///
/// # Errors
///
/// There is no member, or a number is not finite.
///
/// # Examples
///
/// ```
/// use scoring::continuous::{Region, crps_ensemble_within};
///
/// let floods = Region::above(1.0)?;
/// assert_eq!(crps_ensemble_within(&[0.0, 0.5], floods, 0.2)?, 0.0);
/// assert_eq!(crps_ensemble_within(&[0.0, 3.0], floods, 0.2)?, 0.5);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn crps_ensemble_within(
    members: &[f64],
    region: Region,
    happened: f64,
) -> Result<f64, BadInput> {
    check_members(members)?;
    let moved: Vec<f64> = members.iter().map(|member| region.nearest(*member)).collect();
    crps_ensemble(&moved, region.nearest(finite("the outcome", happened)?))
}
