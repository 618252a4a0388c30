//! Scheduled events.

use super::{joined, or};

/// Who, what, the day.
pub(super) fn row(it: &domain::ScheduledEvent) -> String {
    joined(&[or(it.who.as_ref()), it.what.clone(), it.date.to_string()])
}
