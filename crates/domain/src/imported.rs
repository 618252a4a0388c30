//! Where something was recorded first, if not here.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::to_the_minute;

/// Where something was recorded first, as the export of another platform says; nothing proves it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    /// The platform.
    pub platform: String,
    /// Who recorded it there, if the export says.
    pub author: Option<String>,
    /// When.
    pub at: Timestamp,
}

impl Imported {
    /// Who it was, with the platform, so that nobody takes it for a record of this desk: "Ada
    /// (Fatebook)".
    pub fn signature(&self) -> String {
        let author = self.author.as_deref().unwrap_or("somebody");
        format!("{author} ({})", self.platform)
    }

    /// Where it comes from, for whoever reads it in a line: "from Fatebook, whose export has it by Ada
    /// on 2026-01-03 10:00 UTC".
    pub fn words(&self) -> String {
        let author = self.author.as_deref().unwrap_or("somebody");
        let at = to_the_minute(self.at);
        format!("from {}, whose export has it by {author} on {at}", self.platform)
    }
}
