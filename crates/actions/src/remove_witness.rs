//! Asking a witness no more.

use thiserror::Error;

use crate::Desk;
use crate::witnesses::WitnessFileError;

/// Why a witness cannot be removed.
#[derive(Debug, Error)]
pub enum RemoveWitnessError {
    /// The desk asks none of this name.
    #[error("the desk asks no witness named \"{0}\"; `forsooth witness list` lists them")]
    NoSuch(String),
    /// The witnesses cannot be read or kept.
    #[error(transparent)]
    File(#[from] WitnessFileError),
}

/// Asks a witness no more. What it has cosigned stays.
///
/// # Errors
///
/// The desk asks none of this name.
pub fn remove_witness(desk: &Desk, name: &str) -> Result<(), RemoveWitnessError> {
    let mut witnesses = desk.witnesses()?;
    let before = witnesses.len();
    witnesses.retain(|witness| witness.name != name);
    if witnesses.len() == before {
        return Err(RemoveWitnessError::NoSuch(name.to_owned()));
    }
    Ok(desk.keep_witnesses(&witnesses)?)
}
