//! The kind of a question, as it is typed into the form.

use actions::{parse_day, parse_number};
use domain::{
    Among, Bounds, Choice, DateRange, Horizons, LaterOptions, NumberRange, QuestionKind, Scale,
};

use crate::error::Failure;
use crate::pages::form::refused_at;
use crate::pages::typed::Typed;

/// The kinds of questions: what the form sends, and what it says.
pub(crate) const KINDS: [(&str, &str); 7] = [
    ("yes-or-no", "yes or no"),
    ("one-of", "one of several options"),
    ("ordered", "one of several ranges, in order"),
    ("any-of", "any of several options"),
    ("number", "a number"),
    ("day", "a day"),
    ("by-each-day", "whether by each of several days"),
];

/// What an option that is added later means.
pub(crate) const LATER: [(&str, &str); 3] = [
    ("", "none can be added"),
    ("from-last", "it is taken out of the last option, “other”"),
    ("from-nothing", "earlier forecasts gave it no chance"),
];

/// Where the answer may lie outside the range.
pub(crate) const OUTSIDE: [(&str, &str); 4] =
    [("", "nowhere"), ("below", "below it"), ("above", "above it"), ("both", "on either side")];

/// How numbers are told apart.
pub(crate) const SCALES: [(&str, &str); 2] =
    [("", "by their difference"), ("log", "by their ratio: it may grow tenfold")];

pub(super) fn kind(typed: &Typed) -> Result<QuestionKind, Failure> {
    match typed.given("kind") {
        None | Some("yes-or-no") => Ok(QuestionKind::Binary),
        Some("one-of") => choice(typed, Among::OneOf),
        Some("ordered") => choice(typed, Among::Ordered),
        Some("any-of") => choice(typed, Among::AnyOf),
        Some("number") => number(typed),
        Some("day") => day(typed),
        Some("by-each-day") => {
            Ok(QuestionKind::Horizons(Horizons { by: typed.read_lines("by", parse_day)? }))
        }
        Some(other) => Err(refused_at(
            "kind",
            format!("\"{other}\" is no kind of question; choose one of the list"),
        )),
    }
}

fn choice(typed: &Typed, among: Among) -> Result<QuestionKind, Failure> {
    let later = match typed.given("later") {
        None => None,
        Some("from-last") => Some(LaterOptions::FromLast),
        Some("from-nothing") => Some(LaterOptions::FromNothing),
        Some(other) => {
            return Err(refused_at(
                "later",
                format!("\"{other}\" is none of the list; choose one of it"),
            ));
        }
    };
    Ok(QuestionKind::Choice(Choice { options: typed.lines("options"), among, later }))
}

fn number(typed: &Typed) -> Result<QuestionKind, Failure> {
    let end = |field, lacking| typed.need(field, lacking, parse_number);
    Ok(QuestionKind::Numeric(NumberRange {
        low: end("low", "give the lowest number that is told apart")?,
        high: end("high", "give the highest number that is told apart")?,
        bounds: bounds(typed)?,
        unit: typed.owned("unit").unwrap_or_default(),
        scale: scale(typed)?,
    }))
}

fn scale(typed: &Typed) -> Result<Scale, Failure> {
    match typed.given("scale") {
        None => Ok(Scale::Linear),
        Some("log") => Ok(Scale::Log),
        Some(other) => {
            Err(refused_at("scale", format!("\"{other}\" is no scale; choose one of the list")))
        }
    }
}

fn day(typed: &Typed) -> Result<QuestionKind, Failure> {
    Ok(QuestionKind::Date(DateRange {
        first: typed.need("low", "give the first day that is told apart", parse_day)?,
        last: typed.need("high", "give the last day that is told apart", parse_day)?,
        bounds: bounds(typed)?,
    }))
}

fn bounds(typed: &Typed) -> Result<Bounds, Failure> {
    match typed.given("outside") {
        None => Ok(Bounds::Closed),
        Some("below") => Ok(Bounds::OpenBelow),
        Some("above") => Ok(Bounds::OpenAbove),
        Some("both") => Ok(Bounds::Open),
        Some(other) => {
            Err(refused_at("outside", format!("\"{other}\" is no side; choose one of the list")))
        }
    }
}
