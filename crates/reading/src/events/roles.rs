//! Roles: who does what a verb or noun tells of, and to whom.

use super::branch::{after, all, antecedent, child, is_infinitive, is_passive, is_verb, object};
use super::lexicon::{Meaning, Of, is_carrier};
use super::meaning::{Telling, counted, inner};
use super::party::{is_known, is_person, may_act, parties};
use crate::actors::{Mention, Who};
use crate::page::{Page, Run, Tree};

/// The words that name the two sides of an event.
#[derive(Clone, Debug, Default)]
pub(super) struct Roles {
    /// Who does it.
    pub(super) actors: Vec<usize>,
    /// To whom or with whom.
    pub(super) others: Vec<usize>,
    /// The object, which may be neither.
    pub(super) object: Option<usize>,
}

/// Where the other side is looked for if the lexicon names no place.
const OTHERS: [&str; 12] =
    ["that", "obj", "with", "against", "to", "on", "at", "from", "for", "poss", "of", "into"];

/// How many words are climbed for a subject.
const CLIMB: usize = 6;

/// The roles around a verb or an adjective.
pub(super) fn of_verb(page: &Page<'_>, telling: &Telling) -> Roles {
    let tree = &page.tree;
    let verb = telling.cue;
    let actors: Vec<usize> = subject(page, verb, CLIMB).into_iter().collect();
    let listed = places_of(telling);
    let clause = telling.row.is_some_and(|row| matches!(row.meaning, Meaning::Operation(..)));
    let places = if listed.is_empty() { &OTHERS[..] } else { listed };
    let places = ["that"].into_iter().filter(|_| clause).chain(places.iter().copied());
    let found = places.map(|place| others_at(page, verb, place));
    let found = found.chain([others_at(page, verb, "that"), behind_object(page, verb)]);
    let found = found.chain([of_inner(page, verb, 2)]);
    let apart = |words: Vec<usize>| without(words, &actors);
    let near: Vec<Vec<usize>> = found.map(apart).filter(|words| !words.is_empty()).collect();
    // A side that is known by a code is more of a side than "troops" or "the plan".
    let named = |it: &usize| is_known(page, *it) || is_person(page, *it);
    // Several who meet do so with each other, wherever they meet.
    let with = places_of(telling).contains(&"with");
    let several = actors.iter().any(|&it| parties(page, it).len() > 1);
    let is_shared = with && several && !is_passive(tree, verb) && is_mutual(telling.code);
    let known = near.iter().find(|words| words.iter().any(named)).cloned();
    let anywhere = || if is_shared { Vec::new() } else { apart(in_branch(page, telling)) };
    let others = known.or_else(|| Some(anywhere()).filter(|words| !words.is_empty()));
    let unknown =
        || near.into_iter().next().filter(|_| !is_shared && !telling.code.starts_with("15"));
    let others = others.or_else(unknown).unwrap_or_default();
    let object = object(tree, verb);
    // Whoever it is, the subject of a passive is the other side.
    let others = if others.is_empty() && several && is_passive(tree, verb) {
        without(object.into_iter().collect(), &actors)
    } else {
        others
    };
    Roles { actors, others, object }
}

/// Where the lexicon says that the other side stands.
fn places_of(telling: &Telling) -> &[&'static str] {
    telling.row.map_or(&[], |row| row.other.as_slice())
}

/// Whether what a code tells of is done by two with each other.
fn is_mutual(code: &str) -> bool {
    ["030", "036", "04", "057", "06", "190"].iter().any(|family| code.starts_with(family))
}

/// The first that is known by a code in the branch of a word, as in "destroyed targets in Chad".
fn in_branch(page: &Page<'_>, telling: &Telling) -> Vec<usize> {
    let tree = &page.tree;
    if ALONE.iter().any(|family| telling.code.starts_with(family)) {
        return Vec::new();
    }
    let last = tree.reach(telling.cue).1.min(telling.cue + REACH);
    let (from, to) = (tree.place(telling.cue) + 1, tree.place(last) + 1);
    let mut mentions = page.mentions_in(Run::new(from, to)).iter();
    let heads = mentions.find_map(|it| {
        let word = tree.words_in(it.run).last()?;
        let met_there = matches!(it.who, Who::Place(_)) && is_mutual(telling.code);
        let is_side = is_known(page, word) && !met_there && !is_aside(page, word, telling.cue);
        is_side.then_some(word)
    });
    heads.into_iter().collect()
}

/// Events that need no other side, so that none is looked for afar.
const ALONE: [&str; 2] = ["0831", "087"];

/// How far behind its word the other side of an event is looked for.
const REACH: usize = 30;

/// Whether a word stands in a clause of time or after a preposition of time, or tells a day.
fn is_aside(page: &Page<'_>, word: usize, cue: usize) -> bool {
    let tree = &page.tree;
    let mut at = word;
    for _ in 0..CLIMB {
        let Some(head) = tree.head(at).filter(|_| at != cue) else { return false };
        let lemma = tree.lemma(at);
        let of_time =
            matches!(lemma, "after" | "before" | "during" | "since" | "amid" | "despite" | "as");
        if tree.label(at) == "prep" && of_time || matches!(tree.label(at), "relcl" | "appos") {
            return true;
        }
        let mark = child(tree, at, &["mark", "advmod"]).map(|it| tree.lemma(it));
        if tree.label(at) == "advcl" && mark.is_some_and(|it| !matches!(it, "if" | "unless")) {
            return true;
        }
        at = head;
    }
    false
}

/// Those who can act at one of the places where the other side may stand.
fn others_at(page: &Page<'_>, verb: usize, place: &str) -> Vec<usize> {
    let tree = &page.tree;
    let object = object(tree, verb);
    let words = match place {
        "obj" => child(tree, verb, &["dative"])
            .filter(|&it| tree.tag(it) != "IN")
            .or(object)
            .into_iter()
            .collect(),
        "that" => all(tree, verb, &["ccomp", "xcomp"])
            .filter_map(|it| child(tree, it, &["nsubj", "nsubjpass"]))
            .filter(|&it| tree.tag(it) != "PRP")
            .collect(),
        "poss" => object.and_then(|it| child(tree, it, &["poss"])).into_iter().collect(),
        preposition => {
            let own = after(tree, verb, preposition);
            let nouns = object.into_iter().chain(carried(tree, verb));
            let behind = nouns.flat_map(|it| after(tree, it, preposition));
            own.into_iter().chain(behind).collect()
        }
    };
    acting(page, words)
}

fn acting(page: &Page<'_>, words: Vec<usize>) -> Vec<usize> {
    let words = words.into_iter().map(|it| antecedent(&page.tree, it));
    words.filter(|&it| may_act(page, it)).collect()
}

/// The noun behind a preposition that a verb carries, as in "engaged in talks with".
fn carried(tree: &Tree<'_>, verb: usize) -> Vec<usize> {
    let ties = ["in", "into", "on", "to", "for"];
    ties.into_iter().flat_map(|it| after(tree, verb, it)).filter(|&it| !is_verb(tree, it)).collect()
}

/// Somebody whom the object belongs to: "attacked a Turkish village", "the capital of Chad".
fn behind_object(page: &Page<'_>, verb: usize) -> Vec<usize> {
    let tree = &page.tree;
    let objects = object(tree, verb).into_iter().flat_map(|it| counted(tree, it));
    let found = objects.filter_map(|it| {
        let named = may_act(page, it).then_some(it);
        let owner = child(tree, it, &["poss"]).filter(|&owner| may_act(page, owner));
        let of = || after(tree, it, "of").into_iter().find(|&of| may_act(page, of));
        let ties = ["in", "for", "by", "from"];
        let mut placed = ties.iter().flat_map(|tie| after(tree, it, tie));
        owner.or(named).or_else(of).or_else(|| placed.find(|&of| may_act(page, of)))
    });
    found.take(1).collect()
}

/// The other side of the event that a verb takes: "promised to help Chad".
fn of_inner(page: &Page<'_>, verb: usize, depth: usize) -> Vec<usize> {
    let Some((at, _)) = inner(page, verb, 3) else { return Vec::new() };
    let tree = &page.tree;
    if !is_verb(tree, at) {
        let ties = ["with", "against", "on", "to", "from", "of", "for", "in", "between"];
        return ties
            .iter()
            .map(|tie| acting(page, after(tree, at, tie)))
            .find(|it| !it.is_empty())
            .unwrap_or_default();
    }
    let places = OTHERS.iter().filter(|place| **place != "that").chain(&["in"]);
    let found = places.map(|place| others_at(page, at, place)).find(|words| !words.is_empty());
    let found = found.unwrap_or_else(|| behind_object(page, at));
    if found.is_empty() && depth > 0 { of_inner(page, at, depth - 1) } else { found }
}

/// Who does what a verb says.
pub(super) fn subject(page: &Page<'_>, verb: usize, climb: usize) -> Option<usize> {
    let tree = &page.tree;
    let climb = climb.checked_sub(1)?;
    if is_passive(tree, verb) {
        return after(tree, verb, "by").first().copied();
    }
    if let Some(own) = child(tree, verb, &["nsubj"]) {
        let own =
            Some(antecedent(tree, own)).filter(|&it| !matches!(tree.tag(it), "WDT" | "EX"))?;
        return Some(speaker(page, verb, own, climb).unwrap_or(own));
    }
    let head = tree.head(verb)?;
    match tree.label(verb) {
        "conj" | "dep" | "parataxis" => of_first(page, head, climb),
        "xcomp" | "ccomp" | "advcl" | "acomp" | "oprd" => governed(page, verb, head, climb),
        "pcomp" => of_gerund(page, verb, head, climb),
        "acl" if is_infinitive(tree, verb) => owner(page, head, climb),
        "acl" | "relcl" => may_act(page, head).then_some(head).or_else(|| owner(page, head, climb)),
        "amod" => may_act(page, head).then_some(head),
        _ => None,
    }
}

/// The one whom a pronoun stands for in "X said that it would …".
fn speaker(page: &Page<'_>, verb: usize, own: usize, climb: usize) -> Option<usize> {
    let tree = &page.tree;
    let is_pronoun = tree.tag(own) == "PRP";
    let above = tree.head(verb).filter(|_| is_pronoun && tree.label(verb) == "ccomp")?;
    subject(page, above, climb).filter(|&it| tree.tag(it) != "PRP" && may_act(page, it))
}

/// The subject of a verb that "and" joins to another; that of a passive one is its object.
fn of_first(page: &Page<'_>, first: usize, climb: usize) -> Option<usize> {
    let tree = &page.tree;
    if is_passive(tree, first) { object(tree, first) } else { subject(page, first, climb) }
}

/// The subject of an infinitive: the object of the verb above if it can act, else its subject.
fn governed(page: &Page<'_>, verb: usize, head: usize, climb: usize) -> Option<usize> {
    let tree = &page.tree;
    if !is_verb(tree, head) {
        let above = tree.head(head).filter(|_| tree.label(head) != "ROOT");
        let own = child(tree, head, &["nsubj"]);
        return own.or_else(|| subject(page, above?, climb));
    }
    let told = object(tree, head).filter(|&it| tree.label(verb) != "advcl" && may_act(page, it));
    told.or_else(|| of_first(page, head, climb))
}

/// The subject of a gerund after a preposition: "accused X of attacking Y".
fn of_gerund(page: &Page<'_>, _verb: usize, preposition: usize, climb: usize) -> Option<usize> {
    let tree = &page.tree;
    let head = tree.head(preposition)?;
    if !is_verb(tree, head) {
        return owner(page, head, climb);
    }
    let blamed = matches!(tree.lemma(preposition), "of" | "for" | "from" | "into" | "with");
    let blamed = object(tree, head).filter(|&it| blamed && may_act(page, it));
    blamed.or_else(|| of_first(page, head, climb))
}

/// Whose a noun is: "Russia's plan", "the plan of Russia", "Russia announced plans".
fn owner(page: &Page<'_>, noun: usize, climb: usize) -> Option<usize> {
    let tree = &page.tree;
    let own = child(tree, noun, &["poss"]).filter(|&it| may_act(page, it));
    let by = || acting(page, after(tree, noun, "by")).first().copied();
    let of = || acting(page, after(tree, noun, "of")).first().copied();
    let carried = || {
        let verb = tree.head(noun).filter(|&it| is_verb(tree, it))?;
        subject(page, verb, climb)
    };
    own.or_else(by).or_else(of).or_else(|| adjective_of(page, noun)).or_else(carried)
}

/// The state that an adjective before a noun names: "the Israeli attack".
fn adjective_of(page: &Page<'_>, noun: usize) -> Option<usize> {
    let tree = &page.tree;
    let before = all(tree, noun, &["amod", "compound", "nmod"]);
    let is_side = |it: &Mention| !matches!(it.who, Who::Office(_));
    before.rev().find(|&it| page.mention_at(tree.place(it)).is_some_and(is_side))
}

/// The verb that carries an event noun, as "held" does "talks".
pub(super) fn carrier(tree: &Tree<'_>, noun: usize) -> Option<usize> {
    let mut at = noun;
    for _ in 0..3 {
        let head = tree.head(at)?;
        match tree.label(at) {
            "dobj" | "nsubjpass" | "attr" => {
                return Some(head).filter(|&it| is_carrier(tree.lemma(it)));
            }
            "prep" if is_verb(tree, head) => {
                return Some(head).filter(|&it| is_carrier(tree.lemma(it)));
            }
            "conj" | "prep" => at = head,
            "pobj" if matches!(tree.lemma(head), "in" | "into" | "to" | "on" | "of") => at = head,
            _ => return None,
        }
    }
    None
}

/// The roles around a noun.
pub(super) fn of_noun(page: &Page<'_>, telling: &Telling) -> Roles {
    let tree = &page.tree;
    let noun = telling.cue;
    let Some(known) = telling.noun else { return Roles::default() };
    let verb = carrier(tree, noun);
    let between = acting(page, after(tree, noun, "between"));
    if between.len() > 1 {
        return of_two(page, between, verb.filter(|_| !known.mutual));
    }
    let of = acting(page, after(tree, noun, "of"));
    let owner: Vec<usize> = acting(page, all(tree, noun, &["poss"]).collect());
    let is_victim = known.of == Of::Object && of.is_empty() && verb.is_none();
    let (victim, owner) = if is_victim && is_suffered(telling.code) {
        (owner, Vec::new())
    } else {
        (Vec::new(), owner)
    };
    let of_subject = || if known.of == Of::Subject { of.clone() } else { Vec::new() };
    let actors = first_of(&[
        &|| acting(page, after(tree, noun, "by")),
        &|| acting(page, of.iter().flat_map(|&it| after(tree, it, "by")).collect()),
        &|| owner.clone(),
        &of_subject,
        &|| adjective_of(page, noun).into_iter().collect(),
        &|| verb.and_then(|verb| subject(page, verb, CLIMB)).into_iter().collect(),
        &|| acting(page, after(tree, noun, "from")),
    ]);
    let of_object = || if known.of == Of::Object { of.clone() } else { Vec::new() };
    let others = first_of(&[&|| victim.clone(), &of_object, &|| tied(page, noun, verb, &actors)]);
    let mut others = without(others, &actors);
    // "held a march to demand reforms from X": X stands in the branch of the verb.
    if let Some(verb) = verb.filter(|_| others.is_empty() && !is_mutual(telling.code)) {
        others = without(in_branch(page, &Telling { cue: verb, ..*telling }), &actors);
    }
    Roles { others, actors, object: None }
}

/// "talks between A and B" has two sides; "mediated between A and B" a third one that acts.
fn of_two(page: &Page<'_>, between: Vec<usize>, verb: Option<usize>) -> Roles {
    let third = verb.and_then(|verb| subject(page, verb, CLIMB));
    match third {
        Some(third) => Roles { actors: vec![third], others: between, object: None },
        None => Roles { actors: between, ..Roles::default() },
    }
}

/// The other side behind a preposition of an event noun, or of the verb that carries it.
fn tied(page: &Page<'_>, noun: usize, verb: Option<usize>, actors: &[usize]) -> Vec<usize> {
    let tree = &page.tree;
    let ties = ["with", "against", "on", "to", "at", "into", "for", "in", "over", "near", "toward"];
    let found = ties.iter().map(|tie| {
        // A parser may tie "on Kenya" to the militants of "an attack by militants on Kenya".
        let holders = std::iter::once(noun).chain(actors.iter().copied());
        let own = holders.flat_map(|it| after(tree, it, tie));
        let behind = verb.into_iter().flat_map(|verb| after(tree, verb, tie));
        without(acting(page, own.chain(behind).collect()), actors)
    });
    found.into_iter().find(|it| !it.is_empty()).unwrap_or_default()
}

fn first_of(ways: &[&dyn Fn() -> Vec<usize>]) -> Vec<usize> {
    ways.iter().map(|way| way()).find(|found| !found.is_empty()).unwrap_or_default()
}

fn without(words: Vec<usize>, others: &[usize]) -> Vec<usize> {
    words.into_iter().filter(|it| !others.contains(it)).collect()
}

/// Whether the owner of a noun is the one who suffers it: "his arrest", "their murder".
fn is_suffered(code: &str) -> bool {
    ["115", "116", "173", "174", "18"].iter().any(|beginning| code.starts_with(beginning))
}

/// The state whose authorities acted, where nobody else is told to have: "was arrested in Chad".
pub(super) fn by_authorities(page: &Page<'_>, telling: &Telling, roles: Roles) -> Roles {
    let official = ["09", "1125", "115", "116", "172", "173", "174"];
    let is_official = official.iter().any(|family| telling.code.starts_with(family));
    if !is_official || !roles.actors.is_empty() || !is_passive(&page.tree, telling.cue) {
        return roles;
    }
    let (from, to) = page.tree.reach(telling.cue);
    let run =
        page.tree.run(from.max(telling.cue.saturating_sub(REACH)), to.min(telling.cue + REACH));
    let placed =
        page.mentions_in(run).iter().find(|it| page.is(it.run.from.saturating_sub(1), &["in"]));
    let placed = placed.and_then(|it| page.tree.words_in(it.run).last()).into_iter().collect();
    let placed = acting(page, placed);
    Roles { others: without(roles.others, &placed), actors: placed, object: roles.object }
}

/// Whether a noun has a side of its own, whatever its verb tells of.
pub(super) fn has_own_actor(page: &Page<'_>, noun: usize) -> bool {
    let tree = &page.tree;
    let owner = child(tree, noun, &["poss"]).is_some_and(|it| may_act(page, it));
    owner
        || !after(tree, noun, "by").is_empty()
        || after(tree, noun, "between").len() > 1
        || adjective_of(page, noun).is_some()
}
