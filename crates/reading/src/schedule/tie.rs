//! A tie: what a date of the text dates, up the tree from its words.

use text::language::PartOfSpeech;

use crate::lexicon::schedule_words;
use crate::page::{Page, Tree};
use crate::time::DateMention;

/// What a date dates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tie {
    /// The noun for an event nearest above it.
    pub(super) noun: Option<usize>,
    /// The verb nearest above it.
    pub(super) verb: Option<usize>,
    /// The preposition right above it.
    pub(super) preposition: Option<usize>,
}

/// How many words above a date are looked at.
const CLIMBED: usize = 8;

/// What a date dates.
pub(super) fn tie(page: &Page<'_>, date: &DateMention) -> Option<Tie> {
    let tree = &page.tree;
    let mut words = tree.words_in(date.run);
    let inside = words.clone();
    let top = words.find(|&word| tree.head(word).is_none_or(|head| !inside.contains(&head)))?;
    let mut tie = Tie::default();
    let mut at = top;
    for _ in 0..CLIMBED {
        let Some(head) = tree.head(at) else { break };
        at = head;
        let part = tree.part(at);
        if part == PartOfSpeech::Adposition && tie.noun.is_none() {
            tie.preposition = tie.preposition.or(Some(at));
        } else if matches!(part, PartOfSpeech::Verb | PartOfSpeech::Auxiliary) {
            tie.verb = Some(at);
            break;
        } else if schedule_words().plans.parts.contains(tree.lemma(at)) {
            // What is dated by "the end of June" stands above its own preposition.
            tie.preposition = None;
        } else if tie.noun.is_none() && is_event(tree, at) {
            tie.noun = Some(at);
        } else if part == PartOfSpeech::Adjective
            && schedule_words().plans.fixed.contains(tree.lemma(at))
        {
            tie.verb = Some(at);
            break;
        }
    }
    (tie.noun.is_some() || tie.verb.is_some()).then_some(tie)
}

/// Whether a word is a noun for an event.
pub(super) fn is_event(tree: &Tree<'_>, word: usize) -> bool {
    let lemma = tree.lemma(word).to_lowercase();
    let is_noun = matches!(tree.part(word), PartOfSpeech::Noun | PartOfSpeech::ProperNoun);
    let nouns = &schedule_words().plans.nouns;
    is_noun && (nouns.contains(lemma.trim_end_matches('s')) || nouns.contains(&lemma))
}
