//! Phrases: finding words and numbers in a sentence.

use super::LadderWords;

/// A word of a ladder where it stands in a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct LadderWord<'a> {
    /// The ladder's place in the list.
    pub(super) ladder: usize,
    /// The rung's place on it.
    pub(super) rung: usize,
    /// The word's place on the rung.
    pub(super) row: usize,
    pub(super) word: &'a str,
    /// Where it ends.
    pub(super) end: usize,
}

/// Every word of a ladder in a text, the longest at each place; the first ladder that has it.
pub(super) fn ladder_words<'a>(text: &str, ladders: &'a [LadderWords]) -> Vec<LadderWord<'a>> {
    let lower = text.to_ascii_lowercase();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = word_start(&lower, from) {
        let longest = candidates(ladders)
            .filter(|it| stands_at(&lower, start, it.word))
            .max_by_key(|it| (it.word.len(), usize::MAX - it.ladder));
        match longest {
            Some(it) => {
                from = start + it.word.len();
                found.push(LadderWord { end: from, ..it });
            }
            None => from = word_end(&lower, start),
        }
    }
    found
}

fn candidates(ladders: &[LadderWords]) -> impl Iterator<Item = LadderWord<'_>> {
    ladders.iter().enumerate().flat_map(|(ladder, words)| {
        words.rungs.iter().enumerate().flat_map(move |(rung, it)| {
            let word = move |(row, word): (usize, &'_ String)| (row, word.len());
            it.words.iter().enumerate().map(move |(row, text)| {
                let (row, _) = word((row, text));
                LadderWord { ladder, rung, row, word: text, end: 0 }
            })
        })
    })
}

/// The first phrase of a list that stands in a text, in the letters of the text.
pub(super) fn first_phrase<'t>(text: &'t str, phrases: &[String]) -> Option<&'t str> {
    let at = |phrase: &String| {
        let starts = text.match_indices(phrase.as_str()).map(|(start, _)| start);
        let capital = capitalized(phrase);
        let opens = text.starts_with(&capital).then_some(0);
        // "May" at the beginning may be the month; "Could" and "Perhaps" are what they seem.
        let opens = opens.filter(|_| phrase != "may");
        starts.chain(opens).find(|start| is_word(text, *start, phrase.len()))
    };
    let found = phrases.iter().filter_map(|phrase| at(phrase).map(|start| (start, phrase.len())));
    found.min().map(|(start, length)| &text[start..start + length])
}

fn capitalized(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters
        .next()
        .map_or(String::new(), |first| first.to_uppercase().collect::<String>() + letters.as_str())
}

/// A percentage in a text, and where it begins and ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Percentage {
    pub(super) value: f64,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Every percentage in a text, as "72%" or "0.5 %".
pub(super) fn percentages(text: &str) -> Vec<Percentage> {
    let read = |(sign, _): (usize, &str)| {
        let before = text[..sign].trim_end();
        let digits = |it: char| it.is_ascii_digit() || it == '.';
        let start = before.len() - before.chars().rev().take_while(|it| digits(*it)).count();
        let value = before[start..].parse().ok()?;
        Some(Percentage { value, start, end: sign + 1 })
    };
    text.match_indices('%').filter_map(read).collect()
}

/// The words of a text in lower case, without the signs around them.
pub(super) fn plain_words(text: &str) -> impl DoubleEndedIterator<Item = String> {
    let words = text.split_whitespace().map(|it| it.trim_matches(|it: char| !it.is_alphanumeric()));
    words.map(str::to_lowercase)
}

fn word_start(text: &str, from: usize) -> Option<usize> {
    text[from..].find(char::is_alphanumeric).map(|at| from + at)
}

fn word_end(text: &str, start: usize) -> usize {
    let length = text[start..].find(|it: char| !it.is_alphanumeric() && it != '-');
    length.map_or(text.len(), |length| start + length)
}

fn stands_at(text: &str, start: usize, phrase: &str) -> bool {
    text[start..].starts_with(&phrase.to_ascii_lowercase()) && is_word(text, start, phrase.len())
}

fn is_word(text: &str, start: usize, length: usize) -> bool {
    let (before, after) =
        (text[..start].chars().next_back(), text[start + length..].chars().next());
    let is_joined = |it: Option<char>| it.is_some_and(|it| it.is_alphanumeric() || it == '-');
    !is_joined(before) && !is_joined(after)
}
