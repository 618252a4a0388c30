//! What a browser is asked of a passkey, as it wants to be asked (Web Authentication, level 3).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use people::{ALGORITHMS, Challenge, Site, UserHandle};
use serde::Serialize;

/// How long the browser waits for its user, in milliseconds; the challenge is good for as long.
const TIMEOUT_MS: u32 = 300_000;

/// A device must know who is there, so that it is two things at once: the device and its user.
const REQUIRED: &str = "required";

const KIND: &str = "public-key";

/// What a browser is asked for a passkey that is there.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Asked {
    challenge: String,
    rp_id: String,
    user_verification: &'static str,
    timeout: u32,
    allow_credentials: Vec<Known>,
}

/// What a browser is asked for a new passkey.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AskedForNew {
    challenge: String,
    rp: Party,
    user: User,
    pub_key_cred_params: Vec<Parameter>,
    exclude_credentials: Vec<Known>,
    authenticator_selection: Selection,
    attestation: &'static str,
    timeout: u32,
}

/// Whom a new passkey is for.
#[derive(Debug)]
pub(super) struct Owner {
    pub(super) handle: UserHandle,
    pub(super) name: String,
    /// The passkeys that they have.
    pub(super) known: Vec<Vec<u8>>,
}

#[derive(Debug, Serialize)]
struct Known {
    r#type: &'static str,
    id: String,
}

#[derive(Debug, Serialize)]
struct Party {
    id: String,
    name: &'static str,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct User {
    id: String,
    name: String,
    display_name: String,
}

#[derive(Debug, Serialize)]
struct Parameter {
    r#type: &'static str,
    alg: i64,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Selection {
    resident_key: &'static str,
    require_resident_key: bool,
    user_verification: &'static str,
}

impl Asked {
    /// For one of some passkeys; where none is named, for any that is for the site.
    pub(super) fn new(challenge: Challenge, site: &Site, known: Vec<Vec<u8>>) -> Self {
        Self {
            challenge: challenge.told(),
            rp_id: site.id().to_owned(),
            user_verification: REQUIRED,
            timeout: TIMEOUT_MS,
            allow_credentials: known.into_iter().map(Known::new).collect(),
        }
    }
}

impl AskedForNew {
    /// For somebody, on a device that has none of theirs yet.
    pub(super) fn new(challenge: Challenge, site: &Site, owner: Owner) -> Self {
        let Owner { handle, name, known } = owner;
        let parameter = |alg| Parameter { r#type: KIND, alg };
        Self {
            challenge: challenge.told(),
            rp: Party { id: site.id().to_owned(), name: "Forsooth" },
            user: User { id: handle.told(), display_name: name.clone(), name },
            pub_key_cred_params: ALGORITHMS.into_iter().map(parameter).collect(),
            exclude_credentials: known.into_iter().map(Known::new).collect(),
            authenticator_selection: Selection {
                resident_key: REQUIRED,
                require_resident_key: true,
                user_verification: REQUIRED,
            },
            attestation: "none",
            timeout: TIMEOUT_MS,
        }
    }
}

impl Known {
    fn new(credential: Vec<u8>) -> Self {
        Self { r#type: KIND, id: URL_SAFE_NO_PAD.encode(credential) }
    }
}
