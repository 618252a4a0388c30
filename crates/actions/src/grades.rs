//! The grades of the desk: the letter of a source on a day, and the digit of an item.

use std::collections::BTreeMap;
use std::fmt;

use domain::{Document, Evidence, Id, ItemDigit, ItemGrade, Kind, SourceGrade, SourceLetter};
use jiff::civil::Date;
use judging::grades::letter_on;
use ledger::LedgerError;
use serde::Serialize;

use crate::Desk;
use crate::look_up::LookUpError;
use crate::moment::day;

/// How far some words can be relied on: the letter of who published them, and the digit of the
/// words. The two are never merged.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Grade {
    /// How reliable the source was that day; none where nobody graded it.
    pub letter: Option<SourceLetter>,
    /// How credible the item is; none where nobody graded it.
    pub digit: Option<ItemDigit>,
}

impl Grade {
    /// Whether anybody graded anything.
    pub fn is_given(&self) -> bool {
        self.letter.is_some() || self.digit.is_some()
    }
}

impl fmt::Display for Grade {
    /// As "B2"; what nobody graded is not known, so it is F or 6.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = self.letter.unwrap_or(SourceLetter::F);
        write!(formatter, "{letter}{}", self.digit.unwrap_or(ItemDigit::NotKnown))
    }
}

/// Every grade of the desk.
pub(crate) struct Grades {
    sources: Vec<SourceGrade>,
    items: BTreeMap<Id, ItemDigit>,
}

impl Desk {
    pub(crate) fn grades(&self) -> Result<Grades, LedgerError> {
        let sources = self.every::<SourceGrade>()?.into_iter().map(|it| it.record);
        // Later gradings of an item come later, so the last one stays.
        let items = self.every::<ItemGrade>()?.into_iter();
        let items = items.map(|it| (it.record.item, it.record.digit));
        Ok(Grades { sources: sources.collect(), items: items.collect() })
    }

    /// The document that an item stands in, or is; none where the id names no item.
    pub(crate) fn document_of_item(&self, item: Id) -> Result<Option<Id>, LookUpError> {
        let entry = self.find(item)?;
        if item.kind == Kind::Document {
            return Ok(Some(item));
        }
        Ok(entry.record.read_in())
    }
}

impl Grades {
    /// The gradings of sources, oldest first.
    pub(crate) fn sources(&self) -> &[SourceGrade] {
        &self.sources
    }

    /// The graded items with their last digit.
    pub(crate) fn items(&self) -> impl Iterator<Item = (Id, ItemDigit)> {
        self.items.iter().map(|(id, digit)| (*id, *digit))
    }

    /// The letter of the source of a document on the day it was published.
    pub(crate) fn letter(&self, document: &Document) -> Option<SourceLetter> {
        letter_on(&self.sources, document.source.as_deref()?, day_of(document))
    }

    /// The grade of some words: their digit is that of the finding they were taken from, else
    /// that of the statement they stand in, else that of the whole document.
    pub(crate) fn of(
        &self,
        evidence: &Evidence,
        document: &Document,
        statement: Option<Id>,
    ) -> Grade {
        let graded = |id: Id| self.items.get(&id).copied();
        let digit = evidence
            .item
            .and_then(graded)
            .or_else(|| statement.and_then(graded))
            .or_else(|| graded(evidence.passage.document));
        Grade { letter: self.letter(document), digit }
    }
}

/// The day by which a document is graded: that of its publication, else of its fetching.
pub(crate) fn day_of(document: &Document) -> Date {
    document.published.unwrap_or_else(|| day(document.fetched_at))
}
