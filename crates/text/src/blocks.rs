//! A block: what no sentence runs out of, a paragraph, an item of a list or a heading.

use crate::{TextRange, paragraphs};

/// Finds the blocks of a text: its paragraphs, each item where a paragraph is a list, and the
/// heading that a paragraph begins with.
///
/// A line is an item if it begins with a bullet or with a day and a colon, and so is each of
/// several short lines that all begin like one and have no mark at their end; of two, each must have
/// a few words, as headlines do. A line that begins with a small letter goes on with the one before.
/// A heading is a short first line without a mark at its end, which broke off though the next word
/// had room in it.
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
    let heading = lines.first().copied().filter(|_| is_headed(text, &lines));
    let mut found: Vec<TextRange> = Vec::new();
    let mut in_item = false;
    for line in lines {
        let words = line.of(text);
        let is_item = is_list || is_dated(words) || is_bullet(words);
        let is_headed = heading.is_some() && found.last().copied() == heading;
        let goes_on = words.starts_with(char::is_lowercase) || !is_item && !in_item && !is_headed;
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

/// Whether the first of some lines is a heading: whoever wraps lines would have put the first word
/// of the second into it.
fn is_headed(text: &str, lines: &[TextRange]) -> bool {
    let [first, second, ..] = lines else { return false };
    let next = second.of(text);
    let word = next.split_whitespace().next().map_or(0, |word| word.chars().count());
    let length = |line: &TextRange| line.of(text).chars().count();
    let longest = lines.iter().map(length).max().unwrap_or_default();
    let has_room = length(first) + 1 + word < longest;
    let is_whole = first.of(text).contains(' ') && !first.of(text).ends_with(':');
    has_room && is_whole && is_short(first.of(text)) && next.starts_with(opens_sentence)
}

fn opens_sentence(first: char) -> bool {
    first.is_uppercase() || matches!(first, '“' | '"' | '‘' | '«')
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

#[cfg(test)]
mod tests {
    use super::blocks;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = blocks(text).iter().map(|it| it.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_heading_ends_with_its_line_and_a_wrapped_line_does_not() {
        check(
            "Biden heads to Poland\nPresident Joe Biden said that talks would go on.",
            &["Biden heads to Poland", "President Joe Biden said that talks would go on."],
        );
        let wrapped = "President Joe Biden said that the\nUnited States would defend NATO.";
        check(wrapped, &[wrapped]);
        let told = "Joe Biden said:\nWe stand by every one of our allies, and always will.";
        check(told, &[told]);
    }
}
