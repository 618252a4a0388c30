//! Copies: whether two texts are one story told twice.

use std::collections::BTreeSet;

/// From this share of the shorter text on, two texts are copies of one story.
pub const COPY_SHARE: f64 = 0.5;

/// How many words in a row make a shingle.
const SHINGLE: usize = 5;

/// Which share of the shorter text stands in the other, by runs of five words; capitals and
/// punctuation do not matter.
///
/// A. Z. Broder, "On the resemblance and containment of documents", *Compression and Complexity
/// of Sequences*, 1997. Two reports of one speech share its quotations; a wire copy shares more.
///
/// # Examples
///
/// ```
/// use judging::grades::overlap;
///
/// let wire = "The ministers met on Monday and agreed to meet again in the spring";
/// assert!(overlap(wire, &format!("By our staff. {wire}, aides said.")) > 0.9);
/// assert!(overlap(wire, "The president spoke to reporters about grain prices") < 0.1);
/// ```
pub fn overlap(one: &str, other: &str) -> f64 {
    let (one, other) = (words(one), words(other));
    // A text shorter than a shingle is compared in runs as short as itself.
    let length = SHINGLE.min(one.len()).min(other.len());
    if length == 0 {
        return 0.0;
    }
    let (one, other) = (shingles(&one, length), shingles(&other, length));
    let shared = one.intersection(&other).count();
    let shorter = one.len().min(other.len());
    share(shared, shorter)
}

fn words(text: &str) -> Vec<String> {
    let words = text.split(|character: char| !character.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn shingles(words: &[String], length: usize) -> BTreeSet<&[String]> {
    words.windows(length).collect()
}

fn share(part: usize, whole: usize) -> f64 {
    let number = |count: usize| u32::try_from(count).map_or(f64::MAX, f64::from);
    number(part) / number(whole)
}

#[cfg(test)]
mod tests {
    use super::{COPY_SHARE, overlap};

    const WIRE: &str = "LUND (Wire) - The two ministers met on Monday and said that talks would \
        go on in the spring. \"We are not there yet,\" one of them told reporters.";

    #[test]
    fn a_shortened_copy_is_a_copy_and_a_second_report_is_none() {
        let shortened = "The two ministers met on Monday and said that talks would go on in the \
            spring, it was learnt.";
        let own = "After a day of talks in Lund a minister conceded: \"We are not there yet.\" \
            His counterpart left without a word, and a further round is planned for April.";
        assert!(overlap(WIRE, shortened) >= COPY_SHARE);
        assert!(overlap(WIRE, own) < COPY_SHARE);
        assert!((overlap(WIRE, &WIRE.to_uppercase()) - 1.0).abs() < 1e-12);
    }

    #[test]
    fn what_has_no_words_overlaps_with_nothing() {
        assert!(overlap("", WIRE) <= 0.0);
        assert!(overlap("—", "—") <= 0.0);
        assert!((overlap("Yes.", "yes") - 1.0).abs() < 1e-12);
    }
}
