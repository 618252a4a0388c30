//! Receipts on the pages: offered where something is recorded, with what they are worth.

use actions::{Desk, RecordForecast, record_forecast};
use domain::{Id, QuestionKind};
use tempfile::TempDir;

use crate::forms::{ask, desk_with_report};
use crate::{fetch, serve_desk};

#[test]
fn a_receipt_is_offered_with_what_it_is_worth() {
    let folder = TempDir::new().unwrap();
    let mut desk = desk_with_report(&folder);
    let question = ask(&mut desk, QuestionKind::Binary, false);
    let forecast = forecast(&mut desk, question, "35%");
    let address = serve_desk(desk);
    let offer = format!("<a href=\"/receipts/{forecast}\">receipt</a>");
    let page = fetch(&address, &format!("/questions/{question}"));
    assert!(page.contains(&offer), "{page}");
    let entry = fetch(&address, &format!("/entries/{forecast}"));
    assert!(entry.contains(&format!("href=\"/receipts/{forecast}\">Its receipt</a>")), "{entry}");

    let page = fetch(&address, &format!("/receipts/{forecast}"));
    assert!(page.contains("<strong>Standing:</strong> operator only"), "{page}");
    assert!(page.contains("--key forsooth.desk/") && !page.contains("verified"), "{page}");
    let json = fetch(&address, &format!("/receipts/{forecast}.json"));
    assert!(json.contains("\"standing\":\"operator-only\""), "{json}");
    let file = fetch(&address, &format!("/receipts/{forecast}/file"));
    assert!(file.contains(&format!("filename=\"{forecast}.tlog-proof\"")), "{file}");
    assert!(file.contains("\r\n\r\nc2sp.org/tlog-proof@v1\nextra "), "{file}");
}

#[test]
fn what_has_no_receipt_says_why() {
    let folder = TempDir::new().unwrap();
    let mut desk = desk_with_report(&folder);
    let question = ask(&mut desk, QuestionKind::Binary, false);
    let hidden = forecast(&mut desk, question, "35%");
    desk.leave_story("Ben");
    let address = serve_desk(desk);
    for (path, status, part) in [
        ("/receipts/f-9".to_owned(), "404", "there is no f-9"),
        ("/receipts/nothing/file".to_owned(), "404", "nothing"),
        ("/receipts/a-1".to_owned(), "422", "a-1 is a scheduled event, which bears on no score"),
        (format!("/receipts/{hidden}/file"), "422", "is hidden until you have forecast"),
    ] {
        let answer = fetch(&address, &path);
        assert!(answer.starts_with(&format!("HTTP/1.1 {status}")), "{path}: {answer}");
        assert!(answer.contains(part), "{path}: {answer}");
    }
}

fn forecast(desk: &mut Desk, question: Id, chance: &str) -> Id {
    let (reason, evidence, fresh_until) = (None, vec![], None);
    let chances = vec![chance.to_owned()];
    let request = RecordForecast { question, chances, reason, evidence, fresh_until };
    record_forecast(desk, &request).unwrap()
}
