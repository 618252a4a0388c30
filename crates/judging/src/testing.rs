//! What the tests of judgments share: one with everything it must have.

use domain::{Confidence, Evidence, Id, Judgment, Kind, Passage, Probability, Span};

const NOTE: &str = "not allies, but better than allies";

pub(crate) fn judgment() -> Judgment {
    Judgment {
        claim: "Moscow keeps its hands free".to_owned(),
        evidence_for: vec![words(0, NOTE.len())],
        evidence_against: vec![],
        alternatives: vec!["it is meant for the public at home".to_owned()],
        assumptions: vec![],
        likelihood: Probability::new(0.7).unwrap(),
        confidence: Confidence::Low,
        confidence_reason: None,
        checkpoint: None,
        kind: None,
        indicators: vec![],
        premortem: None,
        earlier: None,
        change_reason: None,
        topic: None,
    }
}

pub(crate) fn words(start: usize, end: usize) -> Evidence {
    let span = Span::cut(NOTE, start, end).unwrap();
    let document = Id { kind: Kind::Document, number: 1 };
    Evidence { passage: Passage { document, span }, item: None, weight: None }
}
