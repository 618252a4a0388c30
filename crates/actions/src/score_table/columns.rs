//! Columns: which heading of a table holds what.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// What a column of a table of forecasts can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// The probability of yes.
    Probability,
    /// How the question ended.
    Outcome,
    /// Which question.
    Question,
    /// Who made the forecast.
    Forecaster,
    /// Who asked the question.
    Asker,
    /// When it was made.
    Made,
    /// When it was withdrawn, or gave way to the next.
    Withdrawn,
    /// When the question was opened.
    Opened,
    /// When it was closed.
    Closed,
    /// When it was meant to be closed.
    ScheduledClose,
    /// When it was settled.
    Settled,
    /// The option of a question with several.
    Option,
}

/// A name that is no role.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("\"{0}\" is nothing that a column can hold; say one of {names}", names = Role::names())]
pub struct NoSuchRole(String);

impl Role {
    const ALL: [(Self, &str); 12] = [
        (Self::Probability, "probability"),
        (Self::Outcome, "outcome"),
        (Self::Question, "question"),
        (Self::Forecaster, "forecaster"),
        (Self::Asker, "asker"),
        (Self::Made, "made"),
        (Self::Withdrawn, "withdrawn"),
        (Self::Opened, "opened"),
        (Self::Closed, "closed"),
        (Self::ScheduledClose, "scheduled_close"),
        (Self::Settled, "settled"),
        (Self::Option, "option"),
    ];

    fn names() -> String {
        Self::ALL.map(|(_, name)| name).join(", ")
    }
}

impl fmt::Display for Role {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = Self::ALL.iter().find(|(role, _)| role == self).map_or("", |(_, name)| name);
        formatter.write_str(name)
    }
}

impl FromStr for Role {
    type Err = NoSuchRole;

    fn from_str(text: &str) -> Result<Self, NoSuchRole> {
        let found = Self::ALL.iter().find(|(_, name)| *name == text);
        found.map(|(role, _)| *role).ok_or_else(|| NoSuchRole(text.to_owned()))
    }
}

/// Which column holds what, by its place counted from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Columns(BTreeMap<Role, usize>);

/// A column that was named and is not there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NoSuchColumn {
    /// What it was to hold.
    pub(crate) role: Role,
    /// Its name.
    pub(crate) name: String,
}

static HEADINGS: LazyLock<BTreeMap<Role, Vec<String>>> = LazyLock::new(|| {
    toml::from_str(include_str!("../../data/forecast_columns.toml"))
        .expect("a test reads the table of headings")
});

impl Columns {
    /// Finds the columns by their headings; those that the user named come first.
    pub(crate) fn find(
        headings: &[String],
        named: &[(Role, String)],
    ) -> Result<Self, NoSuchColumn> {
        let plain: Vec<String> = headings.iter().map(|heading| plain(heading)).collect();
        let place = |name: &str| plain.iter().position(|heading| *heading == self::plain(name));
        let mut found = BTreeMap::new();
        for (role, name) in named {
            let missing = || NoSuchColumn { role: *role, name: name.clone() };
            found.insert(*role, place(name).ok_or_else(missing)?);
        }
        for (role, names) in HEADINGS.iter() {
            let free = |place: &usize| !found.values().any(|taken| taken == place);
            let guess = names.iter().filter_map(|name| place(name)).find(free);
            if let (false, Some(guess)) = (found.contains_key(role), guess) {
                found.insert(*role, guess);
            }
        }
        Ok(Self(found))
    }

    /// Where the column with this role stands.
    pub(crate) fn place(&self, role: Role) -> Option<usize> {
        self.0.get(&role).copied()
    }

    /// Each role with its place.
    pub(crate) fn each(&self) -> impl Iterator<Item = (Role, usize)> {
        self.0.iter().map(|(role, place)| (*role, *place))
    }
}

/// A heading in lower case, with single spaces in place of everything but letters and digits.
fn plain(heading: &str) -> String {
    let lower = heading.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_alphanumeric());
    words.filter(|word| !word.is_empty()).collect::<Vec<&str>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(headings: &[&str], named: &[(Role, String)]) -> String {
        let headings: Vec<String> = headings.iter().map(ToString::to_string).collect();
        let columns = Columns::find(&headings, named).unwrap();
        let list = columns.each().map(|(role, place)| format!("{role}: {}", headings[place]));
        list.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn columns_are_known_by_their_headings() {
        for (headings, expected) in [
            (&["p", "y"][..], "probability: p, outcome: y"),
            (
                &["Question", "Probability (%)", "Outcome", "User Name"],
                "probability: Probability (%), outcome: Outcome, question: Question, forecaster: User Name",
            ),
            (
                &["Question title", "Forecast (scale = 0-1)", "Resolution"],
                "probability: Forecast (scale = 0-1), outcome: Resolution, question: Question title",
            ),
            (
                &["prediction_text", "confidence"],
                "probability: confidence, question: prediction_text",
            ),
        ] {
            assert_eq!(found(headings, &[]), expected);
        }
    }

    #[test]
    fn a_column_that_the_user_names_wins() {
        let named = [(Role::Probability, "crowd".to_owned())];
        assert_eq!(found(&["p", "crowd", "y"], &named), "probability: crowd, outcome: y");
        let missing = Columns::find(&["p".to_owned()], &named).unwrap_err();
        assert_eq!(missing.name, "crowd");
    }

    #[test]
    fn every_role_has_headings_in_lower_case() {
        assert_eq!(HEADINGS.len(), Role::ALL.len());
        for heading in HEADINGS.values().flatten() {
            assert_eq!(*heading, plain(heading));
        }
    }
}
