//! The key of a witness, which cosigns checkpoints with a time (C2SP tlog-cosignature, Ed25519).

use std::fmt;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use domain::Digest;
use ed25519_dalek::{Signer as _, SigningKey};
use jiff::Timestamp;
use rand_core::{OsRng, RngCore as _};

/// The type of keys that cosign with a time.
const COSIGNATURES: u8 = 4;

/// The key of a witness and the name that it goes by.
pub(super) struct WitnessKey {
    name: String,
    secret: SigningKey,
    public: String,
}

impl WitnessKey {
    /// Draws a key; without a name it is called by a number that nobody else has.
    pub(super) fn make(name: Option<&str>) -> Self {
        let mut seed = [0; 32];
        OsRng.fill_bytes(&mut seed);
        let made = || format!("forsooth.witness/{:016x}", OsRng.next_u64());
        Self::of(name.map_or_else(made, str::to_owned), seed)
    }

    fn of(name: String, seed: [u8; 32]) -> Self {
        let secret = SigningKey::from_bytes(&seed);
        let typed = [&[COSIGNATURES][..], secret.verifying_key().as_bytes()].concat();
        let public = format!("{name}+{}+{}", hex(id(&name, &typed)), BASE64.encode(&typed));
        Self { name, secret, public }
    }

    /// Reads a key as [`WitnessKey::to_text`] writes it.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (secret, public) = text.split_once('\n')?;
        let (name, encoded) = secret.strip_prefix("PRIVATE+KEY+")?.split_once('+')?;
        let typed = BASE64.decode(encoded).ok()?;
        let (kind, seed) = typed.split_first()?;
        let key = Self::of(name.to_owned(), seed.try_into().ok()?);
        (*kind == COSIGNATURES && key.public == public.trim_end()).then_some(key)
    }

    /// Both halves, each on a line.
    pub(super) fn to_text(&self) -> String {
        let typed = [&[COSIGNATURES][..], &self.secret.to_bytes()].concat();
        format!("PRIVATE+KEY+{}+{}\n{}\n", self.name, BASE64.encode(typed), self.public)
    }

    /// The public half, as `NAME+ID+KEY`.
    pub(super) fn public(&self) -> &str {
        &self.public
    }

    /// The line that says that this key saw a checkpoint at a time.
    pub(super) fn cosign(&self, text: &str, at: Timestamp) -> String {
        let seconds = u64::try_from(at.as_second()).unwrap_or_default();
        let message = format!("cosignature/v1\ntime {seconds}\n{text}");
        let signature = self.secret.sign(message.as_bytes()).to_bytes();
        let typed = [&[COSIGNATURES][..], self.secret.verifying_key().as_bytes()].concat();
        let id = id(&self.name, &typed);
        let bytes = [&id[..], &seconds.to_be_bytes(), &signature].concat();
        format!("— {} {}\n", self.name, BASE64.encode(bytes))
    }
}

impl fmt::Debug for WitnessKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The secret half is never shown.
        write!(formatter, "WitnessKey({})", self.public)
    }
}

/// The first four bytes of the SHA-256 of the name, a newline, the type and the key.
fn id(name: &str, typed: &[u8]) -> [u8; 4] {
    let digest = Digest::of(&[name.as_bytes(), b"\n", typed].concat());
    let [one, two, three, four, ..] = *digest.as_bytes();
    [one, two, three, four]
}

fn hex(id: [u8; 4]) -> String {
    format!("{:08x}", u32::from_be_bytes(id))
}
