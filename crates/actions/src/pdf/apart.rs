//! Work apart: in a thread of its own, with much stack and a limit to how long is waited for it.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use super::quiet::quietly;

/// How much stack it gets: broken files nest deeper than sound ones.
const STACK: usize = 64 << 20;

/// Why work that was done apart gave nothing.
#[derive(Debug)]
pub(super) enum Lost {
    /// It went on for too long. Its thread cannot be stopped and goes on, unheard.
    TookTooLong,
    /// It panicked.
    Panicked,
    /// The system gives no thread.
    NoThread(std::io::Error),
}

/// Does work apart, and waits for it as long as the limit says.
pub(super) fn apart<T: Send + 'static>(
    limit: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Lost> {
    let (done, told) = mpsc::channel();
    // Who no longer waits needs not be told.
    let work = move || drop(done.send(quietly(work)));
    thread::Builder::new().stack_size(STACK).spawn(work).map_err(Lost::NoThread)?;
    told.recv_timeout(limit).map_err(|error| match error {
        RecvTimeoutError::Timeout => Lost::TookTooLong,
        RecvTimeoutError::Disconnected => Lost::Panicked,
    })
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::time::Duration;

    use super::{Lost, apart};

    #[test]
    fn work_is_waited_for() {
        assert_eq!(apart(Duration::MAX, || 7).ok(), Some(7));
    }

    #[test]
    fn what_panics_is_lost_and_nothing_else_is() {
        let lost = apart(Duration::MAX, || panic!("no"));
        assert!(matches!(lost, Err::<(), _>(Lost::Panicked)));
    }

    #[test]
    fn what_never_ends_is_not_waited_for() {
        let (end, ended) = mpsc::channel::<()>();
        let lost = apart(Duration::ZERO, move || ended.recv());
        assert!(matches!(lost, Err(Lost::TookTooLong)));
        drop(end);
    }
}
