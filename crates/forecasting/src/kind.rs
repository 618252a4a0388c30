//! What the kind of a question must be before anybody forecasts.

use domain::{Choice, Horizons, NumberRange, QuestionKind, Scale};
use jiff::civil::Date;
use thiserror::Error;

use crate::options::is_same;

/// How wide a range of numbers may be: squares of what lies in a wider one are no numbers.
const WIDEST: f64 = 1e300;

/// What is wrong with the answers a question offers.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum KindFlaw {
    /// There is nothing to choose from.
    #[error(
        "a choice needs at least two options; give them all, with \"other\" if there may be more"
    )]
    TooFewOptions,
    /// An option says nothing.
    #[error("option {0} is blank; give it in a few words, or leave it out")]
    BlankOption(usize),
    /// Two options are one to a reader.
    #[error("\"{0}\" is an option twice; leave one out")]
    SameOption(String),
    /// An option that a settlement or a forecast could not be told from.
    #[error(
        "\"{0}\" cannot be an option: it is how a question is settled or a forecast is written; call it otherwise"
    )]
    ReservedOption(String),
    /// A range ends before it begins.
    #[error("the range goes from {low} to {high}; give a low end below the high one")]
    Range {
        /// The low end.
        low: String,
        /// The high end.
        high: String,
    },
    /// A range is wider than can be reckoned with.
    #[error("the range from {low:e} to {high:e} is too wide; give ends less than 1e300 apart")]
    TooWide {
        /// The low end.
        low: f64,
        /// The high end.
        high: f64,
    },
    /// A logarithm needs positive numbers.
    #[error("a log scale needs numbers above 0, and the range begins at {0}")]
    LogOfNothing(f64),
    /// Nobody knows what is counted.
    #[error("the question does not say what its number counts; give a unit, as \"seats\"")]
    NoUnit,
    /// One day is a plain deadline.
    #[error("give at least two days to ask \"by when\", or ask a yes-or-no question")]
    OneHorizon,
    /// The days do not rise.
    #[error("{later} does not come after {earlier}; give days in order")]
    Horizons {
        /// One day.
        earlier: Date,
        /// The next as given.
        later: Date,
    },
}

/// Checks the answers that a question offers, and names the first thing wrong.
///
/// # Errors
///
/// There are too few options or two are alike, a range is empty, or days are out of order.
pub fn check_kind(kind: &QuestionKind) -> Result<(), KindFlaw> {
    match kind {
        QuestionKind::Choice(choice) => check_choice(choice),
        QuestionKind::Numeric(range) => check_range(range),
        QuestionKind::Date(range) if range.first >= range.last => {
            let (low, high) = (range.first.to_string(), range.last.to_string());
            Err(KindFlaw::Range { low, high })
        }
        QuestionKind::Binary | QuestionKind::Date(_) => Ok(()),
        QuestionKind::Horizons(horizons) => check_horizons(horizons),
    }
}

fn check_choice(choice: &Choice) -> Result<(), KindFlaw> {
    let options = &choice.options;
    if options.len() < 2 {
        return Err(KindFlaw::TooFewOptions);
    }
    if let Some(blank) = options.iter().position(|option| option.trim().is_empty()) {
        return Err(KindFlaw::BlankOption(blank + 1));
    }
    if let Some(reserved) = options.iter().find(|option| is_reserved(option)) {
        return Err(KindFlaw::ReservedOption(reserved.clone()));
    }
    let again = |at: &usize| options[..*at].iter().any(|option| is_same(option, &options[*at]));
    match (1..options.len()).find(again) {
        Some(at) => Err(KindFlaw::SameOption(options[at].clone())),
        None => Ok(()),
    }
}

/// Whether an option is written as something else is: an ending without an answer, the chance that
/// is left, or an option with its chance.
fn is_reserved(option: &str) -> bool {
    const WORDS: [&str; 5] = ["annulled", "ambiguous", "not-yet", "not yet", "rest"];
    option.contains('=') || WORDS.iter().any(|word| is_same(option, word))
}

fn check_range(range: &NumberRange) -> Result<(), KindFlaw> {
    if range.unit.trim().is_empty() {
        return Err(KindFlaw::NoUnit);
    }
    let is_range = range.low.is_finite() && range.high.is_finite() && range.low < range.high;
    if !is_range {
        let (low, high) = (range.low.to_string(), range.high.to_string());
        return Err(KindFlaw::Range { low, high });
    }
    let NumberRange { low, high, .. } = *range;
    if high - low >= WIDEST {
        return Err(KindFlaw::TooWide { low, high });
    }
    match range.scale {
        Scale::Log if range.low <= 0.0 => Err(KindFlaw::LogOfNothing(range.low)),
        Scale::Log | Scale::Linear => Ok(()),
    }
}

fn check_horizons(horizons: &Horizons) -> Result<(), KindFlaw> {
    if horizons.by.len() < 2 {
        return Err(KindFlaw::OneHorizon);
    }
    match horizons.by.windows(2).find(|pair| pair[0] >= pair[1]) {
        Some(pair) => Err(KindFlaw::Horizons { earlier: pair[0], later: pair[1] }),
        None => Ok(()),
    }
}
