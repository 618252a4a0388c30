//! How people write a probability: "72%", "0.72", "72".

use domain::Probability;
use thiserror::Error;

use crate::number_text::parse_number;

/// A text that does not say clearly how likely something is.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum UnclearProbability {
    /// Nothing was written.
    #[error("there is no probability; give a number from 0% to 100%, as 72%")]
    Missing,
    /// A word, or something else that is no plain number.
    #[error("\"{0}\" is no number; give one from 0% to 100%, as 72% or 0.72")]
    NoNumber(String),
    /// A 1 that could be the lowest percentage or certainty.
    #[error("\"{0}\" could be 1% or 100%; write 1% or 0.01 for the one, 100% for the other")]
    OneAlone(String),
    /// Below 0 or above 100 percent.
    #[error("{0} is out of range; give a number from 0% to 100%")]
    OutOfRange(String),
}

/// Reads a probability as people write it.
///
/// With a percent sign it is in percent. A bare number below 1 is taken as it is, one above 1 is
/// in percent, and 1 alone is refused, because it could be either end.
///
/// # Errors
///
/// The text is blank, is no number, is 1 without a percent sign, or is out of range.
///
/// # Examples
///
/// ```
/// use forecasting::parse_probability;
///
/// for text in ["72%", "0.72", "72"] {
///     assert_eq!(parse_probability(text)?.to_string(), "72%");
/// }
/// assert!(parse_probability("1").is_err());
/// assert!(parse_probability("likely").is_err());
/// # Ok::<(), forecasting::UnclearProbability>(())
/// ```
pub fn parse_probability(text: &str) -> Result<Probability, UnclearProbability> {
    let text = text.trim();
    if text.is_empty() {
        return Err(UnclearProbability::Missing);
    }
    let percent = text.strip_suffix('%').map(str::trim_end);
    let number = percent.unwrap_or(text);
    let value = parse_number(number).map_err(|_| UnclearProbability::NoNumber(text.to_owned()))?;
    let value = match percent {
        None if is_one(value) => return Err(UnclearProbability::OneAlone(text.to_owned())),
        None if value < 1.0 => value,
        Some(_) | None => hundredth(number, value),
    };
    Probability::new(value).map_err(|_| UnclearProbability::OutOfRange(text.to_owned()))
}

fn is_one(value: f64) -> bool {
    value.total_cmp(&1.0).is_eq()
}

/// A percentage as a probability, equal to the last bit to the same number written as a fraction.
fn hundredth(number: &str, value: f64) -> f64 {
    format!("{number}e-2").parse().unwrap_or(value / 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_write_a_probability_in_many_ways() {
        for (text, expected) in [
            ("72%", 0.72),
            ("0.72", 0.72),
            (".72", 0.72),
            ("72", 0.72),
            (" 72 % ", 0.72),
            ("72.5%", 0.725),
            ("55.1", 0.551),
            ("1.5", 0.015),
            ("1%", 0.01),
            ("0.01", 0.01),
            ("0.5%", 0.005),
            ("5.%", 0.05),
            ("0", 0.0),
            ("0%", 0.0),
            ("-0", 0.0),
            ("+40%", 0.4),
            ("100%", 1.0),
            ("100", 1.0),
            ("0.999", 0.999),
        ] {
            assert_eq!(parse_probability(text), Ok(Probability::new(expected).unwrap()), "{text}");
        }
    }

    #[test]
    fn what_is_unclear_is_refused_with_what_to_write() {
        for (text, expected) in [
            ("", "there is no probability; give a number from 0% to 100%, as 72%"),
            ("  ", "there is no probability; give a number from 0% to 100%, as 72%"),
            ("1", "\"1\" could be 1% or 100%; write 1% or 0.01 for the one, 100% for the other"),
            (
                "1.0",
                "\"1.0\" could be 1% or 100%; write 1% or 0.01 for the one, 100% for the other",
            ),
            ("likely", "\"likely\" is no number; give one from 0% to 100%, as 72% or 0.72"),
            ("0,72", "\"0,72\" is no number; give one from 0% to 100%, as 72% or 0.72"),
            ("inf", "\"inf\" is no number; give one from 0% to 100%, as 72% or 0.72"),
            ("NaN", "\"NaN\" is no number; give one from 0% to 100%, as 72% or 0.72"),
            ("%", "\"%\" is no number; give one from 0% to 100%, as 72% or 0.72"),
            ("72%%", "\"72%%\" is no number; give one from 0% to 100%, as 72% or 0.72"),
            ("7-2", "\"7-2\" is no number; give one from 0% to 100%, as 72% or 0.72"),
            ("101%", "101% is out of range; give a number from 0% to 100%"),
            ("140", "140 is out of range; give a number from 0% to 100%"),
            ("-0.2", "-0.2 is out of range; give a number from 0% to 100%"),
            ("-5%", "-5% is out of range; give a number from 0% to 100%"),
        ] {
            assert_eq!(parse_probability(text).unwrap_err().to_string(), expected, "{text}");
        }
    }

    #[test]
    fn a_percentage_equals_its_fraction_to_the_last_bit() {
        for thousandths in 0..=1000 {
            let percent = format!("{}.{}%", thousandths / 10, thousandths % 10);
            let expected = f64::from(thousandths) / 1000.0;
            assert_eq!(
                parse_probability(&percent).map(|it| it.value().to_bits()),
                Ok(expected.to_bits()),
                "{percent}"
            );
        }
    }
}
