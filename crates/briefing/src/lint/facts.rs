//! Facts: what a desk knows of the things that a note names.

use std::collections::BTreeMap;

use domain::{Id, Probability};
use jiff::civil::Date;

/// What a desk knows of the things that a note names.
pub struct Facts<'a> {
    /// Words for each reference, or why it leads nowhere.
    pub passages: BTreeMap<String, Result<PassageFacts, String>>,
    /// Each judgment named, or why it cannot be told of.
    pub judgments: BTreeMap<Id, Result<JudgmentFacts, String>>,
    /// Each question named, or under a judgment that is; or why it cannot be told of.
    pub questions: BTreeMap<Id, Result<QuestionFacts, String>>,
    /// The note's ladder first, then the others.
    pub ladders: Vec<LadderWords>,
    /// The word that the note's ladder has for a probability, with the number.
    pub phrase: &'a dyn Fn(Probability) -> String,
    /// The author's settled record in a sentence.
    pub record: String,
}

/// Words that a note refers to.
#[derive(Clone, Debug, PartialEq)]
pub struct PassageFacts {
    /// The words.
    pub words: String,
    /// The text of the whole document.
    pub text: String,
}

/// A judgment that a note tells of.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgmentFacts {
    /// How likely its claim is.
    pub likelihood: Probability,
    /// The documents that speak for it, each with its source.
    pub documents: BTreeMap<Id, Option<String>>,
    /// How many passages speak for it.
    pub passages_for: usize,
    /// How many passages speak against it.
    pub passages_against: usize,
    /// How many alternatives it has.
    pub alternatives: usize,
    /// Why its confidence is what it is.
    pub confidence_reason: Option<String>,
    /// The judgment made earlier on the matter, and whether this one is the same.
    pub earlier: Option<(Id, bool)>,
    /// When it must be looked at again.
    pub checkpoint: Option<Date>,
    /// The questions that make it checkable.
    pub questions: Vec<Id>,
    /// The assumptions it rests on that were broken since it was made.
    pub broken: Vec<String>,
}

/// A question that a note names.
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionFacts {
    /// The latest forecast of yes by the note's author, or where they hold none, by whoever files
    /// the note.
    pub probability: Option<Probability>,
    /// Whose forecast that is, where it is not the author's.
    pub forecaster: Option<String>,
    /// The day by which it is known.
    pub deadline: Date,
    /// How it ended and on which day that became known, if it is settled.
    pub settled: Option<(String, Date)>,
}

/// The words of a ladder.
#[derive(Clone, Debug, PartialEq)]
pub struct LadderWords {
    /// Its name.
    pub name: String,
    /// Its rungs, from low to high.
    pub rungs: Vec<Rung>,
}

/// The words of a ladder for one band of percentages.
#[derive(Clone, Debug, PartialEq)]
pub struct Rung {
    /// The lowest percentage.
    pub low: f64,
    /// The highest.
    pub high: f64,
    /// The words, the one that is printed first.
    pub words: Vec<String>,
}
