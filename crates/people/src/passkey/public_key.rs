//! The public key of a passkey (COSE, RFC 9053), and signatures by it.

use ring::signature::{
    ECDSA_P256_SHA256_ASN1, ED25519, RSA_PKCS1_2048_8192_SHA256, RsaPublicKeyComponents,
    UnparsedPublicKey,
};

use super::cbor::Value;
use super::flaw::PasskeyFlaw;

const EDDSA: i64 = -8;
const ES256: i64 = -7;
/// What some computers keep in their own chip.
const RS256: i64 = -257;

/// The kinds of keys that are taken, by the numbers that COSE gives them, the first choice first.
pub const ALGORITHMS: [i64; 3] = [EDDSA, ES256, RS256];

/// The public key of a passkey.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum PublicKey<'a> {
    /// A point of the curve Ed25519.
    EdDsa(&'a [u8]),
    /// A point of the curve P-256.
    Es256 { x: &'a [u8], y: &'a [u8] },
    /// A modulus and an exponent.
    Rs256 { n: &'a [u8], e: &'a [u8] },
}

impl<'a> PublicKey<'a> {
    /// Reads a key as COSE writes it.
    pub(super) fn read(key: &Value<'a>) -> Result<Self, PasskeyFlaw> {
        let number = |at| key.at(at).and_then(Value::number);
        let bytes = |at| key.at(at).and_then(Value::bytes);
        let algorithm = number(3).ok_or(PasskeyFlaw::Unreadable)?;
        // Kind of key, algorithm and curve must belong together, or another might be meant.
        let read = match (algorithm, number(1), number(-1)) {
            (EDDSA, Some(1), Some(6)) => point(bytes(-2)).map(Self::EdDsa),
            (ES256, Some(2), Some(1)) => {
                let (x, y) = (point(bytes(-2)), point(bytes(-3)));
                x.zip(y).map(|(x, y)| Self::Es256 { x, y })
            }
            (RS256, Some(3), None) => bytes(-1).zip(bytes(-2)).map(|(n, e)| Self::Rs256 { n, e }),
            (EDDSA | ES256 | RS256, _, _) => None,
            (other, _, _) => return Err(PasskeyFlaw::Algorithm(other)),
        };
        read.ok_or(PasskeyFlaw::Unreadable)
    }

    /// The number of its kind.
    pub(super) fn algorithm(&self) -> i64 {
        match self {
            Self::EdDsa(_) => EDDSA,
            Self::Es256 { .. } => ES256,
            Self::Rs256 { .. } => RS256,
        }
    }

    /// Refuses a signature under a text that is not by this key.
    pub(super) fn check(&self, text: &[u8], signature: &[u8]) -> Result<(), PasskeyFlaw> {
        let checked = match self {
            Self::EdDsa(point) => UnparsedPublicKey::new(&ED25519, point).verify(text, signature),
            Self::Es256 { x, y } => {
                let point = [&[4], *x, *y].concat();
                UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, point).verify(text, signature)
            }
            Self::Rs256 { n, e } => {
                RsaPublicKeyComponents { n, e }.verify(&RSA_PKCS1_2048_8192_SHA256, text, signature)
            }
        };
        checked.map_err(|_| PasskeyFlaw::Signature)
    }
}

fn point(bytes: Option<&[u8]>) -> Option<&[u8]> {
    bytes.filter(|bytes| bytes.len() == 32)
}

#[cfg(test)]
mod tests {
    use super::PublicKey;
    use crate::PasskeyFlaw;
    use crate::passkey::cbor::only;

    /// A key that OpenSSL made, and its signature under "a text".
    const RSA_KEY: &[u8] = include_bytes!("../../tests/rs256/key.cbor");
    const RSA_SIGNATURE: &[u8] = include_bytes!("../../tests/rs256/signature");

    #[test]
    fn a_signature_is_by_its_key_under_its_text() {
        let key = only(RSA_KEY).unwrap();
        let key = PublicKey::read(&key).unwrap();
        assert_eq!(key.algorithm(), -257);
        assert_eq!(key.check(b"a text", RSA_SIGNATURE), Ok(()));
        assert_eq!(key.check(b"another", RSA_SIGNATURE), Err(PasskeyFlaw::Signature));
        assert_eq!(key.check(b"a text", b""), Err(PasskeyFlaw::Signature));
    }

    #[test]
    fn a_key_of_another_kind_or_of_mixed_kinds_is_refused() {
        for (key, flaw) in [
            (&b"\xa2\x01\x02\x03\x38\x22"[..], PasskeyFlaw::Algorithm(-35)),
            (b"\xa2\x01\x02\x03\x26", PasskeyFlaw::Unreadable),
            (b"\xa4\x01\x01\x03\x27\x20\x06\x21\x41\x00", PasskeyFlaw::Unreadable),
            (b"\xa3\x01\x02\x03\x27\x20\x06", PasskeyFlaw::Unreadable),
            (b"\x01", PasskeyFlaw::Unreadable),
        ] {
            let key = only(key).unwrap();
            assert_eq!(PublicKey::read(&key), Err(flaw), "{key:?}");
        }
    }
}
