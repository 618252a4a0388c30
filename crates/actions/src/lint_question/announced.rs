//! The scheduled events of the desk that a question may mean: those of a day that it names.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use domain::{Found, Kind, Question, ScheduledEvent};
use forecasting::lint::{Announced, days_named};
use jiff::civil::Date;

use crate::Desk;
use crate::change_schedule::day_of;
use crate::look_up::{LookUpError, Recorded, of_kind};
use crate::moment::day;

/// The scheduled events that were looked up, by their days: many questions share a day.
pub(super) type ByDay = BTreeMap<Date, Vec<Announced>>;

impl Desk {
    /// The scheduled events that stand on the last day of a question or on a day that its text
    /// names. A question that waits for an event means that one.
    pub(super) fn announced_for(
        &self,
        question: &Question,
        known: &mut ByDay,
    ) -> Result<Vec<Announced>, LookUpError> {
        let checkpoint = question.checkpoint.as_ref();
        if checkpoint.is_some_and(|it| it.scheduled.is_some()) {
            return Ok(Vec::new());
        }
        let deadline = day(question.deadline_at);
        let mut days = BTreeSet::from_iter(days_named(&question.text, deadline.year()));
        days.insert(deadline);
        let mut announced = Vec::new();
        for day in days {
            let on_day = match known.entry(day) {
                Entry::Occupied(held) => held.into_mut(),
                Entry::Vacant(free) => free.insert(self.announced_on(day)?),
            };
            announced.extend(on_day.iter().cloned());
        }
        Ok(announced)
    }

    fn announced_on(&self, day: Date) -> Result<Vec<Announced>, LookUpError> {
        // The date stands so in the canonical bytes.
        let written = format!("\"date\":\"{day}\"");
        let found = self.ledger.holding(&written, Kind::ScheduledEvent)?;
        let mut announced = Vec::new();
        for Recorded { id, record, .. } in of_kind::<Found<ScheduledEvent>>(&found) {
            if day_of(record.item.date, &self.citing(id)?) == Some(day) {
                let who = record.item.who.into_iter().chain(record.item.with).collect();
                announced.push(Announced { name: id.to_string(), day, who });
            }
        }
        Ok(announced)
    }
}
