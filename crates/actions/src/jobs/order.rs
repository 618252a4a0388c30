//! What is wanted of a job: a file that is replaced whole whenever somebody wants something else.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::history::Tally;

/// What is to become of a job, by whom it was said last.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Order {
    pub(crate) wish: Wish,
    pub(crate) at: Timestamp,
    pub(crate) by: String,
    /// Why the work was broken off, where it could not go on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) because: Option<String>,
    /// What the journal comes to, where nothing is added to it any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) tally: Option<Tally>,
}

impl Order {
    /// An order that somebody gives now.
    pub(crate) fn now(wish: Wish, by: &str) -> Self {
        let (at, by) = (Timestamp::now(), by.to_owned());
        Self { wish, at, by, because: None, tally: None }
    }
}

/// What is to become of a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Wish {
    /// Whoever said so works at it himself.
    Here,
    /// A served desk is to work at it.
    Background,
    /// Nobody is to work at it any more.
    Cancelled,
    /// It is done.
    Done,
}
