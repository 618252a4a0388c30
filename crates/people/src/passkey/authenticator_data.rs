//! What a device says and signs when a passkey is made or used.

use super::cbor;
use super::flaw::PasskeyFlaw;
use super::public_key::PublicKey;
use super::site::Site;

/// How many bytes the hash of the site, the flags and the counter take.
const HEAD: usize = 37;

/// How many bytes say of which make a device is, which nobody asks here.
const MAKE: usize = 16;

/// How many bytes a passkey's id may have.
const LONGEST_ID: usize = 1023;

const PRESENT: u8 = 1;
const VERIFIED: u8 = 1 << 2;
const MAY_BE_COPIED: u8 = 1 << 3;
const IS_COPIED: u8 = 1 << 4;
const HAS_KEY: u8 = 1 << 6;
const HAS_EXTENSIONS: u8 = 1 << 7;

/// What a device says and signs.
#[derive(Debug)]
pub(super) struct AuthenticatorData<'a> {
    /// The SHA-256 of the site that it is for.
    site: &'a [u8],
    flags: u8,
    /// How often the passkey was used, where the device counts.
    pub(super) counter: u32,
    /// The key that was made.
    pub(super) made: Option<MadeKey<'a>>,
}

/// A key that a device made.
#[derive(Debug)]
pub(super) struct MadeKey<'a> {
    pub(super) id: &'a [u8],
    pub(super) key: PublicKey<'a>,
    /// The same as it is kept.
    pub(super) written: &'a [u8],
}

impl<'a> AuthenticatorData<'a> {
    /// Reads it, to its last byte.
    pub(super) fn read(bytes: &'a [u8]) -> Result<Self, PasskeyFlaw> {
        let (head, rest) = bytes.split_at_checked(HEAD).ok_or(PasskeyFlaw::Unreadable)?;
        let (site, head) = head.split_at(32);
        let (flags, counter) = (head[0], [head[1], head[2], head[3], head[4]]);
        let counter = u32::from_be_bytes(counter);
        let has = |flag| flags & flag != 0;
        let (made, rest) = if has(HAS_KEY) { key(rest)? } else { (None, rest) };
        let ends = if has(HAS_EXTENSIONS) { cbor::only(rest).is_some() } else { rest.is_empty() };
        if !ends || has(IS_COPIED) && !has(MAY_BE_COPIED) {
            return Err(PasskeyFlaw::Unreadable);
        }
        Ok(Self { site, flags, counter, made })
    }

    /// Refuses what is for another site, and what nobody stood behind whom the device knows.
    pub(super) fn check(&self, site: &Site) -> Result<(), PasskeyFlaw> {
        if self.site != site.hash() {
            return Err(PasskeyFlaw::OtherSite(site.id().to_owned()));
        }
        if self.flags & PRESENT == 0 {
            return Err(PasskeyFlaw::NotPresent);
        }
        if self.flags & VERIFIED == 0 { Err(PasskeyFlaw::NotVerified) } else { Ok(()) }
    }
}

/// The key that follows, and what stands behind it.
fn key(bytes: &[u8]) -> Result<(Option<MadeKey<'_>>, &[u8]), PasskeyFlaw> {
    let (id, rest) = id(bytes).ok_or(PasskeyFlaw::Unreadable)?;
    let (value, behind) = cbor::first(rest).ok_or(PasskeyFlaw::Unreadable)?;
    let key = PublicKey::read(&value)?;
    let written = &rest[..rest.len() - behind.len()];
    Ok((Some(MadeKey { id, key, written }), behind))
}

fn id(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (_, rest) = bytes.split_at_checked(MAKE)?;
    let (length, rest) = rest.split_first_chunk()?;
    let length = usize::from(u16::from_be_bytes(*length));
    if length == 0 || length > LONGEST_ID { None } else { rest.split_at_checked(length) }
}
