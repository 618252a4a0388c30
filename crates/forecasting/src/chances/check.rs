//! What a forecast must be to answer its question.

use domain::{
    Among, Bounds, Chances, Horizons, Probability, Quantile, QuestionKind, number_of_day,
};
use jiff::civil::Date;
use thiserror::Error;

use crate::chances::words::day_of;

/// How far from 1 the chances of exclusive options may add up to.
const TOLERANCE: f64 = 1e-6;

/// Why a forecast does not answer its question.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum ChancesFlaw {
    /// It answers another kind of question.
    #[error("the question asks for {asked}; {remedy}")]
    OtherKind {
        /// What the question asks for.
        asked: &'static str,
        /// What to give.
        remedy: &'static str,
    },
    /// It leaves answers out, or has too many.
    #[error("{given} probabilities for {needed} answers; give one for each of: {answers}")]
    Count {
        /// How many it gives.
        given: usize,
        /// How many answers there are.
        needed: usize,
        /// The answers.
        answers: String,
    },
    /// Exclusive options do not add up to 1.
    #[error(
        "the probabilities add up to {percent}%, and exactly one option comes true; make them add \
         up to 100%, or write \"rest\" for one of them"
    )]
    Sum {
        /// What they add up to, in percent, rounded.
        percent: f64,
    },
    /// What happens by one day has happened by a later one.
    #[error(
        "{later_chance} by {later} is less than {earlier_chance} by {earlier}; what happens by \
         {earlier} has happened by {later}"
    )]
    Falls {
        /// The earlier day.
        earlier: Date,
        /// Its chance.
        earlier_chance: Probability,
        /// The later day.
        later: Date,
        /// Its chance.
        later_chance: Probability,
    },
    /// A distribution cannot be drawn from so few.
    #[error("one quantile tells too little; give at least two, as 10%=… 50%=… 90%=…")]
    TooFew,
    /// A quantile at an end says nothing.
    #[error("{0} is no quantile; give probabilities above 0% and below 100%")]
    NoLevel(Probability),
    /// The quantiles do not rise.
    #[error("{second} does not come after {first}; give quantiles that rise")]
    NotRising {
        /// One quantile, as written.
        first: String,
        /// The next.
        second: String,
    },
    /// A quantile lies where the answer cannot.
    #[error("{value} lies outside {low} to {high}, and the answer cannot; give a quantile within")]
    Outside {
        /// The quantile's value.
        value: String,
        /// The low end of the question's range.
        low: String,
        /// The high end.
        high: String,
    },
}

/// Checks that a forecast answers a question of this kind, which now has these options.
///
/// # Errors
///
/// It has another shape, does not cover every answer, or contradicts itself.
pub fn check_chances(
    kind: &QuestionKind,
    options: &[String],
    chances: &Chances,
) -> Result<(), ChancesFlaw> {
    match (kind, chances) {
        (QuestionKind::Binary, Chances::Probability(_)) => Ok(()),
        (QuestionKind::Choice(choice), Chances::Options(given)) => {
            check_options(choice.among, options, given)
        }
        (QuestionKind::Horizons(horizons), Chances::Horizons(given)) => {
            check_horizons(horizons, given)
        }
        (QuestionKind::Numeric(range), Chances::Quantiles(quantiles)) => {
            check_quantiles(quantiles, (range.low, range.high), range.bounds, &|value| {
                value.to_string()
            })
        }
        (QuestionKind::Date(range), Chances::Quantiles(quantiles)) => {
            let ends = (number_of_day(range.first), number_of_day(range.last));
            check_quantiles(quantiles, ends, range.bounds, &day_of)
        }
        (
            kind,
            Chances::Probability(_)
            | Chances::Options(_)
            | Chances::Horizons(_)
            | Chances::Quantiles(_),
        ) => Err(ChancesFlaw::OtherKind { asked: kind.word(), remedy: remedy(kind) }),
    }
}

/// What a forecast of a question of this kind looks like.
fn remedy(kind: &QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Binary => "give the probability of yes, as 72%",
        QuestionKind::Choice(_) => "give a probability for each option, as Geneva=40% Vienna=60%",
        QuestionKind::Horizons(_) => "give a probability for each day, as 2027-03-31=20%",
        QuestionKind::Numeric(_) => "give quantiles, as 10%=5 50%=9 90%=14",
        QuestionKind::Date(_) => "give quantiles, as 10%=2027-02-01 50%=2027-03-15 90%=2027-06-30",
    }
}

fn check_options(
    among: Among,
    options: &[String],
    given: &[Probability],
) -> Result<(), ChancesFlaw> {
    check_count(given.len(), options)?;
    let sum: f64 = given.iter().map(|chance| chance.value()).sum();
    match among {
        Among::OneOf | Among::Ordered if (sum - 1.0).abs() > TOLERANCE => {
            Err(ChancesFlaw::Sum { percent: (sum * 1e4).round() / 1e2 })
        }
        Among::OneOf | Among::Ordered | Among::AnyOf => Ok(()),
    }
}

fn check_horizons(horizons: &Horizons, given: &[Probability]) -> Result<(), ChancesFlaw> {
    let days: Vec<String> = horizons.by.iter().map(Date::to_string).collect();
    check_count(given.len(), &days)?;
    let falls = given.windows(2).position(|pair| pair[0] > pair[1]);
    falls.map_or(Ok(()), |at| {
        Err(ChancesFlaw::Falls {
            earlier: horizons.by[at],
            earlier_chance: given[at],
            later: horizons.by[at + 1],
            later_chance: given[at + 1],
        })
    })
}

fn check_count(given: usize, answers: &[String]) -> Result<(), ChancesFlaw> {
    let needed = answers.len();
    if given == needed {
        return Ok(());
    }
    Err(ChancesFlaw::Count { given, needed, answers: answers.join(", ") })
}

fn check_quantiles(
    quantiles: &[Quantile],
    (low, high): (f64, f64),
    bounds: Bounds,
    written: &dyn Fn(f64) -> String,
) -> Result<(), ChancesFlaw> {
    if quantiles.len() < 2 {
        return Err(ChancesFlaw::TooFew);
    }
    let is_end = |it: &&Quantile| it.below.value() <= 0.0 || it.below.value() >= 1.0;
    if let Some(end) = quantiles.iter().find(is_end) {
        return Err(ChancesFlaw::NoLevel(end.below));
    }
    let rises = |pair: &[Quantile]| pair[0].below < pair[1].below && pair[0].value < pair[1].value;
    if let Some(pair) = quantiles.windows(2).find(|pair| !rises(pair)) {
        let quantile = |it: Quantile| format!("{}={}", it.below, written(it.value));
        return Err(ChancesFlaw::NotRising { first: quantile(pair[0]), second: quantile(pair[1]) });
    }
    let is_outside = |it: &&Quantile| {
        !it.value.is_finite()
            || (it.value < low && !bounds.is_open_below())
            || (it.value > high && !bounds.is_open_above())
    };
    quantiles.iter().find(is_outside).map_or(Ok(()), |outside| {
        let [value, low, high] = [outside.value, low, high].map(written);
        Err(ChancesFlaw::Outside { value, low, high })
    })
}
