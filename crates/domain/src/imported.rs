//! Where something was recorded first, if not here.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

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
}
