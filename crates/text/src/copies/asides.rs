//! Asides: headlines, datelines and credits, which each outlet writes in its own way.

use crate::{behind_dateline, paragraphs};

/// The most words of a headline.
const HEADLINE: usize = 20;

/// The most words of a line that begins as a credit, so that "By noon they had gone" is none.
const CREDIT: usize = 14;

/// Whether a word stands in what is told or in an aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In what is told.
    Report,
    /// In a headline, or another line that is no sentence.
    Headline,
    /// In a dateline or a line of credits.
    Credit,
}

/// The asides of a text, to be asked for from its beginning to its end.
pub(super) struct Asides {
    /// Where each ends, in order, with where it begins and what it is.
    found: std::iter::Peekable<std::vec::IntoIter<(usize, usize, Place)>>,
}

impl Asides {
    /// Finds the asides of a text.
    pub(super) fn of(text: &str) -> Self {
        let mut found = vec![];
        let paragraphs = paragraphs(text);
        for (number, paragraph) in paragraphs.iter().enumerate() {
            let mut at = paragraph.start;
            let count = paragraph.of(text).lines().count();
            for (place, line) in paragraph.of(text).split_inclusive('\n').enumerate() {
                let is_title = number == 0 && place == 0 && count > 1;
                let is_alone = count == 1 && paragraphs.len() > 1 || is_title;
                found.extend(aside(line, is_alone).map(|(end, kind)| (at + end, at, kind)));
                at += line.len();
            }
        }
        Self { found: found.into_iter().peekable() }
    }

    /// Where a word stands that begins at a place behind those asked for before.
    pub(super) fn at(&mut self, start: usize) -> Place {
        while self.found.next_if(|(end, ..)| *end <= start).is_some() {}
        let aside = self.found.peek().filter(|(_, from, _)| *from <= start);
        aside.map_or(Place::Report, |(.., place)| *place)
    }
}

/// How far a line is an aside from its beginning on, and of which kind.
fn aside(line: &str, is_alone: bool) -> Option<(usize, Place)> {
    if let Some(report) = behind_dateline(line) {
        return Some((report, Place::Credit));
    }
    let count = line.split_whitespace().count();
    if count <= CREDIT && is_credit(line) {
        return Some((line.len(), Place::Credit));
    }
    let is_headline = is_alone && count <= HEADLINE && !ends_sentence(line);
    is_headline.then_some((line.len(), Place::Headline))
}

fn is_credit(line: &str) -> bool {
    let line = line.trim_start_matches(['(', '[', '-', '—', '–', ' ']).to_lowercase();
    let openers = include_str!("../../data/credits.txt").lines().filter(|it| !it.starts_with('#'));
    openers
        .filter_map(|it| line.strip_prefix(it))
        .any(|rest| !rest.starts_with(char::is_alphabetic))
}

fn ends_sentence(line: &str) -> bool {
    let bare = line.trim_end().trim_end_matches(['"', '”', '’', '\'', '»', ')', ']', '“']);
    bare.ends_with(['.', '!', '?', '…', ':', ';', ','])
}

#[cfg(test)]
mod tests {
    use super::{Asides, Place};

    fn check(text: &str, word: &str, expected: Place) {
        let at = text.find(word).unwrap_or_default();
        assert_eq!(Asides::of(text).at(at), expected, "{word}");
    }

    #[test]
    fn headlines_datelines_and_credits_are_asides() {
        let text = "Ministers meet\n\nBy Ada Lind\n\nLUND, Jan. 17 (Wire) - The two met.\n\nBy noon \
            they had gone home again, and nobody in the town could tell us why they went.\n\n\
            (Reporting by Ben Holm)";
        check(text, "Ministers", Place::Headline);
        check(text, "Ada", Place::Credit);
        check(text, "Jan", Place::Credit);
        check(text, "two", Place::Report);
        check(text, "noon", Place::Report);
        check(text, "Ben", Place::Credit);
        check("The two met", "two", Place::Report);
    }
}
