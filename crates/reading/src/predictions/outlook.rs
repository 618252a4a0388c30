//! An outlook: a place where a text says that something is to happen.

use crate::lexicon::{judgment_words, prediction_words};
use crate::page::{Page, Tree};

/// A place where a text says that something is to happen. All are words of the tree.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outlook {
    /// The word that foretells, as "will" or "likely".
    pub(super) marker: usize,
    /// The head of the clause that stands for the claim.
    pub(super) top: usize,
    /// What is to happen: a verb, or a noun for it.
    pub(super) verb: usize,
    /// The head of the subject.
    pub(super) subject: Option<usize>,
    /// By what kind of words.
    pub(super) form: OutlookForm,
}

/// By what kind of words something is foretold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OutlookForm {
    /// "will", "shall".
    Will,
    /// "would".
    Would,
    /// "could", "may", "might".
    May,
    /// "is likely to", "is set to", "we expect prices to".
    Infinitive,
    /// The same in the past tense, which foretells only where somebody's words are reported.
    PastInfinitive,
    /// "promised to leave".
    Promise,
    /// "an attack is unlikely".
    Predicate,
    /// "it is likely that the talks fail", "the chance of him winning".
    Present,
    /// "the chance of a deal".
    Noun,
}

/// The outlook that a word of the tree opens, if any.
pub(super) fn at(page: &Page<'_>, word: usize) -> Option<Outlook> {
    modal(page, word)
        .or_else(|| infinitive(page, word))
        .or_else(|| promised(page, word))
        .or_else(|| expected(page, word))
        .or_else(|| predicate(page, word))
        .or_else(|| awaited(page, word))
        .or_else(|| chance(page, word))
        .or_else(|| toss(page, word))
        .or_else(|| awaited_object(page, word))
}

/// "the talks will fail"
fn modal(page: &Page<'_>, word: usize) -> Option<Outlook> {
    let tree = &page.tree;
    let form = match (tree.tag(word), tree.lemma(word)) {
        ("MD", "will" | "shall" | "wo" | "'ll" | "’ll" | "ll") => OutlookForm::Will,
        ("MD", "would") if page.lower(tree.place(word)) == "would" => OutlookForm::Would,
        ("MD", "could" | "may" | "might") => OutlookForm::May,
        _ => return None,
    };
    let verb = tree.head(word).filter(|_| tree.label(word) == "aux")?;
    let subject = subject_of(tree, verb)?;
    let inverted =
        subject > word && !page.is(tree.place(word).wrapping_sub(1), &["nor", "neither"]);
    let told = form != OutlookForm::Will && is_perfect(tree, verb);
    (!inverted && !told).then_some(Outlook {
        marker: word,
        top: verb,
        verb,
        subject: Some(subject),
        form,
    })
}

/// "may have left" tells of the past.
fn is_perfect(tree: &Tree<'_>, verb: usize) -> bool {
    tree.children(verb).iter().any(|&it| tree.label(it) == "aux" && tree.lemma(it) == "have")
}

/// The subject of a verb: its own, or that of the verb it is joined to.
pub(super) fn subject_of(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let own = |verb| tree.child(verb, &["nsubj", "nsubjpass", "csubj", "expl"]);
    let joined = || own(tree.head(verb).filter(|_| tree.label(verb) == "conj")?);
    own(verb).or_else(joined)
}

/// "prices are likely to rise", "the fund is going to run out"
fn infinitive(page: &Page<'_>, word: usize) -> Option<Outlook> {
    let tree = &page.tree;
    if tree.label(word) != "xcomp" || !has_to(tree, word) {
        return None;
    }
    let marker = tree.head(word)?;
    if !prediction_words().toward.contains(page.lower(tree.place(marker))) || marker > word {
        return None;
    }
    let compared =
        page.is(tree.place(marker).wrapping_sub(1), &["more", "less", "most", "least", "as"]);
    let copula =
        tree.head(marker).filter(|_| matches!(tree.label(marker), "acomp" | "oprd" | "attr"));
    if compared && copula.is_some() {
        // "more likely to vote" compares, and says nothing of how likely it is.
        return None;
    }
    let top = copula.unwrap_or(marker);
    let form = match tense(tree, top, copula.is_some())? {
        Tense::Present => OutlookForm::Infinitive,
        Tense::Past => OutlookForm::PastInfinitive,
    };
    Some(Outlook { marker, top, verb: word, subject: Some(subject_of(tree, top)?), form })
}

/// "the ministry promised to publish the report"
fn promised(page: &Page<'_>, word: usize) -> Option<Outlook> {
    let tree = &page.tree;
    let marker = tree.head(word).filter(|_| tree.label(word) == "xcomp" && has_to(tree, word))?;
    let promises =
        prediction_words().promising.contains(tree.lemma(marker)) && tree.tag(marker) != "VBG";
    // "Promised her to leave" is told to somebody, "promised not to" is a promise all the same, and
    // "did not promise to", "would promise to" and "was asked to promise to" are none.
    let is_other = |it: usize| {
        matches!(tree.label(it), "neg" | "auxpass") || tree.tag(it) == "MD" || tree.tag(it) == "TO"
    };
    let is_made = !tree.children(marker).iter().any(|&it| is_other(it));
    let subject = subject_of(tree, marker).filter(|&it| it < marker)?;
    (promises && is_made && marker < word).then_some(Outlook {
        marker,
        top: marker,
        verb: word,
        subject: Some(subject),
        form: OutlookForm::Promise,
    })
}

fn has_to(tree: &Tree<'_>, verb: usize) -> bool {
    tree.children(verb).iter().any(|&it| tree.label(it) == "aux" && tree.tag(it) == "TO")
}

enum Tense {
    Present,
    Past,
}

/// The tense of a predicate: of the copula itself, or of the "is" before a participle.
fn tense(tree: &Tree<'_>, top: usize, is_copula: bool) -> Option<Tense> {
    let own = is_copula.then_some(top);
    let auxiliary = || tree.child(top, &["aux", "auxpass"]).filter(|&it| tree.lemma(it) == "be");
    match tree.tag(own.or_else(auxiliary)?) {
        "VBZ" | "VBP" => Some(Tense::Present),
        "VBD" => Some(Tense::Past),
        _ => None,
    }
}

/// "we expect inflation to fall"
fn expected(page: &Page<'_>, word: usize) -> Option<Outlook> {
    let tree = &page.tree;
    let marker = tree.head(word).filter(|_| tree.label(word) == "ccomp" && has_to(tree, word))?;
    let subject = tree.child(word, &["nsubj", "nsubjpass"])?;
    let present = matches!(tree.tag(marker), "VBP" | "VBZ" | "VB" | "VBG");
    let expects = prediction_words().expecting.contains(tree.lemma(marker)) && marker < subject;
    let form = OutlookForm::Infinitive;
    (present && expects).then_some(Outlook {
        marker,
        top: word,
        verb: word,
        subject: Some(subject),
        form,
    })
}

/// "an attack is unlikely before spring"
fn predicate(page: &Page<'_>, word: usize) -> Option<Outlook> {
    let tree = &page.tree;
    if !prediction_words().adjectives.contains(page.lower(tree.place(word))) {
        return None;
    }
    let copula = tree.head(word).filter(|_| tree.label(word) == "acomp");
    let top = copula.or_else(|| held(tree, word))?;
    let present = top == word || matches!(tree.tag(top), "VBZ" | "VBP");
    let subject = tree.child(top, &["nsubj"]).filter(|&it| tree.tag(it).starts_with("NN"))?;
    let clause = |it| tree.child(it, &["xcomp", "ccomp", "csubj", "advcl"]).is_some();
    let form = OutlookForm::Predicate;
    (present && !clause(top) && !clause(word) && subject < word).then_some(Outlook {
        marker: word,
        top,
        verb: subject,
        subject: Some(subject),
        form,
    })
}

/// "we consider a cancelled vote unlikely": an adjective with a subject of its own, and no copula.
fn held(tree: &Tree<'_>, word: usize) -> Option<usize> {
    let verb = tree.head(word).filter(|_| tree.label(word) == "ccomp")?;
    let is_held = judgment_words().holding.contains(tree.lemma(verb));
    (is_held && matches!(tree.tag(verb), "VBZ" | "VBP")).then_some(word)
}

/// "a return to the port is not expected before June": a noun that is awaited.
fn awaited(page: &Page<'_>, word: usize) -> Option<Outlook> {
    let tree = &page.tree;
    let expects =
        prediction_words().expecting.contains(tree.lemma(word)) && tree.tag(word) == "VBN";
    let is_present = tree
        .child(word, &["auxpass"])
        .is_some_and(|it| expects && matches!(tree.tag(it), "VBZ" | "VBP"));
    let subject = tree.child(word, &["nsubjpass"]).filter(|&it| tree.tag(it).starts_with("NN"))?;
    let takes = tree.child(word, &["xcomp", "ccomp", "oprd"]).is_some();
    let form = OutlookForm::Predicate;
    (is_present && !takes && subject < word).then_some(Outlook {
        marker: word,
        top: word,
        verb: subject,
        subject: Some(subject),
        form,
    })
}

/// "a 60 percent chance that the deal collapses", "little chance of a deal"
fn chance(page: &Page<'_>, word: usize) -> Option<Outlook> {
    let tree = &page.tree;
    let lower = page.lower(tree.place(word));
    let is_chance = prediction_words().chances.contains(lower);
    if is_chance && tree.tag(word).starts_with("NN") {
        return of_chance(tree, word);
    }
    let likely = prediction_words().adjectives.contains(lower) && tree.label(word) == "acomp";
    let copula = tree.head(word).filter(|_| likely)?;
    let verb = that_clause(tree, word).or_else(|| that_clause(tree, copula))?;
    present(tree, word, verb)
}

/// "analysts expect a cut in March"
fn awaited_object(page: &Page<'_>, word: usize) -> Option<Outlook> {
    let tree = &page.tree;
    let is_present = matches!(tree.tag(word), "VBP" | "VBZ");
    let expects = is_present && prediction_words().expecting.contains(tree.lemma(word));
    let noun =
        tree.child(word, &["dobj"]).filter(|&it| expects && tree.tag(it).starts_with("NN"))?;
    let takes = tree.child(word, &["xcomp", "ccomp"]).is_some();
    let form = OutlookForm::Noun;
    (!takes && noun > word).then_some(Outlook {
        marker: word,
        top: noun,
        verb: noun,
        subject: None,
        form,
    })
}

/// "whether it holds is a coin toss"
fn toss(page: &Page<'_>, word: usize) -> Option<Outlook> {
    let tree = &page.tree;
    let is_toss = prediction_words().tosses.contains(tree.lemma(word));
    let told = is_toss && matches!(tree.label(word), "attr" | "acomp");
    let copula = tree.head(word).filter(|_| told)?;
    let clause = tree.child(copula, &["csubj", "ccomp", "advcl"])?;
    present(tree, word, clause)
}

fn of_chance(tree: &Tree<'_>, word: usize) -> Option<Outlook> {
    let copula = tree.head(word).filter(|_| tree.label(word) == "nsubj");
    let clause = that_clause(tree, word).or_else(|| that_clause(tree, copula?));
    if let Some(verb) = clause {
        return present(tree, word, verb);
    }
    let ties = tree.children(word).iter().chain(copula.map_or(&[][..], |it| tree.children(it)));
    let of = ties.copied().find(|&it| tree.lemma(it) == "of");
    let of = of.or_else(|| against(tree, copula?))?;
    if let Some(verb) = tree.child(of, &["pcomp"]) {
        let subject = tree.child(verb, &["nsubj", "nsubjpass"])?;
        let form = OutlookForm::Present;
        return Some(Outlook { marker: word, top: verb, verb, subject: Some(subject), form });
    }
    let noun = tree.child(of, &["pobj"]).filter(|&it| tree.tag(it).starts_with("NN"))?;
    Some(Outlook { marker: word, top: noun, verb: noun, subject: None, form: OutlookForm::Noun })
}

/// "the odds are three to one against a deal": the word may hang on the number.
fn against(tree: &Tree<'_>, copula: usize) -> Option<usize> {
    let (_, last) = tree.reach(copula);
    let mut behind = copula + 1..last.min(copula + 8) + 1;
    behind.find(|&it| tree.lemma(it) == "against" && tree.label(it) == "prep")
}

fn that_clause(tree: &Tree<'_>, word: usize) -> Option<usize> {
    let clauses = tree.children(word).iter().copied();
    let mut clauses = clauses.filter(|&it| matches!(tree.label(it), "acl" | "ccomp" | "relcl"));
    clauses.find(|&it| tree.child(it, &["mark"]).is_some_and(|mark| tree.lemma(mark) == "that"))
}

fn present(tree: &Tree<'_>, marker: usize, verb: usize) -> Option<Outlook> {
    let subject = tree.child(verb, &["nsubj", "nsubjpass"])?;
    // "That talks resume": a parser may take the verb for a noun, though it has a subject.
    let is_verb = matches!(tree.tag(verb), "VBZ" | "VBP" | "NN");
    let plain = tree.child(verb, &["aux"]).is_none() && is_verb;
    let passive = tree.child(verb, &["auxpass"]);
    let passive = passive.is_some_and(|it| matches!(tree.tag(it), "VBZ" | "VBP"));
    let form = OutlookForm::Present;
    (plain || passive).then_some(Outlook { marker, top: verb, verb, subject: Some(subject), form })
}
