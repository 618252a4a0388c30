//! The options of a question, with those that were added after it was asked.

use domain::{AddedOption, Choice, LaterOptions, QuestionKind};
use thiserror::Error;

/// The options of a choice, in the order shown: those it was asked with, then those added.
pub fn options_of(choice: &Choice, added: &[AddedOption]) -> Vec<String> {
    let added = added.iter().map(|added| &added.option);
    choice.options.iter().chain(added).cloned().collect()
}

/// Why an option cannot be added to a question.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum OptionFlaw {
    /// The question has no options.
    #[error("the question asks for {asked}, which has no options; add none")]
    NoChoice {
        /// What it asks for.
        asked: &'static str,
    },
    /// Nobody has said what it would mean for earlier forecasts.
    #[error(
        "the question does not say what an added option means for earlier forecasts, so none can \
         be added; ask a new question"
    )]
    NoRule,
    /// It says nothing.
    #[error("the option is blank; give it in a few words")]
    Blank,
    /// There is one like it.
    #[error("\"{0}\" is an option already")]
    Twice(String),
}

/// Checks that an option can be added to a question that has the options given.
///
/// # Errors
///
/// The question takes no options or has no rule for added ones, or the option is blank or there.
pub fn check_added_option(
    kind: &QuestionKind,
    options: &[String],
    option: &str,
) -> Result<LaterOptions, OptionFlaw> {
    let QuestionKind::Choice(choice) = kind else {
        return Err(OptionFlaw::NoChoice { asked: kind.word() });
    };
    if option.trim().is_empty() {
        return Err(OptionFlaw::Blank);
    }
    if let Some(same) = options.iter().find(|it| is_same(it, option)) {
        return Err(OptionFlaw::Twice(same.clone()));
    }
    choice.later.ok_or(OptionFlaw::NoRule)
}

/// Whether two options are one to a reader.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

#[cfg(test)]
mod tests {
    use domain::{Among, Id, Kind};

    use super::*;

    #[test]
    fn added_options_come_last() {
        let added = AddedOption {
            question: Id { kind: Kind::Question, number: 1 },
            option: "Doha".to_owned(),
            reason: None,
        };
        assert_eq!(options_of(&places(None), &[added]), ["Geneva", "Vienna", "elsewhere", "Doha"]);
    }

    #[test]
    fn an_option_needs_a_rule_and_a_name_of_its_own() {
        let with_rule = QuestionKind::Choice(places(Some(LaterOptions::FromLast)));
        for (kind, option, expected) in [
            (&with_rule, "Doha", "FromLast"),
            (&with_rule, " ", "the option is blank; give it in a few words"),
            (&with_rule, "geneva ", "\"Geneva\" is an option already"),
            (
                &QuestionKind::Choice(places(None)),
                "Doha",
                "the question does not say what an added option means for earlier forecasts, so \
                 none can be added; ask a new question",
            ),
            (
                &QuestionKind::Binary,
                "Doha",
                "the question asks for yes or no, which has no options; add none",
            ),
        ] {
            let options = ["Geneva", "Vienna", "elsewhere"].map(str::to_owned);
            let found = check_added_option(kind, &options, option);
            let told = found.map_or_else(|flaw| flaw.to_string(), |rule| format!("{rule:?}"));
            assert_eq!(told, expected);
        }
    }

    fn places(later: Option<LaterOptions>) -> Choice {
        let options = ["Geneva", "Vienna", "elsewhere"].map(str::to_owned).into();
        Choice { options, among: Among::OneOf, later }
    }
}
