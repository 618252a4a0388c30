//! Checks of a page: when it was found gone, and when there again.

use domain::{Id, PageCheck, Record};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use crate::Desk;
use crate::desk::Decided;
use crate::fetch::FetchFailure;
use crate::look_up::{LookUpError, Recorded};
use crate::moment::day;

/// When a page was found gone, or there again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CheckedPage {
    /// The check.
    pub id: Id,
    /// The day.
    pub on: Date,
    /// When the desk came to know it.
    #[serde(skip)]
    pub recorded_at: Timestamp,
    /// What was found.
    #[serde(flatten)]
    pub check: PageCheck,
}

impl CheckedPage {
    /// All of it, as "on 2026-11-02 the page of d-4 was gone (status 404)".
    #[must_use]
    pub fn words(&self) -> String {
        format!("on {} {}", self.on, self.check.words())
    }

    /// What became of the page that it found gone, as "the page was taken down by 2026-11-02 (status
    /// 404, pc-1)".
    #[must_use]
    pub fn loss(&self) -> String {
        let status = self.check.status.map_or(String::new(), |status| format!("status {status}, "));
        format!("the page was taken down by {} ({status}{})", self.on, self.id)
    }
}

impl From<Recorded<PageCheck>> for CheckedPage {
    fn from(check: Recorded<PageCheck>) -> Self {
        let Recorded { id, recorded_at, record, .. } = check;
        Self { id, on: day(recorded_at), recorded_at, check: record }
    }
}

impl Desk {
    /// What was found of the page of some of its versions, oldest first.
    pub(crate) fn checks_of_page(
        &self,
        versions: impl IntoIterator<Item = Id>,
    ) -> Result<Vec<CheckedPage>, LookUpError> {
        let mut checks: Vec<CheckedPage> = vec![];
        for version in versions {
            let found = self.citing::<PageCheck>(version)?.into_iter();
            checks.extend(found.map(CheckedPage::from));
        }
        checks.sort_by_key(|it| it.id);
        Ok(checks)
    }

    /// Notes that the page of a document is gone, unless that is known, and tells since when it is.
    pub(crate) fn note_gone(
        &mut self,
        document: Id,
        status: u16,
    ) -> Result<CheckedPage, LookUpError> {
        if let Some(known) = gone_since(&self.checks_of_page([document])?) {
            return Ok(known.clone());
        }
        let id = self.note_check(&PageCheck { document, status: Some(status) })?;
        Ok(self.look_up::<PageCheck>(id)?.into())
    }

    /// Notes that the page of a document is there again, if it was gone.
    pub(crate) fn note_back(&mut self, document: Id) -> Result<Option<Id>, LookUpError> {
        let checks = self.checks_of_page([document])?;
        let is_gone = gone_since(&checks).is_some();
        let noted = is_gone.then(|| self.note_check(&PageCheck { document, status: None }));
        noted.transpose()
    }

    fn note_check(&mut self, check: &PageCheck) -> Result<Id, LookUpError> {
        self.record(|_| Ok(Decided::from(Record::PageCheck(check.clone()))))
    }
}

/// The check by which a page is gone now: the first since it was there last.
pub(crate) fn gone_since(checks: &[CheckedPage]) -> Option<&CheckedPage> {
    checks.iter().rev().take_while(|it| it.check.is_gone()).last()
}

/// By which status a server says that a page is gone, if it does.
pub(crate) fn status_of_loss(failure: &FetchFailure) -> Option<u16> {
    match failure {
        FetchFailure::Gone => Some(410),
        FetchFailure::Status { status: 404, .. } => Some(404),
        FetchFailure::Status { .. }
        | FetchFailure::NoWebAddress { .. }
        | FetchFailure::NotPublic { .. }
        | FetchFailure::NoHost { .. }
        | FetchFailure::RedirectLoop { .. }
        | FetchFailure::TooManyRedirects { .. }
        | FetchFailure::LostRedirect { .. }
        | FetchFailure::TooLarge
        | FetchFailure::Busy { .. }
        | FetchFailure::TooSlow { .. }
        | FetchFailure::Connection { .. } => None,
    }
}
