//! The vocabulary: from a string to what the model knows it by.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::characters::{is_digit, is_letter, is_space};
use super::lexeme::Lexeme;
use super::packed::{Packed, member};
use super::source::SourceError;
use super::strings::string_id;

/// The normal forms of words that are spelled in several ways, sorted by word.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Vocabulary {
    norms: Vec<(u64, String)>,
}

/// How long a string has no shape of its own, in characters.
const LONG: usize = 100;

/// How many equal characters of a shape are kept in a row.
const REPEATED: usize = 4;

/// Normal forms that every language has.
static BASE_NORMS: LazyLock<HashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/spacy/norms.tsv").lines();
    lines.filter(|line| !line.starts_with("# ")).filter_map(|line| line.split_once('\t')).collect()
});

impl Vocabulary {
    /// Reads the tables of a vocabulary.
    pub(crate) fn read(path: &str, bytes: &[u8]) -> Result<Self, SourceError> {
        let file = Packed::read(path, bytes)?;
        let Some(table) = member(file.root(), "lexeme_norm") else { return Ok(Self::default()) };
        let table = file.expect(table.as_map(), "the table of normal forms")?;
        let pair = |(word, norm): &(rmpv::Value, rmpv::Value)| {
            Some((word.as_u64()?, norm.as_str()?.to_owned()))
        };
        let norms: Option<Vec<_>> = table.iter().map(pair).collect();
        let mut norms = file.expect(norms, "a normal form")?;
        norms.sort();
        Ok(Self { norms })
    }

    /// What the model knows a string by; `norm` is its normal form where a rule gives one.
    pub(crate) fn lexeme(&self, string: &str, norm: Option<&str>) -> Lexeme {
        let orth = string_id(string);
        Lexeme {
            orth,
            norm: norm.map_or_else(|| self.norm(string, orth), string_id),
            prefix: string_id(first(string)),
            suffix: string_id(last_three(string)),
            shape: string_id(&shape(string)),
            is_space: !string.is_empty() && string.chars().all(is_space),
            space_follows: false,
        }
    }

    fn norm(&self, string: &str, orth: u64) -> u64 {
        if let Ok(place) = self.norms.binary_search_by_key(&orth, |(word, _)| *word) {
            return string_id(&self.norms[place].1);
        }
        BASE_NORMS.get(string).map_or_else(|| string_id(&string.to_lowercase()), |it| string_id(it))
    }
}

fn first(string: &str) -> &str {
    let end = string.char_indices().nth(1).map_or(string.len(), |(at, _)| at);
    &string[..end]
}

fn last_three(string: &str) -> &str {
    let start = string.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
    &string[start..]
}

/// Capitals as X, other letters as x, digits as d, the rest as it is, at most four in a row.
fn shape(string: &str) -> String {
    if string.chars().nth(LONG - 1).is_some() {
        return "LONG".to_owned();
    }
    let mut shape = String::new();
    let (mut last, mut count) = (None, 0);
    for character in string.chars().map(shape_of) {
        count = if last == Some(character) { count + 1 } else { 1 };
        last = Some(character);
        if count <= REPEATED {
            shape.push(character);
        }
    }
    shape
}

fn shape_of(character: char) -> char {
    match character {
        it if is_letter(it) && it.is_uppercase() => 'X',
        it if is_letter(it) => 'x',
        it if is_digit(it) => 'd',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::{Vocabulary, last_three, shape};
    use crate::language::strings::string_id;

    #[test]
    fn shapes_say_how_a_word_is_written() {
        for (word, expected) in [
            ("Moscow", "Xxxxx"),
            ("U.S.", "X.X."),
            ("2022", "dddd"),
            ("120,000", "ddd,ddd"),
            ("e\u{301}", "x\u{301}"),
            ("中国", "xx"),
        ] {
            assert_eq!(shape(word), expected, "{word}");
        }
        assert_eq!(shape(&"a".repeat(100)), "LONG");
        assert_eq!(shape(&"a".repeat(99)), "xxxx");
    }

    #[test]
    fn a_word_is_known_by_its_parts_and_its_normal_form() {
        let vocabulary = Vocabulary { norms: vec![(string_id("colour"), "color".to_owned())] };
        let lexeme = vocabulary.lexeme("Kyiv", None);
        assert_eq!(lexeme.norm, string_id("kyiv"));
        assert_eq!(lexeme.prefix, string_id("K"));
        assert_eq!(lexeme.suffix, string_id("yiv"));
        assert_eq!(vocabulary.lexeme("colour", None).norm, string_id("color"));
        assert_eq!(vocabulary.lexeme("“", None).norm, string_id("\""));
        assert_eq!(vocabulary.lexeme("n't", Some("not")).norm, string_id("not"));
        assert_eq!(last_three("né"), "né");
    }
}
