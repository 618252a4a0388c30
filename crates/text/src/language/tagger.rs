//! The tagger: the fine-grained part of speech of each token.

use serde::{Deserialize, Serialize};

use super::network::{Matrix, Weights, best};
use super::source::SourceError;

/// A trained tagger.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Tagger {
    weights: Matrix,
    bias: Matrix,
    labels: Vec<String>,
}

impl Tagger {
    /// Reads a tagger from its weights and its settings.
    pub(crate) fn read(weights: &Weights, settings: &[u8]) -> Result<Self, SourceError> {
        #[derive(Deserialize)]
        struct Settings {
            labels: Vec<String>,
        }
        let Settings { labels } = serde_json::from_slice(settings)
            .map_err(|error| weights.unsupported(&format!("its labels: {error}")))?;
        let layer = weights.first("softmax")?;
        let tagger = Self {
            weights: weights.parameter(layer, "W")?,
            bias: weights.parameter(layer, "b")?,
            labels,
        };
        let labels = tagger.labels.len();
        if tagger.weights.rows() == labels && tagger.bias.values.len() == labels {
            Ok(tagger)
        } else {
            Err(weights.unsupported("it has another number of scores than of tags"))
        }
    }

    /// How wide a token's vector must be.
    pub(crate) fn inputs(&self) -> usize {
        self.weights.columns
    }

    /// What a tag is called.
    pub(crate) fn label(&self, tag: u16) -> &str {
        self.labels.get(usize::from(tag)).map_or("", String::as_str)
    }

    /// The tag of each token, as a number of the tagger's labels.
    #[expect(clippy::cast_possible_truncation, reason = "a model has a few hundred tags")]
    pub(crate) fn tag(&self, vectors: &Matrix) -> Vec<u16> {
        let mut scores = Matrix::repeated(&self.bias.values, vectors.rows());
        scores.add_product(&vectors.values, vectors.columns, &self.weights);
        let best = |row| best(scores.row(row), |_| true).unwrap_or_default() as u16;
        (0..vectors.rows()).map(best).collect()
    }
}
