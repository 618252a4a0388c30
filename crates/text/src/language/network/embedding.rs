//! An embedding: a vector for what a token is known by, summed from rows that hashes pick.

use serde::{Deserialize, Serialize};

use super::Table;
use super::murmur::hash;
use super::weights::Weights;
use crate::language::SourceError;
use crate::language::lexeme::Lexeme;

/// Tables of vectors, one for each attribute of a lexeme.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Embedding {
    tables: Vec<AttributeTable>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
struct AttributeTable {
    attribute: Attribute,
    seed: u32,
    rows: Table,
}

/// What a table gives a vector for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Attribute {
    Orth,
    Norm,
    Prefix,
    Suffix,
    Shape,
    SpaceFollows,
    IsSpace,
}

impl Attribute {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "ORTH" => Self::Orth,
            "NORM" => Self::Norm,
            "PREFIX" => Self::Prefix,
            "SUFFIX" => Self::Suffix,
            "SHAPE" => Self::Shape,
            "SPACY" => Self::SpaceFollows,
            "IS_SPACE" => Self::IsSpace,
            _ => return None,
        })
    }

    fn of(self, lexeme: &Lexeme) -> u64 {
        match self {
            Self::Orth => lexeme.orth,
            Self::Norm => lexeme.norm,
            Self::Prefix => lexeme.prefix,
            Self::Suffix => lexeme.suffix,
            Self::Shape => lexeme.shape,
            Self::SpaceFollows => u64::from(lexeme.space_follows),
            Self::IsSpace => u64::from(lexeme.is_space),
        }
    }
}

impl Embedding {
    /// Reads the tables of a network; `attributes` are their names, in order.
    pub(super) fn read(weights: &Weights, attributes: &[String]) -> Result<Self, SourceError> {
        let layers: Vec<_> = weights.named("hashembed").collect();
        if layers.len() != attributes.len() || layers.is_empty() {
            let (tables, names) = (layers.len(), attributes.len());
            return Err(weights.unsupported(&format!("{tables} tables for {names} attributes")));
        }
        let table = |(layer, name): (_, &String)| {
            let unknown = || weights.unsupported(&format!("the attribute {name} is not known"));
            let layer: &super::Node = layer;
            Ok(AttributeTable {
                attribute: Attribute::named(name).ok_or_else(unknown)?,
                seed: layer.seed.ok_or_else(|| weights.unsupported("a table has no seed"))?,
                rows: Table::new(&weights.parameter(layer, "E")?),
            })
        };
        let tables: Vec<AttributeTable> =
            layers.into_iter().zip(attributes).map(table).collect::<Result<_, _>>()?;
        if tables.iter().any(|table| table.rows.rows() == 0) {
            return Err(weights.unsupported("a table is empty"));
        }
        Ok(Self { tables })
    }

    /// The tables, which lie in a common store.
    pub(super) fn tables_mut(&mut self) -> impl Iterator<Item = &mut Table> {
        self.tables.iter_mut().map(|table| &mut table.rows)
    }

    /// How wide the vector of a lexeme is.
    pub(super) fn width(&self) -> usize {
        self.tables.iter().map(|table| table.rows.columns()).sum()
    }

    /// Writes the vector of a lexeme, its tables side by side.
    pub(super) fn write(&self, lexeme: &Lexeme, vector: &mut [f32]) {
        let mut rest = vector;
        for table in &self.tables {
            let (own, behind) = rest.split_at_mut(table.rows.columns());
            table.write(lexeme, own);
            rest = behind;
        }
    }
}

impl AttributeTable {
    fn write(&self, lexeme: &Lexeme, vector: &mut [f32]) {
        vector.fill(0.0);
        let rows = self.rows.rows();
        for key in hash(self.attribute.of(lexeme), self.seed) {
            self.rows.add_row(key as usize % rows, vector);
        }
    }
}
