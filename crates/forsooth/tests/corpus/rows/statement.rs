//! Statements.

use super::{joined, or};

/// Speaker, side, addressee, outlet, day, form, cue, words, and the condition if there is one.
pub(super) fn row(it: &domain::Statement) -> String {
    let cue = or(it.cue.as_ref());
    let mut columns = vec![
        or(it.speaker.as_ref()),
        or(it.side.as_ref()),
        or(it.addressee.as_ref()),
        or(it.outlet.as_ref()),
        or(it.said.as_ref()),
        match it.kind {
            domain::StatementKind::Speech => it.form.word().to_owned(),
            kind @ domain::StatementKind::MentalState => {
                format!("{}, {}", it.form.word(), kind.words())
            }
        },
        if it.negated { format!("{cue} (negated)") } else { cue },
        it.words.clone(),
    ];
    columns.extend(it.condition.as_ref().map(|condition| format!("if {condition}")));
    joined(&columns)
}
