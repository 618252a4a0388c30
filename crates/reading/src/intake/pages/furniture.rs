//! What is printed at the head or foot of every page, and is no part of the text.

use std::collections::HashMap;

/// How many lines at each end of a page can be its head or foot.
const DEEPEST: usize = 3;

/// The lines of each page, without its head, foot and number.
pub(super) fn without(pages: &[String]) -> Vec<Vec<String>> {
    let pages: Vec<Vec<&str>> = pages.iter().map(|page| lines(page)).collect();
    let mut seen: HashMap<String, usize> = HashMap::new();
    for page in &pages {
        let mut ends: Vec<String> = ends(page).map(|at| shape(page[at])).collect();
        ends.sort_unstable();
        ends.dedup();
        for shape in ends {
            *seen.entry(shape).or_default() += 1;
        }
    }
    let is_repeated = |line: &str| {
        seen.get(&shape(line)).is_some_and(|count| *count > 1 && 2 * count > pages.len())
    };
    let kept = |page: &Vec<&str>| {
        let dropped: Vec<usize> =
            ends(page).filter(|at| is_repeated(page[*at]) || is_number(page[*at])).collect();
        let kept = page.iter().enumerate().filter(|(at, _)| !dropped.contains(at));
        kept.map(|(_, line)| (*line).to_owned()).collect()
    };
    pages.iter().map(kept).collect()
}

/// The lines of a page, blank ones between others among them.
fn lines(page: &str) -> Vec<&str> {
    page.trim().lines().map(str::trim).collect()
}

/// The places of the first and last lines with words.
fn ends(page: &[&str]) -> impl Iterator<Item = usize> {
    let written: Vec<usize> = (0..page.len()).filter(|at| !page[*at].is_empty()).collect();
    let last = written.len().saturating_sub(DEEPEST).max(DEEPEST.min(written.len()));
    let first = written.iter().take(DEEPEST).copied().collect::<Vec<_>>();
    first.into_iter().chain(written.into_iter().skip(last))
}

/// A line with its digits made alike, as those of page numbers differ.
fn shape(line: &str) -> String {
    line.chars().map(|it| if it.is_ascii_digit() { '0' } else { it }).collect()
}

/// Whether a line is nothing but the number of its page: "3", "- 3 -", "Page 3 of 7".
fn is_number(line: &str) -> bool {
    let line = line.to_lowercase();
    let words = line.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    let words: Vec<&str> = words.collect();
    let is_digits = |word: &&str| word.len() <= 4 && word.bytes().all(|it| it.is_ascii_digit());
    let is_known = |word: &&str| ["page", "seite", "p", "of", "von"].contains(word);
    words.iter().any(is_digits) && words.iter().all(|word| is_digits(word) || is_known(word))
}
