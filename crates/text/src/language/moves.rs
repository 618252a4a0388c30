//! Moves: what a transition system can do, in the order in which its network scores them.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::source::SourceError;

/// A move: its kind, as the model numbers it, and its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NamedMove {
    pub(super) kind: u8,
    pub(super) label: String,
}

/// Reads the file of a component's moves.
pub(super) fn named_moves(path: &str, bytes: &[u8]) -> Result<Vec<NamedMove>, SourceError> {
    #[derive(Deserialize)]
    struct File {
        moves: String,
    }
    let unreadable = |reason: String| SourceError::Unreadable { path: path.to_owned(), reason };
    let file: File = rmp_serde::from_slice(bytes).map_err(|error| unreadable(error.to_string()))?;
    let counts: BTreeMap<u8, BTreeMap<String, i64>> =
        serde_json::from_str(&file.moves).map_err(|error| unreadable(error.to_string()))?;
    Ok(counts.into_iter().flat_map(|(kind, labels)| in_order(kind, labels)).collect())
}

/// The labels of a kind, the most frequent first, and of equals the last in the alphabet.
fn in_order(kind: u8, labels: BTreeMap<String, i64>) -> impl Iterator<Item = NamedMove> {
    let mut labels: Vec<(i64, String)> =
        labels.into_iter().map(|(label, count)| (count, label)).collect();
    labels.sort_by(|one, other| other.cmp(one));
    labels.into_iter().map(move |(_, label)| NamedMove { kind, label })
}

#[cfg(test)]
mod tests {
    use super::named_moves;

    #[test]
    fn moves_stand_by_kind_and_then_by_frequency() {
        let moves = r#"{"0":{"":9},"2":{"det":5,"amod":7,"aux":5},"1":{"":1}}"#;
        let file = rmp_serde::to_vec_named(&serde_json::json!({ "moves": moves })).unwrap();
        let named = named_moves("moves", &file).unwrap();
        let names: Vec<String> =
            named.iter().map(|it| format!("{}-{}", it.kind, it.label)).collect();
        assert_eq!(names, ["0-", "1-", "2-amod", "2-det", "2-aux"]);
        assert!(named_moves("moves", b"\x80").is_err());
    }
}
