//! What a resolution must be to end its question.

use domain::{Among, Bounds, QuestionKind, Resolution, Side};
use thiserror::Error;

/// Why a resolution does not end its question.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ResolutionFlaw {
    /// It answers another kind of question.
    #[error("the question asks for {asked}; \"{given}\" does not answer it")]
    OtherKind {
        /// What the question asks for.
        asked: &'static str,
        /// What was given.
        given: String,
    },
    /// It names an option that is not there.
    #[error("there is no option \"{option}\"; the options are {options}")]
    NoSuchOption {
        /// The option.
        option: String,
        /// The options.
        options: String,
    },
    /// It does not name exactly one option.
    #[error("exactly one option comes true; name one, not {0}")]
    NotOne(usize),
    /// An option is named twice.
    #[error("\"{0}\" is named twice; name it once")]
    Twice(String),
    /// The answer lies where it cannot.
    #[error(
        "{given} lies outside the question's range, and the answer cannot; annul the question if it did"
    )]
    Outside {
        /// What was given.
        given: String,
    },
    /// Annulled, ambiguous or not yet without a reason.
    #[error("say why it is {0}, in one sentence for readers")]
    NoReason(String),
    /// The number is none.
    #[error("{0} is no number that can be an answer")]
    NotFinite(String),
}

/// Checks that a resolution can end a question of this kind, which has these options.
///
/// # Errors
///
/// It answers another kind of question, names what is no option, lies outside a closed range, or
/// lacks a reason where it gives no answer.
pub fn check_resolution(
    kind: &QuestionKind,
    options: &[String],
    resolution: &Resolution,
) -> Result<(), ResolutionFlaw> {
    if let Some(reason) = resolution.reason() {
        let blank = reason.trim().is_empty();
        return if blank { Err(ResolutionFlaw::NoReason(resolution.words())) } else { Ok(()) };
    }
    let other_kind = || ResolutionFlaw::OtherKind { asked: kind.word(), given: resolution.words() };
    match (kind, resolution) {
        (QuestionKind::Binary, Resolution::Yes | Resolution::No)
        | (
            QuestionKind::Horizons(_),
            Resolution::Date { .. } | Resolution::Beyond { side: Side::Above, .. },
        ) => Ok(()),
        (QuestionKind::Choice(choice), Resolution::Options { options: named }) => {
            check_options(choice.among, options, named)
        }
        (QuestionKind::Numeric(range), Resolution::Number { value }) if value.is_finite() => {
            let sides = (*value < range.low, *value > range.high);
            check_sides(sides, range.bounds, resolution)
        }
        (QuestionKind::Numeric(_), Resolution::Number { value }) => {
            Err(ResolutionFlaw::NotFinite(value.to_string()))
        }
        (QuestionKind::Date(range), Resolution::Date { date }) => {
            check_sides((*date < range.first, *date > range.last), range.bounds, resolution)
        }
        (QuestionKind::Numeric(range), Resolution::Beyond { side, .. }) => {
            check_sides(sides_of(*side), range.bounds, resolution)
        }
        (QuestionKind::Date(range), Resolution::Beyond { side, .. }) => {
            check_sides(sides_of(*side), range.bounds, resolution)
        }
        // Whatever else was given answers another kind of question.
        _ => Err(other_kind()),
    }
}

fn sides_of(side: Side) -> (bool, bool) {
    match side {
        Side::Below => (true, false),
        Side::Above => (false, true),
    }
}

fn check_sides(
    (below, above): (bool, bool),
    bounds: Bounds,
    resolution: &Resolution,
) -> Result<(), ResolutionFlaw> {
    let is_outside = (below && !bounds.is_open_below()) || (above && !bounds.is_open_above());
    if is_outside { Err(ResolutionFlaw::Outside { given: resolution.words() }) } else { Ok(()) }
}

fn check_options(among: Among, options: &[String], named: &[String]) -> Result<(), ResolutionFlaw> {
    if let Some(unknown) = named.iter().find(|option| !options.contains(option)) {
        let (option, options) = (unknown.clone(), options.join(", "));
        return Err(ResolutionFlaw::NoSuchOption { option, options });
    }
    let again = (1..named.len()).find(|at| named[..*at].contains(&named[*at]));
    if let Some(again) = again {
        return Err(ResolutionFlaw::Twice(named[again].clone()));
    }
    match among {
        Among::OneOf | Among::Ordered if named.len() != 1 => {
            Err(ResolutionFlaw::NotOne(named.len()))
        }
        Among::OneOf | Among::Ordered | Among::AnyOf => Ok(()),
    }
}
