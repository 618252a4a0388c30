//! A signed note: a text with signatures under it (C2SP signed-note).

use thiserror::Error;

use crate::base::from_base64;

/// A text, and signatures that nobody has checked yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    text: String,
    signatures: Vec<NoteSignature>,
}

/// One line under a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteSignature {
    /// The name of the key that is said to have signed.
    pub name: String,
    /// The number of that key.
    pub key_id: [u8; 4],
    /// What it signed with; its form hangs on the key.
    pub bytes: Vec<u8>,
}

/// A text that is no signed note.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("no signed note: {0}")]
pub struct MalformedNote(&'static str);

/// More would be an attack: a note is asked to take at least sixteen.
const MOST_SIGNATURES: usize = 64;

impl Note {
    /// Takes a note apart.
    ///
    /// # Errors
    ///
    /// It has no text, no signatures or more than 64, a control character, or a line under the
    /// text that is no signature.
    pub fn parse(note: &str) -> Result<Self, MalformedNote> {
        if note.chars().any(|character| character < ' ' && character != '\n') {
            return Err(MalformedNote("it has a control character"));
        }
        let at = note.rfind("\n\n").ok_or(MalformedNote("no empty line ends its text"))?;
        let (text, lines) = (&note[..=at], &note[at + 2..]);
        let lines = lines.strip_suffix('\n').ok_or(MalformedNote("its last line is not ended"))?;
        if lines.split('\n').count() > MOST_SIGNATURES {
            return Err(MalformedNote("it has more than 64 signatures"));
        }
        let signatures = lines.split('\n').map(NoteSignature::parse).collect::<Option<_>>();
        let signatures =
            signatures.ok_or(MalformedNote("a line under its text is no signature"))?;
        Ok(Self { text: text.to_owned(), signatures })
    }

    /// What was signed, with the newline at its end.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The lines under the text.
    pub fn signatures(&self) -> &[NoteSignature] {
        &self.signatures
    }
}

impl NoteSignature {
    fn parse(line: &str) -> Option<Self> {
        let (name, encoded) = line.strip_prefix("— ")?.split_once(' ')?;
        let decoded = from_base64(encoded)?;
        let (key_id, bytes) = decoded.split_first_chunk::<4>()?;
        let is_whole = is_key_name(name) && !bytes.is_empty();
        is_whole.then(|| Self { name: name.into(), key_id: *key_id, bytes: bytes.into() })
    }
}

/// Whether a text can name a key.
pub(crate) fn is_key_name(name: &str) -> bool {
    !name.is_empty() && !name.chars().any(|letter| letter.is_whitespace() || letter == '+')
}

#[cfg(test)]
mod tests {
    use super::Note;

    /// The first example of the specification.
    const EXAMPLE: &str = "\
Ognuno sta solo sul cuor della terra
trafitto da un raggio di sole:

ed è subito sera.

— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
";

    #[test]
    fn the_last_empty_line_ends_the_text() {
        let note = Note::parse(EXAMPLE).unwrap();
        assert!(note.text().ends_with("ed è subito sera.\n"));
        assert_eq!(note.signatures()[0].name, "quasimodo.example/salvatore");
        assert_eq!(note.signatures()[0].bytes.len(), 64);
    }

    #[test]
    fn what_is_no_note_is_refused() {
        let broken = [
            EXAMPLE.trim_end().to_owned(),
            EXAMPLE.replace("— ", "- "),
            EXAMPLE.replace("NnugSz", "Nnug*z"),
            EXAMPLE.replace("sole", "so\tle"),
            EXAMPLE.replace("quasimodo.example/salvatore ", ""),
            "a text without signatures\n".to_owned(),
            String::new(),
        ];
        for note in broken {
            assert!(Note::parse(&note).is_err(), "{note}");
        }
    }
}
