//! An attribution: a word, and what it attributes, as the tree has them.

use std::collections::HashSet;

use text::language::PartOfSpeech;

use super::extent;
use crate::actors::Who;
use crate::lexicon::{NounFrames, cues, frames, offices, takes};
use crate::page::{Page, Run, Tree};

/// A word that attributes something to somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Attribution {
    /// The word.
    pub(super) cue: usize,
    /// The first and the last word of what it attributes, piece by piece.
    pub(super) content: Vec<(usize, usize)>,
    /// Whether it is in the passive, whose subject attributes nothing.
    pub(super) is_passive: bool,
    /// The source, where the cue itself names it, as "according to" does.
    pub(super) source: Option<usize>,
}

const CLAUSE: &str = "ccomp";
const INFINITIVE: &str = "xcomp";
const OBJECT: &str = "dobj";
const PREDICATE: &str = "oprd";
const PREPOSITION: &str = "prep";
const PASSIVE_SUBJECT: &str = "nsubjpass";
const NOUN_CLAUSE: &str = "acl";

/// What a word attributes, if it does.
pub(super) fn of_word(page: &Page<'_>, word: usize) -> Option<Attribution> {
    let tree = &page.tree;
    if tree.lemma(word) == "accord" {
        return according(tree, word);
    }
    let part = tree.part(word);
    let content = if part == PartOfSpeech::Verb {
        let is_speech = cues().verbs.at(&page.tokens, tree.place(word)).is_some();
        of_verb(page, word, is_speech)?
    } else if part == PartOfSpeech::Noun {
        of_noun(tree, word, &frames().nouns)?
    } else if part == PartOfSpeech::Adjective {
        of_noun(tree, word, &frames().adjectives)?
    } else {
        return None;
    };
    let is_passive = is_passive(tree, word) || frames().verbs.seeming.contains(tree.lemma(word));
    Some(Attribution { cue: word, content, is_passive, source: None })
}

/// Whether the subject of a verb is told of and tells nothing: "asked whether", "was seen as".
fn is_passive(tree: &Tree<'_>, verb: usize) -> bool {
    let may_be_participle = matches!(tree.tag(verb), "VBN" | "VBD");
    let is_participle = may_be_participle && matches!(tree.label(verb), "advcl" | "acl");
    let has_aux = tree.child(verb, &["aux", "nsubj"]).is_some();
    let is_felt = frames().verbs.felt.contains(tree.lemma(verb));
    !is_felt
        && !is_perfect(tree, verb)
        && (is_bare_passive(tree, verb)
            || tree.child(verb, &[PASSIVE_SUBJECT, "auxpass"]).is_some()
            || is_participle && !has_aux)
}

/// Whether what may be "is" or "has" is "has", as in "he's promised a vote".
fn is_perfect(tree: &Tree<'_>, verb: usize) -> bool {
    let short = tree.child(verb, &["auxpass"]).filter(|&it| tree.lemma(it).ends_with('s'));
    let is_short = short.is_some_and(|it| tree.lemma(it).starts_with(['\'', '’']));
    is_short && tree.child(verb, &["nsubj"]).is_some() && tree.child(verb, &[OBJECT]).is_some()
}

/// Whether a headline leaves out the "is" of a passive, as in "Bank Accused of Fraud": somebody must
/// be accused.
fn is_bare_passive(tree: &Tree<'_>, verb: usize) -> bool {
    let is_past = matches!(tree.tag(verb), "VBN" | "VBD");
    let needs_object = frames().verbs.of_somebody.contains(tree.lemma(verb));
    is_past && needs_object && tree.child(verb, &[OBJECT, CLAUSE, "agent", "aux"]).is_none()
}

/// "according to X": all of its clause, but for the phrase itself.
fn according(tree: &Tree<'_>, word: usize) -> Option<Attribution> {
    let to = tree.child(word, &[PREPOSITION]).filter(|&it| tree.lemma(it) == "to")?;
    let source = tree.child(to, &["pobj"])?;
    // "According to its own needs" names a measure and no source.
    if tree.children(source).iter().any(|&it| tree.lemma(it) == "own") {
        return None;
    }
    let mut clause = tree.head(word)?;
    while !CLAUSES.contains(&tree.label(clause)) {
        clause = tree.head(clause)?;
    }
    let ((first, last), (from, to)) = (tree.reach(clause), tree.reach(word));
    let before = (first < from).then(|| (first, from - 1));
    let after = (to < last).then(|| (to + 1, last));
    let content = before.into_iter().chain(after).collect();
    Some(Attribution { cue: word, content, is_passive: false, source: Some(source) })
}

/// How the heads of clauses depend on others.
const CLAUSES: [&str; 6] = ["ROOT", "ccomp", "relcl", "advcl", "parataxis", "conj"];

/// What a verb attributes. Only verbs of speech do so with a clause before them.
fn of_verb(page: &Page<'_>, verb: usize, is_speech: bool) -> Option<Vec<(usize, usize)>> {
    let tree = &page.tree;
    let (frames, lemma) = (&frames().verbs, tree.lemma(verb));
    if means_otherwise(tree, verb) {
        return None;
    }
    let has_particle = tree.child(verb, &["prt"]).is_some();
    if frames.only_with_particle.contains(lemma) && !has_particle {
        return None;
    }
    if let Some(clause) = tree.child(verb, &[CLAUSE])
        && !frames.no_clause.contains(lemma)
        && (verb < clause || is_speech && !is_apart(page, clause, verb))
    {
        return Some(vec![clause_reach(tree, clause)]);
    }
    // To the parser, an order is no clause: "he said make no mistake".
    if let Some(order) = tree.child(verb, &[INFINITIVE]).filter(|&it| is_speech && verb < it)
        && !is_infinitive(tree, order)
    {
        return Some(vec![clause_reach(tree, order)]);
    }
    if frames.seeming.contains(lemma) {
        return seeming(tree, verb);
    }
    let subject = tree.child(verb, &[PASSIVE_SUBJECT]).filter(|_| frames.passive.contains(lemma));
    let infinitive = tree.child(verb, &[INFINITIVE]);
    let infinitive = infinitive
        .filter(|_| subject.is_some() || frames.infinitive.contains(lemma))
        .map(|it| tree.reach(it));
    let is_greeted = |object: usize| frames.greeting.contains(lemma) && is_person(page, object);
    let object = tree.child(verb, &[OBJECT]).filter(|&object| {
        frames.object.contains(lemma)
            && !is_greeted(object)
            && !is_carried(tree, object)
            && !is_relative(tree, object)
            && !takes(&frames.no_object, lemma, tree.lemma(object))
            && is_told_of(tree, lemma, object)
    });
    let predicate = tree.child(verb, &[PREDICATE]).filter(|_| frames.object.contains(lemma));
    let after =
        after_preposition(tree, verb, |preposition| takes(&frames.preposition, preposition, lemma));
    let blamed = subject.and_then(|_| charge(tree, verb));
    let (subject, after) = if blamed.is_some() { (None, blamed) } else { (subject, after) };
    let pieces = [subject, object].into_iter().flatten().map(|it| tree.reach(it));
    let pieces = pieces.chain(predicate.map(|it| tree.reach(it))).chain(infinitive).chain(after);
    let mut pieces: Vec<_> = pieces.collect();
    if let Some(last) = pieces.iter().map(|piece| piece.1).max().filter(|last| verb < *last) {
        pieces.push((last, extent::of_object(page, verb, last)));
    }
    (!pieces.is_empty()).then_some(pieces)
}

fn is_person(page: &Page<'_>, word: usize) -> bool {
    let mention = page.mention_at(page.tree.place(word));
    mention.is_some_and(|it| matches!(it.who, Who::Person(_) | Who::Office(_)))
}

/// Whether a verb with this object is a saying: "attacked the plan", "praised her", but not "attacked
/// the convoy" and "thanked him", which tells nothing of what was said.
fn is_told_of(tree: &Tree<'_>, lemma: &str, object: usize) -> bool {
    let is_person = tree.entity(object) == Some("PERSON");
    let fits = |known: &HashSet<String>| is_person || known.contains(tree.lemma(object));
    let is_bare = lemma == "thank" && tree.tag(object) == "PRP" && tree.children(object).is_empty();
    !is_bare && frames().verbs.only_object.get(lemma).is_none_or(fits)
}

/// What somebody was accused of by one who is named: the deed alone, as the accused stands apart. The
/// parser may tie it to the accuser: "was accused by prosecutors of taking bribes".
fn charge(tree: &Tree<'_>, verb: usize) -> Option<(usize, usize)> {
    let accuser = tree.child(tree.child(verb, &["agent"])?, &["pobj"])?;
    let is_charged = frames().verbs.of_somebody.contains(tree.lemma(verb));
    let by_accuser = || {
        let of = tree.child(accuser, &[PREPOSITION]).filter(|&it| tree.lemma(it) == "of")?;
        let deed = tree.child(of, &["pcomp", "pobj"]).map(|it| tree.reach(it))?;
        let is_gerund = |it| tree.tag(it) == "VBG" || tree.lemma(it).ends_with("ing");
        Some(deed).filter(|deed| is_gerund(deed.0))
    };
    let own = || after_preposition(tree, verb, |it| it == "of");
    is_charged.then(|| by_accuser().or_else(own)).flatten()
}

/// Whether a semicolon parts a clause from a verb behind it, as in "he calls for calm; she calls for
/// action".
fn is_apart(page: &Page<'_>, clause: usize, verb: usize) -> bool {
    let (tree, last) = (&page.tree, page.tree.reach(clause).1);
    let between = (last < verb).then(|| Run::new(tree.place(last), tree.place(verb)));
    let semicolon = between.and_then(|between| page.find(between, &[";"]));
    semicolon.is_some_and(|at| !page.is_quoted(at))
}

/// Whether a particle makes another verb of one, as of "call" in "called off the talks".
fn means_otherwise(tree: &Tree<'_>, verb: usize) -> bool {
    let particle = tree.child(verb, &["prt"]);
    let takes = |it: usize| takes(&frames().verbs.particle, tree.lemma(it), tree.lemma(verb));
    particle.is_some_and(|it| !takes(it))
}

fn is_infinitive(tree: &Tree<'_>, verb: usize) -> bool {
    tree.child(verb, &["aux"]).is_some_and(|it| tree.tag(it) == "TO")
}

/// What seems so to the writer: the subject and what it seems to be.
fn seeming(tree: &Tree<'_>, verb: usize) -> Option<Vec<(usize, usize)>> {
    let subject = tree.child(verb, &["nsubj"])?;
    let predicate = tree.child(verb, &[INFINITIVE, PREDICATE])?;
    Some(vec![tree.reach(subject), tree.reach(predicate)])
}

fn of_noun(tree: &Tree<'_>, noun: usize, frames: &NounFrames) -> Option<Vec<(usize, usize)>> {
    let lemma = tree.lemma(noun);
    if is_undone(tree, noun) || tree.children(noun).iter().any(|&it| is_no_saying(tree, it)) {
        return None;
    }
    let clause = tree.child(noun, &[CLAUSE, NOUN_CLAUSE, INFINITIVE]);
    if let Some(clause) = clause {
        let is_infinitive = is_infinitive(tree, clause);
        let list = if is_infinitive { &frames.infinitive } else { &frames.clause };
        let is_whole = is_infinitive
            || tree.label(clause) == CLAUSE
            || tree.child(clause, &["mark"]).is_some();
        if list.contains(lemma) && is_whole {
            return Some(vec![clause_reach(tree, clause)]);
        }
    }
    let by = |preposition: &str| {
        takes(&frames.preposition, preposition, lemma)
            && !(preposition == "of" && is_owned(tree, noun))
    };
    after_preposition(tree, noun, by).map(|piece| vec![piece])
}

/// Whether a noun is what somebody puts an end to, as in "dropped the charges".
fn is_undone(tree: &Tree<'_>, noun: usize) -> bool {
    let verb = tree.head(noun).filter(|_| matches!(tree.label(noun), "dobj" | "nsubjpass"));
    verb.is_some_and(|it| frames().undone.contains(tree.lemma(it)))
}

/// Whether a word before a noun makes something else of it than a saying, as in "land claims".
fn is_no_saying(tree: &Tree<'_>, word: usize) -> bool {
    matches!(tree.label(word), "compound" | "amod")
        && frames().no_saying.contains(&tree.lemma(word).to_lowercase())
}

/// Whether "of" names somebody whose noun it is, as in "the claims of the residents".
fn is_owned(tree: &Tree<'_>, noun: usize) -> bool {
    let of = tree.children(noun).iter().copied().find(|&it| tree.lemma(it) == "of");
    let named = of.and_then(|of| tree.child(of, &["pobj"]));
    frames().owned.contains(tree.lemma(noun)) && named.is_some_and(|it| is_somebody(tree, it))
}

fn is_somebody(tree: &Tree<'_>, word: usize) -> bool {
    let is_named = matches!(tree.entity(word), Some("PERSON" | "NORP" | "ORG" | "GPE"));
    let form = tree.lemma(word).to_lowercase();
    let speakers = &offices().speakers;
    is_named || speakers.contains(&form) || speakers.contains(&format!("{form}s"))
}

/// What stands after the first preposition that a word takes.
fn after_preposition(
    tree: &Tree<'_>,
    word: usize,
    takes: impl Fn(&str) -> bool,
) -> Option<(usize, usize)> {
    let prepositions = tree.children(word).iter().copied();
    let mut prepositions = prepositions.filter(|&child| tree.label(child) == PREPOSITION);
    let preposition = prepositions.find(|&it| takes(&tree.lemma(it).to_lowercase()))?;
    let object = tree.child(preposition, &["pobj", "pcomp"])?;
    // "Called Iran a threat on Monday": a day is when it was said.
    let is_day = tree.lemma(preposition) == "on" && tree.entity(object) == Some("DATE");
    Some(tree.reach(object)).filter(|_| !is_day && !is_relative(tree, object))
}

/// A clause without its "that".
fn clause_reach(tree: &Tree<'_>, clause: usize) -> (usize, usize) {
    let (first, last) = tree.reach(clause);
    let is_mark = tree.label(first) == "mark" && tree.lemma(first) == "that";
    (first + usize::from(is_mark && first < last), last)
}

/// Whether a noun attributes something itself and its verb only carries it, as in "voiced concern
/// about …".
fn is_carried(tree: &Tree<'_>, noun: usize) -> bool {
    let carries = tree.head(noun).is_some_and(|verb| {
        frames().carriers.verbs.contains(tree.lemma(verb)) && tree.part(noun) == PartOfSpeech::Noun
    });
    carries && of_noun(tree, noun, &frames().nouns).is_some()
}

/// Whether a word only stands for one outside of its clause, as "which" and "that" do.
fn is_relative(tree: &Tree<'_>, word: usize) -> bool {
    matches!(tree.tag(word), "WDT" | "WP") || tree.tag(word) == "IN" && tree.lemma(word) == "that"
}
