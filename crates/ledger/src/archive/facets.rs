//! Counting what fits by the values of its fields.

use std::collections::BTreeSet;
use std::io;

use domain::SearchFacet;
use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::StrColumn;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use super::FacetCounts;
use super::fields::facet_column;

/// How many values of a facet are given.
const SHOWN: usize = 10;

/// How many values of each segment are looked at; what is rarer in all of them is not given.
const CANDIDATES: usize = 200;

/// Counts what fits by these facets.
pub(super) struct CountFacets(pub(super) Vec<SearchFacet>);

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
    /// How many rows there are by each value, in the order of the dictionary.
    counts: Vec<u32>,
    /// The values of a block of rows, to use the same memory again.
    block: Vec<Option<u64>>,
}

impl Collector for CountFacets {
    type Fruit = Vec<FacetCounts>;
    type Child = SegmentCounts;

    fn for_segment(
        &self,
        _: SegmentOrdinal,
        segment: &SegmentReader,
    ) -> tantivy::Result<SegmentCounts> {
        let columns = self.0.iter().map(|facet| {
            let values = segment.fast_fields().str(&facet_column(*facet))?;
            Ok(values.map(Column::new))
        });
        let columns: Vec<Option<Column>> = columns.collect::<tantivy::Result<_>>()?;
        let columns =
            columns.into_iter().map(|column| column.unwrap_or_else(Column::empty)).collect();
        Ok(SegmentCounts { columns, waiting: Vec::with_capacity(BLOCK) })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<Vec<Column>>) -> tantivy::Result<Vec<FacetCounts>> {
        let of_facet = |(place, facet): (usize, &SearchFacet)| {
            let columns: Vec<&Column> = segments.iter().map(|columns| &columns[place]).collect();
            Ok(FacetCounts { facet: *facet, values: most_frequent(&columns)? })
        };
        self.0.iter().enumerate().map(of_facet).collect()
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
    fn new(values: StrColumn) -> Self {
        let counts = vec![0; values.num_terms()];
        Self { values, counts, block: vec![] }
    }

    fn empty() -> Self {
        Self::new(StrColumn::wrap(tantivy::columnar::BytesColumn::empty(0)))
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

    /// The values that most rows have.
    fn candidates(&self) -> io::Result<Vec<String>> {
        let mut ordinals: Vec<usize> =
            (0..self.counts.len()).filter(|it| self.counts[*it] > 0).collect();
        if ordinals.len() > CANDIDATES {
            ordinals
                .select_nth_unstable_by_key(CANDIDATES, |it| std::cmp::Reverse(self.counts[*it]));
            ordinals.truncate(CANDIDATES);
        }
        let text = |ordinal: usize| {
            let mut text = String::new();
            self.values.ord_to_str(ordinal as u64, &mut text)?;
            Ok(text)
        };
        ordinals.into_iter().map(text).collect()
    }

    fn count_of(&self, value: &str) -> io::Result<usize> {
        let ordinal = self.values.dictionary().term_ord(value)?;
        let count = ordinal.and_then(|it| self.counts.get(usize::try_from(it).ok()?));
        Ok(count.map_or(0, |count| *count as usize))
    }
}

/// The most frequent values over all segments, with exact counts.
fn most_frequent(columns: &[&Column]) -> io::Result<Vec<(String, usize)>> {
    let mut candidates = BTreeSet::new();
    for column in columns {
        candidates.extend(column.candidates()?);
    }
    let counted = candidates.into_iter().map(|value| {
        let counts = columns.iter().map(|column| column.count_of(&value));
        let count = counts.sum::<io::Result<usize>>()?;
        Ok((value, count))
    });
    let mut values: Vec<(String, usize)> = counted.collect::<io::Result<_>>()?;
    values.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    values.truncate(SHOWN);
    Ok(values)
}
