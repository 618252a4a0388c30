//! An annotator: a model at work. It remembers words it has met, which changes only its speed.

use std::collections::HashMap;
use std::sync::Arc;

use super::annotation::{Annotation, Entity, Token, Word};
use super::lexeme::Lexeme;
use super::model::Model;
use super::network::{EmbeddingCache, Matrix, STRETCH};
use super::parser::Parse;
use super::pieces::pieces;
use super::ruler::{Attributes, RuledToken};
use super::tokenizer::{ChunkCache, Tokens};

/// A model at work on one text after another.
#[derive(Clone, Debug)]
pub struct Annotator<'a> {
    model: &'a Model,
    chunks: ChunkCache,
    embedded: EmbeddingCache,
    embedded_for_entities: EmbeddingCache,
    words: HashMap<WordKey, Option<Arc<Word>>>,
    labels: HashMap<u16, Arc<str>>,
    kept: usize,
}

/// What decides about a word: its form, its tag and its relation.
type WordKey = (u64, u16, u16);

/// What a tagger and a parser say of a text.
struct Analysis<'a> {
    text: &'a str,
    tokens: &'a Tokens,
    tags: &'a [u16],
    parse: &'a Parse,
}

impl<'a> Annotator<'a> {
    /// An annotator that has met no word yet, and keeps so many.
    pub(super) fn new(model: &'a Model, kept: usize) -> Self {
        Self {
            model,
            chunks: ChunkCache::new(kept),
            embedded: EmbeddingCache::new(kept),
            embedded_for_entities: EmbeddingCache::new(kept),
            words: HashMap::new(),
            labels: HashMap::new(),
            kept,
        }
    }

    /// Annotates a text.
    pub fn annotate(&mut self, text: &str) -> Annotation {
        let vocabulary = &self.model.parts.vocabulary;
        let tokens = self.model.tokenizer.tokens(text, vocabulary, &mut self.chunks);
        let (tags, parse) = self.tagged_and_parsed(&tokens.lexemes);
        let entities = self.entities(&tokens, &parse.opens);
        let words = self.words(&Analysis { text, tokens: &tokens, tags: &tags, parse: &parse });
        let mut annotated = Vec::with_capacity(words.len());
        for (at, word) in words.into_iter().enumerate() {
            annotated.push(Token {
                range: tokens.ranges[at],
                space_follows: tokens.lexemes[at].space_follows,
                opens_sentence: parse.opens[at],
                head: parse.heads[at],
                word,
            });
        }
        Annotation { tokens: annotated, entities }
    }

    /// Annotates a text line by line where it is a list, as of headlines, and apart from headings and
    /// from the dateline or the name before a report: none is read on with the next. Everything
    /// else is annotated as a whole.
    pub fn annotate_by_lines(&mut self, text: &str) -> Annotation {
        let mut whole = Annotation::default();
        for piece in pieces(text) {
            let piece_annotation = self.annotate(piece.of(text));
            whole.append(piece_annotation, piece.start);
        }
        whole
    }

    fn tagged_and_parsed(&mut self, tokens: &[Lexeme]) -> (Vec<u16>, Parse) {
        let (model, cache) = (self.model, &mut self.embedded);
        let mut stretches = Stretches { model, cache, tokens, tags: Vec::new() };
        let parse = model.parts.parser.parse(|number| stretches.vectors(number), tokens);
        (stretches.into_tags(), parse)
    }

    fn entities(&mut self, tokens: &Tokens, opens: &[bool]) -> Vec<Entity> {
        let recognizer = &self.model.parts.entities;
        let found = recognizer.recognize(&tokens.lexemes, opens, &mut self.embedded_for_entities);
        let mut entities = Vec::with_capacity(found.len());
        for named in found {
            let label = self.labels.entry(named.label);
            let label = label.or_insert_with(|| recognizer.label(named.label).into());
            entities.push(Entity { tokens: named.from..named.to, label: Arc::clone(label) });
        }
        entities
    }

    fn words(&mut self, analysis: &Analysis<'_>) -> Vec<Arc<Word>> {
        (0..analysis.tags.len()).map(|at| self.word(analysis, at)).collect()
    }

    fn word(&mut self, analysis: &Analysis<'_>, at: usize) -> Arc<Word> {
        let lexeme = analysis.tokens.lexemes[at];
        let key = (lexeme.orth, analysis.tags[at], analysis.parse.labels[at]);
        let model = self.model;
        if self.words.len() > self.kept {
            self.words.clear();
        }
        let known = self.words.entry(key).or_insert_with(|| analysis.word_alone(model, at));
        known.clone().unwrap_or_else(|| analysis.word_in_row(model, at))
    }
}

/// The vectors of a text, worked out stretch by stretch and kept by nobody, and its tags.
struct Stretches<'a> {
    model: &'a Model,
    cache: &'a mut EmbeddingCache,
    tokens: &'a [Lexeme],
    tags: Vec<u16>,
}

impl Stretches<'_> {
    /// The vectors of a stretch. It is tagged when it comes for the first time.
    fn vectors(&mut self, number: usize) -> Matrix {
        let parts = &self.model.parts;
        let vectors = parts.tok2vec.stretch(self.tokens, number, self.cache);
        if self.tags.len() == number * STRETCH {
            self.tags.extend(parts.tagger.tag(&vectors));
        }
        vectors
    }

    /// The tags of all tokens, also of those that the parser did not come to.
    fn into_tags(mut self) -> Vec<u16> {
        while self.tags.len() < self.tokens.len() {
            self.vectors(self.tags.len() / STRETCH);
        }
        self.tags
    }
}

impl Analysis<'_> {
    /// What follows from a token alone; nothing if its neighbors count.
    fn word_alone(&self, model: &Model, at: usize) -> Option<Arc<Word>> {
        self.with_tokens(model, at..at + 1, |tokens| {
            let token = tokens.first().filter(|token| !model.ruler.is_in_row(token))?;
            Some(finished(model, token, model.ruler.single(token)))
        })
    }

    fn word_in_row(&self, model: &Model, at: usize) -> Arc<Word> {
        let reach = model.ruler.reach();
        let from = at.saturating_sub(reach);
        let to = (at + 1 + reach).min(self.tags.len());
        self.with_tokens(model, from..to, |tokens| {
            finished(model, &tokens[at - from], model.ruler.in_row(tokens, at - from))
        })
    }

    fn with_tokens<T>(
        &self,
        model: &Model,
        places: std::ops::Range<usize>,
        use_them: impl FnOnce(&[RuledToken<'_>]) -> T,
    ) -> T {
        let orth = |at: usize| self.tokens.ranges[at].of(self.text);
        let small: Vec<String> = places.clone().map(|at| orth(at).to_lowercase()).collect();
        let tokens = places.zip(&small).map(|(at, word)| RuledToken {
            word,
            orth: orth(at),
            tag: model.parts.tagger.label(self.tags[at]),
            label: model.parts.parser.label(self.parse.labels[at]),
            is_space: self.tokens.lexemes[at].is_space,
        });
        use_them(&tokens.collect::<Vec<_>>())
    }
}

/// The word, with what rules say of it.
fn finished(model: &Model, token: &RuledToken<'_>, ruled: Attributes) -> Arc<Word> {
    let lemmatize = || model.parts.lemmatizer.lemma(token.orth, ruled.part, &ruled.features);
    Arc::new(Word {
        lemma: ruled.lemma.clone().unwrap_or_else(lemmatize),
        tag: ruled.tag.unwrap_or_else(|| token.tag.to_owned()),
        part: ruled.part,
        features: ruled.features,
        label: ruled.label.unwrap_or_else(|| token.label.to_owned()),
    })
}
