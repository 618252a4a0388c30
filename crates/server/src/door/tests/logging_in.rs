//! Logging in and out, and what whoever is in then records.

use axum::http::StatusCode;
use domain::Role;

use super::{ADMINISTRATOR, Kept, PASSWORD};
use crate::guard::Exposure;

async fn log_in(kept: &Kept, name: &str, password: &str, next: &str) -> super::Answer {
    let fields = [("name", name), ("password", password), ("next", next)];
    kept.post("/login", &["accept: text/html"], &fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_in_leads_on_and_a_log_out_ends_it() {
    let kept = Kept::with_accounts();
    let entered = log_in(&kept, ADMINISTRATOR, PASSWORD, "/questions?page=1").await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.body);
    assert_eq!(entered.header("location"), "/questions?page=1");
    let set = entered.header("set-cookie");
    assert!(set.ends_with("; Path=/; HttpOnly; SameSite=Lax; Secure"), "{set}");
    let cookie = entered.cookie();
    let page = kept.send("GET /", &[&cookie], "").await;
    assert_eq!((page.status, page.header("cache-control")), (StatusCode::OK, "no-store"));
    assert!(page.body.contains("<a href=\"/account\">Ada</a>"), "{}", page.body);
    let left = kept.post("/logout", &[&cookie], &[]).await;
    assert_eq!(left.header("location"), "/login");
    assert!(left.header("set-cookie").contains("Max-Age=0"));
    let page = kept.send("GET /index.json", &[&cookie], "").await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_in_goes_to_no_foreign_place() {
    let kept = Kept::with_accounts();
    let entered = log_in(&kept, ADMINISTRATOR, PASSWORD, "//evil.example/").await;
    assert_eq!(entered.header("location"), "/");
}

#[tokio::test(flavor = "multi_thread")]
async fn each_log_in_has_a_new_secret_and_ends_the_one_before() {
    let kept = Kept::with_accounts();
    let first = log_in(&kept, ADMINISTRATOR, PASSWORD, "").await.cookie();
    let fields = [("name", ADMINISTRATOR), ("password", PASSWORD)];
    let second = kept.post("/login", &[&first], &fields).await.cookie();
    assert_ne!(first, second);
    let by = async |cookie: &str| kept.send("GET /due.json", &[cookie], "").await.status;
    assert_eq!(by(&first).await, StatusCode::UNAUTHORIZED);
    assert_eq!(by(&second).await, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_wrong_is_told_nothing_and_waits_longer_each_time() {
    let kept = Kept::with_accounts();
    let mut told = vec![];
    for name in ["Ada", "Nobody", "Ada", "Nobody", "Ada"] {
        let refused = log_in(&kept, name, "wrong", "").await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(refused.header("set-cookie"), "");
        assert!(!refused.body.contains("value=\"wrong\""), "the password came back");
        told.push(refused.body.replace(name, "NAME"));
    }
    assert!(told.iter().all(|page| page == &told[0]), "the answers differ by the name");
    let held_up = log_in(&kept, ADMINISTRATOR, PASSWORD, "").await;
    assert_eq!(held_up.status, StatusCode::TOO_MANY_REQUESTS, "the sixth waits, though right");
    assert_eq!(held_up.header("retry-after"), "1");
    assert!(held_up.body.contains("ask again in 1 s"), "{}", held_up.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_site_logs_nobody_in() {
    let kept = Kept::with_accounts();
    let fields = [("name", ADMINISTRATOR), ("password", PASSWORD)];
    for said in ["origin: https://evil.example", "sec-fetch-site: cross-site", "origin: null"] {
        let refused = kept.post("/login", &[said], &fields).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{said}");
        assert_eq!(refused.header("set-cookie"), "");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_password_is_taken_where_it_can_be_read() {
    let kept = Kept::reached(Exposure::Network);
    kept.roll().begin(ADMINISTRATOR, PASSWORD, super::at()).unwrap();
    let refused = log_in(&kept, ADMINISTRATOR, PASSWORD, "").await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(refused.body.contains("--proxy"), "{}", refused.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_recorded_is_signed_by_whoever_is_in() {
    let kept = Kept::with_accounts();
    kept.join("Edda", Role::Editor);
    let json = "content-type: application/json";
    for (name, text) in [("Edda", "It rains."), (ADMINISTRATOR, "It snows.")] {
        let body = format!("{{\"text\": \"{text}\"}}");
        let token = kept.token(name);
        let added = kept.send("POST /documents/new", &[json, &token], &body).await;
        assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.body);
        let path = format!("GET {}.json", added.header("location"));
        let shown = kept.send(&path, &[&kept.token("Edda")], "").await;
        assert!(shown.body.contains(&format!("\"author\":\"{name}\"")), "{}", shown.body);
    }
}

#[tokio::test]
async fn a_desk_of_ones_own_has_no_log_in() {
    let kept = Kept::reached(Exposure::Loopback);
    for path in ["/login", "/join", "/account", "/accounts"] {
        let answer = kept.send(&format!("GET {path}.json"), &[], "").await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(answer.body.contains("forsooth account begin"), "{}", answer.body);
    }
}

#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "the roll is a file")]
#[tokio::test(flavor = "multi_thread")]
async fn a_roll_that_is_gone_lets_nobody_in_and_a_new_one_counts_at_once() {
    let kept = Kept::with_accounts();
    let (session, token) = (kept.session(ADMINISTRATOR, super::at()), kept.token(ADMINISTRATOR));
    let questions = async |shown: &str| kept.send("GET /questions.json", &[shown], "").await;
    for shown in [&session, &token] {
        assert_eq!(questions(shown).await.status, StatusCode::OK);
    }
    let roll = kept.folder.path().join("desk.sqlite3.people");
    let aside = kept.folder.path().join("aside");
    std::fs::rename(&roll, &aside).unwrap();
    for shown in [&session, &token] {
        let refused = questions(shown).await;
        assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE, "{}", refused.body);
        assert!(refused.body.contains("was removed or replaced"), "{}", refused.body);
    }
    let refused = log_in(&kept, ADMINISTRATOR, PASSWORD, "").await;
    assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE, "{}", refused.body);
    assert!(!roll.exists(), "looking for it made an empty one");
    kept.roll().begin("Nora", PASSWORD, super::at()).unwrap();
    for shown in [&session, &token] {
        assert_ne!(questions(shown).await.status, StatusCode::OK, "of the roll that was removed");
    }
    assert_eq!(questions(&kept.session("Nora", super::at())).await.status, StatusCode::OK);
    std::fs::rename(&aside, &roll).unwrap();
    assert_eq!(questions(&session).await.status, StatusCode::OK, "it was put back");
}
