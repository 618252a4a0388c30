//! What can be wrong with what a browser sends of a passkey.

use thiserror::Error;

/// What can be wrong with what a browser sends of a passkey, in words for whoever used it.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum PasskeyFlaw {
    /// It is not written as the standard says.
    #[error("what the browser sent of the passkey cannot be read; try another browser")]
    Unreadable,
    /// The challenge is none of ours, for something else, used or too old.
    #[error("this took longer than five minutes, or was sent twice; begin again")]
    Challenge,
    /// It answers another question, as one made for adding a passkey that is shown to log in.
    #[error("the browser answered something else than was asked; begin again")]
    OtherCeremony,
    /// It was used on another page.
    #[error("the passkey was used at {shown}, and this desk is {site}; open the desk there")]
    OtherOrigin {
        /// Where it was used.
        shown: String,
        /// Where it should have been.
        site: String,
    },
    /// It was used in a frame of another page.
    #[error("the passkey was used within another site's page; open the desk itself")]
    Framed,
    /// The device made or used it for another site.
    #[error("the passkey is for another site than {0}; take one that was added there")]
    OtherSite(String),
    /// Nobody touched the device.
    #[error("the device did not ask whether anybody is there; take another device")]
    NotPresent,
    /// The device did not check who is there.
    #[error(
        "the device did not check who you are; set a PIN, a fingerprint or a face on it, and try \
        again"
    )]
    NotVerified,
    /// Its key is of a kind that is not taken.
    #[error(
        "the device made a key of a kind that is not taken here (COSE algorithm {0}); take another \
        device or browser"
    )]
    Algorithm(i64),
    /// The device says of itself more than was asked, in a form that is not read.
    #[error(
        "the device attests itself as \"{0}\", which was not asked for and is not read here; take \
        another browser"
    )]
    Attestation(String),
    /// The signature is not by the key.
    #[error("the signature of the passkey is wrong; try again")]
    Signature,
    /// The device counted less than it did before, so there may be two of it.
    #[error(
        "the device counts fewer uses of this passkey than before, so that it may have been \
        copied; come in another way, and remove it"
    )]
    CounterWentBack,
    /// It is no passkey of this account.
    #[error("this passkey is none of this account; take another one")]
    NotOfAccount,
}
