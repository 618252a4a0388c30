//! Garden paths: a noun with a clause of its own, whose verb a parser takes for that of the sentence,
//! as in "the deal agreed in March could collapse" and "three drivers I spoke to said".

use text::language::Token as Word;

use super::mend::Labels;
use crate::lexicon::offices;

/// How far behind a noun's own clause the verb of the sentence may stand, in words.
const REACH: usize = 12;

/// How many words before a verb its subject and its auxiliaries are looked for.
const BEFORE: usize = 6;

/// A noun, the verb of its own clause, and the verb of the sentence.
struct Path {
    noun: usize,
    own: usize,
    main: usize,
    /// How the clause depends on its noun.
    label: &'static str,
}

/// Mends the heads of such sentences, and the labels that change.
pub(super) fn mend(words: &[Word], heads: &mut [usize], labels: &mut Labels) {
    for own in 1..words.len() {
        let path = participle(words, heads, own).or_else(|| relative(words, heads, own));
        let path = path.and_then(|it| Some((label(words[it.own].label())?, it)));
        if let Some((label, path)) = path {
            tie(words, heads, labels, &path, label);
        }
    }
}

fn tie(words: &[Word], heads: &mut [usize], labels: &mut Labels, path: &Path, label: &'static str) {
    let Path { noun, own, main, .. } = *path;
    // Where the parser took the clause for what the verb tells, that verb keeps its place.
    if heads[own] != main {
        heads[main] = if heads[own] == own { main } else { heads[own] };
        labels.insert(main, label);
    }
    for at in own + 1..words.len().min(main + REACH) {
        // "To" before the verb of the sentence ends the clause before it.
        let is_loose = at < main && heads[at] == main && words[at].tag() == "TO";
        if is_loose {
            heads[at] = own;
            labels.insert(at, "prep");
        } else if at > main && heads[at] == own {
            heads[at] = main;
        }
    }
    heads[noun] = main;
    heads[own] = noun;
    labels.extend([(noun, "nsubj"), (own, path.label)]);
}

/// "The deal agreed in March could collapse": what follows has no subject of its own.
fn participle(words: &[Word], heads: &[usize], own: usize) -> Option<Path> {
    let noun = own.checked_sub(1)?;
    let is_subject = heads[noun] == own && words[noun].label() == "nsubj";
    let is_thing = matches!(words[noun].tag(), "NN" | "NNS") && !speaks(words[noun].lemma());
    if !(matches!(words[own].tag(), "VBD" | "VBN") && is_subject && is_thing) {
        return None;
    }
    let mut near = own + 1..words.len().min(own + REACH);
    let main = near.find(|&at| heads[at] == own && words[at].label() == "ccomp")?;
    let fits = is_finite(words, heads, main) && !has_subject(words, heads, main);
    fits.then_some(Path { noun, own, main, label: "acl" })
}

/// "Three drivers I spoke to said": a pronoun and its verb between a noun and the verb of the sentence.
fn relative(words: &[Word], heads: &[usize], own: usize) -> Option<Path> {
    let pronoun = own.checked_sub(1).filter(|&at| words[at].tag() == "PRP" && heads[at] == own)?;
    let noun = pronoun.checked_sub(1).filter(|&at| words[at].tag().starts_with("NN"))?;
    let is_astray = heads[noun] == own && words[noun].label() == "npadvmod";
    if !is_astray {
        return None;
    }
    let told = heads[own];
    let is_told = told > own
        && words[own].label() == "ccomp"
        && is_finite(words, heads, told)
        && !has_subject(words, heads, told);
    if is_told {
        return Some(Path { noun, own, main: told, label: "relcl" });
    }
    let main = own + 2;
    let ends = words.get(own + 1).is_some_and(|it| matches!(it.tag(), "TO" | "IN" | "RP"));
    let is_main = words.get(main).is_some_and(|it| matches!(it.tag(), "VBD" | "VBP" | "VBZ"));
    let is_below = ends && is_main && heads[main] == own && !has_subject(words, heads, main);
    is_below.then_some(Path { noun, own, main, label: "relcl" })
}

fn speaks(noun: &str) -> bool {
    let speakers = &offices().speakers;
    let is_one = |noun: &str| speakers.iter().any(|it| it == noun);
    is_one(noun) || is_one(&format!("{noun}s"))
}

fn is_finite(words: &[Word], heads: &[usize], verb: usize) -> bool {
    let tells = |at: usize| matches!(words[at].tag(), "MD" | "VBZ" | "VBD" | "VBP");
    tells(verb)
        || (verb.saturating_sub(BEFORE)..verb).any(|at| {
            heads[at] == verb && matches!(words[at].label(), "aux" | "auxpass") && tells(at)
        })
}

fn has_subject(words: &[Word], heads: &[usize], verb: usize) -> bool {
    (verb.saturating_sub(BEFORE)..verb).any(|at| {
        let is_told = matches!(words[at].label(), "nsubj" | "nsubjpass" | "expl" | "mark");
        heads[at] == verb && is_told
    })
}

/// A label that the verb of a sentence or clause may have.
fn label(of: &str) -> Option<&'static str> {
    ["ROOT", "ccomp", "conj", "advcl", "relcl", "parataxis"].into_iter().find(|it| *it == of)
}
