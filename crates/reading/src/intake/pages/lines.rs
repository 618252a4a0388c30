//! Lines of print joined into paragraphs.

use std::collections::HashSet;

/// What ends a sentence.
const ENDS: [char; 8] = ['.', '!', '?', ':', '”', '"', '’', ')'];

/// How long a line is at most, in hundredths of the longest, when a paragraph ends in it.
const SHORT: usize = 80;

/// The paragraphs of all pages.
pub(super) fn joined(pages: &[Vec<String>]) -> String {
    let hyphened: HashSet<&str> = pages.iter().flatten().flat_map(|line| inner(line)).collect();
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
                Some(paragraph) => append(paragraph, line, &hyphened),
                None => paragraphs.push(line.clone()),
            }
            let is_short = 100 * line.chars().count() < SHORT * longest;
            is_open = !(is_short && line.ends_with(ENDS));
        }
    }
    paragraphs.join("\n\n")
}

/// The words of a line that have a hyphen within them.
fn inner(line: &str) -> impl Iterator<Item = &str> {
    let words =
        line.split_whitespace().map(|word| word.trim_matches(|it: char| !it.is_alphanumeric()));
    words.filter(|word| word.contains('-'))
}

/// Whether a paragraph goes on at the head of the next page.
fn goes_on(last: &str, page: &[String]) -> bool {
    let next = page.iter().find_map(|line| line.chars().next());
    !last.ends_with(ENDS) && next.is_some_and(char::is_lowercase)
}

/// Appends a line; a word cut in two becomes one, with its hyphen only if it has it elsewhere.
fn append(paragraph: &mut String, line: &str, hyphened: &HashSet<&str>) {
    let is_cut = paragraph.ends_with(['-', '\u{ad}', '\u{2010}'])
        && paragraph.chars().rev().nth(1).is_some_and(char::is_alphabetic)
        && line.starts_with(char::is_lowercase);
    if !is_cut {
        paragraph.push(' ');
        paragraph.push_str(line);
        return;
    }
    let mark = paragraph.pop();
    let head = paragraph.split_whitespace().next_back().unwrap_or_default();
    let tail = line.split(|it: char| !it.is_alphanumeric()).next().unwrap_or_default();
    let head = head.trim_start_matches(|it: char| !it.is_alphanumeric());
    if mark != Some('\u{ad}') && hyphened.contains(format!("{head}-{tail}").as_str()) {
        paragraph.push('-');
    }
    paragraph.push_str(line);
}
