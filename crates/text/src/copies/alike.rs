//! What two texts have alike: their words side by side, and the gaps between.

use std::collections::HashMap;
use std::ops::Range;

use super::gap::Gap;
use super::synonyms::stem;
use super::word::Word;
use crate::alignment::aligned;

/// So many words in a row that stand once in both texts hold them together.
const ANCHOR: usize = 3;

/// Stretches between such words are compared word by word up to so many pairs.
const COMPARED: usize = 40_000;

/// Two texts side by side.
pub(super) struct Alike<'a> {
    one: &'a [Word],
    other: &'a [Word],
    /// The places of words that are the same in both, in order.
    pairs: Vec<(usize, usize)>,
}

impl<'a> Alike<'a> {
    /// Puts two texts side by side: by rows of words that stand once in both, and between these by
    /// the stems of words.
    pub(super) fn of(one: &'a [Word], other: &'a [Word]) -> Self {
        let anchored = anchored(one, other);
        let mut pairs = vec![];
        for (here, there) in stretches(&anchored, one.len(), other.len()) {
            pairs.extend(inner(one, other, here.clone(), there.clone()));
            pairs.extend(anchored.binary_search(&(here.end, there.end)).map(|at| anchored[at]));
        }
        Self { one, other, pairs }
    }

    /// The places at which they differ within a sentence that is otherwise much the same.
    pub(super) fn gaps(&self) -> impl Iterator<Item = Gap<'_>> {
        let stretches = stretches(&self.pairs, self.one.len(), self.other.len());
        stretches.into_iter().enumerate().filter_map(|(at, (here, there))| {
            let is_gap = !here.is_empty() || !there.is_empty();
            (is_gap && self.is_in_like_sentences(at, &here, &there))
                .then(|| Gap::new((self.one, here), (self.other, there)))
        })
    }

    /// Whether the words before the pair at a place stand in sentences of which two thirds of the
    /// shorter are the same.
    fn is_in_like_sentences(&self, at: usize, here: &Range<usize>, there: &Range<usize>) -> bool {
        let Some((one, other)) = self.sentences(at, here, there) else { return false };
        if here.end > one.end || there.end > other.end {
            return false;
        }
        let from = self.pairs.partition_point(|pair| pair.0 < one.start);
        let within = self.pairs[from..].iter().take_while(|pair| pair.0 < one.end);
        let shared = within.filter(|pair| other.contains(&pair.1)).count();
        let shorter = (one.len() - here.len()).min(other.len() - there.len());
        shared >= ANCHOR && 3 * shared >= 2 * shorter
    }

    /// The sentences that the words before the pair at a place are in. Where one text has none there,
    /// its sentence is that of the pair that stands in one with those of the other: the pair before,
    /// unless a sentence ends with it there, or else the pair behind.
    fn sentences(
        &self,
        at: usize,
        here: &Range<usize>,
        there: &Range<usize>,
    ) -> Option<(Range<usize>, Range<usize>)> {
        let (before, behind) = (at.checked_sub(1).map(|at| self.pairs[at]), self.pairs.get(at));
        let beside = |goes_on: &dyn Fn(&(usize, usize)) -> bool| {
            before.filter(|pair| goes_on(pair)).or(behind.copied())
        };
        let (here, there) = if here.is_empty() {
            (beside(&|pair| !self.other[pair.1].marks.is_end)?.0, there.start)
        } else if there.is_empty() {
            (here.start, beside(&|pair| !self.one[pair.0].marks.is_end)?.1)
        } else {
            (here.start, there.start)
        };
        Some((sentence_of(self.one, here), sentence_of(self.other, there)))
    }
}

/// The words around a place up to the ends of sentences.
fn sentence_of(text: &[Word], place: usize) -> Range<usize> {
    let before = text[..place].iter().rev().take_while(|word| !word.marks.is_end).count();
    let rest = text[place..].iter().position(|word| word.marks.is_end);
    place - before..rest.map_or(text.len(), |rest| place + rest + 1)
}

/// What lies before each pair of places, and behind the last.
fn stretches(
    pairs: &[(usize, usize)],
    one: usize,
    other: usize,
) -> Vec<(Range<usize>, Range<usize>)> {
    let mut from = (0, 0);
    let ends = pairs.iter().copied().chain([(one, other)]);
    ends.map(|(here, there)| {
        let stretch = (from.0..here, from.1..there);
        from = (here + 1, there + 1);
        stretch
    })
    .collect()
}

/// The places of words with one stem in a stretch of both.
fn inner(
    one: &[Word],
    other: &[Word],
    here: Range<usize>,
    there: Range<usize>,
) -> Vec<(usize, usize)> {
    if here.is_empty() || there.is_empty() || here.len() * there.len() > COMPARED {
        return vec![];
    }
    let stems = |words: &[Word]| words.iter().map(|it| stem(&it.letters)).collect::<Vec<_>>();
    let pairs = aligned(&stems(&one[here.clone()]), &stems(&other[there.clone()]));
    pairs.into_iter().map(|(at, in_other)| (here.start + at, there.start + in_other)).collect()
}

/// The places of the words of rows that stand once in both texts, in the order of both.
fn anchored(one: &[Word], other: &[Word]) -> Vec<(usize, usize)> {
    let hashes = |words: &[Word]| words.iter().map(|it| it.hash).collect::<Vec<_>>();
    let mut pairs: Vec<(usize, usize)> = vec![];
    for (here, there) in anchors(&hashes(one), &hashes(other)) {
        for step in 0..ANCHOR {
            let pair = (here + step, there + step);
            if pairs.last().is_none_or(|last| last.0 < pair.0 && last.1 < pair.1) {
                pairs.push(pair);
            }
        }
    }
    pairs
}

/// The places of what stands once in both texts, in the order of both.
fn anchors(one: &[u64], other: &[u64]) -> Vec<(usize, usize)> {
    let places = once(other);
    let mut shared: Vec<(usize, usize)> =
        once(one).into_iter().filter_map(|(run, at)| Some((at, *places.get(run)?))).collect();
    shared.sort_unstable();
    in_order(&shared)
}

/// The place of each run of words that stands in a text once.
fn once(words: &[u64]) -> HashMap<&[u64], usize> {
    let mut places: HashMap<&[u64], Option<usize>> = HashMap::new();
    for (at, run) in words.windows(ANCHOR).enumerate() {
        places.entry(run).and_modify(|place| *place = None).or_insert(Some(at));
    }
    places.into_iter().filter_map(|(run, place)| Some((run, place?))).collect()
}

/// Of pairs in the order of the first, the most whose second are in order too: what was moved is
/// left out.
fn in_order(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut ends: Vec<usize> = vec![];
    let mut before: Vec<Option<usize>> = vec![];
    for (at, (_, second)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].1 < *second);
        before.push(length.checked_sub(1).map(|it| ends[it]));
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut last = ends.last().copied();
    let mut row = vec![];
    while let Some(at) = last {
        row.push(pairs[at]);
        last = before[at];
    }
    row.reverse();
    row
}
