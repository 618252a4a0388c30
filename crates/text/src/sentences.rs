//! A sentence: words up to a mark that ends them, by rules and a list of abbreviations.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::{TextRange, blocks};

/// Finds the sentences of a text.
///
/// A sentence ends with its paragraph or item of a list, or at a period, question mark, exclamation mark or
/// ellipsis that space and an opening word follow. Quotation marks and brackets that close after
/// the mark belong to the sentence. A semicolon ends nothing, and neither does the period of an
/// abbreviation, of an initial or in a number.
///
/// # Examples
///
/// ```
/// let text = "Gen. J. Doe paid 2.5 percent. “Why?” The U.S. did not say.";
/// let sentences: Vec<&str> = text::sentences(text).iter().map(|it| it.of(text)).collect();
/// assert_eq!(sentences, ["Gen. J. Doe paid 2.5 percent.", "“Why?”", "The U.S. did not say."]);
/// ```
pub fn sentences(text: &str) -> Vec<TextRange> {
    blocks(text).into_iter().flat_map(|block| split(text, block)).collect()
}

/// When the period of an abbreviation ends a sentence all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Abbreviation {
    /// Never.
    Always,
    /// Unless a digit follows.
    Digit,
    /// If a word follows that commonly opens a sentence.
    Perhaps,
}

static ABBREVIATIONS: LazyLock<HashMap<&str, Abbreviation>> = LazyLock::new(|| {
    let lines = include_str!("../data/abbreviations.txt").lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(abbreviation).collect()
});

static OPENERS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    include_str!("../data/openers.txt").lines().filter(|line| !line.starts_with('#')).collect()
});

const CLOSING: [char; 9] = ['"', '”', '’', '\'', '»', ')', ']', '“', '›'];

fn abbreviation(line: &str) -> Option<(&str, Abbreviation)> {
    let (word, when) = line.split_once('\t')?;
    let when = match when {
        "always" => Abbreviation::Always,
        "digit" => Abbreviation::Digit,
        _ => Abbreviation::Perhaps,
    };
    Some((word, when))
}

fn split(text: &str, paragraph: TextRange) -> Vec<TextRange> {
    let words = paragraph.of(text);
    let mut found = Vec::new();
    let mut start = 0;
    let mut resume = 0;
    for (at, mark) in words.char_indices() {
        if at < resume || !matches!(mark, '.' | '!' | '?' | '…' | '。') {
            continue;
        }
        let end = end_of_marks(words, at);
        resume = end;
        if ends_sentence(&words[..at], mark, &words[end..], end - at > mark.len_utf8()) {
            found.push(TextRange::new(start, end).trimmed(words));
            start = end;
        }
    }
    found.push(TextRange::new(start, words.len()).trimmed(words));
    found.retain(|range| !range.is_empty());
    found.into_iter().map(|range| range.shifted(paragraph.start)).collect()
}

/// Where the marks that begin at `at` end, with closing quotation marks and brackets.
fn end_of_marks(words: &str, at: usize) -> usize {
    let rest = &words[at..];
    let marks = rest.trim_start_matches(['.', '!', '?', '…', '。']);
    let closed = marks.trim_start_matches(CLOSING);
    words.len() - closed.len()
}

fn ends_sentence(before: &str, mark: char, after: &str, several: bool) -> bool {
    let Some(next) = after.chars().next() else { return true };
    if mark == '。' {
        return true;
    }
    if !next.is_whitespace() {
        return false;
    }
    let follower = after.trim_start().trim_start_matches(['"', '“', '‘', '\'', '«', '(', '[', '—']);
    let opens = follower.chars().next().is_none_or(|first| !first.is_lowercase());
    // A period before a lower-case word is an ellipsis or an abbreviation that is not listed.
    opens && (mark != '.' || several || !is_abbreviation(before, follower))
}

fn is_abbreviation(before: &str, follower: &str) -> bool {
    let is_word = |character: char| character.is_alphanumeric() || matches!(character, '.' | '’');
    let word = last_word(before, is_word);
    if is_initial(word) && !is_platform(before) {
        return !opens_sentence(follower);
    }
    match ABBREVIATIONS.get(word.to_lowercase().as_str()) {
        None => false,
        Some(Abbreviation::Always) => true,
        Some(Abbreviation::Digit) => follower.starts_with(|first: char| first.is_ascii_digit()),
        Some(Abbreviation::Perhaps) => !opens_sentence(follower),
    }
}

/// The word that ends the text; never looks back further than an abbreviation is long.
fn last_word(before: &str, is_word: impl Fn(char) -> bool) -> &str {
    let length: usize =
        before.chars().rev().take(12).take_while(|&it| is_word(it)).map(char::len_utf8).sum();
    &before[before.len() - length..]
}

fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none() && word != "I"
}

/// Whether what looks like an initial is where people post: "she wrote on X."
fn is_platform(before: &str) -> bool {
    before.ends_with(" on X") || before.ends_with(" to X")
}

fn opens_sentence(follower: &str) -> bool {
    let word = follower.split(|it: char| !it.is_alphanumeric()).next().unwrap_or_default();
    OPENERS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::sentences;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = sentences(text).iter().map(|range| range.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_is_posted_on_x_ends_there() {
        check("He wrote on X. Ada Lind left.", &["He wrote on X.", "Ada Lind left."]);
    }

    #[test]
    fn titles_and_initials_end_nothing() {
        check(
            "Mr. A. B. Stone left. So did Gen. Lee.",
            &["Mr. A. B. Stone left.", "So did Gen. Lee."],
        );
    }

    #[test]
    fn a_country_in_letters_ends_a_sentence_only_before_an_opening_word() {
        check("He left the U.S. The ship stayed.", &["He left the U.S.", "The ship stayed."]);
        check("The U.S. Senate sat.", &["The U.S. Senate sat."]);
        check("He spoke to the U.S. and left.", &["He spoke to the U.S. and left."]);
    }

    #[test]
    fn numbers_stay_whole() {
        check(
            "It rose 2.5 percent on No. 5. It fell.",
            &["It rose 2.5 percent on No. 5.", "It fell."],
        );
        check("On Jan. 17 he left.", &["On Jan. 17 he left."]);
    }

    #[test]
    fn closing_marks_belong_to_the_sentence() {
        check("“We go.” They went.", &["“We go.”", "They went."]);
        check("(It was late.) They went.", &["(It was late.)", "They went."]);
        check("He said “go”. They went.", &["He said “go”.", "They went."]);
    }

    #[test]
    fn a_semicolon_ends_nothing_but_a_blank_line_does() {
        check("One; two.", &["One; two."]);
        check("One;\n\ntwo", &["One;", "two"]);
    }

    #[test]
    fn a_quoted_question_before_its_speaker_is_one_sentence() {
        check("“Why?” he asked.", &["“Why?” he asked."]);
    }

    #[test]
    fn an_ellipsis_goes_on_before_a_small_letter() {
        check("Well ... perhaps. No… Yes.", &["Well ... perhaps.", "No…", "Yes."]);
    }
}
