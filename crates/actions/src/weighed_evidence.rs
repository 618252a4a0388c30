//! Pointing at evidence together with how much it counts.

use std::fmt;
use std::str::FromStr;

use domain::{Evidence, Weight};
use serde::{Deserialize, Serialize};

use crate::Desk;
use crate::evidence::{EvidenceError, EvidenceRef};

/// Evidence with how much it counts: `s-12=high`, `d-3:"the very words"=low`, or without a weight
/// as [`EvidenceRef`] is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct WeighedRef {
    /// Where the words are.
    pub reference: EvidenceRef,
    /// How much they count, where somebody says.
    pub weight: Option<Weight>,
}

impl Desk {
    pub(crate) fn weighed_evidence(
        &self,
        refs: &[WeighedRef],
    ) -> Result<Vec<Evidence>, EvidenceError> {
        let plain: Vec<EvidenceRef> = refs.iter().map(|it| it.reference.clone()).collect();
        let evidence = self.evidence(&plain)?.into_iter().zip(refs);
        Ok(evidence.map(|(evidence, it)| Evidence { weight: it.weight, ..evidence }).collect())
    }
}

impl From<EvidenceRef> for WeighedRef {
    fn from(reference: EvidenceRef) -> Self {
        Self { reference, weight: None }
    }
}

impl FromStr for WeighedRef {
    type Err = EvidenceError;

    fn from_str(text: &str) -> Result<Self, EvidenceError> {
        // Words that hold a "=" end in a quotation mark, so their tail is no weight.
        let is_word = |text: &str| text.chars().all(char::is_alphabetic) && !text.is_empty();
        match text.rsplit_once('=').filter(|(_, weight)| is_word(weight)) {
            None => Ok(text.parse::<EvidenceRef>()?.into()),
            Some((reference, weight)) => {
                let reference = reference.parse()?;
                Ok(Self { reference, weight: Some(weight.parse::<Weight>()?) })
            }
        }
    }
}

impl fmt::Display for WeighedRef {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.reference.fmt(formatter)?;
        self.weight.iter().try_for_each(|weight| write!(formatter, "={weight}"))
    }
}

impl TryFrom<String> for WeighedRef {
    type Error = EvidenceError;

    fn try_from(text: String) -> Result<Self, EvidenceError> {
        text.parse()
    }
}

impl From<WeighedRef> for String {
    fn from(reference: WeighedRef) -> Self {
        reference.to_string()
    }
}

#[cfg(test)]
mod tests {
    use domain::Weight;

    use super::WeighedRef;

    #[test]
    fn a_weight_stands_behind_the_words() {
        for (text, weight) in [
            ("s-12", None),
            ("s-12=high", Some(Weight::High)),
            ("d-3:120-240=low", Some(Weight::Low)),
            ("d-3:\"a = b\"=medium", Some(Weight::Medium)),
            ("d-3:\"x=high\"", None),
        ] {
            let read: WeighedRef = text.parse().unwrap();
            assert_eq!((read.weight, read.to_string().as_str()), (weight, text));
        }
        for text in ["s-12=huge", "=high", "s-12=", "s-12=high=low"] {
            assert!(text.parse::<WeighedRef>().is_err(), "{text}");
        }
        let refused = "s-12=huge".parse::<WeighedRef>().unwrap_err().to_string();
        assert_eq!(refused, "\"huge\" is no weight; give low, medium or high");
    }
}
