//! The sequencer: in which order those who wait write, which of them share a commit, and when they
//! may be told.
//!
//! It is a state machine that does nothing itself. It is told who wants to write and what the store
//! replied, and it says what the store is to do next and who is answered; a thread beside it
//! (`queue.rs`) does so with a real ledger, and a simulation with a model of one that fails at any
//! moment.

mod queue;

#[cfg(test)]
mod simulation;

use std::collections::VecDeque;

pub use queue::{NotKept, WriteQueue, Writer};

/// Somebody who wants to write, by a number that nobody else has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Ticket(pub(crate) u64);

/// What a sequencer is told.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Input {
    /// Somebody wants to write.
    Submit(Ticket),
    /// The batch has lasted for as long as those in it should wait.
    Tick,
    /// What became of an order, by its number.
    Reply { order: u64, reply: Reply },
}

/// What became of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reply {
    Done,
    /// It was not done, and nothing is lost: another program writes, or an action refused.
    Refused,
    /// Nobody knows what the store holds of it.
    Failed,
}

/// What a sequencer says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Output {
    /// The store is to do this, and to reply by the number.
    Do { order: u64, what: Order },
    /// What this one wanted is done and kept, or was refused by what is kept.
    Answer(Ticket),
    /// Nothing of what this one wanted is known to be kept.
    Refuse(Ticket, Refusal),
}

/// What a store is to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    Begin,
    /// To let somebody decide and append, or to take back what they appended as they refuse.
    Append(Ticket),
    Commit,
}

/// Why somebody is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Too many wait already.
    Busy,
    /// The batch could not be begun.
    NotBegun,
    /// The batch could not be kept.
    NotKept,
    /// A write failed before.
    Halted,
}

/// How many may wait, and how many may share a commit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Bounds {
    pub(crate) waiting: usize,
    pub(crate) batch: usize,
}

/// The state between two inputs.
#[derive(Debug)]
pub(crate) struct Sequencer {
    bounds: Bounds,
    waiting: VecDeque<Ticket>,
    /// Those who were let write and are not answered yet.
    batch: Vec<Ticket>,
    stage: Stage,
    /// The number of the last order.
    order: u64,
    is_due: bool,
}

/// What the store is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Idle,
    Beginning,
    Appending,
    Committing,
    /// It failed, and does nothing any more.
    Halted,
}

impl Sequencer {
    /// One for whom nobody waits.
    pub(crate) fn new(bounds: Bounds) -> Self {
        let (waiting, batch) = (VecDeque::new(), vec![]);
        Self { bounds, waiting, batch, stage: Stage::Idle, order: 0, is_due: false }
    }

    /// Takes an input; says what follows from it.
    pub(crate) fn take(&mut self, input: Input) -> Vec<Output> {
        match input {
            Input::Submit(ticket) => self.submit(ticket),
            Input::Tick => {
                self.is_due = true;
                vec![]
            }
            // A reply that comes twice, or too late, is of an order that counts no more.
            Input::Reply { order, .. } if order != self.order => vec![],
            Input::Reply { reply, .. } => self.hear(reply),
        }
    }

    fn submit(&mut self, ticket: Ticket) -> Vec<Output> {
        if self.stage == Stage::Halted {
            return vec![Output::Refuse(ticket, Refusal::Halted)];
        }
        if self.waiting.len() >= self.bounds.waiting {
            return vec![Output::Refuse(ticket, Refusal::Busy)];
        }
        self.waiting.push_back(ticket);
        if self.stage == Stage::Idle { self.rest() } else { vec![] }
    }

    fn hear(&mut self, reply: Reply) -> Vec<Output> {
        match (self.stage, reply) {
            (Stage::Beginning, Reply::Done) | (Stage::Appending, Reply::Done | Reply::Refused) => {
                vec![self.go_on()]
            }
            (Stage::Beginning, Reply::Refused) => self.give_up(),
            (Stage::Committing, Reply::Done) => self.end(Output::Answer),
            (Stage::Committing, Reply::Refused) => {
                self.end(|ticket| Output::Refuse(ticket, Refusal::NotKept))
            }
            (Stage::Beginning | Stage::Appending | Stage::Committing, Reply::Failed) => self.halt(),
            (Stage::Idle | Stage::Halted, _) => vec![],
        }
    }

    /// Lets the next one write, or keeps what was written.
    fn go_on(&mut self) -> Output {
        let has_room = self.batch.len() < self.bounds.batch && !self.is_due;
        let next = if has_room || self.batch.is_empty() { self.waiting.pop_front() } else { None };
        match next {
            Some(ticket) => {
                self.batch.push(ticket);
                self.order(Stage::Appending, Order::Append(ticket))
            }
            None => self.order(Stage::Committing, Order::Commit),
        }
    }

    /// Tells those who would have been in the batch that it could not be begun.
    fn give_up(&mut self) -> Vec<Output> {
        let count = self.bounds.batch.min(self.waiting.len());
        self.batch = self.waiting.drain(..count).collect();
        self.end(|ticket| Output::Refuse(ticket, Refusal::NotBegun))
    }

    /// Tells all in the batch how it ended, and begins the next where more wait.
    fn end(&mut self, told: impl Fn(Ticket) -> Output) -> Vec<Output> {
        let mut outputs: Vec<Output> = self.batch.drain(..).map(told).collect();
        outputs.extend(self.rest());
        outputs
    }

    fn rest(&mut self) -> Vec<Output> {
        if self.waiting.is_empty() {
            self.stage = Stage::Idle;
            return vec![];
        }
        self.is_due = false;
        vec![self.order(Stage::Beginning, Order::Begin)]
    }

    /// Does nothing more: what comes after a failure could rest on what was lost.
    fn halt(&mut self) -> Vec<Output> {
        self.stage = Stage::Halted;
        let lost = self.batch.drain(..).map(|it| Output::Refuse(it, Refusal::NotKept));
        lost.chain(self.waiting.drain(..).map(|it| Output::Refuse(it, Refusal::Halted))).collect()
    }

    fn order(&mut self, stage: Stage, what: Order) -> Output {
        self.stage = stage;
        self.order += 1;
        Output::Do { order: self.order, what }
    }
}

#[cfg(test)]
mod tests {
    use super::{Bounds, Input, Output, Reply, Sequencer, Ticket};

    /// Feeds a sequencer with at most three that wait and two in a batch, and compares what it says.
    fn check(inputs: &str, outputs: &str) {
        let mut sequencer = Sequencer::new(Bounds { waiting: 3, batch: 2 });
        let mut said = vec![];
        for word in inputs.split_whitespace() {
            let input = match word {
                "tick" => Input::Tick,
                "done" => reply(&sequencer, Reply::Done),
                "refused" => reply(&sequencer, Reply::Refused),
                "failed" => reply(&sequencer, Reply::Failed),
                "late" => Input::Reply { order: sequencer.order - 1, reply: Reply::Done },
                number => Input::Submit(Ticket(number.parse().unwrap())),
            };
            said.extend(sequencer.take(input).into_iter().map(told));
        }
        assert_eq!(said.join(" "), outputs, "{inputs}");
    }

    fn reply(sequencer: &Sequencer, reply: Reply) -> Input {
        Input::Reply { order: sequencer.order, reply }
    }

    fn told(output: Output) -> String {
        match output {
            Output::Do { what, .. } => format!("{what:?}").replace("Ticket", ""),
            Output::Answer(ticket) => format!("answer:{}", ticket.0),
            Output::Refuse(ticket, why) => format!("{why:?}:{}", ticket.0),
        }
        .replace("((", "(")
        .replace("))", ")")
    }

    #[test]
    fn who_comes_while_others_write_shares_their_commit() {
        check("1 2 done done done done", "Begin Append(1) Append(2) Commit answer:1 answer:2");
        check("1 done 2 refused done done", "Begin Append(1) Append(2) Commit answer:1 answer:2");
    }

    #[test]
    fn a_batch_that_is_full_or_due_is_kept_before_others_write() {
        check("1 2 3 done done done", "Begin Append(1) Append(2) Commit");
        check("1 2 tick done done", "Begin Append(1) Commit");
        check("1 2 done tick done done", "Begin Append(1) Commit answer:1 Begin");
    }

    #[test]
    fn too_many_are_refused() {
        check("1 2 3 4", "Begin Busy:4");
    }

    #[test]
    fn a_batch_that_cannot_begin_refuses_as_many_as_would_be_in_it() {
        check("1 2 3 refused done", "Begin NotBegun:1 NotBegun:2 Begin Append(3)");
    }

    #[test]
    fn after_a_failure_nobody_writes() {
        check("1 done 2 3 failed 4", "Begin Append(1) NotKept:1 Halted:2 Halted:3 Halted:4");
        check("1 done done failed done 2", "Begin Append(1) Commit NotKept:1 Halted:2");
    }

    #[test]
    fn a_commit_that_is_refused_tells_its_batch_alone() {
        check("1 done done 2 refused", "Begin Append(1) Commit NotKept:1 Begin");
    }

    #[test]
    fn a_reply_that_comes_too_late_changes_nothing() {
        check("1 done late done late", "Begin Append(1) Commit");
    }
}
