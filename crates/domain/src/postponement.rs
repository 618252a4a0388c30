//! A postponement rule: what it means for a question that the event it waits for is moved.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What it means for a question that the event it waits for is moved or called off.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Postponement {
    /// A rule that the question follows by itself.
    Rule(PostponementRule),
    /// Words, for a settler to read; questions of the first version have no more.
    Words(String),
}

/// How a question follows the event it waits for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PostponementRule {
    /// How many days after the announced day it may be held and still count. The question's close
    /// and deadline move with the event as far as that, and no farther.
    pub within_days: u16,
    /// How the question ends if the event is moved farther or put off without a day.
    pub later: PostponedEnd,
    /// How the question ends if the event is called off.
    pub cancelled: PostponedEnd,
    /// What else a settler should know, as "by video does not count".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// How a question ends whose event was not held in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PostponedEnd {
    /// With no.
    No,
    /// Annulled: nobody is scored.
    Annulled,
}

impl PostponedEnd {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Annulled => "annulled",
        }
    }
}

impl fmt::Display for PostponementRule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.within_days {
            0 => write!(formatter, "counts only if held on the announced day")?,
            1 => write!(formatter, "counts if held at most 1 day later")?,
            days => write!(formatter, "counts if held at most {days} days later")?,
        }
        let (later, cancelled) = (self.later.word(), self.cancelled.word());
        write!(formatter, "; put off farther: {later}; called off: {cancelled}")?;
        match &self.note {
            Some(note) => write!(formatter, ". {note}"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for Postponement {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rule(rule) => rule.fmt(formatter),
            Self::Words(words) => formatter.write_str(words),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_first_version_stay_words() {
        let written = r#""a day later counts as held""#;
        let postponement: Postponement = serde_json::from_str(written).unwrap();
        assert_eq!(postponement, Postponement::Words("a day later counts as held".to_owned()));
        assert_eq!(serde_json::to_string(&postponement).unwrap(), written);
    }

    #[test]
    fn a_rule_is_told_in_a_sentence() {
        let rule = |within_days, note: Option<&str>| PostponementRule {
            within_days,
            later: PostponedEnd::No,
            cancelled: PostponedEnd::Annulled,
            note: note.map(str::to_owned),
        };
        for (rule, expected) in [
            (
                rule(0, None),
                "counts only if held on the announced day; put off farther: no; called off: annulled",
            ),
            (
                rule(3, Some("By video does not count.")),
                "counts if held at most 3 days later; put off farther: no; called off: annulled. \
                 By video does not count.",
            ),
        ] {
            assert_eq!(rule.to_string(), expected);
        }
    }
}
