//! A reading on a terminal: each kind of finding under its heading.

use std::collections::HashMap;
use std::fmt::Display;
use std::io::{Result, Write};

use domain::{
    DocumentText, Event, Firmness, Identity, Modality, NamedActor, Occurrence, Position, Problem,
    Reading, Relation, ScheduleState, ScheduledEvent, Sector, Span, Statement, StatementKind,
};

use crate::print::time::time;
use crate::print::{noted, one_line, section};
use crate::style::{ATTENTION, FAINT, HEADING, WORDS};

/// Prints everything that was read in a document.
pub(crate) fn reading(reading: &Reading, out: &mut dyn Write) -> Result<()> {
    heading(&reading.document, out)?;
    section("Statements", &reading.statements, out, statement)?;
    section("Events", &reading.events, out, event)?;
    section("Positions", &reading.positions, out, position)?;
    section("Scheduled", &reading.scheduled, out, scheduled)?;
    section("Relations", &reading.relations, out, relation)?;
    section("Judgments", &reading.judgments, out, noted::judgment)?;
    section("Predictions", &reading.predictions, out, noted::prediction)?;
    section("Actors", &once_each(&reading.actors), out, actor)?;
    section("Times", &reading.times, out, time)?;
    section("Problems", &reading.problems, out, problem)
}

fn heading(document: &DocumentText, out: &mut dyn Write) -> Result<()> {
    let title = document.title.as_deref().unwrap_or("Untitled");
    writeln!(out, "{HEADING}{title}{HEADING:#}")?;
    let published = document.published.map(|date| format!("published {date}"));
    let facts = [published, document.source.clone(), document.language.clone()];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    writeln!(out, "{FAINT}{}{FAINT:#}", one_line(&facts.join(", ")))
}

pub(crate) fn statement(statement: &Statement, out: &mut dyn Write) -> Result<()> {
    let speaker = statement.speaker.as_deref().unwrap_or("somebody");
    let side = speaks_for(statement).map_or(String::new(), |side| format!(" ({side})"));
    writeln!(out, "  {speaker}{side}: {WORDS}{}{WORDS:#}", one_line(&statement.told_in_marks()))?;
    let mut facts = vec![statement.form.word().to_owned()];
    if statement.kind == StatementKind::MentalState {
        facts.push(statement.kind.words().to_owned());
    }
    facts.extend(labeled("cue", statement.cue.as_ref()));
    facts.extend(labeled("to", statement.addressee.as_ref()));
    facts.extend(labeled("in", statement.outlet.as_ref()));
    facts.extend(labeled("on", statement.said.as_ref()));
    facts.extend(labeled("at", statement.place.as_ref()));
    facts.extend(statement.condition.clone());
    if statement.modality != Modality::Asserted {
        facts.push(statement.modality.word().to_owned());
    }
    facts.extend(labeled("content", statement.content_condition.as_ref()));
    facts.extend(statement.within.is_some().then(|| "within another".to_owned()));
    fact_line(&facts, out)?;
    noted::setting(&statement.setting, out)
}

/// For whom a speaker speaks, and in what office.
fn speaks_for(statement: &Statement) -> Option<String> {
    let office = statement.speaker_identity.as_ref().and_then(|it| it.office.as_deref());
    let known = [statement.side.as_deref(), office].into_iter().flatten();
    let known: Vec<&str> = known.collect();
    (!known.is_empty()).then(|| known.join(", "))
}

pub(crate) fn event(event: &Event, out: &mut dyn Write) -> Result<()> {
    let action = event.action.word();
    let recipient = event.recipient.as_deref().filter(|name| !name.trim().is_empty());
    let recipient = recipient.map_or(String::new(), |name| format!(" → {name}"));
    let date = event.date.map_or("no date".to_owned(), |date| date.to_string());
    let actor = event.actor.as_deref().unwrap_or("somebody");
    writeln!(out, "  {date}  {actor}{recipient}  {ATTENTION}{action}{ATTENTION:#}")?;
    let mut facts = vec![one_line(&event.span.text)];
    facts.extend(event.date_basis.note().map(str::to_owned));
    let only_told = event.occurrence != Occurrence::Happened;
    facts.extend(only_told.then(|| event.occurrence.word().to_owned()));
    facts.extend(event.condition.as_deref().map(domain::under_condition));
    facts.extend(event.mode.clone());
    facts.extend(labeled("CAMEO", event.cameo.as_ref()));
    facts.extend(event.contexts.iter().cloned());
    facts.extend(labeled("at", event.place.as_ref()));
    fact_line(&facts, out)
}

pub(crate) fn position(position: &Position, out: &mut dyn Write) -> Result<()> {
    let stance = position.told_stance();
    let matter = one_line(&position.matter);
    writeln!(out, "  {} {ATTENTION}{stance}{ATTENTION:#}: {matter}", one_line(&position.holder))?;
    let mut facts = vec![position.state.word().to_owned()];
    facts.extend(labeled("of", position.addressee.as_ref()));
    facts.extend(labeled("held", position.since_words.as_ref()));
    facts.extend(position.condition.as_deref().map(domain::under_condition));
    facts.extend(told_by(position.state_span.as_ref()));
    fact_line(&facts, out)
}

pub(crate) fn scheduled(event: &ScheduledEvent, out: &mut dyn Write) -> Result<()> {
    let who = event.who.as_deref().map_or(String::new(), |who| format!("{who}: "));
    let from = event.first.map_or(String::new(), |first| format!("{first} to "));
    let what = one_line(&event.what);
    writeln!(out, "  {from}{ATTENTION}{}{ATTENTION:#}  {who}{what}", event.date)?;
    let mut facts = Vec::new();
    facts.extend((event.state != ScheduleState::Standing).then(|| event.state.word().to_owned()));
    facts.extend(labeled("from", event.moved_from.as_ref()));
    facts.extend(told_by(event.state_span.as_ref()));
    facts.extend((event.firmness != Firmness::Announced).then(|| event.firmness.word().to_owned()));
    facts.extend((!event.with.is_empty()).then(|| format!("with {}", event.with.join(", "))));
    facts.extend(labeled("at", event.place.as_ref()));
    facts.extend(labeled("told by", event.by.as_ref()));
    facts.extend(event.condition.as_deref().map(domain::under_condition));
    if facts.is_empty() { Ok(()) } else { fact_line(&facts, out) }
}

pub(crate) fn relation(relation: &Relation, out: &mut dyn Write) -> Result<()> {
    let between = relation.between.join(if relation.directed { " → " } else { " – " });
    writeln!(out, "  {between}: {WORDS}“{}”{WORDS:#}", one_line(&relation.label))?;
    let mut facts = vec![relation.polarity.word().to_owned()];
    facts.extend(relation.negated.then(|| "negated".to_owned()));
    facts.extend(relation.qualifier.clone());
    facts.extend(labeled("by", relation.by.as_ref()));
    facts.extend(labeled("on", relation.date.as_ref()));
    fact_line(&facts, out)
}

/// The words that tell what became of something.
fn told_by(span: Option<&Span>) -> Option<String> {
    span.map(|span| format!("“{}”", one_line(&span.text)))
}

/// Each actor once, as it was named first, with the number of places that name it.
fn once_each(actors: &[NamedActor]) -> Vec<(&Identity, usize)> {
    let mut found: Vec<(&Identity, usize)> = Vec::new();
    let mut known: HashMap<_, usize> = HashMap::new();
    for NamedActor { identity, .. } in actors {
        let place = known.entry((&identity.name, identity.sector)).or_insert(found.len());
        if *place == found.len() {
            found.push((identity, 0));
        }
        found[*place].1 += 1;
    }
    found
}

fn actor((identity, places): &(&Identity, usize), out: &mut dyn Write) -> Result<()> {
    let codes = identity.code.as_deref().into_iter().chain(identity.sector.map(Sector::code));
    let codes = codes.collect::<Vec<_>>().join(" ");
    writeln!(out, "  {} {ATTENTION}{codes}{ATTENTION:#} ×{places}", identity.name)?;
    let mut facts: Vec<String> = identity.office.iter().cloned().collect();
    facts.push(format!("{}: {}", identity.sureness.word(), identity.reason));
    fact_line(&facts, out)
}

fn problem(problem: &Problem, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "  {}", one_line(&problem.message))
}

pub(super) fn labeled(label: &str, value: Option<&impl Display>) -> Option<String> {
    value.map(|value| format!("{label} {value}"))
}

pub(super) fn fact_line(facts: &[String], out: &mut dyn Write) -> Result<()> {
    writeln!(out, "    {FAINT}{}{FAINT:#}", one_line(&facts.join(", ")))
}
