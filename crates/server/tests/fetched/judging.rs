//! The pages of judgments, sources and hypotheses.

use actions::{
    AddDocument, BreakAssumption, Desk, GradeSource, IntakeHints, OpenHypotheses, RateHypotheses,
    RecordJudgment, add_document, break_assumption, grade_source, open_hypotheses, rate_hypotheses,
    record_judgment,
};
use domain::{Confidence, Direction, Id, Indicator, JudgmentKind, Probability, SourceLetter};
use tempfile::TempDir;

use crate::{fetch, serve_desk};

const REPORT: &str = "The minister said: \"We will sign the treaty this week.\"\n\n\
    On Friday the president said that nobody had been told to sign <anything>.\n";

#[test]
fn the_pages_show_what_was_graded_broken_and_rated() {
    let folder = TempDir::new().unwrap();
    let address = serve(&folder);
    for (path, parts) in [
        (
            "/judgments/j-1",
            &[
                "Under review: an assumption was broken",
                "<dt>Kind</dt><dd>outlook</dd>",
                "<abbr title=\"source usually reliable; item truth not known\">B6</abbr>",
                "high weight",
                "broken: the president denied it",
                "a date is named <span class=\"muted\">(for it)</span>",
                "suppose the day has come",
                "<dt>Earlier judgment</dt><dd>none named</dd>",
            ][..],
        ),
        ("/hypotheses", &["href=\"/hypotheses/h-1\">Will they sign?"]),
        ("/sources", &["The Gazette", "B: usually reliable", "of the 20 grades"]),
        (
            "/hypotheses/h-1",
            &[
                "<th scope=\"col\">E1</th><th scope=\"col\">E2</th>",
                "<th scope=\"row\">H1</th><td>CC</td><td>20%</td>",
                "href=\"?hypotheses=columns\"",
                "PARC: -1 for each I",
                "By weighted inconsistency, H1 is first",
                "told to sign &#60;anything&#62;",
            ],
        ),
        (
            "/hypotheses/h-1?hypotheses=columns",
            &[
                "<th scope=\"col\">H1</th><th scope=\"col\">H2</th>",
                "<th scope=\"row\">E1</th><td>CC</td><td>I</td>",
                "href=\"?hypotheses=rows\"",
            ],
        ),
        ("/hypotheses/h-1.json", &["\"is_complete\":true", "\"likelihood_ratio\":{\"nats\":"]),
        ("/entries/h-1", &["308", "location: /hypotheses/h-1"]),
        ("/hypotheses/h-2", &["404", "there is no h-2"]),
    ] {
        let page = fetch(&address, path);
        for part in parts {
            assert!(page.contains(part), "{path} lacks {part}: {page}");
        }
    }
}

#[test]
fn others_ratings_are_hidden_until_ones_own_are_in() {
    let folder = TempDir::new().unwrap();
    drop(filled(&folder));
    let desk = Desk::open(folder.path().join("desk.sqlite3"), "Eve").unwrap();
    let address = serve_desk(desk);
    let page = fetch(&address, "/hypotheses/h-1");
    assert!(page.contains("4 of your cells are empty"), "{page}");
    assert!(!page.contains("<td>CC</td>"), "{page}");
    let hidden = fetch(&address, "/entries/hr-1.json");
    assert!(hidden.contains("422") && hidden.contains("rate h-1 yourself first"), "{hidden}");
}

fn serve(folder: &TempDir) -> String {
    serve_desk(filled(folder))
}

/// A desk with a graded source, a judgment under review, and hypotheses that Ada rated.
fn filled(folder: &TempDir) -> Desk {
    let mut desk = Desk::open_or_begin(folder.path().join("desk.sqlite3"), "Ada").unwrap();
    let hints = IntakeHints { source: Some("The Gazette".to_owned()), ..IntakeHints::default() };
    add_document(&mut desk, &AddDocument::new(REPORT.into(), &hints, None).unwrap()).unwrap();
    let grade = GradeSource {
        source: "the gazette".to_owned(),
        letter: SourceLetter::B,
        since: None,
        reason: "it corrects itself".to_owned(),
    };
    grade_source(&mut desk, &grade).unwrap();
    judge(&mut desk);
    let broken = BreakAssumption {
        judgment: id("j-1"),
        assumption: 1,
        reason: "the president denied it".to_owned(),
        evidence: vec!["d-1:\"nobody had been told\"".parse().unwrap()],
    };
    break_assumption(&mut desk, &broken).unwrap();
    rate(&mut desk);
    desk
}

fn judge(desk: &mut Desk) {
    let indicator = Indicator { sign: "a date is named".to_owned(), points: Direction::For };
    let request = RecordJudgment {
        claim: "They will sign".to_owned(),
        evidence_for: vec!["d-1:\"We will sign the treaty this week\"=high".parse().unwrap()],
        evidence_against: vec![],
        alternatives: vec!["They stall".to_owned()],
        assumptions: vec!["The minister speaks for the president".to_owned()],
        likelihood: Probability::new(0.9).unwrap(),
        confidence: Confidence::Moderate,
        confidence_reason: None,
        checkpoint: None,
        scheduled: None,
        corrects: None,
        kind: Some(JudgmentKind::Outlook),
        indicators: vec![indicator],
        premortem: None,
        earlier: None,
        change_reason: None,
    };
    record_judgment(desk, &request).unwrap();
}

fn rate(desk: &mut Desk) {
    let evidence = [
        "d-1:\"We will sign the treaty this week\"",
        "d-1:\"nobody had been told to sign <anything>\"",
    ];
    let open = OpenHypotheses {
        matter: "Will they sign?".to_owned(),
        hypotheses: vec!["They sign".to_owned(), "They stall".to_owned()],
        priors: vec![],
        evidence: evidence.map(|it| it.parse().unwrap()).to_vec(),
        judgment: Some(id("j-1")),
    };
    open_hypotheses(desk, &open).unwrap();
    let request = RateHypotheses {
        hypotheses: id("h-1"),
        rows: ["1: CC 20%", "2: I 60%"].map(|row| row.parse().unwrap()).to_vec(),
        chances: vec![],
        coherence: None,
    };
    rate_hypotheses(desk, &request).unwrap();
}

fn id(text: &str) -> Id {
    text.parse().unwrap()
}
