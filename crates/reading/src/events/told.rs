//! What a word tells of: its events, one for each pair of sides.

use domain::{Action, DateBasis, Event, Identity, Occurrence, Sector, Sureness};

use super::branch::{
    after, all, child, is_aside_with_as, is_asked_not_to, is_infinitive, is_verb, object,
};
use super::lexicon::{Operation, told_by};
use super::meaning::{Telling, of_noun, of_verb};
use super::pairs::{dated, is_with_each_other, pairs};
use super::party::{self, Party, is_known, parties};
use super::roles::{self, Roles, carrier, has_own_actor};
use super::scene::Scene;
use super::sense::{is_deed, is_force, is_own_side, is_private, lacks_other};
use super::who::{are_of_kind, is_done_by_a_thing, is_means_of_force};
use super::{condition, extent, first_person, in_turn, occurrence, place, setting, sport};
use crate::page::{Page, Run};
use crate::predicate::is_negated;
use crate::standing::{is_idle_plan, standing_words};

/// The events that a word tells of.
pub(super) fn at(scene: Scene<'_>, word: usize) -> Option<Vec<Event>> {
    let page = scene.page;
    let tree = &page.tree;
    // "March 14" is no march.
    if page.date_at(tree.place(word)).is_some() {
        return None;
    }
    // What is quoted is somebody's word for it, but for what the speaker tells of himself.
    let speaker = first_person::subject(scene, word);
    if is_within_quote(page, tree.place(word)) && speaker.is_none() {
        return None;
    }
    if tree.tag(word).starts_with("NN") && tree.label(word) != "compound" {
        return noun(scene, word);
    }
    // "rebel-held territory" tells of a state, not of an event.
    let telling = of_verb(page, word).filter(|_| tree.label(word) != "amod")?;
    // "I did not say that we will attack" is no threat that was not made.
    if standing_words().saying.contains(tree.lemma(word)) && is_negated(tree, word) {
        return None;
    }
    if sport::is_match(page, scene.unit, &telling) || is_why_summoned(page, &telling) {
        return None;
    }
    let mut roles = roles::of_verb(page, &telling);
    if let Some(speaker) = speaker {
        roles.actors = vec![speaker];
    }
    let is_thing = speaker.is_none() && !roles.actors.is_empty();
    let is_thing = is_thing && roles.actors.iter().all(|&it| is_done_by_a_thing(page, it));
    let is_force =
        is_force(telling.code) && roles.actors.iter().all(|&it| is_means_of_force(page, it));
    if is_thing && !is_force || is_asked_not_to(tree, word) || is_aside_with_as(tree, word) {
        return None;
    }
    let telling = in_future(page, telling);
    let roles = roles::by_authorities(page, &telling, roles);
    let roles = roles::of_expected(page, &telling, roles);
    // "We demand that safety be guaranteed": nobody agrees to anything.
    let is_nobodys = roles.actors.is_empty() && telling.code.starts_with("03");
    // "Talking to generals rewards coups": nobody is told to have talked.
    let is_nobodys = is_nobodys
        || roles.actors.is_empty() && tree.tag(word) == "VBG" && tree.label(word) == "csubj";
    let is_told_within = roles.others.is_empty() && is_told_by_inner(page, word);
    let is_told_within = is_told_within || is_told_by_what_was_planned(page, word);
    if is_nobodys || is_told_within || roles.actors.is_empty() && is_only_called_off(page, &telling)
    {
        return None;
    }
    Some(events(scene, &telling, &roles))
}

/// "summoned the envoy to protest against it": the summons is the protest, and not the envoy's.
fn is_why_summoned(page: &Page<'_>, telling: &Telling) -> bool {
    let tree = &page.tree;
    let is_summoned = tree.head(telling.cue).is_some_and(|it| tree.lemma(it) == "summon");
    let is_protest = ["11", "14"].iter().any(|family| telling.code.starts_with(family));
    is_summoned && is_protest && is_infinitive(tree, telling.cue)
}

/// "X is expected to travel to Y": the inner verb tells of it, and to whom.
fn is_told_by_inner(page: &Page<'_>, verb: usize) -> bool {
    let has_other = |it: &Telling| !roles::of_verb(page, it).others.is_empty();
    let mut inner = all(&page.tree, verb, &["xcomp"]).filter_map(|it| of_verb(page, it));
    roles::is_expected(page, verb) && inner.any(|it| has_other(&it))
}

/// "Had planned to visit Oslo, but stayed at home": what was planned tells of it, and that somebody
/// planned it tells of nothing more.
fn is_told_by_what_was_planned(page: &Page<'_>, verb: usize) -> bool {
    let inner = || all(&page.tree, verb, &["xcomp", "ccomp", "advcl"]);
    is_idle_plan(page, verb) && inner().any(|it| of_verb(page, it).is_some())
}

/// What is quoted is somebody's word for it; a word or two in quotation marks are the writer's.
fn is_within_quote(page: &Page<'_>, at: usize) -> bool {
    page.quote_at(at).is_some_and(|quote| quote.words.to - quote.words.from > QUOTED)
}

/// The longest quotation, in tokens, that is still part of the writer's own sentence.
const QUOTED: usize = 4;

/// "The talks were called off": nobody is told to have done so, and the talks tell the rest.
fn is_only_called_off(page: &Page<'_>, telling: &Telling) -> bool {
    let tree = &page.tree;
    if occurrence::called_off(tree, telling.cue).is_none() {
        return false;
    }
    let object = object(tree, telling.cue);
    // "The talks set for May were called off", where a parser takes "set" for the subject.
    let noun = object.map(|it| child(tree, it, &["nsubj"]).unwrap_or(it));
    OF_TALKS.contains(&telling.code) || noun.is_some_and(|it| of_noun(page, it).is_some())
}

/// The codes of calling off talks and visits.
const OF_TALKS: [&str; 2] = ["125", "164"];

/// What is announced in the future tense is agreed to: "will send aid".
fn in_future(page: &Page<'_>, telling: Telling) -> Telling {
    let tree = &page.tree;
    let auxiliaries = all(tree, telling.cue, &["aux"]);
    let future =
        auxiliaries.map(|it| tree.lemma(it)).any(|it| matches!(it, "will" | "shall" | "'ll"));
    let cooperative = ("04".."09").contains(&telling.code);
    let announced = tree.head(telling.cue).filter(|_| tree.label(telling.cue) == "ccomp");
    let announced = announced.is_some_and(|head| of_verb(page, head).is_some());
    let code = Some(telling.code).filter(|_| future && cooperative && !announced);
    Telling {
        code: code.and_then(|code| Operation::AGREE.on(code)).unwrap_or(telling.code),
        ..telling
    }
}

fn noun(scene: Scene<'_>, word: usize) -> Option<Vec<Event>> {
    let page = scene.page;
    let tree = &page.tree;
    let telling = of_noun(page, word).filter(|it| !sport::is_match(page, scene.unit, it))?;
    let verb = governor(page, word);
    // Talks that are called off are told of beside that; a deal that is was made before.
    let is_ahead = telling.code.starts_with("04") || telling.code.starts_with("06");
    let is_kept = |verb| !is_ahead || occurrence::called_off(tree, verb).is_none();
    let told = verb.filter(|&verb| is_kept(verb)).and_then(|verb| of_verb(page, verb));
    // "The killing of X was condemned": that there was one is told beside.
    let is_blamed = told.is_some_and(|it| it.code.starts_with("11")) && is_deed(telling.code);
    if told.is_some() && !is_blamed && !has_own_actor(page, word) {
        return None;
    }
    let roles = roles::of_noun(page, &telling);
    let noun = telling.noun.filter(|_| !roles.actors.is_empty());
    if noun.and_then(|it| it.who).is_some_and(|kind| !are_of_kind(page, &roles.actors, kind)) {
        return None;
    }
    let by = noun.and_then(|it| it.by).filter(|(kind, _)| are_of_kind(page, &roles.actors, kind));
    let telling = by.map_or(telling, |(_, code)| Telling { code, ..telling });
    let sides = (!roles.actors.is_empty(), !roles.others.is_empty());
    let carried = carrier(tree, word).is_some();
    let mutual = telling.noun.is_some_and(|it| it.mutual)
        && roles.actors.iter().map(|&it| parties(page, it).len()).sum::<usize>() > 1;
    let is_own = has_own_actor(page, word);
    // "his British trip" leads to Britain.
    let is_visit = telling.code == "042"
        && is_own
        && roles.actors.iter().any(|&it| is_known(page, it) && tree.label(it) != "amod");
    let is_whole = sides.0 && roles::is_whole_act(page, word);
    // "Tunisia's rejection of the loan"
    let is_answer = ["11", "12"].iter().any(|family| telling.code.starts_with(family));
    let is_answer = is_answer && sides.0 && is_own && !after(tree, word, "of").is_empty();
    let alone = is_whole
        || is_answer
        || is_visit
        || is_deed(telling.code) && (sides.1 || sides.0 && is_own);
    let enough = sides == (true, true) || mutual || carried && sides.0 || alone;
    enough.then(|| events(scene, &telling, &roles))
}

/// The verb or noun that takes a noun as its object or behind a preposition.
fn governor(page: &Page<'_>, noun: usize) -> Option<usize> {
    let tree = &page.tree;
    let mut at = noun;
    for _ in 0..3 {
        let head = tree.head(at)?;
        match tree.label(at) {
            "dobj" | "nsubjpass" | "pobj" | "prep" | "conj" | "attr" if is_verb(tree, head) => {
                return Some(head);
            }
            "pobj" | "conj" | "prep" => at = head,
            _ => return None,
        }
    }
    None
}

/// The events that a word tells of, one for each pair of sides and each date.
fn events(scene: Scene<'_>, telling: &Telling, roles: &Roles) -> Vec<Event> {
    let Scene { page, unit, .. } = scene;
    let within = |parties: Vec<Party>| -> Vec<Party> {
        // A parser may run headlines together: a side belongs to its own sentence.
        parties.into_iter().filter(|it| unit.run.holds(it.run)).collect()
    };
    let actors = within(sides(scene, &roles.actors));
    let actors =
        if roles.is_by_place { actors.into_iter().map(by_place).collect() } else { actors };
    let others = within(sides(scene, &roles.others));
    let mut others = party::in_row(page, others, unit.run.to);
    others.retain(|other| actors.iter().all(|actor| actor.name != other.name));
    // The "Russian" of "Russian peacekeepers" is none to whom they do it.
    others.retain(|other| !actors.iter().any(|actor| actor.run.holds(other.run)));
    others.retain(|other| !actors.iter().any(|actor| is_own_side(telling, actor, other)));
    if is_private(page, telling, &actors, &others) || lacks_other(telling, &actors, &others) {
        return Vec::new();
    }
    let base = base(scene, telling, [&actors, &others]);
    let Some(base) = base else { return Vec::new() };
    let at = page.tree.place(telling.cue);
    if let [actor] = actors.as_slice()
        && base.action == Action::Consult
        && let Some(turns) = in_turn::turns(page, Run::new(at + 1, unit.run.to))
    {
        let turn = |turn| in_turn::event(page, &of_actor(page, &base, actor), turn);
        return turns.iter().map(turn).collect();
    }
    let dates = match base.occurrence {
        Occurrence::Planned => setting::days_ahead(page, unit, telling.cue),
        Occurrence::Denied if setting::is_ahead(&page.tree, telling.cue) => {
            setting::days_ahead(page, unit, telling.cue)
        }
        Occurrence::Cancelled | Occurrence::PutOff => setting::own_days(page, unit, telling.cue),
        Occurrence::Happened | Occurrence::Denied | Occurrence::Hypothetical => {
            setting::dates(page, unit, telling.cue)
        }
    };
    let pairs = pairs(&actors, &others, is_with_each_other(page, telling));
    let days = dated(pairs.len(), &dates);
    pairs
        .into_iter()
        .zip(days)
        .flat_map(|((actor, other), dates)| {
            let event = actor.map_or_else(|| base.clone(), |it| of_actor(page, &base, it));
            let event = other.map_or_else(|| event.clone(), |it| to_recipient(page, &event, it));
            dates.into_iter().map(move |date| Event { date, ..event.clone() })
        })
        .collect()
}

/// The state of a place, as the one that is thought to have acted there.
fn by_place(party: Party) -> Party {
    let Some(identity) = party.identity else { return party };
    let reason = "the state where it was done, for its authorities".to_owned();
    let sector = identity.sector.or(Some(Sector::Gov));
    Party {
        identity: Some(Identity { sureness: Sureness::Guess, reason, sector, ..identity }),
        ..party
    }
}

/// What all events of a word have in common.
fn base(scene: Scene<'_>, telling: &Telling, sides: [&[Party]; 2]) -> Option<Event> {
    let Scene { page, unit, .. } = scene;
    let known = told_by(telling.code)?;
    let run = extent::of(page, telling, sides);
    let lead = setting::leading_date(page, unit, run.from);
    let names: Vec<String> = sides.into_iter().flatten().map(|it| it.name.clone()).collect();
    let at = page.tree.place(telling.cue);
    let clause = Run::new(at, page.clause_end(at, unit.run.to));
    let told = occurrence::of_word(page, unit, telling.cue);
    let (occurrence, condition) = condition::of(page, unit, telling.cue, told);
    let occurrence = scene.supposed(occurrence, at);
    Some(Event {
        actor: None,
        action: known.action,
        recipient: None,
        date: None,
        date_basis: DateBasis::Sentence,
        place: place::of(page, clause, &names),
        mode: known.mode.map(str::to_owned),
        contexts: extent::contexts(page, unit, telling.cue, &known.contexts),
        cameo: Some(telling.code.to_owned()),
        occurrence,
        condition,
        actor_identity: None,
        recipient_identity: None,
        span: page.span(page.trimmed(Run::new(lead, run.to))),
        cue_span: Some(extent::named_by(page, telling)),
        actor_span: None,
        recipient_span: None,
    })
}

fn of_actor(page: &Page<'_>, event: &Event, actor: &Party) -> Event {
    Event {
        actor: Some(actor.name.clone()),
        actor_identity: actor.identity.clone(),
        actor_span: Some(page.span(actor.run)),
        ..event.clone()
    }
}

fn to_recipient(page: &Page<'_>, event: &Event, other: &Party) -> Event {
    if other.name.trim().is_empty() {
        return event.clone();
    }
    Event {
        recipient: Some(other.name.clone()),
        recipient_identity: other.identity.clone(),
        recipient_span: Some(page.span(other.run)),
        ..event.clone()
    }
}

/// The parties that some words name, each once.
fn sides(scene: Scene<'_>, words: &[usize]) -> Vec<Party> {
    let of_word = |&word: &usize| {
        let own = first_person::party(scene, word);
        own.map_or_else(|| parties(scene.page, word), |own| vec![own])
    };
    let mut found: Vec<Party> = Vec::new();
    for party in words.iter().flat_map(of_word).take(MOST) {
        if found.iter().all(|known| known.run != party.run || known.name != party.name) {
            found.push(party);
        }
    }
    found
}

/// The most parties of one side.
const MOST: usize = 8;
