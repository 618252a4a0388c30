//! The worker: while a desk is served, it works at the jobs that wait, one after another.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, TryRecvError};
use std::time::Duration;

use actions::{
    Desk, Fetch, HandledDocument, JobId, JobProgress, JobService, JobTools, LedgerPlace, WatchJob,
    WorkJobError, give_up_job, next_job, show_job, work_job,
};

use crate::fetch::WebClient;
use crate::reader::{LateReader, Reader};

/// How long it rests before it looks for jobs that other programs began.
const PAUSE: Duration = Duration::from_secs(2);

/// What works at jobs, at a desk of its own.
pub(crate) struct JobWorker {
    pub(crate) desk: LedgerPlace,
    pub(crate) author: String,
    pub(crate) reader: Arc<LateReader>,
    pub(crate) web: Option<WebClient>,
}

impl JobWorker {
    /// Works until the desk is no longer served, which the other ends of `woken` tell; what they
    /// send says that a job waits.
    pub(crate) fn run(&self, woken: &Receiver<()>) {
        let mut service = None;
        loop {
            if service.is_none() {
                // Where another program serves the desk too, its worker works until it ends.
                service = JobService::take(self.desk.beside()).ok().flatten();
            }
            if service.is_some() {
                self.round(woken);
            }
            match woken.recv_timeout(PAUSE) {
                Ok(()) | Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }

    /// Works at all jobs that wait.
    fn round(&self, woken: &Receiver<()>) {
        let Ok(mut desk) = Desk::open(&self.desk, &self.author) else { return };
        while is_served(woken)
            && let Ok(Some(id)) = next_job(&desk)
        {
            // Said of it, so that it is not taken up again at once.
            if let Err(because) = self.work(&mut desk, id, woken)
                && give_up_job(&desk, id, &because).is_err()
            {
                return;
            }
        }
    }

    fn work(&self, desk: &mut Desk, id: JobId, woken: &Receiver<()>) -> Result<(), String> {
        let job = show_job(desk, id).map_err(|error| error.to_string())?.job;
        let reader = if job.request.reads_documents() {
            self.reader.get()?
        } else {
            Arc::new(Reader::default())
        };
        let web = self.web.as_ref().map(|web| web as &dyn Fetch);
        let tools = JobTools { read_with: &reader.read_with(), web };
        match work_job(desk, id, &tools, &mut Served { woken }) {
            // Whoever works at it by now will end it.
            Ok(_) | Err(WorkJobError::AtWork(_) | WorkJobError::Over { .. }) => Ok(()),
            Err(
                error @ (WorkJobError::Job(_) | WorkJobError::Author(_) | WorkJobError::Work(_)),
            ) => Err(error.to_string()),
        }
    }
}

/// Lets a job go on for as long as the desk is served. How far it is, the pages read for themselves.
struct Served<'a> {
    woken: &'a Receiver<()>,
}

impl WatchJob for Served<'_> {
    fn at(&mut self, _: &JobProgress) {}

    fn handled(&mut self, _: Vec<HandledDocument>) {}

    fn goes_on(&self) -> bool {
        is_served(self.woken)
    }
}

/// Whether the desk is still served. A call that a job waits is not lost, as the worker looks for
/// more once it is done.
fn is_served(woken: &Receiver<()>) -> bool {
    !matches!(woken.try_recv(), Err(TryRecvError::Disconnected))
}
