//! Erasing on the pages: who may, what must be confirmed, and what readers then see.

use actions::Desk;
use axum::http::StatusCode;
use domain::Role;
use tempfile::TempDir;

use super::visiting::{KEPT, OPEN, told};
use super::{ADMINISTRATOR, Answer, Kept, PASSWORD, at};

/// The words of the document, which stand in the judgments and briefs as well.
const QUOTED: &str = "The ministers met";

/// Why everything here is erased.
const BECAUSE: &str = "asked for under article 17";

/// A desk with a document, judgments and briefs, and the header of an administrator's session.
fn kept() -> (Kept, String) {
    let folder = TempDir::new().unwrap();
    let desk: Desk = told(&folder);
    let kept = Kept::showing_public(desk, folder);
    kept.roll().begin(ADMINISTRATOR, PASSWORD, at()).unwrap();
    let session = kept.session(ADMINISTRATOR, at());
    (kept, session)
}

/// How many entries go, as the page tells of an entry with those behind the `?`.
async fn going(kept: &Kept, by: &str, path: &str) -> String {
    let page = kept.send(&format!("GET {path}"), &[by], "").await.body;
    let (_, rest) = page.split_once("name=\"goes\" value=\"").unwrap();
    rest.split_once('"').unwrap().0.to_owned()
}

/// Asks to erase an entry as the form does.
async fn erase(kept: &Kept, by: &str, id: &str, fields: &[(&str, &str)]) -> Answer {
    kept.post(&format!("/entries/{id}/erasure"), &[by, "accept: text/html"], fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_goes_is_told_before_it_is_confirmed() {
    let (kept, by) = kept();
    let page = kept.send("GET /documents/d-1", &[&by], "").await.body;
    assert!(page.contains("href=\"/entries/d-1/erasure\""), "{page}");
    assert!(page.contains("href=\"/receipts/d-1\""), "{page}");
    let brief = kept.send("GET /briefs/b-1", &[&by], "").await.body;
    for path in ["/receipts/b-1", "/entries/b-1/erasure", "/entries/b-1/visibility"] {
        assert!(brief.contains(&format!("href=\"{path}\"")), "no {path} in {brief}");
    }
    let plan = kept.send("GET /entries/d-1/erasure", &[&by], "").await;
    assert_eq!(plan.status, StatusCode::OK, "{}", plan.body);
    for expected in ["A tombstone", "j-1</span> it quotes it", "Nothing brings it back"] {
        assert!(plan.body.contains(expected), "no {expected:?} in {}", plan.body);
    }
    let with = kept.send("GET /entries/d-1/erasure?also=j-1%0Aj-2", &[&by], "").await.body;
    assert!(with.contains("name=\"also\" value=\"j-1\nj-2\""), "{with}");

    let goes = going(&kept, &by, "/entries/d-1/erasure").await;
    let (complete, expected) = (
        [("because", BECAUSE), ("confirm", "d-1"), ("goes", &*goes)],
        format!("{goes} entries would go by now, and not 99"),
    );
    for (wrong, told) in [
        (("because", ""), "say why"),
        (("confirm", ""), "type d-1 to confirm"),
        (("confirm", "d-2"), "type d-1 to confirm"),
        (("goes", "99"), &expected),
    ] {
        let fields = complete.map(|field| if field.0 == wrong.0 { wrong } else { field });
        let refused = erase(&kept, &by, "d-1", &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong:?}");
        assert!(refused.body.contains(told), "{wrong:?}: {}", refused.body);
    }
    let still = kept.send("GET /documents/d-1", &[&by], "").await;
    assert_eq!(still.status, StatusCode::OK, "a refusal erases nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_an_administrator_with_a_session_erases() {
    let (kept, _) = kept();
    kept.join("Edda", Role::Editor);
    let complete = [("because", BECAUSE), ("confirm", "d-1"), ("goes", "1")];
    for by in [kept.session("Edda", at()), kept.token(ADMINISTRATOR)] {
        let refused = erase(&kept, &by, "d-1", &complete).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{}", refused.body);
        let page = kept.send("GET /documents/d-1", &[&by], "").await;
        assert_eq!(page.status, StatusCode::OK);
    }
    let page = kept.send("GET /documents/d-1", &[&kept.session("Edda", at())], "").await.body;
    assert!(!page.contains("/erasure"), "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn readers_are_told_that_it_was_erased_and_nothing_of_it() {
    let (kept, by) = kept();
    kept.join("Rita", Role::Reader);
    let reader = kept.token("Rita");
    let shown = kept.send("GET /briefs/b-2.json", &[&reader], "").await.body;
    assert!(shown.contains(QUOTED) && shown.contains(OPEN), "{shown}");

    let asked = "/entries/d-1/erasure?also=j-1%0Aj-2%0Ab-1%0Ab-2";
    let goes = going(&kept, &by, asked).await;
    let also = "j-1\nj-2\nb-1\nb-2";
    let fields = [("because", BECAUSE), ("confirm", "d-1"), ("also", also), ("goes", &*goes)];
    let done = erase(&kept, &by, "d-1", &fields).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    assert!(done.body.contains("Erased by er-1"), "{}", done.body);
    assert!(done.body.contains("backups and exports made before"), "{}", done.body);

    for path in ["/documents/d-1", "/judgments/j-1", "/judgments/j-2", "/briefs/b-1", "/briefs/b-2"]
    {
        for suffix in ["", ".json"] {
            let answer = kept.send(&format!("GET {path}{suffix}"), &[&reader], "").await;
            assert_eq!(answer.status, StatusCode::GONE, "{path}{suffix}: {}", answer.body);
            assert!(answer.body.contains(BECAUSE), "{path}{suffix}: {}", answer.body);
        }
    }
    for path in [
        "/",
        "/documents",
        "/judgments",
        "/briefs",
        "/questions/q-1",
        "/questions/q-2",
        "/search?q=ministers",
        "/search?q=xylophone",
        "/entries/er-1",
        "/receipts/d-1",
        "/receipts/j-2",
        "/receipts/er-1",
        "/due",
        "/record",
        "/sources",
        "/watches",
        "/hypotheses",
        "/public",
        "/public/judgments",
        "/public/questions/q-2",
        "/public/receipts/j-2",
    ] {
        for accept in ["accept: text/html", "accept: application/json"] {
            let answer = kept.send(&format!("GET {path}"), &[&reader, accept], "").await;
            assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
            for gone in [QUOTED, "keeps its harmonica", "The xylophone brief"] {
                assert!(!answer.body.contains(gone), "{gone:?} stands in {path}: {}", answer.body);
            }
        }
    }
    // Questions stay, as scores rest on them, and so do their words.
    let question = kept.send("GET /questions/q-1", &[&reader], "").await.body;
    assert!(question.contains(KEPT), "{question}");
    let listed = kept.send("GET /documents.json", &[&reader], "").await.body;
    assert!(listed.contains("erased on") && listed.contains(BECAUSE), "{listed}");
    let public = kept.send("GET /public/judgments/j-2.json", &[], "").await;
    assert_eq!(public.status, StatusCode::GONE, "{}", public.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_program_is_told_what_went() {
    let (kept, by) = kept();
    let json = "content-type: application/json";
    let body = format!("{{\"because\": \"{BECAUSE}\", \"confirm\": \"b-1\", \"goes\": 1}}");
    let line = "POST /entries/b-1/erasure.json";
    let done = kept.send(line, &[&by, json], &body).await;
    assert_eq!(done.status, StatusCode::OK, "{}", done.body);
    let told: serde_json::Value = serde_json::from_str(&done.body).unwrap();
    assert_eq!((&told["id"], &told["entries"][0]["id"]), (&"er-1".into(), &"b-1".into()));
    assert!(told["left_to_do"].is_array());
    let again = kept.send(line, &[&by, json], &body).await;
    assert_eq!(again.status, StatusCode::GONE, "{}", again.body);
}
