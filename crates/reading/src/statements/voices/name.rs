//! The name behind a label: "LAVROV" is the participant named in full above.

use std::collections::HashMap;

use super::super::speaker::Speaker;
use crate::actors::Who;
use crate::lexicon::{cues, offices};
use crate::page::{Page, Run};

/// The people of a text by the last word of their name.
pub(super) struct Names {
    by_last: HashMap<String, String>,
}

impl Names {
    /// Collects the names of several words that the model takes for people's.
    pub(super) fn of(page: &Page<'_>) -> Self {
        let mut by_last = HashMap::new();
        for run in page.tree.named("PERSON") {
            let last = page.lower(run.to - 1).to_owned();
            let name = page.spaced(run);
            if run.to > run.from + 1 && name.contains(char::is_lowercase) {
                by_last.entry(last).or_insert(name);
            }
        }
        Self { by_last }
    }

    /// Whom a label names.
    pub(super) fn speaker(&self, page: &Page<'_>, label: Run) -> Speaker {
        let marked = (label.from..label.to).rev().find_map(|at| page.mention_at(at)).copied();
        let range = page.range(label);
        let person = marked.filter(|it| matches!(it.who, Who::Person(_) | Who::Actor(_)));
        let name = person.map(|mention| page.name(&mention));
        let name =
            name.unwrap_or_else(|| outlet(page, label).unwrap_or_else(|| page.spaced(label)));
        let side = marked.and_then(|mention| page.side(&mention));
        Speaker { name: self.in_full(&name), side, range, mention: person }
    }

    /// The fullest form of a name; one in capitals is written as names are.
    fn in_full(&self, name: &str) -> String {
        let bare = without_titles(name);
        let last = bare.split_whitespace().next_back().unwrap_or_default().to_lowercase();
        let is_short = bare.split_whitespace().count() < 2 || !bare.contains(char::is_lowercase);
        match self.by_last.get(&last).filter(|_| is_short) {
            Some(full) => full.clone(),
            None => capitalized(&bare),
        }
    }
}

/// An outlet by its own name, however its label is written.
fn outlet(page: &Page<'_>, label: Run) -> Option<String> {
    let (length, name) = cues().outlets.at(&page.tokens, label.from)?;
    (label.from + length == label.to).then(|| name.clone())
}

fn without_titles(name: &str) -> String {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    let is_title = |word: &str| {
        let word = word.trim_end_matches('.').to_lowercase();
        word == "the" || offices().titles.contains(&word)
    };
    while words.len() > 1 && is_title(words[0]) {
        words.remove(0);
    }
    words.join(" ")
}

fn is_acronym(name: &str) -> bool {
    name.len() < 5 && !name.contains(|it: char| "AEIOUY".contains(it)) || name.len() < 3
}

/// A name in capitals as names are written; one that has small letters, or is short for several
/// words, stays as it is.
pub(in super::super) fn capitalized(name: &str) -> String {
    if name.contains(char::is_lowercase) || is_acronym(name) {
        return name.to_owned();
    }
    let word = |word: &str| {
        let pieces = word.split('-').map(|piece| {
            let mut letters = piece.chars();
            let first: String = letters.next().into_iter().collect();
            first + &letters.as_str().to_lowercase()
        });
        pieces.collect::<Vec<_>>().join("-")
    };
    name.split_whitespace().map(word).collect::<Vec<_>>().join(" ")
}
