//! Showing the calendar: what the desk's questions, judgments and events ask for, and the same as
//! an iCalendar feed that a calendar program can subscribe to.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use domain::{Found, Id, Judgment, Question, ScheduleChange, ScheduledEvent};
use forecasting::{
    CalendarItem, CalendarTime, calendar_of_event, calendar_of_judgment, calendar_of_question,
};
use icalendar::{Component, Event, EventLike, EventStatus};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use crate::Desk;
use crate::list_due::facts;
use crate::look_up::{LookUpError, Recorded};
use crate::question_state::Revision;

/// The calendar of a desk.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Calendar {
    /// What the desk is called.
    pub desk: String,
    /// What tells its items from another desk's: the beginning of its first entry's SHA-256.
    pub key: String,
    /// What is in it, by time and then by name.
    pub items: Vec<CalendarItem>,
}

/// Works out the calendar of everything the desk waits for.
///
/// In it are the questions, the judgments with a checkpoint, and the scheduled events that one of
/// them waits for.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn show_calendar(desk: &Desk) -> Result<Calendar, LookUpError> {
    let (book, now) = (desk.book()?, desk.now()?);
    let mut items = vec![];
    let mut events: BTreeSet<Id> = BTreeSet::new();
    for row in book.rows() {
        let (file, state) = (&row.file, row.state(now));
        let Revision { number, at } = file.revision;
        items.extend(calendar_of_question(&facts(desk, file, &state), number, at));
        let checkpoint = file.question.record.checkpoint.as_ref();
        events.extend(checkpoint.and_then(|it| it.scheduled));
    }
    for judgment in desk.every::<Judgment>()? {
        let is_corrected = desk.correction(&desk.find(judgment.id)?)?.is_some();
        let is_answered = is_corrected || book.is_tested(judgment.id);
        let Revision { number, at } = revision_of(desk, &judgment)?;
        let Recorded { id, ref record, .. } = judgment;
        items.extend(calendar_of_judgment(id, record, is_answered, number, at));
        let checkpoint = record.checkpoint.as_ref();
        events.extend(checkpoint.and_then(|it| it.scheduled));
    }
    for id in events {
        items.push(event_item(desk, id)?);
    }
    items.sort_by(|one, other| (at(one), &one.name).cmp(&(at(other), &other.name)));
    let first = desk.ledger.entry_at(1)?.map(|entry| entry.sha256.to_string());
    let key = first.map(|sha256| sha256.chars().take(16).collect()).unwrap_or_default();
    Ok(Calendar { desk: desk.opening().name.clone(), key, items })
}

/// How often a judgment changed: it was corrected, or a question that tests it changed.
fn revision_of(desk: &Desk, judgment: &Recorded<Judgment>) -> Result<Revision, LookUpError> {
    let mut revision = Revision::since(judgment.recorded_at);
    if let Some(by) = desk.correction(&desk.find(judgment.id)?)? {
        revision = revision.changed(desk.find(by)?.recorded_at);
    }
    for question in desk.citing::<Question>(judgment.id)? {
        // That it was asked is a change as well.
        let file = desk.file_of(question)?;
        revision = revision.changed(file.question.recorded_at).with(file.revision);
    }
    Ok(revision)
}

fn event_item(desk: &Desk, id: Id) -> Result<CalendarItem, LookUpError> {
    let event = desk.look_up::<Found<ScheduledEvent>>(id)?;
    let changes: Vec<Recorded<ScheduleChange>> = desk.citing(id)?;
    let changed_at = changes.last().map_or(event.recorded_at, |change| change.recorded_at);
    let fates: Vec<_> = changes.iter().map(|change| change.record.fate).collect();
    Ok(calendar_of_event(id, &event.record.item, &fates, changed_at))
}

/// The day an item falls on, for the order of the list.
fn at(item: &CalendarItem) -> Date {
    match item.when {
        CalendarTime::Day(day) => day,
        CalendarTime::Moment(moment) => crate::moment::day(moment),
    }
}

impl Calendar {
    /// The calendar as iCalendar (RFC 5545). The same desk gives the same text.
    pub fn to_icalendar(&self) -> String {
        let mut calendar = icalendar::Calendar::empty();
        calendar
            .append_property(("VERSION", "2.0"))
            .append_property(("PRODID", "-//Forsooth//Calendar of a desk//EN"))
            .append_property(("CALSCALE", "GREGORIAN"));
        calendar.name(&format!("Forsooth: {}", self.desk));
        for item in &self.items {
            calendar.push(self.event(item));
        }
        calendar.done().to_string()
    }

    fn event(&self, item: &CalendarItem) -> Event {
        let mut event = Event::new();
        let status = if item.stands { EventStatus::Confirmed } else { EventStatus::Cancelled };
        event
            .uid(&format!("{}@{}.forsooth", item.name, self.key))
            .timestamp(utc(item.changed_at))
            .sequence(item.sequence)
            .summary(&item.summary)
            .status(status);
        if !item.description.is_empty() {
            event.description(&item.description);
        }
        // Without an end a day lasts until the next, and a moment takes no time.
        match item.when {
            CalendarTime::Day(day) => event.starts(naive(day)),
            CalendarTime::Moment(moment) => event.starts(utc(moment)),
        };
        event.done()
    }
}

/// A moment as the calendar's library writes it; both know the years from 0 to 9999.
fn utc(moment: Timestamp) -> DateTime<Utc> {
    DateTime::from_timestamp(moment.as_second(), 0).unwrap_or_default()
}

fn naive(day: Date) -> NaiveDate {
    let (year, month, day) = (day.year(), day.month(), day.day());
    let written = |number: i8| u32::try_from(number).unwrap_or(1);
    NaiveDate::from_ymd_opt(year.into(), written(month), written(day)).unwrap_or_default()
}
