//! Jobs: long work that is gone through item by item, can be cancelled, and is gone on with after
//! a crash.

mod add_files;
mod catalogue_notes;
mod refill_index;
mod take_feeds;

mod ahead;
mod claimed;
mod files;
mod folder;
mod history;
mod item;
mod job;
mod job_id;
mod journal;
mod kind;
mod order;
mod progress;
mod standing;
mod time_left;

pub use add_files::{AddFiles, DocumentFacts};
pub use catalogue_notes::{CatalogueNotes, NoteFile};
pub use files::JobFileError;
pub use item::{ItemEnd, ItemFailure, ItemState, JobItem};
pub use job::Job;
pub use job_id::{JobId, NotAJobId};
pub use journal::Part;
pub use kind::{JobPlan, JobRequest, JobTools, WorkError};
pub use progress::JobProgress;
pub use refill_index::RefillIndex;
pub use standing::JobStanding;
pub use take_feeds::TakeFeeds;
pub use time_left::about;

pub(crate) use ahead::Ahead;
pub(crate) use claimed::claimed;
pub(crate) use files::{failed, is_locked, lock};
pub(crate) use folder::{BegunAs, JobFolder, Opening, folder_of_jobs};
pub(crate) use history::History;
pub(crate) use item::Worked;
pub(crate) use job::Kept;
pub(crate) use journal::{JournalWriter, Note};
pub(crate) use kind::WorkWith;
pub(crate) use order::{Order, Wish};
