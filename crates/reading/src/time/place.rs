//! Where expressions stand, as far as it tells how their times are to be understood.

use text::TextRange;

use super::Lean;
use super::grammar::Found;
use super::piece::Piece;
use super::tags::Tags;
use super::words::words;
use crate::page::Run;

/// How many words may stand before what opens a sentence.
const LONGEST_OPENING: usize = 2;

/// Where one expression stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Its tokens.
    pub(super) run: Run,
    /// Its bytes.
    pub(super) range: TextRange,
    /// On which side of publication it lies, by the verb above it.
    pub(super) lean: Option<Lean>,
    /// Whether a verb of the past says outright that something was done then.
    pub(super) is_done: bool,
    /// What joins it to what stands before it.
    pub(super) joint: Joint,
    /// Whether it stands in parentheses.
    pub(super) is_aside: bool,
    /// Whether it opens its sentence, as "But in 2012" does.
    pub(super) is_opening: bool,
    /// The number of its paragraph.
    pub(super) paragraph: usize,
    /// The number of its sentence, counted by marks alone.
    pub(super) sentence: usize,
}

/// What joins an expression to what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Joint {
    /// Nothing does.
    None,
    /// A dash behind words that are no time.
    LooseDash,
    /// A dash behind a time, so that it is the second end of a range.
    Dash,
    /// A word such as "until" behind a time.
    Word,
    /// "Since" does.
    Since,
}

impl Joint {
    /// Whether a dash stands before it.
    pub(super) fn is_dash(self) -> bool {
        matches!(self, Self::LooseDash | Self::Dash)
    }

    /// Whether it is the second end of a range.
    pub(super) fn ends_range(self) -> bool {
        matches!(self, Self::Dash | Self::Word)
    }
}

/// Tells the places of expressions, which must be asked for in their order.
pub(super) struct Places<'a> {
    text: &'a str,
    pieces: &'a [Piece<'a>],
    tags: &'a Tags<'a>,
    next: usize,
    /// The piece behind the last expression.
    last: usize,
    is_aside: bool,
    paragraph: usize,
    sentence: usize,
    /// The piece that opens the sentence.
    opening: usize,
}

impl<'a> Places<'a> {
    /// The places of a text.
    pub(super) fn new(text: &'a str, pieces: &'a [Piece<'a>], tags: &'a Tags<'a>) -> Self {
        Self {
            text,
            pieces,
            tags,
            next: 0,
            last: 0,
            is_aside: false,
            paragraph: 0,
            sentence: 0,
            opening: 0,
        }
    }

    /// Where the next expression stands.
    pub(super) fn of(&mut self, found: &Found) -> Place {
        while self.next < found.from {
            self.pass(self.next);
            self.next += 1;
        }
        let joint = self.joint(found.from);
        self.last = found.to;
        let (first, last) = (&self.pieces[found.from], &self.pieces[found.to - 1]);
        Place {
            run: Run::new(first.token, last.token + 1),
            range: first.range.joined(last.range),
            lean: self.tags.lean(found.from..found.to, self.pieces),
            is_done: self.tags.is_done(found.from..found.to, self.pieces),
            joint,
            is_aside: self.is_aside,
            is_opening: found.from <= self.opening + LONGEST_OPENING,
            paragraph: self.paragraph,
            sentence: self.sentence,
        }
    }

    /// What joins the expression that begins at a piece to what stands before it.
    fn joint(&self, from: usize) -> Joint {
        let before = from.checked_sub(1).map_or("", |before| self.pieces[before].lower);
        let is_behind_other = from == self.last + 1 && self.last > 0;
        match (matches!(before, "-" | "–"), is_behind_other) {
            (true, false) => Joint::LooseDash,
            (true, true) => Joint::Dash,
            (false, true) if words().beside.range_marks.contains(before) => Joint::Word,
            (false, _) if words().sides.since.contains(before) => Joint::Since,
            (false, _) => Joint::None,
        }
    }

    /// Passes over a piece and the space behind it. A paragraph ends at an empty line, or where the
    /// end of a line is that of a sentence; what opens in one ends with it.
    fn pass(&mut self, at: usize) {
        let piece = &self.pieces[at];
        match piece.lower {
            "(" | "[" => self.is_aside = true,
            ")" | "]" => self.is_aside = false,
            "." | "?" | "!" | ";" => self.end_sentence(at),
            _ => {}
        }
        let next = self.pieces.get(at + 1).map_or(piece.range.end, |next| next.range.start);
        let space = self.text.get(piece.range.end..next).unwrap_or_default();
        let ends_line = matches!(piece.lower, "." | "?" | "!" | "\"" | "”") && space.contains('\n');
        if ends_line || space.matches('\n').count() > 1 {
            self.is_aside = false;
            self.paragraph += 1;
            self.end_sentence(at);
        }
    }

    fn end_sentence(&mut self, at: usize) {
        self.sentence += 1;
        self.opening = at + 1;
    }
}
