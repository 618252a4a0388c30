//! The setting of a statement: what was under way and what lay ahead when it was said.
//!
//! Two rules read it from dates, where the day of the statement is known: an event of the same
//! document is under way from its first day to its last, and talks still a week longer; and what was
//! announced for a later day lies ahead for three months. Both count only where the speaker or the
//! speaker's side takes part. A third rule reads what the text says itself: "amid the talks", "on the
//! eve of the summit", "while the two sides were negotiating".

mod dated;
mod told;

use domain::Event;

use crate::page::Page;
use crate::schedule::Announced;
use crate::statements::Said;

use dated::Record;

/// The most circumstances of each part that a statement is given.
const MOST: usize = 4;

/// Adds to each statement what was under way and what lay ahead when it was said.
pub(crate) fn add(page: &Page<'_>, said: &mut [Said], events: &[Event], announced: &[Announced]) {
    let record = Record::new(events, announced);
    for it in said.iter_mut() {
        let told = told::beside(page, it);
        let mut setting = record.setting_of(&it.statement);
        for (part, more) in
            [(&mut setting.under_way, told.under_way), (&mut setting.ahead, told.ahead)]
        {
            part.extend(more);
            part.truncate(MOST);
        }
        it.statement.setting = setting;
    }
    told::afterwards(page, said);
}
