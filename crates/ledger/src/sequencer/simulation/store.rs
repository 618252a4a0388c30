//! A model of the store: what is kept, and what is written and not kept yet.

use std::collections::HashSet;

use super::random::Random;
use crate::sequencer::{Order, Reply, Ticket};

/// What is kept outlives a crash; what is open does not.
#[derive(Debug, Default)]
pub(super) struct Store {
    /// Whose entries are kept, with their numbers.
    pub(super) kept: Vec<(usize, Ticket)>,
    /// Whose entries are written since the batch began.
    open: Option<Vec<(usize, Ticket)>>,
    /// Who refused by what they found.
    pub(super) refused: HashSet<Ticket>,
    /// How many shared the largest batch.
    pub(super) largest: usize,
    /// How many wrote in the batch, those who refused among them.
    in_batch: usize,
}

impl Store {
    /// Does something, or refuses, or fails before or after having done it.
    pub(super) fn carry_out(&mut self, what: Order, random: &mut Random) -> Result<Reply, String> {
        match what {
            Order::Begin => self.begin(random),
            Order::Append(ticket) => self.append(ticket, random),
            Order::Commit => self.commit(random),
        }
    }

    fn begin(&mut self, random: &mut Random) -> Result<Reply, String> {
        if self.open.is_some() {
            return Err("a batch was begun within another".to_owned());
        }
        if random.is(5) {
            return Ok(if random.is(80) { Reply::Refused } else { Reply::Failed });
        }
        self.open = Some(vec![]);
        self.in_batch = 0;
        Ok(Reply::Done)
    }

    fn append(&mut self, ticket: Ticket, random: &mut Random) -> Result<Reply, String> {
        let kept = self.kept.len();
        let Some(open) = &mut self.open else {
            return Err(format!("{ticket:?} wrote outside of a batch"));
        };
        self.in_batch += 1;
        self.largest = self.largest.max(self.in_batch);
        if random.is(1) {
            self.crash();
            return Ok(Reply::Failed);
        }
        if random.is(15) {
            self.refused.insert(ticket);
            return Ok(Reply::Refused);
        }
        open.push((kept + open.len() + 1, ticket));
        Ok(Reply::Done)
    }

    fn commit(&mut self, random: &mut Random) -> Result<Reply, String> {
        let Some(open) = self.open.take() else {
            return Err("what was not begun was committed".to_owned());
        };
        let fate = random.below(100);
        // It fails as well before as after it has an effect.
        if !(90..95).contains(&fate) {
            self.kept.extend(open);
        }
        Ok(match fate {
            88..93 => Reply::Failed,
            93..95 => Reply::Refused,
            _ => Reply::Done,
        })
    }

    /// Whether the last batch had as many in it.
    pub(super) fn is_full(&self, batch: usize) -> bool {
        self.in_batch == batch
    }

    /// Whether something is written that is not kept.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Loses what is not kept.
    pub(super) fn crash(&mut self) {
        self.open = None;
    }
}
