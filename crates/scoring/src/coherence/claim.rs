//! A forecast of a statement, alone or under a condition.

use super::Statements;
use crate::BadInput;

/// A forecast of a statement, alone or under a condition.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Claim {
    /// What is forecast, by its number.
    pub statement: usize,
    /// Under which condition, if any; where it fails the forecast is not scored.
    pub given: Option<Given>,
    /// The chance.
    pub chance: f64,
}

/// The condition that a statement comes true, or that it does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
    /// The statement, by its number.
    pub statement: usize,
    /// Whether it has to come true.
    pub happens: bool,
}

impl Claim {
    /// A forecast of a statement.
    pub fn of(statement: usize, chance: f64) -> Self {
        Self { statement, given: None, chance }
    }

    /// The same forecast, if another statement comes true.
    #[must_use]
    pub fn if_happens(self, statement: usize) -> Self {
        Self { given: Some(Given { statement, happens: true }), ..self }
    }

    /// The same forecast, if another statement does not come true.
    #[must_use]
    pub fn unless_happens(self, statement: usize) -> Self {
        Self { given: Some(Given { statement, happens: false }), ..self }
    }

    pub(super) fn check(&self, row: usize, statements: &Statements) -> Result<(), BadInput> {
        statements.check(self.statement)?;
        if let Some(given) = self.given {
            statements.check(given.statement)?;
        }
        if (0.0..=1.0).contains(&self.chance) {
            Ok(())
        } else {
            Err(BadInput::NotAProbability { row, value: self.chance })
        }
    }

    /// What becomes of it in a world: none where it is not scored.
    pub(super) fn outcome(&self, world: &[bool]) -> Option<bool> {
        let called_off = self.given.is_some_and(|given| world[given.statement] != given.happens);
        (!called_off).then(|| world[self.statement])
    }
}
