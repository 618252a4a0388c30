//! The index of copies: for a new text, the earlier ones that it may be a copy of.

use std::collections::BTreeMap;

use super::shingles::ratio;
use super::store::{CopyStore, Listed, Listing, TextMark};
use super::{Fingerprints, InMemory, Kin, stories};

/// What stands in so many stories is no mark of any: "Sign up for our newsletter".
const COMMON: usize = 48;

/// Of the repeats of a story so many are listed; whoever copies one copies these.
const REPEATS: usize = 32;

/// From this share of shared fingerprints on, a text repeats an earlier one and tells no story
/// of its own.
const REPEAT_SHARE: f64 = 0.8;

/// A candidate shares at least so many fingerprints, as one may be shared by chance.
const FEWEST_SHARED: usize = 2;

/// The fingerprints of texts that came one after another, and the stories that copies make.
///
/// A fingerprint that stands in too many stories is forgotten, and of texts that repeat one
/// another only the first are listed, so that no list grows long and adding takes as long however
/// many texts there are.
///
/// Two stories become one if a text of the one is a copy of a text of the other, and if more than
/// half of the pairs between them are at least kin. So a digest that tells two stories does not
/// make one of them: it goes with that which it tells more fully, and the texts of the other are
/// no kin of that.
#[derive(Clone, Debug, Default)]
pub struct CopyIndex<S = InMemory> {
    store: S,
}

/// A new text beside the texts of an index, which is not among them yet.
#[derive(Clone, Debug)]
pub struct Newcomer {
    listings: Vec<(u32, Listing)>,
    candidates: Vec<Candidate>,
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

impl Newcomer {
    /// The texts that share fingerprints with it, the likeliest first and of equal ones the
    /// earliest.
    pub fn candidates(&self) -> &[Candidate] {
        &self.candidates
    }

    fn mark(&self) -> TextMark {
        let is_repeat = self.candidates.first().is_some_and(|it| it.share >= REPEAT_SHARE);
        TextMark { fingerprints: self.listings.len(), is_repeat }
    }
}

impl<S: CopyStore> CopyIndex<S> {
    /// The index that a store holds.
    pub fn of(store: S) -> Self {
        Self { store }
    }

    /// What holds it.
    pub fn store(&self) -> &S {
        &self.store
    }

    /// How many texts were added.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn count(&self) -> Result<usize, S::Error> {
        self.store.count()
    }

    /// Holds a text that is not added against those that were.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    ///
    /// # Examples
    ///
    /// ```
    /// use text::copies::{CopyIndex, Fingerprints, InMemory, Shingles};
    ///
    /// let wire = "The two ministers met in Lund on Monday and said after five hours of talks \
    ///     that they would go on in the spring, when the ice on the river has gone.";
    /// let of = |text: &str| Fingerprints::of(&Shingles::of(text));
    /// let mut index = CopyIndex::<InMemory>::default();
    /// for text in ["The president spoke to reporters about the price of grain on Sunday.", wire] {
    ///     let newcomer = index.compare(&of(text))?;
    ///     index.add(newcomer, &[])?;
    /// }
    /// let newcomer = index.compare(&of(&format!("LUND (Wire) - {wire} Our staff.")))?;
    /// assert_eq!(newcomer.candidates()[0].text, 1);
    /// assert!(newcomer.candidates()[0].share > 0.8);
    /// # Ok::<_, std::convert::Infallible>(())
    /// ```
    pub fn compare(&self, fingerprints: &Fingerprints) -> Result<Newcomer, S::Error> {
        let keys = keys(fingerprints).into_iter();
        let listings = keys.map(|key| Ok((key, self.store.listing(key)?)));
        let listings = listings.collect::<Result<Vec<_>, S::Error>>()?;
        let candidates = candidates(&listings);
        Ok(Newcomer { listings, candidates })
    }

    /// Adds a text after those that came before it, with the earlier ones that it shares at least
    /// [`KIN_SHARE`](super::KIN_SHARE) with; lesser ones and those that have not come are left
    /// out. Gives its place.
    ///
    /// # Errors
    ///
    /// The store cannot be read or written.
    ///
    /// # Examples
    ///
    /// ```
    /// use text::copies::{CopyIndex, Fingerprints, InMemory, Kin};
    ///
    /// let mut index = CopyIndex::<InMemory>::default();
    /// for kin in [&[][..], &[], &[Kin { text: 0, share: 0.9 }]] {
    ///     let newcomer = index.compare(&Fingerprints::default())?;
    ///     index.add(newcomer, kin)?;
    /// }
    /// assert_eq!(index.story_of(2)?, [0, 2]);
    /// # Ok::<_, std::convert::Infallible>(())
    /// ```
    pub fn add(&mut self, newcomer: Newcomer, kin: &[Kin]) -> Result<usize, S::Error> {
        let (place, mark) = (self.store.count()?, newcomer.mark());
        self.store.push(mark)?;
        for (key, listing) in newcomer.listings {
            let Listing::Few(listed) = listing else { continue };
            match listed.iter().filter(|it| it.mark.is_repeat == mark.is_repeat).count() {
                known if mark.is_repeat && known >= REPEATS => {}
                known if !mark.is_repeat && known >= COMMON => self.store.give_up(key)?,
                _ => self.store.list(key, place)?,
            }
        }
        stories::add(&mut self.store, place, kin)?;
        Ok(place)
    }

    /// The texts that tell the same story as one, in the order of arrival, itself included; none
    /// if it has not come.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn story_of(&self, text: usize) -> Result<Vec<usize>, S::Error> {
        match self.store.story_of(text)? {
            Some(story) => self.store.texts_of(story, usize::MAX),
            None => Ok(vec![]),
        }
    }

    /// The texts that share much with a text, whether or not they tell its story.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn kin_of(&self, text: usize) -> Result<Vec<Kin>, S::Error> {
        self.store.kin_of(text)
    }

    /// The kin of each of some texts that have any.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn kin_of_each(&self, texts: &[usize]) -> Result<BTreeMap<usize, Vec<Kin>>, S::Error> {
        self.store.kin_of_each(texts)
    }
}

fn candidates(listings: &[(u32, Listing)]) -> Vec<Candidate> {
    let mut shared: BTreeMap<usize, (usize, Listed)> = BTreeMap::new();
    let mut asked = 0;
    for (_, listing) in listings {
        let Listing::Few(listed) = listing else { continue };
        asked += 1;
        for it in listed {
            shared.entry(it.text).or_insert((0, *it)).0 += 1;
        }
    }
    // One is enough where one of the two is so short that it has no more.
    let needed = |it: &Listed| FEWEST_SHARED.min(asked).min(it.mark.fingerprints);
    let likely = shared.into_values().filter(|(shared, it)| *shared >= needed(it));
    let mut candidates: Vec<Candidate> = likely
        .map(|(shared, it)| {
            let fewer = asked.min(it.mark.fingerprints).max(shared);
            Candidate { text: it.text, share: ratio(shared, fewer) }
        })
        .collect();
    candidates.sort_by(|one, other| other.share.total_cmp(&one.share));
    candidates
}

/// The lower halves of the hashes, which are as good as the whole at telling texts apart.
#[expect(clippy::cast_possible_truncation, reason = "half of it is meant")]
fn keys(fingerprints: &Fingerprints) -> Vec<u32> {
    let mut keys: Vec<u32> = fingerprints.hashes().iter().map(|hash| *hash as u32).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

#[cfg(test)]
mod tests {
    use super::{COMMON, CopyIndex, REPEATS};
    use crate::copies::{Fingerprints, InMemory, Shingles};

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
        let mut index = CopyIndex::<InMemory>::default();
        for text in texts {
            let Ok(newcomer) = index.compare(&of(text));
            let Ok(_place) = index.add(newcomer, &[]);
        }
        assert_eq!(index.count(), Ok(texts.len()));
        let Ok(newcomer) = index.compare(&of(asked));
        newcomer.candidates().iter().map(|it| it.text).collect()
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
