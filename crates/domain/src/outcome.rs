//! What has become of a statement, alone and put together from others.

use crate::Resolution;

/// What has become of a statement so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It happened.
    Happened,
    /// It did not.
    DidNot,
    /// It turned out to have no answer.
    Annulled,
    /// What happened fits both answers.
    Ambiguous,
    /// Nobody knows yet.
    Open,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 5] =
        [Self::Happened, Self::DidNot, Self::Annulled, Self::Ambiguous, Self::Open];

    /// The outcome of a yes-or-no question; without a resolution it is open.
    ///
    /// # Examples
    ///
    /// ```
    /// use domain::{Outcome, Resolution};
    ///
    /// assert_eq!(Outcome::of(Some(&Resolution::No)), Outcome::DidNot);
    /// assert_eq!(Outcome::of(None), Outcome::Open);
    /// ```
    pub fn of(resolution: Option<&Resolution>) -> Self {
        match resolution {
            Some(Resolution::Yes) => Self::Happened,
            Some(Resolution::No) => Self::DidNot,
            Some(Resolution::Ambiguous { .. }) => Self::Ambiguous,
            Some(Resolution::NotYet { .. }) | None => Self::Open,
            // What has no yes and no answers a yes-or-no question no better than being annulled.
            Some(
                Resolution::Annulled { .. }
                | Resolution::Options { .. }
                | Resolution::Number { .. }
                | Resolution::Date { .. }
                | Resolution::Beyond { .. },
            ) => Self::Annulled,
        }
    }

    /// The outcome of "this option came true", for a choice.
    ///
    /// For a choice that is open, annulled or ambiguous, every one of its options is so too.
    ///
    /// # Examples
    ///
    /// ```
    /// use domain::{Outcome, Resolution};
    ///
    /// let ended = Resolution::Options { options: vec!["Geneva".to_owned()] };
    /// assert_eq!(Outcome::of_option("Geneva", Some(&ended)), Outcome::Happened);
    /// assert_eq!(Outcome::of_option("Vienna", Some(&ended)), Outcome::DidNot);
    /// assert_eq!(Outcome::of_option("Vienna", None), Outcome::Open);
    /// ```
    pub fn of_option(option: &str, resolution: Option<&Resolution>) -> Self {
        match resolution {
            Some(Resolution::Options { options }) if options.iter().any(|it| it == option) => {
                Self::Happened
            }
            Some(Resolution::Options { .. }) => Self::DidNot,
            other => Self::of(other),
        }
    }

    /// The outcome of the contrary.
    ///
    /// # Examples
    ///
    /// ```
    /// use domain::Outcome;
    ///
    /// assert_eq!(Outcome::Happened.negated(), Outcome::DidNot);
    /// assert_eq!(Outcome::Ambiguous.negated(), Outcome::Ambiguous);
    /// ```
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::Happened => Self::DidNot,
            Self::DidNot => Self::Happened,
            Self::Annulled | Self::Ambiguous | Self::Open => self,
        }
    }

    /// The outcome of all of them together.
    ///
    /// One that did not happen settles it, whatever the others do. Then one that was annulled
    /// does, then one that is ambiguous, and then one that is open keeps it open. All of none
    /// happened.
    ///
    /// # Examples
    ///
    /// ```
    /// use domain::Outcome;
    ///
    /// assert_eq!(Outcome::all([Outcome::Open, Outcome::DidNot]), Outcome::DidNot);
    /// assert_eq!(Outcome::all([Outcome::Open, Outcome::Happened]), Outcome::Open);
    /// ```
    pub fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        parts.into_iter().max_by_key(|part| part.weight()).unwrap_or(Self::Happened)
    }

    /// How much it settles of a conjunction.
    fn weight(self) -> u8 {
        match self {
            Self::Happened => 0,
            Self::Open => 1,
            Self::Ambiguous => 2,
            Self::Annulled => 3,
            Self::DidNot => 4,
        }
    }
}
