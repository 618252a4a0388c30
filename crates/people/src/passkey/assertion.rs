//! An assertion: what a browser sends of a passkey that was used.

use super::authenticator_data::AuthenticatorData;
use super::cbor;
use super::challenges::Taken;
use super::client_data::{Asked, ClientData, signed};
use super::flaw::PasskeyFlaw;
use super::public_key::PublicKey;
use super::site::Site;

/// What a browser sends of a passkey that was used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assertion {
    /// Which passkey it is.
    pub credential: Vec<u8>,
    /// By what the device knows the account.
    pub user: Vec<u8>,
    /// What the browser says: JSON.
    pub client_data: Vec<u8>,
    /// What the device says.
    pub authenticator_data: Vec<u8>,
    /// The signature under both.
    pub signature: Vec<u8>,
}

/// A passkey that was used for a challenge at a site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Used {
    /// What was sent of it.
    pub assertion: Assertion,
    /// The challenge.
    pub taken: Taken,
    /// The site.
    pub site: Site,
}

impl Used {
    /// Checks what was sent against the key and the counter that are kept, and gives the counter.
    ///
    /// # Errors
    ///
    /// Something of it is not as it must be, or the counter went back.
    pub fn check(&self, key: &[u8], counter: u32) -> Result<u32, PasskeyFlaw> {
        let Assertion { client_data, authenticator_data, signature, .. } = &self.assertion;
        let said = ClientData::read(client_data)?;
        said.check(Asked::Get, &self.taken.challenge, &self.site)?;
        let data = AuthenticatorData::read(authenticator_data)?;
        data.check(&self.site)?;
        let key = cbor::only(key).ok_or(PasskeyFlaw::Unreadable)?;
        let key = PublicKey::read(&key)?;
        key.check(&signed(authenticator_data, client_data), signature)?;
        // Passkeys that stand on several devices are not counted, and say 0 each time.
        let is_counted = data.counter > 0 || counter > 0;
        if is_counted && data.counter <= counter {
            return Err(PasskeyFlaw::CounterWentBack);
        }
        Ok(data.counter)
    }
}
