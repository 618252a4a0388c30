//! A stand: a word by which somebody takes one, and what it takes it on, as the tree has them.

use domain::Stance;
use text::language::PartOfSpeech;

use crate::lexicon::{Takes, stand_frames, takes};
use crate::page::Tree;
use crate::predicate::{after_preposition, agent, is_infinitive, is_passive, subject, verb_key};

/// A word by which somebody takes a stand. Its parts are words of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stand {
    /// The word.
    pub(super) cue: usize,
    /// The stand, before anything denies it.
    pub(super) stance: Stance,
    /// Whether a denial turns the stand round, rather than leaving none.
    pub(super) is_turned: bool,
    /// Whether it settles the matter, as accepting does and supporting does not.
    pub(super) is_settling: bool,
    /// Whose it is.
    pub(super) holder: Option<usize>,
    /// From whom something is wanted.
    pub(super) asked: Option<usize>,
    /// What it is on.
    pub(super) matter: Matter,
}

/// What a stand is on: from one word to another, by the one that heads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Matter {
    pub(super) head: usize,
    pub(super) first: usize,
    pub(super) last: usize,
    /// Whether it is a noun rather than a clause or an infinitive.
    pub(super) is_noun: bool,
}

/// The stand that a word takes, if it takes one.
pub(super) fn of_word(tree: &Tree<'_>, word: usize) -> Option<Stand> {
    let part = tree.part(word);
    if part == PartOfSpeech::Verb {
        of_verb(tree, word)
    } else if part == PartOfSpeech::Noun {
        super::noun::of_noun(tree, word)
    } else if part == PartOfSpeech::Adjective {
        of_adjective(tree, word)
    } else if part == PartOfSpeech::Adposition {
        of_preposition(tree, word)
    } else {
        None
    }
}

fn of_verb(tree: &Tree<'_>, verb: usize) -> Option<Stand> {
    if tree.lemma(verb) == "oppose" && is_passive(tree, verb) && agent(tree, verb).is_none() {
        return described(tree, verb, "opposed");
    }
    let key = verb_key(tree, verb);
    let each = stand_frames().verbs.each();
    let (stance, (asked, matter)) = each.into_iter().find_map(|(stance, takes)| {
        let taken = if is_passive(tree, verb) {
            in_the_passive(tree, verb, &key, takes)
        } else {
            in_the_active(tree, verb, &key, takes)
        };
        Some((stance, taken?))
    })?;
    let holder = if is_passive(tree, verb) { agent(tree, verb) } else { subject(tree, verb) };
    let lists = &stand_frames().stands;
    Some(Stand {
        cue: verb,
        stance,
        is_turned: is_turned(stance, &key),
        is_settling: lists.settling.contains(&key),
        holder,
        asked,
        matter,
    })
}

/// Whether a denial of a word turns its stand round.
pub(super) fn is_turned(stance: Stance, key: &str) -> bool {
    let lists = &stand_frames().stands;
    match stance {
        Stance::Wants => lists.denied_wants.contains(key),
        Stance::Refuses => lists.denied_refusals.contains(key),
        Stance::Accepts => true,
    }
}

type Taken = (Option<usize>, Matter);

fn in_the_active(tree: &Tree<'_>, verb: usize, key: &str, takes: &Takes) -> Option<Taken> {
    asked(tree, verb, key, takes)
        .or_else(|| Some((None, clause(tree, verb, key, takes)?)))
        .or_else(|| Some((None, infinitive(tree, verb, key, takes)?)))
        .or_else(|| Some((None, preposition(tree, verb, key, takes)?)))
        .or_else(|| Some((None, object(tree, verb, key, takes)?)))
}

/// "The plan was rejected by Moscow", "the plan proposed by Moscow", "was urged by Moscow to leave"
fn in_the_passive(tree: &Tree<'_>, verb: usize, key: &str, takes: &Takes) -> Option<Taken> {
    let own = tree.child(verb, &["nsubjpass"]);
    let of_noun = || tree.head(verb).filter(|_| tree.label(verb) == "acl");
    let subject = own.or_else(of_noun)?;
    if let Some(infinitive) = tree.child(verb, &["xcomp"]).filter(|_| takes.asked.contains(key)) {
        return Some((Some(subject), Matter::clause(tree, infinitive)));
    }
    let is_object = takes.object.contains(key) && is_matter(tree, key, subject);
    is_object.then(|| {
        let matter = Matter::noun(tree, subject);
        let last = if own.is_some() { matter.last } else { verb - 1 };
        (None, Matter { last: last.max(subject), ..matter })
    })
}

/// "urged Y to leave", "wants Y to leave", "called on Y to leave", "called for Y to leave"
fn asked(tree: &Tree<'_>, verb: usize, key: &str, takes: &Takes) -> Option<Taken> {
    if !takes.asked.contains(key) || has_gap(tree, verb) {
        return None;
    }
    let clause = tree.children(verb).iter().copied().find(|&child| {
        matches!(tree.label(child), "xcomp" | "ccomp" | "advcl")
            && child > verb
            && is_infinitive(tree, child)
    })?;
    let own = tree.child(clause, &["nsubj", "nsubjpass"]);
    let object = || tree.child(verb, &["dobj"]).filter(|it| *it > verb);
    let tied = || after_preposition(tree, verb, &["on", "upon", "to", "for"]);
    let asked = own.or_else(object).or_else(tied).filter(|it| *it < clause)?;
    let matter = Matter::clause(tree, clause);
    let to = tree.children(clause).iter().copied().find(|&it| tree.tag(it) == "TO")?;
    // "not to leave" keeps its "not".
    let not = tree.child(clause, &["neg"]).filter(|it| *it < to);
    let first = not.unwrap_or((to + 1).min(matter.last));
    Some((Some(asked), Matter { first, ..matter }))
}

fn clause(tree: &Tree<'_>, verb: usize, key: &str, takes: &Takes) -> Option<Matter> {
    let clause =
        tree.child(verb, &["ccomp"]).filter(|it| *it > verb && takes.clause.contains(key))?;
    // A demand is of nothing that is, whatever the tense: "demands that they lay down their arms".
    let is_demand = stand_frames().stands.demanding.contains(key);
    (is_demand || is_wished(tree, clause)).then(|| Matter::clause(tree, clause))
}

/// Whether what a verb is about stands before it, as in "the distance she wants to create".
fn has_gap(tree: &Tree<'_>, verb: usize) -> bool {
    let subject = tree.child(verb, &["nsubj", "nsubjpass"]);
    tree.label(verb) == "relcl" && subject.is_some_and(|it| !matches!(tree.tag(it), "WDT" | "WP"))
}

/// Whether a clause tells what is to be, as in "that Norway open" or "that Norway should open",
/// rather than what is.
fn is_wished(tree: &Tree<'_>, clause: usize) -> bool {
    let aux = |tag: &str| {
        let own = tree.children(clause).iter().copied();
        own.into_iter()
            .find(|&it| matches!(tree.label(it), "aux" | "auxpass") && tree.tag(it) == tag)
    };
    let is_whole = tree.child(clause, &["nsubj", "nsubjpass", "expl"]).is_some();
    let asks = tree.children(clause).iter().any(|&it| matches!(tree.tag(it), "WRB" | "WP" | "WDT"));
    let is_due = aux("MD")
        .is_some_and(|it| matches!(&*tree.lemma(it).to_lowercase(), "must" | "should" | "ought"));
    // "That they did not open" tells what was.
    let has_did = ["VBD", "VBP", "VBZ"].iter().any(|tag| aux(tag).is_some());
    let is_plain = matches!(tree.tag(clause), "VB" | "VBP")
        && aux("MD").is_none()
        && !has_did
        && (tree.tag(clause) == "VB" || tree.lemma(clause) != "be")
        || aux("VB").is_some() && aux("MD").is_none();
    is_whole && !asks && (is_due || is_plain)
}

fn infinitive(tree: &Tree<'_>, verb: usize, key: &str, takes: &Takes) -> Option<Matter> {
    let clause = tree.child(verb, &["xcomp"]).filter(|_| takes.infinitive.contains(key))?;
    let has_object = tree.child(verb, &["dobj"]).is_some_and(|it| it < clause);
    // "Seeking to …" tells what something is done for.
    let is_aside = tree.label(verb) == "advcl" && key == "seek";
    if has_object || is_aside || has_gap(tree, verb) {
        return None;
    }
    let is_silence = stand_frames().stands.silences.contains(tree.lemma(clause));
    // To refuse to rule something out leaves it open.
    let inner = verb_key(tree, clause);
    let is_double = stand_frames().verbs.refuses.infinitive.contains(key)
        && stand_frames().verbs.refuses.object.contains(&inner);
    (is_infinitive(tree, clause) && !is_silence && !is_double).then(|| Matter::clause(tree, clause))
}

fn object(tree: &Tree<'_>, verb: usize, key: &str, takes: &Takes) -> Option<Matter> {
    let object = tree.child(verb, &["dobj"]).filter(|_| takes.object.contains(key))?;
    is_matter(tree, key, object).then(|| Matter::noun(tree, object))
}

fn preposition(tree: &Tree<'_>, word: usize, key: &str, frames: &Takes) -> Option<Matter> {
    let ties = tree.children(word).iter().copied();
    let mut ties = ties.filter(|&child| tree.label(child) == "prep");
    let tie = ties.find(|&it| takes(&frames.preposition, &tree.lemma(it).to_lowercase(), key))?;
    let object = tree.child(tie, &["pobj", "pcomp"]).filter(|_| tie > word)?;
    let is_noun = tree.label(object) == "pobj";
    let fits = !is_noun || is_matter(tree, key, object);
    fits.then(|| Matter { is_noun, ..Matter::noun(tree, object) })
}

/// Whether a noun is something that one can stand for or against with this word.
pub(super) fn is_matter(tree: &Tree<'_>, key: &str, noun: usize) -> bool {
    let lists = &stand_frames().stands;
    let lemma = tree.lemma(noun).to_lowercase();
    let stands_for_another = matches!(tree.tag(noun), "WDT" | "WP" | "PRP" | "EX" | "DT");
    let is_abstract = lists.endings.iter().any(|ending| lemma.ends_with(ending));
    let is_choosy = lists.choosy.contains(key) && !lists.matters.contains(&lemma) && !is_abstract;
    !stands_for_another && !is_choosy && !lists.claims.contains(&lemma)
}

/// "is ready to …", "is opposed to …"
fn of_adjective(tree: &Tree<'_>, word: usize) -> Option<Stand> {
    if !matches!(tree.label(word), "acomp" | "conj" | "oprd" | "advcl" | "acl") {
        return None;
    }
    described(tree, word, &tree.lemma(word).to_lowercase())
}

fn described(tree: &Tree<'_>, word: usize, key: &str) -> Option<Stand> {
    let each = stand_frames().adjectives.each();
    let (stance, matter) = each.into_iter().find_map(|(stance, takes)| {
        let matter = clause(tree, word, key, takes)
            .or_else(|| infinitive(tree, word, key, takes))
            .or_else(|| preposition(tree, word, key, takes))?;
        Some((stance, matter))
    })?;
    let is_turned = is_turned(stance, key);
    let holder = subject(tree, word);
    Some(Stand { cue: word, stance, is_turned, is_settling: false, holder, asked: None, matter })
}

/// "is against …", "is in favor of …"
fn of_preposition(tree: &Tree<'_>, word: usize) -> Option<Stand> {
    let verb = tree.head(word).filter(|&verb| tree.lemma(verb) == "be")?;
    // "Up against" is no stand.
    let is_up =
        tree.children(verb).iter().chain(tree.children(word)).any(|&it| tree.lemma(it) == "up");
    if tree.label(word) != "prep" || is_up {
        return None;
    }
    let lists = &stand_frames().stands;
    let object = tree.child(word, &["pobj", "pcomp"])?;
    let (stance, object) = if lists.against.contains(tree.lemma(word)) {
        (Stance::Refuses, object)
    } else if lists.favoring.contains(tree.lemma(object)) {
        (Stance::Accepts, after_preposition(tree, object, &["of"])?)
    } else {
        return None;
    };
    let matter = Matter { is_noun: tree.label(object) == "pobj", ..Matter::noun(tree, object) };
    let holder = subject(tree, verb);
    let fits = !matter.is_noun || is_matter(tree, tree.lemma(word), object);
    let stand = Stand {
        cue: word,
        stance,
        is_turned: true,
        is_settling: false,
        holder,
        asked: None,
        matter,
    };
    fits.then_some(stand)
}

impl Matter {
    /// All that depends on a noun.
    pub(super) fn noun(tree: &Tree<'_>, head: usize) -> Self {
        let (first, last) = tree.reach(head);
        Self { head, first, last, is_noun: true }
    }

    /// A clause or an infinitive, without its "that".
    pub(super) fn clause(tree: &Tree<'_>, head: usize) -> Self {
        let (first, last) = tree.reach(head);
        let is_mark = tree.label(first) == "mark" && matches!(tree.lemma(first), "that" | "for");
        let first = first + usize::from(is_mark && first < last);
        Self { head, first, last, is_noun: false }
    }
}
