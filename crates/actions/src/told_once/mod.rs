//! Telling once what is told again: in copies of one story, and in later versions of one page.
//!
//! Two findings tell the same where their words are the same, but for case and punctuation, and
//! the document of one is a copy of the other's. Of a page that was fetched again the last version
//! stands: what an earlier one tells counts while its sentences are there and nothing else is read in
//! their words, and is gone since the version came that changed or dropped them. Whether two
//! documents are copies hangs on these two alone, so that what was told once at an earlier moment
//! is found again by the documents that were there then.

mod copies;
mod mark;
mod versions;

use domain::Id;
use jiff::civil::Date;
use serde::Serialize;

use crate::Desk;
use crate::look_up::LookUpError;

pub(crate) use mark::{Mark, print_of};
pub(crate) use versions::{NextVersion, Version};

/// A finding that tells again, in a copy of its story, what another tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct ToldCopy {
    /// The finding.
    pub id: Id,
    /// The copy it stands in.
    pub document: Id,
}

/// A finding with what tells it again.
#[derive(Clone, Debug)]
pub(crate) struct Once<T> {
    /// The earliest that tells it.
    pub(crate) finding: T,
    /// The others, in copies of its story, the earliest first.
    pub(crate) copies: Vec<ToldCopy>,
    /// Since when its words stand on their page no more; it counts for nothing then.
    pub(crate) gone_since: Option<Date>,
}

impl Desk {
    /// Some findings, each told once, in their order; `next` tells the later versions of documents.
    ///
    /// # Errors
    ///
    /// The ledger cannot be read, or what is known of copies can be kept nowhere.
    pub(crate) fn told_once<T>(
        &self,
        findings: Vec<T>,
        mark: impl Fn(&T) -> Mark,
        next: NextVersion<'_>,
    ) -> Result<Vec<Once<T>>, LookUpError> {
        let marks: Vec<Mark> = findings.iter().map(mark).collect();
        let fates = versions::fates(self, &marks, next)?;
        let standing: Vec<usize> =
            (0..marks.len()).filter(|place| fates[*place] == versions::Fate::Stands).collect();
        let groups = match copies::groups(self, &marks, &standing) {
            // What is kept of copies is damaged, and worked out anew.
            Err(LookUpError::Copies(_)) => {
                self.forget_copies();
                copies::groups(self, &marks, &standing)?
            }
            groups => groups?,
        };
        let once = findings.into_iter().enumerate().filter_map(|(place, finding)| {
            let gone_since = match fates[place] {
                versions::Fate::Stands => None,
                versions::Fate::Gone(since) => Some(since),
                versions::Fate::ToldLater => return None,
            };
            let copies = match gone_since {
                None => groups.led_by(place)?,
                Some(_) => vec![],
            };
            Some(Once { finding, copies, gone_since })
        });
        Ok(once.collect())
    }
}

/// How many copies there are in words, as "and 2 copies"; nothing where there are none.
pub(crate) fn copies_told(count: usize) -> Option<String> {
    match count {
        0 => None,
        1 => Some("and 1 copy".to_owned()),
        _ => Some(format!("and {count} copies")),
    }
}

/// That words stand on their page no more, in words.
pub(crate) fn gone_told(since: Date) -> String {
    format!("no longer there since {since}")
}
