//! The same position told more than once: one entry, with what each mention adds.

use domain::{Position, PositionState};

use super::same::alike;

/// How alike two matters must be to be one.
const ALIKE: f64 = 0.75;
/// How many positions before one are compared with it.
const LOOKED_AT: usize = 24;

/// Positions without those that only say again what stands before them.
pub(super) fn merged(found: Vec<Position>) -> Vec<Position> {
    let mut kept: Vec<Position> = Vec::new();
    for position in found {
        let earliest = kept.len().saturating_sub(LOOKED_AT);
        match kept[earliest..].iter_mut().find(|known| is_same(known, &position)) {
            Some(known) => add(known, position),
            None => kept.push(position),
        }
    }
    kept
}

fn is_same(known: &Position, position: &Position) -> bool {
    // Where somebody stood before is told apart from where he stands.
    let is_bygone = |it: &Position| it.state == PositionState::Past;
    let of_same = known.holder == position.holder
        && known.stance == position.stance
        && is_bygone(known) == is_bygone(position);
    let put_to = known.addressee == position.addressee
        || known.addressee.is_none()
        || position.addressee.is_none();
    let covers = known.span.start <= position.span.start && position.span.end <= known.span.end;
    of_same && (covers || put_to && alike(&known.matter, &position.matter) >= ALIKE)
}

fn add(known: &mut Position, again: Position) {
    known.addressee = known.addressee.take().or(again.addressee);
    known.since = known.since.or(again.since);
    known.since_words = known.since_words.take().or(again.since_words);
    known.condition = known.condition.take().or(again.condition);
    known.holder_span = known.holder_span.take().or(again.holder_span);
    known.cue_span = known.cue_span.take().or(again.cue_span);
}
