//! A word change: how an earlier wording differs from a later one, piece by piece.

use serde::Serialize;
use text::difference::{Piece, difference};

/// A piece of two wordings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "change", rename_all = "lowercase")]
pub enum WordChange {
    /// Words that stand in both, as the later one writes them.
    Kept {
        /// The words.
        now: String,
    },
    /// Words of the earlier one that are gone.
    Dropped {
        /// The words.
        before: String,
    },
    /// Words of the later one that were not there.
    New {
        /// The words.
        now: String,
    },
    /// Words in the place of others.
    Changed {
        /// The words that were there.
        before: String,
        /// The words in their place.
        now: String,
    },
}

impl WordChange {
    /// The changes from an earlier wording to a later one.
    pub(crate) fn between(before: &str, now: &str) -> Vec<Self> {
        let tell = |piece| match piece {
            Piece::Kept { now: range, .. } => Self::Kept { now: range.of(now).to_owned() },
            Piece::Dropped(range) => Self::Dropped { before: range.of(before).to_owned() },
            Piece::New(range) => Self::New { now: range.of(now).to_owned() },
            Piece::Changed { before: old, now: new } => {
                Self::Changed { before: old.of(before).to_owned(), now: new.of(now).to_owned() }
            }
        };
        difference(before, now).into_iter().map(tell).collect()
    }

    /// A piece in words that need no color: `[-dropped-]`, `[+new+]`, `[before → now]`.
    #[must_use]
    pub fn marked(&self) -> String {
        match self {
            Self::Kept { now } => one_line(now),
            Self::Dropped { before } => format!("[-{}-]", one_line(before)),
            Self::New { now } => format!("[+{}+]", one_line(now)),
            Self::Changed { before, now } => format!("[{} → {}]", one_line(before), one_line(now)),
        }
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
