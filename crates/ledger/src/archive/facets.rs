//! Counting what fits by the values of its fields.

use std::sync::Arc;

use domain::SearchFacet;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::StrColumn;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use super::FacetCounts;
use super::facet_names::FacetNames;
use super::fields::facet_column;

/// How many values of a facet are given.
const SHOWN: usize = 10;

/// Counts what fits by these facets.
pub(super) struct CountFacets<'a> {
    pub(super) facets: Vec<SearchFacet>,
    pub(super) names: &'a FacetNames,
}

/// How many rows wait before they are counted together.
const BLOCK: usize = 512;

/// What is counted in one segment.
pub(super) struct SegmentCounts {
    columns: Vec<Column>,
    /// Rows that came one by one, as they do where each has a score, and are not counted yet.
    waiting: Vec<DocId>,
}

/// One facet in one segment.
pub(super) struct Column {
    values: StrColumn,
    /// The number of each value among those of all segments, in the order of the dictionary.
    numbers: Arc<[u32]>,
    /// How many rows there are by each value, in the order of the dictionary.
    counts: Vec<u32>,
    /// The values of a block of rows, to use the same memory again.
    block: Vec<Option<u64>>,
}

impl Collector for CountFacets<'_> {
    type Fruit = Vec<FacetCounts>;
    type Child = SegmentCounts;

    fn for_segment(
        &self,
        _: SegmentOrdinal,
        segment: &SegmentReader,
    ) -> tantivy::Result<SegmentCounts> {
        let columns = self.facets.iter().map(|facet| {
            let Some(values) = segment.fast_fields().str(&facet_column(*facet))? else {
                return Ok(Column::empty());
            };
            let numbers = self.names.numbers(*facet, segment.segment_id(), &values)?;
            Ok(Column::new(values, numbers))
        });
        let columns = columns.collect::<tantivy::Result<_>>()?;
        Ok(SegmentCounts { columns, waiting: Vec::with_capacity(BLOCK) })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<Vec<Column>>) -> tantivy::Result<Vec<FacetCounts>> {
        let of_facet = |(place, facet): (usize, &SearchFacet)| {
            let counts = added(segments.iter().filter_map(|columns| columns.get(place)));
            FacetCounts { facet: *facet, values: self.names.most_frequent(*facet, &counts, SHOWN) }
        };
        Ok(self.facets.iter().enumerate().map(of_facet).collect())
    }
}

impl SegmentCollector for SegmentCounts {
    type Fruit = Vec<Column>;

    fn collect(&mut self, row: DocId, _: Score) {
        self.waiting.push(row);
        if self.waiting.len() == BLOCK {
            self.count_waiting();
        }
    }

    fn collect_block(&mut self, rows: &[DocId]) {
        for column in &mut self.columns {
            column.count(rows);
        }
    }

    fn harvest(mut self) -> Vec<Column> {
        self.count_waiting();
        self.columns
    }
}

impl SegmentCounts {
    fn count_waiting(&mut self) {
        for column in &mut self.columns {
            column.count(&self.waiting);
        }
        self.waiting.clear();
    }
}

impl Column {
    fn new(values: StrColumn, numbers: Arc<[u32]>) -> Self {
        let counts = vec![0; values.num_terms()];
        Self { values, numbers, counts, block: vec![] }
    }

    fn empty() -> Self {
        Self::new(StrColumn::wrap(tantivy::columnar::BytesColumn::empty(0)), Arc::new([]))
    }

    fn count(&mut self, rows: &[DocId]) {
        if self.counts.is_empty() {
            return;
        }
        self.block.clear();
        self.block.resize(rows.len(), None);
        self.values.ords().first_vals(rows, &mut self.block);
        for ordinal in self.block.iter().flatten() {
            let count = usize::try_from(*ordinal).ok().and_then(|it| self.counts.get_mut(it));
            *count.expect("an ordinal is smaller than the number of terms") += 1;
        }
    }
}

/// How many rows of all segments there are by each value, in the order of the values' numbers.
fn added<'a>(columns: impl Iterator<Item = &'a Column>) -> Vec<usize> {
    let mut counts = vec![];
    for column in columns {
        for (number, count) in column.numbers.iter().zip(&column.counts) {
            let number = *number as usize;
            if counts.len() <= number {
                counts.resize(number + 1, 0);
            }
            counts[number] += *count as usize;
        }
    }
    counts
}
