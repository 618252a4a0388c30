//! A number as people write it.

use thiserror::Error;

/// A text that is no number as people write one.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("\"{0}\" is no number written out; write it in digits, as 460 or -2.5")]
pub struct NotANumber(String);

/// Reads a number written out in digits. What programs write, as "1e400", "0e0" or "inf", is none:
/// a reader of the question would not know how much it is.
///
/// # Errors
///
/// The text has anything but a sign, digits and one point, or more digits than can be reckoned with.
///
/// # Examples
///
/// ```
/// use forecasting::parse_number;
///
/// assert_eq!(parse_number("-2.5")?, -2.5);
/// assert!(parse_number("1e400").is_err());
/// # Ok::<(), forecasting::NotANumber>(())
/// ```
pub fn parse_number(text: &str) -> Result<f64, NotANumber> {
    let text = text.trim();
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let is_written_out = digits.chars().all(|it| it.is_ascii_digit() || it == '.');
    let number = text.parse().ok().filter(|number: &f64| is_written_out && number.is_finite());
    number.ok_or_else(|| NotANumber(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::parse_number;

    #[test]
    fn only_what_is_written_out_is_a_number() {
        for (text, expected) in [
            ("460", Some(460.0)),
            (" -2.5 ", Some(-2.5)),
            ("+3", Some(3.0)),
            (".5", Some(0.5)),
            ("1e400", None),
            ("0e0", None),
            ("inf", None),
            ("nan", None),
            ("", None),
            ("1.2.3", None),
        ] {
            assert_eq!(parse_number(text).ok(), expected, "{text}");
        }
        assert!(parse_number(&"9".repeat(400)).is_err());
    }
}
