//! A stamp: how a brief came out, as of a day.

use domain::{Brief, BriefForecast, Id, Resolution};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::wording::{day, sentence};

/// Below this many scores a mean says little about the next brief.
const ENOUGH_SCORES: usize = 20;

/// Why an answer gives no score.
const KNOWN_BEFORE: &str = "this was known before the brief was written, so there is no score";

/// How a brief came out, as of a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Stamp {
    /// The last day that it knows of.
    pub as_of: Date,
    /// How the questions came out; one that is missing counts as still open.
    pub outcomes: Vec<Outcome>,
    /// What a reader must know of the brief that it could not know itself: that a later one takes
    /// its place, that a judgment was corrected, that an assumption was broken. A sentence each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<String>,
}

/// How a question of a brief came out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// The question.
    pub question: Id,
    /// How it was settled, if it is.
    pub resolution: Option<Resolution>,
    /// Why it does not count, if its condition failed.
    pub void: Option<String>,
    /// The day on which the answer became known.
    pub known_on: Option<Date>,
    /// Whether the answer was known already when the brief was written, so that it has no score.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_late: bool,
    /// The Brier score of the forecast that stood in the brief: 0 is perfect, 1 is worst.
    pub brier: Option<f64>,
    /// The score of a forecast of anything but yes and no.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_score: Option<OtherScore>,
}

/// The score of a forecast of anything but yes and no.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OtherScore {
    /// The rule, with its direction.
    pub rule: String,
    /// The score.
    pub value: f64,
}

/// A question of a brief with how it came out, as a reader gets it.
pub(crate) struct Answer<'a> {
    pub(crate) question: Id,
    pub(crate) text: &'a str,
    pub(crate) phrase: Option<&'a str>,
    pub(crate) ending: Ending,
    /// The answer, or the word for why there is none.
    pub(crate) came_out: String,
    pub(crate) reason: Option<String>,
    pub(crate) known_on: Option<String>,
    pub(crate) score: Option<String>,
    /// The rule of the score, where it is no Brier score of yes or no.
    pub(crate) rule: Option<&'a str>,
    brier: Option<f64>,
    is_late: bool,
}

/// How a question stands.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Ending {
    Answered,
    Annulled,
    Ambiguous,
    Void,
    Open,
}

impl Ending {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Annulled => "annulled",
            Self::Ambiguous => "ambiguous",
            Self::Void => "void",
            Self::Open => "still open",
        }
    }

    /// Whether it was answered, so that a forecast can be held against it.
    pub(crate) fn is_answer(self) -> bool {
        matches!(self, Self::Answered)
    }
}

impl Stamp {
    /// Every question of the brief once, in its order, with how it came out.
    pub(crate) fn answers<'a>(&'a self, brief: &'a Brief) -> Vec<Answer<'a>> {
        let mut answers: Vec<Answer<'a>> = vec![];
        for forecast in brief.forecasts() {
            if !answers.iter().any(|known| known.question == forecast.question) {
                answers.push(self.answer(forecast));
            }
        }
        answers
    }

    fn answer<'a>(&'a self, forecast: &'a BriefForecast) -> Answer<'a> {
        let outcome = self.outcomes.iter().find(|it| it.question == forecast.question);
        let (ending, reason) = outcome.map_or((Ending::Open, None), ending_of);
        let is_late = outcome.is_some_and(|it| it.is_late) && ending.is_answer();
        let reason = reason.or(is_late.then_some(KNOWN_BEFORE));
        let brier = outcome.and_then(|it| it.brier);
        let other = outcome.and_then(|it| it.other_score.as_ref()).filter(|_| brier.is_none());
        let answer = outcome.and_then(|it| it.resolution.as_ref()).filter(|_| ending.is_answer());
        Answer {
            question: forecast.question,
            text: &forecast.text,
            phrase: forecast.phrase.as_deref(),
            ending,
            reason: reason.and_then(sentence),
            known_on: outcome.and_then(|it| it.known_on).map(day),
            came_out: answer.map_or_else(|| ending.word().to_owned(), Resolution::words),
            score: brier.or(other.map(|it| it.value)).map(|value| format!("{value:.2}")),
            rule: other.map(|it| it.rule.as_str()),
            brier,
            is_late,
        }
    }
}

/// One honest sentence or two on how the brief came out, with the counts.
pub(crate) fn summary(answers: &[Answer]) -> String {
    if answers.is_empty() {
        return "This brief asks no question that could show whether it was right.".to_owned();
    }
    format!("{}; {}.", counts(answers), scores(answers))
}

fn counts(answers: &[Answer]) -> String {
    let count = |ending: Ending| answers.iter().filter(|it| it.ending == ending).count();
    let settled = count(Ending::Answered);
    let total = answers.len();
    let first = format!(
        "{settled} of {total} {} {} settled",
        if total == 1 { "question" } else { "questions" },
        if settled == 1 || total == 1 { "is" } else { "are" }
    );
    let others = [Ending::Annulled, Ending::Ambiguous, Ending::Void, Ending::Open]
        .map(|ending| (count(ending), ending.word()))
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, word)| format!(", {number} {word}"));
    std::iter::once(first).chain(others).collect()
}

fn scores(answers: &[Answer]) -> String {
    let scores: Vec<f64> = answers.iter().filter_map(|it| it.brier).collect();
    let count = scores.len();
    let late = answers.iter().filter(|it| it.is_late).count();
    let known = match late {
        0 => String::new(),
        1 => ", as one answer was known before it was written".to_owned(),
        late => format!(", as {late} answers were known before it was written"),
    };
    if count == 0 {
        let yet = if late == 0 { " yet" } else { "" };
        return format!("no forecast of this brief has a score{yet}{known}");
    }
    #[expect(clippy::cast_precision_loss, reason = "a brief has far fewer than 2^52 questions")]
    let mean = scores.iter().sum::<f64>() / count as f64;
    let few = if count < ENOUGH_SCORES { "; too few to say more" } else { "" };
    format!(
        "mean Brier score {mean:.2} over {count} (lower is better, always saying 50% gives \
         0.25){few}"
    )
}

fn ending_of(outcome: &Outcome) -> (Ending, Option<&str>) {
    if let Some(reason) = &outcome.void {
        return (Ending::Void, Some(reason));
    }
    match &outcome.resolution {
        None | Some(Resolution::NotYet { .. }) => (Ending::Open, None),
        Some(
            Resolution::Yes
            | Resolution::No
            | Resolution::Options { .. }
            | Resolution::Number { .. }
            | Resolution::Date { .. }
            | Resolution::Beyond { .. },
        ) => (Ending::Answered, None),
        Some(Resolution::Annulled { reason }) => (Ending::Annulled, Some(reason)),
        Some(Resolution::Ambiguous { reason }) => (Ending::Ambiguous, Some(reason)),
    }
}
