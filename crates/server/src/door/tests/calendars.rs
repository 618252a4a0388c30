//! The secret address of a calendar: what it opens, and what it does not.

use actions::{SetVisibility, set_visibility};
use axum::http::StatusCode;
use domain::{Audience, Role};
use people::Authority;
use tempfile::TempDir;

use super::visiting::{KEPT, OPEN, told};
use super::{ADMINISTRATOR, Kept, PASSWORD, at};
use crate::guard::Exposure;

/// A desk with what is due, of which Rita the reader may not see all.
fn kept() -> Kept {
    let folder = TempDir::new().unwrap();
    let mut desk = told(&folder);
    let (of, audience) = ("j-1".parse().unwrap(), Audience::Private);
    set_visibility(&mut desk, SetVisibility { of, audience, until: None }).unwrap();
    let kept = Kept::of(desk, folder, Exposure::Proxy);
    kept.roll().begin(ADMINISTRATOR, PASSWORD, at()).unwrap();
    kept.join("Rita", Role::Reader);
    kept
}

/// Makes an address as the form does, and gives it as the page tells it.
async fn make(kept: &Kept, session: &str) -> String {
    let told = kept.post("/account/calendars", &[session], &[]).await;
    assert_eq!(told.status, StatusCode::OK, "{}", told.body);
    let (_, rest) = told.body.split_once("<code class=\"secret\">").unwrap();
    rest.split_once("</code>").unwrap().0.to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_calendar_program_reads_at_an_address_what_its_owner_sees() {
    let kept = kept();
    let session = kept.session("Rita", at());
    let page = kept.send("GET /due", &[&session], "").await.body;
    assert!(page.contains("Make an address") && !page.contains("fs_cal_"), "{page}");
    let address = make(&kept, &session).await;
    let secret = address.strip_prefix("/calendar/fs_cal_").unwrap();
    assert_eq!(secret.strip_suffix(".ics").unwrap().len(), 43, "{address}");
    let calendar = kept.send(&format!("GET {address}"), &[], "").await;
    assert_eq!(calendar.status, StatusCode::OK, "{}", calendar.body);
    assert_eq!(calendar.header("content-type"), "text/calendar; charset=utf-8");
    assert_eq!(calendar.header("cache-control"), "no-store");
    assert!(calendar.body.contains(OPEN) && !calendar.body.contains(KEPT), "{}", calendar.body);
    let own = kept.send("GET /calendar.ics", &[&session], "").await;
    assert_eq!(own.body, calendar.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_secret_of_an_address_opens_nothing_else() {
    let kept = kept();
    let address = make(&kept, &kept.session("Rita", at())).await;
    let secret = address.trim_start_matches("/calendar/").trim_end_matches(".ics");
    let bearer = format!("authorization: Bearer {secret}");
    let cookie = format!("cookie: __Host-forsooth={secret}");
    for header in [&bearer, &cookie] {
        for path in ["/calendar.ics", "/due.json", "/account.json"] {
            let refused = kept.send(&format!("GET {path}"), &[header], "").await;
            let is_refused = [StatusCode::UNAUTHORIZED, StatusCode::SEE_OTHER];
            assert!(is_refused.contains(&refused.status), "{path}: {}", refused.status);
        }
    }
    let posted = kept.post(&address, &[], &[]).await;
    assert_eq!(posted.status, StatusCode::METHOD_NOT_ALLOWED, "it is read alone");
    let token = kept.token("Rita");
    let token = token.trim_start_matches("authorization: Bearer ");
    let other = kept.send(&format!("GET /calendar/{token}.ics"), &[], "").await;
    assert_eq!(other.status, StatusCode::NOT_FOUND, "a token is no address");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_ends_and_says_nothing_of_why() {
    let kept = kept();
    let session = kept.session("Rita", at());
    let first = make(&kept, &session).await;
    let second = make(&kept, &session).await;
    assert_ne!(first, second);
    let ask = async |address: &str| kept.send(&format!("GET {address}"), &[], "").await;

    let page = kept.send("GET /account.json", &[&session], "").await.body;
    assert!(page.contains("a calendar, by its address") && !page.contains("fs_cal_"), "{page}");
    let revoked = kept.post("/account/tokens/1/revoke", &[&session], &[]).await;
    assert_eq!(revoked.status, StatusCode::SEE_OTHER, "{}", revoked.body);
    let gone = ask(&first).await;
    assert_eq!(ask(&second).await.status, StatusCode::OK, "the other one goes on");
    kept.roll().disable(Authority::Machine("machine"), "Rita").unwrap();
    let disabled = ask(&second).await;
    let none = ask("/calendar/fs_cal_AAAA.ics").await;
    for answer in [&gone, &disabled, &none] {
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert!(answer.body.contains("there is no calendar at this address"), "{}", answer.body);
        assert!(!answer.body.contains("fs_cal_"), "a refusal tells no secret: {}", answer.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn making_an_address_stands_in_the_audit_trail_without_its_secret() {
    let kept = kept();
    make(&kept, &kept.session("Rita", at())).await;
    let desk = actions::Desk::open(kept.folder.path().join("desk.sqlite3"), "host").unwrap();
    let trail = actions::list_entries(&desk, domain::Kind::AccountChange).unwrap();
    let last = trail.last().unwrap();
    let expected = "Rita: token 1 issued, \"a calendar, by its address\"";
    assert_eq!((last.author.as_str(), last.line.as_str()), ("Rita", expected));
    assert!(trail.iter().all(|it| !it.line.contains("fs_cal_")));
}
