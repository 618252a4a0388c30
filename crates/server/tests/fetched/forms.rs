//! What holds for every form: where it leads, what it keeps, and who can use it.

use std::ops::ControlFlow;

use actions::{AskQuestion, Desk, ask_question, import_desk};
use domain::{
    Condition, Id, PostponedEnd, Postponement, PostponementRule, QuestionKind, RequiredAnswer,
    Requirement,
};
use tempfile::TempDir;

use crate::post;

/// A desk with one report, as a language model has read it: a meeting is announced, and a border
/// foreseen to open.
const REPORT: &str = include_str!("../data/report.jsonl");

/// The desk with the report, on the day after it.
pub(crate) fn desk_with_report(folder: &TempDir) -> Desk {
    let path = folder.path().join("desk.sqlite3");
    import_desk(&path, &mut REPORT.as_bytes(), &mut |_| ControlFlow::Continue(())).unwrap();
    let mut desk = Desk::open(&path, "Ada").unwrap();
    desk.replay("2026-01-21T09:00:00Z".parse().unwrap(), "Ada").unwrap();
    desk
}

/// Asks a question on the desk and lets a day pass; one that is scheduled waits for the meeting.
pub(crate) fn ask(desk: &mut Desk, kind: QuestionKind, is_scheduled: bool) -> Id {
    let id = ask_question(desk, &request(kind, is_scheduled)).unwrap();
    desk.replay("2026-01-22T09:00:00Z".parse().unwrap(), "Ada").unwrap();
    id
}

/// Asks a question that counts only if another one comes out yes.
pub(crate) fn ask_under(desk: &mut Desk, parent: Id) -> Id {
    let requires = vec![Requirement { question: parent, answer: RequiredAnswer::Yes }];
    let condition = Some(Condition { text: "they meet".to_owned(), requires });
    let request = AskQuestion { condition, ..request(QuestionKind::Binary, false) };
    let id = ask_question(desk, &request).unwrap();
    desk.replay("2026-01-23T09:00:00Z".parse().unwrap(), "Ada").unwrap();
    id
}

fn request(kind: QuestionKind, is_scheduled: bool) -> AskQuestion {
    let rule = PostponementRule {
        within_days: 3,
        later: PostponedEnd::No,
        cancelled: PostponedEnd::Annulled,
        note: None,
    };
    AskQuestion {
        text: "Will Norway and Sweden meet?".to_owned(),
        kind,
        criteria: "Both ministries say so".to_owned(),
        settlement_source: "the ministries".to_owned(),
        closes_at: "2099-02-02T00:00:00Z".parse().unwrap(),
        deadline_at: "2099-02-03T00:00:00Z".parse().unwrap(),
        condition: None,
        postponement: is_scheduled.then_some(Postponement::Rule(rule)),
        checkpoint: None,
        scheduled: is_scheduled.then(|| "a-1".parse().unwrap()),
        judgment: None,
        prediction: None,
    }
}

/// Posts a form that is done, and gives where it leads.
pub(crate) fn done(address: &str, path: &str, fields: &[(&str, &str)]) -> String {
    let answer = post(address, path, fields);
    let place = answer.lines().find_map(|line| line.strip_prefix("location: "));
    place.unwrap_or_else(|| panic!("{path} leads nowhere: {answer}")).to_owned()
}

/// Posts a form that is refused. As a page it comes back with everything that was typed, tells
/// what is wrong at the field that is to blame if one is, and speaks no word of a command line; as
/// JSON it names the field, too.
pub(crate) fn refused(address: &str, path: &str, fields: &[(&str, &str)], expected: (&str, &str)) {
    let (blamed, message) = expected;
    let page = post(address, path, fields);
    assert!(page.starts_with("HTTP/1.1 422"), "{path}: {page}");
    check_page(&page);
    assert!(page.contains("<title>Refused: "), "{path}: {page}");
    let (message, summary) = (escaped(message), summary(&page));
    assert!(summary.contains(&message), "{path}: {message}: {summary}");
    if !blamed.is_empty() {
        let link = format!("<a href=\"#{blamed}\">");
        assert!(summary.contains(&link), "{path} blames another than {blamed}: {summary}");
        assert!(page.contains(&format!("id=\"{blamed}\"")), "{blamed} is not on the page: {page}");
        assert!(page.contains(&format!("{blamed}-error\"")), "{blamed} is not marked: {page}");
    }
    for (name, text) in fields.iter().filter(|(name, text)| *name != "do" && !text.is_empty()) {
        assert!(keeps(&page, name, &escaped(text)), "{path} lost {name}={text}: {page}");
    }
    let json = post(address, &format!("{path}.json"), fields);
    assert!(json.contains("content-type: application/json"), "{path}: {json}");
    assert!(json.starts_with("HTTP/1.1 4"), "{path}: {json}");
    let names_field = !json.contains("\"field\":null");
    assert_eq!(names_field, !blamed.is_empty(), "{path}: {json}");
}

/// Checks what every page with a form must be: each label has its field, each field that is
/// described its description, and nothing speaks of the command line.
pub(crate) fn check_page(page: &str) {
    for attribute in ["for", "aria-describedby"] {
        for ids in values(page, attribute) {
            for id in ids.split(' ') {
                assert!(page.contains(&format!("id=\"{id}\"")), "{attribute}={id}: {page}");
            }
        }
    }
    let ids = values(page, "id");
    let twice = ids.iter().find(|id| ids.iter().filter(|other| other == id).count() > 1);
    assert_eq!(twice, None, "an id stands twice: {page}");
    // What is typed into an area is a person's own, and a note has signs of its own.
    let main = page.split("<main").nth(1).unwrap();
    let own = main.split("<textarea").map(|part| part.rsplit("</textarea>").next().unwrap());
    let main: String = own.collect();
    for word in ["`", "forsooth "] {
        assert!(!main.contains(word), "the page says {word:?}: {main}");
    }
    let is_option = |rest: &str| rest.starts_with(char::is_alphabetic);
    assert!(!main.split(" --").skip(1).any(is_option), "the page names an option: {main}");
}

/// The summary of what is wrong.
fn summary(page: &str) -> &str {
    page.split("id=\"problem\"").nth(1).and_then(|rest| rest.split("</div>").next()).unwrap_or("")
}

/// Whether a field of the page holds a text.
fn keeps(page: &str, name: &str, text: &str) -> bool {
    let marker = format!("name=\"{name}\"");
    page.split('<').zip(page.split('<').skip(1)).any(|(before, part)| {
        let is_chosen = part.contains(" checked") || part.contains("type=\"hidden\"");
        let is_input = part.starts_with("input") && part.contains(&format!("value=\"{text}\""));
        let is_plain = !part.contains("type=\"radio\"") || is_chosen;
        let is_option = before.starts_with("select")
            && before.contains(&marker)
            && page.contains(&format!("<option value=\"{text}\" selected>"));
        let is_area = part.starts_with("textarea") && part.ends_with(&format!(">\n{text}"));
        is_option || part.contains(&marker) && (is_input && is_plain || is_area)
    })
}

/// The values that an attribute has on a page.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let marker = format!(" {attribute}=\"");
    let rests = page.split(marker.as_str()).skip(1);
    rests.filter_map(|rest| rest.split('"').next()).collect()
}

fn escaped(text: &str) -> String {
    let escaped = text.replace('&', "&#38;").replace('<', "&#60;").replace('>', "&#62;");
    escaped.replace('"', "&#34;").replace('\'', "&#39;")
}
