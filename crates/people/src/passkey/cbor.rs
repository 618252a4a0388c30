//! CBOR (RFC 8949) as devices write it: lengths that are said before, and nothing deep.

/// How deep values may stand within one another, as the standard for devices has it.
const DEEPEST: u32 = 4;

/// How many values an array or a map may hold.
const MOST: u64 = 64;

/// A value, of whose kinds only those are told apart that somebody here asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value<'a> {
    Number(i64),
    Bytes(&'a [u8]),
    Text(&'a str),
    Array(Vec<Value<'a>>),
    Map(Vec<(Value<'a>, Value<'a>)>),
    /// Yes, no, nothing, or something else that has a number.
    Simple(u64),
}

impl<'a> Value<'a> {
    /// What a map holds under a number.
    pub(super) fn at(&self, key: i64) -> Option<&Self> {
        self.under(&Value::Number(key))
    }

    /// What a map holds under a word.
    pub(super) fn named(&self, key: &str) -> Option<&Self> {
        self.under(&Value::Text(key))
    }

    fn under(&self, key: &Value<'_>) -> Option<&Self> {
        let Self::Map(pairs) = self else { return None };
        pairs.iter().find(|(found, _)| found == key).map(|(_, value)| value)
    }

    /// The number that it is.
    pub(super) fn number(&self) -> Option<i64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// The bytes that it is.
    pub(super) fn bytes(&self) -> Option<&'a [u8]> {
        if let Self::Bytes(bytes) = self { Some(bytes) } else { None }
    }

    /// The text that it is.
    pub(super) fn text(&self) -> Option<&'a str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// Whether it is a map that holds nothing.
    pub(super) fn is_empty_map(&self) -> bool {
        matches!(self, Self::Map(pairs) if pairs.is_empty())
    }
}

/// The value that bytes begin with, and the bytes behind it.
pub(super) fn first(bytes: &[u8]) -> Option<(Value<'_>, &[u8])> {
    let mut reader = Reader { rest: bytes };
    let value = reader.value(0)?;
    Some((value, reader.rest))
}

/// The value that bytes are, with nothing behind it.
pub(super) fn only(bytes: &[u8]) -> Option<Value<'_>> {
    first(bytes).filter(|(_, rest)| rest.is_empty()).map(|(value, _)| value)
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn value(&mut self, depth: u32) -> Option<Value<'a>> {
        let (kind, size) = self.head()?;
        match kind {
            0 => Some(Value::Number(i64::try_from(size).ok()?)),
            1 => Some(Value::Number(-1 - i64::try_from(size).ok()?)),
            2 => Some(Value::Bytes(self.take(size)?)),
            3 => Some(Value::Text(std::str::from_utf8(self.take(size)?).ok()?)),
            4 | 5 if depth == DEEPEST || size > MOST => None,
            4 => (0..size).map(|_| self.value(depth + 1)).collect::<Option<_>>().map(Value::Array),
            5 => self.map(size, depth + 1),
            7 => Some(Value::Simple(size)),
            _ => None,
        }
    }

    /// A map in which no key stands twice, as each would be believed by somebody else.
    fn map(&mut self, size: u64, depth: u32) -> Option<Value<'a>> {
        let mut pairs: Vec<(Value<'a>, Value<'a>)> = vec![];
        for _ in 0..size {
            let (key, value) = (self.value(depth)?, self.value(depth)?);
            if pairs.iter().any(|(known, _)| *known == key) {
                return None;
            }
            pairs.push((key, value));
        }
        Some(Value::Map(pairs))
    }

    /// What kind a value is of, and its number or length. What has more bytes than its head and is no
    /// number, length or text is a fraction, which devices do not write.
    fn head(&mut self) -> Option<(u8, u64)> {
        let head = *self.take(1)?.first()?;
        let size = match head & 0x1f {
            small @ 0..24 => u64::from(small),
            long @ 24..28 if head >> 5 != 7 => {
                let bytes = self.take(1 << (long - 24))?;
                bytes.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte))
            }
            _ => return None,
        };
        Some((head >> 5, size))
    }

    fn take(&mut self, size: u64) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(usize::try_from(size).ok()?)?;
        self.rest = rest;
        Some(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::{Value, first, only};

    #[test]
    fn values_are_read_as_the_standard_writes_them() {
        for (bytes, value) in [
            (&b"\x00"[..], Value::Number(0)),
            (b"\x18\x64", Value::Number(100)),
            (b"\x39\x01\x00", Value::Number(-257)),
            (b"\x1a\x00\x0f\x42\x40", Value::Number(1_000_000)),
            (b"\x43\x01\x02\x03", Value::Bytes(&[1, 2, 3])),
            (b"\x64none", Value::Text("none")),
            (b"\xf5", Value::Simple(21)),
            (b"\x82\x01\x20", Value::Array(vec![Value::Number(1), Value::Number(-1)])),
            (b"\xa1\x03\x26", Value::Map(vec![(Value::Number(3), Value::Number(-7))])),
        ] {
            assert_eq!(only(bytes), Some(value), "{bytes:x?}");
        }
        assert_eq!(first(b"\x01\x02"), Some((Value::Number(1), &b"\x02"[..])));
        let map = only(b"\xa2\x01\x02\x61a\x03").unwrap();
        assert_eq!(map.at(1).and_then(Value::number), Some(2));
        assert_eq!(map.named("a").and_then(Value::number), Some(3));
        assert_eq!(map.at(3), None);
    }

    #[test]
    fn what_devices_do_not_write_is_refused() {
        for bytes in [
            &b""[..],
            b"\x01\x02",
            b"\x1b\xff\xff\xff\xff\xff\xff\xff\xff",
            b"\x43\x01\x02",
            b"\x5f\x41\x01\xff",
            b"\x61\xff",
            b"\x81\x81\x81\x81\x81\x01",
            b"\x98\x41",
            b"\xa2\x01\x02\x01\x03",
            b"\xc0\x01",
            b"\xf9\x00\x00",
        ] {
            assert_eq!(only(bytes), None, "{bytes:x?}");
        }
    }
}
