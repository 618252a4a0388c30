//! A statement: what a speaker said.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Identity, Setting, Span};

/// What a speaker said, to whom, where and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Statement {
    /// Who spoke, by the fullest name the document gives.
    pub speaker: Option<String>,
    /// The state or organization the speaker speaks for.
    pub side: Option<String>,
    /// Whom the speaker's name stands for, with office and state at the date.
    #[serde(default)]
    pub speaker_identity: Option<Identity>,
    /// Whom the words were addressed to.
    pub addressee: Option<String>,
    /// Where the addressee is named.
    #[serde(default)]
    pub addressee_span: Option<Span>,
    /// The outlet or occasion they were said in.
    pub outlet: Option<String>,
    /// The place they were said in.
    #[serde(default)]
    pub place: Option<String>,
    /// Where the place is named.
    #[serde(default)]
    pub place_span: Option<Span>,
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
    /// The condition the saying itself was made under, as written with its "if".
    pub condition: Option<String>,
    /// The condition of what was said, as written: "if" or "unless" and what follows.
    #[serde(default)]
    pub content_condition: Option<String>,
    /// Whether it was told as so, as coming, as an obligation, a possibility or a wish.
    #[serde(default)]
    pub modality: Modality,
    /// The words of the statement it stands within, as that of B in "A said that B had said".
    #[serde(default)]
    pub within: Option<Span>,
    /// That whoever tells of it turns it down, as in "A rejected the claim that B had said so": by
    /// whom and how, as "rejected by A"; the outermost first. Nothing in old ledgers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub turned_down: Option<String>,
    /// Where the words stand.
    pub span: Span,
    /// Where the cue stands.
    #[serde(default)]
    pub cue_span: Option<Span>,
    /// Where the speaker is named.
    pub speaker_span: Option<Span>,
    /// What was under way and what lay ahead when it was said.
    #[serde(default)]
    pub setting: Setting,
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

/// How a speaker puts what is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Modality {
    /// As being so, or as having been so.
    #[default]
    Asserted,
    /// As coming, or as meant to be done.
    Will,
    /// As obliged or needed.
    Must,
    /// As possible or allowed.
    May,
    /// As what would be, were something else so.
    Would,
    /// As a question.
    Question,
    /// As wanted: a demand, a request, an order.
    Wish,
}

impl Modality {
    /// The modality in one word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Asserted => "asserted",
            Self::Will => "will",
            Self::Must => "must",
            Self::May => "may",
            Self::Would => "would",
            Self::Question => "question",
            Self::Wish => "wish",
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
