//! Lines of print joined into paragraphs.

use std::collections::HashSet;

/// What ends a sentence.
const ENDS: [char; 8] = ['.', '!', '?', ':', '”', '"', '’', ')'];

/// How long a line is at most, in hundredths of the longest, when a paragraph ends in it.
const SHORT: usize = 80;

/// The paragraphs of all pages.
pub(super) fn joined(pages: &[Vec<String>]) -> String {
    let hyphens = Hyphens::of(pages);
    let mut paragraphs: Vec<String> = Vec::new();
    for page in pages {
        let longest = page.iter().map(|line| line.chars().count()).max().unwrap_or(0);
        let mut is_open = paragraphs.last().is_some_and(|last| goes_on(last, page));
        for line in page {
            if line.is_empty() {
                is_open = false;
                continue;
            }
            match paragraphs.last_mut().filter(|_| is_open) {
                Some(paragraph) => append(paragraph, &spaced(line), &hyphens),
                None => paragraphs.push(spaced(line)),
            }
            let is_short = 100 * line.chars().count() < SHORT * longest;
            is_open = !(is_short && line.ends_with(ENDS));
        }
    }
    paragraphs.join("\n\n")
}

/// A line with one blank between words, where justified print has more.
fn spaced(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a paragraph goes on at the head of the next page.
fn goes_on(last: &str, page: &[String]) -> bool {
    let next = page.iter().find_map(|line| line.chars().next());
    !last.ends_with(ENDS) && next.is_some_and(char::is_lowercase)
}

/// Appends a line; a word cut in two becomes one, with its hyphen only if that is its own. Before a
/// capital or a digit it is, as in Anglo-French; before "and" it stands for a word.
fn append(paragraph: &mut String, line: &str, hyphens: &Hyphens) {
    let tail = line.split(|it: char| !it.is_alphanumeric()).next().unwrap_or_default();
    let before = paragraph.chars().rev().nth(1);
    let is_joint = paragraph.ends_with(['-', '\u{2010}'])
        && before.is_some_and(char::is_alphanumeric)
        && line.starts_with(|it: char| it.is_uppercase() || it.is_ascii_digit());
    if is_joint {
        paragraph.push_str(line);
        return;
    }
    let is_cut = paragraph.ends_with(CUTS)
        && paragraph.chars().rev().nth(1).is_some_and(char::is_alphabetic)
        && line.starts_with(char::is_lowercase)
        && (!JOINING.contains(&tail) || paragraph.ends_with('\u{ad}'));
    if !is_cut {
        paragraph.push(' ');
        paragraph.push_str(line);
        return;
    }
    let mark = paragraph.pop();
    let head = paragraph.split_whitespace().next_back().unwrap_or_default();
    if mark != Some('\u{ad}') && hyphens.stays_between(bare(head), tail) {
        paragraph.push('-');
    }
    paragraph.push_str(line);
}

/// Words between two that share their end, as in "short- and long-term".
const JOINING: [&str; 8] = ["and", "or", "to", "und", "oder", "bzw", "et", "ou"];

/// What a word is cut with.
const CUTS: [char; 3] = ['-', '\u{ad}', '\u{2010}'];

/// The words that stand whole in the text, by which a cut word tells whether its hyphen is its own.
struct Hyphens {
    whole: HashSet<String>,
}

impl Hyphens {
    fn of(pages: &[Vec<String>]) -> Self {
        let mut whole = HashSet::new();
        let mut is_cut = false;
        for line in pages.iter().flatten().filter(|line| !line.is_empty()) {
            let skipped = usize::from(is_cut);
            is_cut = line.ends_with(CUTS);
            let words: Vec<&str> = line.split_whitespace().skip(skipped).collect();
            let kept = words.len() - usize::from(is_cut).min(words.len());
            whole.extend(words[..kept].iter().map(|word| bare(word).to_lowercase()));
        }
        Self { whole }
    }

    /// Whether a hyphen stays: the word has it elsewhere, or its halves are words and it is none
    /// without it.
    fn stays_between(&self, head: &str, tail: &str) -> bool {
        let is_word = |word: &str| self.whole.contains(&word.to_lowercase());
        is_word(&format!("{head}-{tail}"))
            || is_word(head) && is_word(tail) && !is_word(&format!("{head}{tail}"))
    }
}

/// A word without the marks around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|it: char| !it.is_alphanumeric())
}
