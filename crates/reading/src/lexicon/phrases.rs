//! Phrases: words in a row, found at a place of a text in one look.

use std::collections::HashMap;

use crate::page::{Token, tokens};

/// Something that has a form in small letters, so that phrases are found among its like.
pub(crate) trait Lower {
    /// The form in small letters.
    fn lower(&self) -> &str;
}

impl Lower for Token {
    fn lower(&self) -> &str {
        &self.lower
    }
}

/// Phrases with what each stands for, keyed by their first word.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    by_first: HashMap<String, Vec<(Vec<String>, T)>>,
}

impl<T> Phrases<T> {
    /// Collects phrases.
    pub(crate) fn new(phrases: impl IntoIterator<Item = (String, T)>) -> Self {
        let mut by_first: HashMap<String, Vec<(Vec<String>, T)>> = HashMap::new();
        for (phrase, value) in phrases {
            let mut words = tokens(&phrase).into_iter().map(|token| token.lower);
            if let Some(first) = words.next() {
                by_first.entry(first).or_default().push((words.collect(), value));
            }
        }
        for list in by_first.values_mut() {
            list.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
        Self { by_first }
    }

    /// The longest phrase that begins at a token: how many tokens it has, and its value.
    pub(crate) fn at<'a, W: Lower>(&'a self, tokens: &'a [W], at: usize) -> Option<(usize, &'a T)> {
        self.all_at(tokens, at).next()
    }

    /// The words that the phrases begin with.
    pub(crate) fn firsts(&self) -> impl Iterator<Item = &str> {
        self.by_first.keys().map(String::as_str)
    }

    /// All phrases that begin at a token, the longest first.
    pub(crate) fn all_at<'a, W: Lower>(
        &'a self,
        tokens: &'a [W],
        at: usize,
    ) -> impl Iterator<Item = (usize, &'a T)> {
        let first = tokens.get(at);
        let list = first.and_then(|first| self.by_first.get(first.lower()));
        list.into_iter().flatten().filter_map(move |(rest, value)| {
            let there = tokens.get(at + 1..at + 1 + rest.len())?;
            let same = there.iter().zip(rest).all(|(token, word)| token.lower() == word);
            same.then_some((rest.len() + 1, value))
        })
    }
}

impl Phrases<()> {
    /// Collects phrases that stand for nothing but themselves.
    pub(crate) fn plain(phrases: &[String]) -> Self {
        Self::new(phrases.iter().map(|phrase| (phrase.clone(), ())))
    }

    /// How many tokens the longest phrase at a token has.
    pub(crate) fn length_at(&self, tokens: &[Token], at: usize) -> Option<usize> {
        self.at(tokens, at).map(|(length, ())| length)
    }
}
