//! A formula: a row of words that is used again on different days.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::Wording;
use super::turned_down::are_turned_down;

/// How many words a formula has at least.
const FEWEST_WORDS: usize = 4;

/// How many of them are content words at least.
const FEWEST_CONTENT: usize = 2;

/// On how many days it is used at least.
pub(super) const FEWEST_DAYS: usize = 3;

/// A row of words that is used again on different days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Formula {
    /// Its words as they are compared: without case and marks.
    pub words: Vec<String>,
    /// Where it is used, in the order of what was looked through; each wording once.
    pub uses: Vec<FormulaUse>,
}

/// A use of a formula.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FormulaUse {
    /// The place of the wording among those that were looked through.
    pub wording: usize,
    /// Its day, by the caller's count.
    pub day: i64,
    /// Where in the text it begins.
    pub start: usize,
    /// The byte behind its end.
    pub end: usize,
}

impl Formula {
    /// On how many different days it is used.
    #[must_use]
    pub fn days(&self) -> usize {
        self.uses.iter().map(|it| it.day).collect::<BTreeSet<_>>().len()
    }
}

/// Finds the formulas among wordings, each with the day it is of: those that are used on most
/// days first, and the longer of two that are used on as many.
///
/// A formula has four words or more, two of them content words, and is used on three days or more.
/// Copies of one story are told to be of one day by the caller. Where it is turned down, as in "it was
/// a lie that", it is not used. What stands within a longer formula
/// is one of its own only where it is used on half as many days again.
///
/// # Examples
///
/// ```
/// use reading::{Wording, formulas};
///
/// let said = [
///     "Our cooperation is not aimed against any third party.",
///     "This is not aimed against any third party, he said.",
///     "Again: it is not aimed against any third party!",
/// ];
/// let wordings: Vec<(Wording, i64)> =
///     said.iter().zip(1..).map(|(text, day)| (Wording::of(text), day)).collect();
/// let found = formulas(&wordings);
/// assert_eq!(found.len(), 1);
/// assert_eq!(found[0].words.join(" "), "not aimed against any third party");
/// ```
#[must_use]
pub fn formulas(said: &[(Wording, i64)]) -> Vec<Formula> {
    let rows = Rows::of(said);
    let candidates: BTreeSet<Vec<String>> =
        (0..said.len()).flat_map(|at| rows.candidates(&said[at].0)).collect();
    let used = candidates.into_iter().map(|words| rows.formula(words, said));
    let mut formulas: Vec<Formula> = used.filter(|it| it.days() >= FEWEST_DAYS).collect();
    formulas.sort_by_cached_key(|it| {
        (std::cmp::Reverse(it.days()), std::cmp::Reverse(it.words.len()), it.words.clone())
    });
    without_parts(formulas)
}

/// Where each row of four words stands.
struct Rows<'a>(HashMap<Vec<&'a str>, RowUses>);

/// Where a row of four words stands: in which wordings and at which of their words, and on which
/// days.
#[derive(Default)]
struct RowUses {
    places: Vec<(usize, usize)>,
    days: BTreeSet<i64>,
}

impl<'a> Rows<'a> {
    fn of(said: &'a [(Wording, i64)]) -> Self {
        let mut rows: HashMap<Vec<&str>, RowUses> = HashMap::new();
        for (at, (wording, day)) in said.iter().enumerate() {
            for (place, row) in wording.words.windows(FEWEST_WORDS).enumerate() {
                let row: Vec<&str> = row.iter().map(|word| word.folded.as_str()).collect();
                let uses = rows.entry(row).or_default();
                uses.days.insert(*day);
                uses.places.push((at, place));
            }
        }
        Self(rows)
    }

    /// The longest rows of a wording that are used together on some days, enough of them.
    fn candidates(&self, wording: &Wording) -> Vec<Vec<String>> {
        let days: Vec<Option<&BTreeSet<i64>>> = wording
            .words
            .windows(FEWEST_WORDS)
            .map(|row| {
                let row: Vec<&str> = row.iter().map(|word| word.folded.as_str()).collect();
                let days = self.0.get(&row).map(|uses| &uses.days);
                days.filter(|days| days.len() >= FEWEST_DAYS)
            })
            .collect();
        let mut candidates = vec![];
        for place in 0..days.len() {
            let Some(here) = days[place].filter(|_| place == 0 || days[place] != days[place - 1])
            else {
                continue;
            };
            // What is used on all the same days and more belongs to it on both sides.
            let goes_on =
                |it: Option<&BTreeSet<i64>>| it.is_some_and(|days| days.is_superset(here));
            let before = days[..place].iter().rev().take_while(|it| goes_on(**it)).count();
            let behind = days[place..].iter().take_while(|it| goes_on(**it)).count();
            let (start, end) = (place - before, place + behind);
            candidates.extend(trimmed(wording, start, end - 1 + FEWEST_WORDS));
        }
        candidates
    }

    /// A formula with every use of it; in each wording the first.
    fn formula(&self, words: Vec<String>, said: &[(Wording, i64)]) -> Formula {
        let row: Vec<&str> = words[..FEWEST_WORDS].iter().map(String::as_str).collect();
        let places = self.0.get(&row).map_or(&[][..], |uses| uses.places.as_slice());
        let mut uses: BTreeMap<usize, FormulaUse> = BTreeMap::new();
        for (at, place) in places {
            let (wording, day) = &said[*at];
            let Some(there) = wording.words.get(*place..place + words.len()) else { continue };
            let is_same = there.iter().zip(&words).all(|(word, wanted)| word.folded == *wanted);
            let (before, behind) =
                (&wording.words[..*place], &wording.words[place + words.len()..]);
            if is_same && !are_turned_down(before, behind) {
                let (start, end) = (there[0].range.start, there[words.len() - 1].range.end);
                uses.entry(*at).or_insert(FormulaUse { wording: *at, day: *day, start, end });
            }
        }
        Formula { uses: uses.into_values().collect(), words }
    }
}

/// Words that a formula can begin or end with though every text is full of them.
const TELLING: [&str; 6] = ["cannot", "neither", "never", "no", "nor", "not"];

/// A row of words without what says nothing at its ends, if enough is left.
fn trimmed(wording: &Wording, start: usize, end: usize) -> Option<Vec<String>> {
    let row = &wording.words[start..end];
    let tells = |it: &super::WordingWord| it.is_content || TELLING.contains(&it.folded.as_str());
    let first = row.iter().position(tells)?;
    let last = row.iter().rposition(tells)?;
    let row = &row[first..=last];
    let content = row.iter().filter(|word| word.is_content).count();
    (row.len() >= FEWEST_WORDS && content >= FEWEST_CONTENT)
        .then(|| row.iter().map(|word| word.folded.clone()).collect())
}

/// Without those that stand within a longer one and are used on hardly more days.
fn without_parts(formulas: Vec<Formula>) -> Vec<Formula> {
    let is_part = |part: &Formula| {
        formulas.iter().any(|whole| {
            whole.words.len() > part.words.len()
                && part.days() * 2 < whole.days() * 3
                && whole.words.windows(part.words.len()).any(|row| row == part.words.as_slice())
        })
    };
    let is_own: Vec<bool> = formulas.iter().map(|it| !is_part(it)).collect();
    formulas.into_iter().zip(is_own).filter(|(_, is_own)| *is_own).map(|(it, _)| it).collect()
}

#[cfg(test)]
mod tests {
    use super::{Wording, formulas};

    /// Says a formula with its days, of lines with a day before the words.
    fn found(lines: &[&str]) -> Vec<String> {
        let said: Vec<(Wording, i64)> = lines
            .iter()
            .map(|line| {
                let (day, text) = line.split_once(' ').unwrap();
                (Wording::of(text), day.parse().unwrap())
            })
            .collect();
        let told = formulas(&said);
        told.iter().map(|it| format!("{} {}", it.days(), it.words.join(" "))).collect()
    }

    #[test]
    fn words_that_are_used_again_on_three_days_are_a_formula() {
        assert_eq!(
            found(&[
                "1 We act in the spirit of mutual respect and trust.",
                "2 In the spirit of mutual respect we met.",
                "3 It was held in the spirit of mutual respect.",
            ]),
            ["3 spirit of mutual respect"]
        );
    }

    #[test]
    fn days_count_and_not_documents() {
        let line = "1 It is not aimed against any third party.";
        assert!(found(&[line, line, line]).is_empty());
        assert!(found(&[line, "2 It is not aimed against any third party."]).is_empty());
    }

    #[test]
    fn a_formula_that_is_turned_down_is_not_used() {
        let lines = [
            "1 Hungary supports the accession of Moldova.",
            "2 Hungary supports the accession of Moldova, and others do not.",
            "3 It was a lie that Hungary supports the accession of Moldova.",
            "4 Reports that Hungary supports the accession of Moldova are false.",
        ];
        assert!(found(&lines).is_empty());
        let third = "5 It is no secret that Hungary supports the accession of Moldova.";
        let told = found(&[&lines[..], &[third]].concat());
        assert_eq!(told, ["3 hungary supports the accession of moldova"]);
    }

    #[test]
    fn words_that_say_nothing_are_no_formula() {
        assert!(
            found(&["1 as well as in the", "2 as well as in the", "3 as well as in the"])
                .is_empty()
        );
    }

    #[test]
    fn a_part_of_a_formula_is_one_where_it_is_used_much_more() {
        let long = "the central role of the United Nations in world affairs";
        let short = "the central role of the United Nations";
        let said: Vec<String> = (1..=3)
            .map(|day| format!("{day} {long}"))
            .chain((4..=5).map(|day| format!("{day} {short}, again")))
            .collect();
        let lines: Vec<&str> = said.iter().map(String::as_str).collect();
        assert_eq!(
            found(&lines),
            [
                "5 central role of the united nations",
                "3 central role of the united nations in world affairs",
            ]
        );
        assert_eq!(found(&lines[..4]), ["3 central role of the united nations in world affairs"]);
    }
}
