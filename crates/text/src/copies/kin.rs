//! Kin: an earlier text that shares much with a new one.

use super::{Candidate, Shingles, copied, is_variant};

/// From this share of the shorter text on, two texts are copies of one story.
pub const COPY_SHARE: f64 = 0.3;

/// From this share on, two copies of a third text may be of the same story.
pub const KIN_SHARE: f64 = 0.1;

/// So many candidates are held against a text; whoever is copied more often is found by these.
const COMPARED: usize = 32;

/// Below this share of fingerprints a text is seldom kin, and not worth reading again.
const WORTH_READING: f64 = 0.05;

/// A text that another shares much with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Kin {
    /// The text, by its place in the order of arrival, from 0.
    pub text: usize,
    /// Which share of the shorter one stands in the other, see [`copied`].
    pub share: f64,
}

impl Kin {
    /// Whether the two are copies of one story.
    pub fn is_copy(self) -> bool {
        self.share >= COPY_SHARE
    }

    /// The candidates that share at least [`KIN_SHARE`] with a text and are no variants of it,
    /// where `read` gives the shingles of an earlier text.
    ///
    /// # Errors
    ///
    /// An earlier text cannot be read.
    ///
    /// # Examples
    ///
    /// ```
    /// use text::copies::{Candidate, Kin, Shingles};
    ///
    /// let wire = "The ministers met on Monday and agreed to meet again in the spring";
    /// let read = |_| Ok::<_, std::io::Error>(Shingles::of(wire));
    /// let copy = Shingles::of(&format!("(Wire) {wire}."));
    /// let kin = Kin::among(&[Candidate { text: 7, share: 0.5 }], &copy, read)?;
    /// assert!(kin[0].text == 7 && kin[0].is_copy());
    /// # Ok::<_, std::io::Error>(())
    /// ```
    pub fn among<E>(
        candidates: &[Candidate],
        shingles: &Shingles,
        mut read: impl FnMut(usize) -> Result<Shingles, E>,
    ) -> Result<Vec<Self>, E> {
        let likely = candidates.iter().filter(|it| it.share >= WORTH_READING).take(COMPARED);
        let kin = likely.map(|candidate| {
            let earlier = read(candidate.text)?;
            let share = copied(shingles, &earlier);
            let is_other = share >= KIN_SHARE && is_variant(shingles, &earlier);
            Ok(Self { text: candidate.text, share: if is_other { 0.0 } else { share } })
        });
        let is_kin = |kin: &Result<Self, E>| kin.as_ref().map_or(true, |it| it.share >= KIN_SHARE);
        kin.filter(is_kin).collect()
    }
}
