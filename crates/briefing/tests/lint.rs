//! What the lint of a note says where the sample desk cannot show it.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::collections::{BTreeMap, BTreeSet};

use briefing::lint::{Facts, Finding, JudgmentFacts, LadderWords, QuestionFacts, Rule, Rung, lint};
use briefing::note::Note;
use domain::{Id, Kind, Probability};
use jiff::civil::date;

const J1: Id = Id { kind: Kind::Judgment, number: 1 };
const J2: Id = Id { kind: Kind::Judgment, number: 2 };
const Q1: Id = Id { kind: Kind::Question, number: 1 };
const Q2: Id = Id { kind: Kind::Question, number: 2 };
const Q3: Id = Id { kind: Kind::Question, number: 3 };

/// Sentences of these notes end with a stop and stand on a line each.
fn cut(text: &str) -> Vec<std::ops::Range<usize>> {
    let mut from = 0;
    let lines = text.split_inclusive('\n').map(|line| {
        let start = from;
        from += line.len();
        start..from
    });
    lines.collect()
}

fn likely() -> Probability {
    Probability::new(0.7).unwrap()
}

fn judgment() -> JudgmentFacts {
    let document = |number| Id { kind: Kind::Document, number };
    JudgmentFacts {
        likelihood: likely(),
        documents: BTreeMap::from([
            (document(1), Some("The Courier".to_owned())),
            (document(2), Some("The Herald".to_owned())),
        ]),
        passages_for: 2,
        passages_against: 1,
        alternatives: 1,
        confidence_reason: None,
        earlier: None,
        checkpoint: None,
        questions: vec![Q1],
        broken: vec![],
    }
}

fn findings(body: &str, judgment: JudgmentFacts) -> Vec<Finding> {
    let text = format!("---\ntitle: T\njudgments: j-1\n---\n{body}");
    let phrase = |probability: Probability| {
        let percent = probability.percent();
        let near = if (35.0..60.0).contains(&percent) { "≈ " } else { "" };
        format!("{near}likely ({probability})")
    };
    let rung =
        Rung { low: 60.0, high: 80.0, words: vec!["likely".to_owned(), "probable".to_owned()] };
    let settled = Some(("yes".to_owned(), date(2027, 2, 1)));
    let (probability, deadline) = (Some(likely()), date(2027, 3, 1));
    let question = QuestionFacts { probability, forecaster: None, deadline, settled: None };
    let ended = QuestionFacts { settled, ..question.clone() };
    let borrowed = QuestionFacts { forecaster: Some("Ben".to_owned()), ..question.clone() };
    let facts = Facts {
        passages: BTreeMap::new(),
        judgments: BTreeMap::from([(J1, Ok(judgment.clone())), (J2, Ok(judgment))]),
        questions: BTreeMap::from([(Q1, Ok(question)), (Q2, Ok(ended)), (Q3, Ok(borrowed))]),
        ladders: vec![LadderWords { name: "house".to_owned(), rungs: vec![rung] }],
        phrase: &phrase,
        record: "Mean 0.1 over 40.".to_owned(),
    };
    lint(&Note::read(&text, cut).unwrap(), &facts)
}

const BODY: &str = "They talk on: likely (70%). {judged j-1}\nIt is our first. {first j-1}\n\
                    Mean 0.1 over 40. {record}\n";

fn check(body: &str, judgment: JudgmentFacts, expected: &[&str]) {
    let found: BTreeSet<&str> = findings(body, judgment).iter().map(|it| it.rule.name()).collect();
    assert_eq!(found, expected.iter().copied().collect(), "{body}");
}

#[test]
fn a_judgment_is_asked_for_what_it_lacks() {
    check(BODY, judgment(), &[]);
    check(BODY, JudgmentFacts { passages_for: 1, ..judgment() }, &["single-source"]);
    let documents = judgment().documents.into_iter().take(1).collect();
    check(BODY, JudgmentFacts { documents, ..judgment() }, &["one-outlet"]);
    check(BODY, JudgmentFacts { alternatives: 0, ..judgment() }, &["no-alternative"]);
    check(BODY, JudgmentFacts { passages_against: 0, ..judgment() }, &["nothing-against"]);
    check(BODY, JudgmentFacts { questions: vec![], ..judgment() }, &["checkpoint"]);
    let broken = vec!["The minister speaks for all".to_owned()];
    check(BODY, JudgmentFacts { broken, ..judgment() }, &["broken-assumption"]);
    let settled = format!("They sign: likely (70%). {{predicted q-2}}\n{BODY}");
    check(&settled, judgment(), &["settled"]);
    check(&settled.replace("q-2", "q-1"), judgment(), &[]);
    let told = format!("{settled}It was settled: yes. {{predicted q-2}}\n");
    check(&told, judgment(), &[]);
    let dated = Some(date(2027, 3, 1));
    check(BODY, JudgmentFacts { questions: vec![], checkpoint: dated, ..judgment() }, &[]);
}

#[test]
fn a_number_held_against_anothers_forecast_says_whose_it_is() {
    for (question, expected) in
        [("q-1", "q-1 has 70%"), ("q-3", "q-3 has 70% by Ben, as the author holds no forecast")]
    {
        let body = format!("They sign: likely (75%). {{predicted {question}}}\n{BODY}");
        let found = findings(&body, judgment());
        assert!(found.iter().any(|it| it.message == expected), "{found:?}");
    }
}

#[test]
fn what_is_told_is_not_asked_for() {
    let searched = format!("{BODY}None found against it; we searched for orders. {{reported}}\n");
    check(&searched, JudgmentFacts { passages_against: 0, ..judgment() }, &[]);
    let reason = Some("we looked for orders and found none".to_owned());
    let told = JudgmentFacts { passages_against: 0, confidence_reason: reason, ..judgment() };
    check(BODY, told, &[]);
    let alone = format!("{BODY}There is one source. {{reported}}\n");
    check(&alone, JudgmentFacts { passages_for: 1, ..judgment() }, &[]);
}

#[test]
fn the_earlier_judgment_is_named_as_the_record_has_it() {
    let later = |is_same| JudgmentFacts { earlier: Some((J2, is_same)), ..judgment() };
    let said = |mark: &str| BODY.replace("{first j-1}", mark);
    check(&said("{changed j-1 j-2}"), later(false), &[]);
    check(&said("{unchanged j-1 j-2}"), later(true), &[]);
    for (mark, is_same) in [("{unchanged j-1 j-2}", false), ("{changed j-1 j-2}", true)] {
        check(&said(mark), later(is_same), &["change"]);
    }
    check(BODY, later(false), &["change"]);
}

#[test]
fn the_nearest_word_of_a_ladder_with_gaps_is_no_fault() {
    let body = |percent| BODY.replace("likely (70%)", &format!("≈ likely ({percent}%)"));
    let at = |value| JudgmentFacts { likelihood: Probability::new(value).unwrap(), ..judgment() };
    check(&body(55), at(0.55), &[]);
    check(&body(20), at(0.2), &["word-and-number"]);
}

#[test]
fn every_name_of_a_rule_is_what_json_says() {
    let names: BTreeSet<&str> = Rule::ALL.iter().map(|rule| rule.name()).collect();
    assert_eq!(names.len(), Rule::ALL.len());
}
