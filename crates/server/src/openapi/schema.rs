//! The shapes of what is sent and answered, as JSON Schema.

use serde_json::{Map, Value, json};

use crate::door::Route;

/// The one shape of a refusal.
pub(super) fn failure() -> Value {
    json!({
        "type": "object",
        "description": "Why the desk could not do what was asked.",
        "required": ["error", "message", "field"],
        "additionalProperties": false,
        "properties": {
            "error": { "type": "string", "description": "A word for programs, as `not-found`." },
            "message": { "type": "string", "description": "A sentence for people." },
            "field": { "type": ["string", "null"], "description": "The field that is to blame." },
        },
    })
}

/// A refusal, as JSON or as a page.
pub(super) fn refusal() -> Value {
    json!({
        "description": "Why it was refused",
        "content": {
            "application/json": { "schema": { "$ref": "#/components/schemas/Failure" } },
            "text/html": { "schema": { "type": "string" } },
        },
    })
}

/// The schema of a shape as the table writes it: a type, or the parts of an object.
pub(super) fn of_shape(shape: &str) -> Value {
    if !shape.contains(':') {
        return of_type(shape);
    }
    let (mut required, mut properties) = (vec![], Map::new());
    for (name, kind) in shape.split_whitespace().filter_map(|part| part.split_once(':')) {
        let optional = name.strip_suffix('?');
        if optional.is_none() {
            required.push(name);
        }
        let name = optional.unwrap_or(name);
        properties.insert(name.to_owned(), of_type(kind));
    }
    json!({ "type": "object", "required": required, "properties": properties })
}

/// The schema of a type; one that ends in `?` may be null.
fn of_type(kind: &str) -> Value {
    match kind.strip_suffix('?') {
        Some(kind) => json!({ "type": [kind, "null"] }),
        None if kind == "any" => json!({}),
        None => json!({ "type": kind }),
    }
}

/// What is sent to a form.
pub(super) fn body(row: &Route) -> Value {
    if row.takes_files {
        let schema = form(row, &json!({ "type": "string" }));
        return json!({ "required": true, "content": { "multipart/form-data": { "schema": schema } } });
    }
    let as_fields = form(row, &json!({ "type": "string" }));
    let simple = json!(["string", "number", "boolean"]);
    let as_json = json!({
        "type": ["string", "number", "boolean", "null", "array"],
        "items": { "type": simple },
    });
    json!({
        // Whoever fills in nothing need send nothing.
        "required": row.fields().any(|(_, is_required)| is_required),
        "content": {
            "application/x-www-form-urlencoded": { "schema": as_fields },
            "application/json": { "schema": form(row, &as_json) },
        },
    })
}

/// The fields of a form, each of a type.
fn form(row: &Route, kind: &Value) -> Value {
    let (mut required, mut properties, mut patterns) = (vec![], Map::new(), Map::new());
    for (field, is_required) in row.fields() {
        if let Some(start) = field.strip_suffix('*') {
            patterns.insert(format!("^{start}"), kind.clone());
            continue;
        }
        if is_required {
            required.push(field);
        }
        properties.insert(field.to_owned(), kind.clone());
    }
    if row.takes_files {
        let file = json!({ "type": "string", "contentMediaType": "application/octet-stream" });
        properties.insert("files".to_owned(), json!({ "type": "array", "items": file }));
    }
    json!({
        "type": "object",
        "required": required,
        "properties": properties,
        "patternProperties": patterns,
        "additionalProperties": false,
    })
}
