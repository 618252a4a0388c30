//! Positions.

use super::{joined, or};

/// Holder, stance, matter, addressee, state; then, where they are told, since when, the condition,
/// and the words that tell of the state.
pub(super) fn row(it: &domain::Position) -> String {
    let stance = it.stance.word().to_owned();
    let state = it.state.word().to_owned();
    let mut columns =
        vec![it.holder.clone(), stance, it.matter.clone(), or(it.addressee.as_ref()), state];
    let since = it.since.map(|day| format!("since {day}"));
    columns.extend(since.or_else(|| it.since_words.as_ref().map(|words| format!("held {words}"))));
    columns.extend(it.condition.as_deref().map(domain::under_condition));
    columns.extend(it.state_span.as_ref().map(|span| format!("told by \"{}\"", span.text)));
    joined(&columns)
}
