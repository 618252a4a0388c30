//! Serving a desk: on one address, until the user interrupts it.

use std::net::TcpListener;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread;

use actions::{Desk, LedgerError, NotKept, WriteQueue};
use axum::http::StatusCode;
use people::Site;
use tokio::runtime::Runtime;
use tokio::sync::oneshot;

use crate::aside::Aside;
use crate::door::{Keeper, Reached, Seat};
use crate::error::Failure;
use crate::fetch::{Background, WebClient};
use crate::guard::Exposure;
use crate::job_worker::JobWorker;
use crate::pairs_aside::PairsAside;
use crate::reader::{LateReader, OpenReader, OpenTables, OwnTables, Reader};
use crate::{connections, door, framed, pages};

/// The desk that all pages share. One page at a time reads at it; those that write do so in turn, and
/// share commits.
#[derive(Clone)]
pub struct SharedDesk {
    desk: Arc<Mutex<Desk>>,
    writers: Arc<WriteQueue<Desk>>,
    reader: Arc<LateReader>,
    web: Option<WebClient>,
    /// Wakes whoever works at jobs.
    waking: Option<mpsc::Sender<()>>,
    pub(crate) pairs: PairsAside,
    keeper: Arc<Keeper>,
    /// Whether what is public is shown to whoever comes without an account.
    shows_public: bool,
    /// Who is at it for the present request.
    seat: Seat,
    /// The name of whoever has the machine.
    host: Arc<str>,
}

/// What a desk is served with.
pub struct Service {
    /// Opens what documents are read with.
    pub reader: OpenReader,
    /// Opens the tables of the desk's own; the actors of the reader count, where there are none.
    pub tables: Option<OpenTables>,
    /// What feeds are fetched with; without it nothing is fetched.
    pub web: Option<WebClient>,
    /// A folder whose mails are taken in.
    pub drop: Option<PathBuf>,
    /// Whether a proxy in front speaks TLS and says where requests come from.
    pub behind_proxy: bool,
    /// What passkeys are for; where it is not said, only a desk on its own machine has them.
    pub site: Option<Site>,
    /// Whether what is public is shown to whoever comes without an account.
    pub shows_public: bool,
}

impl Service {
    /// Reads as `reader` opens, and fetches nothing.
    pub fn reading(reader: OpenReader) -> Self {
        Self {
            reader,
            tables: None,
            web: None,
            drop: None,
            behind_proxy: false,
            site: None,
            shows_public: false,
        }
    }
}

impl SharedDesk {
    /// Shares a desk that is reached in a way.
    pub(crate) fn new(desk: Desk, reader: LateReader, reached: Reached) -> Self {
        let keeper = Keeper::new(desk.place().beside(), reached);
        let host = desk.author().into();
        let desk = Arc::new(Mutex::new(desk));
        Self {
            writers: Arc::new(WriteQueue::begin(Arc::clone(&desk))),
            desk,
            reader: Arc::new(reader),
            web: None,
            waking: None,
            pairs: PairsAside::default(),
            keeper,
            shows_public: false,
            seat: Seat::Nobody,
            host,
        }
    }

    /// The same, which shows what is public to whoever comes without an account.
    #[must_use]
    pub(crate) fn showing_public(self) -> Self {
        Self { shows_public: true, ..self }
    }

    /// Whether what is public is shown to whoever comes without an account.
    pub(crate) fn shows_public(&self) -> bool {
        self.shows_public
    }

    /// Who keeps its door.
    pub(crate) fn keeper(&self) -> &Arc<Keeper> {
        &self.keeper
    }

    /// Who is at it for the present request.
    pub(crate) fn seat(&self) -> &Seat {
        &self.seat
    }

    /// The same with somebody at it.
    #[must_use]
    pub(crate) fn seating(self, seat: Seat) -> Self {
        Self { seat, ..self }
    }

    /// Lets its pages wake whoever works at jobs.
    #[must_use]
    fn waking(self, waking: mpsc::Sender<()>) -> Self {
        Self { waking: Some(waking), ..self }
    }

    /// Says that a job waits.
    pub(crate) fn wake_worker(&self) {
        if let Some(waking) = &self.waking {
            // Where nobody listens, the desk is no longer served, and the job waits for the next.
            let _waits = waking.send(());
        }
    }

    /// Lets its pages fetch from the web.
    #[must_use]
    pub fn fetching(self, web: Option<WebClient>) -> Self {
        Self { web, ..self }
    }

    /// What its pages fetch with; where they may not, `remedy` says what to do instead.
    pub(crate) fn web(&self, remedy: &str) -> Result<&WebClient, Failure> {
        let told = || format!("this desk is served without fetching; {remedy}");
        self.web.as_ref().ok_or_else(|| Failure::refused(told()))
    }

    /// Fetches from the web, away from the threads that answer requests and without the desk, as
    /// servers take their time.
    pub(crate) async fn fetch<T: Send + 'static>(
        &self,
        work: impl FnOnce(&WebClient) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let web = self.web("subscribe with `forsooth subscribe`")?.clone();
        let done = tokio::task::spawn_blocking(move || work(&web)).await;
        done.unwrap_or_else(|_| Err(Failure::internal()))
    }

    /// Works with the reader, away from the threads that answer requests and without the desk, as
    /// a long document takes a while.
    pub(crate) async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Reader) -> T + Send + 'static,
    ) -> Result<T, Failure> {
        let reader = Arc::clone(&self.reader);
        let done = tokio::task::spawn_blocking(move || Ok(work(&*reader.get()?))).await;
        let done: Result<T, String> = done.map_err(|_| Failure::internal())?;
        done.map_err(Failure::refused)
    }

    /// The tables of the desk's own; none where it has none, or where one cannot be used, as
    /// adding a document then says why.
    pub(crate) async fn tables(&self) -> OwnTables {
        let reader = Arc::clone(&self.reader);
        let tables = tokio::task::spawn_blocking(move || reader.tables()).await;
        tables.unwrap_or_else(|_| Ok(OwnTables::default())).unwrap_or_default()
    }

    /// Does something at the desk, away from the threads that answer requests.
    pub(crate) async fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Desk) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let shared = self.clone();
        let done = tokio::task::spawn_blocking(move || {
            let mut desk = shared.lock();
            shared.seat.take(&mut desk, &shared.host)?;
            work(&mut desk)
        });
        done.await.unwrap_or_else(|_| Err(Failure::internal()))
    }

    /// Writes at the desk in turn with others, and answers once what was written is synced.
    pub(crate) async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Desk) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let (tell, told) = oneshot::channel();
        let (seat, host) = (self.seat.clone(), Arc::clone(&self.host));
        let seated = move |desk: &mut Desk| {
            seat.take_to_write(desk, &host)?;
            work(desk)
        };
        // Whoever asked may be gone, and what was written stays.
        self.writers.submit(seated, move |done| drop(tell.send(done)));
        told.await.map_err(|_| Failure::internal())??
    }

    pub(crate) fn late_reader(&self) -> &LateReader {
        &self.reader
    }

    /// A panic between two writes leaves the ledger sound, because a write is one transaction.
    pub(crate) fn lock(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl From<NotKept> for Failure {
    fn from(error: NotKept) -> Self {
        match error {
            NotKept::BrokenOff => Self::internal(),
            NotKept::Ledger(ref cause) if matches!(**cause, LedgerError::DiskFull(_)) => {
                Self::new(StatusCode::INSUFFICIENT_STORAGE, error.to_string())
            }
            // Nothing in what was asked is to blame, and another time it may be recorded.
            NotKept::Busy | NotKept::Ledger(_) | NotKept::TakenBack | NotKept::Halted => {
                Self::new(StatusCode::SERVICE_UNAVAILABLE, error.to_string())
            }
        }
    }
}

/// Serves a desk until the user interrupts it; what is added is read by rules alone.
///
/// # Errors
///
/// The listener cannot be used, or the system gives no threads.
pub fn serve(listener: TcpListener, desk: Desk) -> std::io::Result<()> {
    serve_with(listener, desk, Service::reading(Box::new(|| Ok(Reader::default()))))
}

/// Serves a desk until the user interrupts it, and fetches meanwhile what the service says.
///
/// # Errors
///
/// The listener cannot be used, or the system gives no threads.
pub fn serve_with(listener: TcpListener, desk: Desk, service: Service) -> std::io::Result<()> {
    let address = listener.local_addr()?;
    let exposure = if service.behind_proxy { Exposure::Proxy } else { Exposure::of(address.ip()) };
    listener.set_nonblocking(true)?;
    // What pages write is written in batches, in which it could not be done.
    desk.end_erasure();
    let (place, author) = (desk.place().clone(), desk.author().to_owned());
    let meaning = desk.meaning_path();
    let Service { reader, tables, web, drop, behind_proxy, site, shows_public } = service;
    // The port is the listener's own and not what a request says, which programs beside it choose.
    let local = (exposure == Exposure::Loopback).then(|| Site::local(address.port()));
    let reached = Reached { exposure, site: site.or(local) };
    let reader = LateReader::new(reader, tables);
    // The worker ends as the last page that could wake it does.
    let (waking, woken) = mpsc::channel();
    let shared = SharedDesk::new(desk, reader, reached);
    let shared = if shows_public { shared.showing_public() } else { shared };
    let shared = shared.fetching(web.clone()).waking(waking);
    let reader = Arc::clone(&shared.reader);
    let worker = JobWorker {
        desk: place.clone(),
        author: author.clone(),
        reader: Arc::clone(&reader),
        web: web.clone(),
    };
    let background = Background { desk: place.clone(), author: author.clone(), reader, web, drop };
    // Held until the desk is no longer served, and gone then, which ends the fetching.
    let (_served, ended) = mpsc::channel();
    thread::spawn(move || background.run(&ended));
    thread::spawn(move || worker.run(&woken));
    let (_searched, finished) = mpsc::channel();
    shared.pairs.begin(&shared);
    let aside = Aside { shared: shared.clone(), place, author, meaning };
    thread::spawn(move || aside.run(&finished));
    // Held beyond the runtime below, as what connects to a database cannot be let go within one.
    let _held = shared.clone();
    let app = framed(door::closing(pages::routes(), shared), exposure);
    Runtime::new()?.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        connections::answer(listener, app, behind_proxy, interrupted()).await;
        Ok(())
    })
}

pub(crate) async fn interrupted() {
    // Where the signal cannot be listened for, the system ends the process by itself.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use actions::{LedgerError, NotKept};

    use crate::error::Failure;

    #[test]
    fn what_is_not_kept_is_not_blamed_on_what_was_asked() {
        let path = || std::path::PathBuf::from("desk.sqlite3");
        let of = |error| NotKept::Ledger(Arc::new(error));
        for (error, status, told) in [
            (of(LedgerError::DiskFull(path())), 507, "nothing was recorded; free some space"),
            (of(LedgerError::Busy(path())), 503, "nothing was recorded; try again"),
            (of(LedgerError::Halted(path())), 503, "nothing more is recorded until"),
            (of(LedgerError::Replaced(path())), 503, "nothing was recorded; end this program"),
            (NotKept::Busy, 503, "nothing was recorded; try again"),
            (NotKept::TakenBack, 503, "nothing was recorded; end this program"),
            (NotKept::Halted, 503, "nothing more is recorded until the desk is opened anew"),
        ] {
            let failure = Failure::from(error);
            assert_eq!(failure.status.as_u16(), status, "{}", failure.message);
            assert!(failure.message.contains(told), "{}", failure.message);
        }
    }
}
