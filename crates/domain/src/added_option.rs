//! An added option: a further answer to a question that is asked already.

use serde::{Deserialize, Serialize};

use crate::Id;

/// A further answer to a question that is asked already. It counts from its entry on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddedOption {
    /// The question.
    pub question: Id,
    /// The option.
    pub option: String,
    /// Why it is added.
    pub reason: Option<String>,
}
