//! The place of a saying: "in Moscow", "at the Munich Security Conference", "on a visit to Kyiv".

use super::super::Said;
use super::super::voices::capitalized;
use super::dateline::Datelines;
use super::phrase::{near, phrase};
use super::tie::is_tied;
use super::{Saying, tokens_of};
use crate::actors::Who;
use crate::lexicon::saying_words;
use crate::page::{Page, Run};

/// How far from its cue a place is looked for, in tokens.
const REACH: usize = 40;

/// Tells where something was said.
pub(super) fn fill(page: &Page<'_>, saying: &Saying, said: &mut Said, datelines: &Datelines) {
    let named = saying.cue.and_then(|cue| named(page, saying, said, cue));
    let place = named.or_else(|| datelines.place_of(page, saying, said));
    if let Some(run) = place.filter(|_| said.statement.place.is_none()) {
        said.statement.place = Some(capitalized(&page.spaced(run)));
        said.statement.place_span = Some(page.span(run));
    }
}

fn named(page: &Page<'_>, saying: &Saying, said: &Said, cue: usize) -> Option<Run> {
    let tree = &page.tree;
    let at = tree.place(cue);
    let speaker = said.statement.speaker_span.as_ref().map(|span| tokens_of(page, span));
    let outside = |word: &usize| {
        let place = tree.place(*word);
        !said.words.contains(place)
            && !page.is_quoted(place)
            && !speaker.is_some_and(|run| run.contains(place))
    };
    let words = tree.words_in(near(page, saying.unit.run, cue, REACH)).filter(outside);
    let places = words.filter(|&word| is_place(page, word) && is_tied(tree, word, cue));
    let nearest = places.min_by_key(|&word| tree.place(word).abs_diff(at))?;
    Some(phrase(page, nearest))
}

/// Whether a word is the head of a place's name behind a preposition that puts somebody there.
fn is_place(page: &Page<'_>, word: usize) -> bool {
    let tree = &page.tree;
    let Some(head) = tree.head(word) else { return false };
    if tree.label(word) == "dobj" {
        return matches!(tree.lemma(head), "visit" | "tour") && is_named(page, word, "in");
    }
    let preposition = tree.lemma(head).to_lowercase();
    let puts_there = saying_words().place_prepositions.contains(&preposition);
    let travels = preposition == "to"
        && tree.head(head).is_some_and(|it| saying_words().journeys.contains(tree.lemma(it)));
    tree.label(word) == "pobj" && (puts_there || travels) && is_named(page, word, &preposition)
}

fn is_named(page: &Page<'_>, word: usize, preposition: &str) -> bool {
    let tree = &page.tree;
    let at = tree.place(word);
    if page.date_at(at).is_some() {
        return false;
    }
    let who = page.mention_at(at).map(|it| it.who);
    let entity = tree.entity(word);
    // Of an occasion before a comma and an office, a person is easily made.
    let is_person = matches!(who, Some(Who::Person(_) | Who::Office(_)));
    if is_person && !matches!(entity, Some("ORG" | "EVENT" | "FAC" | "GPE" | "LOC")) {
        return false;
    }
    let is_geographic = matches!(entity, Some("GPE" | "LOC" | "FAC" | "EVENT"));
    let is_body = preposition == "at" && (tree.tag(word) == "NNP" || entity == Some("ORG"));
    let is_venue = saying_words().venues.contains(&tree.lemma(word).to_lowercase());
    is_geographic || is_body || is_venue || matches!(who, Some(Who::Place(_)))
}
