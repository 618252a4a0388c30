//! Misread verbs: words that a tagger takes for something else, so that a sentence has no verb, as
//! "Peru and Chile, despite denials, back the rebels".

use std::collections::HashMap;
use std::ops::Range;

use text::language::Token as Word;

use super::mend::Labels;
use crate::lexicon::misread_verbs;

/// The tags of words that were misread.
pub(super) type Tags = HashMap<usize, &'static str>;

/// How many words around such a verb its sentence is looked through.
const REACH: usize = 40;

/// Finds the misread verbs of a text, and ties their sentences to them.
pub(super) fn mend(words: &[Word], heads: &mut [usize], labels: &mut Labels) -> Tags {
    let mut tags = Tags::new();
    for at in 1..words.len().saturating_sub(1) {
        if is_clause_of_a_plural(words, heads, at) {
            labels.insert(at - 1, "nsubj");
            tags.insert(at, "VBP");
            continue;
        }
        if !misread_verbs().contains(words[at].lemma()) {
            continue;
        }
        let sentence = around(words, at);
        let own = own_sides(words, heads, at, &sentence);
        let is_verb = may_be_verb(words, at, &sentence);
        let sides = own.or_else(|| sides(words, heads, at, &sentence).filter(|_| is_verb));
        let Some((subject, object)) = sides else { continue };
        if own.is_some() {
            if words[object].label() == "pobj" {
                labels.insert(object, "dobj");
            }
            tags.insert(at, "VBP");
            continue;
        }
        let rest = at + 1..sentence.end;
        let is_loose = |other: &usize| heads[*other] == subject && *other != object;
        let loose: Vec<usize> = rest.filter(is_loose).collect();
        loose.into_iter().chain([at, subject, object]).for_each(|it| heads[it] = at);
        labels.extend([(at, "ROOT"), (subject, "nsubj"), (object, "dobj")]);
        tags.insert(at, "VBP");
    }
    tags
}

/// "That talks resume": a clause whose verb was taken for a noun, and its plural subject for part of
/// that noun.
fn is_clause_of_a_plural(words: &[Word], heads: &[usize], at: usize) -> bool {
    let subject = &words[at - 1];
    let is_part = subject.tag() == "NNS" && subject.label() == "compound" && heads[at - 1] == at;
    let is_clause = words[at].tag() == "NN" && words[at].label() == "ccomp";
    let opens = |it: usize| words[it].label() == "mark" && heads[it] == at;
    is_part && is_clause && at.checked_sub(2).is_some_and(opens)
}

/// The sentence around a word, as far as it is looked through.
fn around(words: &[Word], at: usize) -> Range<usize> {
    let (first, last) = (at.saturating_sub(REACH), words.len().min(at + REACH));
    let from = (first..=at).rev().find(|&it| words[it].opens_sentence).unwrap_or(first);
    let to = (at + 1..last).find(|&it| words[it].opens_sentence).unwrap_or(last);
    from..to
}

/// Whether a word stands between nouns, in a sentence without a verb.
fn may_be_verb(words: &[Word], at: usize, sentence: &Range<usize>) -> bool {
    let is_misread = matches!(words[at].tag(), "IN" | "RB" | "RP" | "JJ" | "NN");
    let behind = matches!(words[at + 1].tag(), "DT" | "PRP$" | "JJ" | "CD");
    let behind = behind || is_noun(&words[at + 1]);
    let before = is_noun(&words[at - 1]) || words[at - 1].lemma() == ",";
    let is_verb = |word: &Word| word.tag().starts_with("VB") || word.tag() == "MD";
    is_misread && before && behind && !words[sentence.clone()].iter().any(is_verb)
}

fn is_noun(word: &Word) -> bool {
    word.tag().starts_with("NN")
}

/// The same where the parser tied them to the verb in spite of the tag.
fn own_sides(
    words: &[Word],
    heads: &[usize],
    at: usize,
    sentence: &Range<usize>,
) -> Option<(usize, usize)> {
    let is_verb = words[at].tag().starts_with("VB");
    let of = |it: &usize, labels: &[&str]| heads[*it] == at && labels.contains(&words[*it].label());
    let subject = (sentence.start..at).find(|it| of(it, &["nsubj"]))?;
    let object = (at + 1..sentence.end).find(|it| of(it, &["dobj", "pobj", "ccomp"]))?;
    (!is_verb).then_some((subject, object))
}

/// Those who do what the verb says, who are several, and what they do it to.
fn sides(
    words: &[Word],
    heads: &[usize],
    at: usize,
    sentence: &Range<usize>,
) -> Option<(usize, usize)> {
    let root = sentence.clone().find(|&it| heads[it] == it)?;
    let (subject, object) = if root < at {
        let mut behind = (at + 1..sentence.end).filter(|&it| is_noun(&words[it]));
        let object = behind.find(|&it| heads[it] == at || heads[it] == root)?;
        (root, object)
    } else {
        let first = (sentence.start..at).find(|&it| heads[it] == root && is_noun(&words[it]))?;
        (first, root)
    };
    let mut joined = subject + 1..at;
    let is_several = matches!(words[subject].tag(), "NNS" | "NNPS")
        || joined.any(|it| heads[it] == subject && words[it].label() == "conj");
    (is_noun(&words[subject]) && is_noun(&words[object]) && is_several).then_some((subject, object))
}
