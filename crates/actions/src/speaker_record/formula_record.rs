//! The formulas of a speaker: first and last use, how often by month, and what became of each up to
//! the newest occasion with each addressee.

use std::collections::{BTreeMap, HashMap};

use domain::{Id, number_of_day};
use jiff::civil::Date;
use reading::{Formula, FormulaFate, Wording, fate, formulas};
use serde::Serialize;

use crate::Desk;
use crate::look_up::LookUpError;
use crate::search::SearchError;
use crate::spoken::Spoken;
use crate::word_change::WordChange;

/// How many formulas are told.
const TOLD: usize = 30;

/// A formula with its uses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormulaRecord {
    /// Its words, as they were written last.
    pub words: String,
    /// In how many statements it is used.
    pub uses: usize,
    /// On how many days; copies of one story count as one.
    pub days: usize,
    /// Where it was used first.
    pub first: FormulaPlace,
    /// Where it was used last.
    pub last: FormulaPlace,
    /// On how many days of each month from the first use to the newest month of the record.
    pub months: Vec<MonthCount>,
    /// What became of it up to the newest occasion with each addressee.
    pub news: Vec<FormulaNews>,
}

/// Where a formula was used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct FormulaPlace {
    /// The statement.
    pub statement: Id,
    /// Its day.
    pub date: Date,
}

/// On how many days of a month a formula was used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct MonthCount {
    /// The month, as "2022-01".
    pub month: String,
    /// On how many days.
    pub days: usize,
}

/// What became of a formula up to the newest occasion with an addressee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormulaNews {
    /// To whom; none for what is addressed to nobody by name.
    pub addressee: Option<String>,
    /// The day of the occasion: the third of its use, that of the change, the first on which it was
    /// missed, or that on which it came back.
    pub date: Date,
    /// A statement of that occasion.
    pub occasion: Id,
    /// What became of it.
    #[serde(flatten)]
    pub news: News,
}

/// What became of a formula.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "news", rename_all = "lowercase")]
pub enum News {
    /// With this use it became one.
    Appeared,
    /// Something much like it stands in its place.
    Changed {
        /// The statement.
        statement: Id,
        /// What is new, dropped or changed in it.
        changes: Vec<WordChange>,
    },
    /// It is used again after it was missed, or stood changed.
    Back {
        /// On how many occasions it was not used.
        missed: usize,
        /// The day of the first of them.
        since: Date,
    },
    /// It was expected and is not there.
    Absent {
        /// On how many of the occasions before it was used.
        used: usize,
        /// Of how many.
        of: usize,
        /// On how many occasions it has been missed since.
        missed: usize,
    },
}

impl FormulaNews {
    /// The news in words.
    #[must_use]
    pub fn words(&self) -> String {
        let whom = self.addressee.as_deref().unwrap_or("nobody by name");
        let occasion = format!("on {} to {whom}", self.date);
        match &self.news {
            News::Appeared => format!("appeared: on its third day {occasion}"),
            News::Changed { statement, changes } => {
                let changes: Vec<String> = changes.iter().map(WordChange::marked).collect();
                format!("changed {occasion} in {statement}: {}", changes.join(" "))
            }
            News::Back { missed, since } => {
                let occasions = if *missed == 1 { "occasion" } else { "occasions" };
                format!("back {occasion}, after {missed} {occasions} without it since {since}")
            }
            News::Absent { used, of, missed } => {
                let more = match missed {
                    0 | 1 => String::new(),
                    _ => format!(" and ever since, on {missed} occasions"),
                };
                format!("absent {occasion}{more}, after {used} of the {of} occasions before")
            }
        }
    }
}

/// The formulas of statements, those with news first.
pub(super) fn formula_records(
    desk: &Desk,
    statements: &[Spoken],
) -> Result<Vec<FormulaRecord>, SearchError> {
    let dated = dated(desk, statements)?;
    let said: Vec<(Wording, i64)> =
        dated.iter().map(|(it, day)| (Wording::of(&it.words), number(*day))).collect();
    let mut by_addressee: BTreeMap<Option<&str>, Vec<(usize, &Wording, i64)>> = BTreeMap::new();
    for (at, ((it, _), (wording, day))) in dated.iter().zip(&said).enumerate() {
        by_addressee.entry(it.addressee.as_deref()).or_default().push((at, wording, *day));
    }
    let mut records: Vec<FormulaRecord> = vec![];
    for formula in formulas(&said).iter().take(TOLD) {
        let mut news = vec![];
        for (addressee, said) in &by_addressee {
            news.extend(told(formula, *addressee, said, &dated));
        }
        records.extend(record(formula, &dated, news));
    }
    records.sort_by_key(|it| it.news.is_empty());
    Ok(records)
}

/// A statement with the day it counts for.
type Dated<'a> = (&'a Spoken, Date);

/// The statements that have a day, the oldest first; those of copies of one story have the first
/// day of any of them.
fn dated<'a>(desk: &Desk, statements: &'a [Spoken]) -> Result<Vec<Dated<'a>>, LookUpError> {
    let book = desk.copy_book()?;
    let mut stories: HashMap<Id, Id> = HashMap::new();
    let mut days: HashMap<Id, Date> = HashMap::new();
    for it in statements {
        let story = match stories.get(&it.document) {
            Some(story) => *story,
            None => book.copies(it.document)?.into_iter().min().unwrap_or(it.document),
        };
        stories.insert(it.document, story);
        if let Some(date) = it.date {
            days.entry(story).and_modify(|day| *day = date.min(*day)).or_insert(date);
        }
    }
    let day = |it: &Spoken| {
        let story = stories.get(&it.document)?;
        // What was said on several days in one document keeps them.
        let is_copy = *story != it.document;
        if is_copy { days.get(story).copied() } else { it.date }
    };
    let mut dated: Vec<Dated<'_>> =
        statements.iter().filter_map(|it| Some((it, day(it)?))).collect();
    dated.sort_by_key(|(it, day)| (*day, it.id));
    Ok(dated)
}

#[expect(clippy::cast_possible_truncation, reason = "a number of days is whole and small")]
fn number(day: Date) -> i64 {
    number_of_day(day) as i64
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn told(
    formula: &Formula,
    addressee: Option<&str>,
    said: &[(usize, &Wording, i64)],
    dated: &[Dated<'_>],
) -> Option<FormulaNews> {
    let newest = said.iter().max_by_key(|(_, _, day)| *day)?.0;
    let (place, news) = match fate(formula, said) {
        FormulaFate::Appeared => (newest, News::Appeared),
        FormulaFate::Absent { used, of, since, missed } => {
            let first = said.iter().find(|(_, _, day)| *day == since)?.0;
            (first, News::Absent { used, of, missed })
        }
        FormulaFate::Back { since, missed } => {
            let first = said.iter().find(|(_, _, day)| *day == since)?.0;
            (newest, News::Back { missed, since: dated[first].1 })
        }
        FormulaFate::Changed { wording, range } => {
            let statement = dated[wording].0;
            let (before, now) = (formula.words.join(" "), range.of(&statement.words));
            let changes = WordChange::between(&before, &one_line(now));
            (wording, News::Changed { statement: statement.id, changes })
        }
        FormulaFate::Kept | FormulaFate::NotExpected => return None,
    };
    let addressee = addressee.map(str::to_owned);
    let (spoken, date) = dated[place];
    Some(FormulaNews { addressee, date, occasion: spoken.id, news })
}

fn record(formula: &Formula, dated: &[Dated<'_>], news: Vec<FormulaNews>) -> Option<FormulaRecord> {
    let (first, last) = (formula.uses.first()?, formula.uses.last()?);
    let place = |wording: usize| {
        let (spoken, date) = dated[wording];
        FormulaPlace { statement: spoken.id, date }
    };
    let words = dated[last.wording].0.words.get(last.start..last.end)?;
    let mut days: Vec<Date> = formula.uses.iter().map(|it| dated[it.wording].1).collect();
    days.dedup();
    Some(FormulaRecord {
        words: one_line(words),
        uses: formula.uses.len(),
        days: formula.days(),
        first: place(first.wording),
        last: place(last.wording),
        months: months(&days, dated.last()?.1),
        news,
    })
}

/// How many of some days in order fall in each month from the first of them to a last day.
fn months(days: &[Date], last: Date) -> Vec<MonthCount> {
    let Some(first) = days.first() else { return vec![] };
    let number = |date: &Date| i32::from(date.year()) * 12 + i32::from(date.month()) - 1;
    (number(first)..=number(&last))
        .map(|month| MonthCount {
            month: format!("{:04}-{:02}", month.div_euclid(12), month.rem_euclid(12) + 1),
            days: days.iter().filter(|day| number(day) == month).count(),
        })
        .collect()
}
