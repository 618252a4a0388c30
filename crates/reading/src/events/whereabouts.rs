//! Whereabouts: "near the Afghan border", "off the coast of Oman": where something happens, which
//! makes nobody the one to whom it is done.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::lexicon::parse;
use crate::page::Page;

/// The words of whereabouts; the file says what each list is for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlaceWords {
    pub(super) edges: HashSet<String>,
    pub(super) ties: HashSet<String>,
    pub(super) named: HashSet<String>,
    pub(super) owners: HashSet<String>,
}

pub(super) fn place_words() -> &'static PlaceWords {
    static WORDS: LazyLock<PlaceWords> =
        LazyLock::new(|| parse(include_str!("../../data/en/events/places.toml")));
    &WORDS
}

/// How many words above a name its border or coast may stand.
const CLIMB: usize = 3;

/// Whether a word is the border or coast near which something happens, or tells whose it is.
pub(super) fn is_whereabouts(page: &Page<'_>, word: usize) -> bool {
    let tree = &page.tree;
    let words = place_words();
    let mut at = word;
    for _ in 0..=CLIMB {
        let is_edge = words.edges.contains(page.lower(tree.place(at)));
        let Some(head) = tree.head(at) else { return false };
        if is_edge {
            let tie = page.lower(tree.place(head));
            // "its border with Belarus": whose else it is.
            let is_shared = at != word && page.is(tree.place(word).wrapping_sub(1), &["with"]);
            return is_shared || tree.label(at) == "pobj" && words.ties.contains(tie);
        }
        let belongs = match tree.label(at) {
            "amod" | "compound" | "poss" | "nmod" | "pobj" | "conj" => true,
            "prep" => words.owners.contains(page.lower(tree.place(at))),
            _ => false,
        };
        if !belongs {
            return false;
        }
        at = head;
    }
    false
}
