//! A forecast as it is told: "72%", "Geneva 40%, Vienna 60%", "by 31 March 2027 20%".

use domain::{Chances, Probability, Quantile, QuestionKind, day_of_number};

/// Tells a forecast in words, with the options as they now are.
///
/// # Examples
///
/// ```
/// use domain::{Chances, Probability, QuestionKind};
/// use forecasting::chances_in_words;
///
/// let chances = Chances::Probability(Probability::new(0.72)?);
/// assert_eq!(chances_in_words(&QuestionKind::Binary, &[], &chances), "72%");
/// # Ok::<(), domain::NotAProbability>(())
/// ```
pub fn chances_in_words(kind: &QuestionKind, options: &[String], chances: &Chances) -> String {
    match chances {
        Chances::Probability(probability) => probability.to_string(),
        Chances::Options(given) => {
            let named = options.iter().zip(given);
            list(named.map(|(option, chance)| format!("{option} {chance}")))
        }
        Chances::Horizons(given) => list(horizons_in_words(kind, given)),
        Chances::Quantiles(quantiles) => list(quantiles.iter().map(|it| quantile(kind, *it))),
    }
}

fn horizons_in_words(kind: &QuestionKind, given: &[Probability]) -> Vec<String> {
    let days = match kind {
        QuestionKind::Horizons(horizons) => horizons.by.as_slice(),
        QuestionKind::Binary
        | QuestionKind::Choice(_)
        | QuestionKind::Numeric(_)
        | QuestionKind::Date(_) => &[],
    };
    let named = days.iter().zip(given);
    named.map(|(day, chance)| format!("by {} {chance}", day.strftime("%-d %B %Y"))).collect()
}

fn quantile(kind: &QuestionKind, Quantile { below, value }: Quantile) -> String {
    match kind {
        QuestionKind::Date(_) => format!("{below} by {}", day_of(value)),
        QuestionKind::Numeric(range) => format!("{below} below {value} {}", range.unit),
        QuestionKind::Binary | QuestionKind::Choice(_) | QuestionKind::Horizons(_) => {
            format!("{below} below {value}")
        }
    }
}

/// The day that a number falls on, as "2024-01-01"; the number itself where no calendar reaches.
pub(super) fn day_of(number: f64) -> String {
    day_of_number(number).map_or_else(|| number.to_string(), |day| day.to_string())
}

fn list(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().collect::<Vec<_>>().join(", ")
}
