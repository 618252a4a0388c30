//! A statement: what a speaker said.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::Span;

/// What a speaker said, to whom, where and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// Who spoke, by the fullest name the document gives.
    pub speaker: Option<String>,
    /// The state or organization the speaker speaks for.
    pub side: Option<String>,
    /// Whom the words were addressed to.
    pub addressee: Option<String>,
    /// The outlet or occasion they were said in.
    pub outlet: Option<String>,
    /// When they were said.
    pub said: Option<Date>,
    /// Whether it was said, or thought, felt or wanted.
    #[serde(default)]
    pub kind: StatementKind,
    /// Whether the words are the speaker's own.
    pub form: Form,
    /// The word that makes it a statement, as "said" or "according to".
    pub cue: Option<String>,
    /// What was said, without its quotation marks.
    pub words: String,
    /// Whether the saying itself was denied, as in "did not say".
    pub negated: bool,
    /// The condition the statement was made under, as written.
    pub condition: Option<String>,
    /// Where the words stand.
    pub span: Span,
    /// Where the cue stands.
    #[serde(default)]
    pub cue_span: Option<Span>,
    /// Where the speaker is named.
    pub speaker_span: Option<Span>,
}

/// Whether something was said, or is told of as a state of mind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StatementKind {
    /// It was said or written.
    #[default]
    Speech,
    /// It is thought, felt or wanted, as "believes" and "wants" tell.
    MentalState,
}

impl StatementKind {
    /// The kind in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Speech => "speech",
            Self::MentalState => "mental state",
        }
    }
}

/// Whether the words of a statement are the speaker's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// In quotation marks.
    Direct,
    /// Told in the writer's words.
    Indirect,
    /// Told in the writer's words with some of the speaker's between quotation marks.
    Mixed,
}

impl Form {
    /// The form in one word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
        }
    }
}
