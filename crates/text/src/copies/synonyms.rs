//! Synonyms: words that outlets put for one another without saying something else.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use frostem::{Algorithm, Stemmer};

/// So many letters two stems share of which one is but a longer form of the other.
const STEM: usize = 4;

/// The sets in which each stem, or row of stems, stands.
static SETS: LazyLock<HashMap<String, Vec<usize>>> = LazyLock::new(|| {
    let tables =
        [include_str!("../../data/wordnet/synonyms.txt"), include_str!("../../data/synonyms.txt")];
    let lines = tables.into_iter().flat_map(str::lines).filter(|line| !line.starts_with('#'));
    let mut sets: HashMap<String, Vec<usize>> = HashMap::new();
    for (number, line) in lines.enumerate() {
        for word in line.split(" | ") {
            sets.entry(stems(word)).or_default().push(number);
        }
    }
    sets
});

static FUNCTION_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/function_words.txt").lines();
    lines.filter(|line| !line.starts_with('#')).collect()
});

/// Whether a word in small letters says nothing by itself, in English.
pub(super) fn is_function_word(word: &str) -> bool {
    FUNCTION_WORDS.contains(word)
}

/// The stem of a word in small letters, the same in British and American spelling.
pub(super) fn stem(word: &str) -> String {
    const SPELLINGS: [(&str, &str); 4] =
        [("our", "or"), ("isation", "ization"), ("isi", "izi"), ("ogramme", "ogram")];
    const ENDINGS: [(&str, &str); 5] =
        [("ise", "ize"), ("ised", "ized"), ("ises", "izes"), ("tre", "ter"), ("ence", "ense")];
    let mut word = SPELLINGS
        .iter()
        .fold(word.to_owned(), |word, (british, american)| word.replace(british, american));
    for (british, american) in ENDINGS {
        if let Some(begin) = word.strip_suffix(british).filter(|it| it.len() > 2) {
            word = format!("{begin}{american}");
            break;
        }
    }
    let lemma = IRREGULAR.get(word.as_str()).copied().unwrap_or(&word);
    // Only now, so that the ending of "called" is seen, and "fulfil" is "fulfill" all the same.
    Stemmer::new(Algorithm::English).stem(lemma).replace("ll", "l")
}

/// Forms that no ending makes, each with the word that it is a form of.
static IRREGULAR: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/irregular_forms.tsv").lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect()
});

/// Whether two words, or rows of words, mean the same: by their stems or by a table.
pub(super) fn mean_the_same(one: &str, other: &str) -> bool {
    let (one, other) = (stems(one), stems(other));
    if one == other || is_longer_form(&one, &other) || is_longer_form(&other, &one) {
        return true;
    }
    let (Some(here), Some(there)) = (SETS.get(&one), SETS.get(&other)) else { return false };
    here.iter().any(|set| there.contains(set))
}

fn stems(words: &str) -> String {
    words.split(' ').map(stem).collect::<Vec<_>>().join(" ")
}

/// Whether a stem goes on from another: "agreement" from "agree".
fn is_longer_form(long: &str, short: &str) -> bool {
    short.len() >= STEM && long.starts_with(short) && !long.contains(' ')
}

#[cfg(test)]
mod tests {
    use super::mean_the_same;

    #[test]
    fn forms_spellings_and_synonyms_mean_the_same() {
        for (one, other) in [
            ("supports", "supported"),
            ("agreed", "agreement"),
            ("defence", "defense"),
            ("organised", "organizing"),
            ("labour", "labor"),
            ("withdrew", "withdrawn"),
            ("called on", "call on"),
            ("travelled", "traveled"),
            ("fulfil", "fulfilled"),
            ("withdraw", "pull back"),
            ("began", "started"),
            ("aid", "assistance"),
        ] {
            assert!(mean_the_same(one, other), "{one} and {other}");
        }
        for (one, other) in [
            ("supports", "opposes"),
            ("northern", "southern"),
            ("run", "end"),
            ("moved", "withdrawn"),
            ("half", "third"),
            ("killed", "wounded"),
            ("export", "import"),
        ] {
            assert!(!mean_the_same(one, other), "{one} and {other}");
        }
    }
}
