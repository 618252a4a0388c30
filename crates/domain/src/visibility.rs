//! Visibility: who sees a brief, a judgment or a question, and from when on.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::Id;

/// Who is to see something from now on; the last that was said of it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visibility {
    /// The brief, judgment or question.
    pub of: Id,
    /// Who sees it.
    pub audience: Audience,
    /// Until then only its author and administrators do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
}

/// Who sees something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// Its author and the administrators.
    Private,
    /// Everybody who has an account; so it is for all of which nothing is said.
    #[default]
    Desk,
    /// Everybody.
    Public,
}

/// A text that names no audience.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("\"{0}\" is no visibility; give private, desk or public")]
pub struct NotAnAudience(String);

impl Visibility {
    /// Who sees it at a moment: during an embargo its author and administrators alone.
    ///
    /// # Examples
    ///
    /// ```
    /// use domain::{Audience, Visibility};
    ///
    /// let until = "2027-01-05T09:00:00Z".parse()?;
    /// let embargo =
    ///     Visibility { of: "b-1".parse()?, audience: Audience::Public, until: Some(until) };
    /// assert_eq!(embargo.audience_at("2027-01-05T08:59:59Z".parse()?), Audience::Private);
    /// assert_eq!(embargo.audience_at(until), Audience::Public);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn audience_at(&self, now: Timestamp) -> Audience {
        if self.until.is_some_and(|until| now < until) { Audience::Private } else { self.audience }
    }
}

impl Visibility {
    /// It in words, as "b-1: public, from 2027-01-05 09:00 UTC on".
    pub fn words(&self) -> String {
        let until = self.until.map(crate::to_the_minute);
        let from = until.map_or(String::new(), |until| format!(", from {until} on"));
        format!("{}: {}{from}", self.of, self.audience)
    }
}

impl Audience {
    /// Every audience, the smallest first.
    pub const ALL: [Self; 3] = [Self::Private, Self::Desk, Self::Public];

    /// Its name.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Desk => "desk",
            Self::Public => "public",
        }
    }
}

impl fmt::Display for Audience {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.word())
    }
}

impl FromStr for Audience {
    type Err = NotAnAudience;

    fn from_str(text: &str) -> Result<Self, NotAnAudience> {
        let found = Self::ALL.into_iter().find(|it| it.word().eq_ignore_ascii_case(text));
        found.ok_or_else(|| NotAnAudience(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::Audience;

    #[test]
    fn an_audience_reads_back() {
        for audience in Audience::ALL {
            assert_eq!(audience.to_string().parse(), Ok(audience));
        }
        assert!("secret".parse::<Audience>().is_err());
    }
}
