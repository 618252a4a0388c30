//! The table: how many time expressions were found, with the right extent, and the right value.

use std::fmt;

use super::errors::{Compared, Errors};
use super::expression::Expression;
use super::matching::{Mark, pairs};
use crate::evaluate::share::Share;

/// How many time expressions were found, with the right extent, and the right value.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    relaxed: Share,
    strict: Share,
    value: Share,
    errors: Errors,
}

impl Table {
    /// Counts one text; `is_right` tells whether a value of ours is right for a mark.
    pub(super) fn add(
        &mut self,
        text: &str,
        found: &[Expression],
        marked: &[Mark],
        is_right: impl Fn(&Expression, &Mark) -> bool,
    ) -> anyhow::Result<()> {
        let pairs = pairs(found, marked);
        self.errors.add(&Compared { text, found, marked, pairs: &pairs }, &is_right)?;
        let strict = pairs.iter().filter(|pair| pair.is_strict).count();
        self.relaxed.count(pairs.len(), found.len(), marked.len());
        self.strict.count(strict, found.len(), marked.len());
        let valued = |pair: &&_| marked[at(pair)].value.is_some();
        let right = pairs.iter().filter(|pair| is_right(&found[pair.found], &marked[pair.marked]));
        let without = pairs.iter().filter(|pair| !valued(pair)).count();
        let unvalued = marked.iter().filter(|mark| mark.value.is_none()).count();
        self.value.count(
            right.filter(valued).count(),
            found.len() - without,
            marked.len() - unvalued,
        );
        Ok(())
    }

    /// Adds another table.
    pub(super) fn join(&mut self, other: &Self) {
        for (ours, theirs) in [
            (&mut self.relaxed, other.relaxed),
            (&mut self.strict, other.strict),
            (&mut self.value, other.value),
        ] {
            ours.count(theirs.right, theirs.found, theirs.marked);
        }
        self.errors.join(&other.errors);
    }
}

fn at(pair: &super::matching::Pair) -> usize {
    pair.marked
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(formatter, "{:<10} {:>9} {:>9} {:>9}", "", "precision", "recall", "F1")?;
        writeln!(formatter, "{:<10} {}", "relaxed", self.relaxed)?;
        writeln!(formatter, "{:<10} {}", "strict", self.strict)?;
        writeln!(formatter, "{:<10} {}", "value", self.value)?;
        write!(formatter, "{}", self.errors)
    }
}
