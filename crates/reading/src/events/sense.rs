//! What looks like an event between actors and is none, by who its sides are.

use super::meaning::Telling;
use super::party::Party;
use crate::actors::Who;
use crate::page::Page;

/// Whether force is only used between people of whom nothing is known: no matter of states.
pub(super) fn is_private(
    page: &Page<'_>,
    telling: &Telling,
    actors: &[Party],
    others: &[Party],
) -> bool {
    let is_force = telling.code.starts_with("18") || telling.code.starts_with("19");
    let is_person = |it: &Party| {
        page.mention_at(it.run.from).is_some_and(|it| matches!(it.who, Who::Person(_)))
    };
    is_force
        && !actors.is_empty()
        && actors.iter().all(is_person)
        && !actors.iter().chain(others).any(is_known)
}

fn is_known(party: &Party) -> bool {
    party.identity.as_ref().is_some_and(|it| it.code.is_some() || it.sector.is_some())
}

/// Whether an event that is none without another side has no such side, nor several that do it with
/// each other.
pub(super) fn lacks_other(telling: &Telling, actors: &[Party], others: &[Party]) -> bool {
    let needs = telling.row.is_some_and(|row| row.needs_other);
    needs && actors.len() < 2 && !others.iter().any(is_known)
}

/// Whether a threat would be to the very state that the actor speaks for.
pub(super) fn is_own_side(telling: &Telling, actor: &Party, other: &Party) -> bool {
    let (Some(actor), Some(other)) = (&actor.identity, &other.identity) else { return false };
    let same = actor.code.is_some() && actor.code == other.code;
    telling.code.starts_with("13") && same && other.sector.is_none()
}

/// Whether a code is of force that a thing can use, as a bomb does.
pub(super) fn is_force(code: &str) -> bool {
    ["18", "190", "193", "194", "195", "20"].iter().any(|family| code.starts_with(family))
}

/// Whether a code is of a deed that is told by whom it befalls alone.
pub(super) fn is_deed(code: &str) -> bool {
    let deeds = ["0831", "087", "115", "116", "14", "161", "17", "18", "19", "20"];
    deeds.iter().any(|family| code.starts_with(family))
}
