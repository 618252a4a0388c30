//! Chunks: the runs of white space and of other characters in a text.

use crate::TextRange;
use crate::language::characters::is_space;

/// A run of white space or of other characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Chunk {
    pub(super) range: TextRange,
    /// Whether a single space follows that belongs to no chunk.
    pub(super) space_follows: bool,
}

/// The chunks of a text. The first space after a run of other characters belongs to none.
pub(super) fn chunks(text: &str) -> impl Iterator<Item = Chunk> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let opens_with_space = rest.starts_with(is_space);
        let end =
            rest.find(|it| is_space(it) != opens_with_space).map_or(text.len(), |at| start + at);
        let space_follows = !opens_with_space && text[end..].starts_with(' ');
        let chunk = Chunk { range: TextRange::new(start, end), space_follows };
        start = end + usize::from(space_follows);
        Some(chunk)
    })
}

#[cfg(test)]
mod tests {
    use super::chunks;

    fn cut(text: &str) -> Vec<String> {
        let flag = |follows| if follows { "_" } else { "" };
        chunks(text).map(|it| format!("{}{}", it.range.of(text), flag(it.space_follows))).collect()
    }

    #[test]
    fn the_first_space_after_a_word_belongs_to_no_chunk() {
        assert_eq!(cut("a b"), ["a_", "b"]);
        assert_eq!(cut("a  b "), ["a_", " ", "b_"]);
        assert_eq!(cut(" a\n b"), [" ", "a", "\n ", "b"]);
        assert_eq!(cut("a \r\n\r\nb"), ["a_", "\r\n\r\n", "b"]);
        assert!(cut("").is_empty());
    }
}
