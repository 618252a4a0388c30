//! The word above a clause: "denied that", "nobody expects that", "failed to", "accused it of lying
//! when it wrote that".

use std::collections::HashSet;

use domain::Manner;

use super::tale;
use super::words::standing_words;
use super::{Standing, Verdict, copula};
use crate::page::{Page, Tree};
use crate::predicate::{is_infinitive, is_negated};

/// What the word above makes of a clause, or of what its noun is told by.
pub(super) fn above(page: &Page<'_>, clause: usize, head: usize) -> Option<Verdict> {
    let tree = &page.tree;
    if tale::is_content(tree, clause, head) {
        return tale::fate(page, head);
    }
    match tree.label(clause) {
        "ccomp" | "xcomp" => of_verb(tree, clause, head),
        "pcomp" => behind_preposition(tree, clause, head),
        _ => None,
    }
}

/// What a verb makes of its clause.
fn of_verb(tree: &Tree<'_>, clause: usize, verb: usize) -> Option<Verdict> {
    // "They struck it; the raids failed": a clause before its verb is the quoted one or another's.
    if clause < verb && !is_opened(tree, clause) {
        return None;
    }
    told_by(tree, verb, None)
        .or_else(|| unsaid(tree, clause, verb))
        .or_else(|| undone(tree, clause, verb))
        .or_else(|| by_calling(tree, verb, clause))
        .or_else(|| falsely(tree, verb))
        .or_else(|| lied(tree, verb))
        .or_else(|| copula::mistaken(tree, verb))
}

/// "I did not say that it will", "nobody has promised that it will": what was not said is left open.
fn unsaid(tree: &Tree<'_>, clause: usize, verb: usize) -> Option<Verdict> {
    let words = standing_words();
    let lemma = tree.lemma(verb);
    let is_said = words.saying.contains(lemma) || words.binding.contains(lemma);
    let is_told = tree.label(clause) == "ccomp" && is_said && is_negated(tree, verb);
    is_told.then(|| Verdict::new(Standing::Open, verb))
}

/// "That Serbia would sign nobody believes"
fn is_opened(tree: &Tree<'_>, clause: usize) -> bool {
    tree.child(clause, &["mark"]).is_some_and(|it| tree.lemma(it) == "that")
}

/// "scoffed at Russia attacking", "refrained from attacking", "has no intention of attacking"
fn behind_preposition(tree: &Tree<'_>, clause: usize, preposition: usize) -> Option<Verdict> {
    let head = tree.head(preposition)?;
    let tie = tree.lemma(preposition);
    let words = standing_words();
    if let Some(found) = super::undone::intended(tree, head) {
        return Some(found);
    }
    if tie == "from" && words.undoing.contains(tree.lemma(head)) {
        return Some(Verdict::new(unless(tree, head, Standing::Undone), head));
    }
    let is_deed = tree.tag(clause) == "VBG" && tree.child(clause, &["nsubj"]).is_none();
    if is_deed { None } else { told_by(tree, head, Some(tie)) }
}

/// What a verb makes of the clause or the tale that it takes, with a preposition or without.
pub(super) fn told_by(tree: &Tree<'_>, verb: usize, tie: Option<&str>) -> Option<Verdict> {
    let words = standing_words();
    let keys = keys(tree, verb, tie);
    let has = |list: &HashSet<String>| keys.iter().any(|it| list.contains(it));
    let is_denied = is_negated(tree, verb);
    let told = if has(&words.denying) {
        Some(unless(tree, verb, Standing::Denied))
    } else if has(&words.doubting) {
        (!is_denied).then_some(Standing::Doubted)
    } else if has(&words.raising) {
        if is_denied { Some(Standing::Denied) } else { by_few(tree, verb) }
    } else {
        (has(&words.confirming) && is_denied).then_some(Standing::Open)
    };
    told.map(|it| Verdict::new(it, verb))
}

/// Whether a verb, denied, puts its clause forward: "nobody doubts that".
pub(crate) fn is_affirmed(tree: &Tree<'_>, clause: usize, verb: usize) -> bool {
    let doubts = standing_words().doubting.contains(tree.lemma(verb));
    doubts && tree.label(clause) == "ccomp" && is_negated(tree, verb)
}

/// "few believe that"
fn by_few(tree: &Tree<'_>, verb: usize) -> Option<Standing> {
    let words = standing_words();
    let subject = tree.child(verb, &["nsubj"])?;
    let is_few = |it: usize| words.few.contains(&tree.lemma(it).to_lowercase());
    // "A few believe it" tells of some.
    let is_some = tree.children(subject).iter().any(|&it| tree.lemma(it) == "a");
    let is_few = is_few(subject) || tree.children(subject).iter().any(|&it| is_few(it));
    (is_few && !is_some).then_some(Standing::Doubted)
}

/// A standing, or that nobody says so, where the word for it is itself denied.
fn unless(tree: &Tree<'_>, word: usize, told: Standing) -> Standing {
    if is_negated(tree, word) { Standing::Open } else { told }
}

/// "refused to sign", "failed to agree"
fn undone(tree: &Tree<'_>, clause: usize, verb: usize) -> Option<Verdict> {
    let is_taken = tree.label(clause) == "xcomp" && is_infinitive(tree, clause);
    let undoes = standing_words().undoing.contains(tree.lemma(verb));
    (is_taken && undoes).then(|| Verdict::new(unless(tree, verb, Standing::Undone), verb))
}

/// "branded as fiction that", "called it a lie that": whether a verb calls what it takes untrue.
pub(super) fn by_calling(tree: &Tree<'_>, verb: usize, taken: usize) -> Option<Verdict> {
    let words = standing_words();
    if !words.calling.contains(tree.lemma(verb)) || is_negated(tree, verb) {
        return None;
    }
    // "called reports that it had bombed a school false", of which a parser loses the last word.
    let (_, last) = tree.reach(taken);
    let is_loose = last > taken && matches!(tree.label(last), "advmod" | "acomp" | "oprd");
    if is_loose && words.untrue.contains(tree.lemma(last)) {
        return Some(Verdict::new(Standing::Denied, verb));
    }
    let children = tree.children(verb).iter().copied();
    let named = children.filter(|&it| it != taken).find_map(|it| match tree.label(it) {
        "oprd" | "acomp" | "attr" | "dobj" => Some(it),
        "prep" if tree.lemma(it) == "as" => tree.child(it, &["pobj", "amod", "acomp", "pcomp"]),
        _ => None,
    })?;
    let is_untrue = words.untrue.contains(&tree.lemma(named).to_lowercase());
    is_untrue.then(|| Verdict::new(Standing::Denied, verb))
}

/// The verb of calling behind which a word tells what something is called, or that verb itself.
pub(crate) fn calls(tree: &Tree<'_>, word: usize) -> Option<usize> {
    let is_calling = |it: usize| {
        tree.tag(it).starts_with("VB") && standing_words().calling.contains(tree.lemma(it))
    };
    let above = || tree.head(word).filter(|_| matches!(tree.label(word), "oprd" | "dobj"));
    let own = is_calling(word) && Manner::of_verb(tree.lemma(word)) == Manner::Said;
    own.then_some(word).or_else(|| above().filter(|&it| is_calling(it)))
}

/// "falsely claimed that", "was wrongly said to"
fn falsely(tree: &Tree<'_>, verb: usize) -> Option<Verdict> {
    let words = standing_words();
    let mut beside = tree.children(verb).iter().copied();
    let adverb =
        beside.find(|&it| tree.label(it) == "advmod" && words.falsely.contains(tree.lemma(it)))?;
    (!is_negated(tree, verb)).then(|| Verdict::new(Standing::Denied, adverb))
}

/// "accused it of lying when it wrote that", "lied when he said that"
fn lied(tree: &Tree<'_>, saying: usize) -> Option<Verdict> {
    let above = tree.head(saying).filter(|_| tree.label(saying) == "advcl")?;
    let of_lying = || {
        let object = tree.child(above, &["dobj"]).map_or(&[][..], |it| tree.children(it));
        let ties = tree.children(above).iter().chain(object);
        let ties = ties.filter(|&&it| tree.label(it) == "prep");
        ties.filter_map(|&it| tree.child(it, &["pcomp", "pobj"])).any(|it| lies(tree, it))
    };
    let is_lie = !is_negated(tree, above) && (lies(tree, above) || of_lying());
    is_lie.then(|| Verdict::new(Standing::Denied, above))
}

/// Whether a verb tells that its subject lies.
pub(crate) fn lies(tree: &Tree<'_>, verb: usize) -> bool {
    standing_words().lying.contains(tree.lemma(verb))
}

/// A verb with what stands between it and what it takes: "laugh off", "scoff at", "pour scorn on".
fn keys(tree: &Tree<'_>, verb: usize, tie: Option<&str>) -> Vec<String> {
    let lemma = tree.lemma(verb).to_lowercase();
    let children = |labels: &[&str]| -> Vec<&str> {
        let own = tree.children(verb).iter().copied();
        own.filter(|&it| labels.contains(&tree.label(it))).map(|it| tree.lemma(it)).collect()
    };
    let (particles, objects) =
        (children(&["prt", "advmod"]), children(&["dobj", "attr", "acomp", "advmod"]));
    match tie {
        None => {
            let longer = particles.iter().chain(&objects).map(|it| format!("{lemma} {it}"));
            longer.chain([lemma.clone()]).collect()
        }
        Some(tie) => {
            let longer = objects.iter().chain(&particles).map(|it| format!("{lemma} {it} {tie}"));
            longer.chain([format!("{lemma} {tie}")]).collect()
        }
    }
}
