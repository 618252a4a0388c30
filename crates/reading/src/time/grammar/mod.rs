//! The grammar: from pieces to what they mean.
//!
//! Each file reads one family of expressions. A reader of a family takes the place where it is to
//! begin, looks at a bounded number of pieces, and returns the place after its expression with
//! what it means. Where several families fit, the longest expression wins.

mod again;
mod amount;
mod calendar;
mod clock;
mod days;
mod frequency;
mod hours;
mod numeric;
mod offset;
mod other_calendar;
mod period;
mod point;
mod relative;
mod same_period;
mod years;

use super::Lean;
use super::meaning::{Meaning, Point};
use super::piece::Piece;
use super::tags::Tags;
use super::words::{Phrases, words};

/// An expression: its pieces, and what they mean.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    /// The first piece.
    pub(super) from: usize,
    /// The piece after the last one.
    pub(super) to: usize,
    /// What they mean.
    pub(super) meaning: Meaning,
    /// What TIMEX3 calls the modifier.
    pub(super) modifier: Option<String>,
}

/// What a reader of a family returns: the piece after the expression, and what it means.
type Read<T> = Option<(usize, T)>;

/// The pieces of a text, to be read from any of them.
#[derive(Clone, Copy)]
pub(super) struct Grammar<'a> {
    pieces: &'a [Piece<'a>],
    tags: &'a Tags<'a>,
    month_first: Option<bool>,
}

impl<'a> Grammar<'a> {
    /// A grammar over some pieces. In dates such as 3/4/2022 the month stands first, or the day,
    /// or it is not known which.
    pub(super) fn new(pieces: &'a [Piece<'a>], tags: &'a Tags<'a>) -> Self {
        Self { pieces, tags, month_first: numeric::month_stands_first(pieces) }
    }

    /// All expressions, in order; no two overlap.
    pub(super) fn all(&self) -> Vec<Found> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.pieces.len() {
            let here = if self.may_begin(at) { self.expressions(at) } else { Vec::new() };
            at = here.last().map_or(at + 1, |last| last.to.max(at + 1));
            let times = here.into_iter().filter(|it| it.meaning != Meaning::Nothing);
            found.extend(times.map(|it| self.without_foreign_article(it)));
        }
        found
    }

    /// Leaves out an article that is that of a noun behind: "the summer offensive".
    fn without_foreign_article(&self, found: Found) -> Found {
        let is_foreign = self.is(found.from, &["the", "a", "an"])
            && found.to > found.from + 1
            && self.tags.is_article_of_later(found.from, found.to, self.pieces);
        Found { from: if is_foreign { found.from + 1 } else { found.from }, ..found }
    }

    fn may_begin(&self, at: usize) -> bool {
        let piece = &self.pieces[at];
        piece.entry.begins || piece.lower.as_bytes()[0].is_ascii_digit()
    }

    /// The expressions that begin at a piece: one, or the days of a list.
    fn expressions(&self, at: usize) -> Vec<Found> {
        let list = self.day_list(at);
        let single = self.single(at);
        let end = |found: &Found| found.to;
        if list.last().map_or(0, end) > single.as_ref().map_or(0, end)
            || list.len() > 1 && single.as_ref().is_none_or(|it| it.modifier.is_none())
        {
            return list;
        }
        single.into_iter().collect()
    }

    fn single(&self, at: usize) -> Option<Found> {
        let found = |modifier: Option<&str>| {
            let modifier = modifier.filter(|it| !it.is_empty()).map(str::to_owned);
            move |(to, meaning)| Found { from: at, to, meaning, modifier }
        };
        let plain = self.meaning(at).map(found(None));
        let is_led =
            self.is(at.wrapping_sub(1), &["in", "for", "after", "within", "to", "of", "from"]);
        let is_preposition = self.is(at, &["over", "around", "under"])
            && !is_led
            && self.tags.is_preposition(at, self.pieces);
        let modifier =
            |list: &'static Phrases<String>| list.at(self.pieces, at).filter(|_| !is_preposition);
        let date = modifier(&words().of_date).and_then(|(next, modifier)| {
            let is_idiom = self.is(at, &["about"])
                && ["how", "what", "but", "talking", "talk", "is", "was"]
                    .contains(&self.before(at));
            let (to, point) = self.modified_point(next).filter(|_| !is_idiom)?;
            Some(found(Some(modifier))((to, Meaning::Point(point))))
        });
        let amount = modifier(&words().of_amount).and_then(|(next, modifier)| {
            let offset =
                self.offset(next).map(|(end, base)| (end, Meaning::Point(Point::of(base))));
            let amount = self.plain_amount(next).map(|(end, it)| (end, Meaning::Amount(it)));
            Some(found(Some(modifier))(longest([offset, amount])?))
        });
        [plain, date, amount]
            .into_iter()
            .flatten()
            .reduce(|best, other| if other.to > best.to { other } else { best })
    }

    /// What an expression without a modifier means; the longest reading.
    fn meaning(&self, at: usize) -> Read<Meaning> {
        let all = [
            self.reference(at),
            self.other_calendar(at),
            self.frequency(at),
            self.point(at).map(|(end, point)| (end, Meaning::Point(point))),
            self.amount_meaning(at),
        ];
        longest(all)
    }

    /// A point that a modifier may stand before: not a bare number that could be a year.
    fn modified_point(&self, at: usize) -> Read<Point> {
        self.point(at).or_else(|| self.the_unit(at))
    }

    fn reference(&self, at: usize) -> Read<Meaning> {
        if let Some((end, ())) = words().soon.at(self.pieces, at) {
            let is_ahead = self.tags.lean(at..end, self.pieces) == Some(Lean::Future);
            return is_ahead.then_some((end, Meaning::Reference("FUTURE_REF")));
        }
        let (end, value) = words().references.at(self.pieces, at)?;
        Some((end, value.map_or(Meaning::Nothing, Meaning::Reference)))
    }

    fn piece(&self, at: usize) -> Option<&'a Piece<'a>> {
        self.pieces.get(at)
    }

    fn lower(&self, at: usize) -> &'a str {
        self.pieces.get(at).map_or("", |piece| piece.lower)
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.lower(at))
    }

    /// The small-letter form of the piece before one.
    fn before(&self, at: usize) -> &'a str {
        at.checked_sub(1).map_or("", |before| self.lower(before))
    }

    /// The place after one of these words, or the same place.
    fn skip(&self, at: usize, words: &[&str]) -> usize {
        if self.is(at, words) { at + 1 } else { at }
    }

    fn is_glued(&self, at: usize) -> bool {
        self.piece(at).is_some_and(|piece| piece.glued)
    }
}

/// The longest of several readings; the first of those that are equally long.
fn longest<T>(all: impl IntoIterator<Item = Read<T>>) -> Read<T> {
    all.into_iter().flatten().reduce(|best, other| if other.0 > best.0 { other } else { best })
}
