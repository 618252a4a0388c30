//! Weights: the layers of a trained network, as thinc writes them.

use rmpv::Value;

use super::Matrix;
use super::matrix::floats;
use crate::language::SourceError;
use crate::language::packed::{Packed, member};

/// The layers of a trained network, in the order of thinc's walk.
#[derive(Debug)]
pub(crate) struct Weights {
    path: String,
    nodes: Vec<Node>,
}

/// A layer with its parameters.
#[derive(Debug)]
pub(crate) struct Node {
    /// What thinc calls it.
    pub(crate) name: String,
    /// The seed of an embedding's hashes.
    pub(crate) seed: Option<u32>,
    parameters: Vec<(String, Matrix)>,
}

impl Weights {
    /// Reads a component's file.
    pub(crate) fn read(path: &str, bytes: &[u8]) -> Result<Self, SourceError> {
        let file = Packed::read(path, bytes)?;
        let list = |name: &str| {
            let list = member(file.root(), name).and_then(Value::as_array);
            file.expect(list, name)
        };
        let layers = list("nodes")?.iter().zip(list("attrs")?).zip(list("params")?);
        let nodes = layers.map(|((node, attributes), parameters)| {
            file.expect(Node::read(node, attributes, parameters), "a layer")
        });
        Ok(Self { path: path.to_owned(), nodes: nodes.collect::<Result<_, _>>()? })
    }

    /// The layers with a name, in order.
    pub(crate) fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Node> {
        self.nodes.iter().filter(move |node| node.name == name)
    }

    /// The only layer with a name, or the first.
    pub(crate) fn first(&self, name: &str) -> Result<&Node, SourceError> {
        let missing = || self.unsupported(&format!("it has no layer \"{name}\""));
        self.nodes.iter().find(|node| node.name == name).ok_or_else(missing)
    }

    /// Says that the network is of another make.
    pub(crate) fn unsupported(&self, reason: &str) -> SourceError {
        SourceError::Unsupported(format!("{}: {reason}", self.path))
    }

    /// A parameter of a layer, its last dimension in columns.
    pub(crate) fn parameter(&self, node: &Node, name: &str) -> Result<Matrix, SourceError> {
        let found = node.parameters.iter().find(|(it, _)| it == name);
        let missing = || self.unsupported(&format!("\"{}\" has no parameter {name}", node.name));
        found.map(|(_, matrix)| matrix.clone()).ok_or_else(missing)
    }
}

impl Node {
    fn read(node: &Value, attributes: &Value, parameters: &Value) -> Option<Self> {
        let name = member(node, "name")?.as_str()?.to_owned();
        // An attribute is packed a second time, as bytes.
        let seed = member(attributes, "seed").and_then(Value::as_slice);
        let seed = seed.and_then(|mut bytes| rmpv::decode::read_value(&mut bytes).ok());
        let seed = seed.and_then(|value| value.as_u64()).and_then(|seed| seed.try_into().ok());
        let arrays = parameters.as_map()?.iter().filter(|(_, value)| !value.is_nil());
        let parameters =
            arrays.map(|(name, array)| Some((name.as_str()?.to_owned(), matrix(array)?)));
        Some(Self { name, seed, parameters: parameters.collect::<Option<_>>()? })
    }
}

fn matrix(array: &Value) -> Option<Matrix> {
    if member(array, "type")?.as_str()? != "<f4" {
        return None;
    }
    let columns = member(array, "shape")?.as_array()?.last()?.as_u64()?;
    let values = floats(member(array, "data")?.as_slice()?);
    Some(Matrix { columns: columns.try_into().ok()?, values })
}
