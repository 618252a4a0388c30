//! Events.

use super::{joined, or};

/// Actor, class, recipient, day, place.
pub(super) fn row(it: &domain::Event) -> String {
    let action = it.action.word().to_owned();
    joined(&[
        or(it.actor.as_ref()),
        action,
        or(it.recipient.as_ref()),
        or(it.date.as_ref()),
        or(it.place.as_ref()),
    ])
}
