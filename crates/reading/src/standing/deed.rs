//! A deed that a noun names: "no attack", "the alleged attack", "an attack that never took place",
//! "denied any attack", "rumors of an attack".

use super::words::standing_words;
use super::{Standing, Verdict, copula, governor, standing};
use crate::page::{Page, Tree};
use crate::predicate::{denies, is_negated, verb_key};

/// How far above a deed the words are looked for that tell of it.
const CLIMB: usize = 4;

/// How what a noun for a deed names stands, or what the clause of any other word tells.
pub(crate) fn standing_of_deed(page: &Page<'_>, word: usize) -> Standing {
    let tree = &page.tree;
    if !tree.tag(word).starts_with("NN") {
        return standing(page, word);
    }
    let verdicts = [told_of(tree, word), beside(page, word)];
    let mut told: Vec<Standing> = verdicts.into_iter().flatten().map(|it| it.standing).collect();
    told.push(standing(page, word));
    // "The alleged attack did not take place" leaves nothing open.
    let is_not = |it: &&Standing| matches!(it, Standing::Denied | Standing::Undone);
    let found =
        told.iter().find(is_not).or_else(|| told.iter().find(|it| **it != Standing::Asserted));
    found.copied().or_else(|| heard(tree, word)).unwrap_or(Standing::Asserted)
}

/// What the words beside a noun make of what it names.
fn beside(page: &Page<'_>, noun: usize) -> Option<Verdict> {
    let tree = &page.tree;
    let words = standing_words();
    if denies(tree, noun) {
        return Some(Verdict::new(Standing::Denied, noun));
    }
    let mut children = tree.children(noun).iter().copied();
    children.find_map(|it| {
        let written = page.lower(tree.place(it));
        let told = match tree.label(it) {
            "amod" | "compound" | "nmod" | "acl" if words.unreal.contains(written) => {
                Standing::Denied
            }
            "amod" | "compound" | "nmod" if words.claimed.contains(written) => Standing::Open,
            "relcl" if never_was(tree, it) => Standing::Denied,
            _ => return None,
        };
        Some(Verdict::new(told, it))
    })
}

/// "that never took place", "failed to materialize": whether a verb tells that its subject did not come
/// about.
fn never_was(tree: &Tree<'_>, verb: usize) -> bool {
    let occurs = |it: usize| {
        let key = verb_key(tree, it);
        let with_place = tree.child(it, &["dobj"]).is_some_and(|it| tree.lemma(it) == "place");
        let is_of_deeds = standing_words().occurring.contains(&key) && key != "be" && key != "come";
        is_of_deeds || key == "take" && with_place || is_bare_being(tree, it)
    };
    let failing = tree.child(verb, &["xcomp"]).filter(|_| tree.lemma(verb) == "fail");
    is_negated(tree, verb) && occurs(verb) || failing.is_some_and(occurs)
}

/// "There never was one": "be" and "come" with nothing behind them.
fn is_bare_being(tree: &Tree<'_>, verb: usize) -> bool {
    matches!(tree.lemma(verb), "be" | "come")
        && tree.child(verb, &["attr", "acomp", "prep", "advcl", "xcomp", "ccomp"]).is_none()
        && tree.child(verb, &["auxpass"]).is_none()
}

/// What the verb above a noun makes of what it names.
fn told_of(tree: &Tree<'_>, noun: usize) -> Option<Verdict> {
    let words = standing_words();
    let verb = tree.head(noun)?;
    let key = verb_key(tree, verb);
    match tree.label(noun) {
        "nsubj" | "nsubjpass" if never_was(tree, verb) => {
            Some(Verdict::new(Standing::Denied, verb))
        }
        "nsubj" => copula::calls_untrue(tree, verb),
        "nsubjpass" if words.denying_deeds.contains(&key) && !is_negated(tree, verb) => {
            Some(Verdict::new(Standing::Denied, verb))
        }
        "dobj" if words.denying_deeds.contains(&key) && is_of_any(tree, noun) => {
            let told = if is_negated(tree, verb) { Standing::Open } else { Standing::Denied };
            Some(Verdict::new(told, verb))
        }
        "dobj" => governor::told_by(tree, verb, None)
            .filter(|it| matches!(it.standing, Standing::Doubted | Standing::Open)),
        "pobj" if tree.lemma(verb).eq_ignore_ascii_case("without") => {
            Some(Verdict::new(Standing::Undone, verb))
        }
        // "There has never been an attack"
        "attr" if is_negated(tree, verb) && tree.child(verb, &["expl"]).is_some() => {
            Some(Verdict::new(Standing::Denied, verb))
        }
        "conj" => told_of(tree, verb),
        _ => None,
    }
}

/// "any attack", "an attack", "attacks": no certain one.
fn is_of_any(tree: &Tree<'_>, noun: usize) -> bool {
    let mut beside = tree.children(noun).iter().copied();
    !beside.any(|it| {
        let lemma = tree.lemma(it).to_lowercase();
        tree.label(it) == "poss" || matches!(&*lemma, "the" | "this" | "that" | "these" | "those")
    })
}

/// "rumors of an attack", "an allegation of fraud": what is only heard.
fn heard(tree: &Tree<'_>, noun: usize) -> Option<Standing> {
    let mut at = noun;
    for _ in 0..CLIMB {
        let head = tree.head(at)?;
        match tree.label(at) {
            "conj" | "pobj" => at = head,
            "prep" if matches!(tree.lemma(at), "of" | "about") => {
                let is_hearsay =
                    standing_words().hearsay.contains(&tree.lemma(head).to_lowercase());
                return is_hearsay.then_some(Standing::Open);
            }
            _ => return None,
        }
    }
    None
}
