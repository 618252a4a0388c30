//! Passkeys (Web Authentication): what browsers and devices send of them, and when it is believed.
//!
//! A passkey is a pair of keys, of which the device keeps the secret one and the roll the public
//! one. Whoever unlocks the device signs a challenge of the desk with it, for this desk alone. All
//! that must hold of what comes in is checked here, from bytes; what was issued and kept stands in
//! [`Challenges`] and in the roll.

mod assertion;
mod attestation;
mod authenticator_data;
mod cbor;
mod challenges;
mod client_data;
mod flaw;
mod public_key;
mod site;

pub use assertion::{Assertion, Used};
pub use attestation::{Attestation, Credential, Made};
pub use challenges::{Ceremony, Challenge, Challenges, Taken, UserHandle};
pub use flaw::PasskeyFlaw;
pub use public_key::ALGORITHMS;
pub use site::{Site, UnfitSite};
