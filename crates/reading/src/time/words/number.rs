//! Numbers, in digits and in words.

use crate::time::piece::Piece;

/// A whole number: the piece after it, and which it is.
pub(in crate::time) fn cardinal(pieces: &[Piece<'_>], at: usize) -> Option<(usize, u32)> {
    if let Some(number) = pieces.get(at)?.digits() {
        return Some((at + 1, number));
    }
    in_words(pieces, at)
}

/// A number of units, which need not be whole, as "2.5" or "two and a half".
pub(in crate::time) fn number(pieces: &[Piece<'_>], at: usize) -> Option<(usize, f64)> {
    let piece = pieces.get(at)?;
    if piece.lower == "½" {
        return Some((at + 1, 0.5));
    }
    let is_decimal = piece.word && piece.lower.starts_with(|it: char| it.is_ascii_digit());
    let decimal = piece.lower.replace(',', "").parse().ok().filter(|_| is_decimal);
    let whole = decimal.map(|number: f64| (at + 1, number));
    let whole = whole.or_else(|| in_words(pieces, at).map(|(end, it)| (end, f64::from(it))));
    let (end, number) = whole.filter(|(_, number)| *number < 1e9)?;
    let lower = |at: usize| pieces.get(at).map_or("", |piece| piece.lower);
    let half = if lower(end) == "½" { Some(end + 1) } else { and_a_half(pieces, end) };
    Some(half.map_or((end, number), |end| (end, number + 0.5)))
}

/// The place after "and a half", "and half" or "-and-a-half".
fn and_a_half(pieces: &[Piece<'_>], at: usize) -> Option<usize> {
    let skip = |at: usize, word: &str| if is(pieces, at, word) { at + 1 } else { at };
    let and = skip(at, "-");
    let half = skip(skip(skip(and + 1, "-"), "a"), "-");
    (is(pieces, and, "and") && is(pieces, half, "half")).then_some(half + 1)
}

/// A number in words, as "twenty-one" or "one thousand two hundred and five".
fn in_words(pieces: &[Piece<'_>], at: usize) -> Option<(usize, u32)> {
    let (mut end, first) = below_thousand(pieces, at)?;
    if scale(pieces, end) != Some(1000) {
        return Some((end, first));
    }
    let total = first.checked_mul(1000)?;
    end += 1;
    let next = if is(pieces, end, "and") { end + 1 } else { end };
    match below_thousand(pieces, next) {
        Some((after, rest)) => Some((after, total.checked_add(rest)?)),
        None => Some((end, total)),
    }
}

/// "seven hundred and eighty-nine", "eighty-nine"
fn below_thousand(pieces: &[Piece<'_>], at: usize) -> Option<(usize, u32)> {
    let (end, first) = below_hundred(pieces, at)?;
    if scale(pieces, end) != Some(100) {
        return Some((end, first));
    }
    let next = if is(pieces, end + 1, "and") { end + 2 } else { end + 1 };
    match below_hundred(pieces, next) {
        Some((after, rest)) => Some((after, first * 100 + rest)),
        None => Some((end + 1, first * 100)),
    }
}

fn scale(pieces: &[Piece<'_>], at: usize) -> Option<u32> {
    pieces.get(at)?.entry.number.filter(|number| *number >= 100)
}

fn small(pieces: &[Piece<'_>], at: usize) -> Option<u32> {
    pieces.get(at)?.entry.number.filter(|number| *number < 100)
}

fn is(pieces: &[Piece<'_>], at: usize, word: &str) -> bool {
    pieces.get(at).is_some_and(|piece| piece.lower == word)
}

fn below_hundred(pieces: &[Piece<'_>], at: usize) -> Option<(usize, u32)> {
    let first = small(pieces, at)?;
    let next = if is(pieces, at + 1, "-") { at + 2 } else { at + 1 };
    match small(pieces, next).filter(|ones| first >= 20 && (1..10).contains(ones)) {
        Some(ones) => Some((next + 1, first + ones)),
        None => Some((at + 1, first)),
    }
}

/// A place in a row, as "17th", "third" or "twenty-first".
pub(in crate::time) fn ordinal(pieces: &[Piece<'_>], at: usize) -> Option<(usize, u32)> {
    let piece = pieces.get(at)?;
    let digits =
        ["st", "nd", "rd", "th"].iter().find_map(|ending| piece.lower.strip_suffix(ending));
    if let Some(number) = digits.and_then(|digits| digits.parse().ok()) {
        return Some((at + 1, number));
    }
    if let Some(place) = piece.entry.ordinal {
        return Some((at + 1, place));
    }
    let tens = piece.entry.number.filter(|tens| (20..100).contains(tens))?;
    let next = if is(pieces, at + 1, "-") { at + 2 } else { at + 1 };
    let ones = pieces.get(next)?.entry.ordinal.filter(|ones| *ones < 10)?;
    Some((next + 1, tens + ones))
}

/// A year in words, as "nineteen ninety-nine", "two thousand and ten" or "twenty ten".
pub(in crate::time) fn year_in_words(pieces: &[Piece<'_>], at: usize) -> Option<(usize, i16)> {
    let (after, first) = below_hundred(pieces, at)?;
    if (10..=21).contains(&first)
        && let Some((end, rest)) = below_hundred(pieces, after).filter(|(_, rest)| *rest >= 10)
    {
        return Some((end, i16::try_from(first * 100 + rest).ok()?));
    }
    let (end, year) = in_words(pieces, at).filter(|(_, year)| (1000..2200).contains(year))?;
    Some((end, i16::try_from(year).ok()?))
}
