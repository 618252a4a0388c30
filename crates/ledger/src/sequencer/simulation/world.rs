//! The world around a sequencer: those who want to write, the store, the replies under way, and what
//! must hold after each event.

use std::collections::HashSet;

use super::random::Random;
use super::store::Store;
use crate::sequencer::{Bounds, Input, Order, Output, Refusal, Reply, Sequencer, Ticket};

/// Small, so that both are reached often.
const BOUNDS: Bounds = Bounds { waiting: 6, batch: 4 };

/// A sequencer, or one with a mistake in it.
pub(super) trait Machine {
    fn take(&mut self, input: Input) -> Vec<Output>;
}

impl Machine for Sequencer {
    fn take(&mut self, input: Input) -> Vec<Output> {
        Self::take(self, input)
    }
}

/// What was seen in runs.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub(super) acknowledged: usize,
    pub(super) busy: usize,
    pub(super) crashes: usize,
    pub(super) failures: usize,
    /// How many were acknowledged in batches as large as they may be.
    pub(super) shared: usize,
}

impl Seen {
    pub(super) fn add(&mut self, other: &Self) {
        self.acknowledged += other.acknowledged;
        self.busy += other.busy;
        self.crashes += other.crashes;
        self.failures += other.failures;
        self.shared += other.shared;
    }
}

pub(super) struct World<M> {
    random: Random,
    begin: fn(Bounds) -> M,
    machine: M,
    store: Store,
    /// What the store has yet to do.
    orders: Vec<(u64, Order)>,
    /// The replies under way, which arrive in any order, and some of them twice.
    replies: Vec<(u64, Reply)>,
    tickets: u64,
    /// Those of this process who wait and are not let write yet, and those who are not answered.
    waiting: HashSet<Ticket>,
    unanswered: HashSet<Ticket>,
    acknowledged: HashSet<Ticket>,
    told: HashSet<Ticket>,
    /// Those whose entries are kept, as far as this was looked through.
    kept: HashSet<Ticket>,
    /// Whether the store failed since the process began, and whether a reply was lost.
    has_failed: bool,
    has_lost: bool,
    seen: Seen,
}

impl<M: Machine> World<M> {
    pub(super) fn new(seed: u64, begin: fn(Bounds) -> M) -> Self {
        Self {
            random: Random(seed),
            begin,
            machine: begin(BOUNDS),
            store: Store::default(),
            orders: vec![],
            replies: vec![],
            tickets: 0,
            waiting: HashSet::new(),
            unanswered: HashSet::new(),
            acknowledged: HashSet::new(),
            told: HashSet::new(),
            kept: HashSet::new(),
            has_failed: false,
            has_lost: false,
            seen: Seen::default(),
        }
    }

    /// Lets one thing happen, and checks.
    pub(super) fn step(&mut self) -> Result<(), String> {
        match self.random.below(1000) {
            0..270 => self.submit()?,
            270..610 => self.work()?,
            610..950 => self.hear()?,
            950..980 => self.feed(Input::Tick)?,
            980..985 => self.lose(),
            _ => self.crash()?,
        }
        self.check()
    }

    /// Lets all that is under way come to its end, and checks that nobody is left without an answer.
    pub(super) fn come_to_rest(mut self) -> Result<Seen, String> {
        while !self.orders.is_empty() || !self.replies.is_empty() {
            self.work()?;
            self.hear()?;
            self.check()?;
        }
        if !self.has_lost && !self.unanswered.is_empty() {
            return Err(format!("{:?} were never answered", self.unanswered));
        }
        self.crash()?;
        Ok(self.seen)
    }

    fn submit(&mut self) -> Result<(), String> {
        self.tickets += 1;
        let ticket = Ticket(self.tickets);
        self.waiting.insert(ticket);
        self.unanswered.insert(ticket);
        self.feed(Input::Submit(ticket))
    }

    /// The store does what it was told, in whichever order.
    fn work(&mut self) -> Result<(), String> {
        if self.orders.is_empty() {
            return Ok(());
        }
        let (order, what) = self.orders.swap_remove(self.random.below(self.orders.len()));
        if let Order::Append(ticket) = what {
            self.waiting.remove(&ticket);
        }
        let reply = self.store.carry_out(what, &mut self.random)?;
        if reply == Reply::Failed {
            self.has_failed = true;
            self.seen.failures += 1;
        }
        self.replies.push((order, reply));
        self.look_at_kept()
    }

    /// A reply arrives; now and then it will arrive once more.
    fn hear(&mut self) -> Result<(), String> {
        if self.replies.is_empty() {
            return Ok(());
        }
        let place = self.random.below(self.replies.len());
        let (order, reply) = self.replies[place];
        if !self.random.is(20) {
            self.replies.swap_remove(place);
        }
        self.feed(Input::Reply { order, reply })
    }

    fn lose(&mut self) {
        self.has_lost |= !self.replies.is_empty();
        self.replies.clear();
    }

    /// The process ends; what the store was told it has done, or will never do. Another begins.
    fn crash(&mut self) -> Result<(), String> {
        for (_, what) in std::mem::take(&mut self.orders) {
            if self.random.is(50) {
                // What comes of it nobody hears.
                let _unheard = self.store.carry_out(what, &mut self.random)?;
            }
        }
        self.store.crash();
        self.replies.clear();
        self.waiting.clear();
        self.unanswered.clear();
        (self.has_failed, self.has_lost) = (false, false);
        self.machine = (self.begin)(BOUNDS);
        self.seen.crashes += 1;
        self.look_at_kept()?;
        match self.acknowledged.iter().find(|it| !self.is_there(**it)) {
            Some(lost) => Err(format!("{lost:?} was acknowledged and is lost")),
            None => Ok(()),
        }
    }

    fn feed(&mut self, input: Input) -> Result<(), String> {
        for output in self.machine.take(input) {
            match output {
                Output::Do { order, what } => self.orders.push((order, what)),
                Output::Answer(ticket) => self.acknowledge(ticket)?,
                Output::Refuse(ticket, why) => self.refuse(ticket, why)?,
            }
        }
        Ok(())
    }

    fn acknowledge(&mut self, ticket: Ticket) -> Result<(), String> {
        self.tell(ticket)?;
        if self.has_failed {
            return Err(format!("{ticket:?} was acknowledged after a failure"));
        }
        if self.store.is_open() || !self.is_there(ticket) {
            return Err(format!("{ticket:?} was acknowledged before it was synced"));
        }
        self.seen.acknowledged += 1;
        self.seen.shared += usize::from(self.store.is_full(BOUNDS.batch));
        self.acknowledged.insert(ticket);
        Ok(())
    }

    fn refuse(&mut self, ticket: Ticket, why: Refusal) -> Result<(), String> {
        self.waiting.remove(&ticket);
        self.tell(ticket)?;
        self.seen.busy += usize::from(why == Refusal::Busy);
        let is_kept = self.kept.contains(&ticket);
        // Of a batch whose sync failed nobody knows; all others know that nothing is there.
        if is_kept && why != Refusal::NotKept {
            return Err(format!("{ticket:?} was refused and is kept"));
        }
        Ok(())
    }

    fn tell(&mut self, ticket: Ticket) -> Result<(), String> {
        self.unanswered.remove(&ticket);
        let is_new = self.told.insert(ticket);
        if is_new { Ok(()) } else { Err(format!("{ticket:?} was told twice")) }
    }

    /// Goes through what was kept since: in one order, without a gap, and nobody twice.
    fn look_at_kept(&mut self) -> Result<(), String> {
        let known = self.kept.len();
        let mut last = known.checked_sub(1).map(|place| self.store.kept[place].1);
        for (place, (number, ticket)) in self.store.kept.iter().enumerate().skip(known) {
            if *number != place + 1 {
                return Err(format!("{ticket:?} has the number {number} at place {place}"));
            }
            if last.is_some_and(|last| last >= *ticket) {
                return Err(format!("{ticket:?} stands behind {last:?}"));
            }
            last = Some(*ticket);
            self.kept.insert(*ticket);
        }
        Ok(())
    }

    /// What must hold after each event.
    fn check(&mut self) -> Result<(), String> {
        self.look_at_kept()?;
        if self.store.largest > BOUNDS.batch {
            return Err(format!("{} in a batch of at most {}", self.store.largest, BOUNDS.batch));
        }
        if self.waiting.len() > BOUNDS.waiting + 1 {
            return Err(format!("{} wait, and at most {} may", self.waiting.len(), BOUNDS.waiting));
        }
        Ok(())
    }

    fn is_there(&self, ticket: Ticket) -> bool {
        self.kept.contains(&ticket) || self.store.refused.contains(&ticket)
    }
}
