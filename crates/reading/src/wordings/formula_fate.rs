//! What became of a formula up to the newest occasion.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use text::TextRange;

use super::formula::FEWEST_DAYS;
use super::turned_round::is_turned_round;
use super::{Formula, Wording};

/// On how many of the occasions before it is missed a formula is used to be expected again.
const EXPECTED_USES: usize = 3;

/// How many occasions before it is missed are looked at.
const OCCASIONS: usize = 4;

/// How many words at an end of a variant may stand in the place of those that it lacks there.
const MORE: usize = 5;

/// How many percent of a formula's words stand in a variant of it, in their order.
const VARIANT_PERCENT: usize = 70;

/// What became of a formula up to the newest occasion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormulaFate {
    /// With the newest use it became one.
    Appeared,
    /// It is used again.
    Kept,
    /// It is used again after it was expected and was not there.
    Back {
        /// The day on which it was first missed.
        since: i64,
        /// On how many occasions it was missed.
        missed: usize,
    },
    /// Something much like it stands in its place.
    Changed {
        /// The wording it stands in.
        wording: usize,
        /// The place in its text.
        range: TextRange,
    },
    /// It was expected and is not there.
    Absent {
        /// On how many of the occasions before it was used.
        used: usize,
        /// How many occasions before were looked at.
        of: usize,
        /// The day on which it was first missed.
        since: i64,
        /// On how many occasions it has been missed.
        missed: usize,
    },
    /// It is not there, and was not expected.
    NotExpected,
}

/// Tells what became of a formula among wordings of some occasions, each by its day.
///
/// Expected is a formula that was used on three of the last four days before the first one on which
/// it was missed. It is absent from then on until it is used again, unless on one of these days
/// seven of ten of its words stand side by side in their order, with at most two others among
/// them: then it is changed, in the newest such words, whatever is said after. Used is it too where
/// its two clauses stand in the other order. On the first day on which it is used again it is back.
#[must_use]
pub fn fate(formula: &Formula, said: &[(usize, &Wording, i64)]) -> FormulaFate {
    let mut days: Vec<i64> = said.iter().map(|(_, _, day)| *day).collect();
    days.sort_unstable();
    days.dedup();
    let here: HashSet<usize> = said.iter().map(|(place, ..)| *place).collect();
    let used = formula.uses.iter().filter(|it| here.contains(&it.wording));
    let mut used: BTreeSet<i64> = used.map(|it| it.day).collect();
    if used.is_empty() {
        return FormulaFate::NotExpected;
    }
    let turned = said.iter().filter(|(_, wording, _)| is_turned_round(&formula.words, wording));
    used.extend(turned.map(|(_, _, day)| *day));
    let is_third = used.len() == FEWEST_DAYS;
    let Some(last) = used.last() else { return FormulaFate::NotExpected };
    let (before, missed) = days.split_at(days.partition_point(|day| day <= last));
    let Some(since) = missed.first() else {
        let kept = if is_third { FormulaFate::Appeared } else { FormulaFate::Kept };
        return back(&days, &used).unwrap_or(kept);
    };
    let (expected, of) = expected(before, &used);
    if expected < EXPECTED_USES {
        return FormulaFate::NotExpected;
    }
    let now = said.iter().filter(|(_, _, day)| day >= since);
    let variants = now.filter_map(|(place, wording, day)| {
        let (kept, range) = variant(&formula.words, wording)?;
        Some((*day, kept, *place, range))
    });
    let newest = variants.max_by_key(|(day, kept, place, _)| (*day, *kept, Reverse(*place)));
    let absent = FormulaFate::Absent { used: expected, of, since: *since, missed: missed.len() };
    newest.map_or(absent, |(_, _, wording, range)| FormulaFate::Changed { wording, range })
}

/// On how many of the last days before a formula is missed it was used, and of how many.
fn expected(before: &[i64], used: &BTreeSet<i64>) -> (usize, usize) {
    let looked_at = &before[before.len().saturating_sub(OCCASIONS)..];
    (looked_at.iter().filter(|day| used.contains(day)).count(), looked_at.len())
}

/// Whether a formula that is used on the last of some days is back, as it was expected on those
/// before and was not there.
fn back(days: &[i64], used: &BTreeSet<i64>) -> Option<FormulaFate> {
    let (_, before) = days.split_last()?;
    let missed = before.iter().rev().take_while(|day| !used.contains(day)).count();
    let (before, missed) = before.split_at(before.len() - missed);
    let since = *missed.first()?;
    let is_back = expected(before, used).0 >= EXPECTED_USES;
    is_back.then_some(FormulaFate::Back { since, missed: missed.len() })
}

/// The place in a wording that has most words of a formula in their order, if it has enough.
fn variant(formula: &[String], wording: &Wording) -> Option<(usize, TextRange)> {
    let mut best: Option<(usize, TextRange)> = None;
    for start in 0..wording.words.len() {
        if !formula.contains(&wording.words[start].folded) {
            continue;
        }
        let end = wording.words.len().min(start + formula.len() + 2);
        let window: Vec<&str> =
            wording.words[start..end].iter().map(|word| word.folded.as_str()).collect();
        let (kept, last) = kept_from(formula, &window);
        let range = with_clause(formula, wording, start..start + last + 1);
        if kept * 100 >= formula.len() * VARIANT_PERCENT && best.is_none_or(|it| it.0 < kept) {
            best = Some((kept, range));
        }
    }
    best
}

/// The place of some words of a variant with what stands beside them in their clause, where the
/// formula begins or ends with words that it lacks: others may have taken the place of these.
fn with_clause(formula: &[String], wording: &Wording, words: Range<usize>) -> TextRange {
    let all = &wording.words;
    let most = |is_kept: bool| if is_kept { 0 } else { MORE };
    let begins = most(formula.first() == Some(&all[words.start].folded));
    let ends = most(formula.last() == Some(&all[words.end - 1].folded));
    // Words with more than a space between them have a mark there.
    let goes_on = |at: usize| all[at + 1].range.start == all[at].range.end + 1;
    let before = (0..words.start).rev().take(begins).take_while(|at| goes_on(*at)).count();
    let behind = (words.end..all.len()).take(ends).take_while(|at| goes_on(*at - 1)).count();
    let (first, last) = (&all[words.start - before], &all[words.end - 1 + behind]);
    TextRange::new(first.range.start, last.range.end)
}

/// How many words of a formula stand in their order in a window whose first word is one of them,
/// and where the last of them stands.
fn kept_from(formula: &[String], window: &[&str]) -> (usize, usize) {
    // The longest common row that ends at each word of the window, over the formula's words.
    let mut lengths = vec![0; formula.len() + 1];
    let (mut kept, mut last) = (0, 0);
    for (at, word) in window.iter().enumerate() {
        let before = lengths.clone();
        for place in 0..formula.len() {
            lengths[place + 1] = if formula[place] == *word {
                before[place] + 1
            } else {
                lengths[place].max(before[place + 1])
            };
        }
        if lengths[formula.len()] > kept {
            (kept, last) = (lengths[formula.len()], at);
        }
    }
    (kept, last)
}

#[cfg(test)]
mod tests {
    use crate::wordings::{Wording, formulas};

    use super::{FormulaFate, fate};

    const SAID: &str = "It is not aimed against any third party.";

    /// The fate of the first formula of what is said day by day, in a word.
    fn told(said: &[&str]) -> String {
        let said: Vec<(Wording, i64)> =
            said.iter().zip(1..).map(|(text, day)| (Wording::of(text), day)).collect();
        let found = formulas(&said);
        let all: Vec<_> =
            said.iter().enumerate().map(|(at, (wording, day))| (at, wording, *day)).collect();
        match fate(&found[0], &all) {
            FormulaFate::Appeared => "appeared".to_owned(),
            FormulaFate::Kept => "kept".to_owned(),
            FormulaFate::Back { since, missed } => format!("back after {missed} since {since}"),
            FormulaFate::Changed { range, .. } => format!("changed {}", range.start),
            FormulaFate::Absent { used, of, since, missed } => {
                format!("absent {used} of {of}, {missed} since {since}")
            }
            FormulaFate::NotExpected => "not expected".to_owned(),
        }
    }

    #[test]
    fn what_took_the_place_of_the_last_words_is_told_and_clauses_turned_round_are_no_change() {
        let formula = "It is not aimed at any state and should not be disturbed by any state.";
        let said = |last: &str| {
            let said = [formula, formula, formula, last].map(Wording::of);
            let said: Vec<(Wording, i64)> = said.into_iter().zip(1..).collect();
            let all: Vec<_> = said.iter().enumerate().map(|(at, it)| (at, &it.0, it.1)).collect();
            let fate = fate(&formulas(&said)[0], &all);
            if let FormulaFate::Changed { range, .. } = fate {
                return last[range.start..range.end].to_owned();
            }
            format!("{fate:?}")
        };
        assert_eq!(
            said("It is not aimed at any state and should not be disturbed by others, he said."),
            "not aimed at any state and should not be disturbed by others"
        );
        assert_eq!(
            said("It should not be disturbed by any state and is not aimed at any state."),
            "Kept"
        );
    }

    #[test]
    fn a_formula_appears_stays_changes_and_disappears() {
        let other = "The weather was fine all week.";
        let changed = "It was not directed against any third party";
        let table = [
            (vec![SAID, SAID, SAID], "appeared"),
            (vec![SAID, SAID, SAID, SAID], "kept"),
            (vec![SAID, SAID, SAID, other], "absent 3 of 3, 1 since 4"),
            (vec![SAID, SAID, other, SAID, other], "absent 3 of 4, 1 since 5"),
            (vec![SAID, SAID, SAID, other, other, other], "absent 3 of 3, 3 since 4"),
            (vec![SAID, other, SAID, other, SAID, other], "not expected"),
            (vec![SAID, SAID, SAID, changed], "changed 7"),
            (vec![SAID, SAID, SAID, changed, other, other], "changed 7"),
            (vec![SAID, SAID, SAID, other, changed], "changed 7"),
            (vec![SAID, SAID, SAID, changed, SAID], "back after 1 since 4"),
            (vec![SAID, SAID, SAID, other, other, SAID], "back after 2 since 4"),
            (vec![SAID, SAID, SAID, other, other, SAID, SAID], "kept"),
            (vec![SAID, other, SAID, other, SAID], "appeared"),
        ];
        for (said, expected) in table {
            assert_eq!(told(&said), expected, "{said:?}");
        }
    }
}
