//! What a machine proposes by its token, and a person decides.

use axum::http::StatusCode;
use domain::Role;
use tempfile::TempDir;

use super::visiting::told;
use super::{ADMINISTRATOR, Kept, PASSWORD, at};
use crate::guard::Exposure;

#[tokio::test(flavor = "multi_thread")]
async fn a_bot_proposes_and_does_not_settle() {
    let folder = TempDir::new().unwrap();
    let desk = told(&folder);
    let kept = Kept::of(desk, folder, Exposure::Proxy);
    kept.roll().begin(ADMINISTRATOR, PASSWORD, at()).unwrap();
    kept.join("bot:scout", Role::Bot);
    kept.join("Edda", Role::Editor);
    let (bot, json) = (kept.token("bot:scout"), "content-type: application/json");
    let headers = [&*bot, json];
    let body = r#"{"outcome": "yes", "evidence": "d-1:\"The ministers met\""}"#;
    let settled = kept.send("POST /questions/q-1/settlements", &headers, body).await;
    assert_eq!(settled.status, StatusCode::FORBIDDEN, "{}", settled.body);
    let proposed = kept.send("POST /questions/q-1/proposals", &headers, body).await;
    assert_eq!(proposed.header("location"), "/questions/q-1#proposed", "{}", proposed.body);
    let shown = kept.send("GET /questions/q-1.json", &headers, "").await.body;
    let shown: serde_json::Value = serde_json::from_str(&shown).unwrap();
    assert_eq!(
        (&shown["state"], &shown["proposals"][0]["author"]),
        (&"open".into(), &"bot:scout".into())
    );

    let id = shown["proposals"][0]["id"].as_str().unwrap();
    let line = format!("POST /questions/q-1/proposals/{id}");
    let refused = kept.send(&line, &headers, "{}").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.body);
    let editor = kept.token("Edda");
    let accepted = kept.send(&line, &[&editor, json], "{}").await;
    assert_eq!(accepted.status, StatusCode::SEE_OTHER, "{}", accepted.body);
}
