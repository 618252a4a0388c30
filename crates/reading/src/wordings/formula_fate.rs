//! What became of a formula on the newest occasion.

use text::TextRange;

use super::formula::FEWEST_DAYS;
use super::{Formula, Wording};

/// On how many of the occasions before the newest a formula is used to be expected again.
const EXPECTED_USES: usize = 3;

/// How many occasions before the newest are looked at.
const OCCASIONS: usize = 4;

/// How many percent of a formula's words stand in a variant of it, in their order.
const VARIANT_PERCENT: usize = 70;

/// What became of a formula on the newest occasion.
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
    },
    /// It is not there, and was not expected.
    NotExpected,
}

/// Tells what became of a formula among wordings of some occasions, each by its day.
///
/// Expected is a formula that was used on three of the last four days before the newest. Where it
/// is missing then, and seven of ten of its words stand side by side in their order, with at most
/// two others among them, it is changed.
#[must_use]
pub fn fate(formula: &Formula, said: &[(usize, &Wording, i64)]) -> FormulaFate {
    let mut days: Vec<i64> = said.iter().map(|(_, _, day)| *day).collect();
    days.sort_unstable();
    days.dedup();
    let is_used = |day: i64| {
        let here = |wording| said.iter().any(|(place, ..)| *place == wording);
        formula.uses.iter().any(|it| it.day == day && here(it.wording))
    };
    let Some((newest, before)) = days.split_last() else { return FormulaFate::NotExpected };
    if is_used(*newest) {
        let is_first = before.iter().filter(|day| is_used(**day)).count() + 1 == FEWEST_DAYS;
        return if is_first { FormulaFate::Appeared } else { FormulaFate::Kept };
    }
    let looked_at = &before[before.len().saturating_sub(OCCASIONS)..];
    let used = looked_at.iter().filter(|day| is_used(**day)).count();
    if used < EXPECTED_USES {
        return FormulaFate::NotExpected;
    }
    let now = said.iter().filter(|(_, _, day)| day == newest);
    let variants = now.filter_map(|(place, wording, _)| {
        let (kept, range) = variant(&formula.words, wording)?;
        Some((kept, *place, range))
    });
    match variants.max_by_key(|(kept, place, _)| (*kept, std::cmp::Reverse(*place))) {
        Some((_, wording, range)) => FormulaFate::Changed { wording, range },
        None => FormulaFate::Absent { used, of: looked_at.len() },
    }
}

/// The place in a wording that has most words of a formula in their order, if it has enough.
fn variant(formula: &[String], wording: &Wording) -> Option<(usize, TextRange)> {
    let mut best: Option<(usize, TextRange)> = None;
    for start in 0..wording.words.len() {
        let end = wording.words.len().min(start + formula.len() + 2);
        let window: Vec<&str> =
            wording.words[start..end].iter().map(|word| word.folded.as_str()).collect();
        let Some((kept, last)) = kept_from(formula, &window) else { continue };
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
fn kept_from(formula: &[String], window: &[&str]) -> Option<(usize, usize)> {
    let first = window.first()?;
    formula.iter().find(|word| word == first)?;
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
    Some((kept, last))
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
            FormulaFate::Absent { used, of } => format!("absent {used} of {of}"),
            FormulaFate::NotExpected => "not expected".to_owned(),
        }
    }

    #[test]
    fn a_formula_appears_stays_changes_and_disappears() {
        let other = "The weather was fine all week.";
        let table = [
            (vec![SAID, SAID, SAID], "appeared"),
            (vec![SAID, SAID, SAID, SAID], "kept"),
            (vec![SAID, SAID, SAID, other], "absent 3 of 3"),
            (vec![SAID, SAID, other, SAID, other], "absent 3 of 4"),
            (vec![SAID, SAID, SAID, other, other, other], "not expected"),
            (vec![SAID, SAID, SAID, "It was not directed against any third party"], "changed 7"),
        ];
        for (said, expected) in table {
            assert_eq!(told(&said), expected, "{said:?}");
        }
    }
}
