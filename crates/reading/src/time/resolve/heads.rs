//! The heads of a chronicle: the times that open its lines, as in "8 June: Troops land", and the year
//! that its title or its first head names.

use super::said_year;
use crate::time::grammar::Found;
use crate::time::piece::Piece;

/// What a text shows of being a chronicle.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::time) struct Heads {
    /// How many lines open with a time.
    pub(super) lines: usize,
    /// The first expression that names a year, if it stands in the title or heads a line.
    first: Option<usize>,
}

/// A single line with its time is no chronicle.
const LEAST_LINES: usize = 2;

impl Heads {
    /// The heads of a text.
    pub(in crate::time) fn of(text: &str, pieces: &[Piece<'_>], found: &[Found]) -> Self {
        let is_head = |it: &Found| is_head(text, pieces, it);
        let lines = found.iter().filter(|&it| is_head(it)).count();
        let first = found.iter().position(|it| said_year(&it.meaning).is_some());
        let is_shown = |&at: &usize| {
            let it = &found[at];
            is_head(it)
                || opens_line(text, pieces, it.from) && ends_line(text, pieces, it.to)
                || is_of_title(text, pieces, it)
        };
        Self { lines, first: first.filter(|_| lines >= LEAST_LINES).filter(is_shown) }
    }

    /// The year with which a chronicle opens.
    pub(super) fn year(&self, found: &[Found]) -> Option<i16> {
        found.get(self.first?).and_then(|it| said_year(&it.meaning))
    }
}

/// Whether a time opens a line and a colon or a dash follows it.
fn is_head(text: &str, pieces: &[Piece<'_>], found: &Found) -> bool {
    let follows = pieces.get(found.to).map_or("", |next| next.lower);
    opens_line(text, pieces, found.from) && matches!(follows, ":" | "-" | "–" | "—")
}

/// Whether it stands in the first line, which is no sentence.
fn is_of_title(text: &str, pieces: &[Piece<'_>], found: &Found) -> bool {
    let title = text.trim_start().lines().next().unwrap_or_default();
    let end = text.len() - text.trim_start().len() + title.len();
    !title.trim_end().ends_with('.') && pieces[found.to - 1].range.end <= end
}

fn opens_line(text: &str, pieces: &[Piece<'_>], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &pieces[before]) else { return true };
    has_break(text, before.range.end, pieces[at].range.start)
}

fn ends_line(text: &str, pieces: &[Piece<'_>], at: usize) -> bool {
    pieces.get(at).is_none_or(|next| has_break(text, pieces[at - 1].range.end, next.range.start))
}

fn has_break(text: &str, from: usize, to: usize) -> bool {
    text.get(from..to).is_some_and(|space| space.contains('\n'))
}
