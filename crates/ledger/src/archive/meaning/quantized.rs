//! A vector in bytes, and in signs alone.

/// How many signs stand in a word.
const SIGNS: usize = 64;

/// How many words the signs of so many numbers take.
pub(super) fn words(width: usize) -> usize {
    width.div_ceil(SIGNS)
}

/// The signs of a vector: one for what is above nought.
pub(super) fn signs(vector: &[f32]) -> Vec<u64> {
    let word = |numbers: &[f32]| {
        let bits = numbers.iter().enumerate().filter(|(_, number)| **number > 0.0);
        bits.fold(0, |word, (place, _)| word | 1 << place)
    };
    vector.chunks(SIGNS).map(word).collect()
}

/// A vector in bytes, the largest number as 127. How long it is gets lost, which is no matter: what
/// is compared are directions.
#[expect(clippy::cast_possible_truncation, reason = "the number was brought to -127 to 127")]
pub(super) fn bytes(vector: &[f32]) -> Vec<u8> {
    let largest = vector.iter().fold(f32::MIN_POSITIVE, |largest, it| largest.max(it.abs()));
    let byte = |number: &f32| ((number / largest * 127.0).round() as i8).to_le_bytes()[0];
    vector.iter().map(byte).collect()
}

/// A vector that points the way of one in bytes.
pub(super) fn direction(bytes: &[u8]) -> Vec<f32> {
    bytes.iter().map(|byte| f32::from(i8::from_le_bytes([*byte]))).collect()
}

/// How nearly a vector points the way of one in bytes: 1 for the same way, 0 for any other.
pub(super) fn cosine(vector: &[f32], bytes: &[u8]) -> f32 {
    let (mut product, mut square, mut length) = (0.0, 0.0, 0.0);
    for (one, other) in vector.iter().zip(bytes) {
        let other = f32::from(i8::from_le_bytes([*other]));
        product += one * other;
        square += other * other;
        length += one * one;
    }
    product / (square * length).sqrt().max(f32::MIN_POSITIVE)
}

#[cfg(test)]
mod tests {
    use super::{bytes, cosine, direction, signs};

    #[test]
    fn a_vector_in_bytes_points_the_same_way() {
        let vector: Vec<f32> = (0..384_u16).map(|it| (f32::from(it) * 0.7).sin()).collect();
        assert!(cosine(&vector, &bytes(&vector)) > 0.9999);
        assert!(cosine(&direction(&bytes(&vector)), &bytes(&vector)) > 0.9999);
        let opposite: Vec<f32> = vector.iter().map(|it| -it).collect();
        assert!(cosine(&opposite, &bytes(&vector)) < -0.9999);
        assert!(cosine(&[0.0; 4], &bytes(&[0.0; 4])).abs() < f32::EPSILON);
    }

    #[test]
    fn signs_stand_in_words() {
        let mut vector = vec![-1.0; 70];
        vector[0] = 1.0;
        vector[65] = 0.5;
        assert_eq!(signs(&vector), [1, 2]);
    }
}
