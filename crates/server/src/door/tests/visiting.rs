//! What is public, as whoever comes without an account is shown it, and that they are shown nothing
//! else.

use actions::{
    AddDocument, AskQuestion, Desk, IntakeHints, RecordForecast, RecordJudgment, SetVisibility,
    WriteBrief, add_document, ask_question, record_forecast, record_judgment, set_visibility,
    write_brief,
};
use axum::http::StatusCode;
use domain::{Audience, Confidence, Probability, QuestionKind, Role};
use tempfile::TempDir;

use super::refusals::{self, NOBODY, VISITOR, Visitor};
use super::{ADMINISTRATOR, Answer, Kept, PASSWORD, at};
use crate::door::{Method, Need, rows};
use crate::guard::Exposure;

/// What stands in everything that is not public.
pub(super) const KEPT: &str = "xylophone";

/// What stands in everything that is.
pub(super) const OPEN: &str = "harmonica";

/// A desk with a brief, a judgment and a question of each word.
pub(super) fn told(folder: &TempDir) -> Desk {
    let mut desk = Desk::open_or_begin(folder.path().join("desk.sqlite3"), "Edda").unwrap();
    let hints = IntakeHints { language: Some("en".to_owned()), ..IntakeHints::default() };
    let report = format!("The ministers met on Monday.\n\nNobody played the {KEPT}.\n");
    let request = AddDocument::new(report.into_bytes(), &hints, None).unwrap();
    add_document(&mut desk, &request).unwrap();
    for word in [KEPT, OPEN] {
        tell(&mut desk, word);
    }
    for of in ["j-2", "q-2", "b-2"] {
        let (of, audience) = (of.parse().unwrap(), Audience::Public);
        set_visibility(&mut desk, SetVisibility { of, audience, until: None }).unwrap();
    }
    desk
}

fn tell(desk: &mut Desk, word: &str) {
    let judgment = RecordJudgment {
        claim: format!("Russia keeps its {word}"),
        evidence_for: vec!["d-1:\"The ministers met\"".parse().unwrap()],
        evidence_against: vec![],
        alternatives: vec![format!("Another {word}")],
        assumptions: vec![format!("The {word} is there")],
        likelihood: Probability::new(0.7).unwrap(),
        confidence: Confidence::Low,
        confidence_reason: None,
        checkpoint: Some("2998-12-24".parse().unwrap()),
        scheduled: None,
        corrects: None,
        kind: None,
        indicators: vec![],
        premortem: None,
        earlier: None,
        change_reason: None,
    };
    let judgment = record_judgment(desk, &judgment).unwrap();
    let question = AskQuestion {
        text: format!("Will Russia give the United States the {word}?"),
        kind: QuestionKind::Binary,
        criteria: "Both sides say so.".to_owned(),
        settlement_source: "the papers".to_owned(),
        closes_at: "2999-01-01T00:00:00Z".parse().unwrap(),
        deadline_at: "2999-01-01T00:00:00Z".parse().unwrap(),
        condition: None,
        postponement: None,
        checkpoint: None,
        scheduled: None,
        judgment: Some(judgment),
        prediction: None,
    };
    let question = ask_question(desk, &question).unwrap();
    let forecast = RecordForecast {
        question,
        chances: vec!["37%".to_owned()],
        reason: Some("a zeppelin is near".to_owned()),
        evidence: vec![],
        fresh_until: None,
    };
    let (title, summary) = (format!("The {word} brief"), None);
    let brief = WriteBrief { title, summary, judgments: vec![judgment], ladder: None };
    // The brief comes first, so that it tells of no forecast.
    write_brief(desk, &brief).unwrap();
    record_forecast(desk, &forecast).unwrap();
}

/// That desk with accounts, which shows what is public.
fn open() -> Kept {
    let folder = TempDir::new().unwrap();
    let desk = told(&folder);
    let kept = Kept::showing_public(desk, folder);
    kept.roll().begin(ADMINISTRATOR, PASSWORD, at()).unwrap();
    kept
}

/// The paths of all that visitors may ask for, with every id that there is.
fn paths() -> Vec<String> {
    let rows = rows().filter(|row| row.need == Need::Visit);
    let ids = ["j-1", "j-2", "q-1", "q-2", "b-1", "b-2", "f-1", "f-2", "d-1", "s-1", "vis-1"];
    let paths = rows.flat_map(|row| ids.map(|id| row.path.replace("{id}", id)));
    let mut paths: Vec<String> = paths.collect();
    paths.dedup();
    paths
}

/// Asks as nobody, each time from another address.
async fn visit(kept: &Kept, number: usize, path: &str, format: &str) -> Answer {
    let from = format!("x-forwarded-for: 203.0.{}.{}", number / 200, number % 200);
    kept.send(&format!("GET {path}"), &[&from, &format!("accept: {format}")], "").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_is_shown_what_is_public_and_nothing_else() {
    let (kept, mut shown) = (open(), vec![]);
    for (number, path) in paths().iter().enumerate() {
        for format in ["text/html", "application/json"] {
            let answer = visit(&kept, number, path, format).await;
            let body = &answer.body;
            assert!(!body.contains(KEPT), "{path}: {body}");
            assert!(!body.contains("zeppelin") && !body.contains("0.37"), "{path}: {body}");
            assert!(!body.contains("href=\"/documents/"), "{path} leads to a document: {body}");
            let told = [StatusCode::OK, StatusCode::NOT_FOUND].contains(&answer.status);
            assert!(told, "{path}: {} {body}", answer.status);
            if body.contains(OPEN) {
                shown.push(format!("{path} {format}"));
            }
        }
    }
    for expected in [
        "/public",
        "/public/briefs",
        "/public/judgments",
        "/public/questions",
        "/public/briefs/b-2",
        "/public/judgments/j-2",
        "/public/questions/q-2",
    ] {
        for format in ["text/html", "application/json"] {
            let wanted = format!("{expected} {format}");
            assert!(shown.contains(&wanted), "{wanted} tells nothing: {shown:?}");
        }
    }
    let judgment = visit(&kept, 0, "/public/judgments/j-2", "text/html").await.body;
    assert!(judgment.contains("The ministers met"), "its words are quoted: {judgment}");
    let receipt = visit(&kept, 0, "/public/receipts/q-2/file", "text/plain").await;
    assert!(receipt.body.starts_with("c2sp.org/tlog-proof@v1"), "{}", receipt.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_is_refused_all_else() {
    let kept = open();
    kept.join("Dora", Role::Editor);
    let (token, session) = (kept.token("Dora"), kept.session("Dora", at()));
    kept.roll().disable(people::Authority::Machine("machine"), "Dora").unwrap();
    let comes = |who, header: &str, may| Visitor {
        who,
        header: header.to_owned(),
        may,
        refused: StatusCode::UNAUTHORIZED,
    };
    let visitors = [
        comes("a visitor", "", VISITOR),
        comes("a disabled account", &session, VISITOR),
        comes("a disabled account by token", &token, &[]),
    ];
    for visitor in &visitors {
        for (number, row) in rows().enumerate() {
            let status = refusals::visit(&kept, visitor, (number, row)).await;
            refusals::check(visitor, row, status);
        }
    }
    let changing = rows().filter(|row| row.method == Method::Post);
    assert!(changing.clone().all(|row| row.need != Need::Visit), "a visitor changes nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn without_being_told_to_a_desk_shows_nothing_public() {
    let folder = TempDir::new().unwrap();
    let desk = told(&folder);
    let kept = Kept::of(desk, folder, Exposure::Proxy);
    kept.roll().begin(ADMINISTRATOR, PASSWORD, at()).unwrap();
    assert!(!NOBODY.contains(&Need::Visit));
    for path in paths() {
        let refused = kept.send(&format!("GET {path}"), &["accept: application/json"], "").await;
        assert_eq!(refused.status, StatusCode::UNAUTHORIZED, "{path}");
        assert!(!refused.body.contains(OPEN), "{path}");
    }
    // Whoever has an account sees what others would.
    let cookie = kept.session(ADMINISTRATOR, at());
    let page = kept.send("GET /public", &[&cookie], "").await;
    assert!(page.body.contains(OPEN) && !page.body.contains(KEPT), "{}", page.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn all_are_shown_the_same_and_keep_it_as_long_as_they_may() {
    let kept = open();
    let cookie = kept.session(ADMINISTRATOR, at());
    for path in ["/public", "/public/questions/q-2", "/public/briefs/b-2"] {
        let line = format!("GET {path}");
        let visitor = kept.send(&line, &[], "").await;
        let person = kept.send(&line, &[&cookie], "").await;
        assert_eq!(visitor.body, person.body, "{path}");
        assert_eq!(visitor.header("cache-control"), "public, max-age=60");
        assert_eq!(visitor.header("x-robots-tag"), "all");
        assert_eq!(person.header("cache-control"), "no-store");
    }
    let absent = kept.send("GET /public/questions/q-1", &[], "").await;
    assert_eq!(absent.status, StatusCode::NOT_FOUND);
    assert_eq!(absent.header("cache-control"), "no-cache", "it may be public in a moment");
    for path in ["/login", "/public/questions/q-1"] {
        let answer = kept.send(&format!("GET {path}"), &[], "").await;
        assert_eq!(answer.header("x-robots-tag"), "noindex", "{path}");
    }
    let robots = kept.send("GET /robots.txt", &[], "").await.body;
    assert!(robots.ends_with("Disallow: /\n"), "{robots}");
}

#[tokio::test]
async fn a_visitor_is_led_from_the_door_to_what_is_public() {
    let kept = open();
    let led = kept.send("GET /", &["accept: text/html"], "").await;
    assert_eq!((led.status, led.header("location")), (StatusCode::SEE_OTHER, "/public"));
    let led = kept.send("GET /questions", &["accept: text/html"], "").await;
    assert_eq!(led.header("location"), "/login?next=%2Fquestions");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_made_private_is_gone() {
    let kept = open();
    let before = kept.send("GET /public/judgments/j-2", &[], "").await;
    assert_eq!(before.status, StatusCode::OK);
    let mut desk = Desk::open(kept.folder.path().join("desk.sqlite3"), "Edda").unwrap();
    let (of, audience) = ("j-2".parse().unwrap(), Audience::Private);
    set_visibility(&mut desk, SetVisibility { of, audience, until: None }).unwrap();
    for path in ["/public/judgments/j-2", "/public/questions/q-2", "/public/briefs/b-2"] {
        let after = kept.send(&format!("GET {path}.json"), &[], "").await;
        assert_eq!(after.status, StatusCode::NOT_FOUND, "{path}: {}", after.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn its_author_makes_something_public_on_a_page() {
    let kept = open();
    kept.join("Edda", Role::Editor);
    kept.join("Emil", Role::Editor);
    let (author, other) = (kept.session("Edda", at()), kept.session("Emil", at()));
    let page = kept.send("GET /judgments/j-1", &[&author], "").await.body;
    assert!(page.contains("href=\"/entries/j-1/visibility\""), "{page}");
    let path = "/entries/j-1/visibility";
    let refused = kept.post(path, &[&other, "accept: text/html"], &[("audience", "public")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    assert!(refused.body.contains("only they and an administrator"), "{}", refused.body);
    let fields = [("audience", "public"), ("until", "soon")];
    let refused = kept.post(path, &[&author, "accept: text/html"], &fields).await;
    assert!(refused.body.contains("visibility-until-error"), "{}", refused.body);
    let done = kept.post(path, &[&author], &[("audience", "public")]).await;
    assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, path));
    let shown = kept.send("GET /public/judgments/j-1", &[], "").await;
    assert_eq!(shown.status, StatusCode::OK);
    let brief = kept.send("GET /entries/b-1/visibility", &[&author], "").await.body;
    assert!(brief.contains("everybody who has an account"), "{brief}");
    let fields = [("audience", "public"), ("until", "2998-01-05T09:00Z")];
    kept.post("/entries/b-1/visibility", &[&author], &fields).await;
    let brief = kept.send("GET /entries/b-1/visibility", &[&author], "").await.body;
    assert!(brief.contains("embargoed until 2998-01-05 09:00 UTC"), "{brief}");
    let absent = kept.send("GET /public/briefs/b-1", &[], "").await;
    assert_eq!(absent.status, StatusCode::NOT_FOUND);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_asks_no_more_than_others() {
    let kept = open();
    let mut statuses = vec![];
    for _ in 0..220 {
        statuses.push(kept.send("GET /public/judgments/j-1.json", &[], "").await.status);
    }
    assert_eq!(statuses.first(), Some(&StatusCode::NOT_FOUND));
    assert_eq!(statuses.last(), Some(&StatusCode::TOO_MANY_REQUESTS));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_the_machine_records_after_a_look_at_what_is_public() {
    let folder = TempDir::new().unwrap();
    let kept = Kept::of(told(&folder), folder, Exposure::Loopback);
    let looked = kept.send("GET /public", &[], "").await;
    assert_eq!(looked.status, StatusCode::OK, "{}", looked.body);
    let watched = kept.post("/watches", &[], &[("query", "ministers")]).await;
    assert_eq!(watched.status, StatusCode::SEE_OTHER, "{}", watched.body);
}
