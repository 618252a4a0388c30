//! How people write a forecast: "72%", "Geneva=40% Vienna=rest", "2027-03-31=20%", "50%=9".

use domain::{Among, Chances, Horizons, Probability, Quantile, QuestionKind, number_of_day};
use jiff::civil::Date;
use thiserror::Error;

use super::{ChancesFlaw, check_chances};
use crate::number_text::parse_number;
use crate::options::is_same;
use crate::{UnclearProbability, parse_probability};

/// What is written for the option that takes what the others leave.
const REST: &str = "rest";

/// A text that does not say clearly how likely the answers are.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum UnclearChances {
    /// A probability is unclear.
    #[error(transparent)]
    Probability(#[from] UnclearProbability),
    /// Several were given where one is asked for.
    #[error("the question asks for yes or no; give one probability, not {0}")]
    Several(usize),
    /// Nothing was given.
    #[error("there is no forecast; give {0}")]
    Missing(&'static str),
    /// A part has no name.
    #[error("\"{part}\" has no \"=\"; write {example}")]
    NoName {
        /// The part.
        part: String,
        /// How it is written.
        example: &'static str,
    },
    /// A name is no answer to the question.
    #[error("there is no answer \"{name}\"; the answers are {answers}")]
    NoSuchAnswer {
        /// The name.
        name: String,
        /// The answers.
        answers: String,
    },
    /// An answer is given twice.
    #[error("\"{0}\" is given twice; give it once")]
    Twice(String),
    /// An answer is left out.
    #[error("\"{0}\" is left out; give every answer, if only 0%")]
    LeftOut(String),
    /// More than one takes the rest.
    #[error("\"rest\" is written twice; write it for one option")]
    TwoRests,
    /// Several options may come true, so that the others leave nothing.
    #[error(
        "\"{0}\" cannot take the rest: any number of the options may come true, and each needs a chance of its own, as {0}=40%"
    )]
    RestOfAny(String),
    /// The others leave nothing.
    #[error("the other options add up to {percent}% and leave no rest")]
    NoRest {
        /// What they add up to, in percent, rounded.
        percent: f64,
    },
    /// A value is no number.
    #[error("\"{0}\" is no number; write quantiles as 10%=5 50%=9 90%=14")]
    NoNumber(String),
    /// A value is no day.
    #[error("\"{0}\" is no day; write quantiles as 10%=2027-02-01 50%=2027-03-15")]
    NoDay(String),
    /// It does not answer the question.
    #[error(transparent)]
    Flaw(#[from] ChancesFlaw),
}

/// Reads a forecast as people write it, a part for each answer, for a question of this kind with
/// these options.
///
/// A yes-or-no question takes one probability. Options and horizons take `answer=probability`,
/// or the probabilities alone in the order of the answers; where exactly one option comes true,
/// one may have `rest`. Numbers and days take quantiles as `probability=value`.
///
/// # Errors
///
/// A part is unclear, names no answer, or the whole does not answer the question.
///
/// # Examples
///
/// ```
/// use domain::QuestionKind;
/// use forecasting::parse_chances;
///
/// let chances = parse_chances(&QuestionKind::Binary, &[], &["72%"])?;
/// assert_eq!(chances.of_yes().map(|it| it.value()), Some(0.72));
/// assert!(parse_chances(&QuestionKind::Binary, &[], &["likely"]).is_err());
/// # Ok::<(), forecasting::UnclearChances>(())
/// ```
pub fn parse_chances(
    kind: &QuestionKind,
    options: &[String],
    parts: &[&str],
) -> Result<Chances, UnclearChances> {
    let chances = match kind {
        QuestionKind::Binary => Chances::Probability(parse_one(parts)?),
        QuestionKind::Choice(choice) => {
            Chances::Options(parse_options(choice.among, options, parts)?)
        }
        QuestionKind::Horizons(horizons) => Chances::Horizons(parse_horizons(horizons, parts)?),
        QuestionKind::Numeric(_) => Chances::Quantiles(parse_quantiles(parts, &number)?),
        QuestionKind::Date(_) => Chances::Quantiles(parse_quantiles(parts, &day)?),
    };
    check_chances(kind, options, &chances)?;
    Ok(chances)
}

fn parse_one(parts: &[&str]) -> Result<Probability, UnclearChances> {
    match parts {
        [] => Err(UnclearChances::Missing("a probability, as 72%")),
        [part] => Ok(parse_probability(part)?),
        several => Err(UnclearChances::Several(several.len())),
    }
}

/// A probability for each option; one may take the rest, where there is one.
fn parse_options(
    among: Among,
    options: &[String],
    parts: &[&str],
) -> Result<Vec<Probability>, UnclearChances> {
    let written = in_order(options, parts, "Geneva=40%")?;
    let is_rest = |text: &&str| text.trim().eq_ignore_ascii_case(REST);
    let rests = written.iter().filter(|text| is_rest(text)).count();
    let takes_rest = options.iter().zip(&written).find(|(_, text)| is_rest(text));
    if let (Among::AnyOf, Some((option, _))) = (among, takes_rest) {
        return Err(UnclearChances::RestOfAny(option.clone()));
    }
    let parse =
        |text: &&str| if is_rest(text) { Ok(None) } else { parse_probability(text).map(Some) };
    let chances = written.iter().map(parse).collect::<Result<Vec<_>, _>>()?;
    if rests > 1 {
        return Err(UnclearChances::TwoRests);
    }
    let sum: f64 = chances.iter().flatten().map(|chance| chance.value()).sum();
    let no_rest = || UnclearChances::NoRest { percent: (sum * 1e4).round() / 1e2 };
    // Sums of tenths are a hair off; what is left of a hundred percent is meant to the digit.
    let left = ((1.0 - sum) * 1e12).round() / 1e12;
    let rest = || Probability::new(left).map_err(|_| no_rest());
    chances.into_iter().map(|chance| chance.map_or_else(rest, Ok)).collect()
}

fn parse_horizons(horizons: &Horizons, parts: &[&str]) -> Result<Vec<Probability>, UnclearChances> {
    let days: Vec<String> = horizons.by.iter().map(Date::to_string).collect();
    let written = in_order(&days, parts, "2027-03-31=20%")?;
    Ok(written.into_iter().map(parse_probability).collect::<Result<_, _>>()?)
}

/// The text given for each answer, in the order of the answers.
fn in_order<'a>(
    answers: &[String],
    parts: &[&'a str],
    example: &'static str,
) -> Result<Vec<&'a str>, UnclearChances> {
    if parts.is_empty() {
        return Err(UnclearChances::Missing("a probability for each answer"));
    }
    if parts.len() == answers.len() && parts.iter().all(|part| !part.contains('=')) {
        return Ok(parts.to_vec());
    }
    let mut written = vec![None; answers.len()];
    for part in parts {
        let no_name = || UnclearChances::NoName { part: (*part).to_owned(), example };
        let (name, text) = part.rsplit_once('=').ok_or_else(no_name)?;
        let place = answers.iter().position(|answer| is_same(answer, name));
        let place = place.ok_or_else(|| UnclearChances::NoSuchAnswer {
            name: name.to_owned(),
            answers: answers.join(", "),
        })?;
        if written[place].replace(text).is_some() {
            return Err(UnclearChances::Twice(answers[place].clone()));
        }
    }
    let named = answers.iter().zip(written);
    named.map(|(name, text)| text.ok_or_else(|| UnclearChances::LeftOut(name.clone()))).collect()
}

fn parse_quantiles(
    parts: &[&str],
    value: &dyn Fn(&str) -> Result<f64, UnclearChances>,
) -> Result<Vec<Quantile>, UnclearChances> {
    if parts.is_empty() {
        return Err(UnclearChances::Missing("quantiles, as 10%=… 50%=… 90%=…"));
    }
    let quantile = |part: &&str| {
        let example = "10%=… 50%=… 90%=…";
        let no_name = || UnclearChances::NoName { part: (*part).to_owned(), example };
        let (below, text) = part.split_once('=').ok_or_else(no_name)?;
        Ok(Quantile { below: parse_probability(below)?, value: value(text.trim())? })
    };
    parts.iter().map(quantile).collect()
}

fn number(text: &str) -> Result<f64, UnclearChances> {
    parse_number(text).map_err(|_| UnclearChances::NoNumber(text.to_owned()))
}

fn day(text: &str) -> Result<f64, UnclearChances> {
    let day: Date = text.parse().map_err(|_| UnclearChances::NoDay(text.to_owned()))?;
    Ok(number_of_day(day))
}
