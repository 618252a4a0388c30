//! What cannot be scored, with the row that cannot.

use thiserror::Error;

/// What cannot be scored. Rows are counted from 1.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum BadInput {
    /// A forecast or a rule that is for another kind of question.
    #[error("the forecast or the rule is for another kind of question; give one for this kind")]
    OtherKind,
    /// A forecast that is no probability.
    #[error("row {row}: {value} is not a probability; give a number from 0 to 1")]
    NotAProbability {
        /// Where it stands.
        row: usize,
        /// The number.
        value: f64,
    },
    /// A number that is infinite or not a number.
    #[error("row {row}: {what} is {value}; give a finite number, and leave out what is missing")]
    NotFinite {
        /// Where it stands.
        row: usize,
        /// What it was to be.
        what: &'static str,
        /// The number.
        value: f64,
    },
    /// A number that has to lie above zero and does not.
    #[error("row {row}: {what} is {value}; give a number above 0")]
    NotPositive {
        /// Where it stands.
        row: usize,
        /// What it was to be.
        what: &'static str,
        /// The number.
        value: f64,
    },
    /// A number outside the range that its place allows.
    #[error("row {row}: {what} is {value}; give a number {allowed}")]
    OutOfRange {
        /// Where it stands.
        row: usize,
        /// What it was to be.
        what: &'static str,
        /// The number.
        value: f64,
        /// The numbers that could stand there, as "from 0 to 1".
        allowed: &'static str,
    },
    /// Two columns that were to be equally long and are not.
    #[error("there are {expected} forecasts and {found} {what}; give one for each forecast")]
    Lengths {
        /// What the second column holds.
        what: &'static str,
        /// The length of the first.
        expected: usize,
        /// The length of the second.
        found: usize,
    },
    /// A weight below zero, infinite or not a number.
    #[error("row {row}: {value} is not a weight; give 0 or a finite number above")]
    NotAWeight {
        /// Where it stands.
        row: usize,
        /// The number.
        value: f64,
    },
    /// Weights that are all zero.
    #[error("no row has a weight above 0; give at least one")]
    NoWeight,
    /// Probabilities of exclusive options that do not add up to 1.
    #[error("the probabilities of the options add up to {sum}; make them add up to 1")]
    NotExhaustive {
        /// What they add up to.
        sum: f64,
    },
    /// A time that ends before it begins, or as it begins, or that lasts too long to count.
    #[error("row {row}: nothing can hold from {from} to {until}; give an end after the start")]
    NoTime {
        /// Where it stands.
        row: usize,
        /// When it was to begin, in milliseconds.
        from: i64,
        /// When it was to end, in milliseconds.
        until: i64,
    },
    /// A statement that there is not.
    #[error("there is no statement {statement} among {statements}; count statements from 0")]
    NoSuchStatement {
        /// The statement that was named, counted from 0.
        statement: usize,
        /// How many there are.
        statements: usize,
    },
    /// Something that cannot come true by the relations given.
    #[error("{what} cannot come true by the relations given; look for one that is wrong")]
    Impossible {
        /// What it is.
        what: String,
    },
    /// More of something than can be worked through.
    #[error("{found} {what} are too many; give at most {at_most}")]
    TooMany {
        /// What there is too much of.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many there may be.
        at_most: usize,
    },
    /// Two forecasts of one person that hold at the same time.
    #[error(
        "row {row}: this forecast begins before the one in row {other} ends, and both are of \
         forecaster {forecaster}; let one hold at a time"
    )]
    Overlap {
        /// Where the later one stands.
        row: usize,
        /// Where the earlier one stands.
        other: usize,
        /// Whose they are.
        forecaster: u32,
    },
    /// The option that happened is none of those that were forecast.
    #[error("there is no option {option} among {options}; count options from 0")]
    NoSuchOption {
        /// The option that was named, counted from 0.
        option: usize,
        /// How many there are.
        options: usize,
    },
    /// A number smaller than the one before it, in a list that has to rise.
    #[error("row {row}: {what} {value} does not follow {before}; give them in rising order")]
    Unsorted {
        /// Where it stands.
        row: usize,
        /// What the list holds.
        what: &'static str,
        /// The one before it.
        before: f64,
        /// The number.
        value: f64,
    },
    /// Certainty of no beside certainty of yes, where only their odds could be averaged.
    #[error(
        "row {no_row} says 0 and row {yes_row} says 1, whose odds have no mean; leave one out, or \
         pool by the linear mean"
    )]
    Contradiction {
        /// Where no is certain.
        no_row: usize,
        /// Where yes is certain.
        yes_row: usize,
    },
    /// A parameter used on a question that it was fitted on.
    #[error("question {question} is among those fitted on; fit on other questions only")]
    FittedOnIt {
        /// Its number.
        question: u64,
    },
    /// Values that are all the same where they have to differ.
    #[error("all {what} are equal; give at least two that differ")]
    AllEqual {
        /// What they are.
        what: &'static str,
    },
    /// A cluster, as a question, with rows in two strata.
    #[error("row {row}: its cluster stands in another stratum too; give each cluster one")]
    TwoStrata {
        /// Where the second one stands.
        row: usize,
    },
    /// Forecasters in parts that share no question, so that nothing compares them.
    #[error("the forecasters fall into {parts} parts that nothing compares; rank each part alone")]
    Disconnected {
        /// How many parts there are.
        parts: usize,
    },
    /// Forecasters of whom some never lost to the rest, so that no finite strength is best.
    #[error(
        "forecaster {forecaster} never lost to, or never beat, those that forecaster 0 is compared \
         with, so no finite strength is best; use a penalty"
    )]
    Undecided {
        /// One of them, counted from 0.
        forecaster: usize,
    },
    /// A win of somebody against themselves.
    #[error("row {row}: a forecaster is compared with itself; leave the row out")]
    AgainstItself {
        /// Where it stands.
        row: usize,
    },
    /// Equations whose solution was not found to the last digits.
    #[error("{what} did not settle; leave out forecasters whom hardly anything compares")]
    NoConvergence {
        /// What was looked for.
        what: &'static str,
    },
    /// Forecasts that tell yes from no without a miss, or that saw only one of them.
    #[error(
        "the forecasts of yes and no do not overlap, so no finite slope is best; give more forecasts"
    )]
    Separated,
    /// Fewer values than a score needs.
    #[error("{found} {what} are too few; give at least {needed}")]
    TooFew {
        /// What there is too little of.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many it takes.
        needed: usize,
    },
}

/// Refuses a number that is infinite or not a number.
pub(crate) fn finite(what: &'static str, row: usize, value: f64) -> Result<f64, BadInput> {
    if value.is_finite() { Ok(value) } else { Err(BadInput::NotFinite { row, what, value }) }
}

/// Refuses a number that is not finite and above zero.
pub(crate) fn positive(what: &'static str, row: usize, value: f64) -> Result<f64, BadInput> {
    if finite(what, row, value)? > 0.0 {
        Ok(value)
    } else {
        Err(BadInput::NotPositive { row, what, value })
    }
}

/// Refuses a column that is not as long as the forecasts.
pub(crate) fn as_long(what: &'static str, expected: usize, found: usize) -> Result<(), BadInput> {
    if expected == found { Ok(()) } else { Err(BadInput::Lengths { what, expected, found }) }
}
