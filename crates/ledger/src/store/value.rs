//! The values of a row, of the few types that both engines have.

use domain::Digest;

use super::StoreFault;

/// A value: `BIGINT`, `TEXT` or `BYTEA`, as PostgreSQL calls them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Null,
    Integer(i64),
    Text(String),
    Bytes(Vec<u8>),
}

/// The values of a row, in the order in which they were asked for.
#[derive(Clone, Debug)]
pub(crate) struct Row(pub(super) Vec<Value>);

impl Row {
    /// All of them, as many as were asked for.
    pub(crate) fn into_values<const COUNT: usize>(self) -> Result<[Value; COUNT], StoreFault> {
        let found = self.0.len();
        self.0
            .try_into()
            .map_err(|_| StoreFault::unfit(&format!("{found} values instead of {COUNT}")))
    }
}

impl Value {
    /// Before every whole number.
    pub(crate) const FIRST_INTEGER: Self = Self::Integer(i64::MIN);

    /// Before all bytes but none.
    pub(crate) const NO_BYTES: Self = Self::Bytes(Vec::new());
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<u64> for Value {
    fn from(value: u64) -> Self {
        // No ledger is as long as this: a larger number is asked for by mistake, and not found.
        Self::Integer(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

impl From<usize> for Value {
    fn from(value: usize) -> Self {
        Self::Integer(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<&[u8]> for Value {
    fn from(value: &[u8]) -> Self {
        Self::Bytes(value.to_vec())
    }
}

impl From<[u8; 32]> for Value {
    fn from(value: [u8; 32]) -> Self {
        Self::Bytes(value.to_vec())
    }
}

impl From<&Digest> for Value {
    fn from(value: &Digest) -> Self {
        Self::Bytes(value.as_bytes().to_vec())
    }
}

impl From<Option<u64>> for Value {
    fn from(value: Option<u64>) -> Self {
        value.map_or(Self::Null, Self::from)
    }
}

impl TryFrom<Value> for i64 {
    type Error = StoreFault;

    fn try_from(value: Value) -> Result<Self, StoreFault> {
        match value {
            Value::Integer(value) => Ok(value),
            other @ (Value::Null | Value::Text(_) | Value::Bytes(_)) => {
                Err(other.is_no("whole number"))
            }
        }
    }
}

impl TryFrom<Value> for u64 {
    type Error = StoreFault;

    fn try_from(value: Value) -> Result<Self, StoreFault> {
        let fault = value.is_no("count");
        Self::try_from(i64::try_from(value)?).map_err(|_| fault)
    }
}

impl TryFrom<Value> for usize {
    type Error = StoreFault;

    fn try_from(value: Value) -> Result<Self, StoreFault> {
        let fault = value.is_no("count");
        Self::try_from(i64::try_from(value)?).map_err(|_| fault)
    }
}

impl TryFrom<Value> for Option<u64> {
    type Error = StoreFault;

    fn try_from(value: Value) -> Result<Self, StoreFault> {
        if value == Value::Null { Ok(None) } else { value.try_into().map(Some) }
    }
}

impl TryFrom<Value> for bool {
    type Error = StoreFault;

    fn try_from(value: Value) -> Result<Self, StoreFault> {
        Ok(i64::try_from(value)? != 0)
    }
}

impl TryFrom<Value> for String {
    type Error = StoreFault;

    fn try_from(value: Value) -> Result<Self, StoreFault> {
        match value {
            Value::Text(value) => Ok(value),
            other @ (Value::Null | Value::Integer(_) | Value::Bytes(_)) => Err(other.is_no("text")),
        }
    }
}

impl TryFrom<Value> for Vec<u8> {
    type Error = StoreFault;

    fn try_from(value: Value) -> Result<Self, StoreFault> {
        match value {
            Value::Bytes(value) => Ok(value),
            other @ (Value::Null | Value::Integer(_) | Value::Text(_)) => Err(other.is_no("bytes")),
        }
    }
}

impl TryFrom<Value> for [u8; 32] {
    type Error = StoreFault;

    fn try_from(value: Value) -> Result<Self, StoreFault> {
        let fault = value.is_no("32 bytes");
        Vec::try_from(value)?.try_into().map_err(|_| fault)
    }
}

impl TryFrom<Value> for Digest {
    type Error = StoreFault;

    fn try_from(value: Value) -> Result<Self, StoreFault> {
        <[u8; 32]>::try_from(value).map(Self::from)
    }
}

impl Value {
    fn is_no(&self, wanted: &str) -> StoreFault {
        let found = match self {
            Self::Null => "nothing".to_owned(),
            Self::Integer(value) => value.to_string(),
            Self::Text(_) => "text".to_owned(),
            Self::Bytes(bytes) => format!("{} bytes", bytes.len()),
        };
        StoreFault::unfit(&format!("{found} where {wanted} should be"))
    }
}
