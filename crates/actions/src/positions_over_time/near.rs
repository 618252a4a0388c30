//! Which positions are on one matter: found by the words they share, and put together by holder.

use std::collections::{BTreeSet, HashMap};

use super::held::Held;
use crate::pair_timeline::PairSide;

/// Which positions are on one matter, found by the words they share.
pub(super) struct Near<'a> {
    positions: &'a [Held<'a>],
    /// The positions whose matters have a word.
    by_word: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Near<'a> {
    pub(super) fn of(positions: &'a [Held<'a>]) -> Self {
        let mut by_word: HashMap<&str, Vec<usize>> = HashMap::new();
        for (place, held) in positions.iter().enumerate() {
            for word in held.words() {
                by_word.entry(word).or_default().push(place);
            }
        }
        Self { positions, by_word }
    }

    /// The places of the positions on the matter of one, in their order.
    fn on_the_matter_of(&self, held: &Held<'_>) -> BTreeSet<usize> {
        let places = |word: &str| self.by_word.get(word);
        let mut words: Vec<&str> = held.words().collect();
        words.sort_by_key(|word| places(word).map_or(0, Vec::len));
        // Who shares half of the words has one of any half and one more: the rarest are enough.
        let enough = words.len() / 2 + 1;
        let near = words.into_iter().take(enough).filter_map(places).flatten().copied();
        near.filter(|place| held.is_on_the_matter_of(&self.positions[*place])).collect()
    }

    /// The positions of a holder, or of everybody, matter by matter.
    pub(super) fn matters(&self, holder: Option<&PairSide>) -> Vec<Vec<&'a Held<'a>>> {
        let mut matters: Vec<Vec<&Held<'_>>> = vec![];
        // A matter is known by the position that told it first.
        let mut by_first: HashMap<usize, usize> = HashMap::new();
        for (place, held) in self.positions.iter().enumerate() {
            if !held.is_of(holder) {
                continue;
            }
            let near = self.on_the_matter_of(held).into_iter();
            let mut same = near.filter(|near| self.positions[*near].holder() == held.holder());
            if let Some(matter) = same.find_map(|near| by_first.get(&near)) {
                matters[*matter].push(held);
            } else {
                by_first.insert(place, matters.len());
                matters.push(vec![held]);
            }
        }
        matters
    }

    /// What others hold on the matter of a position.
    pub(super) fn answers(&self, held: &Held<'_>) -> Vec<&'a Held<'a>> {
        let near = self.on_the_matter_of(held).into_iter().map(|place| &self.positions[place]);
        near.filter(|near| near.holder() != held.holder()).collect()
    }
}
