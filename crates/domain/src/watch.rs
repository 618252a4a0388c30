//! A watch: a search that is kept, so that what fits it later raises a flag.

use serde::{Deserialize, Serialize};

use crate::Id;

/// A search that is kept until the watch is ended.
///
/// What it has raised is kept nowhere: it is worked out from what was recorded since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watch {
    /// What is looked for, as it was typed.
    pub query: String,
    /// The judgment or question that it is for, if it is for one.
    #[serde(rename = "for", default, skip_serializing_if = "Option::is_none")]
    pub stands_on: Option<Id>,
    /// Why, in a sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// A look at what a watch raised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WatchLook {
    /// The watch.
    pub watch: Id,
    /// The last entry of the ledger that was looked at.
    pub seen_to: u64,
    /// What whoever looked made of it, where they said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub view: Option<WatchView>,
    /// The same in their own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What somebody made of what a watch raised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WatchView {
    /// It leaves their view as it was.
    Keeps,
    /// It changes their view.
    Changes,
}

/// The end of a watch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WatchEnd {
    /// The watch.
    pub watch: Id,
    /// Why, where somebody said so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

impl WatchLook {
    /// The look in words, as "watch-2 looked at up to entry 40, it keeps the view".
    pub fn words(&self) -> String {
        let view = self.view.map_or(String::new(), |view| format!(", {}", view.words()));
        format!("{} looked at up to entry {}{view}", self.watch, self.seen_to)
    }
}

impl WatchView {
    /// Every view.
    pub const ALL: [Self; 2] = [Self::Keeps, Self::Changes];

    /// The view in a word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Keeps => "keeps",
            Self::Changes => "changes",
        }
    }

    /// The view in a few words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Keeps => "it keeps the view",
            Self::Changes => "it changes the view",
        }
    }

    /// The view that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.word() == word)
    }
}
