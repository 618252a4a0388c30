//! A checkpoint: a published model's files, as Hugging Face's libraries write them.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

use super::dense::Dense;
use super::model::Parts;
use super::network::{Layer, Network};
use super::norm::Norm;
use super::pieces::Vocabulary;
use crate::language::{Matrix, SourceError, floats};

/// The files of a published model.
#[derive(Clone, Copy, Debug)]
pub struct ModelFiles<'a> {
    /// `config.json`.
    pub config: &'a [u8],
    /// `tokenizer.json`.
    pub tokenizer: &'a [u8],
    /// `model.safetensors`.
    pub weights: &'a [u8],
}

/// How many pieces a text has at most: as many as the sentences it was trained on.
const LONGEST: usize = 128;

/// The shape of a network.
#[derive(Debug, Deserialize)]
struct Shape {
    model_type: String,
    hidden_act: String,
    hidden_size: usize,
    intermediate_size: usize,
    layer_norm_eps: f32,
    max_position_embeddings: usize,
    num_attention_heads: usize,
    num_hidden_layers: usize,
}

/// Where a table of numbers lies.
#[derive(Debug, Deserialize)]
struct Place {
    dtype: String,
    shape: Vec<usize>,
    data_offsets: [usize; 2],
}

/// The tables of numbers by name.
struct Tables<'a> {
    places: BTreeMap<String, Place>,
    numbers: &'a [u8],
    least: f32,
}

impl ModelFiles<'_> {
    /// What the model is made of.
    pub(super) fn parts(&self) -> Result<Parts, SourceError> {
        let shape: Shape =
            serde_json::from_slice(self.config).map_err(|it| unreadable("config.json", &it))?;
        let is_ours = shape.model_type == "bert"
            && shape.hidden_act == "gelu"
            && shape.num_attention_heads > 0
            && shape.hidden_size.is_multiple_of(shape.num_attention_heads);
        if !is_ours {
            let kind = &shape.model_type;
            return Err(SourceError::Unsupported(format!("it is no BERT with GELU but a {kind}")));
        }
        let vocabulary = vocabulary(self.tokenizer, shape.max_position_embeddings.min(LONGEST))?;
        let tables = Tables::read(self.weights, shape.layer_norm_eps)?;
        let network = tables.network(&shape)?;
        if network.pieces.rows() < vocabulary.pieces.len() {
            return Err(SourceError::Unsupported("it has fewer rows than pieces".to_owned()));
        }
        Ok(Parts { vocabulary, network })
    }
}

/// The vocabulary, from `tokenizer.json`.
fn vocabulary(tokenizer: &[u8], longest: usize) -> Result<Vocabulary, SourceError> {
    let file = "tokenizer.json";
    let read: Value = serde_json::from_slice(tokenizer).map_err(|it| unreadable(file, &it))?;
    let model = &read["model"];
    let is_ours = model["type"] == "WordPiece"
        && model["continuing_subword_prefix"] == "##"
        && read["normalizer"]["type"] == "BertNormalizer"
        && read["normalizer"]["lowercase"] == true;
    if !is_ours {
        return Err(SourceError::Unsupported("its words are cut in another way".to_owned()));
    }
    let numbers: BTreeMap<String, u32> =
        BTreeMap::deserialize(&model["vocab"]).map_err(|it| unreadable(file, &it))?;
    let mut by_number: Vec<(u32, String)> =
        numbers.iter().map(|(piece, number)| (*number, piece.clone())).collect();
    by_number.sort();
    if by_number.iter().zip(0..).any(|((number, _), place)| *number != place) {
        return Err(unreadable(file, &"its pieces have gaps"));
    }
    let mark = |name: &str| {
        let missing = || unreadable(file, &format!("it has no piece {name}"));
        numbers.get(name).copied().ok_or_else(missing)
    };
    Ok(Vocabulary {
        unknown: mark("[UNK]")?,
        begin: mark("[CLS]")?,
        end: mark("[SEP]")?,
        longest,
        pieces: by_number.into_iter().map(|(_, piece)| piece).collect(),
    })
}

impl<'a> Tables<'a> {
    /// Reads a file of the safetensors format: the length of a heading, the heading, the numbers.
    fn read(bytes: &'a [u8], least: f32) -> Result<Self, SourceError> {
        let cut_off = || unreadable(WEIGHTS, &"it is cut off");
        let (length, rest) = bytes.split_first_chunk().ok_or_else(cut_off)?;
        let length = usize::try_from(u64::from_le_bytes(*length)).map_err(|_| cut_off())?;
        let (heading, numbers) = rest.split_at_checked(length).ok_or_else(cut_off)?;
        let mut heading: BTreeMap<String, Value> =
            serde_json::from_slice(heading).map_err(|it| unreadable(WEIGHTS, &it))?;
        heading.remove("__metadata__");
        let places =
            heading.into_iter().map(|(name, place)| Ok((name, Place::deserialize(place)?)));
        let places: Result<_, serde_json::Error> = places.collect();
        Ok(Self { places: places.map_err(|it| unreadable(WEIGHTS, &it))?, numbers, least })
    }

    fn network(&self, shape: &Shape) -> Result<Network, SourceError> {
        let width = shape.hidden_size;
        let mut places = self.table("embeddings.position_embeddings.weight", width)?;
        // Of the two sorts of text that the network knows, ours are all of the first.
        let sorts = self.table("embeddings.token_type_embeddings.weight", width)?;
        for row in 0..places.rows() {
            places.row_mut(row).iter_mut().zip(sorts.row(0)).for_each(|(it, sort)| *it += sort);
        }
        let layers = (0..shape.num_hidden_layers).map(|layer| self.layer(layer, shape));
        Ok(Network {
            pieces: self.table("embeddings.word_embeddings.weight", width)?,
            places,
            norm: self.norm("embeddings", width)?,
            layers: layers.collect::<Result<_, _>>()?,
            heads: shape.num_attention_heads,
        })
    }

    fn layer(&self, layer: usize, shape: &Shape) -> Result<Layer, SourceError> {
        let (width, inner) = (shape.hidden_size, shape.intermediate_size);
        let at = format!("encoder.layer.{layer}");
        let attention = format!("{at}.attention");
        let asking = ["query", "key", "value"].map(|part| format!("{attention}.self.{part}"));
        let asking: Vec<&str> = asking.iter().map(String::as_str).collect();
        let dense = |name: &str, inputs| self.dense(&[&format!("{name}.dense")], inputs);
        Ok(Layer {
            asking: self.dense(&asking, width)?,
            attended: dense(&format!("{attention}.output"), width)?,
            attended_norm: self.norm(&format!("{attention}.output"), width)?,
            widened: dense(&format!("{at}.intermediate"), width)?,
            narrowed: dense(&format!("{at}.output"), inner)?,
            norm: self.norm(&format!("{at}.output"), width)?,
        })
    }

    /// One layer of several, whose sums stand side by side.
    fn dense(&self, names: &[&str], inputs: usize) -> Result<Dense, SourceError> {
        let (mut weights, mut bias) = (vec![], vec![]);
        for name in names {
            weights.extend(self.table(&format!("{name}.weight"), inputs)?.values);
            bias.extend(self.values(&format!("{name}.bias"))?);
        }
        if weights.len() != inputs * bias.len() {
            return Err(unreadable(WEIGHTS, &format!("{} has another shape", names[0])));
        }
        let weights = Matrix { columns: inputs, values: weights };
        let bias = Matrix { columns: bias.len(), values: bias };
        Ok(Dense { weights: weights.transposed(), bias })
    }

    fn norm(&self, name: &str, width: usize) -> Result<Norm, SourceError> {
        let gain = self.table(&format!("{name}.LayerNorm.weight"), width)?;
        let shift = self.table(&format!("{name}.LayerNorm.bias"), width)?;
        Ok(Norm { gain, shift, least: self.least })
    }

    /// A table of so many columns, which has one row at least.
    fn table(&self, name: &str, columns: usize) -> Result<Matrix, SourceError> {
        let values = self.values(name)?;
        let is_whole = self.places.get(name).and_then(|it| it.shape.last()) == Some(&columns);
        if !is_whole || values.len() < columns || !values.len().is_multiple_of(columns.max(1)) {
            return Err(unreadable(WEIGHTS, &format!("{name} has another shape")));
        }
        Ok(Matrix { columns, values })
    }

    fn values(&self, name: &str) -> Result<Vec<f32>, SourceError> {
        let Some(Place { dtype, data_offsets: [begin, end], .. }) = self.places.get(name) else {
            return Err(unreadable(WEIGHTS, &format!("it has no {name}")));
        };
        if dtype != "F32" {
            let kind = format!("{name} holds {dtype}, not numbers of 32 bits");
            return Err(SourceError::Unsupported(kind));
        }
        let bytes = self.numbers.get(*begin..*end);
        Ok(floats(bytes.ok_or_else(|| unreadable(WEIGHTS, &format!("{name} is cut off")))?))
    }
}

const WEIGHTS: &str = "model.safetensors";

fn unreadable(path: &str, reason: &impl ToString) -> SourceError {
    SourceError::Unreadable { path: path.to_owned(), reason: reason.to_string() }
}
