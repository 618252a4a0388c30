//! Relations.

use super::joined;

/// The two actors, the label.
pub(super) fn row(it: &domain::Relation) -> String {
    joined(&[it.between.join(" + "), it.label.clone()])
}
