//! The answer to a question, which scores the forecasts made of it.

use domain::{Among, Chances, Horizons, Probability, QuestionKind, Resolution};

use super::quantity::Quantity;
use super::{AnswerRule, choice};
use crate::binary::brier;
use crate::outcome::happened;
use crate::{BadInput, Rule};

/// The answer to a question, which scores the forecasts made of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer<'a> {
    kind: &'a QuestionKind,
    given: Given,
}

/// What the answer is, in the shape that scoring needs.
#[derive(Clone, Debug, PartialEq)]
enum Given {
    /// Whether it happened.
    Happened(bool),
    /// Whether each option came true.
    Options(Vec<bool>),
    /// Whether it had happened by each day.
    Days(Vec<bool>),
    /// The number, within the range.
    Quantity(Quantity, f64),
}

impl<'a> Answer<'a> {
    /// The answer to a question of this kind, which at last had these options.
    ///
    /// `None` where nobody is scored, and where the resolution answers another kind of question.
    ///
    /// # Examples
    ///
    /// ```
    /// use domain::{QuestionKind, Resolution};
    /// use scoring::answers::Answer;
    ///
    /// assert!(Answer::new(&QuestionKind::Binary, &[], &Resolution::Yes).is_some());
    /// let annulled = Resolution::Annulled { reason: "called off".to_owned() };
    /// assert!(Answer::new(&QuestionKind::Binary, &[], &annulled).is_none());
    /// ```
    pub fn new(
        kind: &'a QuestionKind,
        options: &[String],
        resolution: &Resolution,
    ) -> Option<Self> {
        let given = match kind {
            QuestionKind::Binary => Given::Happened(happened(resolution)?),
            QuestionKind::Choice(_) => Given::Options(choice::came_true(options, resolution)?),
            QuestionKind::Horizons(horizons) => Given::Days(by_each_day(horizons, resolution)?),
            QuestionKind::Numeric(range) => quantity(Quantity::of_number(range), resolution)?,
            QuestionKind::Date(range) => quantity(Quantity::of_day(range), resolution)?,
        };
        Some(Self { kind, given })
    }

    /// The rules that readers are shown, in this order.
    pub fn rules(&self) -> &'static [AnswerRule] {
        match self.kind {
            QuestionKind::Binary => &[AnswerRule::YesNo(Rule::Brier), AnswerRule::YesNo(Rule::Log)],
            QuestionKind::Choice(choice) => match choice.among {
                Among::OneOf => &[AnswerRule::Options, AnswerRule::OptionsLog],
                Among::Ordered => &[AnswerRule::Ranked, AnswerRule::OptionsLog],
                Among::AnyOf => &[AnswerRule::EachOption],
            },
            QuestionKind::Horizons(_) => &[AnswerRule::EachDay],
            QuestionKind::Numeric(_) | QuestionKind::Date(_) => &[AnswerRule::Quantity],
        }
    }

    /// Scores a forecast by one of [`Answer::rules`].
    ///
    /// A forecast made before an option was added is scored as the question's rule for added
    /// options says.
    ///
    /// # Errors
    ///
    /// The forecast or the rule is for another kind of question.
    ///
    /// # Examples
    ///
    /// ```
    /// use domain::{Chances, Probability, QuestionKind, Resolution};
    /// use scoring::answers::Answer;
    ///
    /// let answer = Answer::new(&QuestionKind::Binary, &[], &Resolution::Yes).ok_or("annulled")?;
    /// let forecast = Chances::Probability(Probability::new(0.5)?);
    /// assert_eq!(answer.score(answer.rules()[0], &forecast)?, 0.25);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn score(&self, rule: AnswerRule, forecast: &Chances) -> Result<f64, BadInput> {
        match (&self.given, forecast, rule) {
            (Given::Happened(happened), Chances::Probability(chance), AnswerRule::YesNo(rule)) => {
                Ok(rule.of(chance.value(), *happened))
            }
            (Given::Options(came_true), Chances::Options(chances), rule) => match self.kind {
                QuestionKind::Choice(choice) => choice::score(choice, came_true, chances, rule),
                QuestionKind::Binary
                | QuestionKind::Numeric(_)
                | QuestionKind::Date(_)
                | QuestionKind::Horizons(_) => Err(BadInput::OtherKind),
            },
            (Given::Days(by_day), Chances::Horizons(chances), AnswerRule::EachDay) => {
                mean_brier(chances, by_day)
            }
            (Given::Quantity(range, at), Chances::Quantiles(quantiles), AnswerRule::Quantity) => {
                range.score(quantiles, *at)
            }
            _ => Err(BadInput::OtherKind),
        }
    }
}

fn by_each_day(horizons: &Horizons, resolution: &Resolution) -> Option<Vec<bool>> {
    let happened_on = match resolution {
        Resolution::Date { date } => Some(*date),
        Resolution::Beyond { .. } => None,
        Resolution::Yes
        | Resolution::No
        | Resolution::Options { .. }
        | Resolution::Number { .. }
        | Resolution::Annulled { .. }
        | Resolution::Ambiguous { .. }
        | Resolution::NotYet { .. } => return None,
    };
    let by = |day: &jiff::civil::Date| happened_on.is_some_and(|on| on <= *day);
    Some(horizons.by.iter().map(by).collect())
}

fn quantity(range: Quantity, resolution: &Resolution) -> Option<Given> {
    let at = range.place(resolution)?;
    Some(Given::Quantity(range, at))
}

/// The mean of the Brier scores of several chances, each of something that happened or did not.
pub(super) fn mean_brier(chances: &[Probability], happened: &[bool]) -> Result<f64, BadInput> {
    crate::bad_input::as_long("forecasts", happened.len(), chances.len())?;
    let scores = chances.iter().zip(happened);
    let scores: Vec<f64> =
        scores.map(|(chance, happened)| brier::of(chance.value(), *happened)).collect();
    Ok(crate::numeric::sum(&scores) / crate::numeric::number(scores.len()))
}
