//! A headline that debunks: "Berlin debunks claim that …", of which a tagger takes the verb for a noun
//! and the claim for the verb.

use text::language::Token as Word;

use super::mend::Labels;
use super::misread::Tags;
use crate::standing::standing_words;

/// Ties such headlines to their verbs.
pub(super) fn mend(words: &[Word], heads: &mut [usize], labels: &mut Labels, tags: &mut Tags) {
    for tale in 2..words.len().saturating_sub(1) {
        let verb = tale - 1;
        if !is_debunked(words, heads, tale) {
            continue;
        }
        heads[verb] = if heads[tale] == tale { verb } else { heads[tale] };
        heads[tale] = verb;
        let is_content = |at: &usize| heads[*at] == tale && words[*at].label() == "ccomp";
        let contents: Vec<usize> = (tale..words.len()).filter(is_content).collect();
        labels.extend(contents.into_iter().map(|at| (at, "acl")));
        labels.extend([(verb, "ROOT"), (tale, "dobj"), (verb - 1, "nsubj")]);
        tags.extend([(verb, "VBZ"), (tale, "NN")]);
    }
}

/// Whether a word is a claim behind a verb in -s that turns it down, with who does so before that.
fn is_debunked(words: &[Word], heads: &[usize], tale: usize) -> bool {
    let verb = tale - 1;
    let lists = standing_words();
    let is_tale = words[tale].tag().starts_with("VB")
        && lists.tales.contains(words[tale].lemma())
        && words[tale + 1].lemma() == "that";
    let is_subject = heads[verb] == tale && words[verb].label() == "nsubj";
    let denies = words[verb].tag() == "NNS" && lists.denying.contains(words[verb].lemma());
    let is_named = heads[verb - 1] == verb && words[verb - 1].label() == "compound";
    is_tale && is_subject && denies && is_named
}
