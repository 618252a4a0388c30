//! What an entry of each kind holds: an id that says one thing over an entry that says another.

use std::collections::HashMap;

use serde_json::Value;

/// What an id begins with, and what its entry holds.
const HELD: [(&str, &str); 26] = [
    ("desk", "desk"),
    ("d", "document"),
    ("j", "judgment"),
    ("q", "question"),
    ("o", "added_option"),
    ("f", "forecast"),
    ("w", "withdrawal"),
    ("ac", "schedule_change"),
    ("pr", "proposed_settlement"),
    ("r", "settlement"),
    ("u", "reopening"),
    ("b", "brief"),
    ("g", "source_grade"),
    ("i", "item_grade"),
    ("k", "assumption_check"),
    ("h", "hypotheses"),
    ("hr", "ratings"),
    ("hl", "house_ladder"),
    ("c", "catalogued_prediction"),
    ("ca", "catalogue_answer"),
    ("cu", "catalogue_undoing"),
    ("cc", "catalogue_correction"),
    ("m", "misled"),
    ("t", "question_topic"),
    ("ei", "event_import"),
    ("er", "erasure"),
];

/// What is wrong with what an open entry holds, if anything is.
pub(super) fn misheld(id: &str, entry: &str) -> Option<String> {
    let kind = id.split_once('-').map_or(id, |(kind, _)| kind);
    let Some((_, held)) = HELD.iter().find(|(prefix, _)| *prefix == kind) else {
        return Some(format!("is {id}, a kind that is not known"));
    };
    let read: HashMap<String, Value> = serde_json::from_str(entry).ok()?;
    let record = read.get("record").and_then(Value::as_object);
    let is_so = record.is_some_and(|it| it.len() == 1 && it.contains_key(*held));
    (!is_so).then(|| format!("is {id}, and holds no {}, or more than that", held.replace('_', " ")))
}

#[cfg(test)]
mod tests {
    use super::misheld;

    #[test]
    fn an_entry_holds_what_its_id_says_and_nothing_beside_it() {
        assert_eq!(misheld("f-5", r#"{"record":{"forecast":{}}}"#), None);
        assert_eq!(misheld("cu-1", r#"{"record":{"catalogue_undoing":{}}}"#), None);
        for entry in [
            r#"{"record":{"brief":{}}}"#,
            r#"{"record":{"brief":{},"forecast":{}}}"#,
            r#"{"record":{}}"#,
            r#"{"record":"forecast"}"#,
            "{}",
        ] {
            let told = misheld("f-5", entry).unwrap();
            assert!(told.contains("f-5, and holds no forecast, or more than that"), "{told}");
        }
        assert!(misheld("zz-1", r#"{"record":{"forecast":{}}}"#).is_some());
    }
}
