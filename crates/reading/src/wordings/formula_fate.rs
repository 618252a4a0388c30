//! What became of a formula up to the newest occasion.

use std::cmp::Reverse;
use std::collections::{BTreeSet, HashSet};

use text::TextRange;

use super::formula::FEWEST_DAYS;
use super::{Formula, Wording};

/// On how many of the occasions before it is missed a formula is used to be expected again.
const EXPECTED_USES: usize = 3;

/// How many occasions before it is missed are looked at.
const OCCASIONS: usize = 4;

/// How many percent of a formula's words stand in a variant of it, in their order.
const VARIANT_PERCENT: usize = 70;

/// What became of a formula up to the newest occasion.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormulaFate {
    /// With the newest use it became one.
    Appeared,
    /// It is used again.
    Kept,
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
/// them: then it is changed, in the newest such words, whatever is said after.
#[must_use]
pub fn fate(formula: &Formula, said: &[(usize, &Wording, i64)]) -> FormulaFate {
    let mut days: Vec<i64> = said.iter().map(|(_, _, day)| *day).collect();
    days.sort_unstable();
    days.dedup();
    let here: HashSet<usize> = said.iter().map(|(place, ..)| *place).collect();
    let used = formula.uses.iter().filter(|it| here.contains(&it.wording));
    let used: BTreeSet<i64> = used.map(|it| it.day).collect();
    let Some(last) = used.last() else { return FormulaFate::NotExpected };
    let (before, missed) = days.split_at(days.partition_point(|day| day <= last));
    let Some(since) = missed.first() else {
        let is_third = used.len() == FEWEST_DAYS;
        return if is_third { FormulaFate::Appeared } else { FormulaFate::Kept };
    };
    let looked_at = &before[before.len().saturating_sub(OCCASIONS)..];
    let expected = looked_at.iter().filter(|day| used.contains(day)).count();
    if expected < EXPECTED_USES {
        return FormulaFate::NotExpected;
    }
    let now = said.iter().filter(|(_, _, day)| day >= since);
    let variants = now.filter_map(|(place, wording, day)| {
        let (kept, range) = variant(&formula.words, wording)?;
        Some((*day, kept, *place, range))
    });
    let newest = variants.max_by_key(|(day, kept, place, _)| (*day, *kept, Reverse(*place)));
    let (of, missed) = (looked_at.len(), missed.len());
    let absent = FormulaFate::Absent { used: expected, of, since: *since, missed };
    newest.map_or(absent, |(_, _, wording, range)| FormulaFate::Changed { wording, range })
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
        let (first, last) = (&wording.words[start], &wording.words[start + last]);
        let range = TextRange::new(first.range.start, last.range.end);
        if kept * 100 >= formula.len() * VARIANT_PERCENT && best.is_none_or(|it| it.0 < kept) {
            best = Some((kept, range));
        }
    }
    best
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
            FormulaFate::Changed { range, .. } => format!("changed {}", range.start),
            FormulaFate::Absent { used, of, since, missed } => {
                format!("absent {used} of {of}, {missed} since {since}")
            }
            FormulaFate::NotExpected => "not expected".to_owned(),
        }
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
            (vec![SAID, SAID, SAID, changed, SAID], "kept"),
        ];
        for (said, expected) in table {
            assert_eq!(told(&said), expected, "{said:?}");
        }
    }
}
