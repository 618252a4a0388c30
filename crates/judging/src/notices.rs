//! Notices: what a judgment could have and lacks, told and not refused.

use domain::{Evidence, Judgment};
use serde::Serialize;

/// Above this likelihood, and below one minus it, a premortem is asked for.
const EXTREME: f64 = 0.8;

/// What a judgment could have and lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum JudgmentNotice {
    /// It is nearly sure, and nobody has told how it could go wrong.
    Premortem,
    /// Words that it rests on were denied, or not said.
    DeniedWords,
    /// Words that it rests on hold under a condition.
    ConditionalWords,
    /// All that speaks for it stands in one document.
    OneDocument,
    /// What speaks for it stands in several documents, which are copies of one story.
    OneStory,
    /// Nothing speaks against it, so either nobody looked or nobody says so.
    NothingAgainst,
    /// Its confidence has no reason.
    ConfidenceReason,
}

impl JudgmentNotice {
    /// What is asked for, in a sentence.
    pub fn text(self) -> &'static str {
        match self {
            Self::Premortem => {
                "It is above 80% or below 20%: suppose the day has come and it was wrong, and say \
                 why, and what the first sign would have been."
            }
            Self::DeniedWords => {
                "It rests on words that were denied or not said: see that it does not take them \
                 for what the speaker claims."
            }
            Self::ConditionalWords => {
                "It rests on words that hold under a condition: see that it keeps the condition."
            }
            Self::OneDocument => "All that speaks for it stands in one document.",
            Self::OneStory => "All that speaks for it stands in copies of one story.",
            Self::NothingAgainst => {
                "Nothing speaks against it: point at what does, or say in the reason of the \
                 confidence what was searched for."
            }
            Self::ConfidenceReason => "Its confidence has no reason: say what the ground is like.",
        }
    }
}

/// What is known of the words a judgment rests on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Grounds {
    /// How many stories the documents tell that speak for it; copies of one count once.
    pub stories_for: usize,
    /// Whether any of the words, for it or against, were denied or not said.
    pub has_denied: bool,
    /// Whether any of them hold under a condition.
    pub has_conditional: bool,
}

/// What a judgment could have and lacks, the weightiest first.
pub fn notices(judgment: &Judgment, grounds: Grounds) -> Vec<JudgmentNotice> {
    let likelihood = judgment.likelihood.value();
    let is_extreme = !(1.0 - EXTREME..=EXTREME).contains(&likelihood);
    let first = judgment.evidence_for.first();
    let is_beside = |it: &Evidence| first.is_some_and(|first| is_same_document(first, it));
    let is_one_document = judgment.evidence_for.iter().all(is_beside);
    let asked = [
        (JudgmentNotice::DeniedWords, grounds.has_denied),
        (JudgmentNotice::ConditionalWords, grounds.has_conditional),
        (JudgmentNotice::Premortem, is_extreme && judgment.premortem.is_none()),
        (JudgmentNotice::OneDocument, is_one_document),
        (JudgmentNotice::OneStory, !is_one_document && grounds.stories_for < 2),
        (JudgmentNotice::NothingAgainst, judgment.evidence_against.is_empty()),
        (JudgmentNotice::ConfidenceReason, judgment.confidence_reason.is_none()),
    ];
    asked.into_iter().filter(|(_, lacks)| *lacks).map(|(notice, _)| notice).collect()
}

fn is_same_document(one: &Evidence, other: &Evidence) -> bool {
    one.passage.document == other.passage.document
}

#[cfg(test)]
mod tests {
    use domain::{Evidence, Id, Judgment, Kind, Premortem, Probability};

    use super::JudgmentNotice::{
        ConfidenceReason, NothingAgainst, OneDocument, OneStory, Premortem as Asked,
    };
    use super::{Grounds, JudgmentNotice, notices};
    use crate::testing::{judgment, words};

    fn stories(stories_for: usize) -> Grounds {
        Grounds { stories_for, ..Grounds::default() }
    }

    fn at(likelihood: f64) -> Judgment {
        Judgment { likelihood: Probability::new(likelihood).unwrap(), ..judgment() }
    }

    #[test]
    fn a_premortem_is_asked_for_at_the_extremes_alone() {
        for (likelihood, expected) in
            [(0.81, true), (0.8, false), (0.5, false), (0.2, false), (0.19, true), (1.0, true)]
        {
            assert_eq!(
                notices(&at(likelihood), stories(1)).contains(&Asked),
                expected,
                "{likelihood}"
            );
        }
        let premortem = Premortem { story: "he was overruled".to_owned(), first_sign: None };
        let told = Judgment { premortem: Some(premortem), ..at(0.9) };
        assert!(!notices(&told, stories(1)).contains(&Asked));
    }

    #[test]
    fn what_is_there_is_not_asked_for() {
        assert_eq!(
            notices(&judgment(), stories(1)),
            [OneDocument, NothingAgainst, ConfidenceReason]
        );
        let mut elsewhere: Evidence = words(4, 10);
        elsewhere.passage.document = Id { kind: Kind::Document, number: 2 };
        let full = Judgment {
            evidence_for: vec![words(0, 3), elsewhere],
            evidence_against: vec![words(4, 10)],
            confidence_reason: Some("two sources that agree".to_owned()),
            ..judgment()
        };
        assert_eq!(notices(&full, stories(2)), [] as [JudgmentNotice; 0]);
        assert_eq!(notices(&full, stories(1)), [OneStory], "the second document copies the first");
    }

    #[test]
    fn words_that_were_denied_or_conditional_are_told_first() {
        let grounds = Grounds { has_denied: true, has_conditional: true, stories_for: 1 };
        let told = notices(&judgment(), grounds);
        assert_eq!(told[..2], [JudgmentNotice::DeniedWords, JudgmentNotice::ConditionalWords]);
    }
}
