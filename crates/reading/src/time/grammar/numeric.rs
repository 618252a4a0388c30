//! Dates in digits: "2022-01-17", "17.01.2022", "1/17/2022", "2019/aug/01".

use text::TextRange;

use super::years::of_two_digits;
use super::{Grammar, Read};
use crate::time::meaning::{Base, Calendar, Part};
use crate::time::piece::Piece;

/// The numbers of a date in digits, up to three, and the mark between them.
struct Numbers {
    parts: Vec<(u32, usize)>,
    mark: &'static str,
    end: usize,
}

impl Grammar<'_> {
    /// A date in digits.
    pub(super) fn numeric(&self, at: usize) -> Read<Base> {
        self.dotted(at)
            .or_else(|| self.with_month_name(at))
            .or_else(|| self.separated(at))
            .or_else(|| self.year_month(at))
    }

    /// Where three numbers would be a date if it were known which of two is the month.
    pub(in crate::time) fn ambiguous(&self) -> Vec<TextRange> {
        let is_open = |at: &usize| {
            let numbers = numbers(self.pieces, *at).filter(|it| it.parts.len() == 3)?;
            let [(first, length), (second, _), (_, of_year)] = numbers.parts.as_slice() else {
                return None;
            };
            let is_date = *length <= 2 && *of_year == 4 && *first > 0 && *second > 0;
            let is_open =
                is_date && numbers.mark == "/" && self.ordered(*first, *second, "/").is_none();
            let is_month = *first <= 12 && *second <= 12;
            let range = self.pieces[*at].range.joined(self.pieces[numbers.end - 1].range);
            (is_open && is_month).then_some(range)
        };
        (0..self.pieces.len()).filter_map(|at| is_open(&at)).collect()
    }

    fn separated(&self, at: usize) -> Read<Base> {
        let is_joined = self.is_glued(at) && matches!(self.before(at), "/" | "." | ":" | "_" | "+");
        let numbers = numbers(self.pieces, at).filter(|_| !is_joined)?;
        let parts: Vec<u32> = numbers.parts.iter().map(|(number, _)| *number).collect();
        match parts.as_slice() {
            [year, month, day] if numbers.parts[0].1 == 4 => {
                Some((numbers.end, day_of(Some(*year), *month, *day)?))
            }
            [first, second, year] => {
                let length = numbers.parts[2].1;
                let year = if length == 4 { Some(*year) } else { short_year(*year, length) }?;
                let (month, day) = self.ordered(*first, *second, numbers.mark)?;
                Some((numbers.end, day_of(Some(year), month, day)?))
            }
            [first, second] => {
                let is_short = numbers.parts.iter().all(|(_, length)| *length <= 2);
                let is_date = is_short && numbers.mark == "/" && self.is_month_day(at, numbers.end);
                let (month, day) = self.ordered(*first, *second, "/").filter(|_| is_date)?;
                Some((numbers.end, day_of(None, month, day)?))
            }
            _ => None,
        }
    }

    /// Which of two numbers is the month; nothing where neither they nor the text tell.
    fn ordered(&self, first: u32, second: u32, mark: &str) -> Option<(u32, u32)> {
        match (first <= 12, second <= 12) {
            (true, false) => Some((first, second)),
            (false, true) => Some((second, first)),
            (true, true) if first == second => Some((first, second)),
            (true, true) => match self.month_first {
                Some(true) => Some((first, second)),
                Some(false) => Some((second, first)),
                None if mark == "." => Some((second, first)),
                None => None,
            },
            (false, false) => None,
        }
    }

    /// Whether two numbers with a slash are a day of a month and no fraction.
    fn is_month_day(&self, at: usize, end: usize) -> bool {
        let led = ["on", "by", "from", "to", "until", "since", "before", "after", "of", "through"];
        let weekday = |at: usize| self.piece(at).is_some_and(|it| it.entry.weekday.is_some());
        let is_led = led.contains(&self.before(at)) || at > 0 && weekday(at - 1);
        is_led && !self.is(end, &["of", "/", "%"])
    }

    /// "17.01.2022", which is one token.
    fn dotted(&self, at: usize) -> Read<Base> {
        let piece = self.piece(at)?;
        let mut parts = piece.lower.split('.').map(|part| (part.parse::<u32>().ok(), part.len()));
        let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        let (first_number, second_number, third_number) = (first.0?, second.0?, third.0?);
        let (year, pair) = match (first.1, third.1) {
            (4, 1..=2) => {
                return Some((at + 1, day_of(Some(first_number), second_number, third_number)?));
            }
            (1..=2, 4) => (third_number, (first_number, second_number)),
            _ => return None,
        };
        let (month, day) = self.ordered(pair.0, pair.1, ".")?;
        Some((at + 1, day_of(Some(year), month, day)?))
    }

    /// "2019/aug/01", "22-Jan-2019", "Sep-23-2020"
    fn with_month_name(&self, at: usize) -> Read<Base> {
        let mark = Some(self.lower(at + 1)).filter(|mark| ["/", "-"].contains(mark))?;
        if self.lower(at + 3) != mark {
            return None;
        }
        let places = [at, at + 2, at + 4];
        let month = |at: usize| self.piece(at).and_then(|piece| piece.entry.month);
        let number = |at: usize| self.piece(at).and_then(Piece::digits);
        let named = places.into_iter().find_map(month)?;
        let numbers: Vec<u32> = places.into_iter().filter_map(number).collect();
        let [first, second] = numbers.as_slice() else { return None };
        let (year, day) = if *first > 31 { (first, second) } else { (second, first) };
        let year = if *year < 100 { u32::try_from(of_two_digits(*year)).ok()? } else { *year };
        Some((at + 5, day_of(Some(year), u32::try_from(named).ok()?, *day)?))
    }

    /// "2016-11", "11/2016"
    fn year_month(&self, at: usize) -> Read<Base> {
        let is_joined = self.is_glued(at) && matches!(self.before(at), "/" | "-" | "." | ":");
        let mark = self.is(at + 1, &["/", "-"]) && !is_joined;
        let (first, second) = (self.piece(at)?.digits()?, self.piece(at + 2)?.digits()?);
        let lengths = (self.lower(at).len(), self.lower(at + 2).len());
        let (year, month) = match lengths {
            (4, 1..=2) => (first, second),
            (1..=2, 4) => (second, first),
            _ => return None,
        };
        let is_longer = self.is_glued(at + 3)
            && self.is(at + 3, &["/", "-", "."])
            && self.piece(at + 4).is_some_and(|it| it.glued);
        let month = i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
        let year = i16::try_from(year).ok().filter(|year| (1500..2200).contains(year))?;
        // "2007-08" are two years, and "2007-11" is a month.
        let is_range = lengths.0 == 4 && u32::try_from(year % 100 + 1) == Ok(second);
        let is_date =
            mark && !is_longer && !is_range && self.is_glued(at + 1) && self.is_glued(at + 2);
        Some((at + 3, Base::Fixed(Calendar::Month(year, month)))).filter(|_| is_date)
    }
}

/// Whether the month stands first in dates such as 3/4/2022, by one in the text that can only be
/// read one way; nothing where none can, or where two differ.
pub(super) fn month_stands_first(pieces: &[Piece<'_>]) -> Option<bool> {
    let mut orders = (0..pieces.len()).filter_map(|at| {
        let numbers = numbers(pieces, at).filter(|it| it.parts.len() == 3 && it.parts[0].1 <= 2)?;
        match (numbers.parts[0].0, numbers.parts[1].0) {
            (1..=12, 13..=31) => Some(true),
            (13..=31, 1..=12) => Some(false),
            _ => None,
        }
    });
    let first = orders.next()?;
    orders.all(|other| other == first).then_some(first)
}

/// Two or three numbers of a date, with one mark between them.
fn numbers(pieces: &[Piece<'_>], at: usize) -> Option<Numbers> {
    let digits = |at: usize| {
        let piece = pieces.get(at)?;
        Some((piece.digits()?, piece.lower.len())).filter(|(_, length)| matches!(length, 1 | 2 | 4))
    };
    let first = digits(at)?;
    let mark = ["/", "-"]
        .into_iter()
        .find(|mark| pieces.get(at + 1).is_some_and(|it| it.lower == *mark))?;
    let mut parts = vec![first];
    let mut end = at + 1;
    while parts.len() < 3
        && pieces.get(end).is_some_and(|it| it.lower == mark && it.glued)
        && pieces.get(end + 1).is_some_and(|it| it.glued)
        && let Some(next) = digits(end + 1)
    {
        parts.push(next);
        end += 2;
    }
    (parts.len() > 1).then_some(Numbers { parts, mark, end })
}

fn short_year(year: u32, length: usize) -> Option<u32> {
    if length == 2 { u32::try_from(of_two_digits(year)).ok() } else { None }
}

/// A day, if its numbers can be those of one.
fn day_of(year: Option<u32>, month: u32, day: u32) -> Option<Base> {
    let month = i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    let day = i8::try_from(day).ok().filter(|day| (1..=31).contains(day))?;
    let of_year = |year: u32| i16::try_from(year).ok().filter(|year| (1000..2200).contains(year));
    let month = match year {
        Some(year) => Base::within(Part::Month(month), Base::Fixed(Calendar::Year(of_year(year)?))),
        None => Base::open(Part::Month(month)),
    };
    Some(Base::within(Part::Day(day), month))
}
