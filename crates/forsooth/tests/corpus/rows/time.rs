//! Time expressions.

use super::{joined, or};

/// The words, the sort, the TIMEX3 value, the modifier, the zone.
pub(super) fn row(it: &domain::TimeExpression) -> String {
    let kind = format!("{:?}", it.kind).to_uppercase();
    joined(&[
        it.span.text.clone(),
        kind,
        it.value.clone(),
        or(it.modifier.as_ref()),
        or(it.zone.as_ref()),
    ])
}
