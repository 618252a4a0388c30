//! A secret: what a browser, a program or somebody invited shows at the door.

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand_core::{OsRng, RngCore as _};
use sha2::{Digest as _, Sha256};

/// 256 bits, which nobody guesses and no list of hashes gives back.
const LENGTH: usize = 32;

/// What a browser, a program or somebody invited shows at the door; it is told once and kept
/// nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

/// What a secret is for, which its first letters say, so that scanners for secrets know it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Purpose {
    Session,
    Token,
    Invitation,
    Calendar,
}

impl Purpose {
    fn prefix(self) -> &'static str {
        match self {
            Self::Session => "fs_ses_",
            Self::Token => "fs_tok_",
            Self::Invitation => "fs_inv_",
            Self::Calendar => "fs_cal_",
        }
    }
}

impl Secret {
    /// Draws a new one.
    pub(crate) fn new(purpose: Purpose) -> Self {
        let mut bytes = [0; LENGTH];
        OsRng.fill_bytes(&mut bytes);
        Self(format!("{}{}", purpose.prefix(), URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// The secret itself, to hand it over.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What the roll keeps of it.
    pub(crate) fn digest(&self) -> [u8; 32] {
        Sha256::digest(&self.0).into()
    }
}

/// What the roll would keep of a secret that somebody shows, if it can be one for this purpose.
pub(crate) fn digest_of(shown: &str, purpose: Purpose) -> Option<[u8; 32]> {
    let encoded = shown.strip_prefix(purpose.prefix())?;
    let bytes = URL_SAFE_NO_PAD.decode(encoded).ok()?;
    (bytes.len() == LENGTH).then(|| Sha256::digest(shown).into())
}

impl fmt::Debug for Secret {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::{Purpose, Secret, digest_of};

    #[test]
    fn a_secret_is_for_one_purpose_and_never_printed() {
        let secret = Secret::new(Purpose::Token);
        assert_eq!(secret.reveal().len(), "fs_tok_".len() + 43);
        assert_eq!(digest_of(secret.reveal(), Purpose::Token), Some(secret.digest()));
        assert_eq!(digest_of(secret.reveal(), Purpose::Session), None);
        assert_eq!(format!("{secret:?}"), "Secret(…)");
        assert_ne!(secret, Secret::new(Purpose::Token));
    }

    #[test]
    fn what_cannot_be_a_secret_is_none() {
        for shown in ["", "fs_tok_", "fs_tok_AAAA", "fs_tok_ü", "Bearer fs_tok_AAAA"] {
            assert_eq!(digest_of(shown, Purpose::Token), None, "{shown}");
        }
    }
}
