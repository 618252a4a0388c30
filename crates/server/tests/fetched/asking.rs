//! Asking a question in the browser: checked, opened, refused, and begun from what was read.

use tempfile::TempDir;

use crate::forms::{check_page, desk_with_report, done, refused};
use crate::{fetch, post, serve_desk};

const WHOLE: [(&str, &str); 4] = [
    ("text", "Will Norland & Suthland sign a treaty by 31 March 2099?"),
    ("criteria", "Yes if both sign one text; an initialed text does not count"),
    ("source", "the ministries’ press releases"),
    ("deadline", "2099-03-31"),
];

const RULE: [(&str, &str); 3] = [("within", "7"), ("put_off", "no"), ("called_off", "annulled")];

#[test]
fn a_question_is_checked_before_it_is_opened() {
    let folder = TempDir::new().unwrap();
    let address = serve_desk(desk_with_report(&folder));
    let page = fetch(&address, "/questions/new");
    check_page(&page);
    for part in ["href=\"/questions/new?template=meeting-held\"", "value=\"yes-or-no\" checked"] {
        assert!(page.contains(part), "no {part}: {page}");
    }

    let vague = with(&[("text", "Will they sign soon?"), ("do", "check")]);
    let checked = post(&address, "/questions/new", &vague);
    assert!(checked.starts_with("HTTP/1.1 200"), "{checked}");
    check_page(&checked);
    for part in ["not opened yet", "<q>soon</q>", ">\nWill they sign soon?</textarea>"] {
        assert!(checked.contains(part), "no {part}: {checked}");
    }
    let json = post(&address, "/questions/new.json", &vague);
    assert!(json.contains("\"rule\":\"relative-date\""), "{json}");
    let long = "x".repeat(101);
    let refused = post(&address, "/questions/new", &with(&[("topic", &long), ("do", "open")]));
    assert!(refused.contains("a topic has at most 100 letters, not 101"), "{refused}");
    assert!(fetch(&address, "/questions").contains("Nothing here yet."));

    let opened = done(&address, "/questions/new", &with(&[("topic", "arms"), ("do", "open")]));
    assert_eq!(opened, "/questions/q-1");
    let page = fetch(&address, &opened);
    check_page(&page);
    for part in ["Will Norland &#38; Suthland sign", "31 March 2099", "<dd>arms</dd>"] {
        assert!(page.contains(part), "no {part}: {page}");
    }
}

#[test]
fn every_kind_of_question_can_be_asked() {
    let folder = TempDir::new().unwrap();
    let address = serve_desk(desk_with_report(&folder));
    let range = [("low", "0"), ("high", "460"), ("unit", "seats"), ("outside", "above")];
    let days = [("low", "2099-01-01"), ("high", "2099-03-31"), ("outside", "both")];
    for (kind, fields, asks_for) in [
        ("yes-or-no", &[][..], "Counts as yes"),
        ("one-of", &[("options", "Geneva\nVienna\nother")], "one of several options: Geneva"),
        ("ordered", &[("options", "0 to 9\n10 or more")], "one of several ranges: 0 to 9"),
        ("any-of", &[("options", "Geneva\nVienna"), ("later", "from-nothing")], "any of several"),
        ("number", &range, "a number from 0 to 460 seats, or above"),
        ("day", &days, "a day from 2099-01-01 to 2099-03-31, or before or after"),
        ("day", &days, "As 2027-03-31, or before or after; or annulled"),
        ("by-each-day", &[("by", "2099-01-31\n2099-02-28")], "whether by 2099-01-31, by 2099"),
        (
            "by-each-day",
            &[("by", "2099-01-31\n2099-02-28")],
            "or after if it did not happen by then",
        ),
    ] {
        let fields = [&[("kind", kind)], fields].concat();
        let page = fetch(&address, &done(&address, "/questions/new", &with(&fields)));
        assert!(page.contains(asks_for), "{kind}: {page}");
        check_page(&page);
    }
}

#[test]
fn a_question_waits_for_an_event_and_for_answers() {
    let folder = TempDir::new().unwrap();
    let address = serve_desk(desk_with_report(&folder));
    done(&address, "/questions/new", &WHOLE);
    let fields = [
        ("scheduled", "a-1"),
        ("within", "7"),
        ("put_off", "no"),
        ("called_off", "annulled"),
        ("condition", "the treaty is signed"),
        ("requires", "q-1"),
        ("close", "2099-02-01"),
    ];
    let page = fetch(&address, &done(&address, "/questions/new", &with(&fields)));
    for part in [
        "counts if held at most 7 days later; put off farther: no; called off: annulled",
        "the treaty is signed <a href=\"/questions/q-1\">q-1</a>",
        "Say what became of its event",
        "1 February 2099",
    ] {
        assert!(page.contains(part), "no {part}: {page}");
    }
}

#[test]
fn close_and_deadline_are_told_each_by_its_clock() {
    for (close, told) in [
        ("2099-03-30", "<dd>30 March 2099</dd>"),
        ("2099-03-30 09:00 Asia/Tokyo", "<dd>2099-03-30 09:00 Asia/Tokyo (00:00 UTC)</dd>"),
    ] {
        let folder = TempDir::new().unwrap();
        let address = serve_desk(desk_with_report(&folder));
        let fields = with(&[("deadline", "2099-03-31 17:00 Europe/Paris"), ("close", close)]);
        let page = fetch(&address, &done(&address, "/questions/new", &fields));
        for part in [told, "<dd>2099-03-31 17:00 Europe/Paris (15:00 UTC)</dd>"] {
            assert!(page.contains(part), "no {part}: {page}");
        }
    }
}

#[test]
fn a_refused_question_comes_back_whole() {
    let folder = TempDir::new().unwrap();
    let address = serve_desk(desk_with_report(&folder));
    for (fields, field, message) in [
        (&[("text", " ")][..], "text", "ask the question in one sentence"),
        (&[("deadline", "soon")], "deadline", "\"soon\" is no date"),
        (&[("deadline", "")], "deadline", "give the day by which it must have happened"),
        (&[("deadline", "2001-01-01")], "close", "give a later close"),
        (&[("close", "2099-04-01")], "deadline", "give a deadline at the close or after it"),
        (&[("kind", "one-of"), ("options", "Geneva")], "options", "at least two options"),
        (&[("kind", "number"), ("low", "<7>")], "low", "\"<7>\" is no number"),
        (&[("kind", "number"), ("low", "7"), ("high", "2")], "unit", "give a unit"),
        (
            &[("kind", "day"), ("low", "2099-02-01"), ("high", "2099-01-01")],
            "low",
            "below the high",
        ),
        (&[("kind", "by-each-day"), ("by", "2099-01-01")], "by", "at least two days"),
        (&[("requires", "q-1")], "condition", "say in words, too, what must hold"),
        (&[("condition", "it"), ("requires", "q-77")], "requires", "there is no q-77"),
        (&[("scheduled", "a-1")], "within", "give its postponement rule"),
        (&[("within", "7")], "put_off", "say how it ends if the event is put off farther"),
        (&[("within", "x")], "within", "\"x\" is no number of days"),
        (&RULE, "scheduled", "waits for no event"),
        (&[("deadline", "2099-03-31 17:00")], "deadline", "does not say by which clock"),
        (&[("scheduled", "a-99")], "scheduled", "there is no a-99"),
        (&[("judgment", "j-9")], "judgment", "there is no j-9"),
        (&[("judgment", "9")], "judgment", "\"9\""),
        (&[("checkpoint", "2001-01-01")], "checkpoint", "has passed"),
    ] {
        for done in ["check", "open"] {
            let fields = with(&[fields, &[("do", done)]].concat());
            refused(&address, "/questions/new", &fields, (&format!("question-{field}"), message));
        }
    }
    for (kind, field) in [("guess", "kind"), ("number", "scale"), ("one-of", "later")] {
        let fields = with(&[("kind", kind), ("low", "0"), ("high", "9"), (field, "guess")]);
        let json = post(&address, "/questions/new.json", &fields);
        assert!(json.contains(&format!("\"field\":\"{field}\"")), "{json}");
    }
    assert!(fetch(&address, "/questions").contains("Nothing here yet."));
}

#[test]
fn a_question_begins_with_a_prediction_that_was_read() {
    let folder = TempDir::new().unwrap();
    let address = serve_desk(desk_with_report(&folder));
    let page = fetch(&address, "/questions/new?from=np-1");
    check_page(&page);
    for part in [
        "From the prediction <a class=\"id\" href=\"/entries/np-1\">np-1</a>",
        "name=\"prediction\" value=\"np-1\"",
        ">\nWill Sweden open the border by 9 June 2090",
        "name=\"deadline\" type=\"text\" value=\"2090-06-09\"",
    ] {
        assert!(page.contains(part), "no {part}: {page}");
    }
    let json = fetch(&address, "/questions/new.json?from=np-1");
    assert!(json.contains("\"deadline\":\"2090-06-09\""), "{json}");
    let hedge = fetch(&address, "/questions/new?from=np-2");
    assert!(hedge.contains("np-2 only says what is possible"), "{hedge}");
    assert!(fetch(&address, "/questions/new?from=np-9").contains("there is no np-9"));
    assert!(fetch(&address, "/questions/new?from=d-1").contains("as np-1"));
    assert!(fetch(&address, "/documents/d-1").contains("href=\"/questions/new?from=np-1\""));

    let opened = done(&address, "/questions/new", &with(&[("prediction", "np-1")]));
    assert!(fetch(&address, &format!("{opened}.json")).contains("\"prediction\":\"np-1\""));
}

#[test]
fn a_question_begins_with_a_template() {
    let folder = TempDir::new().unwrap();
    let address = serve_desk(desk_with_report(&folder));
    let page = fetch(&address, "/questions/new?template=meeting-held");
    check_page(&page);
    assert!(page.contains("for=\"question-slot-whom\">The other side"), "{page}");
    let slots = "/questions/new?template=meeting-held&slot-who=Norland&slot-whom=";
    let blank = fetch(&address, &format!("{slots}&slot-by=2099-03-31"));
    assert!(blank.starts_with("HTTP/1.1 422"), "{blank}");
    check_page(&blank);
    assert!(blank.contains("<a href=\"#question-slot-whom\">fill in whom"), "{blank}");
    let undated = fetch(&address, &format!("{slots}Suthland&slot-by=soon"));
    assert!(
        undated.contains("<a href=\"#question-slot-by\">&#34;soon&#34; is no day"),
        "{undated}"
    );
    let filled = fetch(&address, &format!("{slots}Suthland&slot-by=2099-03-31"));
    assert!(filled.contains(">\nWill Norland and Suthland meet in person by 31 March 2099?"));
    assert!(fetch(&address, "/questions/new?template=none").contains("there is no template"));
}

/// The fields of a whole question with some in place of its own.
fn with<'a>(fields: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let is_own = |(name, _): &&(&str, &str)| !fields.iter().any(|(other, _)| other == name);
    WHOLE.iter().filter(is_own).chain(fields).copied().collect()
}
