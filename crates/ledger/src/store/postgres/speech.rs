//! The sentences and values of a ledger as PostgreSQL takes and gives them.

use std::error::Error;
use std::fmt::Write as _;

use ::postgres::types::{FromSql, ToSql, Type};

use super::super::{Row, StoreFault, Value};

/// A sentence with its values numbered, as PostgreSQL wants it. No text of ours has a `?` in it.
pub(super) fn spoken(sql: &str) -> String {
    let mut parts = sql.split('?');
    let first = parts.next().unwrap_or_default().to_owned();
    (1..).zip(parts).fold(first, |mut spoken, (number, part)| {
        // Writing into a string cannot fail.
        let _written = write!(spoken, "${number}{part}");
        spoken
    })
}

/// A value as it is handed over.
pub(super) fn parameter(value: &Value) -> &(dyn ToSql + Sync) {
    match value {
        // Of all columns only the number of a corrected entry can be null.
        Value::Null => &None::<i64>,
        Value::Integer(value) => value,
        Value::Text(text) => text,
        Value::Bytes(bytes) => bytes,
    }
}

/// A row as it comes.
pub(super) fn row(row: &::postgres::Row) -> Result<Row, StoreFault> {
    let values = (0..row.len()).map(|column| Ok(row.try_get(column)?));
    Ok(Row(values.collect::<Result<_, StoreFault>>()?))
}

impl<'row> FromSql<'row> for Value {
    fn from_sql(ty: &Type, raw: &'row [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(if *ty == Type::INT8 {
            Self::Integer(i64::from_sql(ty, raw)?)
        } else if *ty == Type::INT4 {
            Self::Integer(i32::from_sql(ty, raw)?.into())
        } else if *ty == Type::BOOL {
            Self::Integer(bool::from_sql(ty, raw)?.into())
        } else if *ty == Type::BYTEA {
            Self::Bytes(raw.to_vec())
        } else {
            Self::Text(String::from_sql(ty, raw)?)
        })
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Self::Null)
    }

    fn accepts(ty: &Type) -> bool {
        [Type::INT8, Type::INT4, Type::BOOL, Type::BYTEA, Type::TEXT].contains(ty)
    }
}

#[cfg(test)]
mod tests {
    use super::spoken;

    #[test]
    fn values_are_numbered() {
        assert_eq!(spoken("SELECT 1"), "SELECT 1");
        assert_eq!(spoken("a = ? AND b > ? LIMIT ?"), "a = $1 AND b > $2 LIMIT $3");
    }
}
