//! What each measure means, in words for readers.

/// A measure of a matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeasureName {
    /// PARC's weighted inconsistency of a hypothesis.
    WeightedInconsistency,
    /// Open Synthesis's inconsistency of a hypothesis.
    Inconsistency,
    /// Open Synthesis's consistency of a hypothesis.
    Consistency,
    /// The chance of a hypothesis once the evidence is in.
    Posterior,
    /// The chance that analysts gave a hypothesis all told.
    Chances,
    /// How far likelihoods of a story are apart.
    LikelihoodRatio,
    /// How far Open Synthesis's cells of a story are apart.
    Diagnosticity,
}

impl MeasureName {
    /// The measures of a hypothesis, in the order in which they are shown.
    pub const OF_HYPOTHESES: [Self; 5] = [
        Self::WeightedInconsistency,
        Self::Inconsistency,
        Self::Consistency,
        Self::Posterior,
        Self::Chances,
    ];

    /// The measures of a story.
    pub const OF_STORIES: [Self; 2] = [Self::LikelihoodRatio, Self::Diagnosticity];

    /// Its name, for a heading.
    pub fn title(self) -> &'static str {
        match self {
            Self::WeightedInconsistency => "weighted inconsistency",
            Self::Inconsistency => "inconsistency",
            Self::Consistency => "consistency",
            Self::Posterior => "posterior",
            Self::Chances => "chances given",
            Self::LikelihoodRatio => "ln likelihood ratio",
            Self::Diagnosticity => "diagnosticity",
        }
    }

    /// What it counts, which way is better, and what it leaves out.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::WeightedInconsistency => {
                "PARC: -1 for each I and -2 for each II, times credibility and relevance; 0 is \
                 best. What fits a hypothesis never helps it."
            }
            Self::Inconsistency => {
                "Open Synthesis: squared distances below neutral; lower is better. Credibility and \
                 relevance do not count, and more evidence can only refute."
            }
            Self::Consistency => {
                "Open Synthesis: squared distances above neutral; it only breaks ties of \
                 inconsistency."
            }
            Self::Posterior => {
                "Bayes: the chance beforehand times the likelihood of each story, made to add up \
                 to 100%. Only stories with a likelihood under every hypothesis count, and they \
                 are taken as independent of one another."
            }
            Self::Chances => {
                "What the analysts hold all told, each made to add up to 100% and then averaged."
            }
            Self::LikelihoodRatio => {
                "The logarithm of the largest likelihood over the smallest: 0 tells nothing apart, \
                 0.7 doubles the odds, 2.3 makes them tenfold."
            }
            Self::Diagnosticity => {
                "Open Synthesis: the standard deviation of the cells of a story; 0 tells nothing \
                 apart."
            }
        }
    }
}
