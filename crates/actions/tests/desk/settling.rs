//! A settlement by the report that "The meeting was moved.", for tests to change.

use actions::ResolveQuestion;
use domain::Id;

/// That a question ended so, shown by the first document.
pub(crate) fn settling(question: Id, answer: &str) -> ResolveQuestion {
    ResolveQuestion {
        question,
        answer: answer.to_owned(),
        reason: String::new(),
        look_again: None,
        evidence: vec!["d-1:\"The meeting was moved.\"".parse().unwrap()],
        known_at: None,
    }
}
