//! The forms for judgments, assumptions and hypotheses, done and refused.

use actions::{OpenHypotheses, open_hypotheses};
use tempfile::TempDir;

use crate::forms::{check_page, desk_with_report, done, refused};
use crate::{fetch, post, serve_desk};

const SHOWN: &str = "d-1:\"both sides signed the treaty\"";
const WHOLE: [(&str, &str); 6] = [
    ("claim", "They mean to keep the treaty"),
    ("for", "d-1:\"both sides signed the treaty\"=high"),
    ("alternatives", "They play for time\nThey were pressed"),
    ("likelihood", "70"),
    ("confidence", "moderate"),
    ("assumptions", "The report is true"),
];

#[test]
fn a_judgment_is_made_with_all_that_belongs_to_it() {
    let folder = TempDir::new().unwrap();
    let address = serve_desk(desk_with_report(&folder));
    check_page(&fetch(&address, "/judgments/new"));
    let more = [
        ("kind", "message"),
        ("topic", "arms <control>"),
        ("against", "d-1:\"The meeting was moved.\"=low"),
        ("confidence_reason", "one report"),
        ("signs_for", "a date is named"),
        ("signs_against", "a minister resigns"),
        ("premortem", "the president was not told"),
        ("first_sign", "he is silent"),
        ("checkpoint", "2099-01-01"),
    ];
    let place = done(&address, "/judgments/new", &with(&more));
    assert_eq!(place, "/judgments/j-1");
    let page = fetch(&address, &place);
    check_page(&page);
    for part in [
        "<h1>They mean to keep the treaty</h1>",
        "<dt>Kind</dt><dd>message</dd>",
        "<dt>Topic</dt><dd>arms &#60;control&#62;</dd>",
        "high weight",
        "low weight",
        "moderate: one report",
        "a date is named <span class=\"muted\">(for it)</span>",
        "a minister resigns <span class=\"muted\">(against it)</span>",
        "The first sign would have been: he is silent",
        "<li>They were pressed</li>",
        "href=\"/questions/new?judgment=j-1\"",
    ] {
        assert!(page.contains(part), "no {part}: {page}");
    }
    let next = fetch(&address, "/judgments/new?from=j-1");
    assert!(next.contains("name=\"earlier\" type=\"text\" value=\"j-1\""), "{next}");
}

#[test]
fn a_judgment_begins_with_what_was_read() {
    let folder = TempDir::new().unwrap();
    let address = serve_desk(desk_with_report(&folder));
    let page = fetch(&address, "/judgments/new?from=d-1");
    check_page(&page);
    assert!(page.contains("What was read there, to point at"), "{page}");
    let page = fetch(&address, "/judgments/new?from=np-1");
    for part in [">\nnp-1</textarea>", "open the border"] {
        assert!(page.contains(part), "no {part}: {page}");
    }
    assert!(fetch(&address, "/judgments/new?from=d-9").contains("there is no d-9"));
    assert!(fetch(&address, "/documents/d-1").contains("href=\"/judgments/new?from=d-1\""));
}

#[test]
fn a_refused_judgment_comes_back_whole() {
    let folder = TempDir::new().unwrap();
    let address = serve_desk(desk_with_report(&folder));
    for (fields, field, message) in [
        (&[("claim", "")][..], "claim", "give the claim in one sentence"),
        (&[("for", "")], "for", "nothing speaks for the judgment"),
        (&[("for", "both <sides>")], "for", "is no id"),
        (&[("for", "d-1:\"never said\"")], "evidence", "does not say"),
        (&[("against", SHOWN)], "evidence", "speaks both for the judgment and against it"),
        (&[("alternatives", " ")], "alternatives", "say what else could be meant"),
        (&[("likelihood", "likely")], "likelihood", "is no number"),
        (&[("likelihood", "")], "likelihood", "say how likely the claim is"),
        (&[("confidence", "")], "confidence", "say how good the ground is"),
        (&[("assumptions", "a\nA")], "assumptions", "stands there twice"),
        (&[("first_sign", "x")], "premortem", "say, too, why it would have been wrong"),
        (&[("checkpoint", "2001-01-01")], "checkpoint", "has passed"),
        (&[("scheduled", "a-99")], "scheduled", "there is no a-99"),
        (&[("earlier", "j-9")], "earlier", "there is no j-9"),
        (&[("corrects", "j-8")], "corrects", "there is no j-8"),
        (&[("change_reason", "x")], "earlier", "name the earlier one"),
    ] {
        let expected = (&*format!("judgment-{field}"), message);
        refused(&address, "/judgments/new", &with(fields), expected);
    }
}

#[test]
fn an_assumption_is_broken_and_restored() {
    let folder = TempDir::new().unwrap();
    let address = serve_desk(desk_with_report(&folder));
    done(&address, "/judgments/new", &WHOLE);
    let breaks = "/judgments/j-1/assumptions/1/breaks";
    let restorings = "/judgments/j-1/assumptions/1/restorings";
    let reason = ("reason", "it was <retracted>");
    refused(&address, breaks, &[reason], ("break-assumption-1-evidence", "needs evidence"));
    let shown = ("evidence", SHOWN);
    refused(&address, breaks, &[shown], ("break-assumption-1-reason", "say why"));
    refused(&address, restorings, &[reason], ("", "is not broken"));
    assert_eq!(done(&address, breaks, &[reason, shown]), "/judgments/j-1");
    let page = fetch(&address, "/judgments/j-1");
    check_page(&page);
    assert!(page.contains("broken: it was &#60;retracted&#62;"), "{page}");
    refused(&address, breaks, &[reason, shown], ("", "is broken already"));
    // The form comes back as itself, with the other one beside it.
    let page = post(&address, breaks, &[reason, shown]);
    let form = page.split("<form class=\"form\" id=\"break-assumption-1\"").nth(1).unwrap();
    let form = form.split("</form>").next().unwrap();
    assert!(form.contains("it was &#60;retracted&#62;") && form.contains("Break the"), "{form}");
    assert!(page.contains("id=\"restore-assumption-1\""), "{page}");
    done(&address, restorings, &[("reason", "the paper stands by it")]);
    assert!(!fetch(&address, "/judgments/j-1").contains("Under review"));
    assert!(fetch(&address, breaks).contains("location: /judgments/j-1"));
}

#[test]
fn hypotheses_are_rated_cell_by_cell() {
    let folder = TempDir::new().unwrap();
    let mut desk = desk_with_report(&folder);
    let open = OpenHypotheses {
        matter: "What do they mean?".to_owned(),
        hypotheses: vec!["They keep it".to_owned(), "They stall".to_owned()],
        priors: vec![],
        evidence: ["d-1:\"The meeting was moved.\"", SHOWN].map(|it| it.parse().unwrap()).into(),
        judgment: None,
    };
    open_hypotheses(&mut desk, &open).unwrap();
    let (address, path) = (serve_desk(desk), "/hypotheses/h-1/ratings");
    let page = fetch(&address, "/hypotheses/h-1");
    check_page(&page);
    assert!(page.contains("<a href=\"#ratings\">rate them</a>"), "{page}");
    for (fields, field, message) in [
        (&[("cell-1-1", "likely"), ("cell-2-2", "CC")][..], "ratings-cell-1-1", "a step as 6/7"),
        (&[("cell-1-2", "C C")], "ratings-cell-1-2", "is more than one cell"),
        (&[("chance-1", "60")], "ratings-chance-2", "give a chance for each hypothesis"),
        (&[("cell-1-1", "")], "", "nothing is rated"),
    ] {
        refused(&address, path, fields, (field, message));
    }
    assert_eq!(done(&address, path, &[("cell-1-2", "CC")]), "/hypotheses/h-1");
    let rest = [("cell-1-1", "I"), ("cell-2-1", "C"), ("cell-2-2", "20%")];
    let chances = [("chance-1", "70"), ("chance-2", "40")];
    done(&address, path, &[&rest[..], &chances].concat());
    let page = fetch(&address, "/hypotheses/h-1");
    check_page(&page);
    for part in [
        "name=\"cell-1-2\" type=\"text\" size=\"5\" value=\"CC\"",
        "name=\"chance-2\" type=\"text\" inputmode=\"decimal\" value=\"40%\"",
        "Your chances add up to 110.0%, which is 10.0% too much",
    ] {
        assert!(page.contains(part), "no {part}: {page}");
    }
    done(&address, path, &[&chances[..], &[("coherence", "nearest")]].concat());
    assert!(fetch(&address, "/hypotheses/h-1").contains("Your chances add up to 100%."));
}

/// The fields of a whole judgment with some in place of its own.
fn with<'a>(fields: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let is_own = |(name, _): &&(&str, &str)| !fields.iter().any(|(other, _)| other == name);
    WHOLE.iter().filter(is_own).chain(fields).copied().collect()
}
