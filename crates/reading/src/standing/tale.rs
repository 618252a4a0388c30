//! A tale: a claim, a report or a rumor, with whose fate its content stands or falls.

use std::collections::HashSet;

use super::words::standing_words;
use super::{Standing, Verdict, copula, governor, undone};
use crate::page::{Page, Tree};
use crate::predicate::{denies, is_infinitive, is_negated};

/// Whether a clause, or what stands behind "of", is the content of a noun: "reports that it had",
/// "a claim of an attack". "The report that the army published" tells nothing of what it reports.
pub(crate) fn is_content(tree: &Tree<'_>, word: usize, noun: usize) -> bool {
    if word < noun || !is_noun(tree, noun) {
        return false;
    }
    let has_subject = tree.child(word, &["nsubj", "nsubjpass", "expl"]).is_some();
    match tree.label(word) {
        "prep" => matches!(tree.lemma(word), "of" | "about"),
        "acl" | "ccomp" => has_subject || is_infinitive(tree, word),
        "relcl" => has_subject && is_opened_by_that(tree, word, noun),
        _ => false,
    }
}

/// Whether a word is a noun; at the head of a sentence "reports" may be taken for a verb.
fn is_noun(tree: &Tree<'_>, word: usize) -> bool {
    let is_subject = matches!(tree.label(word), "nsubj" | "nsubjpass");
    tree.tag(word).starts_with("NN")
        || is_subject && standing_words().tales.contains(tree.lemma(word))
}

/// Whether a clause that a parser takes for a relative one opens with the "that" of a content.
fn is_opened_by_that(tree: &Tree<'_>, clause: usize, noun: usize) -> bool {
    let Some(&first) = tree.children(clause).first().filter(|&&it| tree.lemma(it) == "that") else {
        return false;
    };
    if tree.label(first) == "mark" || tree.tag(first) == "IN" {
        return true;
    }
    // "the lie that it told" has no object but "that", "a lie that it fired at ships" follows "it".
    let objects = tree.children(clause).iter().filter(|&&it| tree.label(it) == "dobj");
    tree.label(first) == "dobj" && objects.count() > 1 || copula::stands_for_it(tree, noun)
}

/// How the content of a noun stands by what becomes of the noun.
pub(super) fn fate(page: &Page<'_>, noun: usize) -> Option<Verdict> {
    let tree = &page.tree;
    let words = standing_words();
    let lemma = tree.lemma(noun).to_lowercase();
    if let Some(found) = undone::intended(tree, noun) {
        return Some(found);
    }
    if words.tales.contains(&lemma) {
        return of_tale(page, noun);
    }
    let is_none = denies(tree, noun) || copula::is_denied(tree, noun);
    let told = if words.doubting.contains(&lemma) {
        (!is_none).then_some(Standing::Doubted)
    } else if words.untrue.contains(&lemma) {
        (!is_none).then_some(Standing::Denied)
    } else if words.true_words.contains(&lemma) {
        is_none.then_some(Standing::Denied)
    } else {
        (words.signs.contains(&lemma) && is_none).then_some(Standing::Open)
    };
    told.map(|it| Verdict::new(it, noun))
}

fn of_tale(page: &Page<'_>, tale: usize) -> Option<Verdict> {
    let tree = &page.tree;
    let words = standing_words();
    let beside = |list: &HashSet<String>| {
        let mut own = tree.children(tale).iter().copied();
        own.find(|&it| tree.label(it) == "amod" && list.contains(&tree.lemma(it).to_lowercase()))
    };
    let denied = beside(&words.untrue).map(|it| Verdict::new(Standing::Denied, it));
    let open = || beside(&words.open).map(|it| Verdict::new(Standing::Open, it));
    denied.or_else(|| told_of(tree, tale)).or_else(open)
}

/// Whose verb turns a tale down: that of "Berlin debunked the claim", which is not Berlin's.
pub(crate) fn turned_down_by(tree: &Tree<'_>, tale: usize) -> Option<usize> {
    told_of(tree, tale).map(|it| it.by)
}

/// What is said of a tale by the words above it.
fn told_of(tree: &Tree<'_>, tale: usize) -> Option<Verdict> {
    let head = tree.head(tale)?;
    match tree.label(tale) {
        "dobj" | "nsubjpass" | "oprd" => governor::told_by(tree, head, None)
            .or_else(|| governor::by_calling(tree, head, tale))
            .or_else(|| called_beside(tree, head, tale)),
        "nsubj" => copula::told_of(tree, tale, head),
        "pobj" => behind(tree, head).or_else(|| out_of_hand(tree, tale, head)),
        "conj" => told_of(tree, head),
        _ => None,
    }
}

/// "dismissed out of hand suggestions that", where a parser ties the tale to the "of".
fn out_of_hand(tree: &Tree<'_>, tale: usize, preposition: usize) -> Option<Verdict> {
    let out = tree.head(preposition).filter(|&it| tree.lemma(it) == "out")?;
    let has_hand = tree.child(tale, &["compound"]).is_some_and(|it| tree.lemma(it) == "hand");
    has_hand.then(|| governor::told_by(tree, tree.head(out)?, None)).flatten()
}

/// "called assertions that … an outright lie", where a parser takes both for what it is called.
fn called_beside(tree: &Tree<'_>, verb: usize, tale: usize) -> Option<Verdict> {
    let clause = tree.children(verb).iter().copied().find(|&it| tree.label(it) == "ccomp")?;
    let is_told = tree.child(clause, &["nsubj"]) == Some(tale);
    is_told.then(|| copula::told_of(tree, tale, clause)).flatten()
}

/// "poured scorn on claims that", "no truth to reports that", "contrary to reports that"
fn behind(tree: &Tree<'_>, preposition: usize) -> Option<Verdict> {
    let words = standing_words();
    let head = tree.head(preposition)?;
    let tie = tree.lemma(preposition);
    let lemma = tree.lemma(head).to_lowercase();
    if words.contrary.contains(&lemma) && tie == "to" {
        return Some(Verdict::new(Standing::Denied, head));
    }
    let is_none = || denies(tree, head) || copula::is_denied(tree, head);
    if words.true_words.contains(&lemma) && is_none() {
        return Some(Verdict::new(Standing::Denied, head));
    }
    let verb = if matches!(tree.label(head), "dobj" | "attr" | "acomp" | "prep") {
        tree.head(head)?
    } else {
        head
    };
    governor::told_by(tree, verb, Some(tie))
}

/// "According to unconfirmed reports, Kenya attacked".
pub(super) fn by_open_reports(page: &Page<'_>, deed: usize) -> Option<Verdict> {
    let tree = &page.tree;
    let words = standing_words();
    let ties = tree.children(deed).iter().copied();
    let according = ties.filter(|&it| page.is(tree.place(it), &["according"]));
    let tale = according.into_iter().find_map(|it| {
        let to = tree.child(it, &["prep"]).unwrap_or(it);
        tree.child(to, &["pobj"]).filter(|&it| words.tales.contains(tree.lemma(it)))
    })?;
    let mut beside = tree.children(tale).iter();
    let open = beside.find(|&&it| tree.label(it) == "amod" && words.open.contains(tree.lemma(it)));
    open.map(|&it| Verdict::new(Standing::Open, it))
}

/// Whether what a noun tells is one side's word for another's deed: "Russia's claim that Japan had".
pub(crate) fn is_owned(tree: &Tree<'_>, deed: usize) -> bool {
    let Some(tale) = tree.head(deed).filter(|&it| is_content(tree, deed, it)) else { return false };
    let is_told = standing_words().tales.contains(tree.lemma(tale)) && !is_negated(tree, tale);
    is_told && tree.label(deed) == "acl" && tree.child(tale, &["poss"]).is_some()
}
