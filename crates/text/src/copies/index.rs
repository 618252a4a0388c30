//! The index of copies: for a new text, the earlier ones that it may be a copy of.

use std::collections::BTreeMap;

use super::Fingerprints;
use super::shingles::ratio;

/// What stands in so many stories is no mark of any: "Sign up for our newsletter".
const COMMON: usize = 48;

/// Of the repeats of a story so many are listed; whoever copies one copies these.
const REPEATS: usize = 32;

/// From this share of shared fingerprints on, a text repeats an earlier one and tells no story
/// of its own.
const REPEAT_SHARE: f64 = 0.8;

/// A candidate shares at least so many fingerprints, as one may be shared by chance.
const FEWEST_SHARED: u32 = 2;

/// How many entries a bucket has on average before there are more buckets.
const FULL: usize = 16;

/// The fingerprints of texts that came one after another.
///
/// An entry takes eight bytes. A fingerprint that stands in too many stories is forgotten, and of
/// texts that repeat one another only the first are listed, so that no list grows long and adding
/// takes as long however many texts there are.
#[derive(Clone, Debug)]
pub struct CopyIndex {
    buckets: Vec<Vec<Posting>>,
    /// How many entries there are in all.
    entries: usize,
    texts: Vec<Indexed>,
}

/// An earlier text that shares fingerprints with a new one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Candidate {
    /// The earlier text, by its place in the order of arrival, from 0.
    pub text: usize,
    /// Which share of the fingerprints of that of the two with fewer they share; those that
    /// stand in too many stories are left out.
    pub share: f64,
}

/// A fingerprint that stands in a text.
#[derive(Clone, Copy, Debug)]
struct Posting {
    /// Half of the fingerprint; those that fall together by chance are too few to matter.
    key: u32,
    /// The text, or [`ANY`] if the fingerprint is common.
    text: u32,
}

/// In the place of a text: too many to list.
const ANY: u32 = u32::MAX;

/// What is remembered of a text.
#[derive(Clone, Copy, Debug)]
struct Indexed {
    fingerprints: u32,
    is_repeat: bool,
}

impl Default for CopyIndex {
    fn default() -> Self {
        Self { buckets: vec![Vec::new()], entries: 0, texts: Vec::new() }
    }
}

impl CopyIndex {
    /// How many texts were added.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether no text was added.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    /// The texts that share fingerprints with a text that is not added, the likeliest first and
    /// of equal ones the earliest.
    ///
    /// # Examples
    ///
    /// ```
    /// use text::copies::{CopyIndex, Fingerprints, Shingles};
    ///
    /// let wire = "The two ministers met in Lund on Monday and said after five hours of talks \
    ///     that they would go on in the spring, when the ice on the river has gone.";
    /// let of = |text: &str| Fingerprints::of(&Shingles::of(text));
    /// let mut index = CopyIndex::default();
    /// index.add(&of("The president spoke to reporters about the price of grain on Sunday."));
    /// index.add(&of(wire));
    /// let candidates = index.candidates(&of(&format!("LUND (Wire) - {wire} Our staff.")));
    /// assert_eq!(candidates[0].text, 1);
    /// assert!(candidates[0].share > 0.8);
    /// ```
    pub fn candidates(&self, fingerprints: &Fingerprints) -> Vec<Candidate> {
        let mut shared: BTreeMap<u32, u32> = BTreeMap::new();
        let mut asked: u32 = 0;
        for hash in fingerprints.hashes() {
            let key = key(*hash);
            asked += 1;
            for posting in self.bucket(key).iter().filter(|it| it.key == key) {
                if posting.text == ANY {
                    asked -= 1;
                } else {
                    *shared.entry(posting.text).or_default() += 1;
                }
            }
        }
        // One is enough where one of the two is so short that it has no more.
        let needed =
            |text: u32| FEWEST_SHARED.min(asked).min(self.texts[text as usize].fingerprints);
        let likely = shared.into_iter().filter(|(text, shared)| *shared >= needed(*text));
        let mut candidates: Vec<Candidate> =
            likely.map(|(text, shared)| self.candidate(text, shared, asked)).collect();
        candidates.sort_by(|one, other| other.share.total_cmp(&one.share));
        candidates
    }

    /// Adds a text after those that came before it, and tells its place.
    pub fn add(&mut self, fingerprints: &Fingerprints) -> usize {
        let likeliest = self.candidates(fingerprints).first().copied();
        let place = self.texts.len();
        let is_repeat = likeliest.is_some_and(|it| it.share >= REPEAT_SHARE);
        let count = u32::try_from(fingerprints.hashes().len()).unwrap_or(u32::MAX);
        self.texts.push(Indexed { fingerprints: count, is_repeat });
        // More texts than that fit into no machine; the last ones would not be found.
        let text = u32::try_from(place).unwrap_or(ANY);
        for hash in fingerprints.hashes() {
            self.post(Posting { key: key(*hash), text }, is_repeat);
        }
        place
    }

    fn candidate(&self, text: u32, shared: u32, asked: u32) -> Candidate {
        let text = text as usize;
        let fewer = asked.min(self.texts[text].fingerprints).max(shared);
        Candidate { text, share: ratio(shared as usize, fewer as usize) }
    }

    fn post(&mut self, posting: Posting, is_repeat: bool) {
        if self.entries >= FULL * self.buckets.len() {
            self.widen();
        }
        let texts = &self.texts;
        let at = place(posting.key, self.buckets.len());
        let bucket = &mut self.buckets[at];
        let mut known = [0, 0];
        for other in bucket.iter().filter(|it| it.key == posting.key) {
            if other.text == ANY {
                return;
            }
            known[usize::from(texts[other.text as usize].is_repeat)] += 1;
        }
        if is_repeat && known[1] >= REPEATS {
            return;
        }
        if !is_repeat && known[0] >= COMMON {
            let before = bucket.len();
            bucket.retain(|it| it.key != posting.key);
            self.entries -= before - bucket.len();
            bucket.push(Posting { text: ANY, ..posting });
        } else {
            bucket.push(posting);
        }
        self.entries += 1;
    }

    fn bucket(&self, key: u32) -> &[Posting] {
        &self.buckets[place(key, self.buckets.len())]
    }

    /// Twice as many buckets.
    fn widen(&mut self) {
        let count = 2 * self.buckets.len();
        let mut wider = vec![Vec::new(); count];
        for posting in self.buckets.drain(..).flatten() {
            wider[place(posting.key, count)].push(posting);
        }
        self.buckets = wider;
    }
}

/// The lower half of a hash, which is as good as the whole at telling texts apart.
#[expect(clippy::cast_possible_truncation, reason = "half of it is meant")]
fn key(hash: u64) -> u32 {
    hash as u32
}

/// The bucket of a key, of a number of buckets that is a power of two.
fn place(key: u32, buckets: usize) -> usize {
    key as usize & (buckets - 1)
}

#[cfg(test)]
mod tests {
    use super::{COMMON, CopyIndex, REPEATS};
    use crate::copies::{Fingerprints, Shingles};

    const FOOTER: &str = "Sign up for our newsletter and get the best of the week in your inbox \
        every Sunday morning before anybody else has read it. ";

    fn of(text: &str) -> Fingerprints {
        Fingerprints::of(&Shingles::of(text))
    }

    /// A story of so many words that shares none with another.
    fn story(number: usize, words: usize) -> String {
        (0..words).map(|at| format!("w{number}x{at}")).collect::<Vec<_>>().join(" ")
    }

    /// Adds texts, and gives back the places of the candidates for one more.
    fn found(texts: &[String], asked: &str) -> Vec<usize> {
        let mut index = CopyIndex::default();
        for text in texts {
            index.add(&of(text));
        }
        assert_eq!(index.len(), texts.len());
        index.candidates(&of(asked)).into_iter().map(|it| it.text).collect()
    }

    #[test]
    fn a_copy_finds_what_it_was_made_from_among_many() {
        let texts: Vec<String> = (0..500).map(|number| story(number, 120)).collect();
        assert_eq!(found(&texts, &texts[321]), [321]);
        let cut: String = texts[7].split_inclusive(' ').take(40).collect();
        assert_eq!(found(&texts, &format!("{} {cut}", story(900, 30))), [7]);
        assert!(found(&texts, &story(900, 120)).is_empty());
        assert!(found(&texts, "").is_empty());
        assert_eq!(found(&["They agreed.".to_owned()], "they agreed"), [0]);
    }

    #[test]
    fn a_footer_that_stands_under_many_stories_finds_nothing() {
        let footed = |number| format!("{} {FOOTER}", story(number, 30));
        let few: Vec<String> = (0..COMMON - 1).map(footed).collect();
        assert_eq!(found(&few, &footed(900)).len(), few.len(), "too few to tell");
        let many: Vec<String> = (0..=COMMON).map(footed).collect();
        assert!(found(&many, &footed(900)).is_empty());
        assert_eq!(found(&many, &footed(3)), [3]);
    }

    #[test]
    fn a_story_that_everybody_prints_is_found_however_often_it_came() {
        let wire = story(1, 100);
        let prints: Vec<String> = (0..300).map(|at| format!("Paper{at} {wire}")).collect();
        let found = found(&prints, &wire);
        let first: Vec<usize> = (0..=REPEATS).collect();
        assert_eq!(found, first);
    }
}
