//! Wording: small things written as readers expect them.

use domain::BriefForecast;
use jiff::civil::Date;

/// A day as readers write it, as "3 February 2022".
pub(crate) fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// The day by which something must have happened, with its time and clock where it has one; "then"
/// where the question has just said it, and no condition stands between.
pub(crate) fn deadline(forecast: &BriefForecast) -> String {
    let told = forecast.deadline_told.clone().unwrap_or_else(|| day(forecast.deadline));
    let has_clock = forecast.deadline_told.is_some();
    let is_said = says(&forecast.text, &told)
        || !has_clock && says(&forecast.text, &forecast.deadline.to_string());
    if is_said && forecast.condition.is_none() { "then".to_owned() } else { told }
}

/// Whether a text says a day, and not as the end of another one, as "3 May" in "13 May".
fn says(text: &str, day: &str) -> bool {
    text.match_indices(day).any(|(at, _)| !text[..at].ends_with(|it: char| it.is_ascii_digit()))
}

/// A text as it stands after a full stop, with a capital.
pub(crate) fn capitalized(text: &str) -> String {
    let mut letters = text.trim().chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A text with the stop that its author may have left out; nothing for an empty text.
pub(crate) fn sentence(text: &str) -> Option<String> {
    let text = text.trim();
    let stop = if text.ends_with(['.', '!', '?', '”', '"']) { "" } else { "." };
    (!text.is_empty()).then(|| format!("{text}{stop}"))
}

#[cfg(test)]
mod tests {
    use super::says;

    #[test]
    fn a_text_says_a_day_where_it_is_no_part_of_another() {
        for (text, day, expected) in [
            ("Will they sign by 30 June 2027?", "30 June 2027", true),
            ("Will they sign by 13 June 2027?", "3 June 2027", false),
            ("Will they sign by 2027-06-30?", "2027-06-30", true),
            ("Will they sign by June 2027?", "30 June 2027", false),
        ] {
            assert_eq!(says(text, day), expected, "{text}");
        }
    }
}
