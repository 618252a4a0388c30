//! The rules that need more than a list of words, one file each.

mod condition;
mod criteria;
mod double_question;
mod form;
mod moved;
pub(super) mod naming;
mod negation;
mod options;
mod presence;
mod spoken_deadline;
mod time_zone;
mod times;
mod unlinked_event;
mod what_if;

use super::Finding;
use super::draft::Draft;

/// What these rules find.
pub(super) fn check(draft: &Draft<'_>) -> Vec<Finding> {
    let rules = [
        presence::check,
        times::check,
        spoken_deadline::check,
        time_zone::check,
        form::check,
        options::check,
        double_question::check,
        negation::check,
        naming::check,
        criteria::check,
        condition::check,
        moved::check,
        unlinked_event::check,
        what_if::check,
    ];
    rules.iter().flat_map(|rule| rule(draft)).collect()
}
