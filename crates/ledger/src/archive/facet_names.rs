//! The values of facets, numbered alike in all segments, so that what was counted in several can
//! be added.
//!
//! Each segment numbers its values by itself. To look them up by their words for each search takes
//! longer than the counting, so the numbers are kept for as long as the archive is open.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::SearchFacet;
use tantivy::columnar::StrColumn;
use tantivy::index::SegmentId;

/// The values of all facets.
#[derive(Default)]
pub(super) struct FacetNames(Mutex<BTreeMap<SearchFacet, Names>>);

/// The values of one facet.
#[derive(Default)]
pub(super) struct Names {
    texts: Vec<Arc<str>>,
    numbers: HashMap<Arc<str>, u32>,
    /// The number of each value of a segment, in the order of its dictionary.
    segments: HashMap<SegmentId, Arc<[u32]>>,
}

impl FacetNames {
    /// Forgets segments that are not searched any more.
    pub(super) fn keep(&self, searched: &[SegmentId]) {
        for names in self.locked().values_mut() {
            names.segments.retain(|segment, _| searched.contains(segment));
        }
    }

    /// The number of each value that a segment has in a column, in the order of its dictionary.
    pub(super) fn numbers(
        &self,
        facet: SearchFacet,
        segment: SegmentId,
        column: &StrColumn,
    ) -> io::Result<Arc<[u32]>> {
        let mut all = self.locked();
        let names = all.entry(facet).or_default();
        if let Some(known) = names.segments.get(&segment) {
            return Ok(Arc::clone(known));
        }
        let numbers = names.numbered(column)?;
        names.segments.insert(segment, Arc::clone(&numbers));
        Ok(numbers)
    }

    /// The values with the highest counts, which stand in the order of the numbers, at most so
    /// many; those that none has are not among them.
    pub(super) fn most_frequent(
        &self,
        facet: SearchFacet,
        counts: &[usize],
        limit: usize,
    ) -> Vec<(String, usize)> {
        let all = self.locked();
        let Some(names) = all.get(&facet) else { return vec![] };
        let counted = names.texts.iter().zip(counts);
        let mut values: Vec<(&str, usize)> = counted
            .filter(|(_, count)| **count > 0)
            .map(|(text, count)| (&**text, *count))
            .collect();
        let order = |one: &(&str, usize), other: &(&str, usize)| {
            other.1.cmp(&one.1).then_with(|| one.0.cmp(other.0))
        };
        if values.len() > limit {
            values.select_nth_unstable_by(limit, order);
            values.truncate(limit);
        }
        values.sort_unstable_by(order);
        values.into_iter().map(|(text, count)| (text.to_owned(), count)).collect()
    }

    fn locked(&self) -> MutexGuard<'_, BTreeMap<SearchFacet, Names>> {
        // A segment's numbers are put in as a whole, or not at all.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Names {
    fn numbered(&mut self, column: &StrColumn) -> io::Result<Arc<[u32]>> {
        let mut numbers = Vec::with_capacity(column.num_terms());
        let mut values = column.dictionary().stream()?;
        while values.advance() {
            let text = str::from_utf8(values.key())
                .map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?;
            numbers.push(self.number(text));
        }
        Ok(numbers.into())
    }

    fn number(&mut self, text: &str) -> u32 {
        if let Some(known) = self.numbers.get(text) {
            return *known;
        }
        let number = u32::try_from(self.texts.len()).expect("there are fewer values than rows");
        let text: Arc<str> = text.into();
        self.texts.push(Arc::clone(&text));
        self.numbers.insert(text, number);
        number
    }
}
