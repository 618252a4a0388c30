//! The description of what can be asked of a desk, for programs: OpenAPI 3.1, written from the
//! table at the door and from nothing else.

mod operation;
mod schema;
#[cfg(test)]
mod truth;

use axum::Json;
use serde_json::{Map, Value, json};

use crate::door::{Route, Routes, rows};
use crate::error::Failure;
use crate::serve::SharedDesk;

const ABOUT: &str = "The desk over HTTP. Every page has a twin: ask for it with the header \
    `Accept: application/json`, or with `.json` at the end of its path. A form takes its fields as \
    a page sends them or as a JSON object, in which a list stands for lines; where it was taken, \
    the answer leads on with 303. What is refused comes in one shape: `error`, `message` and, where \
    a field is to blame, `field`.";

pub(crate) fn routes() -> Routes {
    Routes::new().get("/openapi", show)
}

async fn show(desk: SharedDesk) -> Result<Json<Value>, Failure> {
    Ok(Json(openapi(desk.keeper().has_accounts().await?)))
}

/// The description as OpenAPI 3.1; on a desk with accounts, with what each route needs.
pub fn openapi(has_accounts: bool) -> Value {
    let mut description = json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Forsooth",
            "version": env!("CARGO_PKG_VERSION"),
            "description": ABOUT,
            "license": { "name": "MIT OR Apache-2.0" },
        },
        "servers": [{ "url": "/" }],
        "paths": paths(has_accounts),
        "components": {
            "schemas": { "Failure": schema::failure() },
            "responses": { "Failure": schema::refusal() },
        },
    });
    if has_accounts {
        description["components"]["securitySchemes"] = schemes();
    }
    description
}

/// Who a request can say that it comes from.
fn schemes() -> Value {
    json!({
        "token": {
            "type": "http",
            "scheme": "bearer",
            "description": "A token of an account, as `forsooth account token` issues it.",
        },
        "session": {
            "type": "apiKey",
            "in": "cookie",
            "name": "__Host-forsooth",
            "description": "The session of a browser that logged in.",
        },
    })
}

fn paths(has_accounts: bool) -> Value {
    let mut paths = Map::new();
    for row in rows() {
        let operations = paths.entry(address(row)).or_insert_with(|| json!({}));
        let method = row.method.name().to_lowercase();
        operations[method.as_str()] = operation::describe(row, has_accounts);
    }
    Value::Object(paths)
}

/// The path as programs ask for it; this description is always JSON.
fn address(row: &Route) -> String {
    if row.path == "/openapi" { "/openapi.json".to_owned() } else { row.path.to_owned() }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::openapi;
    use crate::door::rows;

    fn operations(description: &Value) -> Vec<&Value> {
        let paths = description["paths"].as_object().unwrap();
        paths.values().flat_map(|path| path.as_object().unwrap().values()).collect()
    }

    #[test]
    fn every_row_is_described_once() {
        let description = openapi(true);
        let operations = operations(&description);
        assert_eq!(operations.len(), rows().count());
        let mut names: Vec<&str> =
            operations.iter().map(|it| it["operationId"].as_str().unwrap()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), rows().count(), "two operations have one name");
    }

    #[test]
    fn what_needs_nobody_asks_for_nobody() {
        let description = openapi(true);
        let style = &description["paths"]["/static/{name}"]["get"];
        assert_eq!(style["security"], serde_json::json!([]));
        assert_eq!(description["paths"]["/due"]["get"]["x-need"], "read");
        assert!(openapi(false)["paths"]["/due"]["get"].get("security").is_none());
    }

    #[test]
    fn a_form_is_taken_as_fields_and_as_json() {
        let description = openapi(false);
        let form =
            &description["paths"]["/questions/{id}/topics"]["post"]["requestBody"]["content"];
        assert!(form.get("application/x-www-form-urlencoded").is_some());
        let json = &form["application/json"]["schema"];
        assert_eq!(json["required"], serde_json::json!(["topic"]));
        assert_eq!(json["additionalProperties"], false);
    }
}
