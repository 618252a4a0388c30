//! What a witness may cosign: a checkpoint that a known log signed, and that continues what the
//! witness saw of it last (C2SP tlog-witness).

use thiserror::Error;

use crate::base::from_decimal;
use crate::{Checkpoint, Hash, Policy, Unsigned, is_consistent};

/// A checkpoint that somebody asks a witness to cosign, with the proof that the log only grew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CosignRequest {
    old_size: u64,
    path: Vec<Hash>,
    note: String,
}

/// What a witness saw last of a log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// How many leaves it had.
    pub size: u64,
    /// The root of their tree.
    pub root: Hash,
}

/// Why a checkpoint is not cosigned.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum NotCosigned {
    /// The request cannot be read.
    #[error("the request cannot be read: {0}")]
    Malformed(&'static str),
    /// The witness does not watch this log.
    #[error("this witness does not know the log \"{0}\"")]
    UnknownLog(String),
    /// The log did not sign it.
    #[error(transparent)]
    Unsigned(Unsigned),
    /// It begins from another size than the one seen last, or is another tree of that size.
    #[error("this witness saw {0} leaves last")]
    Conflict(u64),
    /// The proof does not show that the log only grew.
    #[error("the proof does not show that the log only grew")]
    NotGrown,
}

/// The specification allows so many.
const LONGEST_PATH: usize = 63;

impl CosignRequest {
    /// Takes a request apart.
    ///
    /// # Errors
    ///
    /// It has no size, no empty line, or a line of its proof is no hash.
    pub fn parse(body: &str) -> Result<Self, NotCosigned> {
        let malformed = NotCosigned::Malformed;
        let (head, note) =
            body.split_once("\n\n").ok_or(malformed("no empty line ends its proof"))?;
        let mut lines = head.split('\n');
        let old_size = lines.next().and_then(|line| line.strip_prefix("old "));
        let old_size = old_size.and_then(from_decimal).ok_or(malformed("it has no old size"))?;
        let path = lines.map(Hash::from_base64).collect::<Option<Vec<_>>>();
        let path = path.ok_or(malformed("a line of its proof is no hash"))?;
        if path.len() > LONGEST_PATH {
            return Err(malformed("its proof has more than 63 lines"));
        }
        Ok(Self { old_size, path, note: note.to_owned() })
    }

    /// The checkpoint with its signatures.
    pub fn note(&self) -> &str {
        &self.note
    }

    /// The log that it is said to be of; unchecked.
    ///
    /// # Errors
    ///
    /// The checkpoint cannot be read.
    pub fn origin(&self) -> Result<&str, NotCosigned> {
        let origin = self.note.split('\n').next().filter(|origin| !origin.is_empty());
        origin.ok_or(NotCosigned::Malformed("its checkpoint names no log"))
    }

    /// Checks what a witness has to: that the log signed the checkpoint, and that it continues what
    /// was seen of this log last.
    ///
    /// # Errors
    ///
    /// The witness must not cosign it, and why.
    pub fn check(&self, logs: &Policy, last: Option<Seen>) -> Result<Checkpoint, NotCosigned> {
        let signed = logs.check(&self.note).map_err(NotCosigned::of)?;
        let checkpoint = signed.checkpoint;
        if self.old_size > checkpoint.size {
            return Err(NotCosigned::Malformed("its old size is larger than its checkpoint"));
        }
        let last = last.unwrap_or(Seen { size: 0, root: Hash::of_nothing() });
        let is_other = last.size == checkpoint.size && last.root != checkpoint.root;
        if self.old_size != last.size || is_other {
            return Err(NotCosigned::Conflict(last.size));
        }
        let (old, new) = ((last.size, last.root), (checkpoint.size, checkpoint.root));
        if !is_consistent(old, new, &self.path) {
            return Err(NotCosigned::NotGrown);
        }
        Ok(checkpoint)
    }
}

impl NotCosigned {
    fn of(unsigned: Unsigned) -> Self {
        match unsigned {
            Unsigned::Note(_) => Self::Malformed("its checkpoint is no signed note"),
            Unsigned::Checkpoint(_) => Self::Malformed("its note is no checkpoint"),
            Unsigned::UnknownLog(origin) => Self::UnknownLog(origin),
            Unsigned::NotByLog(_) | Unsigned::Forged(_) | Unsigned::NoQuorum(_) => {
                Self::Unsigned(unsigned)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CosignRequest, NotCosigned, Seen};
    use crate::testing::{Signer, checkpoint_text, consistency_path, leaves, root};
    use crate::{Hash, Policy};
    use base64::Engine as _;
    use base64::engine::general_purpose::STANDARD;

    const LOG: &str = "desk.example/record";

    /// A request to go on from so many leaves to so many, with the right proof.
    fn request(old: usize, new: usize, signer: &Signer) -> String {
        let all = leaves(new);
        let path = if old > new { vec![] } else { consistency_path(&all, old) };
        let lines: String =
            path.iter().map(|hash| STANDARD.encode(hash.as_bytes()) + "\n").collect();
        let text = checkpoint_text(LOG, &all);
        format!("old {old}\n{lines}\n{text}\n{}", signer.sign(&text))
    }

    fn answer(request: &str, last: Option<usize>) -> Result<u64, NotCosigned> {
        let logs = format!("log {}\nquorum none\n", Signer::log(LOG, 1).vkey());
        let logs = Policy::parse(&logs).unwrap();
        let last = last.map(|size| Seen { size: size as u64, root: root(&leaves(size)) });
        Ok(CosignRequest::parse(request)?.check(&logs, last)?.size)
    }

    #[test]
    fn what_continues_the_last_tree_is_cosigned() {
        let log = Signer::log(LOG, 1);
        for (old, new) in [(0, 1), (0, 7), (1, 2), (3, 7), (4, 8), (7, 7), (200, 300)] {
            let last = (old > 0).then_some(old);
            assert_eq!(answer(&request(old, new, &log), last), Ok(new as u64), "{old} to {new}");
        }
    }

    #[test]
    fn whatever_else_is_refused_as_the_specification_says() {
        let (log, stranger) = (Signer::log(LOG, 1), Signer::log(LOG, 2));
        let good = request(3, 7, &log);
        assert_eq!(answer(&good, Some(4)), Err(NotCosigned::Conflict(4)));
        assert_eq!(answer(&good, None), Err(NotCosigned::Conflict(0)));
        let unsigned = answer(&request(3, 7, &stranger), Some(3));
        assert!(matches!(unsigned, Err(NotCosigned::Unsigned(_))), "{unsigned:?}");
        let elsewhere = Signer::log("else.example", 1);
        let text = checkpoint_text("else.example", &leaves(7));
        let unknown = format!("old 0\n\n{text}\n{}", elsewhere.sign(&text));
        assert_eq!(answer(&unknown, None), Err(NotCosigned::UnknownLog("else.example".into())));
        let shrunk = answer(&request(9, 7, &log), Some(9));
        assert!(matches!(shrunk, Err(NotCosigned::Malformed(_))), "{shrunk:?}");
        let (head, rest) = good.split_once("\n\n").unwrap();
        let cut = format!("{}\n\n{rest}", head.rsplit_once('\n').unwrap().0);
        assert_eq!(answer(&cut, Some(3)), Err(NotCosigned::NotGrown));
        for broken in ["", "old 3\n", "old 03\n\nx", "old x\n\nx", "old 0\nhash\n\nx", "new 0\n\nx"]
        {
            let refused = answer(broken, None);
            assert!(matches!(refused, Err(NotCosigned::Malformed(_))), "{broken:?}: {refused:?}");
        }
    }

    #[test]
    fn another_tree_of_the_same_size_is_never_cosigned() {
        let request = CosignRequest::parse(&request(7, 7, &Signer::log(LOG, 1))).unwrap();
        let logs = format!("log {}\nquorum none\n", Signer::log(LOG, 1).vkey());
        let other = Seen { size: 7, root: Hash::of_leaf(b"another") };
        let answer = request.check(&Policy::parse(&logs).unwrap(), Some(other));
        assert_eq!(answer, Err(NotCosigned::Conflict(7)));
    }
}
