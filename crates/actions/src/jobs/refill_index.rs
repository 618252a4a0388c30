//! A job that makes the search index anew. It is one item, which is not broken off: until it is
//! done, searching goes by the index that was there.

use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use super::item::{JobItem, Worked};
use super::kind::{JobKind, JobPlan, JobRequest, WorkError, WorkWith};
use crate::{Desk, RebuildArchiveError, rebuild_archive};

/// What is asked of the job.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefillIndex {}

impl RefillIndex {
    /// Plans the job.
    pub fn plan() -> JobPlan {
        let item = JobItem { name: "the search index".to_owned(), key: String::new() };
        JobPlan { request: JobRequest::RebuildArchive(Self {}), items: vec![item] }
    }
}

impl JobKind for RefillIndex {
    fn title(&self, _: usize) -> String {
        "make the search index anew".to_owned()
    }

    fn reads_documents(&self) -> bool {
        false
    }

    fn work(
        &self,
        desk: &mut Desk,
        _: &JobItem,
        _: &WorkWith<'_>,
        step: &mut dyn FnMut(u64, u64) -> ControlFlow<()>,
    ) -> Result<Option<Worked>, WorkError> {
        let mut told = |done, of| {
            // It is one commit, of which a part is worth nothing.
            let (ControlFlow::Continue(()) | ControlFlow::Break(())) = step(done, of);
        };
        match rebuild_archive(desk, &mut told) {
            Ok(rebuilt) => {
                let told = vec![format!("{} entries are indexed", rebuilt.entries)];
                Ok(Some(Worked { told, ..Worked::default() }))
            }
            Err(error @ (RebuildArchiveError::Busy | RebuildArchiveError::Search(_))) => {
                Ok(Some(Worked::failed(error.to_string())))
            }
        }
    }
}
