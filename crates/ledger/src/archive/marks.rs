//! Marking in a text the words that a query looks for.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use domain::{SearchQuery, SearchTerm};
use tantivy::tokenizer::{TextAnalyzer, Token};

use super::analysis::{cut, stems, words};
use super::spellings::other_spellings;

/// Finds in texts the words that a query looks for.
pub struct Marker {
    words: TextAnalyzer,
    stems: TextAnalyzer,
    /// Stems of single words.
    wanted_stems: BTreeSet<String>,
    /// Single words as they were asked for, for texts that are not stemmed.
    wanted_words: BTreeSet<String>,
    prefixes: Vec<String>,
    phrases: Vec<Phrase>,
}

/// Words side by side.
#[derive(Debug)]
struct Phrase {
    words: Vec<String>,
    /// Whether the last word may go on.
    goes_on: bool,
}

impl Marker {
    /// Learns what a query looks for.
    #[must_use]
    pub fn new(query: &SearchQuery) -> Self {
        let mut marker = Self {
            words: words(),
            stems: stems(),
            wanted_stems: BTreeSet::new(),
            wanted_words: BTreeSet::new(),
            prefixes: vec![],
            phrases: vec![],
        };
        let kept = query.clauses.iter().filter(|clause| !clause.is_excluded);
        for term in kept.flat_map(|clause| &clause.any) {
            marker.want(term);
        }
        marker
    }

    /// The places of a text that hold what is looked for, in order and apart from each other.
    pub fn marks(&mut self, text: &str) -> Vec<Range<usize>> {
        let tokens = cut(&mut self.words, text);
        let stems = cut(&mut self.stems, text);
        let mut is_marked: Vec<bool> =
            tokens.iter().zip(&stems).map(|(token, stem)| self.is_wanted(token, stem)).collect();
        for phrase in &self.phrases {
            for place in places(&tokens, phrase) {
                is_marked[place..place + phrase.words.len()].fill(true);
            }
        }
        joined(&tokens, &is_marked)
    }

    fn want(&mut self, term: &SearchTerm) {
        let (text, is_prefix) = match term {
            SearchTerm::Word(text) | SearchTerm::Phrase(text) => (text, false),
            SearchTerm::Prefix(text) => (text, true),
            SearchTerm::Name { .. }
            | SearchTerm::Kind(_)
            | SearchTerm::Language(_)
            | SearchTerm::Since(_)
            | SearchTerm::Until(_) => return,
        };
        let tokens: Vec<String> =
            cut(&mut self.words, text).into_iter().map(|token| token.text).collect();
        if matches!(term, SearchTerm::Word(_)) {
            for row in other_spellings(text, &tokens) {
                self.want_row(row, false);
            }
        }
        match tokens.as_slice() {
            [] => {}
            [prefix] if is_prefix => self.prefixes.push(prefix.clone()),
            [word] => {
                self.wanted_words.insert(word.clone());
                if matches!(term, SearchTerm::Word(_)) {
                    self.wanted_stems.extend(cut(&mut self.stems, text).pop().map(|it| it.text));
                }
            }
            _ => self.want_row(tokens, is_prefix),
        }
    }

    /// Wants words side by side, or one by itself.
    fn want_row(&mut self, mut words: Vec<String>, goes_on: bool) {
        if words.len() > 1 {
            self.phrases.push(Phrase { words, goes_on });
        } else {
            self.wanted_words.extend(words.pop());
        }
    }

    fn is_wanted(&self, token: &Token, stem: &Token) -> bool {
        self.wanted_words.contains(&token.text)
            || self.wanted_stems.contains(&stem.text)
            || self.prefixes.iter().any(|prefix| token.text.starts_with(prefix.as_str()))
    }
}

impl fmt::Debug for Marker {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Marker")
            .field("words", &self.wanted_words)
            .field("prefixes", &self.prefixes)
            .field("phrases", &self.phrases)
            .finish_non_exhaustive()
    }
}

/// Where a phrase begins.
fn places(tokens: &[Token], phrase: &Phrase) -> Vec<usize> {
    let Phrase { words, goes_on } = phrase;
    let fits = |window: &[Token]| {
        let (last, before) = words.split_last().expect("a phrase has two words or more");
        let (last_token, tokens) = window.split_last().expect("a window is as long as the phrase");
        let is_last = if *goes_on {
            last_token.text.starts_with(last.as_str())
        } else {
            last_token.text == *last
        };
        is_last && tokens.iter().zip(before).all(|(token, word)| token.text == *word)
    };
    let windows = tokens.windows(words.len()).enumerate();
    windows.filter(|(_, window)| fits(window)).map(|(place, _)| place).collect()
}

/// The ranges of the marked words; those beside each other are one.
fn joined(tokens: &[Token], is_marked: &[bool]) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = vec![];
    let mut was_marked = false;
    for (token, is_marked) in tokens.iter().zip(is_marked) {
        match ranges.last_mut() {
            Some(last) if *is_marked && was_marked => last.end = token.offset_to,
            Some(_) | None if *is_marked => ranges.push(token.offset_from..token.offset_to),
            Some(_) | None => {}
        }
        was_marked = *is_marked;
    }
    ranges
}

#[cfg(test)]
mod tests {
    use domain::SearchQuery;

    use super::Marker;

    #[test]
    fn the_words_that_are_looked_for_are_marked() {
        let table = [
            ("talk", "They [talked] of [Talks]; no [talk] of it."),
            ("border accord", "the [border accord] of the [border]"),
            ("\"border accord\"", "the [border accord] of the border"),
            ("\"border accord\"", "the border accords"),
            ("cease-f*", "a [cease-fire]"),
            ("cease*", "a [ceasefire] [ceased]"),
            ("US", "the [U.S]. and the [US]"),
            ("F-16", "[F-16s] and an [F-16]"),
            ("1,000,000", "[1000000] or [1,000,000] shells"),
            ("ceasefire", "a [cease\u{ad}fire]"),
            ("cafe", "[Caf\u{e9}] noir"),
            ("war -peace speaker:Peace", "[war] and peace"),
        ];
        for (query, expected) in table {
            let text = expected.replace(['[', ']'], "");
            let query = SearchQuery::parse(query).unwrap();
            let mut marked = text.clone();
            for range in Marker::new(&query).marks(&text).into_iter().rev() {
                marked.insert(range.end, ']');
                marked.insert(range.start, '[');
            }
            assert_eq!(marked.replace("] [", " "), expected.replace("] [", " "));
        }
    }
}
