//! A model of meaning, ready to run.

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::checkpoint::ModelFiles;
use super::file;
use super::network::Network;
use super::pieces::{Pieces, Vocabulary};
use crate::language::SourceError;

/// A model of meaning, ready to run.
#[derive(Debug)]
pub struct Model {
    pieces: Pieces,
    network: Network,
    digest: u64,
}

/// What a model is made of.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Parts {
    pub(super) vocabulary: Vocabulary,
    pub(super) network: Network,
}

/// How many texts go through the network at once: enough that its weights are not read for each.
const TOGETHER: usize = 16;

impl Model {
    /// What the bytes of every model of ours begin with, of whatever version.
    pub const HEADING: &[u8] = file::HEADING;

    /// Makes one file of our own of the files of a published model.
    ///
    /// # Errors
    ///
    /// A file cannot be read, or the model is of another make.
    pub fn pack(files: &ModelFiles<'_>) -> Result<Vec<u8>, SourceError> {
        Ok(file::write(&files.parts()?))
    }

    /// Reads what [`Model::pack`] made.
    ///
    /// # Errors
    ///
    /// The bytes are damaged, or of another version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, SourceError> {
        let (digest, Parts { vocabulary, network }) = file::read(bytes)?;
        Ok(Self { pieces: Pieces::new(vocabulary), network, digest })
    }

    /// A number that no other model has: vectors of two models cannot be compared.
    pub fn digest(&self) -> u64 {
        self.digest
    }

    /// How many numbers a vector has.
    pub fn width(&self) -> usize {
        self.network.width()
    }

    /// The word pieces of a text, by number, between the marks of its beginning and its end. Of a
    /// long text these are the first, as many as the network was trained for.
    pub fn pieces(&self, text: &str) -> Vec<u32> {
        self.pieces.of(text)
    }

    /// The vector of a text.
    pub fn vector(&self, text: &str) -> Vec<f32> {
        self.network.vectors(&[self.pieces(text)]).pop().unwrap_or_default()
    }

    /// The vectors of some texts, worked out on all processors.
    pub fn vectors(&self, texts: &[&str]) -> Vec<Vec<f32>> {
        let run = |texts: &[&str]| {
            let pieces: Vec<Vec<u32>> = texts.iter().map(|text| self.pieces(text)).collect();
            self.network.vectors(&pieces)
        };
        texts.par_chunks(TOGETHER).flat_map_iter(run).collect()
    }
}
