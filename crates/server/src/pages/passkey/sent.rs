//! What was sent of a passkey, read from the fields of a form.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use people::{Assertion, Attestation, KnownPassword, Made, PasskeyFlaw, Proof, RollError, Used};

use super::site;
use crate::door::{Keeper, TooSoon};
use crate::error::Failure;
use crate::pages::typed::Typed;

/// What was sent to show once more who somebody is.
pub(crate) enum OwnProof {
    Password(KnownPassword),
    Passkey(Box<Used>),
}

impl OwnProof {
    /// Reads it: a passkey counts where one was used, and else the password, which is looked at
    /// while nobody waits for the desk.
    pub(crate) async fn read(
        keeper: &Keeper,
        name: &str,
        typed: &Typed,
    ) -> Result<Result<Self, Failure>, TooSoon> {
        if typed.given("credential").is_some() {
            return Ok(used(keeper, typed).map(|used| Self::Passkey(Box::new(used))));
        }
        let (name, shown) = (name.to_owned(), typed.text("old").to_owned());
        let known = keeper.with_password(move |roll| roll.know_password(&name, &shown)).await?;
        Ok(known.flatten().map(Self::Password).map_err(Failure::from))
    }

    /// The same as the roll takes it.
    pub(crate) fn as_proof(&self) -> Proof<'_> {
        match self {
            Self::Password(known) => Proof::Known(known),
            Self::Passkey(used) => Proof::Passkey(used),
        }
    }
}

/// A passkey that was used, with the challenge that it answers, which nothing answers again.
pub(super) fn used(keeper: &Keeper, typed: &Typed) -> Result<Used, Failure> {
    let site = site(keeper)?.clone();
    let field = |name| bytes(typed, name);
    let assertion = Assertion {
        credential: field("credential")?,
        user: field("user")?,
        client_data: field("client_data")?,
        authenticator_data: field("authenticator_data")?,
        signature: field("signature")?,
    };
    let taken = keeper.take_challenge(&assertion.client_data).map_err(refused)?;
    Ok(Used { assertion, taken, site })
}

/// A passkey that was made, with the challenge that it answers, which nothing answers again.
pub(super) fn made(keeper: &Keeper, typed: &Typed) -> Result<Made, Failure> {
    let site = site(keeper)?.clone();
    let client_data = bytes(typed, "attestation_client_data")?;
    let attestation = Attestation { client_data, object: bytes(typed, "attestation")? };
    let taken = keeper.take_challenge(&attestation.client_data).map_err(refused)?;
    Ok(Made { attestation, taken, site })
}

fn bytes(typed: &Typed, field: &str) -> Result<Vec<u8>, Failure> {
    let read = URL_SAFE_NO_PAD.decode(typed.text(field));
    read.map_err(|_| refused(PasskeyFlaw::Unreadable))
}

fn refused(flaw: PasskeyFlaw) -> Failure {
    RollError::from(flaw).into()
}
