//! The author: who signed a text, in a line of its own near its end or after "By" at its head.

use text::{TextRange, paragraphs};

use crate::actors::Gazetteer;
use crate::lexicon::form_words;
use crate::page::Token;

/// How many paragraphs at each end are looked at.
const LOOKED_AT: usize = 8;

/// How many lines of a paragraph: a title may stand right above a name.
const HEAD: usize = 2;

/// Finds who signed a text.
pub(crate) fn find(gazetteer: &Gazetteer, text: &str, tokens: &[Token]) -> Option<String> {
    let paragraphs = paragraphs(text);
    let lines = |paragraph: &TextRange| paragraph.of(text).lines().take(HEAD).map(str::trim);
    let first = paragraphs.iter().take(LOOKED_AT);
    let ends = first.chain(paragraphs.iter().rev().take(LOOKED_AT)).flat_map(lines);
    let by = ends.filter_map(|line| line.strip_prefix("By ").or(line.strip_prefix("by ")));
    let byline =
        by.map(|name| name.split([',', '|']).next().unwrap_or(name)).find(|name| is_name(name));
    let whole = |paragraph: &&TextRange| is_name(paragraph.of(text));
    let last = paragraphs.iter().rev().take(LOOKED_AT).filter(whole);
    let signed = last
        .filter(|paragraph| paragraphs.len() > 3 && !is_known(gazetteer, text, tokens, **paragraph))
        .map(|paragraph| paragraph.of(text))
        .next();
    byline.or(signed).map(|name| name.trim().to_owned())
}

/// Whether a line is nothing but two to four capitalized words.
fn is_name(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let is_furniture = |word: &&str| form_words().furniture.contains(&word.to_lowercase());
    let is_word = |word: &&str| {
        let letters =
            word.chars().all(|it| it.is_alphabetic() || matches!(it, '-' | '.' | '’' | '\''));
        letters && word.starts_with(char::is_uppercase) && word.chars().any(char::is_lowercase)
    };
    (2..=4).contains(&words.len())
        && !words.iter().any(is_furniture)
        && words.iter().all(|word| is_word(word) || word.len() == 2 && word.ends_with('.'))
}

/// Whether a line names a state or organization and so no person.
fn is_known(gazetteer: &Gazetteer, text: &str, tokens: &[Token], line: TextRange) -> bool {
    let from = tokens.partition_point(|token| token.range.start < line.start);
    let to = tokens.partition_point(|token| token.range.start < line.end);
    (from..to).any(|at| gazetteer.at(text, tokens, at).is_some())
}
