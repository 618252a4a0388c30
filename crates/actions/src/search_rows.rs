//! What a search found, in its order, before it is looked up.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use domain::SearchQuery;
use ledger::{FacetCounts, LedgerError, MatchOrder, Matches, SearchIndex, Wanted};

use crate::Desk;
use crate::archive::SearchItems;
use crate::search::{DEEPEST, Search, SearchError};
use crate::search_by::{SearchBy, fused};

/// What a search found, in its order, before it is looked up.
#[derive(Debug, Default)]
pub(crate) struct FoundRows {
    /// How many entries fit the words; where only meaning was asked for, how many mean the same.
    pub(crate) total: usize,
    /// How many entries can be paged through.
    pub(crate) deep: usize,
    /// The places of those on the page.
    pub(crate) places: Vec<u64>,
    /// Those that were found by their meaning alone.
    pub(crate) by_meaning: BTreeSet<u64>,
    pub(crate) facets: Vec<FacetCounts>,
}

impl Desk {
    /// What was found on a page, behind `skip` others; `meant` is what means the same, if the
    /// search goes by meaning.
    pub(crate) fn rows(
        &self,
        request: &Search,
        query: &SearchQuery,
        skip: usize,
        meant: Option<&[u64]>,
    ) -> Result<FoundRows, SearchError> {
        let limit = request.per_page.clamp(1, DEEPEST - skip);
        let (order, with_facets) = (request.order, request.with_facets);
        let Some(meant) = meant else {
            let found = self.matches(&Wanted {
                query,
                after: 0,
                order,
                skip,
                limit,
                with_facets,
                but: &[],
            })?;
            let deep = found.total.min(DEEPEST);
            let Matches { total, sequences: places, facets } = found;
            return Ok(FoundRows { total, deep, places, facets, ..FoundRows::default() });
        };
        let found = if request.by == Some(SearchBy::Meaning) {
            let (total, by_meaning) = (meant.len(), meant.iter().copied().collect());
            let places = self.in_order(order, meant)?;
            FoundRows { total, deep: total, places, by_meaning, facets: vec![] }
        } else {
            self.both(query, with_facets, meant)?
        };
        let places = found.places.iter().skip(skip).take(limit).copied().collect();
        Ok(FoundRows { places, ..found })
    }

    /// What the archive has for a search, of what may be seen.
    pub(crate) fn matches(&self, wanted: &Wanted<'_>) -> Result<Matches, SearchError> {
        let hidden = self.sight()?.hidden_places(self.ledger.length()?);
        let wanted = Wanted { but: &hidden, ..*wanted };
        self.with_archive(|archive| Ok(archive.search(&wanted)?))
    }

    /// What fits the words and what means the same, as one row.
    fn both(
        &self,
        query: &SearchQuery,
        with_facets: bool,
        meant: &[u64],
    ) -> Result<FoundRows, SearchError> {
        let order = MatchOrder::Relevance;
        let wanted =
            Wanted { query, after: 0, order, skip: 0, limit: DEEPEST, with_facets, but: &[] };
        let Matches { total, sequences, facets } = self.matches(&wanted)?;
        let mut by_meaning: BTreeSet<u64> = meant.iter().copied().collect();
        if total > sequences.len() {
            // Some fit the words too, but stand deeper than anybody looks.
            let fitting = self.with_archive(|archive| Ok(archive.fitting(query, meant)?))?;
            by_meaning.retain(|place| !fitting.contains(*place));
        } else {
            by_meaning.retain(|place| !sequences.contains(place));
        }
        let mut places = fused(&sequences, meant);
        places.truncate(DEEPEST);
        Ok(FoundRows { total, deep: places.len(), places, by_meaning, facets })
    }

    /// Places in an order: as they stand, or the latest day first and what has no day last.
    fn in_order(&self, order: MatchOrder, places: &[u64]) -> Result<Vec<u64>, LedgerError> {
        if order == MatchOrder::Relevance {
            return Ok(places.to_vec());
        }
        let mut items = SearchItems::new(self);
        let mut dated = vec![];
        for place in places {
            let Some(entry) = self.ledger.entry_at(*place)? else { continue };
            dated.push((items.of(&entry)?.and_then(|item| item.date), *place));
        }
        dated.sort_by_key(|dated| Reverse(*dated));
        Ok(dated.into_iter().map(|(_, place)| place).collect())
    }
}
