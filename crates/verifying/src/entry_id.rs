//! The id of an entry: what kind of entry it is, and its number among those of its kind.

use crate::base::from_decimal;

/// An id, as `f-3`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct EntryId {
    /// The letters before the number, which stand for the kind.
    pub(crate) kind: String,
    /// The number, counted from 1.
    pub(crate) number: u64,
}

/// No kind has more letters.
const LONGEST_KIND: usize = 8;

impl EntryId {
    /// Reads an id. What has any other form is none, so that an id can never be a sentence.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (kind, number) = text.split_once('-')?;
        let is_kind = (1..=LONGEST_KIND).contains(&kind.len())
            && kind.bytes().all(|byte| byte.is_ascii_lowercase());
        let number = from_decimal(number).filter(|number| *number > 0)?;
        is_kind.then(|| Self { kind: kind.to_owned(), number })
    }
}

#[cfg(test)]
mod tests {
    use super::EntryId;

    #[test]
    fn an_id_is_letters_and_a_number_and_nothing_else() {
        for id in ["f-3", "desk-1", "watch-12", "er-1"] {
            assert!(EntryId::parse(id).is_some(), "{id}");
        }
        let others = [
            "",
            "f",
            "f-",
            "-3",
            "f-0",
            "f-03",
            "f--3",
            "f-3 ",
            "F-3",
            "f-3\n",
            "é-3",
            "f-3-4",
            "\u{1b}-3",
            "f-+3",
            "abcdefghi-1",
            "f-18446744073709551616",
        ];
        for id in others {
            assert!(EntryId::parse(id).is_none(), "{id:?}");
        }
    }
}
