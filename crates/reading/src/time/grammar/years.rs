//! Years, decades and centuries.

use super::{Grammar, Read, longest};
use crate::time::meaning::{Base, Calendar, From, Part, Unit};
use crate::time::piece::Piece;
use crate::time::words::{ordinal, words, year_in_words};

impl Grammar<'_> {
    /// A year that stands by itself, as "2014", "490 BC" or "the year 2014".
    pub(super) fn year_alone(&self, at: usize) -> Read<Base> {
        let named = self.skip(self.skip(at, &["the"]), &["year", "cy"]);
        let of = if named > at && self.is(named, &["of"]) { named + 1 } else { named };
        let is_named = self.is(named.wrapping_sub(1), &["year", "cy"]) && named > at;
        let era = self.year_of_era(at);
        let said = self.year_in_words_alone(named, is_named);
        let digits = self.year(of).filter(|_| is_named || named == at && self.is_year(at));
        let short = if is_named { self.short_year(named) } else { None };
        let other = [said, digits, short].map(|read| read.map(fixed));
        longest([era.map(fixed), other[0].clone(), other[1].clone(), other[2].clone()])
    }

    /// A year of four digits.
    pub(super) fn year(&self, at: usize) -> Read<i16> {
        let piece = self.piece(at).filter(|piece| piece.lower.len() == 4)?;
        let year = piece.digits().filter(|year| (1000..2200).contains(year))?;
        Some((at + 1, i16::try_from(year).ok()?))
    }

    /// A year of two digits, as in "cy18".
    fn short_year(&self, at: usize) -> Read<i16> {
        let piece = self.piece(at).filter(|piece| piece.lower.len() == 2)?;
        Some((at + 1, of_two_digits(piece.digits()?)))
    }

    /// A year as it follows a month or a day: in digits or words, or as "last year".
    pub(super) fn year_after(&self, at: usize) -> Read<Base> {
        let is_of = self.is(at, &["of"]);
        let at = self.skip(at, &[",", "of", "in", "-", "/"]);
        let is_the_year = self.is(at, &["the"]) && self.is(at + 1, &["year"]);
        let relative = self.relative_unit(at, &[Unit::Year]).filter(|_| is_of || !is_the_year);
        let at = if is_the_year { at + 2 } else { at };
        let era = self.year_of_era(at).map(fixed);
        let short = if self.is(at, &["'"]) { self.short_year(at + 1) } else { None };
        let plain = self.year(at).or_else(|| year_in_words(self.pieces, at)).or(short);
        longest([era, plain.map(fixed), relative])
    }

    /// The first year of a range before Christ, as in "490-480 BC" and "499 to 493 BC".
    pub(super) fn first_year_before_christ(&self, at: usize) -> Read<Base> {
        let number = self.piece(at)?.digits().filter(|year| (1..5000).contains(year))?;
        let mark = self.is(at + 1, &["-", "–", "to", "and", "or"]);
        let (_, second) = self.year_of_era(at + 2).filter(|(_, year)| mark && *year <= 0)?;
        let year = 1 - i16::try_from(number).ok()?;
        Some((at + 1, Base::Fixed(Calendar::Year(year)))).filter(|_| year < second)
    }

    /// A year with its era, as "490 BC" or "AD 70".
    fn year_of_era(&self, at: usize) -> Read<i16> {
        if self.is(at, &["ad"]) {
            let number = self.piece(at + 1)?.digits().filter(|year| (1..2200).contains(year))?;
            return Some((at + 2, i16::try_from(number).ok()?));
        }
        let number = self.piece(at)?.digits().filter(|year| (1..5000).contains(year))?;
        let year = i16::try_from(number).ok()?;
        let (end, is_before) = self.era(at + 1)?;
        Some((end, if is_before { 1 - year } else { year }))
    }

    /// An era: the place after it, and whether it is before Christ.
    fn era(&self, at: usize) -> Read<bool> {
        let is_before = match self.lower(at) {
            "bc" | "b.c" | "bce" | "b.c.e" => true,
            "ad" | "a.d" | "ce" | "c.e" => false,
            _ => return None,
        };
        let is_dotted = self.lower(at).contains('.') && self.is(at + 1, &["."]);
        Some((if is_dotted { at + 2 } else { at + 1 }, is_before))
    }

    /// A year in words needs a sign that it is one: "in nineteen ninety-six".
    fn year_in_words_alone(&self, at: usize, is_named: bool) -> Read<i16> {
        let (end, year) = year_in_words(self.pieces, at)?;
        if self.piece(at)?.digits().is_some() {
            return None;
        }
        let is_led = is_named
            || self.is(at.wrapping_sub(1), &["in", "since", "of", "by", "until", "from", "to"]);
        Some((end, year))
            .filter(|_| is_led && self.piece(end).is_none_or(|it| !it.glued || !it.word))
    }

    /// Whether a number of four digits is a year, by what stands around it.
    fn is_year(&self, at: usize) -> bool {
        let before = self.before(at);
        let after = self.piece(at + 1);
        let is_money = ["$", "€", "£", "#", "no", "nos", "+"].contains(&before);
        let is_fraction = self.is_glued(at) && matches!(before, "." | "/" | ":" | "_" | "@")
            || after.is_some_and(|it| it.glued && matches!(it.lower, "%" | "/" | "_" | "°"))
            || self.is(at + 1, &[":"]) && self.is_glued(at + 2);
        let is_joined =
            self.is_glued(at) && before == "-" && at >= 2 && !self.is_range_start(at - 2)
                || !self.is_range_end(at + 1);
        if is_money || is_fraction || is_joined || self.is(at + 1, &["percent", "hours", "hrs"]) {
            return false;
        }
        let is_counted =
            after.is_some_and(|it| it.word) && self.tags.is_plural_noun(at + 1, self.pieces);
        if is_counted {
            let is_round = self.lower(at).ends_with("00");
            let is_second = matches!(before, "and" | "or") && at > 1 && self.year(at - 2).is_some();
            let is_led = ["the", "in", "since", "during"].contains(&before);
            return (is_led || is_second) && !is_round;
        }
        let is_led = words().beside.before_year.contains(before)
            || before.is_empty()
            || !self.tags.is_known();
        is_led || self.tags.is_number_alone(at, self.pieces)
    }

    /// Whether what follows a year behind a hyphen is the end of a range, or no number.
    fn is_range_end(&self, at: usize) -> bool {
        let number =
            self.piece(at + 1).filter(|it| it.glued && self.is(at, &["-"]) && self.is_glued(at));
        let digits = number.and_then(Piece::digits);
        digits.is_none() || self.year(at + 1).is_some() || self.short_range_end(at + 1).is_some()
    }

    /// Whether a year stands before the hyphen of a range, as in "2014-2018".
    fn is_range_start(&self, at: usize) -> bool {
        let is_whole = !self.is_glued(at) || !self.is(at.wrapping_sub(1), &["-"]);
        self.year(at).is_some() && is_whole
            || self.piece(at).is_some_and(|it| it.entry.month.is_some())
            || self.is(at, &["mid", "post", "pre", "early", "late", "q1", "q2", "q3", "q4"])
    }

    /// "the 1990s", "the '90s", "the seventies", "the nineteen seventies".
    pub(super) fn decade(&self, at: usize) -> Read<Base> {
        let start = self.skip(self.skip(at, &["the"]), &["late", "early", "mid"]);
        let start = if start > at + 1 { self.skip(start, &["-"]) } else { self.skip(at, &["the"]) };
        let bare = self.skip(start, &["'"]);
        let (end, first) = self.decade_digits(bare).or_else(|| self.decade_words(bare, at))?;
        let (end, first) = match self.era(end) {
            Some((end, true)) => (end, -first - 8),
            Some((end, false)) => (end, first),
            None => (end, first),
        };
        // "The 1800s" are a century, and "the 2000s" mostly ten years.
        let is_century = first % 100 == 0 && (1000..2000).contains(&first);
        let calendar = if is_century { Calendar::Century(first) } else { Calendar::Decade(first) };
        Some((end, Base::Fixed(calendar)))
    }

    /// "1990s", "1990's", "90s"
    fn decade_digits(&self, at: usize) -> Read<i16> {
        let lower = self.lower(at);
        let is_s = |at: usize| self.is(at, &["s"]) && self.is_glued(at);
        let (end, digits) = match lower.strip_suffix('s') {
            Some(digits) => (at + 1, digits),
            None if self.is(at + 1, &["'"]) && self.is_glued(at + 1) && is_s(at + 2) => {
                (at + 3, lower)
            }
            None if lower.len() == 3 && is_s(at + 1) && self.era(at + 2).is_some() => {
                (at + 2, lower)
            }
            None => return None,
        };
        let is_of_word =
            self.is_glued(at) && self.piece(at.wrapping_sub(1)).is_some_and(|it| it.word);
        let number: u32 = digits.parse().ok().filter(|_| digits.ends_with('0') && !is_of_word)?;
        match digits.len() {
            4 => Some((end, i16::try_from(number).ok().filter(|year| *year < 2200)?)),
            3 if self.era(end).is_some() => Some((end, i16::try_from(number).ok()?)),
            2 if self.is(
                at.wrapping_sub(1),
                &["the", "'", "late", "early", "mid", "-", "and", "or", "to"],
            ) =>
            {
                Some((end, of_two_digits(number)))
            }
            _ => None,
        }
    }

    /// "seventies", "nineteen seventies", "twenty-tens"
    fn decade_words(&self, at: usize, from: usize) -> Read<i16> {
        let century = self.piece(at)?.entry.number.filter(|it| (15..=20).contains(it));
        let next = self.skip(at + 1, &["-"]);
        let after = |at: usize| self.piece(at).and_then(|piece| piece.entry.decade);
        if let Some((century, decade)) = century.zip(after(next)) {
            return Some((next + 1, i16::try_from(century).ok()? * 100 + decade));
        }
        let decade = after(at).filter(|_| at > from)?;
        let first = if decade == 0 { 2000 } else { 1900 + decade };
        Some((at + 1, first)).filter(|_| decade != 10)
    }

    /// "the 19th century", "the fifth century BC"
    pub(super) fn century(&self, at: usize) -> Read<Base> {
        let start = self.skip(at, &["the"]);
        let start = if start > at {
            self.skip(self.skip(start, &["late", "early", "mid"]), &["-"])
        } else {
            start
        };
        let (end, which) = ordinal(self.pieces, start)?;
        let end = self.skip(end, &["-"]);
        if !self.is(end, &["century", "centuries"]) {
            return None;
        }
        let which = i16::try_from(which).ok().filter(|which| (1..=30).contains(which))?;
        let (end, is_before) = self.era(end + 1).unwrap_or((end + 1, false));
        let first = if is_before { -100 * which } else { 100 * (which - 1) };
        Some((end, Base::Fixed(Calendar::Century(first))))
    }

    /// "fiscal year 2024", "FY24", "the third quarter of fiscal 2024"
    pub(super) fn fiscal_year(&self, at: usize) -> Read<Base> {
        let start = self.skip(at, &["the"]);
        let is_short = self.is(start, &["fy"]);
        let named = if is_short { start + 1 } else { self.fiscal_words(start)? };
        let named = self.skip(named, &["of", "-"]);
        let (end, year) = self.year(named).or_else(|| self.short_year(self.skip(named, &["'"])))?;
        let end = match self.short_year(end + 1).filter(|_| self.is(end, &["-", "/", "–"])) {
            Some((after, next)) if next == year + 1 => after,
            Some(_) | None => end,
        };
        Some((end, Base::Fixed(Calendar::Fiscal(year))))
    }

    /// The place after "fiscal", "fiscal year" or "financial year".
    fn fiscal_words(&self, at: usize) -> Option<usize> {
        if self.is(at, &["fiscal", "financial"]) {
            return Some(self.skip(at + 1, &["year"]));
        }
        None
    }

    /// "last fiscal year": the year of publication, taken for the fiscal one.
    pub(super) fn relative_fiscal_year(&self, at: usize) -> Read<i32> {
        let (next, which) = words().which.at(self.pieces, at)?;
        let end = self.fiscal_words(next).filter(|end| self.is(end - 1, &["year"]))?;
        Some((end, *which))
    }

    /// The years of a range whose second one is cut short, as in "1939–45".
    pub(super) fn short_range_end(&self, at: usize) -> Read<Base> {
        let first = at.checked_sub(2).and_then(|before| self.year(before))?.1;
        let is_range =
            self.is(at - 1, &["-", "–", "/"]) && self.is_glued(at) && self.is_glued(at - 1);
        let piece = self.piece(at).filter(|piece| is_range && piece.lower.len() == 2)?;
        let year = first / 100 * 100 + i16::try_from(piece.digits()?).ok()?;
        let is_end = year > first
            && self.piece(at + 1).is_none_or(|it| !it.glued || !self.is(at + 1, &["-"]));
        Some((at + 1, Base::Fixed(Calendar::Year(year)))).filter(|_| is_end)
    }

    /// "the following year" and "next year", for those who only take a year.
    pub(super) fn relative_unit(&self, at: usize, units: &[Unit]) -> Read<Base> {
        let of_named = words().which_of_named.at(self.pieces, at);
        let of_named = of_named.map(|(end, by)| (end, *by, From::Named));
        let of_publication = words().which.at(self.pieces, at);
        let of_publication = of_publication.map(|(end, by)| (end, *by, From::Publication));
        let the = self.is(at, &["the"]).then_some((at + 1, 0, From::Named));
        let read =
            [of_named, of_publication, the].into_iter().flatten().find_map(|(end, by, from)| {
                let end = self.skip(end, &["calendar"]);
                let unit = self.piece(end)?.entry.unit.filter(|unit| units.contains(unit))?;
                Some((end + 1, Base::Shifted { unit, by, from }))
            })?;
        Some(read)
    }

    /// A part of a year that a number names, as "Q3" or "H1".
    pub(super) fn numbered_part(&self, at: usize) -> Read<Part> {
        let (letter, number) = self.lower(at).split_at_checked(1)?;
        let (end, number) = match number {
            "" if self.is_glued(at + 1) => (at + 2, self.lower(at + 1)),
            "" => return None,
            digits => (at + 1, digits),
        };
        let number: i8 = number.parse().ok()?;
        match (letter, number) {
            ("q", 1..=4) => Some((end, Part::Quarter(number))),
            ("h", 1..=2) => Some((end, Part::Half(number))),
            ("w", 1..=53) => Some((end, Part::Week(number))),
            _ => None,
        }
    }
}

fn fixed((end, year): (usize, i16)) -> (usize, Base) {
    (end, Base::Fixed(Calendar::Year(year)))
}

/// Two digits mean the century that is nearest: up to 2039, or from 1940 on.
pub(super) fn of_two_digits(digits: u32) -> i16 {
    let digits = i16::try_from(digits % 100).unwrap_or(0);
    if digits < 40 { 2000 + digits } else { 1900 + digits }
}
