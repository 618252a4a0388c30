//! Trying again what failed in a job, and nothing else.

use jiff::Timestamp;

use crate::begin_job::check_writer;
use crate::jobs::{Job, JobFolder, JobId, JournalWriter, Kept, Note, failed};
use crate::resume_job::ordered;
use crate::{ChangeJobError, Desk, JobPlace};

/// Lets what failed in a job be tried again, here or by a served desk; gives the job as it then
/// stands.
///
/// # Errors
///
/// It is under way, nothing failed in it, or it cannot be written.
pub fn retry_job(desk: &Desk, id: JobId, place: JobPlace) -> Result<Job, ChangeJobError> {
    check_writer(desk)?;
    let mut kept = Kept::read(JobFolder::find(desk.path(), id)?)?;
    let standing = kept.standing();
    let refused = |why| Err(ChangeJobError::Unfit { id, standing, why });
    if standing.is_moving() {
        return refused("what failed can be tried again as soon as it ended");
    }
    if kept.history.tally.failed == 0 {
        return refused("nothing failed in it");
    }
    let (note, journal) = (Note::Again { at: Timestamp::now() }, kept.folder.journal_place());
    let written = JournalWriter::open(&journal).and_then(|mut writer| writer.write(&note));
    written.map_err(failed(&journal, "written"))?;
    kept.history.take(note);
    Ok(ordered(desk, kept, place)?)
}
