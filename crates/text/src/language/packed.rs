//! Packed values: the parts of a trained pipeline that are written as msgpack.

use rmpv::Value;

use super::source::SourceError;

/// A file of packed values, with its path for errors.
#[derive(Debug)]
pub(crate) struct Packed<'a> {
    path: &'a str,
    root: Value,
}

impl<'a> Packed<'a> {
    /// Reads a file.
    pub(crate) fn read(path: &'a str, mut bytes: &[u8]) -> Result<Self, SourceError> {
        let unreadable = |error: rmpv::decode::Error| SourceError::Unreadable {
            path: path.to_owned(),
            reason: error.to_string(),
        };
        let root = rmpv::decode::read_value(&mut bytes).map_err(unreadable)?;
        Ok(Self { path, root })
    }

    /// The whole value.
    pub(crate) fn root(&self) -> &Value {
        &self.root
    }

    /// The value, or an error that names what is not as expected.
    pub(crate) fn expect<T>(&self, value: Option<T>, what: &str) -> Result<T, SourceError> {
        value.ok_or_else(|| SourceError::Unreadable {
            path: self.path.to_owned(),
            reason: format!("{what} is not as expected"),
        })
    }
}

/// The value of a key, which may be text or bytes.
pub(crate) fn member<'a>(map: &'a Value, name: &str) -> Option<&'a Value> {
    let is_named = |key: &Value| key.as_slice() == Some(name.as_bytes());
    map.as_map()?.iter().find(|(key, _)| is_named(key)).map(|(_, value)| value)
}

/// The value of a numeric key.
pub(crate) fn numbered(map: &Value, number: u64) -> Option<&Value> {
    map.as_map()?.iter().find(|(key, _)| key.as_u64() == Some(number)).map(|(_, value)| value)
}

/// A list of strings.
pub(crate) fn strings(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|item| Some(item.as_str()?.to_owned())).collect()
}
