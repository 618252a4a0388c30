//! Quiet: a panic that is caught prints nothing.

use std::cell::Cell;
use std::panic;
use std::sync::Once;

thread_local! {
    static IS_QUIET: Cell<bool> = const { Cell::new(false) };
}

static PREPARED: Once = Once::new();

/// Runs work whose panics are caught by its caller, and prints nothing of them.
pub(super) fn quietly<T>(work: impl FnOnce() -> T) -> T {
    PREPARED.call_once(|| {
        let told = panic::take_hook();
        panic::set_hook(Box::new(move |panic| {
            if !IS_QUIET.get() {
                told(panic);
            }
        }));
    });
    IS_QUIET.set(true);
    let done = work();
    IS_QUIET.set(false);
    done
}
