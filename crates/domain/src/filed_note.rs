//! A filed note: a brief that a person wrote in an editor, frozen as it was filed.

use serde::{Deserialize, Serialize};

use crate::{BriefForecast, Digest, Id, Quote};

/// A brief that a person wrote in an editor, frozen as it was filed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FiledNote {
    /// The template it was drafted from, if it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub template: Option<String>,
    /// The text of the file, front matter and all.
    pub text: String,
    /// The SHA-256 of that text.
    pub sha256: Digest,
    /// The words it refers to, in the order in which it does.
    pub quotes: Vec<NotedQuote>,
    /// The questions it names that stand under none of its judgments.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forecasts: Vec<BriefForecast>,
}

/// Words that a note refers to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NotedQuote {
    /// The reference as it stands in the note, as "s-12" or "d-3:120-240".
    pub reference: String,
    /// The finding, where the reference is to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<Id>,
    /// The words, with where they come from.
    #[serde(flatten)]
    pub quote: Quote,
}
