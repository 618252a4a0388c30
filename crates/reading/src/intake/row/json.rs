//! A line of JSON: an object whose members are the fields.

use serde_json::{Map, Value};

use super::{Field, IntakeError, Metadata};

/// Reads one line.
pub(in super::super) fn read(line: &str) -> Result<(String, Metadata), IntakeError> {
    let members: Map<String, Value> = serde_json::from_str(line.trim())
        .map_err(|error| IntakeError::NoObject { error: error.to_string() })?;
    super::read(members.into_iter().filter_map(field).collect())
}

/// A member with its words; several names in a list are one line of them.
fn field((name, value): (String, Value)) -> Option<Field> {
    let words = match value {
        Value::Null => return None,
        Value::String(words) => words,
        Value::Array(values) => {
            let names = values.iter().filter_map(Value::as_str);
            names.collect::<Vec<_>>().join(", ")
        }
        Value::Bool(_) | Value::Number(_) | Value::Object(_) => value.to_string(),
    };
    Some((name, words))
}
