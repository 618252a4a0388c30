//! What a speaker says that another must do: "said that Norway must open the border"; or what the
//! author of an opinion does.

use domain::Stance;

use super::stand::{Matter, Stand};
use crate::lexicon::stand_frames;
use crate::page::Page;
use crate::predicate::mood;
use crate::statements::{Said, around};

/// The demand that lies in "must" or "should" within what somebody says, or what an author writes.
pub(super) fn of_word(
    page: &Page<'_>,
    said: &[Said],
    author: Option<&str>,
    word: usize,
) -> Option<Stand> {
    let tree = &page.tree;
    let subject = tree.child(word, &["nsubj", "nsubjpass"])?;
    let statement = around(said, tree.place(word)).map(|it| &it.statement);
    let is_authors = author.is_some() && !page.is_quoted(tree.place(word));
    let is_somebodys = statement.map_or(is_authors, |it| !it.negated && it.speaker.is_some());
    let is_whole = matches!(tree.label(word), "ROOT" | "ccomp" | "conj" | "parataxis");
    let is_past = tree
        .children(word)
        .iter()
        .any(|&it| tree.label(it) == "aux" && tree.lemma(it) == "have" && tree.tag(it) == "VB");
    let is_written = is_authors && statement.is_none();
    // "Rubio proposed that everybody ought to save": no wish of the author's.
    // nor "Sanders has to show that he is ready", which tells what is at stake.
    let is_told = is_written && (tree.label(word) == "ccomp" || tree.lemma(word) == "have");
    let is_due = is_due(page, word, subject, is_written) && is_whole && !is_past && !is_told;
    if !is_due || mood(page, word).is_supposed || !is_somebodys {
        return None;
    }
    Some(Stand {
        cue: word,
        stance: Stance::Wants,
        is_turned: false,
        is_settling: false,
        holder: None,
        asked: Some(meant(page, word, subject)),
        matter: Matter::clause(tree, word),
    })
}

/// Whom "it" means in "the West should act, and it must not wait": the subject of the verb before.
fn meant(page: &Page<'_>, word: usize, subject: usize) -> usize {
    let tree = &page.tree;
    let first = tree.head(word).filter(|_| is_same(page, word, subject));
    first.and_then(|it| tree.child(it, &["nsubj", "nsubjpass"])).unwrap_or(subject)
}

/// Whether the pronoun of a verb that "and" joins to another may be the subject of that.
fn is_same(page: &Page<'_>, word: usize, subject: usize) -> bool {
    page.tree.label(word) == "conj" && page.is(page.tree.place(subject), &["it", "they"])
}

/// "must go", "has to go", "needs to go"; "should go" only of an actor.
fn is_due(page: &Page<'_>, word: usize, subject: usize, is_authors: bool) -> bool {
    let tree = &page.tree;
    let place = tree.place(subject);
    let is_own = stand_frames().stands.unasked.contains(page.lower(place));
    let is_meant = is_same(page, word, subject)
        || is_authors && page.is(place, &["it"]) && tree.lemma(word) != "be";
    let is_own = is_own && !(is_meant && page.antecedent(place).is_some());
    let named = page.mention_at(place).is_some();
    let is_asked = named || is_meant;
    let is_any = tree
        .child(subject, &["det"])
        .is_some_and(|it| matches!(tree.lemma(it), "a" | "an" | "any" | "every"));
    let modal = tree.children(word).iter().any(|&it| {
        let lemma = tree.lemma(it).to_lowercase();
        tree.tag(it) == "MD"
            && (lemma == "must" || matches!(&*lemma, "should" | "ought") && is_asked)
    });
    // "Have yet to accept" is no duty.
    let is_yet = tree.children(word).iter().any(|&it| tree.lemma(it) == "yet");
    let needs = matches!(tree.lemma(word), "need" | "have")
        && !is_yet
        && tree.child(word, &["xcomp"]).is_some()
        && matches!(tree.tag(word), "VBZ" | "VBP")
        && named;
    // "Germany ought to deliver"
    let ought = tree.tag(word) == "MD" && tree.lemma(word) == "ought" && named;
    !is_own && !is_any && (modal || needs || ought)
}
