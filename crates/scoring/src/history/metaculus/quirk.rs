//! Where Metaculus's scores are not what one would expect.

/// A rule of Metaculus that a reader of its scores has to know of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quirk {
    /// Time is divided by the planned length of the question.
    ScheduledClose,
    /// The peers of a spot score are those of just before.
    StrictSpot,
    /// The last forecast that is withdrawn goes on covering.
    LastWithdrawal,
    /// The geometric mean does not add up to 1.
    UnnormalizedMean,
    /// An option that a forecast lacks is read from the last one.
    MissingReadsOther,
    /// If one forecast lacks an option, the mean of all is read from the last one.
    OneMissingMovesAll,
    /// The baseline counts the options of its day.
    OptionsOfTheDay,
    /// Scores of numbers are halved.
    HalvedContinuous,
    /// Outside the range, the baseline is 5%.
    FixedTails,
    /// Who is alone has no peer score.
    AloneIsZero,
    /// Forecasts made early hold from the opening.
    ClampedToOpening,
    /// Forecasts are counted, not forecasters.
    ForecastsAreCounted,
    /// Who is not among the peers is scored from the peers' next change on.
    OutsidersWait,
}

impl Quirk {
    /// Every quirk.
    pub const ALL: [Self; 13] = [
        Self::ScheduledClose,
        Self::StrictSpot,
        Self::LastWithdrawal,
        Self::UnnormalizedMean,
        Self::MissingReadsOther,
        Self::OneMissingMovesAll,
        Self::OptionsOfTheDay,
        Self::HalvedContinuous,
        Self::FixedTails,
        Self::AloneIsZero,
        Self::ClampedToOpening,
        Self::ForecastsAreCounted,
        Self::OutsidersWait,
    ];

    /// The quirk in a sentence.
    ///
    /// # Examples
    ///
    /// ```
    /// use scoring::history::metaculus::Quirk;
    ///
    /// for quirk in Quirk::ALL {
    ///     println!("{}", quirk.sentence());
    /// }
    /// assert!(Quirk::AloneIsZero.sentence().ends_with("has a peer score of 0, with coverage."));
    /// ```
    pub fn sentence(self) -> &'static str {
        match self {
            Self::ScheduledClose => {
                "Scores and coverage are divided by the time to the scheduled close, so a question \
                 that resolves early gives nobody full coverage."
            }
            Self::StrictSpot => {
                "A spot peer score compares with the geometric mean of strictly before the spot \
                 time, while a forecast counts from that very instant."
            }
            Self::LastWithdrawal => {
                "When the last forecast that holds is withdrawn, its coverage goes on to the next \
                 forecast of anybody, or to the close."
            }
            Self::UnnormalizedMean => {
                "The geometric mean of the forecasts is not scaled to add up to 1."
            }
            Self::MissingReadsOther => {
                "A forecast made before an option was added is read at the last option, \"Other\"."
            }
            Self::OneMissingMovesAll => {
                "While one forecast lacks the option that won, the geometric mean is read at \
                 \"Other\" for everybody, also for those who gave the option a chance."
            }
            Self::OptionsOfTheDay => {
                "The baseline of a forecast is even odds over the options that it gives a chance, \
                 not over those of the end."
            }
            Self::HalvedContinuous => "Baseline and peer scores of numbers and dates are halved.",
            Self::FixedTails => {
                "Outside the range of a number the baseline gives 5% to each side, whether or not \
                 that side is open."
            }
            Self::AloneIsZero => {
                "Who is alone with a forecast has a peer score of 0, with coverage."
            }
            Self::ClampedToOpening => {
                "A forecast made before the opening counts from the opening on."
            }
            Self::ForecastsAreCounted => {
                "Peers are counted by forecasts that hold, so two at once of one forecaster count \
                 twice."
            }
            Self::OutsidersWait => {
                "A forecast that is not among the peers, as a bot's, earns nothing until the \
                 geometric mean changes next, and then for the whole time to the change after."
            }
        }
    }
}
