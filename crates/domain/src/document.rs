//! A document: what was read, kept unaltered.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Digest, Id};

/// What the desk knows about a document whose bytes and text it keeps.
///
/// Four dates are kept apart: when the words were said, when they were published, when the
/// publication was last changed, and when the desk fetched it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The headline, where one was found.
    pub title: Option<String>,
    /// Who published it, or where it came from.
    pub source: Option<String>,
    /// Where its publisher keeps it, as its own page says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// When the words in it were said, where that is one day.
    pub said: Option<Date>,
    /// When it was published.
    pub published: Option<Date>,
    /// When the publisher last changed it.
    pub modified: Option<Date>,
    /// When the desk took it in.
    pub fetched_at: Timestamp,
    /// The language, as an ISO 639-1 code.
    pub language: Option<String>,
    /// Who wrote it, where its head of `key: value` lines names somebody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// The encoding its bytes were read with, as the WHATWG names it.
    pub encoding: String,
    /// The language model that told the reading of it what each word does, by name and version;
    /// none where rules read it alone, or where it was taken in before this was noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_with: Option<String>,
    /// The mail that it came with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attached_to: Option<Id>,
    /// The version of it that its page held before, where that was fetched again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub earlier: Option<Id>,
    /// Whether these are the words of a feed about it, as its page could not be fetched.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub words_of_feed: bool,
    /// The bytes as they came.
    pub bytes: Digest,
    /// The text taken from them; every span points into it.
    pub text: Digest,
}

/// A document with its text, as a reader takes it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentText {
    /// The SHA-256 of the bytes as they came.
    pub sha256: Digest,
    /// The headline, where one was found.
    pub title: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// The language, as an ISO 639-1 code.
    pub language: Option<String>,
    /// Who published it, or where it came from.
    pub source: Option<String>,
    /// Who wrote it, where its head of `key: value` lines names somebody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<String>,
    /// Where its publisher keeps it, as its own page says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The text; every span points into it.
    pub text: String,
}
