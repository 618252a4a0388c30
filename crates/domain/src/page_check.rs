//! A check of a page: that it was taken down, or that it is there again.

use serde::{Deserialize, Serialize};

use crate::Id;

/// What fetching the page of a document again told of the page as a whole. It holds as of the moment
/// at which it was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageCheck {
    /// The last version of the page that is kept.
    pub document: Id,
    /// The status by which its server said that the page is gone, 404 or 410; none where it was gone
    /// before and is there again.
    pub status: Option<u16>,
}

impl PageCheck {
    /// Whether the page was gone.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        self.status.is_some()
    }

    /// What it tells, as "the page of d-4 was gone (status 404)".
    #[must_use]
    pub fn words(&self) -> String {
        let Self { document, status } = self;
        match status {
            Some(status) => format!("the page of {document} was gone (status {status})"),
            None => format!("the page of {document} was there again"),
        }
    }
}
