//! A token of a time-stamping authority (RFC 3161): that some bytes existed at a time.
//!
//! What it stamps and with which nonce is read and compared here. Whose signature it bears is a
//! matter of certificates, which `openssl ts -verify` checks.

mod der;

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use sha2::{Digest as _, Sha256};
use thiserror::Error;

use crate::Hash;

use der::{Elements, FIRST, INTEGER, OBJECT, OCTETS, SEQUENCE, SET, TIME};

/// What an authority says: that something with this hash existed at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timestamp {
    /// The SHA-256 of what was stamped.
    imprint: Hash,
    /// When, by the clock of the authority.
    at: jiff::Timestamp,
    /// The number that was asked with, as it is written; against answers given before.
    nonce: Option<Vec<u8>>,
}

/// An answer that holds no token.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum MalformedTimestamp {
    /// The authority refuses.
    #[error("the authority refuses to stamp it")]
    Refused,
    /// It cannot be read.
    #[error("the answer is no token of a time-stamping authority with SHA-256")]
    Unreadable,
}

/// SHA-256, as an object identifier.
const SHA_256: &[u8] = &[0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01];
/// Signed data, and in it what a token says.
const SIGNED_DATA: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
const TOKEN: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x01, 0x04];

impl Timestamp {
    /// Reads the answer of an authority. Its signature is not checked.
    ///
    /// # Errors
    ///
    /// The authority refuses, or it is no answer with a token.
    pub fn parse(answer: &[u8]) -> Result<Self, MalformedTimestamp> {
        let unreadable = MalformedTimestamp::Unreadable;
        let mut answer = Elements(answer).enter(SEQUENCE).ok_or(unreadable.clone())?;
        let status = answer.enter(SEQUENCE).and_then(|mut it| it.take(INTEGER));
        match status.ok_or(unreadable.clone())? {
            // Granted, also with changes.
            [0 | 1] => said(answer).and_then(Self::read).ok_or(unreadable),
            _ => Err(MalformedTimestamp::Refused),
        }
    }

    /// When the authority saw it, by its clock.
    pub fn at(&self) -> jiff::Timestamp {
        self.at
    }

    /// Whether these are the bytes that were stamped.
    pub fn is_of(&self, bytes: &[u8]) -> bool {
        let digest: [u8; 32] = Sha256::digest(bytes).into();
        self.imprint == Hash::from(digest)
    }

    /// Whether this is the number that was asked with.
    pub fn answers(&self, nonce: &[u8]) -> bool {
        self.nonce.as_deref() == Some(nonce)
    }

    fn read(mut token: Elements<'_>) -> Option<Self> {
        token.take(INTEGER)?;
        token.take(OBJECT)?;
        let mut imprint = token.enter(SEQUENCE)?;
        let algorithm = imprint.enter(SEQUENCE)?.take(OBJECT)?;
        let imprint = Hash::from_bytes(imprint.take(OCTETS)?).filter(|_| algorithm == SHA_256)?;
        token.take(INTEGER)?;
        let at = time(token.take(TIME)?)?;
        // How exact it is, and whether its tokens stand in an order.
        token.take(SEQUENCE);
        token.take(0x01);
        let nonce = token.take(INTEGER).map(<[u8]>::to_vec);
        Some(Self { imprint, at, nonce })
    }
}

/// What a token says, behind the status of the answer.
fn said(mut answer: Elements<'_>) -> Option<Elements<'_>> {
    let mut info = answer.enter(SEQUENCE)?;
    let mut signed = (info.take(OBJECT)? == SIGNED_DATA).then_some(info)?;
    let mut signed = signed.enter(FIRST)?.enter(SEQUENCE)?;
    signed.take(INTEGER)?;
    signed.take(SET)?;
    let mut content = signed.enter(SEQUENCE)?;
    let mut content = (content.take(OBJECT)? == TOKEN).then_some(content)?;
    Elements(content.enter(FIRST)?.take(OCTETS)?).enter(SEQUENCE)
}

/// A time as `20260301090000Z`, perhaps with parts of a second.
fn time(digits: &[u8]) -> Option<jiff::Timestamp> {
    let text = std::str::from_utf8(digits).ok()?.strip_suffix('Z')?;
    let whole = text.split('.').next()?;
    let parsed = DateTime::strptime("%Y%m%d%H%M%S", whole).ok()?;
    TimeZone::UTC.to_timestamp(parsed).ok()
}

#[cfg(test)]
mod tests {
    use super::{MalformedTimestamp, Timestamp};

    /// An answer as `openssl ts -reply` writes it, without its certificate and signature, over the
    /// SHA-256 of "abc".
    fn answer() -> Vec<u8> {
        let imprint = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        let token = format!(
            "{}{}{}{}{}{}",
            "020101",
            "06022a03",
            sequence(&format!("{}0420{imprint}", sequence("0609608648016503040201 0500"))),
            "020107",
            "180f32303236303330313039303030305a",
            "02084142434445464748",
        );
        let content =
            format!("060b2a864886f70d0109100104{}", within("a0", &within("04", &sequence(&token))));
        let signed = format!("020103{}{}", "3100", sequence(&content));
        let info = format!("06092a864886f70d010702{}", within("a0", &sequence(&signed)));
        bytes(&sequence(&format!("{}{}", sequence("020100"), sequence(&info))))
    }

    fn sequence(content: &str) -> String {
        within("30", content)
    }

    fn within(tag: &str, content: &str) -> String {
        let content = content.replace(' ', "");
        let length = content.len() / 2;
        let length = if length < 128 { format!("{length:02x}") } else { format!("81{length:02x}") };
        format!("{tag}{length}{content}")
    }

    fn bytes(hex: &str) -> Vec<u8> {
        (0..hex.len())
            .step_by(2)
            .map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
            .collect()
    }

    #[test]
    fn a_token_tells_what_it_stamps_when_and_for_which_nonce() {
        let stamp = Timestamp::parse(&answer()).unwrap();
        assert!(stamp.is_of(b"abc") && !stamp.is_of(b"abd"));
        assert_eq!(stamp.at().to_string(), "2026-03-01T09:00:00Z");
        assert!(stamp.answers(b"ABCDEFGH") && !stamp.answers(b"ABCDEFGI"));
    }

    #[test]
    fn what_is_cut_short_or_refused_is_no_token() {
        let whole = answer();
        for end in 0..whole.len() {
            assert!(Timestamp::parse(&whole[..end]).is_err(), "cut at {end}");
        }
        let refused = bytes(&sequence(&sequence("020102")));
        assert_eq!(Timestamp::parse(&refused), Err(MalformedTimestamp::Refused));
    }
}
