//! A text cut into words, each with its place, its sentence, and whether somebody else's it is.

use std::ops::Range;

use domain::Span;

/// A text and its words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Words<'a> {
    pub(crate) source: &'a str,
    pub(crate) words: Vec<Word<'a>>,
}

/// A word of a text.
#[derive(Clone, Debug)]
pub(crate) struct Word<'a> {
    /// As it stands.
    pub(crate) text: &'a str,
    /// In lower case, with straight apostrophes.
    pub(crate) lower: String,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Counted from 0.
    pub(crate) sentence: usize,
    /// Whether it is the first word of its sentence or line.
    pub(crate) opens: bool,
    /// Whether it stands in quotation marks.
    pub(crate) quoted: bool,
}

impl Word<'_> {
    /// Whether it is written as a name: with a capital, or in a script that has none.
    pub(crate) fn has_capital(&self) -> bool {
        self.text.chars().next().is_some_and(|first| first.is_alphabetic() && !first.is_lowercase())
    }

    /// Whether its capital may only come from its place, or it has none.
    pub(crate) fn is_common(&self) -> bool {
        self.opens || !self.has_capital()
    }

    pub(crate) fn is_number(&self) -> bool {
        self.text.starts_with(|first: char| first.is_ascii_digit())
    }

    /// Whether it is an hour, as 15:00.
    pub(crate) fn is_hour(&self) -> bool {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
        self.text.split_once(':').is_some_and(|(hour, minute)| digits(hour) && digits(minute))
    }
}

impl<'a> Words<'a> {
    pub(crate) fn of(source: &'a str) -> Self {
        let quoted = quoted_ranges(source);
        let mut words: Vec<Word<'a>> = Vec::new();
        for range in word_ranges(source) {
            let text = source.get(range.clone()).unwrap_or_default();
            let (sentence, opens) = place(source, words.last(), range.start);
            words.push(Word {
                text,
                lower: text.to_lowercase().replace('’', "'"),
                start: range.start,
                end: range.end,
                sentence,
                opens,
                quoted: quoted.iter().any(|quote| quote.contains(&range.start)),
            });
        }
        Self { source, words }
    }

    /// The words from one place up to another, as a span of the text.
    pub(crate) fn span(&self, range: &Range<usize>) -> Option<Span> {
        let first = self.words.get(range.start)?;
        let last = self.words.get(range.end.checked_sub(1)?)?;
        Span::cut(self.source, first.start, last.end)
    }

    /// The text as it is between two places.
    pub(crate) fn between(&self, start: usize, end: usize) -> &'a str {
        self.source.get(start..end).unwrap_or_default()
    }

    /// The word at a place, in lower case; empty where there is none.
    pub(crate) fn lower(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |word| word.lower.as_str())
    }

    /// The words of the same sentence as the word at a place.
    pub(crate) fn sentence_of(&self, index: usize) -> impl Iterator<Item = &Word<'a>> {
        let sentence = self.words.get(index).map(|word| word.sentence);
        self.words.iter().filter(move |word| Some(word.sentence) == sentence)
    }

    /// The text without some of its words, and with the white space mended.
    pub(crate) fn without(&self, range: &Range<usize>) -> Option<String> {
        let span = self.span(range)?;
        let before = self.source.get(..span.start)?.trim_end();
        let after = self.source.get(span.end..)?.trim_start();
        let joint = if after.starts_with(['?', ',', '.']) { "" } else { " " };
        Some(format!("{before}{joint}{after}"))
    }
}

/// The number of the sentence in which a word stands, and whether it opens it or a line.
fn place(source: &str, before: Option<&Word<'_>>, start: usize) -> (usize, bool) {
    let Some(before) = before else { return (0, true) };
    let gap = source.get(before.end..start).unwrap_or_default();
    let is_abbreviation = before.text.contains('.') || before.text.chars().count() == 1;
    let stops = gap.contains(['?', '!']) || gap.contains('.') && !is_abbreviation;
    let opens = stops || gap.contains('\n');
    (before.sentence + usize::from(opens), opens)
}

fn word_ranges(source: &str) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> = Vec::new();
    let characters: Vec<(usize, char)> = source.char_indices().collect();
    let mut start = None;
    for (index, &(at, character)) in characters.iter().enumerate() {
        let neighbor = |index: Option<usize>| Some(characters.get(index?)?.1);
        let before = neighbor(index.checked_sub(1));
        let after = neighbor(Some(index + 1));
        if character.is_alphanumeric() || start.is_some() && joins(before, character, after) {
            start = start.or(Some(at));
        } else if let Some(start) = start.take() {
            ranges.push(start..at);
        }
    }
    ranges.extend(start.map(|start| start..source.len()));
    ranges
}

/// Whether a mark between two characters keeps them in one word: "no-fly", "it's", "5,000", "U.S".
fn joins(before: Option<char>, mark: char, after: Option<char>) -> bool {
    let (Some(before), Some(after)) = (before, after) else { return false };
    match mark {
        '-' | '‑' | '\'' | '’' => before.is_alphanumeric() && after.is_alphanumeric(),
        ',' | ':' => before.is_ascii_digit() && after.is_ascii_digit(),
        '.' => {
            before.is_ascii_digit() && after.is_ascii_digit()
                || before.is_alphabetic() && after.is_alphabetic()
        }
        _ => false,
    }
}

/// What stands in quotation marks. A straight mark that is never closed quotes nothing.
fn quoted_ranges(source: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut open: Option<(usize, char)> = None;
    for (at, character) in source.char_indices() {
        let closes = match open {
            Some((_, '“' | '„')) => character == '”' || character == '“',
            Some((_, '«')) => character == '»',
            Some(_) => character == '"',
            None => false,
        };
        if let (true, Some((start, _))) = (closes, open) {
            ranges.push(start..at);
            open = None;
        } else if open.is_none() && ['“', '„', '«', '"'].contains(&character) {
            open = Some((at, character));
        }
    }
    ranges
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn words_keep_their_hyphens_figures_and_abbreviations() {
        for (text, expected) in [
            ("Will a no-fly zone hold?", "Will|a|no-fly|zone|hold"),
            ("It’s 5,000 at 15:00.", "It’s|5,000|at|15:00"),
            ("The U.S. or 2.5%", "The|U.S|or|2.5"),
            ("- and/or -", "and|or"),
            ("", ""),
            ("中国 будет", "中国|будет"),
        ] {
            let words = Words::of(text);
            let found: Vec<&str> = words.words.iter().map(|word| word.text).collect();
            assert_eq!(found.join("|"), expected);
        }
    }

    #[test]
    fn a_word_knows_its_sentence_and_whether_it_is_quoted() {
        let words = Words::of("The U.S. says “some day”. Or \"never\" is \"open.");
        let marks: Vec<String> = words
            .words
            .iter()
            .map(|word| {
                format!("{}{}{}", word.lower, word.sentence, if word.quoted { "q" } else { "" })
            })
            .collect();
        assert_eq!(marks.join(" "), "the0 u.s0 says0 some0q day0q or1 never1q is1 open1");
    }
}
