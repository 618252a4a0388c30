//! Events.

use domain::Identity;

use super::{joined, or};

/// Actor, class and mode, recipient, day, place, occurrence, CAMEO code, contexts. Actor and
/// recipient with the code and sector of whom they stand for.
pub(super) fn row(it: &domain::Event) -> String {
    let action: Vec<&str> = [it.action.word()].into_iter().chain(it.mode.as_deref()).collect();
    let contexts = if it.contexts.is_empty() { "-".to_owned() } else { it.contexts.join(", ") };
    joined(&[
        side(it.actor.as_ref(), it.actor_identity.as_ref()),
        action.join(" "),
        side(it.recipient.as_ref(), it.recipient_identity.as_ref()),
        day(it),
        or(it.place.as_ref()),
        occurrence(it),
        or(it.cameo.as_ref()),
        contexts,
    ])
}

/// Whether it happened, and under which condition.
fn occurrence(it: &domain::Event) -> String {
    let condition = it.condition.as_deref().map(domain::under_condition);
    let told = [it.occurrence.word().to_owned()].into_iter().chain(condition);
    told.collect::<Vec<_>>().join(" ")
}

/// The day, and how it is known where the sentence does not name it.
fn day(it: &domain::Event) -> String {
    let note = it.date_basis.note().map(|note| format!(" ({note})")).unwrap_or_default();
    format!("{}{note}", or(it.date.as_ref()))
}

fn side(name: Option<&String>, identity: Option<&Identity>) -> String {
    let code = identity.and_then(|it| it.code.clone());
    let sector = identity.and_then(|it| it.sector).map(|it| it.code().to_owned());
    let known: Vec<String> = code.into_iter().chain(sector).collect();
    let known = if known.is_empty() { String::new() } else { format!(" ({})", known.join(" ")) };
    format!("{}{known}", or(name))
}

/// How sure it is who acts and to whom it is done, and why.
pub(super) fn sides(it: &domain::Event) -> String {
    let told = |identity: Option<&Identity>| {
        identity.map_or_else(
            || "-".to_owned(),
            |it| format!("{}, {}: {}", it.name, it.sureness.word(), it.reason),
        )
    };
    joined(&[told(it.actor_identity.as_ref()), told(it.recipient_identity.as_ref())])
}
