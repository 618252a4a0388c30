//! Listing questions: those in a standing, with some words, in an order, a page at a time.

use std::fmt;
use std::str::FromStr;

use domain::Id;
use forecasting::QuestionState;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::Desk;
use crate::list_entries::ListedEntry;
use crate::look_up::LookUpError;
use crate::question_book::Row;

/// Which questions are asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListQuestions {
    /// Where they stand; anywhere if nothing is given.
    pub standing: Option<Standing>,
    /// What their text must hold: each of these words, as it is or as the beginning or the middle
    /// of a longer one, in any case. An id finds its question.
    pub words: String,
    /// Which come first.
    pub order: QuestionOrder,
    /// Which page, from 1.
    pub page: usize,
    /// How many stand on a page; all if it is 0.
    pub per_page: usize,
}

/// Where a question stands, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// It takes forecasts.
    Open,
    /// It takes no more forecasts and waits to be settled.
    Closed,
    /// It is settled, and what it hangs on has changed since.
    Overtaken,
    /// It is settled.
    Settled,
    /// Its condition failed.
    Void,
}

/// Which questions come first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum QuestionOrder {
    /// Those asked last.
    #[default]
    Newest,
    /// Those asked first.
    Oldest,
    /// Those with the earliest deadline.
    Deadline,
}

/// Some questions, and how many there are in all.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct QuestionPage {
    /// How many questions are like what was asked for.
    pub total: usize,
    /// Which page this is, from 1; the last one where a later one was asked for.
    pub page: usize,
    /// How many pages there are; at least 1.
    pub pages: usize,
    /// How many have the words, by where they stand.
    pub counts: StandingCounts,
    /// The questions.
    pub entries: Vec<ListedEntry>,
}

/// How many questions stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct StandingCounts {
    /// Taking forecasts.
    pub open: usize,
    /// Waiting to be settled.
    pub closed: usize,
    /// Settled, with a settlement that was overtaken.
    pub overtaken: usize,
    /// Settled.
    pub settled: usize,
    /// Void.
    pub void: usize,
}

/// A word that says no standing.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("\"{0}\" is no state of a question; give open, closed, overtaken, settled or void")]
pub struct NotAStanding(String);

/// Lists a page of the questions that are asked for.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn list_questions(desk: &Desk, request: &ListQuestions) -> Result<QuestionPage, LookUpError> {
    let (book, now) = (desk.book()?, desk.now()?);
    let wanted = Wanted::new(&request.words);
    let mut counts = StandingCounts::default();
    let mut found: Vec<&Row> = vec![];
    for row in book.rows().iter().filter(|row| wanted.is(row)) {
        let standing = Standing::of(row, now);
        counts.add(standing);
        if request.standing.is_none_or(|asked| asked == standing) {
            found.push(row);
        }
    }
    put_in_order(&mut found, request.order);
    let per_page = if request.per_page == 0 { found.len().max(1) } else { request.per_page };
    let pages = found.len().div_ceil(per_page).max(1);
    let page = request.page.clamp(1, pages);
    let on_page = found.iter().skip((page - 1) * per_page).take(per_page);
    let entries = on_page.map(|row| listed(row, now)).collect();
    Ok(QuestionPage { total: found.len(), page, pages, counts, entries })
}

fn put_in_order(rows: &mut [&Row], order: QuestionOrder) {
    match order {
        QuestionOrder::Newest => rows.reverse(),
        QuestionOrder::Oldest => {}
        QuestionOrder::Deadline => rows.sort_by_key(|row| row.file.timetable.deadline_at),
    }
}

fn listed(row: &Row, now: Timestamp) -> ListedEntry {
    let question = &row.file.question;
    ListedEntry {
        id: question.id,
        recorded_at: question.recorded_at,
        author: question.author.clone(),
        line: question.record.text.clone(),
        state: Some(row.state(now)),
        overtaken: row.overtaken.map(|it| it.words()),
    }
}

/// The words that a question must have.
struct Wanted {
    words: Vec<String>,
    id: Option<Id>,
}

impl Wanted {
    fn new(words: &str) -> Self {
        let id = words.trim().parse().ok();
        Self { words: words.split_whitespace().map(str::to_lowercase).collect(), id }
    }

    fn is(&self, row: &Row) -> bool {
        self.id == Some(row.file.question.id)
            || self.words.iter().all(|word| row.folded.contains(word.as_str()))
    }
}

impl Standing {
    /// Every standing, in the order of a question's life.
    pub const ALL: [Self; 5] =
        [Self::Open, Self::Closed, Self::Overtaken, Self::Settled, Self::Void];

    fn of(row: &Row, now: Timestamp) -> Self {
        match &row.file.state {
            QuestionState::Settled { .. } if row.overtaken.is_some() => Self::Overtaken,
            QuestionState::Settled { .. } => Self::Settled,
            QuestionState::Void { .. } => Self::Void,
            QuestionState::Open | QuestionState::Closed if row.file.timetable.is_closed(now) => {
                Self::Closed
            }
            QuestionState::Open | QuestionState::Closed => Self::Open,
        }
    }

    /// The word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Overtaken => "overtaken",
            Self::Settled => "settled",
            Self::Void => "void",
        }
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.word())
    }
}

impl FromStr for Standing {
    type Err = NotAStanding;

    fn from_str(text: &str) -> Result<Self, NotAStanding> {
        let standing = Self::ALL.into_iter().find(|standing| standing.word() == text);
        standing.ok_or_else(|| NotAStanding(text.to_owned()))
    }
}

impl StandingCounts {
    /// How many stand at one.
    pub fn of(self, standing: Standing) -> usize {
        match standing {
            Standing::Open => self.open,
            Standing::Closed => self.closed,
            Standing::Overtaken => self.overtaken,
            Standing::Settled => self.settled,
            Standing::Void => self.void,
        }
    }

    /// All of them.
    pub fn total(self) -> usize {
        self.open + self.closed + self.overtaken + self.settled + self.void
    }

    fn add(&mut self, standing: Standing) {
        let count = match standing {
            Standing::Open => &mut self.open,
            Standing::Closed => &mut self.closed,
            Standing::Overtaken => &mut self.overtaken,
            Standing::Settled => &mut self.settled,
            Standing::Void => &mut self.void,
        };
        *count += 1;
    }
}
