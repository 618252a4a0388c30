//! An operation: what becomes of an event that somebody agrees to, asks for, refuses or ends.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Code;
use crate::lexicon::rows;

/// What a word does: an event of its own, or an operation on the event that it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::events) enum Meaning {
    /// Nothing, although it looks like something.
    Nothing,
    /// An event.
    Event(Code),
    /// An operation, and the event if nothing known is operated on.
    Operation(Operation, Option<Code>),
}

/// An operation, by its name in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::events) struct Operation(&'static str);

static OUTCOMES: LazyLock<HashMap<(&str, &str), Code>> = LazyLock::new(|| {
    let table = rows(include_str!("../../../data/en/events/compose.tsv"));
    let outcome = |row: Vec<&'static str>| match row.as_slice() {
        &[operation, inner, outer] => Some(((operation, inner), outer)),
        _ => None,
    };
    table.filter_map(outcome).collect()
});

impl Meaning {
    /// A meaning as the tables write it: "-", "040" or "agree:030".
    pub(super) fn of(written: &'static str) -> Self {
        match written.split_once(':') {
            Some((operation, default)) => {
                Self::Operation(Operation(operation), Some(default).filter(|it| *it != "-"))
            }
            None if written == "-" => Self::Nothing,
            None => Self::Event(written),
        }
    }
}

impl Operation {
    /// Whether the event that is operated on is told as it is, as in "held talks".
    pub(in crate::events) fn carries(self) -> bool {
        self.0 == "carry"
    }

    /// The operation on what is refused.
    pub(in crate::events) const REJECT: Self = Self("reject");

    /// The operation on what is agreed to.
    pub(in crate::events) const AGREE: Self = Self("agree");

    /// The operation on what somebody says that he will do.
    pub(in crate::events) const INTEND: Self = Self("intend");

    /// The operation on what somebody says that another must do.
    pub(in crate::events) const REQUEST: Self = Self("request");

    /// Whether it is what somebody says of his own plans, or of what others must do.
    pub(in crate::events) fn announces(self) -> bool {
        self.0 == "announce"
    }

    /// The operation's name.
    pub(in crate::events) fn name(self) -> &'static str {
        self.0
    }

    /// What becomes of an event.
    pub(in crate::events) fn on(self, inner: Code) -> Option<Code> {
        let outcome = |length: usize| OUTCOMES.get(&(self.0, &inner[..length])).copied();
        let outer = (1..=inner.len()).rev().find_map(outcome)?;
        Some(if outer == "same" { inner } else { outer })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_agreed_to_or_refused_has_a_code_of_its_own() {
        assert_eq!(Operation::AGREE.on("0874"), Some("0356"));
        assert_eq!(Operation::REJECT.on("0841"), Some("1243"));
        assert_eq!(Operation("carry").on("195"), Some("195"));
    }
}
