//! Modality: whether something is said to be so, to come, to be obliged, possible or wanted.
//!
//! It is that of the main clause of the first sentence of the words.

use domain::{Form, Modality};
use text::language::PartOfSpeech;

use super::super::Said;
use super::Saying;
use crate::lexicon::modality_words;
use crate::page::{Page, Run};

/// How far a main clause is followed behind "I think that".
const OPENERS: usize = 3;

/// How what was said is put.
pub(super) fn of(page: &Page<'_>, saying: &Saying, said: &Said) -> Modality {
    let words = modality_words();
    let cue = saying.cue.map_or("", |cue| page.tree.lemma(cue));
    let asks = words.cues.question.contains(cue);
    if is_question(page, said, asks) || asks && takes_about(page, saying) {
        return Modality::Question;
    }
    let root = root(page, said.words);
    let is_finite = root.is_some_and(|root| is_finite(page, root));
    let is_own = said.statement.form == Form::Direct;
    // "Suggested that it is so" tells, and "suggested that it be so" wants.
    let tells = words.cues.wish_or_tell.contains(cue) && root.is_some_and(|it| is_told(page, it));
    if wants(page, saying, cue) && !(is_own && is_finite) && !tells {
        return Modality::Wish;
    }
    let Some(root) = root.filter(|_| is_finite || is_own) else {
        let is_coming = words.cues.will.contains(cue);
        return if is_coming { Modality::Will } else { Modality::Asserted };
    };
    of_clause(page, saying, said, behind_openers(page, root))
}

/// "Asked about fuel".
fn takes_about(page: &Page<'_>, saying: &Saying) -> bool {
    let tree = &page.tree;
    let about = |it: &usize| tree.label(*it) == "prep" && tree.lemma(*it) == "about";
    saying.cue.is_some_and(|cue| tree.children(cue).iter().any(about))
}

fn is_question(page: &Page<'_>, said: &Said, cue_asks: bool) -> bool {
    let opens = ["whether", "if", "what", "why", "how", "who", "when", "where", "which"];
    let asks = cue_asks && page.is(said.words.from, &opens);
    asks || said.statement.words.ends_with('?')
}

/// Whether a cue's words are wanted rather than told.
fn wants(page: &Page<'_>, saying: &Saying, lemma: &str) -> bool {
    let tree = &page.tree;
    let words = &modality_words().cues;
    // "Called on Iran to" asks for something, and "called Iran a threat on Monday" does not.
    let is_day = |it: usize| {
        tree.child(it, &["pobj"]).is_some_and(|day| page.date_at(tree.place(day)).is_some())
    };
    let is_for = |it: &usize| {
        tree.label(*it) == "prep" && matches!(tree.lemma(*it), "for" | "on") && !is_day(*it)
    };
    let has_for = saying.cue.is_some_and(|cue| tree.children(cue).iter().any(is_for));
    let is_noun = saying.cue.is_some_and(|cue| tree.part(cue) == PartOfSpeech::Noun);
    words.wish.contains(lemma) || words.wish_for.contains(lemma) && (has_for || is_noun)
}

/// The first word of a run that depends on nothing in it and makes a clause.
fn root(page: &Page<'_>, run: Run) -> Option<usize> {
    let tree = &page.tree;
    let words = tree.words_in(run);
    let is_top = |word: usize| tree.head(word).is_none_or(|head| !words.contains(&head));
    let mut tops = words.clone().filter(|&word| is_top(word));
    tops.find(|&word| is_verbal(page, word))
}

fn is_verbal(page: &Page<'_>, word: usize) -> bool {
    matches!(page.tree.part(word), PartOfSpeech::Verb | PartOfSpeech::Auxiliary)
}

/// Whether a verb makes a clause of its own rather than an infinitive or a participle.
fn is_finite(page: &Page<'_>, verb: usize) -> bool {
    let tree = &page.tree;
    let auxiliaries = auxiliaries(page, verb);
    let finite = |word: &usize| matches!(tree.tag(*word), "MD" | "VBD" | "VBZ" | "VBP");
    finite(&verb) || auxiliaries.iter().any(finite)
}

/// Whether a clause tells what is so or will be, by the form of its verb.
fn is_told(page: &Page<'_>, verb: usize) -> bool {
    let tree = &page.tree;
    let tells = |it: usize| match tree.tag(it) {
        "VBZ" | "VBD" => true,
        "VBP" => tree.lemma(it) == "be",
        "MD" => !modality_words().auxiliaries.must.contains(tree.lemma(it)),
        _ => false,
    };
    tells(verb) || auxiliaries(page, verb).into_iter().any(tells)
}

fn auxiliaries(page: &Page<'_>, verb: usize) -> Vec<usize> {
    let tree = &page.tree;
    let children = tree.children(verb).iter().copied();
    children.filter(|&it| matches!(tree.label(it), "aux" | "auxpass")).collect()
}

/// The clause that "I think" and its like only open.
fn behind_openers(page: &Page<'_>, root: usize) -> usize {
    let tree = &page.tree;
    let mut verb = root;
    for _ in 0..OPENERS {
        let speaks = tree.child(verb, &["nsubj"]).filter(|&it| is_first_person(page, it));
        let opens = speaks.is_some() && modality_words().openers.verbs.contains(tree.lemma(verb));
        match tree.child(verb, &["ccomp"]).filter(|_| opens) {
            Some(clause) => verb = clause,
            None => break,
        }
    }
    verb
}

fn is_first_person(page: &Page<'_>, word: usize) -> bool {
    page.is(page.tree.place(word), &["i", "we", "we'll", "i'll", "i'd", "we'd", "i'm", "we're"])
}

fn of_clause(page: &Page<'_>, saying: &Saying, said: &Said, verb: usize) -> Modality {
    let tree = &page.tree;
    let modals = auxiliaries(page, verb).into_iter().chain([verb]);
    let modal = modals.filter(|&it| tree.tag(it) == "MD").find_map(|it| {
        let found =
            of_auxiliary(tree.lemma(it)).or_else(|| of_auxiliary(page.lower(tree.place(it))));
        Some((it, found?))
    });
    match modal {
        Some((_, Modality::Would)) if is_wished(page, verb) => Modality::Wish,
        Some((word, Modality::Would)) if is_shifted(page, saying, said, word) => Modality::Will,
        Some((_, modality)) => modality,
        None => without_auxiliary(page, verb),
    }
}

fn of_auxiliary(lemma: &str) -> Option<Modality> {
    let words = &modality_words().auxiliaries;
    let of = [
        (&words.will, Modality::Will),
        (&words.must, Modality::Must),
        (&words.may, Modality::May),
        (&words.would, Modality::Would),
    ];
    of.into_iter().find_map(|(list, modality)| list.contains(lemma).then_some(modality))
}

/// "We would like to see".
fn is_wished(page: &Page<'_>, verb: usize) -> bool {
    modality_words().before_infinitive.wish.contains(page.tree.lemma(verb))
}

/// Whether "would" is the "will" of a saying in the past, as in "said that it would respond".
fn is_shifted(page: &Page<'_>, saying: &Saying, said: &Said, would: usize) -> bool {
    let tree = &page.tree;
    let is_past = |word: usize| matches!(tree.tag(word), "VBD" | "VBN" | "VBG" | "NN");
    let handed_down = |cue: usize| tree.head(cue).filter(|_| tree.label(cue) == "xcomp");
    let told = saying.cue.is_some_and(|cue| {
        is_past(cue)
            || handed_down(cue).is_some_and(is_past)
            || auxiliaries(page, cue).into_iter().any(is_past)
    });
    let has_been = tree
        .head(would)
        .is_some_and(|verb| auxiliaries(page, verb).iter().any(|&it| tree.lemma(it) == "have"));
    told && !has_been
        && said.statement.content_condition.is_none()
        && !page.is_quoted(tree.place(would))
}

fn without_auxiliary(page: &Page<'_>, verb: usize) -> Modality {
    let tree = &page.tree;
    let words = modality_words();
    let adverbs = tree.children(verb).iter().filter(|&&it| tree.label(it) == "advmod");
    if adverbs.clone().any(|&it| words.adverbs.may.contains(&tree.lemma(it).to_lowercase())) {
        return Modality::May;
    }
    let subject = tree.child(verb, &["nsubj", "nsubjpass", "expl", "csubj"]);
    let orders = tree.tag(verb) == "VB" && subject.is_none() && auxiliaries(page, verb).is_empty();
    if orders || tree.lemma(verb) == "let" && subject.is_none() {
        return Modality::Wish;
    }
    let wishes = subject.is_some_and(|it| is_first_person(page, it)) && is_wished(page, verb);
    if wishes { Modality::Wish } else { before_infinitive(page, verb) }
}

/// What "has to", "is going to", "is ready to" and their like make of the infinitive behind them.
fn before_infinitive(page: &Page<'_>, verb: usize) -> Modality {
    let tree = &page.tree;
    let words = &modality_words().before_infinitive;
    let described = tree.child(verb, &["acomp", "oprd"]);
    let head = described.filter(|_| tree.lemma(verb) == "be").unwrap_or(verb);
    let follows =
        tree.child(head, &["xcomp"]).or_else(|| tree.child(verb, &["xcomp", "ccomp", "advcl"]));
    let is_infinitive =
        |word: usize| tree.child(word, &["aux"]).is_some_and(|it| tree.tag(it) == "TO");
    let follows = follows.is_some_and(is_infinitive);
    let lemma = tree.lemma(head);
    let goes = lemma != "go" || tree.tag(head) == "VBG";
    match lemma {
        _ if follows && goes && words.will.contains(lemma) => Modality::Will,
        _ if follows && words.must.contains(lemma) => Modality::Must,
        _ if follows && words.may.contains(lemma) => Modality::May,
        _ => Modality::Asserted,
    }
}
