//! A key that somebody is known by, as a policy writes it.

use ed25519_dalek::{Signature, VerifyingKey};
use sha2::{Digest as _, Sha256};
use thiserror::Error;

use crate::base::{from_base64, to_hex};
use crate::note::{NoteSignature, is_key_name};

/// A public key with its name and what it signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    name: String,
    id: [u8; 4],
    signs: KeyUse,
    verifying: VerifyingKey,
}

/// What a key signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyUse {
    /// Notes: a log's checkpoints (signature type 1).
    Notes,
    /// Cosignatures with a time: what a witness saw (signature type 4).
    Cosignatures,
}

/// A text that is no key.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("\"{0}\" is no key; give one as NAME+ID+KEY, of an Ed25519 key of type 1 or 4")]
pub struct MalformedKey(String);

impl Key {
    /// Reads a key in the form `NAME+ID+KEY` (vkey of signed notes).
    ///
    /// # Errors
    ///
    /// It has another form, its number does not fit its key, or it is of another type.
    pub fn parse(text: &str) -> Result<Self, MalformedKey> {
        Self::read(text).ok_or_else(|| MalformedKey(text.to_owned()))
    }

    fn read(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '+');
        let (name, id, encoded) = (parts.next()?, parts.next()?, parts.next()?);
        let typed = from_base64(encoded)?;
        let (&kind, bytes) = typed.split_first()?;
        let signs = KeyUse::of_type(kind)?;
        let key = VerifyingKey::from_bytes(bytes.try_into().ok()?).ok()?;
        let number = key_id(name, &typed);
        let written = to_hex(&number);
        // With a weak key many texts have a signature that fits.
        let is_sound = is_key_name(name) && written == id && !key.is_weak();
        is_sound.then(|| Self { name: name.to_owned(), id: number, signs, verifying: key })
    }

    /// What the key is called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What it signs.
    pub fn signs(&self) -> KeyUse {
        self.signs
    }

    /// Whether two keys are the same under whatever names.
    pub(crate) fn is_twin_of(&self, other: &Self) -> bool {
        self.verifying == other.verifying
    }

    /// Whether a signature says that it is by this key.
    pub(crate) fn is_named_by(&self, signature: &NoteSignature) -> bool {
        self.name == signature.name && self.id == signature.key_id
    }

    /// Whether a note's signature is this key's own under this text.
    pub(crate) fn signed(&self, text: &str, signature: &NoteSignature) -> bool {
        self.signs == KeyUse::Notes && self.fits(text, &signature.bytes)
    }

    /// When this key cosigned this text, in seconds since 1970, if the cosignature is its own.
    pub(crate) fn cosigned(&self, text: &str, signature: &NoteSignature) -> Option<u64> {
        let (time, bytes) = signature.bytes.split_first_chunk::<8>()?;
        let time = u64::from_be_bytes(*time);
        let message = format!("cosignature/v1\ntime {time}\n{text}");
        let holds = self.signs == KeyUse::Cosignatures
            && i64::try_from(time).is_ok()
            && self.fits(&message, bytes);
        holds.then_some(time)
    }

    fn fits(&self, message: &str, signature: &[u8]) -> bool {
        Signature::from_slice(signature).is_ok_and(|signature| {
            self.verifying.verify_strict(message.as_bytes(), &signature).is_ok()
        })
    }
}

impl KeyUse {
    fn of_type(kind: u8) -> Option<Self> {
        match kind {
            1 => Some(Self::Notes),
            4 => Some(Self::Cosignatures),
            _ => None,
        }
    }
}

/// The first four bytes of the SHA-256 of the name, a newline, the type and the key.
fn key_id(name: &str, typed: &[u8]) -> [u8; 4] {
    let digest = Sha256::new().chain_update(name).chain_update("\n").chain_update(typed).finalize();
    [digest[0], digest[1], digest[2], digest[3]]
}

#[cfg(test)]
mod tests {
    use super::{Key, KeyUse};
    use crate::note::Note;
    use crate::testing::Signer;

    /// A key and a note that Go's `sumdb/note` publishes as its example.
    const PETER: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    const SAID_BY_PETER: &str = "\
If you think cryptography is the answer to your problem,
then you don't know what your problem is.

— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
";

    #[test]
    fn a_note_that_go_signed_is_signed() {
        let note = Note::parse(SAID_BY_PETER).unwrap();
        let key = Key::parse(PETER).unwrap();
        assert!(key.is_named_by(&note.signatures()[0]));
        assert!(key.signed(note.text(), &note.signatures()[0]));
        assert!(!key.signed("another text\n", &note.signatures()[0]));
    }

    #[test]
    fn a_witness_signs_no_notes_and_a_log_cosigns_none() {
        let (log, witness) = (Signer::log("log.example", 1), Signer::witness("w.example", 2));
        let text = "log.example\n0\nx\n";
        let note = format!("{text}\n{}{}", log.sign(text), witness.cosign(text, 1_700_000_000));
        let note = Note::parse(&note).unwrap();
        let (logged, witnessed) = (&note.signatures()[0], &note.signatures()[1]);
        let log = Key::parse(&log.vkey()).unwrap();
        let witness = Key::parse(&witness.vkey()).unwrap();
        assert_eq!((log.signs(), witness.signs()), (KeyUse::Notes, KeyUse::Cosignatures));
        assert!(log.signed(text, logged) && !witness.signed(text, witnessed));
        assert_eq!(witness.cosigned(text, witnessed), Some(1_700_000_000));
        assert_eq!(log.cosigned(text, logged), None);
    }

    #[test]
    fn what_is_no_key_is_refused() {
        let without_type = PETER.replace("ARpc", "Apc");
        for text in ["", "PeterNeumann", &PETER.replace("c74f", "c74e"), &without_type] {
            assert!(Key::parse(text).is_err(), "{text}");
        }
        let weak = [&[1][..], &[0; 32]].concat();
        let encoded = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, &weak);
        let id = crate::base::to_hex(&super::key_id("x", &weak));
        assert!(Key::parse(&format!("x+{id}+{encoded}")).is_err(), "a weak key");
    }
}
