//! A device in software, for tests: it makes a passkey and uses it, and says what it is told to.

use people::{Assertion, Attestation};
use ring::digest::{SHA256, digest};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair as _};

/// Somebody is there, and the device knows who.
pub(crate) const VERIFIED: u8 = 0b101;

/// A device with one passkey.
pub(crate) struct Device {
    pub(crate) key: Key,
    /// What it calls the passkey.
    pub(crate) id: Vec<u8>,
    /// By what it knows the account.
    pub(crate) user: Vec<u8>,
    /// The page that asks it, as its browser says.
    pub(crate) origin: String,
    /// The host that it takes the passkey to be for.
    pub(crate) site: String,
    pub(crate) flags: u8,
    /// How often it was used; a device that does not count says 0.
    pub(crate) counter: u32,
    /// The number that it gives the kind of its key.
    pub(crate) algorithm: i64,
    /// How it says what it is: "none" or "packed".
    pub(crate) format: &'static str,
}

/// The secret key.
pub(crate) enum Key {
    Es256(EcdsaKeyPair),
    EdDsa(Ed25519KeyPair),
}

impl Device {
    /// A device with a key of the curve P-256, at a page.
    pub(crate) fn new(origin: &str, site: &str) -> Self {
        let (random, kind) = (SystemRandom::new(), &ECDSA_P256_SHA256_ASN1_SIGNING);
        let key = EcdsaKeyPair::generate_pkcs8(kind, &random).unwrap();
        let key = EcdsaKeyPair::from_pkcs8(kind, key.as_ref(), &random).unwrap();
        Self::with(Key::Es256(key), -7, (origin, site))
    }

    /// The same with a key of the curve Ed25519.
    pub(crate) fn of_ed25519(origin: &str, site: &str) -> Self {
        let key = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).unwrap();
        let key = Ed25519KeyPair::from_pkcs8(key.as_ref()).unwrap();
        Self::with(Key::EdDsa(key), -8, (origin, site))
    }

    fn with(key: Key, algorithm: i64, (origin, site): (&str, &str)) -> Self {
        let mut device = Self {
            key,
            id: vec![],
            user: vec![],
            origin: origin.to_owned(),
            site: site.to_owned(),
            flags: VERIFIED,
            counter: 0,
            algorithm,
            format: "none",
        };
        device.id = digest(&SHA256, &device.public_key()).as_ref().to_vec();
        device
    }

    /// Makes its passkey for a challenge and an account.
    pub(crate) fn make(&mut self, challenge: &str, user: &[u8]) -> Attestation {
        user.clone_into(&mut self.user);
        let client_data = self.client_data("webauthn.create", challenge);
        let length = u16::try_from(self.id.len()).unwrap().to_be_bytes();
        let mut data = self.head(0x40);
        data.extend([&[0; 16], &length[..], &self.id, &self.public_key()].concat());
        let statement = match self.format {
            "packed" => {
                let signature = self.sign(&data, &client_data);
                let (alg, sig) = (number(self.algorithm), bytes(&signature));
                map(&[(text("alg"), alg), (text("sig"), sig)])
            }
            _ => map(&[]),
        };
        let object = map(&[
            (text("fmt"), text(self.format)),
            (text("attStmt"), statement),
            (text("authData"), bytes(&data)),
        ]);
        Attestation { client_data, object }
    }

    /// Uses its passkey for a challenge.
    pub(crate) fn answer(&mut self, challenge: &str) -> Assertion {
        let client_data = self.client_data("webauthn.get", challenge);
        let authenticator_data = self.head(0);
        let signature = self.sign(&authenticator_data, &client_data);
        let (credential, user) = (self.id.clone(), self.user.clone());
        Assertion { credential, user, client_data, authenticator_data, signature }
    }

    fn client_data(&self, kind: &str, challenge: &str) -> Vec<u8> {
        let origin = &self.origin;
        let json = format!(
            r#"{{"type":"{kind}","challenge":"{challenge}","origin":"{origin}","crossOrigin":false}}"#
        );
        json.into_bytes()
    }

    fn head(&self, more: u8) -> Vec<u8> {
        let site = digest(&SHA256, self.site.as_bytes());
        [site.as_ref(), &[self.flags | more], &self.counter.to_be_bytes()].concat()
    }

    fn sign(&self, data: &[u8], client_data: &[u8]) -> Vec<u8> {
        let signed = [data, digest(&SHA256, client_data).as_ref()].concat();
        match &self.key {
            Key::Es256(key) => {
                let signature = key.sign(&SystemRandom::new(), &signed).unwrap();
                signature.as_ref().to_vec()
            }
            Key::EdDsa(key) => key.sign(&signed).as_ref().to_vec(),
        }
    }

    /// The public key as COSE writes it.
    fn public_key(&self) -> Vec<u8> {
        match &self.key {
            Key::Es256(key) => {
                let (x, y) = key.public_key().as_ref()[1..].split_at(32);
                map(&[
                    (number(1), number(2)),
                    (number(3), number(self.algorithm)),
                    (number(-1), number(1)),
                    (number(-2), bytes(x)),
                    (number(-3), bytes(y)),
                ])
            }
            Key::EdDsa(key) => map(&[
                (number(1), number(1)),
                (number(3), number(self.algorithm)),
                (number(-1), number(6)),
                (number(-2), bytes(key.public_key().as_ref())),
            ]),
        }
    }
}

/// The head of a value in CBOR: its kind, and its number or length.
fn head(kind: u8, size: usize) -> Vec<u8> {
    let small = u8::try_from(size).ok().filter(|size| *size < 24);
    match (small, u8::try_from(size)) {
        (Some(small), _) => vec![kind << 5 | small],
        (None, Ok(size)) => vec![kind << 5 | 0x18, size],
        (None, Err(_)) => {
            let [high, low] = u16::try_from(size).unwrap().to_be_bytes();
            vec![kind << 5 | 0x19, high, low]
        }
    }
}

fn number(number: i64) -> Vec<u8> {
    let (kind, size) = if number < 0 { (1, -1 - number) } else { (0, number) };
    head(kind, size.try_into().unwrap())
}

fn bytes(bytes: &[u8]) -> Vec<u8> {
    [&head(2, bytes.len()), bytes].concat()
}

fn text(text: &str) -> Vec<u8> {
    [&head(3, text.len()), text.as_bytes()].concat()
}

fn map(pairs: &[(Vec<u8>, Vec<u8>)]) -> Vec<u8> {
    let written = pairs.iter().flat_map(|(key, value)| [&key[..], value].concat());
    head(5, pairs.len()).into_iter().chain(written).collect()
}
