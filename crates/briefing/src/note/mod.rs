//! A note: a brief as a file of Markdown, which a person edits in any editor.
//!
//! Its front matter says what it is, and its body is headings, paragraphs, quotations and lists.
//! A reference in brackets, as `[s-12]` or `[d-3:120-240]`, says where words stand, and a mark in
//! braces behind a sentence, as `{judged j-1}`, says what sort of sentence it is. Both are for the
//! author: readers get the number of an endnote for the one, and nothing for the other.

mod block;
mod head;
mod inline;
mod mark;
mod sentence;

pub use block::{Block, BlockKind};
pub use head::{Head, NoteError};
pub(crate) use inline::{Run, escaped, runs};
pub use mark::{Mark, MarkWord};
pub use sentence::{Piece, Sentence, SentenceKind, quoted_runs};

use std::ops::Range;

/// Cuts a text into sentences: where each begins and ends, in order.
pub type Cut = fn(&str) -> Vec<Range<usize>>;

/// Takes a text as one sentence, where only its blocks matter.
pub(crate) fn whole(text: &str) -> Vec<Range<usize>> {
    std::iter::once(0..text.len()).collect()
}

/// A brief as a file of Markdown.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// What its front matter says.
    pub head: Head,
    /// Its body.
    pub blocks: Vec<Block>,
}

impl Note {
    /// Reads a note, with its sentences cut by `cut`.
    ///
    /// # Errors
    ///
    /// It has no front matter, or the front matter is not written as one is.
    ///
    /// # Examples
    ///
    /// ```
    /// use briefing::note::{Note, SentenceKind};
    ///
    /// let text = "---\ntitle: Talks go on\n---\nBoth sides stay at the table. {judged j-1}\n";
    /// let whole = |block: &str| Vec::from([0..block.len()]);
    /// let note = Note::read(text, whole)?;
    /// let sentence = &note.blocks[0].sentences[0];
    /// assert_eq!(sentence.words(), "Both sides stay at the table.");
    /// assert_eq!(sentence.kind(), Some(SentenceKind::Judged));
    /// # Ok::<(), briefing::note::NoteError>(())
    /// ```
    pub fn read(text: &str, cut: Cut) -> Result<Self, NoteError> {
        let text = text.trim_start_matches('\u{feff}');
        let (head, body_line) = Head::read(text)?;
        Ok(Self { head, blocks: block::blocks(text, body_line, cut) })
    }

    /// Whether a text looks like a note rather than like a question: its front matter has a key
    /// that only notes have.
    pub fn is_one(text: &str) -> bool {
        head::has_own_key(text.trim_start_matches('\u{feff}'))
    }

    /// Every sentence that is not a heading, with the block it stands in.
    pub fn sentences(&self) -> impl Iterator<Item = (&Block, &Sentence)> {
        let told = self.blocks.iter().filter(|block| !matches!(block.kind, BlockKind::Heading(_)));
        told.flat_map(|block| block.sentences.iter().map(move |sentence| (block, sentence)))
    }
}
