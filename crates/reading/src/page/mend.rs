//! Mending: what a parser often gets wrong and the words around it put right.
//!
//! The subject of a clause behind "before", "after" or "while" that an aside parts from its verb, as
//! in "before Russia, a close ally, criticized the plan"; the object of a preposition at the end
//! of a line without a period; a second finite verb that is joined to an infinitive or to the
//! object before it; and the subject of a headline's passive.

use std::collections::HashMap;

use text::language::{PartOfSpeech, Token as Word};

use crate::lexicon::opens_subordinate;

/// How far behind its subject such a verb may stand, in words.
const ASIDE: usize = 20;

/// How words depend on others where the parser was mended.
pub(super) type Labels = HashMap<usize, &'static str>;

/// The longest name of such a subject, in words.
const LONGEST_NAME: usize = 8;

/// Mends the heads of a text, and gives the labels that change.
pub(super) fn mend(words: &[Word], heads: &mut [usize]) -> Labels {
    let mut labels = Labels::new();
    for opener in 0..words.len().saturating_sub(2) {
        if let Some((subject, verb)) = clause(words, heads, opener) {
            let main = heads[if heads[opener] == subject { subject } else { opener }];
            heads[verb] = main;
            heads[opener] = verb;
            heads[subject] = verb;
            labels.extend([(opener, "mark"), (subject, "nsubj"), (verb, "advcl")]);
        }
    }
    for word in 0..words.len() {
        if let Some(preposition) = lost_object(words, heads, word) {
            heads[word] = preposition;
            labels.insert(word, "pobj");
        }
        if is_bare_passive(words, heads, word) {
            labels.insert(word, "nsubjpass");
        }
        if let Some(verb) = joined_below(words, heads, word) {
            heads[word] = verb;
            labels.insert(word, "conj");
        }
        if let Some(verb) = joined_within(words, heads, word) {
            heads[word] = verb;
        }
        if let Some(verb) = joined_to_object(words, heads, word) {
            if let Some(object) = taken_for_another(words, heads, word) {
                heads[object] = word;
                labels.insert(object, "dobj");
            }
            heads[word] = verb;
        }
    }
    labels
}

/// The past verb that a second one is joined to, where a parser joins it to a participle in the present
/// beside the object of the first: "rejected any deal that is made in secret and demanded a vote".
fn joined_within(words: &[Word], heads: &[usize], word: usize) -> Option<usize> {
    let is_joined = words[word].label() == "conj" && words[word].tag() == "VBD";
    let within = Some(heads[word]).filter(|&it| is_joined && it < word)?;
    let near = within.saturating_sub(LONGEST_NAME)..within;
    let is_present = near.clone().any(|at| {
        let is_helper = heads[at] == within && words[at].label() == "auxpass";
        is_helper && matches!(words[at].tag(), "VBZ" | "VBP")
    });
    let object = Some(heads[within]).filter(|_| is_present && words[within].label() == "relcl")?;
    let verb = std::iter::successors(Some(object), |&at| Some(heads[at]).filter(|it| *it < at));
    verb.take(LONGEST_NAME).find(|&at| words[at].tag() == "VBD" && at < within)
}

/// The verb that a second one without a subject is joined to, where a parser joins it to the object
/// of the first: "opposes sanctions and supports talks".
fn joined_to_object(words: &[Word], heads: &[usize], word: usize) -> Option<usize> {
    let is_finite = matches!(words[word].tag(), "VBZ" | "VBP" | "VBD");
    let is_joined = words[word].label() == "conj" && is_finite && heads[word] < word;
    let object = Some(heads[word]).filter(|&it| is_joined && words[it].tag().starts_with("NN"))?;
    let tie = heads[object];
    let verb = match words[object].label() {
        "dobj" => tie,
        "pobj" => heads[tie],
        _ => return None,
    };
    let near = object + 1..words.len().min(word + LONGEST_NAME);
    let has_subject = near
        .clone()
        .any(|at| heads[at] == word && matches!(words[at].label(), "nsubj" | "nsubjpass"));
    let has_and = words[..word].last().is_some_and(|it| it.lemma() == "and");
    let is_same = words[verb].tag() == words[word].tag() && verb < object;
    (is_same && has_and && !has_subject).then_some(verb)
}

/// The object of such a verb, which a parser takes for one more of the first.
fn taken_for_another(words: &[Word], heads: &[usize], verb: usize) -> Option<usize> {
    let near = verb + 1..words.len().min(verb + LONGEST_NAME);
    let is_noun = |at: usize| words[at].tag().starts_with("NN") && words[at].label() == "conj";
    near.clone().find(|&at| heads[at] == heads[verb] && is_noun(at))
}

/// Whether a subject is that of a passive without its "was": "A accused by B of theft".
fn is_bare_passive(words: &[Word], heads: &[usize], subject: usize) -> bool {
    let verb = heads[subject];
    let is_past = verb > subject && matches!(words[verb].tag(), "VBD" | "VBN");
    let near = subject + 1..words.len().min(verb + LONGEST_NAME);
    let has = |label: &str| near.clone().any(|at| heads[at] == verb && words[at].label() == label);
    words[subject].label() == "nsubj" && is_past && has("agent") && !has("dobj") && !has("aux")
}

/// The finite verb that a second one without a subject is joined to, where a parser joins it to what
/// the first one asks for: "calls on A to leave and urges B to stay".
fn joined_below(words: &[Word], heads: &[usize], word: usize) -> Option<usize> {
    let is_joined = words[word].label() == "conj" && matches!(words[word].tag(), "VBZ" | "VBD");
    let below = Some(heads[word]).filter(|&it| is_joined && it < word)?;
    let has = |verb: usize, label: &str| {
        let near = verb.saturating_sub(LONGEST_NAME)..words.len().min(verb + LONGEST_NAME);
        near.clone().any(|at| heads[at] == verb && at != verb && words[at].label() == label)
    };
    let is_infinitive = words[below].tag() == "VB" && has(below, "aux");
    let above = heads[below];
    let is_same = words[above].tag() == words[word].tag() && above < below;
    (is_infinitive && is_same && !has(word, "nsubj")).then_some(above)
}

/// The preposition right before a noun that the end of its block parts from its head, and that has
/// its own object in the next block: a parser reads on from one line to another.
fn lost_object(words: &[Word], heads: &[usize], word: usize) -> Option<usize> {
    let is_lost = heads[word] == word && words[word].head > word;
    let first = (0..word).rev().take_while(|&at| heads[at] == word).last().unwrap_or(word);
    let before = first.checked_sub(1).filter(|&at| is_lost && words[at].label() == "prep")?;
    let object = words[word].head;
    let is_crossed =
        words.get(object).is_some_and(|it| it.head == before) && heads[object] != before;
    is_crossed.then_some(before)
}

/// The subject right behind a word that opens a clause, and its verb behind an aside.
fn clause(words: &[Word], heads: &[usize], opener: usize) -> Option<(usize, usize)> {
    if !opens_subordinate(words[opener].lemma()) {
        return None;
    }
    let is_name = |at: usize| {
        let part = words.get(at).map(Word::part_of_speech);
        part == Some(PartOfSpeech::ProperNoun)
            || words.get(at).is_some_and(|it| it.lemma() == "and")
    };
    let near = opener + 1..words.len().min(opener + LONGEST_NAME);
    let last = near.clone().take_while(|&at| is_name(at)).last()?;
    let is_comma = |at: usize| words.get(at).is_some_and(|it| it.lemma() == ",");
    let is_tied = |at: &usize| heads[*at] == opener || heads[opener] == *at;
    let subject = (opener + 1..=last).find(is_tied).filter(|_| is_comma(last + 1))?;
    let main = heads[if heads[opener] == subject { subject } else { opener }];
    let aside = last + 2..words.len().min(last + ASIDE);
    let closes = |at: &usize| is_comma(*at) && at + 1 < words.len() && is_finite(&words[at + 1]);
    let verb = aside.clone().find(closes)? + 1;
    let is_astray = heads[verb] == main
        && matches!(words[verb].label(), "conj" | "advcl" | "ccomp")
        || (subject..verb).contains(&heads[verb]);
    let has_own = (subject + 1..verb).any(|at| heads[at] == main && is_finite(&words[at]));
    (is_astray && !has_own && main < opener).then_some((subject, verb))
}

fn is_finite(word: &Word) -> bool {
    matches!(word.tag(), "VBD" | "VBZ" | "VBP" | "MD")
}
