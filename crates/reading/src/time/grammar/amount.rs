//! Amounts of time: "three days", "two and a half years", "20-year-old", "the past decade".

use super::{Grammar, Read, longest};
use crate::time::meaning::{Amount, Base, Count, Meaning, Unit};
use crate::time::words::{entry, number, words};

impl Grammar<'_> {
    /// An amount of time, as what an expression means.
    pub(super) fn amount_meaning(&self, at: usize) -> Read<Meaning> {
        let plain = self.plain_amount(at);
        let many = self.many(at).map(|(end, amount)| (self.aged(end), amount));
        let stretch = self.stretch(at);
        let all = [stretch.clone(), self.long(at), plain, many, self.first_of_range(at)];
        let (end, amount) = longest(all)?;
        let whole = self.whole_of(at, end).filter(|_| stretch.is_some_and(|(it, _)| it == end));
        Some(match whole {
            Some((end, whole)) => (end, Meaning::AmountOf(amount, whole)),
            None => (end, Meaning::Amount(amount)),
        })
    }

    /// What the first or last of its months or weeks are part of: "of 2012", "of the year".
    fn whole_of(&self, at: usize, end: usize) -> Read<Base> {
        let which = self.skip(at, &["the"]);
        let is_part = self.is(which, &["first", "last", "final", "opening", "closing"]);
        let of = end + 1;
        let relative =
            self.relative_unit(of, &[Unit::Month, Unit::Year, Unit::Quarter, Unit::Decade]);
        let all = [relative, self.month_alone(of), self.year_alone(of), self.decade(of)];
        longest(all).filter(|_| is_part && self.is(end, &["of"]))
    }

    /// An amount that a modifier may stand before, or its age: "about 20 years old".
    pub(super) fn plain_amount(&self, at: usize) -> Read<Amount> {
        self.amount(at).map(|(end, amount)| (self.aged(end), amount))
    }

    /// An amount with its number: "three days", "a year and a half", "1 month and 21 days".
    pub(super) fn amount(&self, at: usize) -> Read<Amount> {
        let (mut end, first) = self.counted(at)?;
        let mut all = vec![first];
        while let Some((next, more)) = self.more(end, &all) {
            all.push(more);
            end = next;
        }
        let all = self.with_half(end, &all);
        Some((all.0, Amount(all.1)))
    }

    /// A further, shorter unit of an amount.
    fn more(&self, end: usize, before: &[(Count, Unit)]) -> Option<(usize, (Count, Unit))> {
        let start = self.skip(self.skip(end, &[","]), &["and"]);
        let (next, more) = self.counted(start)?;
        let last = before.last()?.1;
        let is_ago = words().from_publication.at(self.pieces, next).is_some()
            && self.is(end, &["and"])
            && before.len() > 1;
        let exact = matches!(more.0, Count::Exactly(_));
        let follows = start > end || self.piece(start).is_some_and(|it| it.digits().is_some());
        (length(more.1) < length(last) && exact && follows && !is_ago).then_some((next, more))
    }

    /// "a year and a half", "one hour and half", "one year and a quarter"
    fn with_half(&self, end: usize, all: &[(Count, Unit)]) -> (usize, Vec<(Count, Unit)>) {
        let mut all = all.to_vec();
        let next = self.skip(end + 1, &["a"]);
        let part = match self.lower(next) {
            "half" => 0.5,
            "quarter" => 0.25,
            _ => 0.0,
        };
        let is_part = part > 0.0 && self.is(end, &["and"]) && !self.is(next + 1, &["of"]);
        match all.last_mut() {
            Some((Count::Exactly(number), _)) if is_part => {
                *number += part;
                (next + 1, all)
            }
            Some(_) | None => (end, all),
        }
    }

    /// A number and its unit.
    fn counted(&self, at: usize) -> Read<(Count, Unit)> {
        longest([
            self.half_unit(at),
            self.one_unit(at),
            self.vague_units(at),
            self.number_of_units(at),
            self.dozen(at),
            self.quarter_century(at),
        ])
    }

    /// Quarters are parts of anything, and those of a year only where a word says so.
    fn is_unit_of_time(&self, at: usize) -> bool {
        let is_said = |at: usize| words().beside.before_quarters.contains(self.before(at));
        !self.is(at, &["quarter", "quarters"]) || is_said(at) || is_said(at - 1)
    }

    /// The first number of a range, whose unit stands behind the second: "three to five days".
    fn first_of_range(&self, at: usize) -> Read<Amount> {
        let (next, first) = number(self.pieces, at).filter(|_| !self.is_joined(at))?;
        let is_mark = self.is(next, &["to", "or", "-", "–"])
            || self.is(next, &["and"]) && self.is(at.wrapping_sub(1), &["between"]);
        let (_, (second, unit)) = self.number_with_unit(next + 1).filter(|_| is_mark)?;
        let is_range = matches!(second, Count::Exactly(second) if first < second);
        is_range.then(|| (next, Amount(vec![(Count::Exactly(first), unit)])))
    }

    /// Whether a number is part of something else, as of "1/2" or "$5". The second end of a range
    /// such as "5-10" is not.
    fn is_joined(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.piece(before));
        let is_second = self.is(at.wrapping_sub(1), &["-", "–"])
            && at > 1
            && !self.is_glued(at - 2)
            && self.first_of_range(at - 2).is_some();
        let is_glued = self.is_glued(at)
            && before.is_some_and(|it| {
                it.word || matches!(it.lower, "." | "/" | ":" | "$" | "€" | "£" | "-")
            });
        is_glued && !is_second
    }

    fn number_of_units(&self, at: usize) -> Read<(Count, Unit)> {
        self.number_with_unit(at).filter(|_| !self.is_joined(at))
    }

    fn number_with_unit(&self, at: usize) -> Read<(Count, Unit)> {
        let (next, number) = number(self.pieces, at)?;
        let is_hyphened =
            self.is(next, &["-", "–"]) && self.is_glued(next) && self.is_glued(next + 1);
        let start = if is_hyphened { next + 1 } else { self.described(next) };
        let piece = self.piece(start)?;
        let is_one = number < 2.0 || is_hyphened || self.tags.is_compound(start, self.pieces);
        let short = piece.entry.short.filter(|_| {
            let is_written = start == next && piece.glued || piece.lower.len() > 1;
            is_written && self.is_short_unit(start) && (piece.lower != "s" || number < 60.0)
        });
        let unit = piece.entry.units.or(piece.entry.unit.filter(|_| is_one)).or(short)?;
        self.is_unit_of_time(start).then_some((start + 1, (Count::Exactly(number), unit)))
    }

    /// Letters behind a number are a unit only where the word ends with them.
    fn is_short_unit(&self, at: usize) -> bool {
        !self.is_glued(at + 1) || !self.piece(at + 1).is_some_and(|next| next.word)
    }

    /// The place after one adjective between a number and its unit: "two bloody weeks".
    fn described(&self, at: usize) -> usize {
        let is_unit = |at: usize| self.piece(at).is_some_and(|it| it.entry.units.is_some());
        let is_word = self
            .piece(at)
            .is_some_and(|it| it.word && it.entry.unit.is_none() && it.entry.units.is_none());
        let is_adjective = is_word
            && is_unit(at + 1)
            && self.tags.is_adjective(at, self.pieces)
            && !self.is(at, &["recent"]);
        let is_named = words().beside.within_amount.contains(self.lower(at));
        if is_adjective || is_named && is_unit(at + 1) { at + 1 } else { at }
    }

    /// "half an hour", "half a century", "a half hour"
    fn half_unit(&self, at: usize) -> Read<(Count, Unit)> {
        let start = self.skip(at, &["a"]);
        if !self.is(start, &["half", "½"]) {
            return None;
        }
        let next = self.skip(self.skip(start + 1, &["a", "an"]), &["-"]);
        let unit = self.piece(next)?.entry.unit?;
        Some((next + 1, (Count::Exactly(0.5), unit)))
    }

    /// "a year", "an hour"
    fn one_unit(&self, at: usize) -> Read<(Count, Unit)> {
        let piece = self.piece(at + 1)?;
        let unit = piece.entry.unit.filter(|_| self.is(at, &["a", "an", "another"]))?;
        let is_place = unit == Unit::Second && self.piece(at + 2).is_some_and(|next| next.word);
        let is_other = unit == Unit::Quarter
            || self.is(at + 2, &["-"])
                && self.is_glued(at + 2)
                && !self.is(at + 3, &["long", "old"]);
        Some((at + 2, (Count::Exactly(1.0), unit)))
            .filter(|_| !is_place && !is_other && !self.tags.is_compound(at + 1, self.pieces))
    }

    /// "a dozen years"
    fn dozen(&self, at: usize) -> Read<(Count, Unit)> {
        let is_dozen = self.is(at, &["a"]) && self.is(at + 1, &["dozen"]);
        let unit = self.piece(at + 2)?.entry.units.filter(|_| is_dozen)?;
        Some((at + 3, (Count::Exactly(12.0), unit)))
    }

    /// "a quarter century", "a quarter of a century"
    fn quarter_century(&self, at: usize) -> Read<(Count, Unit)> {
        let start = self.skip(at, &["a"]);
        let next = self.skip(self.skip(self.skip(start + 1, &["-"]), &["of"]), &["a"]);
        let is_century = self.is(start, &["quarter"]) && self.is(next, &["century"]);
        is_century.then_some((next + 1, (Count::Exactly(25.0), Unit::Year)))
    }

    /// "several years", "a few days"
    fn vague_units(&self, at: usize) -> Read<(Count, Unit)> {
        if let Some((next, ())) = words().couple.at(self.pieces, at) {
            let start = self.described(next);
            let unit = self.piece(start)?.entry.units?;
            return Some((start + 1, (Count::Exactly(2.0), unit)));
        }
        let (next, ()) = words().vague.at(self.pieces, at)?;
        let start = self.described(self.skip(next, &["more", "short", "long"]));
        let piece = self.piece(start)?;
        let unit = piece.entry.units?;
        self.is_unit_of_time(start).then_some((start + 1, (Count::Vague, unit)))
    }

    /// "years", "for months": some, without a number.
    fn many(&self, at: usize) -> Read<Amount> {
        let unit = self.piece(at)?.entry.units.filter(|unit| *unit != Unit::Second)?;
        let is_counted = at > 0
            && self
                .piece(at - 1)
                .is_some_and(|it| it.entry.number.is_some() || it.digits().is_some());
        let is_fraction = self.is(at.wrapping_sub(1), &["-"]);
        let is_of_others =
            is_fraction || words().beside.before_other_units.contains(self.before(at));
        Some((at + 1, Amount(vec![(Count::Vague, unit)]))).filter(|_| {
            let is_of_meeting =
                unit == Unit::Minute && !self.is(at.wrapping_sub(1), &["within", "for", "after"]);
            !is_counted && !is_of_others && unit != Unit::Quarter && !is_of_meeting
        })
    }

    /// "three-day", "month-long", "decades-long", "20-year-old", "19 years old"
    fn aged(&self, end: usize) -> usize {
        let next = if self.is(end, &["-"]) && self.is_glued(end) { end + 1 } else { end };
        if self.is(next, &["old", "long"]) && (next > end || self.is(next, &["old", "long"])) {
            return next + 1;
        }
        if self.is(end, &["of"]) && self.is(end + 1, &["age"]) { end + 2 } else { end }
    }

    /// "month-long", "weeklong": one unit, without a number.
    fn long(&self, at: usize) -> Read<Amount> {
        let joined = self.lower(at).strip_suffix("long").and_then(|unit| entry(unit).unit);
        if let Some(unit) = joined {
            return Some((at + 1, Amount(vec![(Count::Exactly(1.0), unit)])));
        }
        let unit = self.piece(at)?.entry.unit?;
        let is_long = self.is(at + 1, &["-"])
            && self.is(at + 2, &["long", "old"])
            && !self.is(at.wrapping_sub(1), &["-"]);
        is_long.then_some((at + 3, Amount(vec![(Count::Exactly(1.0), unit)])))
    }

    /// "the past three years", "the next few days", "the last decade", "all week"
    fn stretch(&self, at: usize) -> Read<Amount> {
        let start = self.skip(at, &["the", "these", "those"]);
        let word = self.lower(start);
        if self.tags.is_verb(start, self.pieces) {
            return None;
        }
        let (next, is_past) = match word {
            "past" | "last" | "next" | "coming" | "previous" | "following" | "first" | "final"
            | "preceding" | "ensuing" | "upcoming" | "intervening" | "subsequent" | "opening"
            | "closing" => (start + 1, word == "past"),
            "all" if start == at => {
                let next = self.skip(start + 1, &["-"]);
                let unit = self.piece(next)?.entry.unit?;
                return Some((next + 1, Amount(vec![(Count::Exactly(1.0), unit)])));
            }
            _ => {
                // "the five-day trip": the article is that of the trip.
                let read = self.amount(start).filter(|(end, _)| {
                    start > at && !(self.is(end - 2, &["-"]) && self.is_glued(end - 1))
                });
                return read.filter(|(_, amount)| {
                    amount.0.iter().all(|(count, _)| matches!(count, Count::Exactly(_)))
                });
            }
        };
        if let Some(read) = self.amount(next) {
            return Some(read);
        }
        let piece = self.piece(next)?;
        if let Some(unit) = piece.entry.units {
            return Some((next + 1, Amount(vec![(Count::Vague, unit)])));
        }
        let is_long = matches!(piece.entry.unit, Some(Unit::Decade | Unit::Century));
        let is_decade = is_long && word == "last" && start > at
            || matches!(word, "last" | "next" | "coming") && self.is_stretch_of_time(at);
        let is_of =
            self.is(next + 1, &["of"]) && start > at && matches!(word, "last" | "final" | "first");
        let unit = piece
            .entry
            .unit
            .filter(|_| is_past && (start > at || word == "past") || is_of || is_decade)?;
        Some((next + 1, Amount(vec![(Count::Exactly(1.0), unit)])))
    }
}

/// How long a unit is, to compare it with others.
fn length(unit: Unit) -> u8 {
    unit as u8
}
