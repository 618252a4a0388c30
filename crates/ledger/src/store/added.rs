//! The rows that a writing adds, gathered so that an engine can take them at once.

use super::Value;

/// A table that grows with entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Table {
    Pseudonym,
    Entry,
    Link,
    Leaf,
    Node,
}

/// What a column of a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Column {
    Integer,
    Text,
    Bytes,
}

/// Rows to be added, in the order in which they came.
#[derive(Debug, Default)]
pub(crate) struct NewRows(Vec<(Table, Vec<Value>)>);

impl Table {
    /// Each of them.
    pub(crate) const ALL: [Self; 5] =
        [Self::Pseudonym, Self::Entry, Self::Link, Self::Leaf, Self::Node];

    /// Its name.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Pseudonym => "pseudonym",
            Self::Entry => "entry",
            Self::Link => "link",
            Self::Leaf => "leaf",
            Self::Node => "node",
        }
    }

    /// What its columns hold, in their order; the first of a table that grows in order says where a
    /// row stands.
    pub(crate) fn columns(self) -> &'static [Column] {
        use Column::{Bytes, Integer, Text};
        match self {
            Self::Pseudonym => &[Text, Bytes],
            Self::Entry => &[Integer, Text, Integer, Integer, Text, Integer, Bytes, Bytes],
            Self::Link => &[Text, Integer, Integer],
            Self::Leaf => &[Integer, Integer, Text, Integer, Bytes, Bytes],
            Self::Node => &[Integer, Bytes],
        }
    }

    /// The sentence that adds one row.
    pub(crate) fn insertion(self) -> &'static str {
        match self {
            Self::Pseudonym => "INSERT INTO pseudonym VALUES (?, ?)",
            Self::Entry => "INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            Self::Link => "INSERT INTO link VALUES (?, ?, ?)",
            Self::Leaf => "INSERT INTO leaf VALUES (?, ?, ?, ?, ?, ?)",
            Self::Node => "INSERT INTO node VALUES (?, ?)",
        }
    }
}

impl NewRows {
    pub(crate) fn push<const COUNT: usize>(&mut self, table: Table, row: [Value; COUNT]) {
        self.0.push((table, row.into()));
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (Table, &[Value])> {
        self.0.iter().map(|(table, row)| (*table, row.as_slice()))
    }
}

#[cfg(test)]
mod tests {
    use super::Table;

    #[test]
    fn a_sentence_has_a_value_for_each_column_of_its_table() {
        for table in Table::ALL {
            let sentence = table.insertion();
            assert!(sentence.starts_with(&format!("INSERT INTO {} VALUES", table.name())));
            assert_eq!(sentence.matches('?').count(), table.columns().len(), "{sentence}");
        }
    }
}
