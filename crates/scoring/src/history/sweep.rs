//! One pass over all that happened on a question, in order of time.
//!
//! The pass keeps how many forecasts hold, *n*, and the sum of their log chances, *L*. With
//! *A* = ∫ *n*/(*n* − 1) and *C* = ∫ *L*/(*n* − 1) over the time in which at least two hold, a
//! forecast with log chance *l* that held from *s* to *e* earns
//! *l* (*A*(*e*) − *A*(*s*)) − (*C*(*e*) − *C*(*s*)) over its peers: whatever the others did in
//! the meantime, it is looked at twice, when it begins and when it ends.

use super::Period;
use super::period::milliseconds;
use crate::numeric::{Sum, number};

/// What a forecast is worth, now that it is known what happened.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Worth {
    /// Its score.
    pub score: f64,
    /// The logarithm of the chance that it gave to what happened.
    pub log_chance: f64,
}

/// From an instant on, a forecaster holds a forecast, or none.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Change {
    pub at: i64,
    pub slot: u32,
    pub held: Option<Worth>,
}

/// What a forecaster has earned on a question.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Tally {
    /// For how many milliseconds a forecast held.
    pub held: i64,
    /// How many forecasts held for any time.
    pub forecasts: u32,
    /// The score of the last of them.
    pub last: f64,
    weighted: Sum,
    over_peers: Sum,
    /// At some time they alone, or some with them, gave what happened no chance.
    ruined: bool,
    /// At some time others gave what happened no chance.
    lifted: bool,
}

impl Tally {
    /// The mean score over the time that a forecast held.
    pub(crate) fn mean(self) -> f64 {
        self.weighted.value() / milliseconds(self.held)
    }

    /// What log chances were above those of the others, over the time of the question.
    pub(crate) fn over_peers(self, period: Period) -> f64 {
        match (self.ruined, self.lifted) {
            (true, _) => f64::NEG_INFINITY,
            (false, true) => f64::INFINITY,
            (false, false) => self.over_peers.value() / period.milliseconds(),
        }
    }

    fn settle(&mut self, holding: Holding, now: i64, integrals: Integrals) {
        let Holding { worth, since, start } = holding;
        let length = now - since;
        if length == 0 {
            return;
        }
        self.held += length;
        self.forecasts += 1;
        self.last = worth.score;
        self.weighted = self.weighted.plus(worth.score * milliseconds(length));
        if worth.log_chance == f64::NEG_INFINITY {
            self.ruined |= integrals.contrasted > start.contrasted;
        } else {
            self.lifted |= integrals.doubted > start.doubted;
            let shares = integrals.shares - start.shares;
            let earned = worth.log_chance * shares - (integrals.logs - start.logs);
            self.over_peers = self.over_peers.plus(earned);
        }
    }
}

/// The integrals from the opening to now, over the time in which at least two forecasts hold.
#[derive(Clone, Copy, Debug, Default)]
struct Integrals {
    /// ∫ *n*/(*n* − 1).
    shares: f64,
    /// ∫ *L*/(*n* − 1), with *L* over those who gave what happened any chance.
    logs: f64,
    /// The time in which somebody gave it none.
    doubted: i64,
    /// The time in which somebody gave it some.
    contrasted: i64,
}

#[derive(Clone, Copy, Debug)]
struct Holding {
    worth: Worth,
    since: i64,
    start: Integrals,
}

/// What every forecaster holds at one moment of the pass.
#[derive(Debug, Default)]
pub(crate) struct Sweep {
    now: i64,
    integrals: Integrals,
    holders: usize,
    doubters: usize,
    logs: Sum,
    holdings: Vec<Option<Holding>>,
    tallies: Vec<Tally>,
}

impl Sweep {
    /// Goes through the changes of a question, which are in order of time and begin before its
    /// close, and tells what each of the first `slots` forecasters has earned.
    pub(crate) fn run(&mut self, period: Period, slots: usize, changes: &[Change]) -> &[Tally] {
        self.begin(period, slots);
        for change in changes {
            self.advance(period.clamp(change.at));
            let slot = change.slot as usize;
            self.let_go(slot);
            if let Some(worth) = change.held {
                self.take_up(slot, worth);
            }
        }
        self.advance(period.closes_at());
        for slot in 0..slots {
            self.let_go(slot);
        }
        &self.tallies
    }

    fn begin(&mut self, period: Period, slots: usize) {
        self.now = period.opens_at();
        self.integrals = Integrals::default();
        (self.holders, self.doubters, self.logs) = (0, 0, Sum::default());
        self.holdings.clear();
        self.holdings.resize(slots, None);
        self.tallies.clear();
        self.tallies.resize(slots, Tally::default());
    }

    fn advance(&mut self, instant: i64) {
        let length = instant - self.now;
        self.now = instant;
        if self.holders < 2 || length == 0 {
            return;
        }
        let time = milliseconds(length) / number(self.holders - 1);
        self.integrals.shares += time * number(self.holders);
        self.integrals.logs += time * self.logs.value();
        self.integrals.doubted += if self.doubters > 0 { length } else { 0 };
        self.integrals.contrasted += if self.doubters < self.holders { length } else { 0 };
    }

    fn take_up(&mut self, slot: usize, worth: Worth) {
        let holding = Holding { worth, since: self.now, start: self.integrals };
        self.holdings[slot] = Some(holding);
        self.holders += 1;
        if worth.log_chance == f64::NEG_INFINITY {
            self.doubters += 1;
        } else {
            self.logs = self.logs.plus(worth.log_chance);
        }
    }

    fn let_go(&mut self, slot: usize) {
        let Some(holding) = self.holdings[slot].take() else { return };
        self.tallies[slot].settle(holding, self.now, self.integrals);
        self.holders -= 1;
        if holding.worth.log_chance == f64::NEG_INFINITY {
            self.doubters -= 1;
        } else {
            self.logs = self.logs.plus(-holding.worth.log_chance);
        }
    }
}
