//! A set of places in the ledger, as one bit each.

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::Column;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

use super::fields::SEQUENCE;

/// A set of places in the ledger, as one bit each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places(Vec<u64>);

impl Places {
    /// Whether a place is in the set.
    #[must_use]
    pub fn contains(&self, sequence: u64) -> bool {
        let (word, bit) = split(sequence);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }

    pub(super) fn insert(&mut self, sequence: u64) {
        let (word, bit) = split(sequence);
        if self.0.len() <= word {
            self.0.resize(word + 1, 0);
        }
        self.0[word] |= bit;
    }

    fn unite(&mut self, other: &Self) {
        self.0.resize(self.0.len().max(other.0.len()), 0);
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word |= other);
    }
}

/// The word that holds a place's bit, and the bit in it.
fn split(sequence: u64) -> (usize, u64) {
    let word = usize::try_from(sequence / 64).expect("a ledger has fewer entries than bytes");
    (word, 1 << (sequence % 64))
}

/// Collects the places of all that fits.
pub(super) struct CollectPlaces;

/// What is collected in one segment.
pub(super) struct SegmentPlaces {
    sequences: Column<u64>,
    places: Places,
}

impl Collector for CollectPlaces {
    type Fruit = Places;
    type Child = SegmentPlaces;

    fn for_segment(
        &self,
        _: SegmentOrdinal,
        segment: &SegmentReader,
    ) -> tantivy::Result<SegmentPlaces> {
        let sequences = segment.fast_fields().u64(SEQUENCE)?;
        Ok(SegmentPlaces { sequences, places: Places::default() })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<Places>) -> tantivy::Result<Places> {
        let mut all = Places::default();
        for places in &segments {
            all.unite(places);
        }
        Ok(all)
    }
}

impl SegmentCollector for SegmentPlaces {
    type Fruit = Places;

    fn collect(&mut self, row: DocId, _: Score) {
        if let Some(sequence) = self.sequences.first(row) {
            self.places.insert(sequence);
        }
    }

    fn harvest(self) -> Places {
        self.places
    }
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn a_place_is_in_the_set_once_it_was_put_there() {
        let mut places = Places::default();
        for place in [1, 64, 1000] {
            places.insert(place);
        }
        let there = (0..2000).filter(|place| places.contains(*place));
        assert_eq!(there.collect::<Vec<_>>(), [1, 64, 1000]);
        let mut others = Places::default();
        others.insert(2);
        others.unite(&places);
        assert!(others.contains(2) && others.contains(1000) && !others.contains(3));
    }
}
