//! A question that anybody would ask, for tests to change what they are about.

use actions::AskQuestion;
use domain::QuestionKind;

/// A question of yes or no that closes on 1 March 2022, with a deadline on the 10th.
pub(crate) fn question(text: &str) -> AskQuestion {
    AskQuestion {
        text: text.to_owned(),
        kind: QuestionKind::Binary,
        criteria: "Both ministries report it.".to_owned(),
        settlement_source: "the pages of both ministries".to_owned(),
        closes_at: "2022-03-01T00:00:00Z".parse().unwrap(),
        deadline_at: "2022-03-10T00:00:00Z".parse().unwrap(),
        condition: None,
        postponement: None,
        checkpoint: None,
        scheduled: None,
        judgment: None,
        prediction: None,
    }
}
