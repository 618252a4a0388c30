//! A block of a note: a heading, a paragraph, a quotation or an item of a list.

use super::sentence::sentences;
use super::{Cut, Sentence};

/// A block of a note.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// The line of the file that it begins on, counted from 1.
    pub line: usize,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading of a level from 1.
    Heading(usize),
    /// A paragraph.
    Paragraph,
    /// A quotation set apart.
    Quotation,
    /// An item of a list, with its number if it has one.
    Item(Option<u32>),
}

/// Reads the body of a note, whose first line has the number `from`, counted from 0.
pub(super) fn blocks(text: &str, from: usize, cut: Cut) -> Vec<Block> {
    let mut reader = Reader { cut, blocks: vec![], open: None, is_comment: false };
    for (index, line) in text.lines().enumerate().skip(from) {
        reader.take(index + 1, line.trim());
    }
    reader.close();
    reader.blocks
}

/// Lines on their way into blocks.
struct Reader {
    cut: Cut,
    blocks: Vec<Block>,
    open: Option<Open>,
    /// Whether the lines are for the author alone.
    is_comment: bool,
}

/// A block that may go on in the next line.
struct Open {
    kind: BlockKind,
    line: usize,
    text: String,
}

impl Reader {
    fn take(&mut self, number: usize, line: &str) {
        if self.is_comment || line.starts_with("<!--") {
            self.is_comment = !line.ends_with("-->");
            return self.close();
        }
        if line.is_empty() {
            return self.close();
        }
        match opening(line) {
            Some((kind, words)) if !self.goes_on(kind) => {
                self.close();
                self.open = Some(Open { kind, line: number, text: words.to_owned() });
            }
            opened => self.go_on(number, opened.map_or(line, |(_, words)| words)),
        }
        if matches!(self.open, Some(Open { kind: BlockKind::Heading(_), .. })) {
            self.close();
        }
    }

    /// Whether a line of this kind only goes on with the block before it.
    fn goes_on(&self, kind: BlockKind) -> bool {
        let is_open = |open: &Open| open.kind == BlockKind::Quotation;
        kind == BlockKind::Quotation && self.open.as_ref().is_some_and(is_open)
    }

    fn go_on(&mut self, number: usize, words: &str) {
        if let Some(open) = &mut self.open {
            open.text.push('\n');
            open.text.push_str(words);
            return;
        }
        let (kind, text) = (BlockKind::Paragraph, words.to_owned());
        self.open = Some(Open { kind, line: number, text });
    }

    fn close(&mut self) {
        let Some(Open { kind, line, text }) = self.open.take() else { return };
        let is_set_apart = kind == BlockKind::Quotation;
        let sentences = sentences(&text, line, is_set_apart, self.cut);
        self.blocks.push(Block { kind, line, sentences });
    }
}

/// What a line opens, and its words without the sign for it.
fn opening(line: &str) -> Option<(BlockKind, &str)> {
    let level = line.len() - line.trim_start_matches('#').len();
    if (1..=6).contains(&level) && line[level..].starts_with(' ') {
        return Some((BlockKind::Heading(level), line[level..].trim()));
    }
    if let Some(words) = line.strip_prefix('>') {
        return Some((BlockKind::Quotation, words.trim()));
    }
    if let Some(words) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
        return Some((BlockKind::Item(None), words.trim()));
    }
    let digits = line.len() - line.trim_start_matches(|it: char| it.is_ascii_digit()).len();
    let words = line[digits..].strip_prefix(". ")?;
    let number = line[..digits].parse().ok()?;
    Some((BlockKind::Item(Some(number)), words.trim()))
}

#[cfg(test)]
mod tests {
    use super::{BlockKind, blocks};
    use crate::note::whole;

    #[test]
    fn a_body_is_headings_paragraphs_quotations_and_items() {
        let body = "# One\nwords\ngo on\n\n> said\n> here\n\n- first\n  more\n- second\n2. third\n\
                    <!-- for the\nauthor -->\n\nlast";
        let found: Vec<(BlockKind, usize, String)> = blocks(body, 0, whole)
            .iter()
            .map(|block| (block.kind, block.line, block.sentences[0].words()))
            .collect();
        let expected = [
            (BlockKind::Heading(1), 1, "One"),
            (BlockKind::Paragraph, 2, "words go on"),
            (BlockKind::Quotation, 5, "said here"),
            (BlockKind::Item(None), 8, "first more"),
            (BlockKind::Item(None), 10, "second"),
            (BlockKind::Item(Some(2)), 11, "third"),
            (BlockKind::Paragraph, 15, "last"),
        ];
        let expected = expected.map(|(kind, line, words)| (kind, line, words.to_owned()));
        assert_eq!(found, expected);
    }
}
