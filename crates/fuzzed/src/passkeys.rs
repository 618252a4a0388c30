//! What browsers and devices send of passkeys: none is believed that nobody signed.

use jiff::Timestamp;
use people::{Assertion, Attestation, Ceremony, Challenges, Made, Site, Taken, Used};

use crate::seen;

const ORIGIN: &str = "https://desk.example";

pub(crate) fn feed(bytes: &[u8]) {
    seen(Challenges::default().take(bytes, Timestamp::UNIX_EPOCH));
    let Ok(site) = ORIGIN.parse::<Site>() else { return };
    let Some((client_data, taken)) = asked("webauthn.create") else { return };
    let attestation = Attestation { client_data, object: bytes.to_vec() };
    let made = Made { attestation, taken, site: site.clone() }.check();
    let Some((client_data, taken)) = asked("webauthn.get") else { return };
    let (half, rest) = bytes.split_at(bytes.len() / 2);
    let assertion = Assertion {
        credential: vec![],
        user: vec![],
        client_data,
        authenticator_data: half.to_vec(),
        signature: rest.to_vec(),
    };
    let used = Used { assertion, taken, site };
    assert!(used.check(bytes, 0).is_err(), "nobody signed it");
    if let Ok(credential) = made {
        assert!(used.check(credential.key(), 0).is_err(), "nobody signed it with this key");
    }
}

/// What a browser says that was asked for something, with the challenge.
fn asked(kind: &str) -> Option<(Vec<u8>, Taken)> {
    let mut challenges = Challenges::default();
    let challenge = challenges.issue(Ceremony::LogIn, Timestamp::UNIX_EPOCH).told();
    let said = format!(r#"{{"type":"{kind}","challenge":"{challenge}","origin":"{ORIGIN}"}}"#)
        .into_bytes();
    let taken = challenges.take(&said, Timestamp::UNIX_EPOCH).ok()?;
    Some((said, taken))
}
