//! Relations.

use super::joined;

/// The two actors, the label, its polarity; then, where they hold, that it is denied, what limits
/// it, and who put it so.
pub(super) fn row(it: &domain::Relation) -> String {
    let between = it.between.join(if it.directed { " > " } else { " + " });
    let mut columns = vec![between, it.label.clone(), it.polarity.word().to_owned()];
    columns.extend(it.negated.then(|| "negated".to_owned()));
    columns.extend(it.qualifier.clone());
    columns.extend(it.by.as_ref().filter(|by| *by != "the author").map(|by| format!("by {by}")));
    joined(&columns)
}
