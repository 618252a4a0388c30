//! An attitude: whether what a clause says is put forward as true, by the words it hangs on.

use domain::Manner;

use super::likelihood::weighs;
use crate::lexicon::prediction_words;
use crate::page::{Page, Tree};

/// Whether what a clause says is put forward as true.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Attitude {
    /// It is.
    Asserted,
    /// It is denied, as in "I doubt that it will" and "it is false that it will".
    Denied,
    /// Somebody binds himself to it.
    Bound,
    /// It is wanted, asked for, supposed or only describes something.
    Open,
}

/// How many words upwards are looked at.
const STEPS: usize = 8;

/// How many of the words that depend on one are looked at; the first tell.
const MOST: usize = 32;

/// The attitude to the clause of a word of the tree.
pub(crate) fn attitude(page: &Page<'_>, clause: usize) -> Attitude {
    let mut at = clause;
    let mut found = Attitude::Asserted;
    for _ in 0..STEPS {
        // "which shows that it will": what the relative clause itself holds is put forward.
        let relative = at == clause && page.tree.label(at) == "relcl";
        if relative || asks(page, at, at == clause) || is_supposed(page, at) {
            return Attitude::Open;
        }
        let Some(governor) = page.tree.head(at) else { return found };
        if matches!(page.tree.label(at), "ccomp" | "xcomp" | "acl" | "pcomp" | "advcl" | "dobj") {
            if is_called_untrue(&page.tree, governor) || is_turned_down(&page.tree, governor, at) {
                return Attitude::Denied;
            }
            match under(page, governor, page.tree.label(at)) {
                Attitude::Asserted => {}
                Attitude::Open => return Attitude::Open,
                other @ (Attitude::Denied | Attitude::Bound) => found = other,
            }
        }
        at = governor;
    }
    found
}

/// What a governing word makes of its clause.
fn under(page: &Page<'_>, governor: usize, label: &str) -> Attitude {
    let words = prediction_words();
    let lemma = page.tree.lemma(governor);
    if label == "advcl" || label == "dobj" {
        return Attitude::Asserted;
    }
    let denied = page.tree.child(governor, &["neg"]).is_some();
    if words.raising.contains(lemma) && denied || words.doubting.contains(lemma) && !denied {
        Attitude::Denied
    } else if words.committing.contains(lemma) {
        Attitude::Bound
    } else if words.wishing.contains(lemma) {
        Attitude::Open
    } else {
        Attitude::Asserted
    }
}

/// "it is false that", "it is not true that": whether a copula or its adjective calls a clause
/// untrue.
pub(crate) fn is_called_untrue(tree: &Tree<'_>, governor: usize) -> bool {
    let words = prediction_words();
    let copula = tree.head(governor).filter(|_| tree.label(governor) == "acomp");
    let copula = copula.unwrap_or(governor);
    let Some(told) = tree.child(copula, &["acomp", "attr"]).filter(|_| tree.lemma(copula) == "be")
    else {
        return false;
    };
    let is_not = |it: usize| tree.child(it, &["neg"]).is_some();
    let (is_negated, lemma) = (is_not(copula) || is_not(told), tree.lemma(told));
    if is_negated { words.true_words.contains(lemma) } else { words.untrue.contains(lemma) }
}

/// "dismissed claims that it will": whether a clause is that of a claim which somebody turns down.
fn is_turned_down(tree: &Tree<'_>, noun: usize, clause: usize) -> bool {
    let is_claim =
        tree.label(clause) == "acl" && prediction_words().claims.contains(tree.lemma(noun));
    let verb = tree.head(noun).filter(|_| is_claim && tree.label(noun) == "dobj");
    verb.is_some_and(|verb| {
        let manner = Manner::of_verb(tree.lemma(verb));
        let turns_down = matches!(manner, Manner::Denied | Manner::Rejected | Manner::Doubted);
        turns_down && tree.child(verb, &["neg"]).is_none()
    })
}

/// "whether he will", "who will", "what this will"
fn asks(page: &Page<'_>, verb: usize, is_own: bool) -> bool {
    let tree = &page.tree;
    let asking = |it: usize| {
        let word = page.lower(tree.place(it));
        let whether = tree.label(it) == "mark" && word == "whether";
        // "The odds that he will": a parser may tag a conjunction as a pronoun.
        let joins = tree.label(it) == "mark" && word == "that";
        let pronoun = matches!(tree.tag(it), "WP" | "WDT" | "WP$") && !joins;
        whether || pronoun && is_own || tree.tag(it) == "WRB" && word != "when"
    };
    let inner = |it: usize| tree.children(it).iter().any(|&below| below < verb && asking(below));
    tree.children(verb).iter().take(MOST).any(|&it| {
        it < verb
            && (asking(it)
                || matches!(tree.label(it), "nsubj" | "dobj" | "prep" | "attr" | "advmod")
                    && inner(it))
    })
}

/// "if he will", "until it will": a clause that is only supposed.
fn is_supposed(page: &Page<'_>, verb: usize) -> bool {
    let tree = &page.tree;
    // "As far as it will go" compares.
    let compares =
        tree.head(verb).is_some_and(|it| matches!(tree.tag(it), "RB" | "JJ" | "RBR" | "JJR"));
    // "We think it unlikely that he will": the clause is what is weighed.
    if tree.label(verb) == "advcl" && compares && !weighs(page, verb) {
        return true;
    }
    match tree.label(verb) {
        "advcl" | "ccomp" | "pcomp" => tree.children(verb).iter().take(MOST).any(|&it| {
            let opens = matches!(tree.label(it), "mark" | "advmod") && it < verb;
            opens && prediction_words().supposing.contains(page.lower(tree.place(it)))
        }),
        _ => false,
    }
}
