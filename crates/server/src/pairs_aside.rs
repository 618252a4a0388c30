//! Pairs aside: what is between actors, worked out for a large desk while pages are served.
//!
//! A desk of some thousands of entries works it out when it is first asked. At a larger one this
//! would hold up every page, so that it is done at a desk of its own and then handed over; whoever
//! asks before is told how much is left.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use actions::{Desk, work_out_pairs};
use axum::http::StatusCode;

use crate::error::Failure;
use crate::serve::SharedDesk;

/// So many entries are read while a page waits.
const SOON: u64 = 20_000;

/// Whether what is between actors is being worked out aside.
#[derive(Clone, Debug, Default)]
pub(crate) struct PairsAside {
    is_at_work: Arc<AtomicBool>,
}

impl PairsAside {
    /// Begins where so much is to be read that no page should wait for it.
    pub(crate) fn begin(&self, shared: &SharedDesk) {
        let is_much = shared.lock().pairs_to_read(None).is_ok_and(|left| left > SOON);
        self.is_at_work.store(is_much, Ordering::Release);
    }

    /// Works it out at a desk of its own, if it was begun, and hands it over.
    pub(crate) fn work_out(&self, shared: &SharedDesk, desk: &Desk) {
        if self.is_at_work.load(Ordering::Acquire) {
            let actors = shared.late_reader().tables().unwrap_or_default().gazetteer;
            // Where it cannot be worked out, the page that asks for it says why.
            if let Ok(pairs) = work_out_pairs(desk, actors) {
                shared.lock().take_over_pairs(pairs);
            }
            self.end();
        }
    }

    /// Ends it: from now on whoever asks waits.
    pub(crate) fn end(&self) {
        self.is_at_work.store(false, Ordering::Release);
    }

    /// Refuses while it is being worked out and so many entries are left to read.
    pub(crate) fn refuse_early(&self, left: u64) -> Result<(), Failure> {
        if left <= SOON || !self.is_at_work.load(Ordering::Acquire) {
            return Ok(());
        }
        let told = format!(
            "the desk is still working out what is between actors, from {left} entries; \
             this page comes by itself as soon as it is done"
        );
        let failure = Failure::new(StatusCode::SERVICE_UNAVAILABLE, told);
        Err(Failure { error: "still-working".to_owned(), ..failure })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::Ordering;

    use super::PairsAside;

    #[test]
    fn nobody_waits_for_much_while_it_is_worked_out() {
        let aside = PairsAside::default();
        assert_eq!(aside.refuse_early(1_000_000), Ok(()));
        aside.is_at_work.store(true, Ordering::Release);
        assert_eq!(aside.refuse_early(100), Ok(()));
        let refusal = aside.refuse_early(1_000_000).unwrap_err();
        assert_eq!(refusal.error, "still-working");
        assert!(refusal.message.contains("from 1000000 entries"), "{refusal:?}");
        aside.end();
        assert_eq!(aside.refuse_early(1_000_000), Ok(()));
    }
}
