//! Naming a witness, whom the desk asks from then on to see what it signs.

use thiserror::Error;
use verifying::{Key, KeyUse, MalformedKey};

use crate::Desk;
use crate::fetch_page::is_web_address;
use crate::witnesses::{KnownWitness, WitnessFileError};

/// Why a witness cannot be named.
#[derive(Debug, Error)]
pub enum AddWitnessError {
    /// Its key cannot be read.
    #[error(transparent)]
    Key(#[from] MalformedKey),
    /// Its key is none of a witness.
    #[error("\"{0}\" is the key of a log, which signs and does not witness; ask for the other one")]
    KeyOfLog(String),
    /// It has no name that a line can hold.
    #[error("\"{0}\" is no name for a witness; give one word, and not \"none\"")]
    Name(String),
    /// Its address cannot be asked.
    #[error("\"{0}\" is no address of the web; give one that begins with https:// or http://")]
    Address(String),
    /// The desk asks it already.
    #[error("the desk asks {0} already, by this name or this key; remove that first")]
    Known(String),
    /// The witnesses cannot be read or kept.
    #[error(transparent)]
    File(#[from] WitnessFileError),
}

/// Names a witness.
///
/// # Errors
///
/// Its name, key or address cannot be used, or it is named already.
pub fn add_witness(desk: &Desk, witness: &KnownWitness) -> Result<(), AddWitnessError> {
    let KnownWitness { name, key, url } = witness;
    if Key::parse(key)?.signs() != KeyUse::Cosignatures {
        return Err(AddWitnessError::KeyOfLog(key.clone()));
    }
    if name.is_empty() || name == "none" || name.contains(char::is_whitespace) {
        return Err(AddWitnessError::Name(name.clone()));
    }
    if !is_web_address(url) || url.contains(char::is_whitespace) {
        return Err(AddWitnessError::Address(url.clone()));
    }
    let mut witnesses = desk.witnesses()?;
    let known = witnesses.iter().find(|known| known.name == *name || known.key == *key);
    if let Some(known) = known {
        return Err(AddWitnessError::Known(known.name.clone()));
    }
    witnesses.push(witness.clone());
    Ok(desk.keep_witnesses(&witnesses)?)
}
