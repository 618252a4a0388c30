//! Changes: what is told of an event that was announced: moved, put off, called off, held.

use domain::{Firmness, ScheduleState, ScheduledEvent};
use jiff::civil::Date;

use super::Announced;
use super::changed_days::{Told, days_of, planned_for};
use super::days::lies_ahead;
use super::tie::is_event;
use crate::actors::{Mention, Who};
use crate::lexicon::schedule_words;
use crate::page::{Page, Run, Tree, Unit};
use crate::predicate::{
    Modality, Mood, is_infinitive, is_passive, mood, parties, subject, verb_key,
};
use crate::statements::{Said, around};

/// How far before its verb the words of a change may begin.
const FAR: usize = 30;

/// How many entries before a change are looked at.
const LOOKED_AT: usize = 40;

/// Applies the changes that a page tells to what it announced.
pub(super) fn apply(page: &Page<'_>, said: &[Said], announced: &mut Vec<Announced>) {
    for unit in &page.units {
        for verb in page.tree.words_in(unit.run) {
            if let Some(change) = of_verb(page, *unit, said, verb) {
                apply_one(page, announced, &change);
            }
        }
    }
}

/// A change told of an event.
struct Change {
    state: ScheduleState,
    /// What the event is, by the lemma of its noun.
    kind: String,
    /// The words for it.
    noun: Run,
    /// Who calls it off or puts it off.
    who: Option<String>,
    /// Who is named in it.
    with: Vec<String>,
    /// The day it was to be on.
    old: Option<Date>,
    /// The day it is to be on.
    new: Option<Date>,
    /// The words that tell of the change.
    run: Run,
    /// The verb's token.
    verb: usize,
    /// Whether the words name it as something that was not told of before.
    is_new: bool,
}

fn of_verb(page: &Page<'_>, unit: Unit, said: &[Said], verb: usize) -> Option<Change> {
    let tree = &page.tree;
    let state = state(page, verb)?;
    let place = tree.place(verb);
    if page.is_quoted(place) && around(said, place).is_none() {
        return None;
    }
    let passive = is_passive(tree, verb) || tree.lemma(verb) == "be" || falls_through(tree, verb);
    let is_own = passive || state == ScheduleState::Held || mood(page, verb).is_negated;
    let object = if is_own {
        let of_participle = || tree.head(verb).filter(|_| tree.label(verb) == "acl");
        tree.child(verb, &["nsubjpass", "nsubj"]).or_else(of_participle)
    } else {
        left_behind(tree, verb).or_else(|| meant(page, unit, tree.child(verb, &["dobj"])?))
    };
    let noun = object.or_else(|| tree.head(verb).filter(|_| passive && tree.label(verb) == "conj"));
    // "The talks set for May were called off", where a parser takes "set" for the verb.
    let noun =
        noun.and_then(|it| if is_event(tree, it) { Some(it) } else { tree.child(it, &["nsubj"]) });
    let noun = noun.filter(|&it| is_event(tree, it))?;
    let (first, last) = tree.reach(verb);
    let first = first.min(tree.reach(noun).0.max(verb.saturating_sub(FAR)));
    let run =
        Run::new(tree.place(first).max(unit.run.from), (tree.place(last) + 1).min(unit.run.to));
    let end = page.clause_end(place, run.to);
    let run = Run::new(run.from.max(tree.place(tree.reach(noun).0).min(place)), end.max(place + 1));
    let (old, new) = days_of(page, run, Told { verb, noun, state });
    let old = old.or_else(|| planned_for(page, noun, run.to));
    // Who leaves talks that are under way calls nothing off.
    if old.is_none() && left_behind(tree, verb).is_some() {
        return None;
    }
    let noun_run = Run::new(tree.place(tree.reach(noun).0), tree.place(noun) + 1);
    let kind = tree.lemma(noun).to_lowercase();
    // Who agrees to move something moves it.
    let who = subject(tree, verb).filter(|_| !is_own);
    let who = who.map(|it| parties(page, said, it)).unwrap_or_default();
    let names: Vec<String> = who.into_iter().map(|it| it.name).collect();
    // "The meeting of A and B was called off": a parser may take B for a subject of its own.
    let last = if is_own && verb > noun { verb } else { tree.reach(noun).1 };
    let mut with = named_with(page, noun, last);
    with.retain(|name| !names.contains(name));
    // "A trip by Macron" is none that was told of before.
    let is_new = tree.child(noun, &["det"]).is_some_and(|it| matches!(tree.lemma(it), "a" | "an"));
    let who = (!names.is_empty()).then(|| names.join(" and "));
    Some(Change { state, kind, noun: noun_run, who, with, old, new, run, verb: place, is_new })
}

/// What "it" and "them" mean behind a verb that calls it off: the event named before in the sentence.
fn meant(page: &Page<'_>, unit: Unit, object: usize) -> Option<usize> {
    let tree = &page.tree;
    let place = tree.place(object);
    if !page.is(place, &["it", "them"]) {
        return Some(object);
    }
    let mut before = tree.words_in(Run::new(unit.run.from, place)).rev();
    before.find(|&it| tree.tag(it).starts_with("NN") && is_event(tree, it))
}

/// What somebody "pulled out of" or "withdrew from".
fn left_behind(tree: &Tree<'_>, verb: usize) -> Option<usize> {
    if !schedule_words().plans.leaving.contains(tree.lemma(verb)) {
        return None;
    }
    let behind = |word: usize, tie: &str| {
        let mut ties = tree.children(word).iter().copied();
        ties.find(|&it| tree.lemma(it) == tie)
    };
    let out = behind(verb, "out").and_then(|it| behind(it, "of")).or_else(|| behind(verb, "of"));
    let from = || behind(verb, "from");
    tree.child(out.or_else(from)?, &["pobj"]).filter(|&it| is_event(tree, it))
}

/// "The meeting fell through"
fn falls_through(tree: &Tree<'_>, verb: usize) -> bool {
    tree.lemma(verb) == "fall" && tree.children(verb).iter().any(|&it| tree.lemma(it) == "through")
}

/// "The round was put on hold"
fn is_put_on_hold(tree: &Tree<'_>, verb: usize) -> bool {
    let on = tree.children(verb).iter().copied().find(|&it| tree.lemma(it) == "on");
    let hold = on.and_then(|it| tree.child(it, &["pobj"]));
    tree.lemma(verb) == "put" && hold.is_some_and(|it| matches!(tree.lemma(it), "hold" | "ice"))
}

/// What a verb tells of an event.
fn state(page: &Page<'_>, verb: usize) -> Option<ScheduleState> {
    let tree = &page.tree;
    let words = &schedule_words().plans;
    let key = verb_key(tree, verb);
    let mood = mood(page, verb);
    let is_off =
        || tree.lemma(verb) == "be" && tree.child(verb, &["advmod", "prt", "acomp"]).is_some();
    let is_off = || is_off() && tree.children(verb).iter().any(|&it| tree.lemma(it) == "off");
    let is_open = matches!(mood.modality, Modality::Possible | Modality::Due | Modality::Would);
    if is_open || mood.is_supposed || is_only_wished(page, verb) {
        return None;
    }
    if mood.is_negated {
        return is_told_as_not_held(page, verb, &key, mood).then_some(ScheduleState::Cancelled);
    }
    let is_done =
        || tree.tag(verb) == "VBD" || is_passive(tree, verb) && mood.modality == Modality::Plain;
    let has_ahead = || tree.children(verb).iter().any(|&it| words.ahead.contains(tree.lemma(it)));
    let needs_ahead = matches!(&*key, "bring" | "push");
    let is_moved = || words.moving.contains(&key) && (!needs_ahead || has_ahead());
    let is_over = || is_off() || falls_through(tree, verb) || left_behind(tree, verb).is_some();
    if words.cancelling.contains(&key) || is_over() {
        Some(ScheduleState::Cancelled)
    } else if is_put_on_hold(tree, verb) || is_moved() {
        Some(ScheduleState::Moved)
    } else if words.held.contains(&key) && is_done() && is_told_as_held(page, verb, &key, mood) {
        Some(ScheduleState::Held)
    } else {
        None
    }
}

/// "refused to postpone", "asked Chile to move": what a verb before it leaves undone.
fn is_only_wished(page: &Page<'_>, verb: usize) -> bool {
    let tree = &page.tree;
    let governor = tree.head(verb).filter(|_| matches!(tree.label(verb), "xcomp" | "ccomp"));
    let governor = governor.filter(|_| is_infinitive(tree, verb));
    governor.is_some_and(|it| {
        let words = &schedule_words().plans;
        let lemma = tree.lemma(it).to_lowercase();
        words.undone.contains(&lemma) || words.proposing.contains(&lemma)
    })
}

/// Whether a verb tells that an event was moved, put off or called off, so that a day beside it is no
/// day of an announcement of its own.
pub(super) fn is_change(page: &Page<'_>, verb: usize) -> bool {
    let tree = &page.tree;
    let object = tree.child(verb, &["dobj", "nsubjpass"]);
    object.is_some_and(|it| is_event(tree, it))
        && matches!(state(page, verb), Some(ScheduleState::Moved | ScheduleState::Cancelled))
}

/// "was held", "took place", "went ahead"
fn is_told_as_held(page: &Page<'_>, verb: usize, key: &str, mood: Mood) -> bool {
    let tree = &page.tree;
    let has = |lemma: &str| tree.children(verb).iter().any(|&it| tree.lemma(it) == lemma);
    let past = match key {
        "hold" => {
            is_passive(tree, verb)
                && tree.child(verb, &["auxpass"]).is_some_and(|it| tree.tag(it) == "VBD")
        }
        "take" => has("place"),
        "go" => has("ahead"),
        _ => tree.tag(verb) == "VBD",
    };
    past && mood.modality == Modality::Plain
}

/// "will not take place", "was not held", "did not go ahead"
fn is_told_as_not_held(page: &Page<'_>, verb: usize, key: &str, mood: Mood) -> bool {
    let tree = &page.tree;
    let has = |lemma: &str| tree.children(verb).iter().any(|&it| tree.lemma(it) == lemma);
    let is_holding = match key {
        "hold" => is_passive(tree, verb),
        "take" => has("place"),
        "go" => has("ahead"),
        "materialize" | "materialise" | "happen" | "occur" => true,
        _ => false,
    };
    let is_over =
        || tree.tag(verb) == "VBD" || tree.children(verb).iter().any(|&it| tree.tag(it) == "VBD");
    is_holding
        && (mood.modality == Modality::Coming || mood.modality == Modality::Plain && is_over())
}

/// The actors behind a noun, as in "talks between Iran and Iraq".
fn named_with(page: &Page<'_>, noun: usize, last: usize) -> Vec<String> {
    let tree = &page.tree;
    let last = last.min(noun + FAR);
    let found = page.mentions_in(tree.run(noun, last)).iter();
    let found = found.filter(|it| matches!(it.who, Who::Actor(_) | Who::Person(_)));
    let is_place = |it: &Mention| page.is(it.run.from.saturating_sub(1), &["in", "at"]);
    let mut names: Vec<String> = Vec::new();
    for name in found.filter(|it| !is_place(it)).map(|it| page.name(it)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn apply_one(page: &Page<'_>, announced: &mut Vec<Announced>, change: &Change) {
    let start = page.range(change.run).end;
    let known = announced.partition_point(|it| it.event.span.start <= start);
    let earliest = known.saturating_sub(LOOKED_AT);
    let fits = |it: &&mut Announced| {
        (!change.is_new || page.range(change.noun).start < it.event.span.end)
            && schedule_words().are_alike(&it.kind, &change.kind)
            && change.old.is_none_or(|old| it.event.date == old || it.event.first == Some(old))
            && change.new != Some(it.event.date)
            && it.event.state == ScheduleState::Standing
    };
    if let Some(entry) = announced[earliest..known].iter_mut().rev().find(fits) {
        change_entry(page, &mut entry.event, change);
        entry.is_past = entry.is_past && entry.event.state == ScheduleState::Standing;
    } else if let Some(entry) = new_entry(page, change) {
        let later = announced.partition_point(|it| it.event.span.start <= entry.event.span.start);
        announced.insert(later, entry);
    }
}

fn change_entry(page: &Page<'_>, event: &mut ScheduledEvent, change: &Change) {
    if change.state == ScheduleState::Held
        && page.published.is_none_or(|published| event.date > published)
    {
        return;
    }
    event.state_span = Some(page.span(page.trimmed(change.run)));
    if event.who.is_none() {
        let is_named = |who: &String| event.with.iter().any(|it| who.contains(it.as_str()));
        event.who = change.who.clone().filter(|it| !is_named(it));
    }
    event.state = match (change.state, change.new) {
        (ScheduleState::Moved, None) => ScheduleState::PutOff,
        (state, _) => state,
    };
    if let (ScheduleState::Moved, Some(new)) = (event.state, change.new) {
        event.moved_from = Some(event.date);
        event.first = None;
        event.date = new;
    }
}

/// "Friday's talks" without their day.
fn without_day(page: &Page<'_>, noun: Run) -> Run {
    let Some(date) = page.date_at(noun.from).filter(|date| date.run.to < noun.to) else {
        return noun;
    };
    let owns = usize::from(page.is(date.run.to, &["'s", "'"]));
    Run::new(date.run.to + owns, noun.to)
}

/// An event that is only told of with its change.
fn new_entry(page: &Page<'_>, change: &Change) -> Option<Announced> {
    let date = match change.state {
        ScheduleState::Moved => change.new.or(change.old)?,
        ScheduleState::Cancelled => change.old?,
        ScheduleState::Standing | ScheduleState::PutOff | ScheduleState::Held => return None,
    };
    let is_put_off = change.state == ScheduleState::Moved && change.new.is_none();
    if !lies_ahead(page, date) && change.old.is_none() {
        return None;
    }
    let span = page.span(page.trimmed(change.run));
    let event = ScheduledEvent {
        who: change.who.clone(),
        what: page.spaced(without_day(page, change.noun)),
        with: change.with.clone(),
        place: None,
        first: None,
        date,
        firmness: Firmness::Announced,
        by: None,
        condition: None,
        state: if is_put_off { ScheduleState::PutOff } else { change.state },
        moved_from: change.old.filter(|_| !is_put_off && change.state == ScheduleState::Moved),
        span: span.clone(),
        state_span: Some(span),
    };
    Some(Announced::new(event, change.verb, change.kind.clone(), false))
}
