//! What a judgment must have before it is recorded.

use domain::{Evidence, Judgment};
use thiserror::Error;

use crate::assumptions::is_same_assumption;

/// What a judgment lacks.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum JudgmentFlaw {
    /// It claims nothing.
    #[error("the judgment has no claim; give it in one sentence")]
    NoClaim,
    /// Nothing speaks for it.
    #[error("nothing speaks for the judgment; point at the words it rests on")]
    NoEvidence,
    /// The same words speak for it and against it.
    #[error(
        "\"{words}\" ({document}) speaks both for the judgment and against it; \
         leave it on one side, or point at the part of it that is meant on each"
    )]
    BothSides {
        /// The words.
        words: String,
        /// The document they stand in.
        document: domain::Id,
    },
    /// Nothing else was thought of.
    #[error("the judgment has no alternative; say what else could be meant")]
    NoAlternative,
    /// An alternative says nothing.
    #[error("alternative {row} is blank; say what else could be meant, or leave it out")]
    BlankAlternative {
        /// Its place in the list, counted from 1.
        row: usize,
    },
    /// An assumption says nothing.
    #[error("assumption {row} is blank; say what is taken for granted, or leave it out")]
    BlankAssumption {
        /// Its place in the list, counted from 1.
        row: usize,
    },
    /// An assumption stands twice.
    #[error("assumption {row} stands there twice; leave one of them out")]
    AssumptionTwice {
        /// The second place in the list, counted from 1.
        row: usize,
    },
    /// An indicator says nothing.
    #[error("indicator {row} is blank; say what would be seen, or leave it out")]
    BlankIndicator {
        /// Its place in the list, counted from 1.
        row: usize,
    },
    /// The premortem says nothing.
    #[error("the premortem is blank; say why it went wrong, or leave it out")]
    BlankPremortem,
    /// A reason for a change from nothing.
    #[error("there is a reason for a change but no earlier judgment; name the earlier one")]
    ChangeFromNothing,
}

/// Checks what a judgment must have before it is recorded, and names the first thing missing.
///
/// # Errors
///
/// The claim is blank, nothing speaks for it, the same words speak for it and against it, it has
/// no alternative, an alternative, assumption, indicator or premortem is blank, an assumption
/// stands twice, or a change has a reason and no earlier judgment.
pub fn check_judgment(judgment: &Judgment) -> Result<(), JudgmentFlaw> {
    if is_blank(&judgment.claim) {
        return Err(JudgmentFlaw::NoClaim);
    }
    check_evidence(judgment)?;
    if judgment.alternatives.is_empty() {
        return Err(JudgmentFlaw::NoAlternative);
    }
    if let Some(row) = blank_row(&judgment.alternatives) {
        return Err(JudgmentFlaw::BlankAlternative { row });
    }
    check_assumptions(&judgment.assumptions)?;
    check_outlook(judgment)
}

fn check_assumptions(assumptions: &[String]) -> Result<(), JudgmentFlaw> {
    if let Some(row) = blank_row(assumptions) {
        return Err(JudgmentFlaw::BlankAssumption { row });
    }
    let is_second = |index: &usize| {
        assumptions[..*index]
            .iter()
            .any(|earlier| is_same_assumption(earlier, &assumptions[*index]))
    };
    match (0..assumptions.len()).find(is_second) {
        Some(index) => Err(JudgmentFlaw::AssumptionTwice { row: index + 1 }),
        None => Ok(()),
    }
}

fn check_outlook(judgment: &Judgment) -> Result<(), JudgmentFlaw> {
    if let Some(index) = judgment.indicators.iter().position(|it| is_blank(&it.sign)) {
        return Err(JudgmentFlaw::BlankIndicator { row: index + 1 });
    }
    if judgment.premortem.as_ref().is_some_and(|it| is_blank(&it.story)) {
        return Err(JudgmentFlaw::BlankPremortem);
    }
    if judgment.change_reason.is_some() && judgment.earlier.is_none() {
        return Err(JudgmentFlaw::ChangeFromNothing);
    }
    Ok(())
}

fn check_evidence(judgment: &Judgment) -> Result<(), JudgmentFlaw> {
    if judgment.evidence_for.is_empty() {
        return Err(JudgmentFlaw::NoEvidence);
    }
    let is_against = |evidence: &&Evidence| {
        judgment.evidence_against.iter().any(|against| against.passage == evidence.passage)
    };
    match judgment.evidence_for.iter().find(is_against) {
        Some(Evidence { passage, .. }) => Err(JudgmentFlaw::BothSides {
            words: passage.span.text.clone(),
            document: passage.document,
        }),
        None => Ok(()),
    }
}

/// The place of the first blank text, counted from 1.
fn blank_row(texts: &[String]) -> Option<usize> {
    texts.iter().position(|text| is_blank(text)).map(|index| index + 1)
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use domain::{Direction, Id, Indicator, Kind, Premortem};

    use super::*;
    use crate::testing::{judgment, words};

    #[test]
    fn a_judgment_with_everything_passes() {
        let balanced = Judgment { evidence_against: vec![words(4, 10)], ..judgment() };
        // A clause may speak against what its whole sentence speaks for.
        let clause = Judgment { evidence_against: vec![words(0, 5)], ..judgment() };
        for judgment in [judgment(), balanced, clause] {
            assert_eq!(check_judgment(&judgment), Ok(()));
        }
    }

    #[test]
    fn a_flaw_names_what_is_missing_and_what_to_give() {
        let texts = |texts: &[&str]| texts.iter().map(|&text| text.to_owned()).collect();
        let statement = Id { kind: Kind::Statement, number: 5 };
        for (judgment, expected) in [
            (
                Judgment { claim: " ".to_owned(), ..judgment() },
                "the judgment has no claim; give it in one sentence",
            ),
            (
                Judgment { evidence_for: vec![], ..judgment() },
                "nothing speaks for the judgment; point at the words it rests on",
            ),
            (
                Judgment {
                    evidence_for: vec![words(0, 3), words(4, 10)],
                    evidence_against: vec![Evidence { item: Some(statement), ..words(4, 10) }],
                    ..judgment()
                },
                "\"allies\" (d-1) speaks both for the judgment and against it; \
                 leave it on one side, or point at the part of it that is meant on each",
            ),
            (
                Judgment { alternatives: vec![], ..judgment() },
                "the judgment has no alternative; say what else could be meant",
            ),
            (
                Judgment { alternatives: texts(&["a bluff", "\t"]), ..judgment() },
                "alternative 2 is blank; say what else could be meant, or leave it out",
            ),
            (
                Judgment { assumptions: texts(&[""]), ..judgment() },
                "assumption 1 is blank; say what is taken for granted, or leave it out",
            ),
            (
                Judgment { assumptions: texts(&["He knows.", "he knows"]), ..judgment() },
                "assumption 2 stands there twice; leave one of them out",
            ),
            (
                Judgment {
                    indicators: vec![Indicator { sign: " ".into(), points: Direction::For }],
                    ..judgment()
                },
                "indicator 1 is blank; say what would be seen, or leave it out",
            ),
            (
                Judgment {
                    premortem: Some(Premortem { story: String::new(), first_sign: None }),
                    ..judgment()
                },
                "the premortem is blank; say why it went wrong, or leave it out",
            ),
            (
                Judgment { change_reason: Some("new words".to_owned()), ..judgment() },
                "there is a reason for a change but no earlier judgment; name the earlier one",
            ),
        ] {
            assert_eq!(check_judgment(&judgment).unwrap_err().to_string(), expected);
        }
    }
}
