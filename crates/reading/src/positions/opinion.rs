//! An opinion: a text whose author says what others must do, and takes stands in his own name.

use std::collections::HashSet;

use crate::lexicon::position_words;
use crate::page::{Page, Run};
use crate::statements::{Said, around};

/// The author of an opinion, by name where it is signed; nobody where the text only reports, or where
/// several speak.
pub(super) fn author(page: &Page<'_>, said: &[Said]) -> Option<String> {
    if page.paper.is_some() || !page.turns.is_empty() {
        return None;
    }
    let tree = &page.tree;
    let words = position_words();
    let is_free = |place: usize| !page.is_quoted(place) && around(said, place).is_none();
    let is_of = |word: usize, tag: &str, list: &HashSet<String>| {
        tree.tag(word).starts_with(tag) && list.contains(&tree.lemma(word).to_lowercase())
    };
    let own = tree.words_in(Run::new(0, page.tokens.len())).filter(|&it| is_free(tree.place(it)));
    let (mut speaks, mut dues) = (false, 0);
    for word in own {
        speaks |= is_of(word, "PRP", &words.own);
        dues += usize::from(is_of(word, "MD", &words.due));
    }
    (speaks && dues > 0 || dues >= FEWEST).then(|| page.writer())
}

/// How often an author who never says "I" or "we" must say what should be.
const FEWEST: usize = 3;
