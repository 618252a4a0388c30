//! Pieces of lines: characters that were drawn one beside the other.

use super::direction::{self, is_right_to_left};
use super::drawn::Glyph;

/// How wide a gap in a line is that parts two pieces, in sizes of its font.
const APART: f64 = 1.1;

/// How far two baselines are from one another that are one, in sizes of the font.
const LEVEL: f64 = 0.5;

/// How far from one another two characters stand that a blank parts, in sizes of the font.
const BLANK: f64 = 0.1;

/// How far below a line the next one stands where a paragraph ends between them, in sizes of the
/// font.
const PARAGRAPH: f64 = 1.5;

/// Characters that were drawn one beside the other.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) glyphs: Vec<Glyph>,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) down: f64,
    pub(super) size: f64,
    /// How many pieces were drawn before it.
    pub(super) order: usize,
}

/// The pieces of a page, in the order in which they were drawn.
pub(super) fn pieces(glyphs: &[Glyph]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = vec![];
    // Blanks show nothing: they count once something follows them.
    let mut blanks: Vec<Glyph> = vec![];
    for glyph in glyphs {
        if glyph.text.trim().is_empty() {
            blanks.push(glyph.clone());
            continue;
        }
        if let Some(piece) = pieces.last_mut().filter(|piece| piece.goes_on_with(glyph)) {
            piece.take(&mut blanks, glyph);
        } else {
            blanks.clear();
            pieces.push(Piece::of(glyph, pieces.len()));
        }
    }
    pieces
}

/// Whether a page is read from right to left, as Arabic and Hebrew are.
pub(super) fn is_from_right(pieces: &[Piece]) -> bool {
    let letters = || {
        let texts = pieces.iter().flat_map(|piece| &piece.glyphs).map(|glyph| &glyph.text);
        texts.flat_map(|text| text.chars()).filter(|it| it.is_alphabetic())
    };
    2 * letters().filter(|it| is_right_to_left(*it)).count() > letters().count()
}

/// The text of a line: pieces that stand side by side.
fn line(pieces: &[&Piece], from_right: bool) -> String {
    let glyphs = || pieces.iter().flat_map(|piece| &piece.glyphs);
    if glyphs().any(|glyph| glyph.text.contains(is_right_to_left)) {
        return direction::logical(glyphs().cloned().collect(), from_right);
    }
    let mut pieces = pieces.to_vec();
    pieces.sort_by(|one, other| one.left.total_cmp(&other.left));
    pieces.into_iter().map(Piece::text).collect::<Vec<_>>().join(" ")
}

/// The text of lines that stand one below the other, with a blank line where one stands far below
/// the one before it.
pub(super) fn lines<'a>(
    rows: impl IntoIterator<Item = Vec<&'a Piece>>,
    from_right: bool,
) -> String {
    let mut text = String::new();
    let mut above: Option<f64> = None;
    for row in rows.into_iter().filter(|row| !row.is_empty()) {
        let size = row.iter().map(|piece| piece.size).fold(0.0, f64::max);
        if let Some(above) = above {
            let is_far = (row[0].down - above).abs() > PARAGRAPH * size;
            text.push_str(if is_far { "\n\n" } else { "\n" });
        }
        above = Some(row[0].down);
        text.push_str(&line(&row, from_right));
    }
    text
}

/// The pieces in rows, as they were drawn: each row of pieces on one baseline.
pub(super) fn as_drawn(pieces: &[Piece]) -> Vec<Vec<&Piece>> {
    pieces.chunk_by(Piece::is_level_with).map(|row| row.iter().collect()).collect()
}

impl Piece {
    fn of(glyph: &Glyph, order: usize) -> Self {
        let Glyph { left, right, down, size, .. } = *glyph;
        Self { glyphs: vec![glyph.clone()], left, right, down, size, order }
    }

    /// Whether two pieces stand on one baseline.
    pub(super) fn is_level_with(&self, other: &Self) -> bool {
        (self.down - other.down).abs() <= LEVEL * self.size.max(other.size)
    }

    /// How many characters it shows.
    pub(super) fn length(&self) -> usize {
        self.glyphs.iter().filter(|glyph| !glyph.text.trim().is_empty()).count()
    }

    fn goes_on_with(&self, glyph: &Glyph) -> bool {
        let Some(last) = self.glyphs.last() else { return false };
        let size = last.size.max(glyph.size);
        let gap = (glyph.left - last.right).max(last.left - glyph.right);
        (glyph.down - last.down).abs() <= LEVEL * size && gap < APART * size
    }

    fn take(&mut self, blanks: &mut Vec<Glyph>, glyph: &Glyph) {
        self.glyphs.append(blanks);
        self.glyphs.push(glyph.clone());
        self.left = self.left.min(glyph.left);
        self.right = self.right.max(glyph.right);
        self.size = self.size.max(glyph.size);
    }

    /// Its text from left to right, in the order in which it was drawn.
    fn text(&self) -> String {
        let mut text = String::new();
        let mut end = f64::INFINITY;
        for glyph in &self.glyphs {
            if glyph.begins && glyph.left > end + BLANK * glyph.size {
                text.push(' ');
            }
            text.push_str(&glyph.text);
            end = glyph.right;
        }
        text
    }
}
