//! How a password is kept: as its Argon2id hash, by the parameters that OWASP names first.

use argon2::password_hash::PasswordHasher as _;
use argon2::password_hash::PasswordVerifier as _;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, Version};
use rand_core::{OsRng, RngCore as _};
use unicode_normalization::UnicodeNormalization as _;

use super::strength::LENGTH;
use crate::RollError;

/// Memory in KiB, passes and lanes: about 20 milliseconds of a core of 2026.
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);

/// What is hashed where there is nothing to compare with, so that it takes as long.
const NO_SALT: [u8; 16] = [0; 16];

/// Hashes a checked password under a salt of its own.
pub(super) fn hash(password: &str) -> Result<String, RollError> {
    let mut salt = [0; 16];
    OsRng.fill_bytes(&mut salt);
    hash_with(password, &salt)
}

/// Whether a password is the one of a hash; without a hash it is not, after as long a time.
pub(crate) fn is_right(shown: &str, kept: Option<&str>) -> Result<bool, RollError> {
    let composed: String = shown.nfc().take(LENGTH.end() + 1).collect();
    let Some(kept) = kept else {
        hash_with(&composed, &NO_SALT)?;
        return Ok(false);
    };
    let kept = PasswordHash::new(kept).map_err(|error| RollError::Hashing(error.to_string()))?;
    match hasher()?.verify_password(composed.as_bytes(), &kept) {
        Ok(()) => Ok(true),
        Err(argon2::password_hash::Error::PasswordInvalid) => Ok(false),
        Err(error) => Err(RollError::Hashing(error.to_string())),
    }
}

fn hash_with(password: &str, salt: &[u8]) -> Result<String, RollError> {
    let hashed = hasher()?.hash_password_with_salt(password.as_bytes(), salt);
    hashed.map(|hash| hash.to_string()).map_err(|error| RollError::Hashing(error.to_string()))
}

fn hasher() -> Result<Argon2<'static>, RollError> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None)
        .map_err(|error| RollError::Hashing(error.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

#[cfg(test)]
mod tests {
    use super::{hash, is_right};

    #[test]
    fn a_hash_knows_its_password_alone() {
        let kept = hash("tide copper lantern").unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(is_right("tide copper lantern", Some(&kept)).unwrap());
        for wrong in ["", "Tide copper lantern", "tide copper lantern "] {
            assert!(!is_right(wrong, Some(&kept)).unwrap(), "{wrong:?}");
        }
        assert!(!is_right("tide copper lantern", None).unwrap());
        assert_ne!(kept, hash("tide copper lantern").unwrap());
    }
}
