//! What was under way and what lay ahead by the days of events and of what was announced.

use std::collections::{BTreeMap, HashMap};

use domain::{Action, Circumstance, Event, Occurrence, ScheduledEvent, Setting, Span, Statement};
use jiff::ToSpan;
use jiff::civil::Date;

use super::MOST;
use crate::schedule::Announced;

/// How many days talks count as still under way after their last day.
const AFTERGLOW_DAYS: i32 = 7;
/// How many days ahead something announced belongs to the setting.
const AHEAD_DAYS: i32 = 90;
/// How many events of one party are looked at for one statement.
const LOOKED_AT: usize = 32;

/// Events told in the same words, from the first day to the last.
#[derive(Debug)]
struct Episode<'a> {
    span: &'a Span,
    first: Date,
    last: Date,
    is_talk: bool,
}

/// What happened and what was announced, by the parties to it, in the order of its last day.
pub(super) struct Record<'a> {
    episodes: Vec<Episode<'a>>,
    by_party: HashMap<&'a str, Vec<(Date, usize)>>,
    ahead: HashMap<&'a str, Vec<&'a ScheduledEvent>>,
}

impl<'a> Record<'a> {
    /// Collects the dated events and what was announced.
    pub(super) fn new(events: &'a [Event], announced: &'a [Announced]) -> Self {
        let (episodes, parties) = episodes(events);
        let mut by_party: HashMap<&str, Vec<(Date, usize)>> = HashMap::new();
        for (party, episode) in parties {
            by_party.entry(party).or_default().push((episodes[episode].last, episode));
        }
        for list in by_party.values_mut() {
            list.sort_unstable();
            list.dedup();
        }
        let mut ahead: HashMap<&str, Vec<&ScheduledEvent>> = HashMap::new();
        for Announced { event, .. } in announced {
            if let Some(who) = event.who.as_deref() {
                ahead.entry(who).or_default().push(event);
            }
        }
        for list in ahead.values_mut() {
            list.sort_by_key(|it| it.date);
        }
        Self { episodes, by_party, ahead }
    }

    /// The setting of a statement whose day is known.
    pub(super) fn setting_of(&self, statement: &Statement) -> Setting {
        let Some(day) = statement.said else { return Setting::default() };
        let parties = [statement.speaker.as_deref(), statement.side.as_deref()];
        let mut setting = Setting::default();
        for party in parties.into_iter().flatten() {
            add_new(&mut setting.under_way, self.under_way(party, day, statement));
            add_new(&mut setting.ahead, self.ahead(party, day, &statement.span));
        }
        setting
    }

    fn under_way(
        &self,
        party: &str,
        day: Date,
        own: &Statement,
    ) -> impl Iterator<Item = Circumstance> {
        let list = self.by_party.get(party).map_or(&[][..], Vec::as_slice);
        let earliest = day.checked_sub(AFTERGLOW_DAYS.days()).unwrap_or(day);
        let from = list.partition_point(|(last, _)| *last < earliest);
        let near = list[from..].iter().take(LOOKED_AT).map(|(_, at)| &self.episodes[*at]);
        // What a statement tells itself, and its saying, do not lie around it.
        let others = near.filter(|it| !is_of(it.span, own));
        others.filter_map(move |it| under_way(it, day))
    }

    fn ahead(&self, party: &str, day: Date, own: &Span) -> impl Iterator<Item = Circumstance> {
        let list = self.ahead.get(party).map_or(&[][..], Vec::as_slice);
        let from = list.partition_point(|it| it.date <= day);
        let latest = day.checked_add(AHEAD_DAYS.days()).unwrap_or(day);
        let (start, end) = (own.start, own.end);
        // What a statement announces itself does not lie around it.
        let near = list[from..].iter().take(LOOKED_AT).take_while(move |it| it.date <= latest);
        let others = near.filter(move |it| it.span.end <= start || end <= it.span.start);
        others.map(|it| Circumstance {
            what: it.what.clone(),
            first: Some(it.date),
            last: Some(it.date),
            reason: "scheduled within 90 days".to_owned(),
            span: it.span.clone(),
        })
    }
}

/// Whether a stretch shares text with the words of a statement or with its cue.
fn is_of(span: &Span, own: &Statement) -> bool {
    let shares = |it: &Span| span.start < it.end && it.start < span.end;
    shares(&own.span) || own.cue_span.as_ref().is_some_and(shares)
}

fn under_way(episode: &Episode<'_>, day: Date) -> Option<Circumstance> {
    let reason = if episode.first <= day && day <= episode.last {
        "on the same day".to_owned()
    } else if episode.is_talk && episode.last < day {
        "talks at most 7 days before".to_owned()
    } else {
        return None;
    };
    Some(Circumstance {
        what: episode.span.text.split_whitespace().collect::<Vec<_>>().join(" "),
        first: Some(episode.first),
        last: Some(episode.last),
        reason,
        span: episode.span.clone(),
    })
}

/// The episodes of a document, and which parties each has.
fn episodes(events: &[Event]) -> (Vec<Episode<'_>>, Vec<(&str, usize)>) {
    let mut by_span: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut episodes: Vec<Episode<'_>> = Vec::new();
    let mut parties = Vec::new();
    for event in events.iter().filter(|it| it.occurrence == Occurrence::Happened) {
        let Some(date) = event.date else { continue };
        let key = (event.span.start, event.span.end);
        let at = *by_span.entry(key).or_insert(episodes.len());
        if at == episodes.len() {
            let is_talk = event.action == Action::Consult;
            episodes.push(Episode { span: &event.span, first: date, last: date, is_talk });
        }
        let episode = &mut episodes[at];
        episode.first = episode.first.min(date);
        episode.last = episode.last.max(date);
        let named = [event.actor.as_deref(), event.recipient.as_deref()];
        parties.extend(named.into_iter().flatten().map(|party| (party, at)));
    }
    (episodes, parties)
}

/// Adds circumstances that are not there yet.
fn add_new(part: &mut Vec<Circumstance>, more: impl Iterator<Item = Circumstance>) {
    for it in more.take(MOST) {
        if !part.contains(&it) {
            part.push(it);
        }
    }
}
