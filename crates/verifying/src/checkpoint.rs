//! A checkpoint: how large a log is, and the root of its tree (C2SP tlog-checkpoint).

use thiserror::Error;

use crate::Hash;
use crate::base::from_decimal;

/// What a log says of itself in the text of a signed note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which log says it.
    pub origin: String,
    /// How many leaves it has.
    pub size: u64,
    /// The root of their tree.
    pub root: Hash,
}

/// A text that is no checkpoint.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("no checkpoint: its text must be an origin, a size and a root, each on its line")]
pub struct MalformedCheckpoint;

impl Checkpoint {
    /// Reads the text of a note. Lines behind the third are passed over.
    ///
    /// # Errors
    ///
    /// One of the three lines is missing or empty, or is no number or hash in its one spelling.
    pub fn parse(text: &str) -> Result<Self, MalformedCheckpoint> {
        Self::read(text).ok_or(MalformedCheckpoint)
    }

    fn read(text: &str) -> Option<Self> {
        let mut lines = text.strip_suffix('\n')?.split('\n');
        let origin = lines.next().filter(|origin| !origin.is_empty())?.to_owned();
        let size = from_decimal(lines.next()?)?;
        let root = Hash::from_base64(lines.next()?)?;
        lines.all(|line| !line.is_empty()).then_some(Self { origin, size, root })
    }
}

#[cfg(test)]
mod tests {
    use super::Checkpoint;

    const ROOT: &str = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

    #[test]
    fn a_checkpoint_is_read() {
        let text = format!("example.com/behind-the-sofa\n20852163\n{ROOT}\n");
        let checkpoint = Checkpoint::parse(&text).unwrap();
        assert_eq!(checkpoint.size, 20_852_163);
        assert_eq!(checkpoint.origin, "example.com/behind-the-sofa");
    }

    #[test]
    fn each_number_and_hash_has_one_spelling() {
        let unused_bits = ROOT.replace("2I=", "2J=");
        let broken = [
            format!("log\n007\n{ROOT}\n"),
            format!("log\n+7\n{ROOT}\n"),
            format!("log\n-7\n{ROOT}\n"),
            format!("log\n18446744073709551616\n{ROOT}\n"),
            format!("log\n7\n{unused_bits}\n"),
            format!("log\n7\n{}\n", ROOT.trim_end_matches('=')),
            format!("log\n7\n{ROOT}"),
            format!("\n7\n{ROOT}\n"),
            format!("log\n7\n{ROOT}\n\nmore\n"),
            "log\n7\n".to_owned(),
        ];
        for text in broken {
            assert!(Checkpoint::parse(&text).is_err(), "{text}");
        }
    }
}
