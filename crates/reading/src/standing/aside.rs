//! A verdict that opens the sentence, before a tag: "It is a myth, Peskov said, that …".

use super::words::standing_words;
use super::{Standing, Verdict};
use crate::page::{Page, Run};

/// How far into its sentence the verdict may reach, and how far behind it the clause may begin.
const LONGEST: usize = 7;
const FAR: usize = 16;

/// Whether a clause with "that" behind a tag is what the sentence opens by calling untrue.
pub(super) fn called_before(page: &Page<'_>, clause: usize) -> Option<Verdict> {
    let tree = &page.tree;
    let that = tree.child(clause, &["mark"]).filter(|&it| tree.lemma(it) == "that")?;
    let place = tree.place(that);
    let is_behind_tag = place > 0 && page.is(place - 1, &[","]);
    let start = (place.saturating_sub(FAR)..place).rev().find(|&at| opens(page, at));
    let start = start.filter(|_| is_behind_tag)?;
    let end = page.find(Run::new(start, place.min(start + LONGEST)), &[","])?;
    let told = Run::new(start + 2, end);
    let is_not = page.find(told, &["not", "no", "never", "hardly"]).is_some();
    let list = if is_not { &standing_words().true_words } else { &standing_words().untrue };
    let mut words = tree.words_in(told);
    let by = words.find(|&it| list.contains(&tree.lemma(it).to_lowercase()))?;
    (end < place - 1).then(|| Verdict::new(Standing::Denied, by))
}

/// "It is", at the head of a sentence or of a quotation.
fn opens(page: &Page<'_>, at: usize) -> bool {
    page.is(at, &["it"]) && page.is(at + 1, &["is", "was", "'s"])
}
