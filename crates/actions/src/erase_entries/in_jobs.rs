//! What jobs keep of documents that were erased: how their files were named.

use domain::Id;

use crate::Desk;
use crate::jobs::{JobFileError, JobFolder, Kept};

/// Forgets how the files of erased documents were named, in jobs that added them or found them there
/// already. A job that is over goes, as it is there to be looked at alone.
pub(super) fn forget_in_jobs(desk: &Desk) -> Result<(), JobFileError> {
    for folder in JobFolder::every(desk.path())? {
        let handled = folder.handled()?;
        let gone = handled.into_iter().filter(|(_, id)| is_erased(desk, *id));
        let gone: Vec<usize> = gone.map(|(item, _)| item).collect();
        if gone.is_empty() {
            continue;
        }
        if Kept::read(folder.clone()).is_ok_and(|kept| kept.standing().is_over()) {
            folder.remove()?;
        } else {
            folder.forget_names(&gone)?;
        }
    }
    Ok(())
}

/// What cannot be looked up was not erased here.
fn is_erased(desk: &Desk, id: Id) -> bool {
    let entry = desk.ledger.entry(id).ok().flatten();
    entry.is_some_and(|entry| entry.record.erased().is_some())
}
