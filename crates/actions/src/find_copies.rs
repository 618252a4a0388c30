//! Finding copies: which documents of the desk tell one story, and which came first.

use std::collections::BTreeSet;

use domain::{Document, Id};
use jiff::civil::Date;
use serde::Serialize;
use text::copies::Shingles;

use crate::Desk;
use crate::look_up::{LookUpError, Recorded};

/// The documents that share words with one, and which of them are copies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DocumentCopies {
    /// How many documents share its words, itself counted.
    pub documents: usize,
    /// How many stories these are.
    pub independent: usize,
    /// The copies of its story, itself among them: by the day of publication and then by arrival,
    /// so that the earliest is first.
    pub copies: Vec<CopiedDocument>,
    /// Those that share words with it, as a quotation, and tell a story of their own; in the same
    /// order.
    pub others: Vec<CopiedDocument>,
    /// Those of the others that are variants: nearly its words, which say something else.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub variants: Vec<Id>,
}

/// A document among copies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CopiedDocument {
    /// The document.
    pub id: Id,
    /// Its title.
    pub title: Option<String>,
    /// Who published it.
    pub source: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
}

/// In how many documents some evidence stands, and how many of them are independent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Independence {
    /// How many documents there are.
    pub documents: usize,
    /// How many stories they tell; copies of one story count once.
    pub independent: usize,
}

/// Finds the documents that share words with a document, and tells which are copies.
///
/// # Errors
///
/// It cannot be looked up, or its text is lost.
pub fn find_copies(desk: &Desk, id: Id) -> Result<DocumentCopies, LookUpError> {
    match found(desk, id) {
        // What is kept of copies is damaged, and worked out anew.
        Err(LookUpError::Copies(_)) => {
            desk.forget_copies();
            found(desk, id)
        }
        found => found,
    }
}

fn found(desk: &Desk, id: Id) -> Result<DocumentCopies, LookUpError> {
    let document = desk.look_up::<Document>(id)?;
    let shingles = Shingles::of(&desk.text_of(&document)?.text);
    let book = desk.copy_book()?;
    let copies = book.copies(id)?;
    let sharing = book.sharing(desk, &shingles, &copies)?;
    let others: Vec<Id> = sharing.iter().map(|it| it.document).collect();
    let variants = sharing.iter().filter(|it| it.is_variant).map(|it| it.document).collect();
    Ok(DocumentCopies {
        documents: copies.len() + others.len(),
        independent: book.stories(desk, id, &others)?,
        copies: told(desk, &copies)?,
        others: told(desk, &others)?,
        variants,
    })
}

impl DocumentCopies {
    /// Whether no other document shares its words.
    pub fn is_alone(&self) -> bool {
        self.documents == 1
    }

    /// The earliest of its copies, where it has any.
    pub fn earliest(&self) -> Option<&CopiedDocument> {
        self.copies.first().filter(|_| self.copies.len() > 1)
    }

    /// What makes the variants none of its copies, in words, as "d-5: nearly the same words, but
    /// they say something else".
    pub fn variants_told(&self) -> Option<String> {
        let ids: Vec<String> = self.variants.iter().map(Id::to_string).collect();
        let told = "nearly the same words, but they say something else";
        (!ids.is_empty()).then(|| format!("{}: {told}", ids.join(", ")))
    }

    /// How many there are, in words, as "7 documents share its words, 2 independent; the earliest
    /// of 6 copies is d-3 (The Gazette, 2022-01-12)".
    pub fn words(&self) -> String {
        let Self { documents, independent, .. } = self;
        let counts = format!("{documents} documents share its words, {independent} independent");
        let Some(earliest) = self.earliest() else { return counts };
        let (copies, id, origin) = (self.copies.len(), earliest.id, earliest.origin());
        format!("{counts}; the earliest of {copies} copies is {id} ({origin})")
    }
}

impl CopiedDocument {
    /// Where it comes from, as "The Gazette, 2022-01-12".
    pub fn origin(&self) -> String {
        let published = self.published.map(|date| date.to_string());
        let told: Vec<String> = self.source.iter().cloned().chain(published).collect();
        if told.is_empty() { "of unknown origin".to_owned() } else { told.join(", ") }
    }
}

impl Independence {
    /// How many there are, in words, as "7 documents, 2 independent".
    pub fn words(self) -> String {
        let Self { documents, independent } = self;
        let noun = if documents == 1 { "document" } else { "documents" };
        format!("{documents} {noun}, {independent} independent")
    }
}

impl Desk {
    /// In how many of some documents there is a story of its own; versions of one page are one
    /// document.
    pub(crate) fn independence(
        &self,
        documents: impl IntoIterator<Item = Id>,
    ) -> Result<Independence, LookUpError> {
        let mut documents: Vec<Id> = documents.into_iter().collect();
        documents.sort_unstable();
        documents.dedup();
        // Whoever sees what rests on them is told how many they are.
        self.seeing_all(|desk| {
            let pages = documents.iter().map(|it| desk.page_of(*it));
            let count = pages.collect::<Result<BTreeSet<Id>, _>>()?.len();
            // One document has no copies among these, so that nothing need be read.
            let independent = match count {
                0 | 1 => count,
                _ => desk.copy_book()?.independent(desk, &documents)?.len(),
            };
            Ok(Independence { documents: count, independent })
        })
    }

    /// The first version of the page that a document is of, which is itself where there is but one;
    /// what one that was erased followed is not known any more.
    pub(crate) fn page_of(&self, document: Id) -> Result<Id, LookUpError> {
        let mut first = document;
        loop {
            let earlier = match self.look_up::<Document>(first) {
                Err(LookUpError::Erased { .. }) => None,
                document => document?.record.earlier,
            };
            let Some(earlier) = earlier else { return Ok(first) };
            first = earlier;
        }
    }

    /// Whether two documents are versions of one page, tell one story, or one copies the other.
    pub(crate) fn are_copies(&self, one: Id, other: Id) -> Result<bool, LookUpError> {
        let is_one_page = self.page_of(one)? == self.page_of(other)?;
        Ok(is_one_page || self.copy_book()?.are_copies(one, other)?)
    }
}

/// Documents with what tells them apart, the earliest first; those of an unknown day come last.
fn told(desk: &Desk, ids: &[Id]) -> Result<Vec<CopiedDocument>, LookUpError> {
    let documents = ids.iter().map(|id| Ok(copied(desk.look_up(*id)?)));
    let mut documents: Vec<CopiedDocument> = documents.collect::<Result<_, LookUpError>>()?;
    documents.sort_by_key(|it| (it.published.is_none(), it.published, it.id));
    Ok(documents)
}

fn copied(document: Recorded<Document>) -> CopiedDocument {
    let Recorded { id, record, .. } = document;
    let Document { title, source, published, .. } = record;
    CopiedDocument { id, title, source, published }
}
