//! Counting what fits, and picking what comes first.

use domain::SearchFacet;
use tantivy::collector::sort_key::{SortBySimilarityScore, SortByStaticFastValue};
use tantivy::collector::{Collector, Count, Fruit, TopDocs};
use tantivy::query::Query;
use tantivy::{DocAddress, Order, Searcher, SegmentReader, TantivyError};

use super::facet_names::FacetNames;
use super::facets::CountFacets;
use super::fields::{DAY, SEQUENCE};
use super::{MatchOrder, Matches, Wanted};

/// What a query is asked of, and how what fits is counted.
struct Collecting<'a> {
    searcher: &'a Searcher,
    query: &'a dyn Query,
    facets: Option<CountFacets<'a>>,
}

/// Counts what fits, and picks what comes first, both in one pass over all that fits.
pub(super) fn collect(
    searcher: &Searcher,
    query: &dyn Query,
    wanted: &Wanted<'_>,
    names: &FacetNames,
) -> Result<Matches, TantivyError> {
    let segments: Vec<_> =
        searcher.segment_readers().iter().map(SegmentReader::segment_id).collect();
    names.keep(&segments);
    let facets =
        wanted.with_facets.then(|| CountFacets { facets: SearchFacet::ALL.to_vec(), names });
    let collecting = Collecting { searcher, query, facets };
    if wanted.limit == 0 {
        return collecting.count();
    }
    let top = TopDocs::with_limit(wanted.limit).and_offset(wanted.skip);
    let newest = newest();
    match wanted.order {
        MatchOrder::Relevance => {
            let top = top.order_by((SortBySimilarityScore, newest));
            collecting.first(top, |(_, place)| place)
        }
        MatchOrder::Date => {
            let latest = SortByStaticFastValue::<i64>::for_field(DAY);
            let top = top.order_by(((latest, Order::Desc), (newest, Order::Desc)));
            collecting.first(top, |(_, place)| place)
        }
        MatchOrder::Newest => collecting.first(top.order_by((newest, Order::Desc)), |place| place),
    }
}

/// The order by the place in the ledger, which tells that place too.
pub(super) fn newest() -> SortByStaticFastValue<u64> {
    SortByStaticFastValue::for_field(SEQUENCE)
}

/// The place in the ledger that a row must have.
pub(super) fn placed(place: Option<u64>) -> Result<u64, TantivyError> {
    place.ok_or_else(|| {
        TantivyError::InternalError("a row without its place in the ledger".to_owned())
    })
}

impl Collecting<'_> {
    /// Counts what fits, and looks at none of it where nothing else is asked.
    fn count(self) -> Result<Matches, TantivyError> {
        let Some(facets) = self.facets else {
            let total = self.searcher.search(self.query, &Count)?;
            return Ok(Matches { total, ..Matches::default() });
        };
        let (total, facets) = self.searcher.search(self.query, &(Count, facets))?;
        Ok(Matches { total, facets, sequences: vec![] })
    }

    /// Counts what fits, and picks what comes first in an order whose key tells the place.
    fn first<Key: Fruit>(
        self,
        top: impl Collector<Fruit = Vec<(Key, DocAddress)>>,
        place: impl Fn(Key) -> Option<u64>,
    ) -> Result<Matches, TantivyError> {
        let (total, found, facets) =
            self.searcher.search(self.query, &(Count, top, self.facets))?;
        let sequences = found.into_iter().map(|(key, _)| placed(place(key)));
        let sequences = sequences.collect::<Result<_, _>>()?;
        Ok(Matches { total, sequences, facets: facets.unwrap_or_default() })
    }
}
