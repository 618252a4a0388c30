//! The rules of the lint, by name.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A rule of the lint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Something that every question must have is missing.
    Missing,
    /// It closes or ends before it is asked, or ends before it closes.
    TimesOutOfOrder,
    /// It closes long before its deadline.
    EarlyClose,
    /// The text names another last day than the deadline.
    DeadlineMismatch,
    /// The text does not say by when, or says it in a way that can be read twice.
    UnclearDeadline,
    /// A time that moves with the reader.
    RelativeDate,
    /// An hour or a single day without a clock.
    TimeZone,
    /// A word of degree or mood.
    VagueWord,
    /// A quantity without a number.
    VagueQuantity,
    /// A comparison that does not say with what.
    NoBaseline,
    /// How likely it is stands in the question.
    ProbabilityWord,
    /// Two questions in one.
    DoubleQuestion,
    /// "Yes" would mean that it did not happen.
    Negation,
    /// What nobody outside can see.
    NotObservable,
    /// The decision is handed back to whoever settles.
    NeedsJudgment,
    /// A source that nobody could go to.
    VagueSource,
    /// A source that a stranger may not see.
    PrivateSource,
    /// A reason has to be proved on top of the event.
    Cause,
    /// A stranger could not tell whom it is about.
    Unnamed,
    /// The criteria only point back at the question.
    EmptyCriteria,
    /// A condition in the text, where its failing would count as "no".
    ConditionInText,
    /// Nobody says what a moved event means.
    NoPostponement,
    /// What an event leaves open.
    WhatIf,
    /// Its words do not ask for the answers that it takes.
    WrongForm,
    /// Its options repeat one another or leave an outcome out.
    Options,
    /// It means a scheduled event and does not wait for it.
    UnlinkedEvent,
}

impl Rule {
    /// Every rule.
    pub const ALL: [Self; 26] = [
        Self::Missing,
        Self::TimesOutOfOrder,
        Self::EarlyClose,
        Self::DeadlineMismatch,
        Self::UnclearDeadline,
        Self::RelativeDate,
        Self::TimeZone,
        Self::VagueWord,
        Self::VagueQuantity,
        Self::NoBaseline,
        Self::ProbabilityWord,
        Self::DoubleQuestion,
        Self::Negation,
        Self::NotObservable,
        Self::NeedsJudgment,
        Self::VagueSource,
        Self::PrivateSource,
        Self::Cause,
        Self::Unnamed,
        Self::EmptyCriteria,
        Self::ConditionInText,
        Self::NoPostponement,
        Self::WhatIf,
        Self::WrongForm,
        Self::Options,
        Self::UnlinkedEvent,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::TimesOutOfOrder => "times-out-of-order",
            Self::EarlyClose => "early-close",
            Self::DeadlineMismatch => "deadline-mismatch",
            Self::UnclearDeadline => "unclear-deadline",
            Self::RelativeDate => "relative-date",
            Self::TimeZone => "time-zone",
            Self::VagueWord => "vague-word",
            Self::VagueQuantity => "vague-quantity",
            Self::NoBaseline => "no-baseline",
            Self::ProbabilityWord => "probability-word",
            Self::DoubleQuestion => "double-question",
            Self::Negation => "negation",
            Self::NotObservable => "not-observable",
            Self::NeedsJudgment => "needs-judgment",
            Self::VagueSource => "vague-source",
            Self::PrivateSource => "private-source",
            Self::Cause => "cause",
            Self::Unnamed => "unnamed",
            Self::EmptyCriteria => "empty-criteria",
            Self::ConditionInText => "condition-in-text",
            Self::NoPostponement => "no-postponement",
            Self::WhatIf => "what-if",
            Self::WrongForm => "wrong-form",
            Self::Options => "options",
            Self::UnlinkedEvent => "unlinked-event",
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::Rule;

    #[test]
    fn the_name_of_a_rule_is_what_json_says() {
        for rule in Rule::ALL {
            assert_eq!(serde_json::to_value(rule).unwrap(), rule.name());
        }
    }
}
