//! How people write a resolution: "yes", "Geneva", "42", "2027-02-03", "above", "annulled".

use domain::{QuestionKind, Resolution, Side};
use jiff::civil::Date;
use thiserror::Error;

use super::{ResolutionFlaw, check_resolution};
use crate::number_text::parse_number;
use crate::options::is_same;

/// A text that does not say how a question ended.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum UnclearResolution {
    /// It is no answer to the question.
    #[error("\"{text}\" is no answer; give {answers}, or annulled, ambiguous or not-yet")]
    NoAnswer {
        /// What was written.
        text: String,
        /// What the question takes.
        answers: String,
    },
    /// Nobody said when to look again.
    #[error("say when to look again, as --look-again 2027-03-01")]
    NoLookAgain,
    /// It does not end the question.
    #[error(transparent)]
    Flaw(#[from] ResolutionFlaw),
}

/// Reads how a question of this kind ended, which has these options.
///
/// Several options are parted by commas; "none" says that no option came true where any number
/// may. A number or a day may lie "below" or "above" the range. A reason is given for annulled,
/// ambiguous and not-yet, and for the last a day to look again.
///
/// # Errors
///
/// The text is no answer to the question, or lacks its reason or day.
pub fn parse_resolution(
    kind: &QuestionKind,
    options: &[String],
    text: &str,
    reason: &str,
    look_again: Option<Date>,
) -> Result<Resolution, UnclearResolution> {
    let text = text.trim();
    let reason = reason.trim().to_owned();
    let resolution = match text.to_lowercase().as_str() {
        "annulled" => Resolution::Annulled { reason },
        "ambiguous" => Resolution::Ambiguous { reason },
        "not yet" | "not-yet" => {
            let look_again = look_again.ok_or(UnclearResolution::NoLookAgain)?;
            Resolution::NotYet { reason, look_again }
        }
        _ => {
            let answer = answer(kind, options, text).map(|it| it.of_kind(kind));
            answer.ok_or_else(|| UnclearResolution::NoAnswer {
                text: text.to_owned(),
                answers: answers(kind, options),
            })?
        }
    };
    check_resolution(kind, options, &resolution)?;
    Ok(resolution)
}

fn answer(kind: &QuestionKind, options: &[String], text: &str) -> Option<Resolution> {
    match kind {
        QuestionKind::Binary => match text.to_lowercase().as_str() {
            "yes" => Some(Resolution::Yes),
            "no" => Some(Resolution::No),
            _ => None,
        },
        QuestionKind::Choice(_) => Some(Resolution::Options { options: named(options, text)? }),
        QuestionKind::Numeric(_) => beyond(text).or_else(|| {
            let value = parse_number(text).ok()?;
            Some(Resolution::Number { value })
        }),
        QuestionKind::Date(_) | QuestionKind::Horizons(_) => beyond(text).or_else(|| {
            let date = text.parse().ok()?;
            Some(Resolution::Date { date })
        }),
    }
}

/// The options that a text names: one that is written just so, else several parted by commas.
fn named(options: &[String], text: &str) -> Option<Vec<String>> {
    let find = |name: &str| options.iter().find(|option| is_same(option, name)).cloned();
    if let Some(one) = find(text) {
        return Some(vec![one]);
    }
    if text.eq_ignore_ascii_case("none") {
        return Some(vec![]);
    }
    text.split(',').map(find).collect()
}

fn beyond(text: &str) -> Option<Resolution> {
    match text.to_lowercase().as_str() {
        "below" | "before" => Some(Resolution::Beyond { side: Side::Below, day: None }),
        "above" | "after" => Some(Resolution::Beyond { side: Side::Above, day: None }),
        _ => None,
    }
}

fn answers(kind: &QuestionKind, options: &[String]) -> String {
    match kind {
        QuestionKind::Binary => "yes or no".to_owned(),
        QuestionKind::Choice(_) => format!("an option ({})", options.join(", ")),
        QuestionKind::Numeric(_) => "a number, below or above".to_owned(),
        QuestionKind::Date(_) => "a day as 2027-02-03, before or after".to_owned(),
        QuestionKind::Horizons(_) => {
            "the day on which it happened, as 2027-02-03, or after if it did not".to_owned()
        }
    }
}
