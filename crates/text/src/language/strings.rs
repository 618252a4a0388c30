//! Hashes of strings, by which a trained model knows them.
//!
//! The hash is `MurmurHash64A` over the bytes of UTF-8, after Austin Appleby's description, which
//! is in the public domain. Some strings have numbers of their own instead.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The number of a string.
pub(crate) fn string_id(string: &str) -> u64 {
    if string.is_empty() {
        return 0;
    }
    SYMBOLS.get(string).copied().unwrap_or_else(|| hash(string.as_bytes()))
}

/// Strings that are numbered by hand.
static SYMBOLS: LazyLock<HashMap<&'static str, u64>> = LazyLock::new(|| {
    let lines = include_str!("../../data/spacy/symbols.tsv").lines();
    let pairs =
        lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    pairs.filter_map(|(number, string)| Some((string, number.parse().ok()?))).collect()
});

const FACTOR: u64 = 0xc6a4_a793_5bd1_e995;
const SEED: u64 = 1;

/// The hash of some bytes.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let start = SEED ^ (bytes.len() as u64).wrapping_mul(FACTOR);
    let (words, rest) = bytes.as_chunks();
    let mixed = words.iter().fold(start, |state, word| {
        let word = u64::from_le_bytes(*word).wrapping_mul(FACTOR);
        (state ^ fold(word).wrapping_mul(FACTOR)).wrapping_mul(FACTOR)
    });
    let mixed = if rest.is_empty() { mixed } else { (mixed ^ number(rest)).wrapping_mul(FACTOR) };
    fold(fold(mixed).wrapping_mul(FACTOR))
}

fn fold(word: u64) -> u64 {
    word ^ (word >> 47)
}

/// Fewer than eight bytes as a number, the lowest first.
fn number(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::string_id;

    #[test]
    fn strings_have_the_numbers_of_the_trained_model() {
        // What spaCy 3.8 gives for the same strings.
        for (string, expected) in [
            ("", 0),
            ("det", 415),
            ("X", 101),
            ("noun", 16_833_663_260_455_505_849),
            ("adj", 12_401_032_943_472_870_168),
            ("verb", 6_360_137_228_241_296_794),
            ("Xxxxx", 16_072_095_006_890_171_862),
            ("–", 10_118_409_446_379_451_916),
            ("Ministerium für", 9_097_097_069_831_851_331),
        ] {
            assert_eq!(string_id(string), expected, "{string}");
        }
    }
}
