//! The source of an attribution: whose words, thoughts or wishes they are.

use text::language::PartOfSpeech;

use super::attribution::Attribution;
use super::owner::owner;
use super::quoted;
use crate::lexicon::{frames, saying_words};
use crate::page::{Page, Tree};
use crate::standing::turned_down_by;

/// Who or what is the source, and the word that says so: a noun, or a pronoun for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Source {
    /// The head of the words that name it.
    pub(super) named: usize,
    /// Where it stands beside the cue: "who" or "which", or the same word.
    pub(super) stands: usize,
}

/// How many clauses a subject may be handed down, as in "he wants to go and say that …".
const HANDED_DOWN: usize = 6;

/// Whether nobody is the source, or something that was told before, as in "this shows that": then
/// it is the writer who judges.
pub(super) fn is_nobody(page: &Page<'_>, attribution: &Attribution) -> bool {
    let tree = &page.tree;
    if tree.part(attribution.cue) != PartOfSpeech::Verb {
        return false;
    }
    if is_order(page, attribution.cue) {
        return true;
    }
    subject(tree, attribution.cue).is_some_and(|source| {
        let word = tree.lemma(source.stands).to_lowercase();
        let is_named = tree.part(source.named) == PartOfSpeech::Noun;
        let is_comment = word == "which" && !is_named
            || matches!(&*word, "this" | "these")
            || word == "it" && tree.child(attribution.cue, &["acomp"]).is_some();
        is_no_one(tree, source) || is_comment && !attribution.is_passive
    })
}

/// Whether a verb tells the reader what to do, as in "call the press office".
fn is_order(page: &Page<'_>, verb: usize) -> bool {
    let tree = &page.tree;
    let opens = page.tokens[tree.place(verb)].capital;
    let is_bare = tree.tag(verb) == "VB" && (tree.label(verb) == "ROOT" || opens);
    // A row of signs above an order is no subject of it.
    let is_word = |it: usize| tree.lemma(it).contains(char::is_alphabetic);
    let is_told = tree.child(verb, &["nsubj", "nsubjpass"]).is_some_and(is_word);
    is_bare && !is_told && tree.child(verb, &["aux"]).is_none()
}

/// The subject that a verb has itself, if it names somebody.
pub(super) fn own(tree: &Tree<'_>, verb: usize) -> Option<Source> {
    let subject = subject_word(tree, verb, &["nsubj"])?;
    let is_relative = matches!(tree.tag(subject), "WDT" | "WP") && tree.label(verb) == "relcl";
    let named = if is_relative { tree.head(verb)? } else { subject };
    let word = tree.lemma(subject).to_lowercase();
    let is_empty = matches!(&*word, "this" | "these" | "that" | "there" | "what" | "which");
    (is_relative || !is_empty).then_some(Source { named, stands: subject })
}

/// The word for the subject of a verb. Where the parser takes a relative for one more subject, as in
/// "which she said was hers" and "whom the papers call", the other is the subject.
fn subject_word(tree: &Tree<'_>, verb: usize, labels: &[&str]) -> Option<usize> {
    let mut subjects =
        tree.children(verb).iter().copied().filter(|&it| labels.contains(&tree.label(it)));
    let first = subjects.next()?;
    let is_relative = matches!(tree.tag(first), "WDT" | "WP");
    let other = subjects.find(|&it| it < verb && is_relative);
    other.or(Some(first))
}

/// The subject that a verb shares with the one that "and" joins it to.
pub(super) fn shared(tree: &Tree<'_>, verb: usize) -> Option<Source> {
    let mut verb = verb;
    for _ in 0..HANDED_DOWN {
        if tree.label(verb) != "conj" {
            return None;
        }
        verb = tree.head(verb)?;
        if tree.child(verb, &["nsubj"]).is_some() {
            return own(tree, verb);
        }
    }
    None
}

/// Who says what a participle behind "statement" or a comma tells.
pub(super) fn writer(tree: &Tree<'_>, participle: usize) -> Option<Source> {
    writer_within(tree, participle, HANDED_DOWN)
}

fn writer_within(tree: &Tree<'_>, participle: usize, steps: usize) -> Option<Source> {
    let noun = tree.head(participle).filter(|_| tree.label(participle) == "acl")?;
    let above = tree.head(noun).filter(|_| is_written(tree, noun, participle))?;
    subject_within(tree, above, steps)
}

/// Whether a source names nobody, as "nobody" and "no one" do.
pub(super) fn is_no_one(tree: &Tree<'_>, source: Source) -> bool {
    let word = tree.lemma(source.stands).to_lowercase();
    // "None of the rebels" names the rebels, who did not say it.
    matches!(&*word, "nobody" | "none" | "neither" | "nothing")
        && none_of(tree, source.named).is_none()
        || tree.child(source.named, &["det"]).is_some_and(|it| tree.lemma(it) == "no")
}

/// Those of whom none does what a verb says: the rebels of "none of the rebels", and the envoys of
/// "not one of the envoys".
pub(super) fn none_of(tree: &Tree<'_>, head: usize) -> Option<usize> {
    let word = tree.lemma(head).to_lowercase();
    let is_not = tree.child(head, &["neg"]).is_some() && word == "one";
    let of = tree.child(head, &["prep"]).filter(|&it| tree.lemma(it) == "of")?;
    let named = tree.child(of, &["pobj"])?;
    (is_not || matches!(&*word, "none" | "neither")).then_some(named)
}

/// The source of an attribution, if it is told.
pub(super) fn of_attribution(tree: &Tree<'_>, attribution: &Attribution) -> Option<Source> {
    let cue = attribution.cue;
    if let Some(quoted) = quoted::passed_on(tree, cue) {
        return Some(quoted.source());
    }
    if attribution.source.is_some() {
        return attribution.source.map(Source::of);
    }
    let part = tree.part(cue);
    let source = if part == PartOfSpeech::Noun {
        owner(tree, cue)
    } else if part != PartOfSpeech::Verb {
        described(tree, cue)
    } else if attribution.is_passive {
        agent(tree, cue).map(Source::of)
    } else {
        subject(tree, cue)
    }?;
    let is_empty = match tree.lemma(source.stands) {
        // "It is clear that …" and "it is hard to see that …", but "it accused the agency" and "it
        // made no mention of the raid".
        "it" => {
            let verb = tree.head(source.stands);
            verb != Some(cue) && verb.is_none_or(|it| tree.lemma(it) == "be")
        }
        "one" => tree.children(source.stands).is_empty(),
        "there" | "this" => true,
        "that" | "what" => !matches!(tree.tag(source.stands), "WDT" | "WP"),
        _ => false,
    };
    // Of "a bridge which she says will last", cue and speaker stand within what is said.
    let is_content = |(from, to): &(usize, usize)| {
        let words = *from..=*to;
        words.contains(&source.stands) && !words.contains(&cue)
    };
    // "Berlin debunked the claim": whoever turns a claim down has not made it.
    let is_turned_down = part == PartOfSpeech::Noun
        && turned_down_by(tree, cue)
            .is_some_and(|it| tree.child(it, &["nsubj"]) == Some(source.stands));
    let is_told = !is_empty && !is_turned_down;
    (is_told && !attribution.content.iter().any(is_content)).then_some(source)
}

impl Source {
    pub(super) fn of(named: usize) -> Self {
        Self { named, stands: named }
    }
}

/// Whom an adjective describes: the noun that it stands by, or the subject of its verb.
fn described(tree: &Tree<'_>, adjective: usize) -> Option<Source> {
    let head = tree.head(adjective)?;
    let stands_by = matches!(tree.label(adjective), "amod" | "acl" | "appos");
    if stands_by { Some(Source::of(head)) } else { subject(tree, head) }
}

/// The subject of a verb, or of the verb that hands it down.
pub(super) fn subject(tree: &Tree<'_>, verb: usize) -> Option<Source> {
    subject_within(tree, verb, HANDED_DOWN)
}

fn subject_within(tree: &Tree<'_>, verb: usize, steps: usize) -> Option<Source> {
    if let Some(asked) = asked(tree, verb) {
        return Some(Source::of(asked));
    }
    let mut verb = verb;
    for step in 0..steps {
        if let Some(subject) = subject_word(tree, verb, &["nsubj", "nsubjpass"]) {
            let is_relative = matches!(tree.tag(subject), "WDT" | "WP");
            let named =
                if is_relative && tree.label(verb) == "relcl" { tree.head(verb)? } else { subject };
            return Some(Source { named, stands: subject });
        }
        let is_pronoun = |it: usize| tree.tag(it) == "PRP$";
        if let Some(owner) = tree.child(verb, &["poss"]).filter(|&it| !is_pronoun(it)) {
            return Some(Source::of(owner));
        }
        if let Some(somebody) = told_to(tree, verb).or_else(|| number(tree, verb)) {
            return Some(Source::of(somebody));
        }
        let is_infinitive = tree.child(verb, &["aux"]).is_some_and(|it| tree.tag(it) == "TO");
        match tree.label(verb) {
            "acl" | "relcl" if !is_infinitive => {
                let noun = tree.head(verb)?;
                return writer_within(tree, verb, steps - step - 1).or(Some(Source::of(noun)));
            }
            "conj" | "xcomp" | "advcl" | "pcomp" | "prep" | "aux" | "ccomp" | "acl" | "relcl"
            | "dobj" | "pobj" | "attr" | "acomp" => verb = tree.head(verb)?,
            _ => return None,
        }
    }
    None
}

/// Who was asked and does not answer: "He was asked whether it was mined, but declined to say", where
/// the parser may join the answer to the question.
fn asked(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let words = saying_words();
    let question = tree.head(verb).filter(|_| tree.label(verb) == "conj")?;
    let asks = tree.head(question).filter(|_| tree.label(question) == "ccomp")?;
    let is_silent = words.saying_no.contains(tree.lemma(verb))
        && tree.child(verb, &["xcomp"]).is_some_and(|it| words.silences.contains(tree.lemma(it)));
    let is_asking = words.asking.contains(tree.lemma(asks));
    tree.child(asks, &["nsubjpass"]).filter(|_| is_silent && is_asking)
}

/// Who is made or asked to do something, and does it: "prompted Ada to say that …".
fn told_to(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let above = tree.head(verb).filter(|_| tree.label(verb) == "xcomp")?;
    let object = tree.child(above, &["dobj", "dative"]).filter(|&it| it < verb)?;
    let is_somebody = matches!(tree.entity(object), Some("PERSON" | "ORG" | "GPE" | "NORP"))
        || tree.part(object) == PartOfSpeech::Pronoun;
    let keeps = frames().verbs.keeping.contains(tree.lemma(above));
    (is_somebody && !keeps).then_some(object)
}

/// A number that stands for those who say something, as in "about 4 in 10 say" and "less than a
/// third agreed", which a parser takes for anything but a subject.
fn number(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let is_finite = matches!(tree.tag(verb), "VBP" | "VBZ" | "VBD" | "VBN");
    let before = tree.child(verb, &["nummod", "npadvmod"]).filter(|_| is_finite)?;
    let is_number =
        tree.part(before) == PartOfSpeech::Numeral || frames().shares.contains(tree.lemma(before));
    (is_number && tree.reach(before).1 + 1 == verb).then_some(before)
}

/// Whether a participle behind a noun tells what the subject of the sentence says: in "issued a
/// statement saying that …", and behind a comma.
fn is_written(tree: &Tree<'_>, noun: usize, participle: usize) -> bool {
    let is_active = tree.tag(participle) == "VBG";
    let is_set_off = participle > 0 && tree.lemma(participle - 1) == ",";
    is_active && (is_set_off || frames().written.contains(tree.lemma(noun)))
}

/// Who does what a passive says: "by the minister", "among voters", "cited and praised by aides".
fn agent(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    let joined = tree.child(verb, &["conj"]);
    let by = [Some(verb), joined].into_iter().flatten().find_map(|it| tree.child(it, &["agent"]));
    let prepositions =
        || tree.children(verb).iter().copied().filter(|&it| tree.label(it) == "prep");
    let among = || prepositions().find(|&it| tree.lemma(it) == "among");
    tree.child(by.or_else(among)?, &["pobj"])
}
