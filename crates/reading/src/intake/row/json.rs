//! JSON: an object whose members are the fields, alone, in a list, or one a line. The list may stand
//! in an object, as services give it: `{"articles": [...]}`.

use std::ops::Range;

use serde::de::IgnoredAny;
use serde_json::{Deserializer, Map, Value};

use super::{Field, IntakeError, Metadata, Piece};

/// Reads one object.
pub(in super::super) fn read(object: &str) -> Result<(String, Metadata), IntakeError> {
    let no_object = |error: serde_json::Error| IntakeError::NoObject { error: error.to_string() };
    let object = object.trim_start_matches('\u{feff}').trim();
    if let Ok(objects) = serde_json::from_str::<Vec<Map<String, Value>>>(object) {
        return Err(IntakeError::Several { count: objects.len() });
    }
    if let Some(list) = wrapped(object.as_bytes()) {
        return match values(&object.as_bytes()[list.clone()], 1).as_slice() {
            [] => Err(IntakeError::NoRows),
            [_] => read(object[list].trim_matches(['[', ']'])),
            several => Err(IntakeError::Several { count: several.len() }),
        };
    }
    let members: Map<String, Value> = serde_json::from_str(object).map_err(no_object)?;
    super::read(members.into_iter().filter_map(field).collect())
}

/// Cuts JSON into its objects: by its lines, or else by its values or those of its list, whose form
/// is free.
pub(in super::super) fn cut(json: &[u8]) -> Vec<Piece> {
    let json = json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(json);
    if let Some(list) = wrapped(json) {
        return values(&json[list.clone()], 1 + lines_in(&json[..list.start]));
    }
    if is_free(json) {
        return values(json, 1);
    }
    let lines = (1..).zip(json.split(|byte| *byte == b'\n'));
    let written = lines.filter(|(_, line)| !line.trim_ascii().is_empty());
    written.map(|(number, line)| Piece::of_line(number, line.to_vec())).collect()
}

/// Whether JSON is a list, or values that take several lines. A broken line spoils no other one, so
/// that what begins as lines do has to be sound as a whole.
fn is_free(json: &[u8]) -> bool {
    let json = json.trim_ascii();
    let first = json.split(|byte| *byte == b'\n').next().unwrap_or_default().trim_ascii();
    let is_value = |json: &[u8]| serde_json::from_slice::<IgnoredAny>(json).is_ok();
    let is_open = || matches!(first, b"{" | b"[");
    let mut values = Deserializer::from_slice(json).into_iter::<IgnoredAny>();
    json.starts_with(b"[") && is_value(json)
        || !is_value(first) && (is_open() || values.all(|value| value.is_ok()))
}

/// The names that services give the list of what they found.
const LISTS: [&str; 6] = ["articles", "data", "items", "results", "documents", "docs"];

/// The names of a field that makes an object a document itself.
const TEXTS: [&str; 3] = ["text", "body", "content"];

/// Where the list of documents stands in an object that is none itself.
fn wrapped(json: &[u8]) -> Option<Range<usize>> {
    if !json.trim_ascii_start().starts_with(b"{") {
        return None;
    }
    let members: Map<String, Value> = serde_json::from_slice(json).ok()?;
    if TEXTS.iter().any(|name| members.contains_key(*name)) {
        return None;
    }
    let is_list =
        |value: &Value| value.as_array().is_some_and(|values| values.iter().all(Value::is_object));
    let name = LISTS.iter().find(|name| members.get(**name).is_some_and(is_list))?;
    let quoted = format!("\"{name}\"");
    let places = (0..json.len()).filter(|at| json[*at..].starts_with(quoted.as_bytes()));
    places.filter_map(|at| list_behind(json, at + quoted.len())).find(|list| {
        serde_json::from_slice::<Value>(&json[list.clone()]).ok().as_ref() == members.get(*name)
    })
}

/// Where the list stands that a name and a colon announce.
fn list_behind(json: &[u8], name_end: usize) -> Option<Range<usize>> {
    let blank =
        |at: usize| at + json[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let colon = blank(name_end);
    let start = blank(colon + usize::from(json.get(colon) == Some(&b':')));
    if json.get(start) != Some(&b'[') {
        return None;
    }
    let mut stream = Deserializer::from_slice(&json[start..]).into_iter::<IgnoredAny>();
    matches!(stream.next(), Some(Ok(_))).then(|| start..start + stream.byte_offset())
}

/// The values of JSON or of its list, each with the line it begins in, where the first line is known. What
/// is no JSON ends them, with all that follows it.
fn values(json: &[u8], first_line: u64) -> Vec<Piece> {
    let mut values = Vec::new();
    let (mut at, mut line) = (0, first_line);
    loop {
        let between = json[at..].iter().take_while(|byte| BETWEEN.contains(byte)).count();
        line += lines_in(&json[at..at + between]);
        at += between;
        if at == json.len() {
            return values;
        }
        let mut stream = Deserializer::from_slice(&json[at..]).into_iter::<IgnoredAny>();
        let is_value = matches!(stream.next(), Some(Ok(_)));
        let end = if is_value { at + stream.byte_offset() } else { json.len() };
        values.push(Piece::of_line(line, json[at..end].to_vec()));
        line += lines_in(&json[at..end]);
        at = end;
    }
}

/// What stands between values, and around those of a list.
const BETWEEN: [u8; 7] = *b" \t\r\n[],";

fn lines_in(bytes: &[u8]) -> u64 {
    bytes.iter().map(|byte| u64::from(*byte == b'\n')).sum()
}

/// A member with its words; several names in a list are one line of them.
fn field((name, value): (String, Value)) -> Option<Field> {
    let words = match value {
        Value::Null => return None,
        // A number is no text of a document.
        Value::Bool(_) | Value::Number(_) if TEXTS.contains(&name.trim()) => return None,
        Value::Array(values) => {
            let names = values.iter().filter_map(words);
            names.collect::<Vec<_>>().join(", ")
        }
        Value::String(_) | Value::Object(_) => match words(&value) {
            Some(words) => words.to_owned(),
            None => value.to_string(),
        },
        Value::Bool(_) | Value::Number(_) => value.to_string(),
    };
    Some((name, words))
}

/// The words of a value: its own, or those it has as its name, as a source or an author may.
fn words(value: &Value) -> Option<&str> {
    value.as_str().or_else(|| value["name"].as_str())
}
