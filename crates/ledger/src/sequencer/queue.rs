//! The queue of those who write to one ledger: a thread lets them write, and answers them once what
//! they wrote is synced.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use thiserror::Error;

use super::{Bounds, Input, Order, Output, Refusal, Reply, Sequencer, Ticket};
use crate::{Ledger, LedgerError};

const BOUNDS: Bounds = Bounds { waiting: 4096, batch: 256 };

/// How long a batch lasts before it is committed, though others wait: readers wait for it too, and
/// so do writers of other programs.
const LONGEST: Duration = Duration::from_millis(100);

/// What writes to a ledger: the ledger itself, or a desk around it.
pub trait Writer: Send + 'static {
    /// The ledger.
    fn ledger(&mut self) -> &mut Ledger;

    /// Forgets what is remembered of the ledger, as some of it was taken back.
    fn forget(&mut self);
}

/// Why nothing is known to be recorded of what somebody wanted to write.
#[derive(Clone, Debug, Error)]
pub enum NotKept {
    /// Too many wait already.
    #[error("too many want to write at this moment; nothing was recorded; try again")]
    Busy,
    /// The batch could not be begun, or not be kept.
    #[error(transparent)]
    Ledger(Arc<LedgerError>),
    /// Another write in the same batch failed, and all of it was taken back.
    #[error(
        "a write failed that was to be kept with this one, and nothing was recorded; end this \
        program and begin it again"
    )]
    TakenBack,
    /// A write failed before.
    #[error(
        "a write failed before, and nothing more is recorded until the desk is opened anew; end \
        this program and begin it again"
    )]
    Halted,
    /// It panicked.
    #[error("this broke off by a fault of the program; look before you record it again")]
    BrokenOff,
}

/// Those who wait to write, and the thread that lets them.
///
/// They write one after another, in the order in which they came; those who come while others write
/// or are kept share the next commit. Whoever is refused by what they find, as by a question that is
/// closed, is answered with the rest too, because what they found is not kept before.
pub struct WriteQueue<W> {
    shared: Arc<Shared<W>>,
}

struct Shared<W> {
    state: Mutex<State<W>>,
    woken: Condvar,
}

struct State<W> {
    sequencer: Sequencer,
    /// What the thread is to begin with, once it has nothing else to do.
    order: Option<(u64, Order)>,
    waiting: HashMap<Ticket, Box<dyn Work<W>>>,
    tickets: u64,
    is_over: bool,
}

/// What somebody wants to do, and how they are answered.
trait Work<W>: Send {
    fn run(&mut self, writer: &mut W);
    fn answer(self: Box<Self>, outcome: Result<(), NotKept>);
}

struct Job<T, F, A> {
    work: Option<F>,
    done: Option<T>,
    answer: A,
}

impl<W, T, F, A> Work<W> for Job<T, F, A>
where
    T: Send,
    F: FnOnce(&mut W) -> T + Send,
    A: FnOnce(Result<T, NotKept>) + Send,
{
    fn run(&mut self, writer: &mut W) {
        self.done = self.work.take().map(|work| work(writer));
    }

    fn answer(self: Box<Self>, outcome: Result<(), NotKept>) {
        let Self { done, answer, .. } = *self;
        answer(outcome.and_then(|()| done.ok_or(NotKept::BrokenOff)));
    }
}

impl<W: Writer> WriteQueue<W> {
    /// Begins a queue for a writer that others may use between batches.
    pub fn begin(writer: Arc<Mutex<W>>) -> Self {
        let state = State {
            sequencer: Sequencer::new(BOUNDS),
            order: None,
            waiting: HashMap::new(),
            tickets: 0,
            is_over: false,
        };
        let shared = Arc::new(Shared { state: Mutex::new(state), woken: Condvar::new() });
        let known = Arc::clone(&shared);
        thread::spawn(move || {
            let mut hand = Hand::new(&known, &writer);
            while let Some(order) = known.next() {
                hand.carry_out(order);
            }
        });
        Self { shared }
    }

    /// Lets `work` write in its turn, and `answer` hear of it once it is kept.
    pub fn submit<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut W) -> T + Send + 'static,
        answer: impl FnOnce(Result<T, NotKept>) + Send + 'static,
    ) {
        let job = Box::new(Job { work: Some(work), done: None, answer });
        if let Some((job, why)) = self.shared.submit(job) {
            job.answer(Err(why));
        }
    }
}

impl<W> Drop for WriteQueue<W> {
    /// Lets the thread end, after those who wait still.
    fn drop(&mut self) {
        self.shared.lock().is_over = true;
        self.shared.woken.notify_one();
    }
}

impl<W> Shared<W> {
    /// Takes somebody in, or hands them back with the reason why not.
    fn submit(&self, job: Box<dyn Work<W>>) -> Option<(Box<dyn Work<W>>, NotKept)> {
        let mut state = self.lock();
        state.tickets += 1;
        let ticket = Ticket(state.tickets);
        state.waiting.insert(ticket, job);
        for output in state.sequencer.take(Input::Submit(ticket)) {
            match output {
                Output::Do { order, what } => state.order = Some((order, what)),
                Output::Answer(_) => {}
                Output::Refuse(ticket, why) => {
                    let job = state.waiting.remove(&ticket)?;
                    let is_busy = why == Refusal::Busy;
                    return Some((job, if is_busy { NotKept::Busy } else { NotKept::Halted }));
                }
            }
        }
        self.woken.notify_one();
        None
    }

    /// Waits for the next order; none once all is over.
    fn next(&self) -> Option<(u64, Order)> {
        let mut state = self.lock();
        loop {
            if let Some(order) = state.order.take() {
                return Some(order);
            }
            if state.is_over {
                return None;
            }
            state = self.woken.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Nothing panics while it is held.
    fn lock(&self) -> MutexGuard<'_, State<W>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What does as the sequencer says, with a ledger.
struct Hand<'queue, W> {
    shared: &'queue Shared<W>,
    writer: &'queue Mutex<W>,
    /// The writer, from the beginning of a batch to its end.
    held: Option<MutexGuard<'queue, W>>,
    began_at: Instant,
    /// Those who wrote in the batch.
    written: HashMap<Ticket, Box<dyn Work<W>>>,
    /// What the ledger said when it could not begin or keep the batch.
    failure: Option<Arc<LedgerError>>,
}

impl<'queue, W: Writer> Hand<'queue, W> {
    fn new(shared: &'queue Shared<W>, writer: &'queue Mutex<W>) -> Self {
        let (held, written, failure) = Default::default();
        Self { shared, writer, held, began_at: Instant::now(), written, failure }
    }

    /// Does what was said, and what is said next, until the batch is over.
    fn carry_out(&mut self, first: (u64, Order)) {
        let mut next = Some(first);
        while let Some((order, what)) = next {
            let reply = match what {
                Order::Begin => self.begin(),
                Order::Append(ticket) => self.append(ticket),
                Order::Commit => self.commit(),
            };
            next = self.tell(order, reply);
        }
    }

    fn begin(&mut self) -> Reply {
        // A panic between two writes leaves the ledger sound, as each is taken back by itself.
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        self.began_at = Instant::now();
        let begun = writer.ledger().begin_batch();
        if begun.is_ok() {
            self.held = Some(writer);
        }
        self.reply(begun)
    }

    fn append(&mut self, ticket: Ticket) -> Reply {
        let job = self.shared.lock().waiting.remove(&ticket);
        let (Some(mut job), Some(writer)) = (job, &mut self.held) else { return Reply::Refused };
        if catch_unwind(AssertUnwindSafe(|| job.run(writer))).is_err() {
            writer.forget();
        }
        self.written.insert(ticket, job);
        if !writer.ledger().is_halted() {
            return Reply::Done;
        }
        writer.ledger().take_back_batch();
        writer.forget();
        self.failure = writer.ledger().why_halted().map(Arc::new);
        self.held = None;
        Reply::Failed
    }

    fn commit(&mut self) -> Reply {
        let Some(mut writer) = self.held.take() else { return Reply::Refused };
        let kept = writer.ledger().commit_batch();
        if kept.is_err() {
            writer.forget();
        }
        drop(writer);
        self.reply(kept)
    }

    fn reply(&mut self, done: Result<(), LedgerError>) -> Reply {
        let reply = match &done {
            Ok(()) => Reply::Done,
            Err(error) if error.is_failure() || matches!(error, LedgerError::Halted(_)) => {
                Reply::Failed
            }
            Err(_) => Reply::Refused,
        };
        self.failure = done.err().map(Arc::new);
        reply
    }

    /// Tells the sequencer, and then whoever it says; gives what is to be done next.
    fn tell(&mut self, order: u64, reply: Reply) -> Option<(u64, Order)> {
        let shared = self.shared;
        let mut state = shared.lock();
        if self.began_at.elapsed() > LONGEST {
            state.sequencer.take(Input::Tick);
        }
        let (mut next, mut told) = (None, vec![]);
        for output in state.sequencer.take(Input::Reply { order, reply }) {
            match output {
                Output::Do { order, what } => next = Some((order, what)),
                Output::Answer(ticket) => told.push((self.job(&mut state, ticket), Ok(()))),
                Output::Refuse(ticket, why) => {
                    told.push((self.job(&mut state, ticket), Err(self.explain(why))));
                }
            }
        }
        drop(state);
        for (job, outcome) in told {
            if let Some(job) = job {
                job.answer(outcome);
            }
        }
        next
    }

    fn job(&mut self, state: &mut State<W>, ticket: Ticket) -> Option<Box<dyn Work<W>>> {
        self.written.remove(&ticket).or_else(|| state.waiting.remove(&ticket))
    }

    fn explain(&self, why: Refusal) -> NotKept {
        match why {
            Refusal::Busy => NotKept::Busy,
            Refusal::Halted => NotKept::Halted,
            Refusal::NotBegun | Refusal::NotKept => {
                self.failure.clone().map_or(NotKept::TakenBack, NotKept::Ledger)
            }
        }
    }
}
