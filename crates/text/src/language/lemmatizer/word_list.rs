//! A word list: many words in one piece of text, so that a file of them opens at once.

use serde::{Deserialize, Serialize};

/// Words in order.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(super) struct WordList {
    words: String,
    /// Where each word ends; it begins where the one before it ends.
    ends: Vec<u32>,
}

impl WordList {
    #[expect(clippy::cast_possible_truncation, reason = "a list has far less than 4 GB")]
    pub(super) fn new(mut words: Vec<String>) -> Self {
        words.sort();
        words.dedup();
        let mut list = Self::default();
        for word in words {
            list.words.push_str(&word);
            list.ends.push(list.words.len() as u32);
        }
        list
    }

    /// The place of a word in the list.
    pub(super) fn place(&self, word: &str) -> Option<usize> {
        let (mut low, mut high) = (0, self.ends.len());
        while low < high {
            let middle = low.midpoint(high);
            match self.word(middle).cmp(word) {
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Equal => return Some(middle),
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    fn word(&self, place: usize) -> &str {
        let start = place.checked_sub(1).map_or(0, |before| self.ends[before]);
        let range = start as usize..self.ends[place] as usize;
        self.words.get(range).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::WordList;

    #[test]
    fn words_are_found_at_their_places() {
        let list = WordList::new(["say", "go", "be", "go"].map(str::to_owned).to_vec());
        let places = ["be", "go", "say", "s", "", "zz"].map(|word| list.place(word));
        assert_eq!(places, [Some(0), Some(1), Some(2), None, None, None]);
        assert_eq!(WordList::default().place("be"), None);
    }
}
