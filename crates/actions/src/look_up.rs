//! Looking things up by id, with the kind that is expected.

use domain::{Document, DocumentText, Entry, Id, Kind, Recordable};
use jiff::Timestamp;
use ledger::{LedgerError, ShelfError};
use serde::Serialize;
use thiserror::Error;

use crate::Desk;

/// Why something cannot be looked up.
#[derive(Debug, Error)]
pub enum LookUpError {
    /// The id names nothing.
    #[error("there is no {0}")]
    NoSuch(Id),
    /// The id names something else.
    #[error("{id} is a {}; a {expected} is needed here", .id.kind)]
    OtherKind {
        /// The id.
        id: Id,
        /// What it should have named.
        expected: Kind,
    },
    /// A correction has taken its place.
    #[error("{id} is corrected by {by}; name {by} instead")]
    Corrected {
        /// The id.
        id: Id,
        /// What corrects it.
        by: Id,
    },
    /// Another's forecast or its withdrawal, before one's own.
    #[error("{id} is hidden until you have forecast {question} yourself")]
    Hidden {
        /// The forecast or the withdrawal.
        id: Id,
        /// Its question.
        question: Id,
    },
    /// Somebody else's ratings, before one's own are in.
    #[error("{id} is what {author} makes of {hypotheses}; rate {hypotheses} yourself first")]
    HiddenRatings {
        /// The ratings.
        id: Id,
        /// Whose they are.
        author: String,
        /// The hypotheses.
        hypotheses: Id,
    },
    /// Another's answer to a catalogued prediction, before one's own.
    #[error("{answer} is hidden until you have answered {prediction} yourself")]
    HiddenAnswer {
        /// The answer, or its undoing.
        answer: Id,
        /// The catalogued prediction.
        prediction: Id,
    },
    /// It is kept private or embargoed, or names something that is.
    #[error(
        "{0} is private or embargoed, or names something that is; see `forsooth visibility --help`"
    )]
    Withheld(Id),
    /// It was erased.
    #[error("{id} was {words}")]
    Erased {
        /// The id.
        id: Id,
        /// When, by whom and why, as "erased on 30 November 2026 by Ada: …".
        words: String,
    },
    /// The text of a document is gone or damaged.
    #[error("the text of {0} cannot be read; run `forsooth verify`")]
    TextLost(Id),
    /// What is known of copies can be kept neither beside the ledger nor in memory.
    #[error(transparent)]
    Copies(#[from] ShelfError),
    /// The ledger cannot be read.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

impl LookUpError {
    /// Whether a name was refused that is not shown as what it is: whoever gave it can give another.
    #[must_use]
    pub const fn is_unfit_name(&self) -> bool {
        matches!(self, Self::Ledger(LedgerError::UnfitName(_)))
    }
}

/// A record of one kind with what its entry says about it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Recorded<T> {
    /// Its id.
    pub id: Id,
    /// When it was recorded; of what was brought from elsewhere, when it was said to be.
    pub recorded_at: Timestamp,
    /// Who recorded it; of what was brought from elsewhere, with the platform.
    pub author: String,
    /// What was recorded.
    #[serde(flatten)]
    pub record: T,
}

impl<T: Recordable> Recorded<T> {
    fn of(entry: &Entry) -> Option<Self> {
        let record = T::from_record(&entry.record)?.clone();
        let Entry { id, recorded_at, ref author, .. } = *entry;
        // What was brought from elsewhere keeps the time and the name that it came with.
        let (recorded_at, author) = match record.imported() {
            Some(imported) => (imported.at, imported.signature()),
            None => (recorded_at, author.clone()),
        };
        Some(Self { id, recorded_at, author, record })
    }
}

/// The records of a kind among entries, in their order.
pub(crate) fn of_kind<T: Recordable>(entries: &[Entry]) -> Vec<Recorded<T>> {
    entries.iter().filter_map(Recorded::of).collect()
}

impl Desk {
    /// The entry that an id names. What may not be seen is not there.
    pub(crate) fn find(&self, id: Id) -> Result<Entry, LookUpError> {
        let entry = self.ledger.entry(id)?.ok_or(LookUpError::NoSuch(id))?;
        if self.may_see(id)? { Ok(entry) } else { Err(LookUpError::NoSuch(id)) }
    }

    /// The entry that an id names, which must be of a kind.
    pub(crate) fn find_kind(&self, id: Id, expected: Kind) -> Result<Entry, LookUpError> {
        if id.kind == expected {
            self.find(id)
        } else {
            Err(LookUpError::OtherKind { id, expected })
        }
    }

    /// The entry that an id names, which must be of a kind and stand uncorrected.
    pub(crate) fn find_standing(&self, id: Id, expected: Kind) -> Result<Entry, LookUpError> {
        let entry = self.find_kind(id, expected)?;
        Self::refuse_erased(&entry)?;
        match self.correction(&entry)? {
            Some(by) => Err(LookUpError::Corrected { id, by }),
            None => Ok(entry),
        }
    }

    /// What corrects an entry, if anything does.
    pub(crate) fn correction(&self, entry: &Entry) -> Result<Option<Id>, LedgerError> {
        let correction = self.ledger.correction_of(entry.sequence)?;
        let sight = self.sight()?;
        Ok(correction.map(|it| it.id).filter(|id| sight.shows(*id)))
    }

    /// What an entry corrects, if it corrects anything.
    pub(crate) fn corrected(&self, entry: &Entry) -> Result<Option<Id>, LedgerError> {
        let Some(sequence) = entry.corrects else { return Ok(None) };
        let corrected = self.ledger.entry_at(sequence)?;
        let sight = self.sight()?;
        Ok(corrected.map(|it| it.id).filter(|id| sight.shows(*id)))
    }

    /// The record that an id names, which must be of the kind asked for.
    pub(crate) fn look_up<T: Recordable>(&self, id: Id) -> Result<Recorded<T>, LookUpError> {
        let entry = self.find_kind(id, T::KIND)?;
        Self::refuse_erased(&entry)?;
        Recorded::of(&entry).ok_or(LookUpError::OtherKind { id, expected: T::KIND })
    }

    /// Every record of a kind, oldest first.
    pub(crate) fn every<T: Recordable>(&self) -> Result<Vec<Recorded<T>>, LedgerError> {
        Ok(of_kind(&self.only_seen(self.ledger.entries(T::KIND)?)?))
    }

    /// Every record of a kind that names an id, oldest first.
    pub(crate) fn citing<T: Recordable>(&self, id: Id) -> Result<Vec<Recorded<T>>, LedgerError> {
        Ok(of_kind(&self.only_seen(self.ledger.citing_of(id, T::KIND)?)?))
    }

    /// A document with its text.
    pub(crate) fn text_of(
        &self,
        document: &Recorded<Document>,
    ) -> Result<DocumentText, LookUpError> {
        let lost = || LookUpError::TextLost(document.id);
        let Document { bytes, text, published, .. } = document.record;
        let Document { title, source, language, author, url, .. } = &document.record;
        let Some(text) = self.ledger.content(&text)? else {
            Self::refuse_erased(&self.find(document.id)?)?;
            return Err(lost());
        };
        Ok(DocumentText {
            sha256: bytes,
            title: title.clone(),
            published,
            language: language.clone(),
            source: source.clone(),
            author: author.clone(),
            url: url.clone(),
            text: String::from_utf8(text).map_err(|_| lost())?,
        })
    }
}
