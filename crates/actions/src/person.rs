//! What only a person may do: judge, grade, break an assumption, open hypotheses, ask a question,
//! put it under a topic, add an option, settle, undo a settlement, say what became of an event by
//! which questions go, take up old notes, write a brief, set the words for probabilities, and say
//! which feeds are taken in. A
//! machine adds documents, forecasts, rates, and proposes.

use domain::is_machine;
use thiserror::Error;

use crate::Desk;

/// A machine asked for what only a person may do.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error(
    "{author} is a machine, and only a person may {deed}; a machine may forecast and propose, so let a person do it under their own name"
)]
pub struct OnlyAPerson {
    /// Who asked.
    author: String,
    /// What for.
    deed: &'static str,
}

impl Desk {
    /// Refuses a machine what only a person may do.
    pub(crate) fn check_person(&self, deed: &'static str) -> Result<(), OnlyAPerson> {
        if is_machine(&self.author) {
            return Err(OnlyAPerson { author: self.author.clone(), deed });
        }
        Ok(())
    }
}
