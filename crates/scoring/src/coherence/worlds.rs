//! The worlds: all ways in which statements can come true together.

use std::collections::BTreeSet;

use super::{Claim, Statements};
use crate::BadInput;

/// How many worlds there may be that the forecasts tell apart.
const MOST_WORLDS: usize = 4096;

/// How many beginnings of worlds are looked at.
const MOST_LOOKS: usize = 1 << 20;

/// How many statements there may be.
const MOST_STATEMENTS: usize = 1024;

/// What becomes of each forecast in a world; none where its condition fails.
pub(super) type Outcomes = Vec<Option<bool>>;

/// What can become of the forecasts together, each way once, in a fixed order.
pub(super) fn worlds(statements: &Statements, claims: &[Claim]) -> Result<Vec<Outcomes>, BadInput> {
    if statements.count() > MOST_STATEMENTS {
        let (found, at_most) = (statements.count(), MOST_STATEMENTS);
        return Err(BadInput::TooMany { what: "statements", found, at_most });
    }
    let mut search = Search {
        statements,
        claims,
        known: vec![None; statements.count()],
        looks: 0,
        found: BTreeSet::new(),
    };
    search.go_on(0)?;
    if search.found.is_empty() {
        return Err(BadInput::Impossible { what: "the statements".to_owned() });
    }
    let worlds: Vec<Outcomes> = search.found.into_iter().collect();
    for claim in 0..claims.len() {
        if worlds.iter().all(|world| world[claim].is_none()) {
            let what = format!("the condition of forecast {}", claim + 1);
            return Err(BadInput::Impossible { what });
        }
    }
    Ok(worlds)
}

/// A search that decides one statement after the other.
struct Search<'a> {
    statements: &'a Statements,
    claims: &'a [Claim],
    known: Vec<Option<bool>>,
    looks: usize,
    found: BTreeSet<Outcomes>,
}

impl Search<'_> {
    fn go_on(&mut self, decided: usize) -> Result<(), BadInput> {
        self.looks += 1;
        if self.looks > MOST_LOOKS {
            let (found, at_most) = (self.looks, MOST_LOOKS);
            return Err(BadInput::TooMany { what: "beginnings of worlds", found, at_most });
        }
        let relations = self.statements.relations();
        if !relations.iter().all(|relation| relation.allows(&self.known)) {
            return Ok(());
        }
        if decided == self.known.len() {
            return self.take();
        }
        for truth in [false, true] {
            self.known[decided] = Some(truth);
            self.go_on(decided + 1)?;
        }
        self.known[decided] = None;
        Ok(())
    }

    fn take(&mut self) -> Result<(), BadInput> {
        let world: Vec<bool> = self.known.iter().map(|known| *known == Some(true)).collect();
        self.found.insert(self.claims.iter().map(|claim| claim.outcome(&world)).collect());
        let (found, at_most) = (self.found.len(), MOST_WORLDS);
        if found > at_most {
            Err(BadInput::TooMany { what: "worlds", found, at_most })
        } else {
            Ok(())
        }
    }
}
