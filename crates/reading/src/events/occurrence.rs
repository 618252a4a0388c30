//! Occurrence: whether an event happened, as the words around it tell.

use domain::Occurrence;

use super::branch::{
    after, all, child, children, has_term, is_infinitive, is_inverted, is_negated, is_passive,
    is_verb, with_particle,
};
use super::chain::{goes_on, is_apart, is_condition, is_known_object};
use super::lexicon::{Doubt, doubt_of, is_circumstance, is_happening, is_share};
use super::roles::is_expected;
use super::supposed::asks;
use crate::lexicon::prediction_words;
use crate::page::{Page, Tree, Unit};
use crate::predictions::hangs_on_a_chance;
use crate::standing::{
    Off, Standing, is_affirmed, is_content, is_owned, off_behind, standing_of_deed,
};

/// How many words above an event are asked.
const CLIMB: usize = 5;

/// Whether what a word tells of happened: the nearest word that says otherwise counts, but a
/// denial anywhere above makes it denied.
pub(super) fn of_word(page: &Page<'_>, unit: Unit, word: usize) -> Occurrence {
    let tree = &page.tree;
    match standing_of_deed(page, word) {
        Standing::Denied | Standing::Undone => return Occurrence::Denied,
        Standing::Doubted | Standing::Open => return Occurrence::Hypothetical,
        Standing::Asserted if is_owned(tree, word) => return Occurrence::Hypothetical,
        Standing::Asserted => (),
    }
    let told = told(tree, word);
    if told == Occurrence::Happened && is_of_a_chance(tree, word) {
        return Occurrence::Hypothetical;
    }
    if told == Occurrence::Happened && is_expected(page, word) {
        return off(page, word).unwrap_or(Occurrence::Planned);
    }
    if told == Occurrence::Denied {
        return told;
    }
    if is_asked(page, unit, word) {
        return Occurrence::Hypothetical;
    }
    if told == Occurrence::Planned
        && let Some(fate) = off(page, word)
    {
        return fate;
    }
    Some(told).filter(|it| *it != Occurrence::Planned).unwrap_or_else(|| doubted(page, word))
}

/// "Was to sign it, but the ceremony was cancelled"
fn off(page: &Page<'_>, word: usize) -> Option<Occurrence> {
    off_behind(page, word).map(|it| match it {
        Off::Called => Occurrence::Cancelled,
        Off::Put => Occurrence::PutOff,
    })
}

/// "a small chance, perhaps one in ten, that they go", "a risk of 10 percent that it attacks": what is
/// only given a chance, however far from the noun for it a parser ties the clause.
fn is_of_a_chance(tree: &Tree<'_>, word: usize) -> bool {
    let mut above = std::iter::successors(Some(word), |&it| tree.head(it)).take(CLIMB);
    let clause = above.find(|&it| matches!(tree.label(it), "acl" | "relcl"));
    let noun = clause.and_then(|it| Some((it, tree.head(it)?)));
    let Some((_, noun)) = noun.filter(|&(clause, noun)| is_content(tree, clause, noun)) else {
        return false;
    };
    let is_part = |it: usize| matches!(tree.label(it), "pobj" | "prep" | "appos" | "conj");
    let up = |&it: &usize| tree.head(it).filter(|_| is_part(it));
    let mut nouns = std::iter::successors(Some(noun), up).take(CLIMB);
    nouns.any(|it| prediction_words().chances.contains(&tree.lemma(it).to_lowercase()))
}

/// What the nearest word says that speaks of it.
fn told(tree: &Tree<'_>, word: usize) -> Occurrence {
    if let Some(fate) = called_off_beside(tree, word) {
        return fate;
    }
    let mut at = word;
    let mut found = own(tree, at);
    for _ in 0..CLIMB {
        let Some(head) = tree.head(at).filter(|_| found == Occurrence::Happened) else { break };
        if at == word && is_known_object(tree, at, head) {
            break;
        }
        let is_set_apart = is_share(tree.lemma(head)) || is_circumstance(tree.lemma(at));
        if tree.label(at) == "prep" && is_set_apart {
            break;
        }
        if tree.label(at) == "nsubj" && !is_verb(tree, at) {
            found = as_subject(tree, at, head);
            break;
        } else if goes_on(tree, at, head) {
            // "It is no myth that it came", "nobody doubts that": a clause is not denied with these.
            let is_clause = tree.label(at) != "prep" && is_content(tree, at, head)
                || is_affirmed(tree, at, head);
            let beside = || if is_clause { Occurrence::Happened } else { own(tree, head) };
            found = taken(tree, word, at, head).unwrap_or_else(beside);
            // "It was not there, but X came": a clause with a subject of its own is not denied.
            if found == Occurrence::Denied && is_apart(tree, at) {
                return Occurrence::Happened;
            }
        } else if tree.label(at) != "prep" {
            break;
        }
        at = head;
    }
    found
}

/// What a verb says of the event that is its subject: "a clash is unlikely", "talks will begin", "an
/// attack could follow". Of a known one ("the attack could lead to war") it says what comes of it.
fn as_subject(tree: &Tree<'_>, noun: usize, verb: usize) -> Occurrence {
    if !is_verb(tree, verb) || tree.tag(noun) == "PRP" {
        return Occurrence::Happened;
    }
    // "The summit is off"
    if tree.lemma(verb) == "be"
        && all(tree, verb, &["advmod", "acomp"]).any(|it| tree.lemma(it) == "off")
    {
        return Occurrence::Cancelled;
    }
    // "The meeting fell through"
    let key = with_particle(tree, verb);
    if let Some(fate) = key.and_then(|it| doubt_of(Doubt::Described, &it)) {
        return fate_under(fate, own(tree, verb));
    }
    let described = all(tree, verb, &["acomp", "attr", "prep"]);
    let mut doubt = described.filter_map(|it| {
        let found = doubt_of(Doubt::Described, &tree.lemma(it).to_lowercase())?;
        Some(if is_negated(tree, verb) { Occurrence::Hypothetical } else { found })
    });
    let happens = is_happening(&tree.lemma(verb).to_lowercase());
    let is_known = all(tree, noun, &["det", "poss"]).any(|it| {
        matches!(
            tree.lemma(it).to_lowercase().as_str(),
            "the" | "this" | "these" | "that" | "those"
        ) || tree.label(it) == "poss"
    });
    let told = own(tree, verb);
    let is_open = matches!(told, Occurrence::Planned | Occurrence::Hypothetical) && !is_known;
    let told = if happens || is_open { told } else { Occurrence::Happened };
    doubt.next_back().unwrap_or(told)
}

/// "The talks set for May were called off", where a parser takes "set" for a verb beside the other.
fn called_off_beside(tree: &Tree<'_>, word: usize) -> Option<Occurrence> {
    let head = tree.head(word).filter(|_| tree.label(word) == "nsubj")?;
    let is_bare = |it: usize| is_passive(tree, it) && child(tree, it, &["nsubjpass"]).is_none();
    let mut beside = all(tree, head, &["conj"]).filter(|&it| is_bare(it));
    beside.find_map(|it| Some(fate_under(called_off(tree, it)?, own(tree, it))))
}

/// What becomes of a plan that the word above puts in doubt: "unlikely that it will attack".
/// What somebody gives a chance is told by nobody as planned.
fn doubted(page: &Page<'_>, word: usize) -> Occurrence {
    let tree = &page.tree;
    let above = tree.head(word).filter(|_| tree.label(word) == "ccomp");
    let beside = above.and_then(|head| child(tree, head, &["acomp"]));
    let mut doubts = above.into_iter().chain(beside).filter_map(|it| {
        doubt_of(Doubt::Taking, &tree.lemma(it).to_lowercase())
            .map(|found| if is_negated(tree, it) { Occurrence::Planned } else { found })
    });
    let unless_weighed = || {
        if hangs_on_a_chance(page, word) { Occurrence::Hypothetical } else { Occurrence::Planned }
    };
    doubts.next_back().unwrap_or_else(unless_weighed)
}

/// Whether a word is part of what a sentence asks that is answered with yes or no.
fn is_asked(page: &Page<'_>, unit: Unit, word: usize) -> bool {
    if !asks(page, unit.run) {
        return false;
    }
    let tree = &page.tree;
    let mut at = word;
    for _ in 0..CLIMB {
        let Some(head) = tree.head(at) else { return true };
        if !goes_on(tree, at, head) && tree.label(at) != "prep" {
            return false;
        }
        at = head;
    }
    false
}

/// What becomes of an event that a verb takes which calls it off or puts it off.
pub(super) fn called_off(tree: &Tree<'_>, verb: usize) -> Option<Occurrence> {
    let of = |key: &str| {
        doubt_of(Doubt::Taking, key)
            .filter(|it| matches!(it, Occurrence::Cancelled | Occurrence::PutOff))
    };
    if !is_verb(tree, verb) {
        return None;
    }
    of(&tree.lemma(verb).to_lowercase()).or_else(|| of(&with_particle(tree, verb)?))
}

/// What a word itself and those beside it say.
fn own(tree: &Tree<'_>, word: usize) -> Occurrence {
    // "if it does not free them": supposed, whichever way.
    if is_inverted(tree, word) || is_condition(tree, word) {
        return Occurrence::Hypothetical;
    }
    if is_negated(tree, word) {
        // "Should not" asks for what is feared, and tells of nothing.
        let is_due =
            all(tree, word, &["aux"]).any(|it| doubt_of(Doubt::Due, tree.lemma(it)).is_some());
        return if is_due { Occurrence::Hypothetical } else { Occurrence::Denied };
    }
    if is_left_out(tree, word) {
        return Occurrence::Denied;
    }
    // "Would have signed" tells what was not, whoever says so.
    let has_aux = |lemma: &str| all(tree, word, &["aux"]).any(|it| tree.lemma(it) == lemma);
    if has_aux("would") && has_aux("have") {
        return Occurrence::Hypothetical;
    }
    let near = children(tree, word).iter().copied();
    let said = near.filter_map(|it| {
        let lemma = tree.lemma(it).to_lowercase();
        match tree.label(it) {
            // "said that it would": the future of a past.
            "aux" if matches!(lemma.as_str(), "would" | "'d") && tree.label(word) == "ccomp" => {
                Some(Occurrence::Planned)
            }
            "aux" => doubt_of(Doubt::Auxiliary, &lemma),
            "mark" | "advmod" if is_verb(tree, word) => {
                doubt_of(Doubt::Opening, &lemma).or_else(|| awaited(tree, word, &lemma))
            }
            "det" | "amod" | "advmod" => doubt_of(Doubt::Beside, &lemma),
            "advcl" => is_condition(tree, it).then_some(Occurrence::Hypothetical),
            // "the talks cancelled by Iran"
            "acl" if tree.tag(it) == "VBN" => called_off(tree, it),
            _ => None,
        }
    });
    let said = said.min_by_key(|it| *it == Occurrence::Hypothetical);
    let is_base = tree.tag(word) == "VB" || is_passive(tree, word) || is_infinitive(tree, word);
    let planned = is_base && (is_going(tree, word) || is_headline(tree, word));
    said.or(planned.then_some(Occurrence::Planned)).unwrap_or_default()
}

/// "without consulting Denmark"
fn is_left_out(tree: &Tree<'_>, word: usize) -> bool {
    let tie = tree.head(word).filter(|_| tree.label(word) == "pcomp" && is_verb(tree, word));
    tie.is_some_and(|it| tree.lemma(it).eq_ignore_ascii_case("without"))
}

/// "until X steps down", "once they sign": in the present, what is waited for has not happened.
fn awaited(tree: &Tree<'_>, verb: usize, mark: &str) -> Option<Occurrence> {
    let helper = all(tree, verb, &["aux", "auxpass"]).next().unwrap_or(verb);
    let is_present = matches!(tree.tag(helper), "VBZ" | "VBP" | "MD");
    doubt_of(Doubt::Awaiting, mark).filter(|_| is_present)
}

/// "Germany to send tanks": an infinitive with a subject of its own.
fn is_headline(tree: &Tree<'_>, word: usize) -> bool {
    is_infinitive(tree, word) && child(tree, word, &["nsubj"]).is_some()
}

/// "is going to", "is to be allowed".
fn is_going(tree: &Tree<'_>, word: usize) -> bool {
    let head = tree.head(word).filter(|_| tree.label(word) == "xcomp");
    head.is_some_and(|head| {
        let is_going = tree.lemma(head) == "go" && tree.tag(head) == "VBG";
        let is_to = || tree.lemma(head) == "be" && is_infinitive(tree, word);
        !is_inverted(tree, head) && (is_going || is_to())
    })
}

/// What the word above makes of the event that it takes.
fn taken(tree: &Tree<'_>, event: usize, word: usize, head: usize) -> Option<Occurrence> {
    let yet = tree.lemma(head) == "have"
        && children(tree, head).iter().any(|&it| tree.lemma(it) == "yet");
    if yet && tree.label(word) == "xcomp" {
        return Some(Occurrence::Denied);
    }
    if has_term(tree, head) && is_infinitive(tree, word) {
        return Some(Occurrence::Planned);
    }
    let takes = !matches!(tree.label(word), "conj" | "pobj" | "nsubj");
    // "The departure on a tour was delayed" tells of no tour that was.
    let is_event = is_verb(tree, word) || tells_itself(tree, word, event);
    if let Some(fate) = called_off(tree, head).filter(|_| takes && is_event) {
        return Some(fate_under(fate, own(tree, head)));
    }
    // "scrapped plans to send"
    let above = tree.head(head).filter(|_| matches!(tree.label(head), "dobj" | "nsubjpass"));
    let is_plan = doubt_of(Doubt::Taking, tree.lemma(head)) == Some(Occurrence::Planned);
    if let Some(fate) = above.filter(|_| is_plan && takes).and_then(|it| called_off(tree, it)) {
        return Some(fate);
    }
    let lemma = tree.lemma(head).to_lowercase();
    // "in case Israel agrees", "in the event of an attack"
    if matches!(tree.label(word), "acl" | "relcl" | "pobj" | "ccomp")
        && is_of_a_case(tree, word, head)
    {
        return Some(Occurrence::Hypothetical);
    }
    // "warned them against attacking"
    if tree.label(head) == "prep" && lemma == "against" && is_warned(tree, head) {
        return Some(Occurrence::Hypothetical);
    }
    // "told them that it met" and "that it has met" are no plans, as "told them to meet" is.
    let has_met = || all(tree, word, &["aux"]).any(|it| tree.lemma(it) == "have");
    let is_clause = tree.label(word) == "ccomp";
    let is_past = tree.tag(word) == "VBD" || is_clause && tree.tag(word) == "VBN" && has_met();
    // "the odds of an attack", of which the lemma is "odd"
    let plural =
        || doubt_of(Doubt::Taking, &format!("{lemma}s")).filter(|_| tree.tag(head) == "NNS");
    let found = doubt_of(Doubt::Taking, &lemma).or_else(plural).filter(|_| takes);
    let found = found.filter(|it| !(is_past && *it == Occurrence::Planned));
    found.map(|it| match it {
        // "did not rule out" and "does not deny" leave it open.
        Occurrence::Denied if is_negated(tree, head) => Occurrence::Hypothetical,
        Occurrence::Happened
        | Occurrence::Planned
        | Occurrence::Hypothetical
        | Occurrence::Cancelled
        | Occurrence::PutOff
        | Occurrence::Denied => it,
    })
}

/// Whether a clause or a noun is what a case is of: "in case of war", "in case they attack".
fn is_of_a_case(tree: &Tree<'_>, word: usize, head: usize) -> bool {
    let noun = if tree.label(word) == "pobj" { tree.head(head) } else { Some(head) };
    noun.is_some_and(|it| {
        let tie = tree.head(it).filter(|_| tree.label(it) == "pobj");
        doubt_of(Doubt::Case, tree.lemma(it)).is_some()
            && tie.is_some_and(|it| tree.lemma(it).eq_ignore_ascii_case("in"))
    })
}

/// "warned against", "advised them against"
fn is_warned(tree: &Tree<'_>, preposition: usize) -> bool {
    tree.head(preposition).is_some_and(|it| doubt_of(Doubt::Warning, tree.lemma(it)).is_some())
}

/// Whether a noun is the event itself, or only counts it, as "a round of talks".
fn tells_itself(tree: &Tree<'_>, noun: usize, event: usize) -> bool {
    noun == event || after(tree, noun, "of").contains(&event)
}

/// What becomes of an event by a verb that calls it off, as that verb is told: "may be called off"
/// leaves it open, and "was not called off" leaves it planned.
fn fate_under(fate: Occurrence, told: Occurrence) -> Occurrence {
    match told {
        Occurrence::Hypothetical => Occurrence::Hypothetical,
        Occurrence::Denied => Occurrence::Planned,
        Occurrence::Happened | Occurrence::Planned | Occurrence::Cancelled | Occurrence::PutOff => {
            fate
        }
    }
}
