//! Sequencers with a mistake in them.

use std::collections::HashSet;

use super::world::Machine;
use crate::sequencer::{Bounds, Input, Order, Output, Reply, Sequencer, Stage, Ticket};

/// Answers as soon as somebody has written.
pub(super) struct Hasty {
    inner: Sequencer,
    written: Vec<Ticket>,
    answered: HashSet<Ticket>,
}

impl Hasty {
    pub(super) fn new(bounds: Bounds) -> Self {
        let (written, answered) = (vec![], HashSet::new());
        Self { inner: Sequencer::new(bounds), written, answered }
    }
}

impl Machine for Hasty {
    fn take(&mut self, input: Input) -> Vec<Output> {
        let mut outputs = self.inner.take(input);
        for output in &outputs {
            if let Output::Do { what: Order::Append(ticket), .. } = output {
                self.written.push(*ticket);
            }
        }
        let is_committing =
            |output: &Output| matches!(output, Output::Do { what: Order::Commit, .. });
        if outputs.iter().any(is_committing) {
            outputs.extend(self.written.drain(..).map(Output::Answer));
        }
        outputs.retain(|output| match output {
            Output::Answer(ticket) => self.answered.insert(*ticket),
            Output::Do { .. } | Output::Refuse(..) => true,
        });
        outputs
    }
}

/// Takes a failed sync for a good one.
pub(super) struct Stubborn(Sequencer);

impl Stubborn {
    pub(super) fn new(bounds: Bounds) -> Self {
        Self(Sequencer::new(bounds))
    }
}

impl Machine for Stubborn {
    fn take(&mut self, input: Input) -> Vec<Output> {
        let is_committing = self.0.stage == Stage::Committing;
        self.0.take(match input {
            Input::Reply { order, reply: Reply::Failed } if is_committing => {
                Input::Reply { order, reply: Reply::Done }
            }
            Input::Submit(_) | Input::Tick | Input::Reply { .. } => input,
        })
    }
}

/// Takes whatever reply comes for that to its last order.
pub(super) struct Credulous(Sequencer);

impl Credulous {
    pub(super) fn new(bounds: Bounds) -> Self {
        Self(Sequencer::new(bounds))
    }
}

impl Machine for Credulous {
    fn take(&mut self, input: Input) -> Vec<Output> {
        let last = self.0.order;
        self.0.take(match input {
            Input::Reply { reply, .. } => Input::Reply { order: last, reply },
            Input::Submit(_) | Input::Tick => input,
        })
    }
}

/// Lets any number share a commit.
pub(super) struct Greedy(Sequencer);

impl Greedy {
    pub(super) fn new(bounds: Bounds) -> Self {
        Self(Sequencer::new(Bounds { batch: usize::MAX, ..bounds }))
    }
}

impl Machine for Greedy {
    fn take(&mut self, input: Input) -> Vec<Output> {
        self.0.take(input)
    }
}
