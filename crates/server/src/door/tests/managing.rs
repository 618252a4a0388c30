//! Accounts as they are managed on the pages: invited, joined, changed, shut out.

use axum::http::StatusCode;
use domain::Role;

use super::{ADMINISTRATOR, Kept, PASSWORD, at};

/// What stands between two texts.
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    text.split_once(before).unwrap().1.split_once(after).unwrap().0
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_is_invited_joins_and_is_shut_out() {
    let kept = Kept::with_accounts();
    let administrator = kept.session(ADMINISTRATOR, at());
    let invited =
        kept.post("/accounts/invitations", &[&administrator], &[("role", "editor")]).await;
    assert_eq!(invited.status, StatusCode::OK, "{}", invited.body);
    let secret = between(&invited.body, "<code class=\"secret\">", "</code>").to_owned();
    let fields = |password| [("invitation", &*secret), ("name", "Ben"), ("password", password)];

    let weak = kept.post("/join", &["accept: text/html"], &fields("password")).await;
    assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", weak.body);
    assert!(weak.body.contains("id=\"join-password-error\""), "{}", weak.body);
    let joined = kept.post("/join", &[], &fields(PASSWORD)).await;
    assert_eq!(joined.status, StatusCode::SEE_OTHER, "{}", joined.body);
    let ben = joined.cookie();
    assert_eq!(kept.send("GET /", &[&ben], "").await.status, StatusCode::OK);
    let again = kept.post("/join", &["accept: application/json"], &fields(PASSWORD)).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", again.body);

    let disabled = kept.post("/accounts/Ben/disable", &[&administrator], &[]).await;
    assert_eq!(disabled.header("location"), "/accounts", "{}", disabled.body);
    let json = "accept: application/json";
    assert_eq!(kept.send("GET /", &[&ben, json], "").await.status, StatusCode::UNAUTHORIZED);
    let page = kept.send("GET /accounts", &[&administrator], "").await;
    assert!(page.body.contains("disabled"), "{}", page.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_administrator_stays() {
    let kept = Kept::with_accounts();
    let administrator = kept.session(ADMINISTRATOR, at());
    for (path, fields) in
        [("/accounts/Ada/disable", &[][..]), ("/accounts/Ada/role", &[("role", "reader")][..])]
    {
        let refused = kept.post(path, &[&administrator], fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert!(refused.body.contains("the last administrator"), "{}", refused.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_told_once_and_revoked() {
    let kept = Kept::with_accounts();
    kept.join("Rita", Role::Reader);
    let rita = kept.session("Rita", at());
    let fields = [("label", "a script"), ("scopes", "read"), ("days", "7")];
    let told = kept.post("/account/tokens", &[&rita], &fields).await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.body);
    let token = between(&told.body, "<code class=\"secret\">", "</code>");
    let token = format!("authorization: Bearer {token}");
    assert_eq!(kept.send("GET /due.json", &[&token], "").await.status, StatusCode::OK);
    let page = kept.send("GET /account", &[&rita], "").await;
    assert!(page.body.contains("a script") && !page.body.contains("fs_tok_"), "{}", page.body);
    let beyond = [("label", "a script"), ("scopes", "read,settle")];
    let beyond = kept.post("/account/tokens", &[&rita], &beyond).await;
    assert_eq!(beyond.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", beyond.body);

    let revoked = kept.post("/account/tokens/1/revoke", &[&rita], &[]).await;
    assert_eq!(revoked.header("location"), "/account", "{}", revoked.body);
    let refused = kept.send("GET /due.json", &[&token], "").await;
    assert_eq!(refused.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_ends_all_other_sessions() {
    let kept = Kept::with_accounts();
    let (here, there) = (kept.session(ADMINISTRATOR, at()), kept.session(ADMINISTRATOR, at()));
    let wrong = [("old", "not this one"), ("password", "saddle-quartz-meadow-88")];
    let refused = kept.post("/account/password", &[&here], &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    assert!(!refused.body.contains("quartz"), "a password came back");
    let fields = [("old", PASSWORD), ("password", "saddle-quartz-meadow-88")];
    let changed = kept.post("/account/password", &[&here], &fields).await;
    assert_eq!(changed.header("location"), "/account", "{}", changed.body);
    let by = async |cookie: &str| kept.send("GET /due.json", &[cookie], "").await.status;
    assert_eq!(by(&here).await, StatusCode::OK);
    assert_eq!(by(&there).await, StatusCode::UNAUTHORIZED);
}
