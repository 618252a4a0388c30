//! One operation of the description: a row of the table.

use serde_json::{Map, Value, json};

use super::schema;
use crate::door::{Method, Need, Route, Shows};

/// What can be wrong with any request.
const REFUSALS: [(&str, &str); 7] = [
    ("400", "The request cannot be understood"),
    ("403", "Whoever asks may not do this, or another site sent the form"),
    ("404", "There is no such thing"),
    ("421", "The desk does not answer to this name"),
    ("422", "The rules of the desk refuse it"),
    ("429", "Too much was asked in a short time"),
    ("503", "The desk is busy, or records nothing before it is served anew"),
];

/// What can be wrong beside that with a form.
const REFUSALS_OF_FORMS: [(&str, &str); 4] = [
    ("408", "What was sent took too long to come"),
    ("413", "What was sent is too long"),
    ("415", "This is no way to send a form"),
    ("507", "The disk of the desk is full, and nothing was recorded"),
];

/// Describes a row.
pub(super) fn describe(row: &Route, has_accounts: bool) -> Value {
    let mut operation = json!({
        "operationId": name(row),
        "summary": row.summary,
        "tags": [tag(row)],
        "x-need": row.need.word(),
        "parameters": parameters(row),
        "responses": responses(row, has_accounts),
    });
    if row.method == Method::Post && (row.takes_files || !row.fields.is_empty()) {
        operation["requestBody"] = schema::body(row);
    }
    if has_accounts {
        operation["security"] = match row.need {
            Need::Nothing => json!([]),
            // Where the desk shows what is public, nothing is needed.
            Need::Visit => json!([{ "token": [] }, { "session": [] }, {}]),
            Need::Account
            | Need::Read
            | Need::Propose
            | Need::Write
            | Need::Settle
            | Need::Administer => json!([{ "token": [] }, { "session": [] }]),
        };
    }
    operation
}

/// The name of a row for programs: `get_questions_id`.
fn name(row: &Route) -> String {
    let is_word = |letter: char| letter.is_ascii_alphanumeric();
    let words = row.path.split(|letter| !is_word(letter)).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.collect();
    let path = if words.is_empty() { "home".to_owned() } else { words.join("_") };
    format!("{}_{path}", row.method.name().to_lowercase())
}

/// What a row belongs to: the first part of its path.
fn tag(row: &Route) -> &str {
    match row.path.split('/').nth(1) {
        None | Some("") => "home",
        Some(first) => first,
    }
}

fn parameters(row: &Route) -> Vec<Value> {
    let varying = row.varying().map(|name| {
        json!({
            "name": name,
            "in": "path",
            "required": true,
            "schema": { "type": "string", "minLength": 1 },
            "example": example(row, name),
        })
    });
    let asked = row.query.split_whitespace().filter(|name| !name.ends_with('*'));
    let asked = asked.map(|name| json!({ "name": name, "in": "query", "schema": asked_for(name) }));
    varying.chain(asked).collect()
}

/// What a part of a path may be, so that whoever tries the description out finds something.
fn example(row: &Route, name: &str) -> &'static str {
    let belongs = match tag(row) {
        "public" => row.path.split('/').nth(2).unwrap_or_default(),
        tag => tag,
    };
    match (name, belongs) {
        ("proposal", _) => "pr-1",
        ("number", _) => "1",
        ("secret", _) => "fs_cal_secret.ics",
        ("name", "static") => "desk.css",
        ("name", _) => "Lavrov",
        ("first", _) => "Russia",
        ("second", _) => "United States",
        (_, "judgments") => "j-1",
        (_, "documents") => "d-1",
        (_, "briefs") => "b-1",
        (_, "hypotheses") => "h-1",
        (_, "catalogue") => "c-1",
        (_, "feeds") => "feed-1",
        (_, "watches") => "watch-1",
        (_, "jobs") => "job-1",
        ("id", "entries") if row.path.ends_with("/visibility") => "j-1",
        (_, "statements" | "entries") => "s-1",
        _ => "q-1",
    }
}

fn asked_for(name: &str) -> Value {
    match name {
        "page" => json!({ "type": "integer", "minimum": 1 }),
        "counted" => json!({ "type": "boolean" }),
        _ => json!({ "type": "string" }),
    }
}

fn responses(row: &Route, has_accounts: bool) -> Value {
    let mut responses = Map::new();
    let mut tell = |status: &str, told: Value| drop(responses.insert(status.to_owned(), told));
    if row.shows != Shows::Nothing {
        tell("200", json!({ "description": "What was asked for", "content": content(row) }));
    }
    if let Shows::File(_) = row.shows {
        tell("304", json!({ "description": "It is what you have" }));
    }
    if row.leads {
        tell("303", leading("Where to go on"));
    }
    if row.leads && row.method == Method::Get {
        tell("308", leading("Where this is shown"));
    }
    let of_forms: &[_] = if row.method == Method::Post { &REFUSALS_OF_FORMS } else { &[] };
    for (status, told) in REFUSALS.iter().chain(of_forms) {
        tell(status, refusal(told));
    }
    if has_accounts {
        tell("401", refusal("Nobody is known by this session or token"));
    }
    Value::Object(responses)
}

/// An answer that leads on.
fn leading(told: &str) -> Value {
    json!({
        "description": told,
        "headers": { "Location": { "required": true, "schema": { "type": "string" } } },
    })
}

/// A refusal, which may come as JSON or as a page.
fn refusal(told: &str) -> Value {
    let mut refusal = schema::refusal();
    refusal["description"] = json!(told);
    refusal
}

fn content(row: &Route) -> Value {
    let page = json!({ "schema": { "type": "string" } });
    match row.shows {
        Shows::Nothing => json!({}),
        Shows::Html => json!({ "text/html": page }),
        Shows::Json(shape) => json!({ "application/json": { "schema": schema::of_shape(shape) } }),
        Shows::Page(shape) => json!({
            "text/html": page,
            "application/json": { "schema": schema::of_shape(shape) },
        }),
        Shows::File(kinds) => {
            let kinds = kinds.split_whitespace();
            Value::Object(kinds.map(|kind| (kind.to_owned(), page.clone())).collect())
        }
    }
}
