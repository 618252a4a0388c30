//! What a browser says of where and for what a passkey was made or used.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::Deserialize;
use sha2::{Digest as _, Sha256};

use super::challenges::Challenge;
use super::flaw::PasskeyFlaw;
use super::site::Site;

/// What a browser says of where and for what a passkey was made or used.
#[derive(Debug, Deserialize)]
pub(super) struct ClientData {
    #[serde(rename = "type")]
    kind: String,
    challenge: String,
    origin: String,
    #[serde(rename = "crossOrigin", default)]
    is_framed: bool,
}

/// What a passkey was asked for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Asked {
    /// To be made.
    Create,
    /// To be used.
    Get,
}

impl ClientData {
    /// Reads the JSON that a browser wrote.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, PasskeyFlaw> {
        serde_json::from_slice(bytes).map_err(|_| PasskeyFlaw::Unreadable)
    }

    /// The challenge that it answers.
    pub(super) fn challenge(&self) -> Option<Challenge> {
        Challenge::from_bytes(&URL_SAFE_NO_PAD.decode(&self.challenge).ok()?)
    }

    /// Refuses an answer to something else, or from elsewhere.
    pub(super) fn check(
        &self,
        asked: Asked,
        challenge: &Challenge,
        site: &Site,
    ) -> Result<(), PasskeyFlaw> {
        let kind = match asked {
            Asked::Create => "webauthn.create",
            Asked::Get => "webauthn.get",
        };
        if self.kind != kind {
            return Err(PasskeyFlaw::OtherCeremony);
        }
        if self.challenge().as_ref() != Some(challenge) {
            return Err(PasskeyFlaw::Challenge);
        }
        if self.origin != site.origin() {
            let (shown, site) = (self.origin.clone(), site.origin().to_owned());
            return Err(PasskeyFlaw::OtherOrigin { shown, site });
        }
        if self.is_framed { Err(PasskeyFlaw::Framed) } else { Ok(()) }
    }
}

/// What a device signs: what it says, and the hash of what the browser says.
pub(super) fn signed(authenticator_data: &[u8], client_data: &[u8]) -> Vec<u8> {
    let hash: [u8; 32] = Sha256::digest(client_data).into();
    [authenticator_data, &hash].concat()
}
