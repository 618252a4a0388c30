//! The tokenizer: where each token of a text stands.
//!
//! A text is cut at white space into chunks. A chunk that is an exception is cut as its rule says;
//! any other loses affixes at both ends and is cut at infixes, as the model's patterns say. Some
//! exceptions are then looked for over the borders of tokens. Equal chunks are cut alike, so each
//! is cut once.

mod chunks;
mod classes;
mod exceptions;
mod patterns;
mod phrases;

use std::collections::HashMap;

use rmpv::Value;
use serde::{Deserialize, Serialize};

use super::lexeme::Lexeme;
use super::packed::{Packed, member};
use super::source::SourceError;
use super::vocabulary::Vocabulary;
use crate::TextRange;
use chunks::{Chunk, chunks};
use exceptions::Exceptions;
use patterns::{Part, PatternTexts, Patterns};
use phrases::Phrases;

/// What a tokenizer is told by its model.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct TokenizerRules {
    patterns: PatternTexts,
    exceptions: Exceptions,
    phrases: Phrases,
    /// Whether only exceptions that a pattern would cut are looked for as phrases.
    is_sparing: bool,
}

/// A tokenizer, ready to run.
#[derive(Debug)]
pub(crate) struct Tokenizer {
    patterns: Patterns,
    exceptions: Exceptions,
    phrases: Phrases,
}

/// The tokens of a text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tokens {
    /// Where each stands.
    pub(crate) ranges: Vec<TextRange>,
    /// What the model knows each by.
    pub(crate) lexemes: Vec<Lexeme>,
}

/// A part of a chunk: how many bytes it has, and what it is.
#[derive(Clone, Copy, Debug)]
struct Piece {
    length: usize,
    lexeme: Lexeme,
}

/// Chunks that were cut before.
#[derive(Clone, Debug)]
pub(crate) struct ChunkCache {
    pieces: HashMap<String, Vec<Piece>>,
    kept: usize,
}

/// How long a chunk can be and be kept, in bytes.
const LONGEST_KEPT: usize = 64;

impl TokenizerRules {
    /// Reads the file of a tokenizer.
    pub(crate) fn read(path: &str, bytes: &[u8]) -> Result<Self, SourceError> {
        let file = Packed::read(path, bytes)?;
        let patterns = PatternTexts::read(&file)?;
        let exceptions = member(file.root(), "exceptions").and_then(Exceptions::read);
        let exceptions = file.expect(exceptions, "the table of exceptions")?;
        let is_sparing = member(file.root(), "faster_heuristics").and_then(Value::as_bool);
        let is_sparing = file.expect(is_sparing, "faster_heuristics")?;
        let rules = Self { patterns, exceptions, phrases: Phrases::default(), is_sparing };
        let phrases = rules.compile()?.find_phrases(is_sparing);
        Ok(Self { phrases, ..rules })
    }

    /// The tokenizer that follows these rules.
    pub(crate) fn compile(&self) -> Result<Tokenizer, SourceError> {
        Ok(Tokenizer {
            patterns: self.patterns.compile()?,
            exceptions: self.exceptions.clone(),
            phrases: self.phrases.clone(),
        })
    }
}

impl Tokenizer {
    /// The tokens of a text.
    pub(crate) fn tokens(
        &self,
        text: &str,
        vocabulary: &Vocabulary,
        cache: &mut ChunkCache,
    ) -> Tokens {
        let mut tokens = Tokens::default();
        for Chunk { range, space_follows } in chunks(text) {
            let chunk = range.of(text);
            if let Some(pieces) = cache.pieces.get(chunk) {
                tokens.extend(range.start, pieces);
            } else {
                let pieces = self.pieces(chunk, vocabulary);
                tokens.extend(range.start, &pieces);
                cache.keep(chunk, pieces);
            }
            if let Some(last) = tokens.lexemes.last_mut() {
                last.space_follows = space_follows;
            }
        }
        self.phrases.apply(text, tokens, &self.exceptions, vocabulary)
    }

    fn pieces(&self, chunk: &str, vocabulary: &Vocabulary) -> Vec<Piece> {
        let parts = self.patterns.cut(chunk, |part| self.exceptions.get(part).is_some());
        let mut pieces = Vec::new();
        for Part { string, is_exception } in parts {
            match self.exceptions.get(string).filter(|_| is_exception) {
                Some(exception) => pieces.extend(exception.pieces(vocabulary)),
                None => pieces
                    .push(Piece { length: string.len(), lexeme: vocabulary.lexeme(string, None) }),
            }
        }
        pieces
    }

    /// The exceptions that could stand where patterns cut, as the tokens they would be cut to.
    fn find_phrases(&self, is_sparing: bool) -> Phrases {
        let mut phrases = Phrases::default();
        for exception in self.exceptions.all() {
            let string = &exception.string;
            if !is_sparing || string.contains(' ') || self.patterns.can_cut(string) {
                phrases.add(&self.patterns.cut(string, |_| false));
            }
        }
        phrases
    }
}

impl ChunkCache {
    /// A cache for so many chunks.
    pub(crate) fn new(kept: usize) -> Self {
        Self { pieces: HashMap::new(), kept }
    }

    fn keep(&mut self, chunk: &str, pieces: Vec<Piece>) {
        if self.pieces.len() > self.kept {
            self.pieces.clear();
        }
        if chunk.len() <= LONGEST_KEPT {
            self.pieces.insert(chunk.to_owned(), pieces);
        }
    }
}

impl Tokens {
    fn extend(&mut self, mut start: usize, pieces: &[Piece]) {
        for Piece { length, lexeme } in pieces {
            self.ranges.push(TextRange::new(start, start + length));
            self.lexemes.push(*lexeme);
            start += length;
        }
    }
}
