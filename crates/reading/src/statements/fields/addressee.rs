//! The addressee: whom the words were for, where neither "told" nor "said to" names it.

use text::TextRange;

use super::super::Said;
use super::Saying;
use super::phrase::{near, phrase};
use super::tie::is_tied;
use crate::actors::Who;
use crate::lexicon::{cues, saying_words};
use crate::page::{Page, Run};

/// How far from its cue an addressee is looked for, in tokens.
const REACH: usize = 30;

/// Tells to whom something was said.
pub(super) fn fill(page: &Page<'_>, saying: &Saying, said: &mut Said) {
    let Some(cue) = saying.cue else { return };
    if said.statement.addressee.is_some() {
        return resolve(page, said);
    }
    let found = of_verb(page, cue).or_else(|| beside(page, saying, said, cue));
    let Some(word) = found.filter(|&word| is_somebody(page, word)) else { return };
    let speaks = said.statement.speaker_span.as_ref();
    let run = name(page, word);
    if speaks.is_some_and(|span| page.range(run).overlaps(TextRange::new(span.start, span.end))) {
        return;
    }
    let name = page.named_or_words(run);
    if said.statement.outlet.as_ref() == Some(&name) {
        return;
    }
    said.statement.addressee = Some(name);
    said.statement.addressee_span = Some(page.span(run));
    resolve(page, said);
}

/// Whether what "addressing" attributes is no matter but an audience.
pub(in super::super) fn only_names_hearers(page: &Page<'_>, said: &Said) -> bool {
    let tree = &page.tree;
    let Some(span) = said.statement.cue_span.as_ref() else { return false };
    let cue = tree.words_in(super::tokens_of(page, span)).next();
    let Some(cue) = cue.filter(|&cue| tree.lemma(cue) == "address") else { return false };
    let object = tree.child(cue, &["dobj"]).filter(|&it| said.words.contains(tree.place(it)));
    object.is_some_and(|object| is_somebody(page, object))
}

/// Gives a pronoun's addressee the name of whom it stands for.
fn resolve(page: &Page<'_>, said: &mut Said) {
    let Some(span) = said.statement.addressee_span.as_ref() else { return };
    let run = super::tokens_of(page, span);
    if !page.is(run.from, &["him", "her", "them"]) {
        return;
    }
    let speaker = said.statement.speaker.clone();
    let stands_for = page.antecedent_but(run.from, speaker.as_deref());
    said.statement.addressee =
        stands_for.map(|it| page.name(&it)).or(said.statement.addressee.take());
}

/// The object of "warned" or "urged", or what follows "called on" and "appealed to".
fn of_verb(page: &Page<'_>, cue: usize) -> Option<usize> {
    let tree = &page.tree;
    let words = saying_words();
    let lemma = tree.lemma(cue);
    if words.addressing.contains(lemma) {
        let object = tree.child(cue, &["dative", "dobj"]);
        return object.or_else(|| {
            let clause = tree.child(cue, &["ccomp", "xcomp"])?;
            let infinitive = tree.child(clause, &["aux"]).filter(|&it| tree.tag(it) == "TO");
            infinitive.and_then(|_| tree.child(clause, &["nsubj"]))
        });
    }
    let behind = |preposition: &str| {
        let mut tied = tree.children(cue).iter().copied();
        let tied = tied.find(|&it| {
            matches!(tree.label(it), "prep" | "dative") && tree.lemma(it) == preposition
        });
        tree.child(tied?, &["pobj"])
    };
    let on = behind("on").filter(|_| words.addressing_on.contains(lemma));
    on.or_else(|| behind("to").filter(|_| words.addressing_to.contains(lemma)))
}

/// "in a letter to X", "in a call with X", "addressing X", "speaking to X".
fn beside(page: &Page<'_>, saying: &Saying, said: &Said, cue: usize) -> Option<usize> {
    let tree = &page.tree;
    let outside = |word: &usize| {
        let place = tree.place(*word);
        !said.words.contains(place) && !page.is_quoted(place)
    };
    let words = tree.words_in(near(page, saying.unit.run, cue, REACH)).filter(outside);
    words.filter(|&word| is_message_to(page, word)).find(|&word| is_tied(tree, word, cue))
}

fn is_message_to(page: &Page<'_>, word: usize) -> bool {
    let tree = &page.tree;
    let Some(head) = tree.head(word) else { return false };
    if tree.label(word) == "dobj" {
        return tree.lemma(head) == "address" && tree.tag(head) == "VBG";
    }
    let Some(above) = tree.head(head).filter(|_| tree.label(word) == "pobj") else { return false };
    let preposition = tree.lemma(head);
    let is_message = saying_words().messages.contains(tree.lemma(above));
    let speaks = matches!(tree.lemma(above), "speak" | "talk") && tree.tag(above) == "VBG";
    matches!(preposition, "to" | "with") && (is_message || speaks)
}

fn is_somebody(page: &Page<'_>, word: usize) -> bool {
    let tree = &page.tree;
    let at = tree.place(word);
    let who = page.mention_at(at).map(|it| it.who);
    let is_marked = who.is_some_and(|who| !matches!(who, Who::Place(_)));
    let is_entity = matches!(tree.entity(word), Some("PERSON" | "ORG" | "GPE" | "NORP"));
    let is_pronoun = page.is(at, &["him", "her", "them"]);
    let is_audience = page.phrase(at, &cues().audiences).is_some();
    is_marked || is_entity || is_pronoun || is_audience || page.is_speaker_noun(at)
}

/// A person by name and office, or the words up to their head.
fn name(page: &Page<'_>, word: usize) -> Run {
    let mention = page.mention_at(page.tree.place(word));
    let person = mention.filter(|it| matches!(it.who, Who::Person(_) | Who::Office(_)));
    person.map_or_else(|| phrase(page, word), |mention| mention.run)
}
