//! A model: a trained pipeline, read from the files of spaCy or from a file of our own.

mod blueprint;
mod file;

use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::annotation::Annotation;
use super::annotator::Annotator;
use super::entities::EntityRecognizer;
use super::lemmatizer::Lemmatizer;
use super::moves::named_moves;
use super::network::{Table, Tok2Vec, Weights};
use super::parser::Parser;
use super::ruler::{Ruler, RulerRules};
use super::source::{SourceError, SpacyFiles};
use super::tagger::Tagger;
use super::tokenizer::{Tokenizer, TokenizerRules};
use super::vocabulary::Vocabulary;
use blueprint::Blueprint;

/// A trained pipeline, ready to run.
#[derive(Debug)]
pub struct Model {
    pub(super) parts: Parts,
    pub(super) tokenizer: Tokenizer,
    pub(super) ruler: Ruler,
}

/// What a model is made of.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Parts {
    name: String,
    rules: TokenizerRules,
    pub(super) vocabulary: Vocabulary,
    pub(super) tok2vec: Tok2Vec,
    pub(super) tagger: Tagger,
    pub(super) parser: Parser,
    ruler: RulerRules,
    pub(super) lemmatizer: Lemmatizer,
    pub(super) entities: EntityRecognizer,
}

/// How many words annotators remember between them: at 4 kilobytes for each of two networks, less
/// than 100 MB.
const KEPT: usize = 12_000;

/// How many words an annotator remembers at least.
const LEAST_KEPT: usize = 500;

impl Model {
    /// What the bytes of every model of ours begin with, of whatever version.
    pub const HEADING: &[u8] = file::HEADING;

    /// The paths of the files that [`Model::from_spacy`] needs beside `config.cfg`, as that says.
    ///
    /// # Errors
    ///
    /// It cannot be read, or the pipeline is of another make.
    pub fn spacy_files(config: &[u8]) -> Result<Vec<String>, SourceError> {
        Ok(Blueprint::of(config)?.files())
    }

    /// Reads the files of a trained pipeline, as spaCy 3 writes them.
    ///
    /// # Errors
    ///
    /// A file is missing or damaged, or the pipeline is of another make; the error says which.
    pub fn from_spacy(files: &SpacyFiles) -> Result<Self, SourceError> {
        let blueprint = Blueprint::of(file(files, "config.cfg")?)?;
        let weights = |component: &str| {
            let path = format!("{component}/model");
            Weights::read(&path, file(files, &path)?)
        };
        let moves = |component: &str| {
            let path = format!("{component}/moves");
            named_moves(&path, file(files, &path)?)
        };
        let Blueprint { tok2vec, tagger, parser, ruler, lemmatizer, entities, .. } = &blueprint;
        let (patterns, lookups) =
            (format!("{ruler}/patterns"), format!("{lemmatizer}/lookups/lookups.bin"));
        Self::new(Parts {
            name: blueprint::name(file(files, "meta.json")?)?,
            rules: TokenizerRules::read("tokenizer", file(files, "tokenizer")?)?,
            vocabulary: Vocabulary::read("vocab/lookups.bin", file(files, "vocab/lookups.bin")?)?,
            tok2vec: Tok2Vec::read(&weights(tok2vec)?, &blueprint.attributes)?,
            tagger: Tagger::read(&weights(tagger)?, file(files, &format!("{tagger}/cfg"))?)?,
            parser: Parser::read(&weights(parser)?, &moves(parser)?)?,
            ruler: RulerRules::read(&patterns, file(files, &patterns)?)?,
            lemmatizer: Lemmatizer::read(&lookups, file(files, &lookups)?)?,
            entities: EntityRecognizer::read(
                &weights(entities)?,
                &blueprint.entity_attributes,
                &moves(entities)?,
            )?,
        })
    }

    /// Reads what [`Model::to_bytes`] wrote.
    ///
    /// # Errors
    ///
    /// The bytes are no model, are damaged, or were written by another version.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, SourceError> {
        Self::new(file::read(bytes)?)
    }

    /// The model as a file of our own, whose tables are used where they lie.
    pub fn to_bytes(&self) -> Vec<u8> {
        file::write(&self.parts)
    }

    /// Its name and version, as "`en_core_web_sm` 3.8.0".
    pub fn name(&self) -> &str {
        &self.parts.name
    }

    /// An annotator, for texts one after another in one thread.
    pub fn annotator(&self) -> Annotator<'_> {
        Annotator::new(self, KEPT)
    }

    /// Annotates many texts on all cores. The result does not hang on their number.
    pub fn annotate_all(&self, texts: &[&str]) -> Vec<Annotation> {
        let kept = (KEPT / rayon::current_num_threads()).max(LEAST_KEPT);
        let idle = Mutex::new(Vec::new());
        let idle = || idle.lock().unwrap_or_else(PoisonError::into_inner);
        let annotate = |text: &&str| {
            let waiting = idle().pop();
            let mut annotator = waiting.unwrap_or_else(|| Annotator::new(self, kept));
            let annotation = annotator.annotate(text);
            idle().push(annotator);
            annotation
        };
        texts.par_iter().map(annotate).collect()
    }

    fn new(parts: Parts) -> Result<Self, SourceError> {
        let width = parts.tok2vec.width();
        if parts.tagger.inputs() != width || parts.parser.inputs() != width {
            let reason = "its tagger or its parser takes vectors of another width";
            return Err(SourceError::Unsupported(reason.to_owned()));
        }
        let (tokenizer, ruler) = (parts.rules.compile()?, parts.ruler.compile()?);
        Ok(Self { parts, tokenizer, ruler })
    }
}

impl Parts {
    /// The tables, which lie in a common store.
    fn tables_mut(&mut self) -> impl Iterator<Item = &mut Table> {
        self.tok2vec.tables_mut().chain(self.entities.tables_mut())
    }
}

fn file<'a>(files: &'a SpacyFiles, path: &str) -> Result<&'a [u8], SourceError> {
    let found = files.get(path).map(Vec::as_slice);
    found.ok_or_else(|| SourceError::Missing(path.to_owned()))
}
