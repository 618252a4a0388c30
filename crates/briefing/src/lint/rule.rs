//! The rules of the lint of a note, by name.

use std::fmt;

use serde::{Deserialize, Serialize};

use domain::Severity;

/// A rule of the lint of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// A reference or an id leads nowhere.
    NoSuch,
    /// Something in braces is no mark.
    NoMark,
    /// Quoted words do not stand in the document.
    Quote,
    /// Quoted words without a reference.
    Unsourced,
    /// A sentence of no known sort.
    Unlabelled,
    /// A word of another ladder, or of a ladder's second row.
    MixedLadder,
    /// A word that the ladder does not have for the number beside it.
    WordAndNumber,
    /// A likelihood as a bare number.
    NoWord,
    /// A number other than that of the judgment or forecast.
    OtherNumber,
    /// A claim without a number, or one that only might be.
    NoNumber,
    /// Likelihood and confidence in one sentence.
    LikelihoodWithConfidence,
    /// A judgment that rests on one passage.
    SingleSource,
    /// A judgment that rests on one outlet.
    OneOutlet,
    /// A judgment without an alternative.
    NoAlternative,
    /// Nothing speaks against a judgment, and nobody says what was searched for.
    NothingAgainst,
    /// What became of the earlier judgment on the matter.
    Change,
    /// A prediction that no day will show, or a judgment that none will.
    Checkpoint,
    /// The author's settled record is missing or old.
    Record,
    /// A judgment is named and not told.
    LeftOut,
    /// A judgment rests on an assumption that was broken since.
    BrokenAssumption,
    /// A question is spoken of as open, and was settled before the day of the note.
    Settled,
}

impl Rule {
    /// Every rule.
    pub const ALL: [Self; 21] = [
        Self::NoSuch,
        Self::NoMark,
        Self::Quote,
        Self::Unsourced,
        Self::Unlabelled,
        Self::MixedLadder,
        Self::WordAndNumber,
        Self::NoWord,
        Self::OtherNumber,
        Self::NoNumber,
        Self::LikelihoodWithConfidence,
        Self::SingleSource,
        Self::OneOutlet,
        Self::NoAlternative,
        Self::NothingAgainst,
        Self::Change,
        Self::Checkpoint,
        Self::Record,
        Self::LeftOut,
        Self::BrokenAssumption,
        Self::Settled,
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoSuch => "no-such",
            Self::NoMark => "no-mark",
            Self::Quote => "quote",
            Self::Unsourced => "unsourced",
            Self::Unlabelled => "unlabelled",
            Self::MixedLadder => "mixed-ladder",
            Self::WordAndNumber => "word-and-number",
            Self::NoWord => "no-word",
            Self::OtherNumber => "other-number",
            Self::NoNumber => "no-number",
            Self::LikelihoodWithConfidence => "likelihood-with-confidence",
            Self::SingleSource => "single-source",
            Self::OneOutlet => "one-outlet",
            Self::NoAlternative => "no-alternative",
            Self::NothingAgainst => "nothing-against",
            Self::Change => "change",
            Self::Checkpoint => "checkpoint",
            Self::Record => "record",
            Self::LeftOut => "left-out",
            Self::BrokenAssumption => "broken-assumption",
            Self::Settled => "settled",
        }
    }

    /// How much it matters where it finds something.
    pub(super) fn severity(self) -> Severity {
        match self {
            Self::NoSuch | Self::NoMark | Self::Quote | Self::WordAndNumber | Self::OtherNumber => {
                Severity::Error
            }
            Self::Record => Severity::Advice,
            Self::Unsourced
            | Self::Unlabelled
            | Self::MixedLadder
            | Self::NoWord
            | Self::NoNumber
            | Self::LikelihoodWithConfidence
            | Self::SingleSource
            | Self::OneOutlet
            | Self::NoAlternative
            | Self::NothingAgainst
            | Self::Change
            | Self::Checkpoint
            | Self::LeftOut
            | Self::BrokenAssumption
            | Self::Settled => Severity::Warning,
        }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}
