//! What has become of a statement, alone and put together from others.

use domain::Resolution;

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
    /// use domain::Resolution;
    /// use scoring::conditional::Outcome;
    ///
    /// assert_eq!(Outcome::of(Some(&Resolution::No)), Outcome::DidNot);
    /// assert_eq!(Outcome::of(None), Outcome::Open);
    /// ```
    pub fn of(resolution: Option<&Resolution>) -> Self {
        match resolution {
            Some(Resolution::Yes) => Self::Happened,
            Some(Resolution::No) => Self::DidNot,
            Some(Resolution::Annulled { .. }) => Self::Annulled,
            Some(Resolution::Ambiguous { .. }) => Self::Ambiguous,
            None => Self::Open,
        }
    }

    /// The outcome of "this option was the one", for a choice that ended with an option.
    ///
    /// For a choice that is open, annulled or ambiguous, every one of its options is so too.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::conditional::Outcome;
    ///
    /// assert_eq!(Outcome::of_option(2, 2), Outcome::Happened);
    /// assert_eq!(Outcome::of_option(1, 2), Outcome::DidNot);
    /// ```
    pub fn of_option(option: usize, chosen: usize) -> Self {
        if option == chosen { Self::Happened } else { Self::DidNot }
    }

    /// The outcome of the contrary.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::conditional::Outcome;
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
    /// use scoring::conditional::Outcome;
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
