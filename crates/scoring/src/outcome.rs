//! The outcome of a yes-or-no question: whether it happened.

use domain::{Outcome, Resolution};

/// Whether it happened; `None` where nobody is scored.
pub(crate) fn happened(resolution: &Resolution) -> Option<bool> {
    match Outcome::of(Some(resolution)) {
        Outcome::Happened => Some(true),
        Outcome::DidNot => Some(false),
        Outcome::Annulled | Outcome::Ambiguous | Outcome::Open => None,
    }
}
