//! Positions.

use super::{joined, or};

/// Holder, stance, matter, addressee, state.
pub(super) fn row(it: &domain::Position) -> String {
    let stance = it.stance.word().to_owned();
    let state = it.state.word().to_owned();
    joined(&[it.holder.clone(), stance, it.matter.clone(), or(it.addressee.as_ref()), state])
}
