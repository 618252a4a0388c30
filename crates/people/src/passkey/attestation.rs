//! An attestation: what a browser sends of a passkey that was made.

use super::authenticator_data::AuthenticatorData;
use super::cbor::{self, Value};
use super::challenges::Taken;
use super::client_data::{Asked, ClientData, signed};
use super::flaw::PasskeyFlaw;
use super::public_key::PublicKey;
use super::site::Site;

/// What a browser sends of a passkey that was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attestation {
    /// What the browser says: JSON.
    pub client_data: Vec<u8>,
    /// What the device says: CBOR.
    pub object: Vec<u8>,
}

/// A passkey that was made for a challenge at a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// What was sent of it.
    pub attestation: Attestation,
    /// The challenge.
    pub taken: Taken,
    /// The site.
    pub site: Site,
}

/// What is kept of a passkey.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credential {
    pub(crate) id: Vec<u8>,
    /// The public key as the device wrote it.
    pub(crate) key: Vec<u8>,
    pub(crate) counter: u32,
}

impl Credential {
    /// The public key as the device wrote it.
    pub fn key(&self) -> &[u8] {
        &self.key
    }
}

impl Made {
    /// Checks what was sent, and gives what is kept of it.
    ///
    /// # Errors
    ///
    /// Something of it is not as it must be.
    pub fn check(&self) -> Result<Credential, PasskeyFlaw> {
        let Attestation { client_data, object } = &self.attestation;
        let said = ClientData::read(client_data)?;
        said.check(Asked::Create, &self.taken.challenge, &self.site)?;
        let object = cbor::only(object).ok_or(PasskeyFlaw::Unreadable)?;
        let bytes = object.named("authData").and_then(Value::bytes);
        let bytes = bytes.ok_or(PasskeyFlaw::Unreadable)?;
        let data = AuthenticatorData::read(bytes)?;
        data.check(&self.site)?;
        let made = data.made.ok_or(PasskeyFlaw::Unreadable)?;
        check_statement(&object, &made.key, &signed(bytes, client_data))?;
        let (id, key) = (made.id.to_vec(), made.written.to_vec());
        Ok(Credential { id, key, counter: data.counter })
    }
}

/// Checks what a device says of itself. None is asked for, so that browsers leave it out, but for
/// what a device signs with the new key itself.
fn check_statement(
    object: &Value<'_>,
    key: &PublicKey<'_>,
    signed: &[u8],
) -> Result<(), PasskeyFlaw> {
    let format = object.named("fmt").and_then(Value::text).ok_or(PasskeyFlaw::Unreadable)?;
    let statement = object.named("attStmt").ok_or(PasskeyFlaw::Unreadable)?;
    match format {
        "none" if statement.is_empty_map() => Ok(()),
        "packed" if statement.named("x5c").is_none() => {
            let algorithm = statement.named("alg").and_then(Value::number);
            let signature = statement.named("sig").and_then(Value::bytes);
            match signature {
                Some(signature) if algorithm == Some(key.algorithm()) => {
                    key.check(signed, signature)
                }
                Some(_) | None => Err(PasskeyFlaw::Unreadable),
            }
        }
        other => Err(PasskeyFlaw::Attestation(other.to_owned())),
    }
}
