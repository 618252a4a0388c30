//! Numbers of strings, by which a trained model knows them: the hash of their bytes in UTF-8. Some
//! strings have numbers of their own instead.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::hash::hash;

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
