//! Nouns that name events.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Code;
use crate::lexicon::rows;

/// A noun that names an event.
#[derive(Clone, Copy, Debug)]
pub(in crate::events) struct EventNoun {
    /// What it names.
    pub(in crate::events) code: Code,
    /// What "of" after it names.
    pub(in crate::events) of: Of,
    /// Whether two sides do it with each other.
    pub(in crate::events) mutual: bool,
    /// What it names where a kind of actors does it, as a strike of workers.
    pub(in crate::events) by: Option<(&'static str, Code)>,
    /// Which kind of actors can do it; anybody where there is none.
    pub(in crate::events) who: Option<&'static str>,
}

/// What "of" after a noun names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::events) enum Of {
    /// To whom it is done, as in "the arrest of".
    Object,
    /// Who does it, as in "the visit of".
    Subject,
    /// Neither.
    Matter,
}

static NOUNS: LazyLock<HashMap<&str, EventNoun>> = LazyLock::new(|| {
    let table = rows(include_str!("../../../data/en/events/nouns.tsv"));
    let nouns = table.filter(|row| row.len() >= 3).flat_map(|row| {
        let of = match row[2] {
            "obj" => Of::Object,
            "subj" => Of::Subject,
            _ => Of::Matter,
        };
        let by = row.get(4).and_then(|it| it.split_once(':'));
        let who = row.get(4).copied().filter(|it| !it.is_empty() && !it.contains(':'));
        let noun = EventNoun { code: row[1], of, mutual: row.get(3) == Some(&"both"), by, who };
        row[0].split('/').map(move |lemma| (lemma, noun))
    });
    nouns.collect()
});

/// What the noun of a lemma names.
pub(in crate::events) fn event_noun(lemma: &str) -> Option<EventNoun> {
    NOUNS.get(lemma).copied()
}
