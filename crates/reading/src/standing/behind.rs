//! Where it is told behind the content of a tale that it is untrue: "Reports that it sank are false".

use std::collections::HashSet;

use super::words::standing_words;
use crate::page::{Page, Run};

/// Where "are false" stands that says of a noun's clause that it is untrue: the token of "are". The
/// clause has a verb of its own before it, and the noun agrees with "are".
pub(crate) fn untruth_behind(page: &Page<'_>, cue: Run, words: Run) -> Option<usize> {
    let tree = &page.tree;
    // At the head of a sentence "reports" may be taken for a verb.
    let is_tale = |word: usize| {
        let noun = page.lower(tree.place(word));
        let tales = &standing_words().tales;
        tales.contains(tree.lemma(word))
            || noun.strip_suffix('s').is_some_and(|it| tales.contains(it))
    };
    let noun = tree.words_in(cue).find(|&it| tree.tag(it).starts_with("NN") || is_tale(it))?;
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

/// "false", "entirely false", "an outright lie", "not true"
fn is_untrue(page: &Page<'_>, at: usize) -> bool {
    let words = standing_words();
    let is_passed = |at: &usize| page.lower(*at).ends_with("ly") || page.is(*at, PASSED);
    let at = at + (at..at + 3).take_while(is_passed).count();
    let is_not = page.is(at, &["not"]);
    let has = |list: &HashSet<String>, at: usize| {
        let word = page.lower(at);
        list.contains(word) || word.strip_suffix('s').is_some_and(|it| list.contains(it))
    };
    has(&words.untrue, at) && !is_not || is_not && has(&words.true_words, at + 1)
}

/// Words between "is" and what a tale is called.
const PASSED: &[&str] = &["a", "an", "just", "pure", "complete", "total", "outright", "plain"];
