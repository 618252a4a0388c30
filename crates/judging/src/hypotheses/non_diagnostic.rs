//! Non-diagnostic evidence: what every hypothesis explains tells none of them apart.

use serde::Serialize;

use super::likelihood_ratio::{LikelihoodRatio, likelihood_ratio};
use super::story::{NEUTRAL, Seen};

/// Below this many nats two likelihoods are the same.
const SAME_NATS: f64 = 1e-9;

/// Why a story tells no hypotheses apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NonDiagnostic {
    /// It has the same mark, or the same likelihood, under every hypothesis.
    SameUnderAll,
    /// It fits every hypothesis, some perhaps better than others.
    FitsAll,
}

/// Why a story tells no hypotheses apart, if it tells none apart.
///
/// R. J. Heuer, *Psychology of Intelligence Analysis*, Center for the Study of Intelligence,
/// 1999, chapter 8: evidence that fits all hypotheses may be of no help in choosing.
pub fn non_diagnostic(cells: &[Seen]) -> Option<NonDiagnostic> {
    if matches!(likelihood_ratio(cells), LikelihoodRatio::Nats(nats) if nats < SAME_NATS) {
        return Some(NonDiagnostic::SameUnderAll);
    }
    let votes: Vec<f64> = cells.iter().map(|cell| cell.vote.rated()).collect::<Option<_>>()?;
    let is_same = votes.windows(2).all(|pair| (pair[0] - pair[1]).abs() < SAME_NATS);
    if is_same {
        Some(NonDiagnostic::SameUnderAll)
    } else {
        votes.iter().all(|&vote| vote > NEUTRAL).then_some(NonDiagnostic::FitsAll)
    }
}

#[cfg(test)]
mod tests {
    use super::NonDiagnostic::{FitsAll, SameUnderAll};
    use super::non_diagnostic;
    use crate::hypotheses::testing::Case;

    #[test]
    fn what_fits_all_is_told_from_what_fits_some() {
        for (row, expected) in [
            ("C C C", Some(SameUnderAll)),
            ("I I I", Some(SameUnderAll)),
            ("CC C C", Some(FitsAll)),
            ("C N C", None),
            ("C - C", None),
            ("C NA C", None),
            ("30% 30% 30%", Some(SameUnderAll)),
            ("30% 31% 30%", None),
            ("0% 0% 0%", None),
        ] {
            let found = non_diagnostic(&Case::new(&[row]).matrix().pooled()[0]);
            assert_eq!(found, expected, "{row}");
        }
    }
}
