//! What a copula calls a clause or a tale: "it is a lie that", "reports that … are baseless", "it
//! would be a mistake to think that".

use super::words::standing_words;
use super::{Standing, Verdict};
use crate::page::Tree;
use crate::predicate::{denies, is_infinitive, is_negated};

/// What the copula above a clause, or what stands behind it, calls the clause.
pub(super) fn above(tree: &Tree<'_>, clause: usize, head: usize) -> Option<Verdict> {
    let has_subject = tree.child(clause, &["nsubj", "nsubjpass", "expl"]).is_some();
    let is_clause = has_subject && !is_infinitive(tree, clause);
    let fits = matches!(tree.label(clause), "ccomp" | "csubj" | "csubjpass" | "advcl");
    // "It is false, he said": a clause before the copula is its subject, or none of its own.
    let is_own = clause > head || matches!(tree.label(clause), "csubj" | "csubjpass");
    if !is_clause || !fits || !is_own {
        return None;
    }
    let copula = tree.head(head).filter(|_| is_behind(tree, head)).unwrap_or(head);
    called(tree, copula)
}

/// What a copula says of a tale that is its subject: "are lies", "turned out to be a hoax", "does not
/// hold water".
pub(super) fn told_of(tree: &Tree<'_>, tale: usize, verb: usize) -> Option<Verdict> {
    let inner = tree.child(verb, &["xcomp"]).filter(|&it| tree.lemma(it) == "be");
    let found = called(tree, verb).or_else(|| called(tree, inner?));
    let found = found.or_else(|| super::governor::told_by(tree, verb, None));
    // "The report denied that": of what a tale itself turns down, it says nothing.
    found.filter(|it| it.by != verb || is_said_of(tree, tale, verb))
}

/// What a copula calls a deed that is its subject: "the attack was a hoax".
pub(super) fn calls_untrue(tree: &Tree<'_>, verb: usize) -> Option<Verdict> {
    let told = told_word(tree, verb)?;
    let is_unreal = standing_words().unreal.contains(&tree.lemma(told).to_lowercase())
        || matches!(tree.lemma(told), "hoax" | "fabrication" | "fiction" | "myth" | "invention");
    let is_denied = is_negated(tree, verb) || denies(tree, told);
    let is_copula = standing_words().proving.contains(tree.lemma(verb));
    (is_copula && is_unreal && !is_denied).then(|| Verdict::new(Standing::Denied, told))
}

/// Whether a verb with a tale for its subject tells of the tale: it takes no clause of its own.
fn is_said_of(tree: &Tree<'_>, tale: usize, verb: usize) -> bool {
    tree.child(verb, &["ccomp", "xcomp"]).is_none_or(|it| it < verb)
        && standing_words().raising.iter().any(|key| key.starts_with(tree.lemma(verb)))
        && tale < verb
}

/// "It would be a mistake to think that": what is said of believing what the verb takes.
pub(super) fn mistaken(tree: &Tree<'_>, believing: usize) -> Option<Verdict> {
    let words = standing_words();
    if !words.believing.contains(tree.lemma(believing)) || !is_infinitive(tree, believing) {
        return None;
    }
    let head = tree.head(believing)?;
    let copula = tree.head(head).filter(|_| is_behind(tree, head)).unwrap_or(head);
    let told = told_word(tree, copula)?;
    let is_mistaken = words.mistaken.contains(&tree.lemma(told).to_lowercase());
    let is_denied = is_negated(tree, copula) || denies(tree, told);
    (is_mistaken && !is_denied).then(|| Verdict::new(Standing::Denied, told))
}

/// Whether a word stands behind a copula.
fn is_behind(tree: &Tree<'_>, word: usize) -> bool {
    matches!(tree.label(word), "acomp" | "attr" | "oprd")
}

/// Whether the copula before a noun is denied, as in "is no myth" and "there is no truth".
pub(super) fn is_denied(tree: &Tree<'_>, noun: usize) -> bool {
    let copula = tree.head(noun).filter(|_| is_behind(tree, noun) || tree.label(noun) == "dobj");
    copula.is_some_and(|it| is_negated(tree, it))
}

/// Whether a noun is what "it" is called: "it is a lie that", "called it a lie that".
pub(super) fn stands_for_it(tree: &Tree<'_>, noun: usize) -> bool {
    let above = tree.head(noun).filter(|_| is_behind(tree, noun));
    let it = above.and_then(|it| tree.child(it, &["dobj"]).or_else(|| tree.child(it, &["nsubj"])));
    it.is_some_and(|it| tree.lemma(it).eq_ignore_ascii_case("it"))
}

/// Whether a copula calls its subject untrue, by "is false" or "is not true".
fn called(tree: &Tree<'_>, copula: usize) -> Option<Verdict> {
    let words = standing_words();
    if !words.proving.contains(tree.lemma(copula)) {
        return None;
    }
    let told = told_word(tree, copula)?;
    let lemma = tree.lemma(told).to_lowercase();
    let is_not = is_negated(tree, copula) || is_negated(tree, told) || denies(tree, told);
    let list = if is_not { &words.true_words } else { &words.untrue };
    list.contains(&lemma).then(|| Verdict::new(Standing::Denied, told))
}

/// What a copula says of its subject.
fn told_word(tree: &Tree<'_>, copula: usize) -> Option<usize> {
    tree.child(copula, &["acomp", "attr", "oprd", "dobj"])
}
