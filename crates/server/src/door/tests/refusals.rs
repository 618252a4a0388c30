//! Who is refused what, worked out for every route from the table and held against each answer.

use axum::http::StatusCode;
use domain::{Role, Scope};
use jiff::SignedDuration;

use super::{ADMINISTRATOR, Exposure, Kept, all_scopes, at};
use crate::door::{Method, Need, Route, rows};

/// What somebody may do, said here once more so that a slip in the door is seen.
pub(super) const NOBODY: &[Need] = &[Need::Nothing];
pub(super) const VISITOR: &[Need] = &[Need::Nothing, Need::Visit];
const READER: &[Need] = &[Need::Nothing, Need::Visit, Need::Read];
const BOT: &[Need] = &[Need::Nothing, Need::Visit, Need::Read, Need::Propose];
const FORECASTER: &[Need] = &[Need::Nothing, Need::Visit, Need::Read, Need::Propose, Need::Write];
const EDITOR: &[Need] =
    &[Need::Nothing, Need::Visit, Need::Read, Need::Propose, Need::Write, Need::Settle];

/// Somebody who comes to the door, and the status that refuses them.
pub(super) struct Visitor {
    pub(super) who: &'static str,
    pub(super) header: String,
    pub(super) may: &'static [Need],
    pub(super) refused: StatusCode,
}

/// A path of a row, with something in the parts that vary.
fn path(row: &Route) -> String {
    let part = |part: &str| match part {
        "{id}" => "q-1".to_owned(),
        "{proposal}" => "ps-1".to_owned(),
        "{number}" => "1".to_owned(),
        "{name}" | "{first}" | "{second}" | "{secret}" => "Nobody".to_owned(),
        fixed => fixed.to_owned(),
    };
    row.path.split('/').map(part).collect::<Vec<_>>().join("/")
}

pub(super) async fn visit(
    kept: &Kept,
    visitor: &Visitor,
    (number, row): (usize, &Route),
) -> StatusCode {
    let line = format!("{} {}", row.method.name(), path(row));
    // Each comes from an address of their own, or they would be held up.
    let from = format!("x-forwarded-for: 203.0.113.{}", number % 250);
    let mut headers = vec!["accept: application/json", "content-type: application/json", &*from];
    headers.extend((!visitor.header.is_empty()).then_some(&*visitor.header));
    kept.send(&line, &headers, "{}").await.status
}

pub(super) fn check(visitor: &Visitor, row: &Route, status: StatusCode) {
    let (who, method, path, need) = (visitor.who, row.method.name(), row.path, row.need);
    if visitor.may.contains(&need) {
        let refused = [StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN];
        assert!(!refused.contains(&status), "{who} got {status} for {method} {path} ({need:?})");
        assert!(status.as_u16() < 500, "{who} got {status} for {method} {path}");
    } else {
        assert_eq!(status, visitor.refused, "{who} for {method} {path} ({need:?})");
    }
}

fn strangers(kept: &Kept) -> Vec<Visitor> {
    kept.join("Dora", Role::Editor);
    let (token, session) = (kept.token("Dora"), kept.session("Dora", at()));
    kept.roll().disable(people::Authority::Machine("machine"), "Dora").unwrap();
    let too_old = at() - SignedDuration::from_hours(14 * 24);
    let stranger = |who, header: &str, may| Visitor {
        who,
        header: header.to_owned(),
        may,
        refused: StatusCode::UNAUTHORIZED,
    };
    let wrong = format!("authorization: Bearer fs_tok_{}", "A".repeat(43));
    vec![
        stranger("nobody", "", NOBODY),
        stranger("a wrong token", &wrong, &[]),
        stranger("no token", "authorization: Basic YTpi", &[]),
        stranger("a disabled account by token", &token, &[]),
        stranger("a disabled account", &session, NOBODY),
        stranger("an expired session", &kept.session(ADMINISTRATOR, too_old), NOBODY),
        stranger("a wrong session", "cookie: __Host-forsooth=fs_ses_x", NOBODY),
        stranger("a session in the wrong cookie", &session.replace("__Host-", ""), NOBODY),
    ]
}

fn known(kept: &Kept) -> Vec<Visitor> {
    for (name, role) in [
        ("Rita", Role::Reader),
        ("bot:scout", Role::Bot),
        ("Finn", Role::Forecaster),
        ("Edda", Role::Editor),
    ] {
        kept.join(name, role);
    }
    let knows = |who, name, may| Visitor {
        who,
        header: kept.token(name),
        may,
        refused: StatusCode::FORBIDDEN,
    };
    let narrow = "read".parse().unwrap();
    kept.join("Otto", Role::Editor);
    let read_only = kept.token_for("Otto", &narrow);
    let administers = kept.token_for(ADMINISTRATOR, &all_scopes());
    let alone = |name, scope: Scope, may| {
        kept.join(name, Role::Editor);
        let header = kept.token_for(name, &[scope].into_iter().collect());
        Visitor { header, ..knows("a token for one thing", name, may) }
    };
    vec![
        alone("Olga", Scope::Read, READER),
        alone("Olaf", Scope::Propose, &[Need::Nothing, Need::Propose]),
        alone("Oona", Scope::Write, &[Need::Nothing, Need::Write]),
        alone("Oleg", Scope::Settle, &[Need::Nothing, Need::Settle]),
        knows("a reader", "Rita", READER),
        knows("a bot", "bot:scout", BOT),
        knows("a forecaster", "Finn", FORECASTER),
        knows("an editor", "Edda", EDITOR),
        Visitor { header: read_only, ..knows("a token to read", "Edda", READER) },
        Visitor { header: administers, ..knows("an administrator's token", "Edda", EDITOR) },
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_is_refused_what_they_may_not_do_and_nothing_else() {
    let kept = Kept::with_accounts();
    let mut visitors = strangers(&kept);
    visitors.extend(known(&kept));
    let mut visits = 0;
    for visitor in &visitors {
        for row in rows() {
            visits += 1;
            check(visitor, row, visit(&kept, visitor, (visits, row)).await);
        }
    }
    assert_eq!(visits, visitors.len() * rows().count());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_reaches_its_account_and_an_administrators_all() {
    let kept = Kept::with_accounts();
    kept.join("Edda", Role::Editor);
    let (editor, administrator) = (kept.session("Edda", at()), kept.session(ADMINISTRATOR, at()));
    for row in rows().filter(|row| row.method == Method::Get) {
        let line = format!("GET {}", path(row));
        // From one address they would be held up.
        let by = async |header: &str, from| kept.send(&line, &[header, from], "").await.status;
        let beside = "x-forwarded-for: 203.0.113.8";
        assert_ne!(by(&administrator, beside).await, StatusCode::FORBIDDEN, "{line}");
        let is_refused = by(&editor, "x-forwarded-for: 203.0.113.9").await == StatusCode::FORBIDDEN;
        assert_eq!(is_refused, row.need == Need::Administer, "{line}");
    }
    for row in rows().filter(|row| row.need == Need::Administer) {
        let line = format!("{} {}", row.method.name(), path(row));
        assert_eq!(kept.send(&line, &[&editor], "").await.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn a_person_is_led_to_the_log_in_and_a_program_is_told() {
    let kept = Kept::with_accounts();
    let page = kept.send("GET /questions?page=2", &["accept: text/html"], "").await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    assert_eq!(page.header("location"), "/login?next=%2Fquestions%3Fpage%3D2");
    let json = kept.send("GET /questions.json", &[], "").await;
    assert_eq!(json.status, StatusCode::UNAUTHORIZED);
    assert!(json.header("www-authenticate").starts_with("Bearer"));
    assert!(json.body.contains("\"error\":\"unauthorized\""), "{}", json.body);
}

#[tokio::test]
async fn what_is_not_in_the_table_is_not_there() {
    let kept = Kept::with_accounts();
    let nowhere = kept.send("GET /nowhere", &["accept: application/json"], "").await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
    let deleted = kept.send("DELETE /questions/q-1.json", &[], "").await;
    assert_eq!(deleted.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(deleted.header("allow"), "GET, HEAD");
}

#[tokio::test]
async fn nobody_sends_more_than_a_row_takes() {
    let kept = Kept::with_accounts();
    let form = "content-type: application/x-www-form-urlencoded";
    for (path, bytes) in [("/login", 16 << 10), ("/questions/q-1/topics", 2 << 20)] {
        let fields = format!("name={}", "a".repeat(bytes));
        let token = kept.token(ADMINISTRATOR);
        let answer = kept.send(&format!("POST {path}"), &[form, &token], &fields).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}: {}", answer.body);
    }
}

#[tokio::test]
async fn a_desk_that_others_reach_is_closed_until_it_has_accounts() {
    use crate::guard::Exposure;

    for exposure in [Exposure::Network, Exposure::Proxy] {
        let kept = Kept::reached(exposure);
        let answer = kept.send("GET /questions.json", &[], "").await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{exposure:?}");
        let posted = kept.send("POST /jobs/clear", &[], "").await;
        assert_eq!(posted.status, StatusCode::SERVICE_UNAVAILABLE, "{exposure:?}");
    }
}

#[tokio::test]
async fn behind_a_proxy_browsers_are_told_to_use_tls_alone() {
    let kept = Kept::with_accounts();
    for path in ["/login", "/questions", "/nowhere"] {
        let answer = kept.send(&format!("GET {path}"), &["accept: text/html"], "").await;
        assert_eq!(answer.headers["strict-transport-security"], "max-age=31536000", "{path}");
    }
    let own = Kept::reached(Exposure::Loopback);
    let answer = own.send("GET /questions", &["accept: text/html"], "").await;
    assert!(!answer.headers.contains_key("strict-transport-security"));
}

#[tokio::test]
async fn an_address_with_what_is_no_text_is_refused() {
    let kept = Kept::with_accounts();
    for path in ["/search?q=a%00b", "/speakers/a%00b", "/login?next=%00"] {
        let answer = kept.send(&format!("GET {path}"), &["accept: text/html"], "").await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{path}");
        assert!(!answer.body.contains('\0'), "{path}");
    }
}
