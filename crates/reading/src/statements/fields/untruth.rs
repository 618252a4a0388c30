//! Untruth: what is reported and told in the same breath to be untrue, as in "Reports that the ship
//! sank are false".

use crate::lexicon::saying_words;
use crate::page::{Page, Run};

/// Where "are false" stands that says of a noun's clause that it is untrue: the token of "are". The
/// clause has a verb of its own before it, and the noun agrees with "are".
pub(in super::super) fn told_behind(page: &Page<'_>, cue: Run, words: Run) -> Option<usize> {
    let tree = &page.tree;
    // At the head of a sentence "reports" may be taken for a verb.
    let is_claim = |word: usize| saying_words().claims.contains(page.lower(tree.place(word)));
    let noun = tree.words_in(cue).find(|&it| tree.tag(it).starts_with("NN") || is_claim(it))?;
    let is_many = page.lower(tree.place(noun)).ends_with('s');
    let forms = if is_many { ["are", "were"] } else { ["is", "was"] };
    let end = (words.to + LONGEST).min(page.tokens.len());
    (words.from + 1..end).take_while(|&at| !page.is(at, &[".", ";"])).find(|&at| {
        let mut before = tree.words_in(Run::new(words.from, at));
        let has_verb = before.any(|word| tree.tag(word).starts_with(['V', 'M']));
        page.is(at, &forms) && has_verb && !page.is_quoted(at) && is_untrue(page, at + 1)
    })
}

/// How many tokens behind what was read as the words are looked at.
const LONGEST: usize = 4;

/// "false", "entirely false", "not true"
fn is_untrue(page: &Page<'_>, at: usize) -> bool {
    let words = saying_words();
    let is_adverb = |at: &usize| page.lower(*at).ends_with("ly");
    let at = at + (at..at + 2).take_while(is_adverb).count();
    let is_not = page.is(at, &["not"]);
    words.untrue.contains(page.lower(at)) && !is_not
        || is_not && words.true_words.contains(page.lower(at + 1))
}
