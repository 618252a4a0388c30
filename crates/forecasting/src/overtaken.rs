//! A settlement that was overtaken: it stands, and what it hangs on has changed since.

use domain::{Id, ScheduleFate};
use jiff::civil::Date;

/// What overtook a settlement, and when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Overtaken {
    /// What did.
    pub by: OvertakenBy,
    /// The day in UTC on which that was recorded.
    pub on: Date,
}

/// What overtook a settlement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OvertakenBy {
    /// Its condition waits again for a question whose settlement was undone.
    Condition(Id),
    /// The question was settled by its rule, and this became of its event since.
    Event(ScheduleFate),
}

impl Overtaken {
    /// What happened, in words.
    pub fn words(&self) -> String {
        match self.by {
            OvertakenBy::Condition(id) => format!("its condition waits for {id} again"),
            OvertakenBy::Event(fate) => format!("its event changed since: {}", fate.words()),
        }
    }
}
