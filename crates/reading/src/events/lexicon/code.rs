//! A code of the CAMEO scheme, and what it is in PLOVER.

use std::collections::HashMap;
use std::sync::LazyLock;

use domain::Action;

use crate::lexicon::rows;

/// A code of the CAMEO scheme, as "1031".
pub(in crate::events) type Code = &'static str;

/// What a code is in PLOVER.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::events) struct Told {
    /// The class.
    pub(in crate::events) action: Action,
    /// The mode.
    pub(in crate::events) mode: Option<&'static str>,
    /// The contexts that come with it.
    pub(in crate::events) contexts: Vec<&'static str>,
}

static CODES: LazyLock<HashMap<Code, Told>> = LazyLock::new(|| {
    let table = rows(include_str!("../../../data/en/events/codes.tsv"));
    let told = table.filter_map(|row| {
        let &[code, class, mode, contexts] = row.as_slice() else { return None };
        let mode = Some(mode).filter(|mode| !mode.is_empty());
        let contexts = contexts.split('/').filter(|context| !context.is_empty()).collect();
        Some((code, Told { action: Action::of_word(class)?, mode, contexts }))
    });
    told.collect()
});

/// What a code is in PLOVER, by the longest beginning of it that the table knows.
pub(in crate::events) fn told_by(code: &str) -> Option<&'static Told> {
    (2..=code.len()).rev().find_map(|length| CODES.get(&code[..length]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_beginning_counts() {
        assert_eq!(told_by("1053").map(|told| told.mode), Some(Some("yield")));
        assert_eq!(told_by("0874").map(|told| told.action), Some(Action::Retreat));
        assert_eq!(told_by("99"), None);
    }
}
