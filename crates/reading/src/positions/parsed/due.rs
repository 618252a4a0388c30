//! What a speaker says that another must do: "said that Norway must open the border".

use domain::Stance;

use super::stand::{Matter, Stand};
use crate::page::Page;
use crate::predicate::mood;
use crate::statements::{Said, around};

/// The demand that lies in "must" or "should" within what somebody says.
pub(super) fn of_word(page: &Page<'_>, said: &[Said], word: usize) -> Option<Stand> {
    let tree = &page.tree;
    let subject = tree.child(word, &["nsubj", "nsubjpass"])?;
    let statement = &around(said, tree.place(word))?.statement;
    let is_whole = matches!(tree.label(word), "ROOT" | "ccomp" | "conj" | "parataxis");
    let is_past = tree
        .children(word)
        .iter()
        .any(|&it| tree.label(it) == "aux" && tree.lemma(it) == "have" && tree.tag(it) == "VB");
    let is_due = is_due(page, word, subject) && is_whole && !is_past && !statement.negated;
    if !is_due || mood(page, word).is_supposed || statement.speaker.is_none() {
        return None;
    }
    Some(Stand {
        cue: word,
        stance: Stance::Wants,
        is_turned: false,
        is_settling: false,
        holder: None,
        asked: Some(subject),
        matter: Matter::clause(tree, word),
    })
}

/// "must go", "has to go", "needs to go"; "should go" only of an actor.
fn is_due(page: &Page<'_>, word: usize, subject: usize) -> bool {
    let tree = &page.tree;
    let place = tree.place(subject);
    let is_own = page.is(place, &["i", "we", "you", "it", "this", "that", "one", "who", "which"]);
    let named = page.mention_at(place).is_some();
    let is_any = tree
        .child(subject, &["det"])
        .is_some_and(|it| matches!(tree.lemma(it), "a" | "an" | "any" | "every"));
    let modal = tree.children(word).iter().any(|&it| {
        let lemma = tree.lemma(it).to_lowercase();
        tree.tag(it) == "MD" && (lemma == "must" || matches!(&*lemma, "should" | "ought") && named)
    });
    let needs = matches!(tree.lemma(word), "need" | "have")
        && tree.child(word, &["xcomp"]).is_some()
        && matches!(tree.tag(word), "VBZ" | "VBP")
        && named;
    !is_own && !is_any && (modal || needs)
}
