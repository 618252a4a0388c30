//! Serving a desk: on one address, until the user interrupts it.

use std::net::TcpListener;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use actions::{Desk, fill_archive};
use tokio::runtime::Runtime;

use crate::error::Failure;
use crate::guard::Exposure;
use crate::reader::{LateReader, OpenReader, Reader};
use crate::{framed, pages};

/// The desk that all pages share. One page at a time works at it, as the ledger has one writer.
#[derive(Clone)]
pub struct SharedDesk {
    desk: Arc<Mutex<Desk>>,
    reader: Arc<LateReader>,
}

impl SharedDesk {
    /// Shares a desk whose documents are read as `reader` opens.
    pub fn new(desk: Desk, reader: OpenReader) -> Self {
        Self { desk: Arc::new(Mutex::new(desk)), reader: Arc::new(LateReader::new(reader)) }
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

    /// Does something at the desk, away from the threads that answer requests.
    pub(crate) async fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Desk) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let shared = self.clone();
        let done = tokio::task::spawn_blocking(move || work(&mut shared.lock())).await;
        done.unwrap_or_else(|_| Err(Failure::internal()))
    }

    /// A panic between two writes leaves the ledger sound, because a write is one transaction.
    fn lock(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Serves a desk until the user interrupts it; what is added is read by rules alone.
///
/// # Errors
///
/// The listener cannot be used, or the system gives no threads.
pub fn serve(listener: TcpListener, desk: Desk) -> std::io::Result<()> {
    serve_reading(listener, desk, Box::new(|| Ok(Reader::default())))
}

/// Serves a desk until the user interrupts it; what is added is read as `reader` opens.
///
/// # Errors
///
/// The listener cannot be used, or the system gives no threads.
pub fn serve_reading(listener: TcpListener, desk: Desk, reader: OpenReader) -> std::io::Result<()> {
    let exposure = Exposure::of(listener.local_addr()?.ip());
    listener.set_nonblocking(true)?;
    let (path, author) = (desk.path().to_owned(), desk.author().to_owned());
    thread::spawn(move || fill_aside(&path, &author));
    let app = framed(pages::routes(SharedDesk::new(desk, reader)), exposure);
    Runtime::new()?.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(listener, app).with_graceful_shutdown(interrupted()).await
    })
}

/// Fills the search index of a large desk while pages are served, at a desk of its own.
fn fill_aside(path: &Path, author: &str) {
    if let Ok(desk) = Desk::open(path, author) {
        // Where it cannot be filled, searching says so.
        drop(fill_archive(&desk));
    }
}

async fn interrupted() {
    // Where the signal cannot be listened for, the system ends the process by itself.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
