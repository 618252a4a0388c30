//! Change: how a judgment differs from the one made earlier on the same matter.

use domain::{Confidence, Id, Judgment, Probability};
use serde::Serialize;

/// Below this the likelihoods of two judgments are the same: they print alike.
const SAME: f64 = 1e-9;

/// How a judgment differs from the one made earlier on the same matter.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Change {
    /// The earlier judgment.
    pub earlier: Id,
    /// Its claim.
    pub claim: String,
    /// How likely it held the claim.
    pub likelihood: Probability,
    /// How good its ground was.
    pub confidence: Confidence,
    /// What became of it.
    pub verdict: ChangeVerdict,
    /// Whether the confidence is another.
    pub is_confidence_changed: bool,
}

/// What became of an earlier judgment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeVerdict {
    /// The same claim, as likely as before.
    Unchanged,
    /// The same claim, held more likely.
    MoreLikely,
    /// The same claim, held less likely.
    LessLikely,
    /// Another claim on the matter.
    OtherClaim,
}

impl ChangeVerdict {
    /// The verdict in words.
    pub fn words(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::MoreLikely => "more likely than before",
            Self::LessLikely => "less likely than before",
            Self::OtherClaim => "another claim than before",
        }
    }
}

/// Compares a judgment with the one made earlier on the same matter.
pub fn change(judgment: &Judgment, id: Id, earlier: &Judgment) -> Change {
    Change {
        earlier: id,
        claim: earlier.claim.clone(),
        likelihood: earlier.likelihood,
        confidence: earlier.confidence,
        verdict: verdict(judgment, earlier),
        is_confidence_changed: judgment.confidence != earlier.confidence,
    }
}

fn verdict(judgment: &Judgment, earlier: &Judgment) -> ChangeVerdict {
    let moved = judgment.likelihood.value() - earlier.likelihood.value();
    if judgment.claim.trim() != earlier.claim.trim() {
        ChangeVerdict::OtherClaim
    } else if moved.abs() < SAME {
        ChangeVerdict::Unchanged
    } else if moved > 0.0 {
        ChangeVerdict::MoreLikely
    } else {
        ChangeVerdict::LessLikely
    }
}

#[cfg(test)]
mod tests {
    use domain::{Confidence, Id, Judgment, Kind, Probability};

    use super::{ChangeVerdict, change};
    use crate::testing::judgment;

    #[test]
    fn a_judgment_is_compared_with_the_earlier_one() {
        let at = |value| Judgment { likelihood: Probability::new(value).unwrap(), ..judgment() };
        let other = Judgment { claim: "Moscow takes a side".to_owned(), ..judgment() };
        for (later, expected) in [
            (at(0.7), ChangeVerdict::Unchanged),
            (at(0.75), ChangeVerdict::MoreLikely),
            (at(0.6), ChangeVerdict::LessLikely),
            (other, ChangeVerdict::OtherClaim),
        ] {
            let id = Id { kind: Kind::Judgment, number: 1 };
            assert_eq!(change(&later, id, &judgment()).verdict, expected);
        }
    }

    #[test]
    fn confidence_changes_apart_from_likelihood() {
        let id = Id { kind: Kind::Judgment, number: 1 };
        let surer = Judgment { confidence: Confidence::High, ..judgment() };
        let found = change(&surer, id, &judgment());
        assert_eq!((found.verdict, found.is_confidence_changed), (ChangeVerdict::Unchanged, true));
    }
}
