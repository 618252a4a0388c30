//! The templates: each can be filled, and what it becomes leaves a settler nothing to quarrel about.

use forecasting::lint::{QuestionText, lint};
use forecasting::{FilledTemplate, Template, template, templates};
use jiff::tz::TimeZone;

#[test]
fn every_template_filled_with_its_example_lints_clean() {
    let mut wrong = Vec::new();
    for template in templates() {
        let filled = template.fill(&template.example()).unwrap();
        let last_second = filled.deadline.at(23, 59, 59, 0);
        let deadline_at = Some(TimeZone::UTC.to_timestamp(last_second).unwrap());
        let findings = lint(&QuestionText {
            text: &filled.text,
            criteria: &filled.criteria,
            source: &filled.source,
            postponement: filled.postponement.as_deref(),
            closes_at: deadline_at,
            deadline_at,
            ..QuestionText::default()
        });
        wrong.extend(findings.into_iter().map(|it| format!("{}: {it:?}", template.name)));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_slot_is_used_and_every_brace_is_a_slot() {
    for template in templates() {
        let parts = parts(template);
        for slot in &template.slots {
            let brace = format!("{{{}}}", slot.name);
            assert!(parts.contains(&brace), "{} does not use {brace}", template.name);
        }
        assert!(template.slots.iter().any(|slot| slot.name == "by"), "{}", template.name);
        let filled = template.fill(&template.example()).unwrap();
        let FilledTemplate { text, criteria, source, postponement, .. } = filled;
        let whole = [text, criteria, source, postponement.unwrap_or_default()].join("\n");
        assert!(!whole.contains(['{', '}']), "{}: {whole}", template.name);
    }
}

#[test]
fn the_kinds_of_question_that_diplomacy_asks_are_there() {
    for name in [
        "meeting-held",
        "joint-statement",
        "wording-present",
        "wording-absent",
        "agreement-signed",
        "vote-passes",
        "vote-cast",
        "ambassador-recalled",
        "neutrality-kept",
    ] {
        assert_eq!(template(name).unwrap().name, name);
    }
    let error = template("meeting").unwrap_err().to_string();
    assert!(error.starts_with("there is no template \"meeting\"; there are meeting-held, "));
}

#[test]
fn what_cannot_be_filled_says_what_is_missing() {
    let day = ("by", "2027-03-31");
    for (given, expected) in [
        (
            &[("who", "Ada"), ("whom", " ")][..],
            "the template meeting-held lacks whom (the other side, by name and office, as \
             “Serbia's President Aleksandar Vučić”), by (the last day, as “2027-03-31”); \
             give each as --set SLOT=\"…\"",
        ),
        (
            &[("who", "Ada"), ("where", "Lund")],
            "the template meeting-held has no slot \"where\"; it has who, whom, by",
        ),
        (&[("who", "Ada"), ("who", "Eve")], "the slot \"who\" is given twice; give it once"),
        (
            &[("who", "Ada"), ("whom", "Eve"), ("by", "March")],
            "\"March\" is no day; write by=2027-03-31",
        ),
    ] {
        let error = template("meeting-held").unwrap().fill(given).unwrap_err();
        assert_eq!(error.to_string(), expected);
    }
    let filled = template("neutrality-kept").unwrap();
    let filled = filled.fill(&[("who", "the Holy See"), ("conflict", "the war"), day]).unwrap();
    assert_eq!(filled.text, "Will the Holy See stay neutral in the war until 31 March 2027?");
}

fn parts(template: &Template) -> String {
    let Template { text, criteria, what_ifs, sources, postponement, .. } = template;
    let lists = [what_ifs.join(" "), sources.join(" ")].join(" ");
    [text, criteria, &lists, postponement.as_deref().unwrap_or_default()].join(" ")
}
