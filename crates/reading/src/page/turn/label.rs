//! A label: what stands before a colon at the head of a line, and may name a speaker.

use super::super::{Run, Token};
use super::Voice;
use crate::lexicon::{form_words, is_particle, is_preposition};

/// What stands before a colon at the head of a line.
#[derive(Clone, Debug)]
pub(super) struct Label {
    /// All up to the words, with a time before and the colon.
    pub(super) head: Run,
    /// The words that name a speaker.
    pub(super) name: Run,
    pub(super) colon: Option<usize>,
    /// What stands in brackets behind the name.
    pub(super) aside: Run,
    /// The name in small letters, by which labels are the same.
    pub(super) key: String,
    /// Whether the name is all in capitals.
    pub(super) is_loud: bool,
    pub(super) voice: Voice,
}

/// The longest label, in tokens and in words outside of brackets.
const LONGEST: usize = 18;
const WORDS: usize = 7;

/// What may be labels in a text.
pub(super) fn labels(text: &str, tokens: &[Token]) -> Vec<Label> {
    let mut found = Vec::new();
    let mut at = 0;
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        let end = offset + line.len();
        while at < tokens.len() && tokens[at].range.start < offset {
            at += 1;
        }
        let limit = (at..tokens.len().min(at + 2 * LONGEST))
            .find(|&it| tokens[it].range.start >= end)
            .unwrap_or(tokens.len().min(at + 2 * LONGEST));
        found.extend(label(text, tokens, Run::new(at, limit)));
        offset = end;
    }
    found
}

fn label(text: &str, tokens: &[Token], line: Run) -> Option<Label> {
    let from = after_time(tokens, line);
    let rest = Run::new(from, line.to.min(from + LONGEST));
    let colon = (rest.from..rest.to).find(|&at| tokens[at].is(&[":"]));
    let Some(colon) = colon else { return lone_letter(tokens, line, from) };
    let opens = (from..colon).find(|&at| tokens[at].is(&["(", "[", ","])).unwrap_or(colon);
    let name = Run::new(from, opens);
    let closes = opens == colon || tokens[opens].is(&[","]) || tokens[colon - 1].is(&[")", "]"]);
    if name.is_empty() || !closes || !(name.from..name.to).all(|at| is_name_word(tokens, at)) {
        return None;
    }
    let is_word = |at: &usize| tokens[*at].word;
    let words: Vec<usize> = (name.from..name.to).filter(is_word).collect();
    let (first, last) = (*words.first()?, *words.last()?);
    let key: Vec<&str> = words.iter().map(|&at| tokens[at].lower.as_str()).collect();
    let is_loud = words.iter().all(|&at| is_loud(text, &tokens[at]));
    (words.len() <= WORDS && tokens[first].capital).then(|| Label {
        head: Run::new(line.from, colon + 1),
        name: Run::new(first, last + 1),
        colon: Some(colon),
        aside: Run::new(opens, colon),
        voice: voice(&key.join(" ")),
        key: key.join(" "),
        is_loud,
    })
}

/// "Q" before a question, without a colon.
fn lone_letter(tokens: &[Token], line: Run, at: usize) -> Option<Label> {
    let token = tokens.get(at).filter(|it| it.capital && it.is(&["q", "a"]))?;
    let next = at + 1 + usize::from(tokens.get(at + 1).is_some_and(|it| it.is(&["."])));
    let follows = tokens.get(next).filter(|_| next < line.to)?;
    let apart = follows.range.start > tokens[next - 1].range.end;
    // "A deal is near" begins with the article; only "A." and "Q" are labels.
    let is_label = token.lower == "q" || next > at + 1;
    (apart && is_label && (follows.capital || !follows.word)).then(|| Label {
        head: Run::new(line.from, next),
        name: Run::new(at, at + 1),
        colon: None,
        aside: Run::new(next, next),
        voice: voice(&token.lower),
        key: token.lower.clone(),
        is_loud: true,
    })
}

/// The token after a time such as "10:42 GMT", in brackets or not.
fn after_time(tokens: &[Token], line: Run) -> usize {
    let is_part = |at: &usize| {
        let token = &tokens[*at];
        token.is(&["[", "]", "(", ")", ":", ".", "gmt", "utc", "cet", "-", "–", "—", "*", "•"])
            || token.lower.starts_with(|it: char| it.is_ascii_digit())
            || token.is_sign()
    };
    let count = (line.from..line.to).take_while(is_part).count();
    line.from + count
}

fn is_name_word(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    token.capital
        || is_preposition(&token.lower)
        || is_particle(&token.lower)
        || token.is(&["and", "the", "-", ".", "'s", "'", "#"])
        || token.number().is_some()
}

fn is_loud(text: &str, token: &Token) -> bool {
    !token.range.of(text).contains(char::is_lowercase)
}

fn voice(key: &str) -> Voice {
    if form_words().asking.contains(key) {
        Voice::Asks
    } else if form_words().answering.contains(key) {
        Voice::Answers
    } else {
        Voice::Named
    }
}
