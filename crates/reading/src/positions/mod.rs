//! Positions: who wants, refuses or accepts what, and what became of it.

mod answers;
mod fate;
mod listed;
mod merged;
mod opinion;
mod parsed;
mod same;
mod since;
mod words;

use domain::{Position, PositionState, Stance};

use crate::page::{Page, Run, Unit};
use crate::predictions::is_headed;
use crate::statements::Said;
use words::{taken, withheld};

/// Finds the positions of a page.
pub(crate) fn find(page: &Page<'_>, said: &[Said]) -> Vec<Position> {
    let mut found: Vec<Position> = Vec::new();
    let author = opinion::author(page, said);
    for (number, unit) in page.units.iter().enumerate() {
        // What is only given a chance is nobody's stand.
        if !is_headed(page, &page.units, number) {
            found.extend(in_unit(page, *unit, said, author.as_deref()));
        }
    }
    found.sort_by_key(|position| (position.span.start, position.span.end));
    let mut found = merged::merged(found);
    fate::settle(page, said, &mut found);
    found
}

fn in_unit(page: &Page<'_>, unit: Unit, said: &[Said], author: Option<&str>) -> Vec<Position> {
    let listed = listed::find(page, unit);
    if !listed.is_empty() {
        return listed;
    }
    let parsed = parsed::find(page, unit, said, author);
    if !parsed.is_empty() {
        return parsed;
    }
    let withheld = withheld::find(page, unit);
    let is_parsed = !page.tree.words_in(unit.run).is_empty();
    if is_parsed || !withheld.is_empty() { withheld } else { taken::find(page, unit, said) }
}

/// A position, not yet decided unless it refuses or accepts.
fn position(page: &Page<'_>, holder: String, stance: Stance, matter: Run) -> Position {
    let state = match stance {
        Stance::Wants => PositionState::Open,
        Stance::Refuses => PositionState::Refused,
        Stance::Accepts => PositionState::Granted,
    };
    let matter = page.trimmed(matter);
    let span = page.span(matter);
    Position {
        holder,
        stance,
        matter: page.spaced(matter),
        addressee: None,
        since: None,
        since_words: None,
        condition: None,
        state,
        span,
        holder_span: None,
        cue_span: None,
        state_span: None,
    }
}
