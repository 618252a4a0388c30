//! The hash of some bytes: the same on every machine and in every version.
//!
//! It is `MurmurHash64A`, after Austin Appleby's description, which is in the public domain.

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
