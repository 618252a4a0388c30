//! A block: what no sentence runs out of, a paragraph or an item of a list.

use crate::{TextRange, paragraphs};

/// Finds the blocks of a text: its paragraphs, and each item where a paragraph is a list.
///
/// A line is an item if it begins with a bullet or with a day and a colon, and so is each of
/// several short lines that all begin like one and have no mark at their end; of two, each must have
/// a few words, as headlines do. A line that begins with a small letter goes on with the one before.
///
/// # Examples
///
/// ```
/// let text = "5 March 2023: Talks in Oslo\n6 March 2023: Press day\n\nOne\nand more.";
/// let blocks: Vec<&str> = text::blocks(text).iter().map(|it| it.of(text)).collect();
/// assert_eq!(blocks, ["5 March 2023: Talks in Oslo", "6 March 2023: Press day", "One\nand more."]);
/// ```
pub fn blocks(text: &str) -> Vec<TextRange> {
    paragraphs(text).into_iter().flat_map(|paragraph| items(text, paragraph)).collect()
}

/// The longest line of a list that has neither bullets nor days, in bytes.
const SHORT: usize = 120;

fn items(text: &str, paragraph: TextRange) -> Vec<TextRange> {
    let lines = lines(text, paragraph);
    let is_list = is_list(&whole(text, &lines));
    let mut found: Vec<TextRange> = Vec::new();
    let mut in_item = false;
    for line in lines {
        let words = line.of(text);
        let is_item = is_list || is_dated(words) || is_bullet(words);
        let goes_on = words.starts_with(char::is_lowercase) || !is_item && !in_item;
        match found.last_mut().filter(|_| goes_on) {
            Some(before) => *before = before.joined(line),
            None => found.push(line),
        }
        in_item = is_item && !is_bullet(words);
    }
    found
}

fn lines(text: &str, paragraph: TextRange) -> Vec<TextRange> {
    let mut offset = paragraph.start;
    let lines = paragraph.of(text).split_inclusive('\n').map(|line| {
        let range = TextRange::new(offset, offset + line.len()).trimmed(text);
        offset += line.len();
        range
    });
    lines.collect()
}

/// Lines with what goes on from each in the next, as a long headline does.
fn whole<'t>(text: &'t str, lines: &[TextRange]) -> Vec<&'t str> {
    let mut whole: Vec<TextRange> = Vec::new();
    for line in lines {
        match whole.last_mut().filter(|_| line.of(text).starts_with(char::is_lowercase)) {
            Some(before) => *before = before.joined(*line),
            None => whole.push(*line),
        }
    }
    whole.into_iter().map(|it| it.of(text)).collect()
}

/// Whether lines are a list of short ones, such as headlines.
fn is_list(lines: &[&str]) -> bool {
    let fewest = if lines.len() == 2 { OF_TWO } else { 1 };
    let has_words = |line: &str| line.split_whitespace().count() >= fewest;
    lines.len() > 1 && lines.iter().all(|line| is_short(line) && has_words(line))
}

/// The fewest words of each of two lines that make a list.
const OF_TWO: usize = 4;

/// Whether a line may be one of a list of short ones.
fn is_short(line: &str) -> bool {
    let opens = !line.starts_with(char::is_lowercase);
    opens && line.len() <= SHORT && !line.ends_with(['.', ',', ';', '!', '?', '…', '”', '"'])
}

fn is_bullet(line: &str) -> bool {
    ["- ", "* ", "• ", "– "].iter().any(|bullet| line.starts_with(bullet))
}

/// Whether a line begins with a day and a colon: a few words, one a number, none a small one.
fn is_dated(line: &str) -> bool {
    let Some((head, _)) = line.split_once(": ") else { return false };
    let words = || head.split([' ', '-', '–', '/', '.', ',', '*', '•']).filter(|it| !it.is_empty());
    let is_number = |word: &str| word.starts_with(|first: char| first.is_ascii_digit());
    let is_named = |word: &str| word.starts_with(char::is_uppercase) && word.len() <= 9;
    let numbers = words().filter(|word| is_number(word)).count();
    let names = words().filter(|word| !is_number(word));
    numbers > 0 && words().count() <= 7 && names.clone().count() <= 3 && names.clone().all(is_named)
}
