//! An attitude: whether what a clause says is put forward as true, by the words it hangs on.

use super::likelihood::weighs;
use crate::lexicon::prediction_words;
use crate::page::{Page, Tree};
use crate::standing::{Standing, is_content, standing};

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
    if is_only_asked(page, clause) {
        return Attitude::Open;
    }
    match standing(page, clause) {
        Standing::Denied | Standing::Doubted => Attitude::Denied,
        Standing::Undone | Standing::Open => Attitude::Open,
        Standing::Asserted => governed(&page.tree, clause),
    }
}

/// A word and those that it hangs on, the nearest first.
fn upwards<'t>(tree: &'t Tree<'_>, word: usize) -> impl Iterator<Item = usize> + 't {
    std::iter::successors(Some(word), |&at| tree.head(at)).take(STEPS)
}

/// Whether a clause, or one that it is part of, is only asked or supposed, or only describes a thing.
fn is_only_asked(page: &Page<'_>, clause: usize) -> bool {
    // "which shows that it will": what the relative clause itself holds is put forward.
    let is_content = || page.tree.head(clause).is_some_and(|it| is_content(&page.tree, clause, it));
    page.tree.label(clause) == "relcl" && !is_content()
        || upwards(&page.tree, clause)
            .any(|at| asks(page, at, at == clause) || is_supposed(page, at))
}

/// Whether the words that a clause hangs on want it, or bind somebody to it.
fn governed(tree: &Tree<'_>, clause: usize) -> Attitude {
    let words = prediction_words();
    let is_taken = |at: &usize| matches!(tree.label(*at), "ccomp" | "xcomp" | "acl" | "pcomp");
    let governors = upwards(tree, clause).filter(is_taken).filter_map(|at| tree.head(at));
    let lemmas: Vec<&str> = governors.map(|it| tree.lemma(it)).collect();
    let is_wished = lemmas.iter().any(|it| words.wishing.contains(*it));
    let binds = lemmas.iter().any(|it| words.committing.contains(*it));
    match (is_wished, binds) {
        (true, _) => Attitude::Open,
        (false, true) => Attitude::Bound,
        (false, false) => Attitude::Asserted,
    }
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
