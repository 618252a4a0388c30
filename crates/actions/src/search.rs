//! Searching everything that has words.

use domain::{Id, SearchFacet, SearchItem, SearchQuery, SearchQueryError};
use jiff::civil::Date;
use ledger::{ArchiveError, FacetCounts, LedgerError, Marker, MatchOrder, VectorsError};
use serde::Serialize;
use thiserror::Error;

use crate::archive::{Filling, FillingProgress, SearchItems};
use crate::install_model::ModelError;
use crate::search_by::SearchBy;
use crate::search_rows::FoundRows;
use crate::search_sides::SearchSides;
use crate::search_snippet::Snippet;
use crate::told_once::{ToldCopy, copies_told};
use crate::{Desk, LookUpError};

/// How deep a reader can page into what was found.
pub const DEEPEST: usize = 1000;

/// A search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Search {
    /// What is looked for, as people type it.
    pub text: String,
    /// Whether it is still being typed: then its last word may go on.
    pub is_typed: bool,
    /// Whether what was found is counted by kind, speaker and so on.
    pub with_facets: bool,
    /// What comes first.
    pub order: MatchOrder,
    /// Whether it goes by the words, by what they mean, or by both; where nobody says, by both if
    /// there is a meaning model.
    pub by: Option<SearchBy>,
    /// Which page, from 1.
    pub page: usize,
    /// How many are on a page.
    pub per_page: usize,
    /// How much is added to the search index before.
    pub filling: Filling,
}

impl Search {
    /// A search for the first page of what fits best.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            is_typed: false,
            with_facets: true,
            order: MatchOrder::Relevance,
            by: None,
            page: 1,
            per_page: 20,
            filling: Filling::Whole,
        }
    }
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct SearchResults {
    /// What was looked for, as it was typed.
    pub query: String,
    /// How many entries fit the words.
    pub total: usize,
    /// How many entries were found by their meaning alone; they are not among those that fit.
    #[serde(skip_serializing_if = "is_none")]
    pub by_meaning: usize,
    /// Which page this is, from 1.
    pub page: usize,
    /// How many pages can be looked at; at least 1.
    pub pages: usize,
    /// What was found.
    pub hits: Vec<SearchHit>,
    /// How many there are by kind, speaker and so on.
    pub facets: Vec<CountedFacet>,
    /// Where nothing fits: how many would without one part of the query.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub loosened: Vec<CountedValue>,
    /// What a reader should know, as that newer entries are not searched yet.
    pub notes: Vec<String>,
}

/// One thing that was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SearchHit {
    /// Its id.
    pub id: Id,
    /// What kind of thing it is, as a query calls it.
    pub kind: &'static str,
    /// Its title, if it has one.
    pub title: Option<Snippet>,
    /// The part of its words that shows why it was found.
    pub snippet: Snippet,
    /// Who spoke, did or holds it.
    pub speaker: Option<String>,
    /// For whom, or of whose side whoever did or holds it is.
    pub side: Option<String>,
    /// To whom.
    pub addressee: Option<String>,
    /// Where it was published or said.
    pub outlet: Option<String>,
    /// The day it is of.
    pub date: Option<Date>,
    /// The language of its words.
    pub language: Option<String>,
    /// The document it was read in.
    pub document: Option<Id>,
    /// Whether it was found by its meaning alone, and the words stand nowhere in it.
    #[serde(skip_serializing_if = "is_false")]
    pub by_meaning: bool,
    /// What tells the same in copies of its document, and was found on the same page.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<ToldCopy>,
    /// The pieces of it that were read as statements too, and were found on the same page.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pieces: Vec<Id>,
}

impl SearchHit {
    /// How many copies tell it again on the page, as "and 2 copies".
    #[must_use]
    pub fn told_again(&self) -> Option<String> {
        copies_told(self.copies.len())
    }
}

/// How many entries there are by the values of a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CountedFacet {
    /// The field.
    pub facet: SearchFacet,
    /// The most frequent values.
    pub values: Vec<CountedValue>,
}

/// How many entries there are by one value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CountedValue {
    /// The value.
    pub value: String,
    /// How many.
    pub count: usize,
    /// The query that finds them.
    pub query: String,
}

/// Why nothing can be searched.
#[derive(Debug, Error)]
pub enum SearchError {
    /// The query cannot be read.
    #[error(transparent)]
    Query(#[from] SearchQueryError),
    /// The page is too deep.
    #[error("page {0} is too deep; only the first {DEEPEST} can be looked at; narrow the search")]
    TooDeep(usize),
    /// There are fewer pages.
    #[error("there is no page {page}; the last is page {last}")]
    NoSuchPage {
        /// The page.
        page: usize,
        /// The last one.
        last: usize,
    },
    /// There is no word whose meaning could be looked for.
    #[error("a search by meaning needs words; type some beside the fields and phrases")]
    NothingMeant,
    /// The meaning model cannot be used.
    #[error(transparent)]
    Model(#[from] ModelError),
    /// The vectors cannot be used.
    #[error(transparent)]
    Vectors(#[from] VectorsError),
    /// The search index cannot be used.
    #[error(transparent)]
    Archive(#[from] ArchiveError),
    /// Something cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
}

impl From<LedgerError> for SearchError {
    fn from(error: LedgerError) -> Self {
        Self::LookUp(error.into())
    }
}

/// Searches everything that has words, after it was brought into the search index.
///
/// # Errors
///
/// The query cannot be read, or the search index can be neither read nor made anew.
pub fn search(
    desk: &Desk,
    request: &Search,
    progress: FillingProgress<'_>,
) -> Result<SearchResults, SearchError> {
    let query = if request.is_typed {
        SearchQuery::parse_typed(&request.text)?
    } else {
        SearchQuery::parse(&request.text)?
    };
    let per_page = request.per_page.clamp(1, DEEPEST);
    let skip = request.page.saturating_sub(1).saturating_mul(per_page);
    if skip >= DEEPEST {
        return Err(no_page(desk, request, progress)?);
    }
    let text = request.text.trim().to_owned();
    if query.is_empty() {
        return Ok(SearchResults { query: text, page: 1, pages: 1, ..SearchResults::default() });
    }
    let mut notes = desk.bring_up_archive(request.filling, progress)?;
    let meant = desk.meant(request, &query)?;
    let near = meant.as_ref().map(|meant| meant.places.as_slice());
    let found = match desk.rows(request, &query, skip, near) {
        // Some damage shows only where it is read.
        Err(SearchError::Archive(error)) if error.is_mended_by_rebuilding() => {
            notes = desk.remake_archive(&error, request.filling, progress)?;
            desk.rows(request, &query, skip, near)?
        }
        found => found?,
    };
    notes.extend(meant.into_iter().flat_map(|meant| meant.notes));
    let goes_by_words = request.by != Some(SearchBy::Meaning);
    if goes_by_words {
        notes.extend(desk.undated_note(&query)?);
    }
    // By meaning nobody knows how many there would be before he looks.
    let is_loosened = found.deep == 0 && goes_by_words;
    let loosened = if is_loosened { desk.loosened(&text)? } else { vec![] };
    let hits = desk.folded(desk.hits(&found, &query)?)?;
    Ok(SearchResults {
        total: found.total,
        by_meaning: if goes_by_words { found.by_meaning.len() } else { 0 },
        page: request.page.max(1),
        pages: found.deep.div_ceil(per_page).max(1),
        hits,
        facets: found.facets.into_iter().map(|counts| counted(counts, &text)).collect(),
        query: text,
        loosened,
        notes,
    })
}

/// Why a page cannot be looked at: it is too deep, or there are fewer.
fn no_page(
    desk: &Desk,
    request: &Search,
    progress: FillingProgress<'_>,
) -> Result<SearchError, SearchError> {
    let first = search(desk, &Search { page: 1, ..request.clone() }, progress)?;
    Ok(if first.total > DEEPEST {
        SearchError::TooDeep(request.page)
    } else {
        SearchError::NoSuchPage { page: request.page, last: first.pages }
    })
}

impl Desk {
    /// What was found, from the ledger.
    pub(crate) fn hits(
        &self,
        found: &FoundRows,
        query: &SearchQuery,
    ) -> Result<Vec<SearchHit>, LedgerError> {
        let mut marker = Marker::new(query);
        let (mut items, sides) = (SearchItems::new(self), SearchSides::default());
        let (sight, mut hits) = (self.sight()?, vec![]);
        for sequence in &found.places {
            let entry = self.ledger.entry_at(*sequence)?.filter(|entry| sight.shows(entry.id));
            let Some(entry) = entry else { continue };
            let by_meaning = found.by_meaning.contains(sequence);
            let item = items.of(&entry)?.map(|item| sides.with_side(item));
            hits.extend(item.map(|it| SearchHit { by_meaning, ..hit(it, &mut marker) }));
        }
        Ok(hits)
    }
}

fn hit(item: SearchItem, marker: &mut Marker) -> SearchHit {
    SearchHit {
        id: item.id,
        kind: SearchQuery::word_of(item.id.kind).unwrap_or_default(),
        title: item.title.map(|title| Snippet::whole(&title, marker)),
        snippet: Snippet::of(&item.words, marker).told_as(item.told_as.as_deref()),
        speaker: item.speaker,
        side: item.side,
        addressee: item.addressee,
        outlet: item.outlet,
        date: item.date,
        language: item.language,
        document: item.document,
        by_meaning: false,
        copies: vec![],
        pieces: vec![],
    }
}

fn counted(counts: FacetCounts, text: &str) -> CountedFacet {
    let facet = counts.facet;
    let value = |(value, count): (String, usize)| {
        let narrowing = facet.narrowing(&value);
        let is_narrowed = format!(" {text} ").contains(&format!(" {narrowing} "));
        let query = if is_narrowed { text.to_owned() } else { format!("{text} {narrowing}") };
        CountedValue { value, count, query }
    };
    CountedFacet { facet, values: counts.values.into_iter().map(value).collect() }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn is_none(count: &usize) -> bool {
    *count == 0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn is_false(claim: &bool) -> bool {
    !claim
}
