//! Wording: small things written as readers expect them.

use domain::BriefForecast;
use jiff::civil::Date;

/// A day as readers write it, as "3 February 2022".
pub(crate) fn day(date: Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// The day by which something must have happened, with its time and clock where it has one.
pub(crate) fn deadline(forecast: &BriefForecast) -> String {
    forecast.deadline_told.clone().unwrap_or_else(|| day(forecast.deadline))
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
