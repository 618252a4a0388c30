//! Adding the rows of a writing in one sentence, so that the server is asked once for all of them.

use std::sync::LazyLock;

use ::postgres::types::ToSql;

use super::super::added::{Column, Table};
use super::super::{NewRows, Value};

/// A part for each table, whether it has rows or not, so that there is one sentence to make ready.
/// Rows go in by the order of their first column, to which the guards of the tables hold them; what
/// one table needs of another is looked at once all parts are done.
pub(super) static SENTENCE: LazyLock<String> = LazyLock::new(|| {
    let mut number = 0;
    let mut part = |table: Table| {
        let columns: Vec<String> = table
            .columns()
            .iter()
            .map(|column| {
                number += 1;
                format!("${number}::{}[]", column.sql())
            })
            .collect();
        let (name, columns) = (table.name(), columns.join(", "));
        format!("INSERT INTO {name} SELECT * FROM unnest({columns}) ORDER BY 1")
    };
    let mut parts: Vec<String> = Table::ALL.into_iter().map(&mut part).collect();
    let last = parts.pop().unwrap_or_default();
    let named = parts.iter().zip(1..).map(|(part, place)| format!("part_{place} AS ({part})"));
    format!("WITH {} {last}", named.collect::<Vec<_>>().join(", "))
});

/// The values of a column of all rows.
pub(super) enum Values<'rows> {
    Integers(Vec<Option<i64>>),
    Texts(Vec<&'rows str>),
    Bytes(Vec<&'rows [u8]>),
}

/// The columns of all tables, as the sentence takes them.
pub(super) fn columns(rows: &NewRows) -> Vec<Values<'_>> {
    let of_table = |table: Table| {
        let rows: Vec<&[Value]> =
            rows.iter().filter(|(found, _)| *found == table).map(|(_, row)| row).collect();
        let columns = table.columns().iter().enumerate();
        columns.map(move |(place, column)| column.values(&rows, place)).collect::<Vec<_>>()
    };
    Table::ALL.into_iter().flat_map(of_table).collect()
}

impl Values<'_> {
    pub(super) fn parameter(&self) -> &(dyn ToSql + Sync) {
        match self {
            Self::Integers(values) => values,
            Self::Texts(values) => values,
            Self::Bytes(values) => values,
        }
    }
}

impl Column {
    fn sql(self) -> &'static str {
        match self {
            Self::Integer => "BIGINT",
            Self::Text => "TEXT",
            Self::Bytes => "BYTEA",
        }
    }

    fn values<'rows>(self, rows: &[&'rows [Value]], place: usize) -> Values<'rows> {
        let values = rows.iter().filter_map(|row| row.get(place));
        match self {
            Self::Integer => Values::Integers(values.map(integer).collect()),
            Self::Text => Values::Texts(values.map(text).collect()),
            Self::Bytes => Values::Bytes(values.map(bytes).collect()),
        }
    }
}

fn integer(value: &Value) -> Option<i64> {
    if let Value::Integer(value) = value { Some(*value) } else { None }
}

/// No text of an entry may be empty, so that what is none is refused.
fn text(value: &Value) -> &str {
    if let Value::Text(text) = value { text } else { "" }
}

fn bytes(value: &Value) -> &[u8] {
    if let Value::Bytes(bytes) = value { bytes } else { &[] }
}

#[cfg(test)]
mod tests {
    use super::SENTENCE;

    #[test]
    fn every_table_has_its_part_and_every_column_its_number() {
        assert!(SENTENCE.starts_with(
            "WITH part_1 AS (INSERT INTO pseudonym SELECT * FROM unnest($1::TEXT[], $2::BYTEA[]) \
            ORDER BY 1), part_2 AS (INSERT INTO entry SELECT * FROM unnest($3::BIGINT[], "
        ));
        assert!(SENTENCE.ends_with(
            ") INSERT INTO node SELECT * FROM unnest($20::BIGINT[], $21::BYTEA[]) ORDER BY 1"
        ));
    }
}
