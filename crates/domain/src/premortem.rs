//! A premortem: how a judgment went wrong, told before it could.

use serde::{Deserialize, Serialize};

/// How a judgment went wrong, told as if the day had come and it had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Premortem {
    /// Why it went wrong.
    pub story: String,
    /// What would be the first to be seen of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_sign: Option<String>,
}
