//! The CRPS of an ensemble: a forecast given as a list of equally likely numbers.

use super::check::finite;
use crate::BadInput;
use crate::bad_input::as_long;
use crate::cases::check_weights;
use crate::numeric::{Sum, number};

/// The CRPS of an ensemble, read as the step function of its members. 0 is perfect, there is no
/// worst; lower is better, in the unit of the members.
///
/// With *m* members *x* and the outcome *y*, it is
/// Σ |*x*ᵢ − *y*| / *m* − Σᵢⱼ |*x*ᵢ − *x*ⱼ| / (2*m*²): the area between the share of members at or
/// below a place and the step at what happened, squared. It is taken from the sorted distances
/// *d*₍ᵢ₎ = *x*₍ᵢ₎ − *y* as Σ |*d*₍ᵢ₎| *c*ᵢ / *m*², where *c*ᵢ is 2*i* − 1 below what happened and
/// 2(*m* − *i*) + 1 above it: no term is negative, so no digit is lost far from 0.
///
/// T. Gneiting, A. E. Raftery, "Strictly proper scoring rules, prediction, and estimation",
/// *Journal of the American Statistical Association* 102, 2007, section 4.2.
///
/// # Errors
///
/// There is no member, or a number is not finite.
///
/// # Examples
///
/// ```
/// use scoring::continuous::crps_ensemble;
///
/// assert_eq!(crps_ensemble(&[0.0, 1.0], 0.5)?, 0.25);
/// assert_eq!(crps_ensemble(&[3.0], 1.0)?, 2.0);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn crps_ensemble(members: &[f64], happened: f64) -> Result<f64, BadInput> {
    let distances = sorted_distances(members, happened)?;
    let factors = Estimator::Plain.factors(members.len());
    Ok(Estimator::Plain.score(&distances, &factors))
}

/// The fair CRPS of an ensemble: an unbiased estimate of the score of the distribution that its
/// members were drawn from. Lower is better, in the unit of the members.
///
/// It is Σ |*x*ᵢ − *y*| / *m* − Σᵢⱼ |*x*ᵢ − *x*ⱼ| / (2*m*(*m* − 1)), and so favors no size of
/// ensemble; from the sorted distances, 2 Σ |*d*₍ᵢ₎| *c*ᵢ / (*m*(*m* − 1)) with *c*ᵢ = *i* − 1 below
/// what happened and *m* − *i* above it. A single member has none, which is `None`.
///
/// C. A. T. Ferro, "Fair scores for ensemble forecasts", *Quarterly Journal of the Royal
/// Meteorological Society* 140, 2014.
///
/// # Errors
///
/// There is no member, or a number is not finite.
///
/// # Examples
///
/// ```
/// use scoring::continuous::crps_ensemble_fair;
///
/// assert_eq!(crps_ensemble_fair(&[0.0, 1.0, 2.0], 1.0)?, Some(0.0));
/// assert_eq!(crps_ensemble_fair(&[3.0], 1.0)?, None);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn crps_ensemble_fair(members: &[f64], happened: f64) -> Result<Option<f64>, BadInput> {
    let distances = sorted_distances(members, happened)?;
    let factors = Estimator::Fair.factors(members.len());
    Ok((members.len() > 1).then(|| Estimator::Fair.score(&distances, &factors)))
}

/// The CRPS of an ensemble whose members are not equally likely. 0 is perfect, there is no
/// worst; lower is better, in the unit of the members.
///
/// With weights *w* that add up to *W*, it is
/// Σ *w*ᵢ |*x*ᵢ − *y*| / *W* − Σᵢⱼ *w*ᵢ *w*ⱼ |*x*ᵢ − *x*ⱼ| / (2*W*²). Members of weight zero change
/// nothing.
///
/// # Errors
///
/// There is no member, a number is not finite, or the weights are not one a member, negative, or
/// all zero.
///
/// # Examples
///
/// ```
/// use scoring::continuous::crps_ensemble_weighted;
///
/// assert_eq!(crps_ensemble_weighted(&[0.0, 1.0], &[3.0, 1.0], 1.0)?, 0.5625);
/// # Ok::<(), scoring::BadInput>(())
/// ```
pub fn crps_ensemble_weighted(
    members: &[f64],
    weights: &[f64],
    happened: f64,
) -> Result<f64, BadInput> {
    as_long("weights", members.len(), weights.len())?;
    check_weights(weights)?;
    let distances = distances(members, happened)?;
    let mut rows: Vec<(f64, f64)> = distances.into_iter().zip(weights.iter().copied()).collect();
    rows.sort_unstable_by(|first, second| first.0.total_cmp(&second.0));
    Ok(weighted_score(&rows))
}

/// The CRPS from sorted distances to what happened and their weights.
pub(crate) fn weighted_score(rows: &[(f64, f64)]) -> f64 {
    let total = rows.iter().map(|(_, weight)| *weight).collect::<Sum>().value();
    let (below, above) = rows.split_at(rows.partition_point(|(distance, _)| *distance < 0.0));
    (one_side(below.iter()) + one_side(above.iter().rev())) / (total * total)
}

/// What the members to one side of what happened add, from the furthest inward.
fn one_side<'a>(rows: impl Iterator<Item = &'a (f64, f64)>) -> f64 {
    let mut further = 0.0;
    let term = |&(distance, weight): &(f64, f64)| {
        let reached = 2.0 * further + weight;
        further += weight;
        distance.abs() * weight * reached
    };
    rows.map(term).collect::<Sum>().value()
}

/// How the spread of the members is estimated.
#[derive(Clone, Copy)]
pub(super) enum Estimator {
    Plain,
    Fair,
}

impl Estimator {
    /// For each place among the sorted members, what a distance counts below what happened and
    /// above it.
    pub(super) fn factors(self, members: usize) -> Vec<(f64, f64)> {
        let places = 0..members;
        match self {
            Self::Plain => places
                .map(|place| (number(2 * place + 1), number(2 * (members - place) - 1)))
                .collect(),
            Self::Fair => {
                places.map(|place| (number(place), number(members - place - 1))).collect()
            }
        }
    }

    /// What the sum of the counted distances is divided by.
    pub(super) fn divisor(self, members: usize) -> f64 {
        let members = number(members);
        match self {
            Self::Plain => members * members,
            Self::Fair => 0.5 * members * (members - 1.0),
        }
    }

    pub(super) fn score(self, distances: &[f64], factors: &[(f64, f64)]) -> f64 {
        let term = |(distance, (below, above)): (&f64, &(f64, f64))| {
            distance.abs() * if *distance < 0.0 { below } else { above }
        };
        let sum: Sum = distances.iter().zip(factors).map(term).collect();
        sum.value() / self.divisor(distances.len())
    }
}

/// Refuses an empty ensemble, and members that are not finite.
pub(crate) fn check_members(members: &[f64]) -> Result<(), BadInput> {
    if members.is_empty() {
        return Err(BadInput::TooFew { what: "members", found: 0, needed: 1 });
    }
    match members.iter().position(|member| !member.is_finite()) {
        None => Ok(()),
        Some(index) => {
            Err(BadInput::NotFinite { row: index + 1, what: "the member", value: members[index] })
        }
    }
}

/// The distances of the members from what happened. What happened is taken off first, so that an
/// ensemble far from zero keeps its digits.
fn distances(members: &[f64], happened: f64) -> Result<Vec<f64>, BadInput> {
    check_members(members)?;
    let happened = finite("the outcome", happened)?;
    members.iter().map(|member| finite("a distance", member - happened)).collect()
}

fn sorted_distances(members: &[f64], happened: f64) -> Result<Vec<f64>, BadInput> {
    let mut distances = distances(members, happened)?;
    distances.sort_unstable_by(f64::total_cmp);
    Ok(distances)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unlikely_member_keeps_its_digits() {
        let score = crps_ensemble_weighted(&[0.0, 1.0], &[1.0, 1e-12], 0.0).unwrap();
        let share = 1e-12 / (1.0 + 1e-12);
        assert!((score / (share * share) - 1.0).abs() < 1e-14, "{score}");
    }

    #[test]
    fn a_single_far_member_keeps_its_digits() {
        let members = [vec![0.0; 50], vec![1e9]].concat();
        let score = crps_ensemble(&members, 0.0).unwrap();
        assert!((score / (1e9 / (51.0 * 51.0)) - 1.0).abs() < 1e-15, "{score}");
    }
}
