//! The roles around a noun that names an event.

use domain::Occurrence;

use crate::events::branch::{after, all, antecedent, child, is_verb};
use crate::events::lexicon::{Doubt, Of, doubt_of, event_noun, is_carrier};
use crate::events::meaning::Telling;
use crate::events::occurrence::called_off;
use crate::events::party::{may_act, parties};
use crate::page::{Page, Tree};

use super::side::{in_branch, is_mutual, only_reports, without};
use super::subject::{CLIMB, adjective_of, subject};
use super::{Roles, elsewhere};

/// The roles around a noun.
pub(in crate::events) fn of_noun(page: &Page<'_>, telling: &Telling) -> Roles {
    let tree = &page.tree;
    let noun = telling.cue;
    let Some(known) = telling.noun else { return Roles::default() };
    let verb = carrier(tree, noun);
    let between = doing(page, telling, between(tree, noun));
    if between.len() > 1 {
        let third = third(page, telling, verb).filter(|_| !known.mutual);
        return of_two(between, third);
    }
    let of_whom = after(tree, noun, "of");
    let of = doing(page, telling, of_whom.clone());
    // "the summit of China and Japan"
    // and "exercises of the Serbian and Chinese armies"
    if known.mutual && of.iter().map(|&it| parties(page, it).len()).sum::<usize>() > 1 {
        return of_two(of, None);
    }
    let owner: Vec<usize> = doing(page, telling, all(tree, noun, &["poss"]).collect());
    let is_victim = known.of == Of::Object && of.is_empty() && verb.is_none();
    // "Their lawsuit against a bank" is theirs.
    let is_victim = is_victim && after(tree, noun, "against").is_empty();
    let (victim, owner) = if is_victim && is_suffered(telling.code) {
        (owner, Vec::new())
    } else {
        (Vec::new(), owner)
    };
    let of_subject = || if known.of == Of::Subject { of.clone() } else { Vec::new() };
    let actors = first_of(&[
        &|| doing(page, telling, after(tree, noun, "by")),
        // "the imposition of sanctions on A by B": a parser ties B to the sanctions.
        &|| doing(page, telling, of_whom.iter().flat_map(|&it| after(tree, it, "by")).collect()),
        &|| owner.clone(),
        &of_subject,
        &|| adjective_of(page, noun).into_iter().collect(),
        &|| verb.and_then(|verb| subject(page, verb, CLIMB)).into_iter().collect(),
        &|| doing(page, telling, after(tree, noun, "from")),
    ]);
    let is_force = ["18", "19", "20"].iter().any(|family| telling.code.starts_with(family));
    let is_force = is_force && !known.mutual;
    let is_shared = known.mutual && !telling.code.starts_with("19");
    let of_object = || if known.of == Of::Object { of.clone() } else { Vec::new() };
    let in_town = || if is_force { towns(page, telling) } else { Vec::new() };
    let tied = || tied(page, telling, verb, &actors, is_shared);
    let others = first_of(&[&|| victim.clone(), &of_object, &tied, &in_town]);
    let mut others = without(elsewhere(page, telling, others), &actors);
    others.retain(|&it| !only_reports(page, noun, it));
    // "held a march to demand reforms from X": X stands in the branch of the verb.
    if let Some(verb) = verb.filter(|_| others.is_empty() && !is_mutual(telling.code)) {
        others = without(in_branch(page, &Telling { cue: verb, ..*telling }), &actors);
    }
    Roles { actors, others, ..Roles::default() }
}

/// Those of some words who can act, and firms and other bodies by name, where what is told is done by
/// such too: "the deal between Kestrel Air and Norvik".
pub(super) fn doing(page: &Page<'_>, telling: &Telling, words: Vec<usize>) -> Vec<usize> {
    let tree = &page.tree;
    let is_open = OF_BODIES.iter().any(|family| telling.code.starts_with(family));
    // Whoever holds no office any more still goes on visits: "Blinken's visit to Ankara".
    let is_met = telling.code.starts_with("04");
    let is_body = |it: usize| {
        let kind = tree.entity(it);
        let is_named = is_open && kind == Some("ORG") || is_met && kind == Some("PERSON");
        is_named && tree.tag(it).starts_with("NNP")
    };
    let words = words.into_iter().map(|it| antecedent(tree, it));
    words.filter(|&it| may_act(page, it) || is_body(it)).collect()
}

/// What firms do with each other too: agree, talk, cooperate, go to court.
const OF_BODIES: [&str; 5] = ["03", "04", "057", "06", "115"];

/// Those behind "between", which a parser may tie to the place of "talks in Doha between A and B".
fn between(tree: &Tree<'_>, noun: usize) -> Vec<usize> {
    let own = after(tree, noun, "between");
    if !own.is_empty() {
        return own;
    }
    let places = all(tree, noun, &["prep"]).flat_map(|it| all(tree, it, &["pobj"]));
    places.flat_map(|it| after(tree, it, "between")).collect()
}

/// "talks between A and B" has two sides; "mediated between A and B" a third one that acts.
fn of_two(between: Vec<usize>, third: Option<usize>) -> Roles {
    match third {
        Some(third) => Roles { actors: vec![third], others: between, ..Roles::default() },
        None => Roles { actors: between, ..Roles::default() },
    }
}

/// Who mediates: the owner of the noun, or the subject of the verb that carries it.
fn third(page: &Page<'_>, telling: &Telling, verb: Option<usize>) -> Option<usize> {
    let tree = &page.tree;
    let owners = all(tree, telling.cue, &["poss"]).chain(after(tree, telling.cue, "by"));
    let owner = doing(page, telling, owners.collect()).first().copied();
    owner.or_else(|| subject(page, verb?, CLIMB))
}

/// Whether a noun tells of an act with both its doer and what it is done to: "the rescue of X by Y".
pub(in crate::events) fn is_whole_act(page: &Page<'_>, noun: usize) -> bool {
    let tree = &page.tree;
    let of = after(tree, noun, "of");
    let by = |it: usize| after(tree, it, "by").into_iter().any(|it| may_act(page, it));
    !of.is_empty() && (by(noun) || of.iter().any(|&it| by(it)))
}

/// The other side behind a preposition of an event noun, or of the verb that carries it.
fn tied(
    page: &Page<'_>,
    telling: &Telling,
    verb: Option<usize>,
    actors: &[usize],
    is_shared: bool,
) -> Vec<usize> {
    let tree = &page.tree;
    let noun = telling.cue;
    // Talks are held in a place, and on or over it, but not with it.
    let is_done_in = DONE_IN.iter().any(|family| telling.code.starts_with(family));
    let count = match (is_shared, is_done_in) {
        (true, _) => SHARED,
        (false, true) => TIES.len(),
        (false, false) => DIRECTED,
    };
    let ties = &TIES[..count];
    let found = ties.iter().map(|tie| {
        // A parser may tie "on Kenya" to the militants of "an attack by militants on Kenya".
        let holders = std::iter::once(noun).chain(actors.iter().copied());
        // "the sale of arms to Kenya"
        let holders = holders.chain(after(tree, noun, "of"));
        let own = holders.flat_map(|it| after(tree, it, tie));
        let behind = verb.into_iter().flat_map(|verb| after(tree, verb, tie));
        without(doing(page, telling, own.chain(behind).collect()), actors)
    });
    found.into_iter().find(|it| !it.is_empty()).unwrap_or_default()
}

/// The town that force is used on, though no table has it: "the shelling of Kharkiv".
fn towns(page: &Page<'_>, telling: &Telling) -> Vec<usize> {
    let tree = &page.tree;
    let noun = telling.cue;
    // Only places are shelled and bombed, while there are operations and attacks of many kinds.
    let is_fire = ["183", "191", "192", "194", "195"].contains(&telling.code);
    let is_place = |it: usize| matches!(tree.entity(it), Some("GPE" | "LOC" | "FAC"));
    let named = ["of", "on", "against"].iter().flat_map(|tie| after(tree, noun, tie));
    let is_day = |it: usize| page.date_at(tree.place(it)).is_some();
    let is_town = |it: usize| tree.tag(it) == "NNP" && !is_day(it) && (is_fire || is_place(it));
    named.filter(|&it| is_town(it)).collect()
}

/// Prepositions before the other side of a noun; only the first are so where two do it with each other.
const TIES: [&str; 11] =
    ["with", "against", "to", "on", "into", "for", "toward", "at", "in", "over", "near"];
const SHARED: usize = 3;
/// The number of those that no place alone is named by, as in "the arrest in Paris".
const DIRECTED: usize = 7;
/// What is done to a state where it is done in it: from mediation to coups and war.
const DONE_IN: [&str; 9] = ["045", "07", "087", "14", "15", "170", "18", "19", "20"];

fn first_of(ways: &[&dyn Fn() -> Vec<usize>]) -> Vec<usize> {
    ways.iter().map(|way| way()).find(|found| !found.is_empty()).unwrap_or_default()
}

/// Whether the owner of a noun is the one who suffers it: "his arrest", "their murder".
fn is_suffered(code: &str) -> bool {
    ["115", "116", "173", "174", "18"].iter().any(|beginning| code.starts_with(beginning))
}

/// The verb that carries an event noun, as "held" does "talks".
pub(in crate::events) fn carrier(tree: &Tree<'_>, noun: usize) -> Option<usize> {
    let mut at = noun;
    for _ in 0..3 {
        let head = tree.head(at)?;
        match tree.label(at) {
            "dobj" | "nsubjpass" | "attr" => {
                let tells =
                    |it: &usize| is_carrier(tree.lemma(*it)) || called_off(tree, *it).is_some();
                return Some(head).filter(tells);
            }
            "prep" if is_verb(tree, head) => {
                return Some(head).filter(|&it| is_carrier(tree.lemma(it)));
            }
            // "the odds of an attack" carry none.
            "prep" if puts_in_doubt(tree, head) => return None,
            "conj" | "prep" => at = head,
            "pobj" if matches!(tree.lemma(head), "in" | "into" | "to" | "on" | "of") => at = head,
            _ => return None,
        }
    }
    None
}

/// Whether a noun leaves open whether what it is of will be, as "odds" and "risk" do.
fn puts_in_doubt(tree: &Tree<'_>, noun: usize) -> bool {
    let lemma = tree.lemma(noun).to_lowercase();
    let is_doubt = |word: &str| doubt_of(Doubt::Taking, word) == Some(Occurrence::Hypothetical);
    tree.tag(noun).starts_with("NN")
        && (is_doubt(&lemma) || tree.tag(noun) == "NNS" && is_doubt(&format!("{lemma}s")))
}

/// Whether a noun has a side of its own, whatever its verb tells of.
pub(in crate::events) fn has_own_actor(page: &Page<'_>, noun: usize) -> bool {
    let tree = &page.tree;
    let is_named = |it: usize| tree.tag(it) == "NNP" && tree.entity(it) == Some("PERSON");
    let owner = child(tree, noun, &["poss"]).is_some_and(|it| may_act(page, it) || is_named(it));
    let by = |it: usize| !after(tree, it, "by").is_empty();
    let of = after(tree, noun, "of");
    let is_subject = event_noun(tree.lemma(noun)).is_some_and(|it| it.of == Of::Subject);
    owner
        || by(noun)
        || of.iter().any(|&it| by(it) || is_subject && may_act(page, it))
        || after(tree, noun, "between").len() > 1
        || adjective_of(page, noun).is_some()
}
