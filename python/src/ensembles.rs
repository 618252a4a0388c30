//! Scores of ensembles: a row a forecast.

use pyo3::prelude::*;
use scoring::continuous;

use crate::Floats;
use crate::arrays::{Column, given_back};
use crate::refusal::refusal;
use crate::rows::rows;

/// The CRPS of ensembles, a row an ensemble and a column a member. 0 is perfect, there is no
/// worst; lower is better, in the unit of the quantity.
///
/// With members xᵢ it is (1/m) Σ |xᵢ − y| − (1/(2m²)) Σ Σ |xᵢ − xⱼ|.
///
/// >>> crps_ensembles([[1.0, 2.0, 4.0]], [3.0]).round(6)
/// array([0.666667])
#[pyfunction]
pub(crate) fn crps_ensembles<'py>(
    py: Python<'py>,
    members: Column,
    happened: Column,
) -> PyResult<Floats<'py>> {
    let (members, happened) = (rows(&members)?, happened.slice()?);
    members.as_many("outcomes", happened.len())?;
    let scores =
        py.detach(|| continuous::crps_ensembles(members.numbers(), members.width, happened));
    Ok(given_back(py, scores.map_err(refusal)?))
}

/// The CRPS that ensembles would have with many more members like theirs, which rewards no small
/// ensemble for being narrow. Lower is better, in the unit of the quantity; it can be below 0.
///
/// It is (1/m) Σ |xᵢ − y| − (1/(2m(m − 1))) Σ Σ |xᵢ − xⱼ|, and takes two members at least.
///
/// >>> crps_ensembles_fair([[1.0, 2.0, 4.0]], [3.0]).round(6)
/// array([0.333333])
#[pyfunction]
pub(crate) fn crps_ensembles_fair<'py>(
    py: Python<'py>,
    members: Column,
    happened: Column,
) -> PyResult<Floats<'py>> {
    let (members, happened) = (rows(&members)?, happened.slice()?);
    members.as_many("outcomes", happened.len())?;
    let scores =
        py.detach(|| continuous::crps_ensembles_fair(members.numbers(), members.width, happened));
    Ok(given_back(py, scores.map_err(refusal)?))
}
