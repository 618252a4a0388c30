//! Ctrl-C in the midst of a job: the present item is ended first, and a second one ends at once.

use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

/// What a shell is told of a program that Ctrl-C ended.
const INTERRUPTED: i32 = 130;

/// Whether the user asked for an end.
pub(crate) struct Interrupt {
    is_asked: Arc<AtomicBool>,
}

impl Interrupt {
    /// Listens from now on, and until the program ends.
    pub(crate) fn listen() -> Self {
        let is_asked = Arc::new(AtomicBool::new(false));
        let heard = Arc::clone(&is_asked);
        thread::spawn(move || listen(&heard));
        Self { is_asked }
    }

    /// Whether the user pressed Ctrl-C.
    pub(crate) fn is_asked_for(&self) -> bool {
        self.is_asked.load(Ordering::Relaxed)
    }
}

/// Where it cannot be listened for, Ctrl-C ends the program as it always does, and the job is one
/// that was broken off.
fn listen(is_asked: &AtomicBool) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build();
    let Ok(runtime) = runtime else { return };
    runtime.block_on(async {
        while tokio::signal::ctrl_c().await.is_ok() {
            if is_asked.swap(true, Ordering::Relaxed) {
                process::exit(INTERRUPTED);
            }
            anstream::eprintln!("\nends after the present item; Ctrl-C again ends at once");
        }
    });
}
