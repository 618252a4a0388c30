//! The description, held against what a sample desk answers.

use actions::{Desk, SetVisibility, fill_sample_desk, list_entries, set_visibility};
use axum::http::StatusCode;
use domain::{Audience, Kind};
use serde_json::Value;
use tempfile::TempDir;

use super::openapi;
use crate::door::tests::Kept;
use crate::door::{Method, Route, Shows, rows};
use crate::guard::Exposure;

/// A sample desk with hypotheses and a job.
async fn sample() -> Kept {
    let folder = TempDir::new().unwrap();
    let mut desk = fill_sample_desk(&folder.path().join("desk.sqlite3"), None).unwrap();
    desk.leave_story("Ines");
    make_public(&mut desk);
    let kept = Kept::of(desk, folder, Exposure::Loopback);
    let json = "content-type: application/json";
    let hypotheses = r#"{"matter": "Who gave way?", "hypotheses": ["Both", "Neither"],
        "evidence": ["s-1"]}"#;
    let opened = kept.send("POST /hypotheses/new", &[json], hypotheses).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.body);
    let begun = kept.send("POST /jobs/rebuild-archive", &[json], "{}").await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.body);
    kept
}

/// All that can be public is.
fn make_public(desk: &mut Desk) {
    for kind in [Kind::Judgment, Kind::Question, Kind::Brief] {
        for entry in list_entries(desk, kind).unwrap() {
            let request = SetVisibility { of: entry.id, audience: Audience::Public, until: None };
            set_visibility(desk, request).unwrap();
        }
    }
}

/// The path of a row as its examples fill it in.
fn example(row: &Route, description: &Value) -> String {
    let address = if row.path == "/openapi" { "/openapi.json" } else { row.path };
    let parameters = &description["paths"][address]["get"]["parameters"];
    let varying = parameters.as_array().unwrap().iter().filter(|it| it["in"] == "path");
    varying.fold(address.to_owned(), |path, parameter| {
        let name = format!("{{{}}}", parameter["name"].as_str().unwrap());
        let value = parameter["example"].as_str().unwrap().replace(' ', "%20");
        path.replace(&name, &value)
    })
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// Holds a value against a schema of the few kinds that the description has.
fn check(what: &str, value: &Value, schema: &Value) {
    let kind = kind(value);
    let allows = |it: &Value| it == kind || (it == "number" && kind == "integer");
    let allowed = match &schema["type"] {
        Value::Null => true,
        Value::Array(kinds) => kinds.iter().any(allows),
        one @ (Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_)) => {
            allows(one)
        }
    };
    assert!(allowed, "{what} is {kind}, and not {}", schema["type"]);
    for name in schema["required"].as_array().into_iter().flatten() {
        assert!(value.get(name.as_str().unwrap()).is_some(), "{what} lacks {name}");
    }
    for (name, part) in schema["properties"].as_object().into_iter().flatten() {
        if let Some(value) = value.get(name) {
            check(&format!("{name} of {what}"), value, part);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_shown_is_as_described() {
    let (kept, description) = (sample().await, openapi(false));
    for row in rows().filter(|row| row.method == Method::Get) {
        let path = example(row, &description);
        let address = if row.path == "/openapi" { "/openapi.json" } else { row.path };
        let described = &description["paths"][address]["get"]["responses"];
        let answer = kept.send(&format!("GET {path}"), &["accept: application/json"], "").await;
        let status = answer.status.as_u16().to_string();
        assert!(described.get(&status).is_some(), "{path} answers {status}: {}", answer.body);
        if row.shows == Shows::Nothing || row.path.starts_with("/account") {
            continue;
        }
        if ["/login", "/join", "/calendar/{secret}"].contains(&row.path) {
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
            continue;
        }
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
        let kind = answer.headers["content-type"].to_str().unwrap().split(';').next().unwrap();
        let schema = &described["200"]["content"][kind]["schema"];
        assert!(schema.is_object(), "{path} answers {kind}");
        if kind == "application/json" {
            check(&path, &serde_json::from_str(&answer.body).unwrap(), schema);
        }
    }
}

#[tokio::test]
async fn what_is_refused_is_as_described() {
    let (kept, description) = (sample().await, openapi(false));
    let schema = &description["components"]["schemas"]["Failure"];
    for line in ["GET /questions/q-999.json", "GET /questions.json?page=0", "POST /jobs.json"] {
        let answer = kept.send(line, &[], "").await;
        assert!(answer.status.is_client_error(), "{line}");
        check(line, &serde_json::from_str(&answer.body).unwrap(), schema);
    }
}
