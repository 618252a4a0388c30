//! The forms that add documents, grade, open and extend hypotheses, and write briefs.

use tempfile::TempDir;

use crate::forms::{check_page, desk_with_report, done, refused};
use crate::{fetch, post, serve_desk};

const SPEECH: &str = "Speech in the chamber\n\nOn 19 January 2026 the minister said: \"We will \
                      sign <soon>.\"\nThe envoy denied that.";
const SHOWN: &str = "d-1:\"both sides signed the treaty\"";
const MOVED: &str = "d-1:\"The meeting was moved.\"";

fn serve(folder: &TempDir) -> String {
    serve_desk(desk_with_report(folder))
}

#[test]
fn a_document_is_pasted_with_what_is_known_of_it() {
    let folder = TempDir::new().unwrap();
    let address = serve(&folder);
    let path = "/documents/new";
    for at in [path, "/documents/new?source=The+Gazette"] {
        check_page(&fetch(&address, at));
    }
    let sent = SPEECH.replace('\n', "\r\n");
    let known = [("title", "The <speech>"), ("source", "The Gazette")];
    let dates = [("published", "2026-01-20"), ("said", "2026-01-19")];
    let whole = [&[("text", sent.as_str())][..], &known, &dates].concat();
    let place = done(&address, path, &whole);
    assert_eq!(place, "/documents/d-2");
    let page = fetch(&address, &place);
    check_page(&page);
    for part in ["The &#60;speech&#62;", "The Gazette, published 2026-01-20", "Grade it"] {
        assert!(page.contains(part), "no {part}: {page}");
    }
    let json = fetch(&address, "/documents/d-2.json");
    for part in ["\"said\":\"2026-01-19\"", "chamber\\n\\nOn 19", "\"cue\":\"said\""] {
        assert!(json.contains(part), "no {part}: {json}");
    }
    refused(&address, path, &[("text", SPEECH)], ("document-text", "is here already, as d-2"));
}

#[test]
fn a_refused_document_comes_back_whole() {
    let folder = TempDir::new().unwrap();
    let address = serve(&folder);
    for (fields, field, message) in [
        (&[("text", " "), ("title", "A <b>")][..], "text", "no words were pasted"),
        (&[("text", "It rains."), ("said", "soon")], "said", "\"soon\""),
        (&[("text", "It rains."), ("published", "2026-02-30")], "published", "2026-02-30"),
    ] {
        let expected = (&*format!("document-{field}"), message);
        refused(&address, "/documents/new", fields, expected);
    }
    assert!(fetch(&address, "/documents").contains("href=\"/documents/new\">Add a document"));
}

#[test]
fn a_source_is_graded_with_its_reason() {
    let folder = TempDir::new().unwrap();
    let address = serve(&folder);
    let empty = fetch(&address, "/sources");
    check_page(&empty);
    assert!(empty.contains("No document names its source."), "{empty}");
    let source = ("source", "Tinder & Ash");
    done(&address, "/documents/new", &[("text", SPEECH), source]);
    let page = fetch(&address, "/sources");
    check_page(&page);
    assert!(page.contains("href=\"/sources?source=Tinder+%26+Ash#grade\""), "{page}");
    let (letter, why) = (("letter", "B"), ("reason", "it <corrects> itself"));
    let path = "/sources/grades";
    for (fields, field, message) in [
        (&[letter, why][..], "source", "choose the source"),
        (&[source, why], "letter", "choose a letter"),
        (&[source, letter], "reason", "say why"),
        (&[source, letter, why, ("since", "2099-01-01")], "since", "which is to come"),
    ] {
        refused(&address, path, fields, (&*format!("grade-{field}"), message));
    }
    assert_eq!(done(&address, path, &[source, letter, why]), "/sources");
    let page = fetch(&address, "/sources");
    for part in ["B: usually reliable", "always: it &#60;corrects&#62; itself"] {
        assert!(page.contains(part), "no {part}: {page}");
    }
    assert!(fetch(&address, path).contains("location: /sources"));
}

#[test]
fn an_item_is_graded_a_finding_or_a_document() {
    let folder = TempDir::new().unwrap();
    let address = serve(&folder);
    let why = ("reason", "both <ministries> said so");
    for item in ["d-1", "np-1"] {
        let path = format!("/entries/{item}/grades");
        check_page(&fetch(&address, &path));
        for (fields, field, message) in [
            (&[why][..], "digit", "choose a digit"),
            (&[("digit", "2")], "reason", "say why"),
            (&[("digit", "1"), why], "evidence", "without a second source"),
            (&[("digit", "1"), why, ("evidence", SHOWN)], "evidence", "is not confirmed"),
            (&[("digit", "2"), why, ("evidence", "x")], "evidence", "x"),
        ] {
            refused(&address, &path, fields, (&*format!("grade-{field}"), message));
        }
        done(&address, &path, &[("digit", "2"), why]);
        let page = fetch(&address, &path);
        check_page(&page);
        assert!(page.contains("How it was graded before"), "{page}");
    }
    assert!(fetch(&address, "/entries/np-1").contains("href=\"/entries/np-1/grades\""));
    assert!(fetch(&address, "/entries/h-1/grades").contains("there is no h-1"));
}

#[test]
fn hypotheses_are_opened_and_extended() {
    let folder = TempDir::new().unwrap();
    let address = serve(&folder);
    let path = "/hypotheses/new";
    assert!(fetch(&address, "/hypotheses").contains("href=\"/hypotheses/new\">Open hypotheses"));
    check_page(&fetch(&address, path));
    let matter = ("matter", "What do they <mean>?");
    let both = ("hypotheses", "They keep it\nThey stall");
    for (fields, field, message) in [
        (&[both][..], "matter", "have no matter"),
        (&[matter, ("hypotheses", "They stall")], "hypotheses", "too few"),
        (&[matter, ("hypotheses", "They stall\nthey stall.")], "hypotheses", "says what"),
        (&[matter, both, ("priors", "60")], "priors", "1"),
        (&[matter, both, ("priors", "60\n60")], "priors", "add up to 120%"),
        (&[matter, both, ("priors", "often")], "priors", "is no number"),
        (&[matter, both, ("evidence", "s-1=huge")], "evidence", "s-1=huge"),
        (&[matter, both, ("evidence", "d-1:\"never\"")], "evidence", "does not say"),
        (&[matter, both, ("judgment", "j-9")], "judgment", "there is no j-9"),
    ] {
        refused(&address, path, fields, (&*format!("hypotheses-{field}"), message));
    }
    assert_eq!(done(&address, path, &[matter, both]), "/hypotheses/h-1");
    let page = fetch(&address, "/hypotheses/h-1");
    check_page(&page);
    assert!(page.contains("No evidence yet."), "{page}");
    extend(&address);
}

fn extend(address: &str) {
    let path = "/hypotheses/h-1/extensions";
    for (fields, field, message) in [
        (&[("hypotheses", "They stall")][..], "hypotheses", "says what"),
        (&[("evidence", "x")], "evidence", "x"),
        (&[("evidence", " ")], "hypotheses", "nothing is added"),
    ] {
        refused(address, path, fields, (&*format!("extension-{field}"), message));
    }
    let evidence = format!("{SHOWN}=high\n{MOVED}=low,high@the wire");
    let added = [("evidence", evidence.as_str()), ("hypotheses", "They were pressed")];
    assert_eq!(done(address, path, &added), "/hypotheses/h-2");
    let page = fetch(address, "/hypotheses/h-2");
    check_page(&page);
    for part in ["They were pressed", "credibility low, relevance high; story: the wire"] {
        assert!(page.contains(part), "no {part}: {page}");
    }
    let before = fetch(address, "/hypotheses/h-1");
    assert!(before.contains("Extended by <a href=\"/hypotheses/h-2\">"), "{before}");
    assert!(!before.contains("id=\"extension\""), "{before}");
    assert!(fetch(address, path).contains("location: /hypotheses/h-1"));
}

#[test]
fn a_brief_is_begun_checked_and_filed() {
    let folder = TempDir::new().unwrap();
    let address = serve(&folder);
    let path = "/briefs/new";
    let empty = fetch(&address, path);
    check_page(&empty);
    assert!(empty.contains("There is nothing to tell yet."), "{empty}");
    judge(&address);
    assert!(fetch(&address, "/judgments/j-1").contains("href=\"/briefs/new?judgments=j-1\""));
    check_page(&fetch(&address, "/briefs/new?judgments=j-1"));
    for (query, blamed, message) in [
        ("template=ode", "template", "there is no template"),
        ("template=event&judgments=j-9", "judgments", "there is no j-9"),
        ("template=event&judgments=j-1%0Aj-1", "judgments", "is named twice"),
        ("template=event&ladder=none", "ladder", "there is no ladder"),
    ] {
        let page = fetch(&address, &format!("{path}?{query}"));
        check_page(&page);
        for part in ["HTTP/1.1 422", &format!("href=\"#brief-{blamed}\""), message] {
            assert!(page.contains(part), "{query} lacks {part}: {page}");
        }
    }
    let text = drafted(&address, "/briefs/new.json?template=outlook&judgments=j-1&title=Treaty");
    assert!(text.starts_with("---\ntitle: Treaty\n"), "{text}");
    let page = post(&address, path, &[("text", text.as_str()), ("do", "check")]);
    check_page(&page);
    assert!(page.contains("What an editor would send back"), "{page}");
    assert!(fetch(&address, "/briefs").contains("Nothing here yet."));

    let wrong = text.replace("{judged j-1}", "{judged j-9}");
    refused(&address, path, &[("text", &wrong), ("do", "file")], ("brief-text", "the note has"));
    refused(&address, path, &[("text", "Treaty")], ("brief-text", "has no front matter"));
    assert_eq!(done(&address, path, &[("text", &text)]), "/briefs/b-1");
    edit(&address);
}

fn edit(address: &str) {
    assert!(fetch(address, "/briefs/b-1").contains("href=\"/briefs/new?from=b-1\""));
    let text = drafted(address, "/briefs/new.json?from=b-1");
    assert!(text.contains("\nfiled: b-1\n"), "{text}");
    let same = [("text", text.as_str())];
    refused(address, "/briefs/new", &same, ("brief-text", "is this very note"));
    let edited = text.replace("title: Treaty", "title: The treaty");
    assert_eq!(done(address, "/briefs/new", &[("text", &edited)]), "/briefs/b-2");
    let late = text.replace("title: Treaty", "title: A treaty");
    refused(address, "/briefs/new", &[("text", &late)], ("brief-text", "was filed again by Ada"));
    assert!(fetch(address, "/briefs/new?from=b-9").contains("there is no b-9"));
}

fn judge(address: &str) {
    let judgment = [
        ("claim", "They mean to keep the treaty"),
        ("for", SHOWN),
        ("alternatives", "They play for time"),
        ("likelihood", "70"),
        ("confidence", "moderate"),
        ("kind", "message"),
        ("checkpoint", "2099-01-01"),
    ];
    done(address, "/judgments/new", &judgment);
}

/// The text of a note, from the page as JSON.
fn drafted(address: &str, path: &str) -> String {
    let answer = fetch(address, path);
    let body = answer.split("\r\n\r\n").nth(1).unwrap_or_default();
    let json: serde_json::Value = serde_json::from_str(body).unwrap();
    json["form"]["typed"]["text"].as_str().unwrap().to_owned()
}
