//! Moves: what a transition system can do, in the order in which its network scores them.

use std::collections::BTreeMap;

use rmpv::Value;

use super::packed::{Packed, member};
use super::source::SourceError;

/// A move: its kind, as the model numbers it, and its label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NamedMove {
    pub(super) kind: u8,
    pub(super) label: String,
}

/// Reads the file of a component's moves.
pub(super) fn named_moves(path: &str, bytes: &[u8]) -> Result<Vec<NamedMove>, SourceError> {
    let file = Packed::read(path, bytes)?;
    let moves = member(file.root(), "moves").and_then(Value::as_str);
    // The moves are packed a second time, as JSON.
    let counts = moves.and_then(|moves| serde_json::from_str(moves).ok());
    let counts: BTreeMap<u8, BTreeMap<String, i64>> = file.expect(counts, "the list of moves")?;
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
    use rmpv::Value;

    use super::named_moves;

    #[test]
    fn moves_stand_by_kind_and_then_by_frequency() {
        let moves = r#"{"0":{"":9},"2":{"det":5,"amod":7,"aux":5},"1":{"":1}}"#;
        let mut file = Vec::new();
        let packed = Value::Map(vec![("moves".into(), moves.into())]);
        rmpv::encode::write_value(&mut file, &packed).unwrap();
        let named = named_moves("moves", &file).unwrap();
        let printed: Vec<String> =
            named.iter().map(|it| format!("{}-{}", it.kind, it.label)).collect();
        assert_eq!(printed, ["0-", "1-", "2-amod", "2-det", "2-aux"]);
        assert!(named_moves("moves", b"\x80").is_err());
    }
}
