//! Pointing at evidence for a matrix: with its credibility, its relevance and the story it copies.

use std::fmt;
use std::str::FromStr;

use domain::{Evidence, MatrixEvidence, Weight};
use serde::{Deserialize, Serialize};
use text::copies::{COPY_SHARE, Shingles, containment};

use crate::Desk;
use crate::evidence::{EvidenceError, EvidenceRef};
use crate::look_up::LookUpError;

/// Evidence for a matrix: `s-12`, `s-12=high` for its credibility, `s-12=high,low` for its
/// relevance too, and `s-12@wire` for the story it is a copy of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct MatrixEvidenceRef {
    /// Where the words are.
    pub reference: EvidenceRef,
    /// How far it can be believed.
    pub credibility: Weight,
    /// How much it bears on the matter.
    pub relevance: Weight,
    /// The story it is a copy of.
    pub story: Option<String>,
}

impl Desk {
    /// Evidence for a matrix after what it has already. The same words in copies of one story get
    /// one story here too, unless somebody gave them one.
    pub(crate) fn matrix_evidence(
        &self,
        mut evidence: Vec<MatrixEvidence>,
        refs: &[MatrixEvidenceRef],
    ) -> Result<Vec<MatrixEvidence>, EvidenceError> {
        let plain: Vec<EvidenceRef> = refs.iter().map(|it| it.reference.clone()).collect();
        for (found, it) in self.evidence(&plain)?.into_iter().zip(refs) {
            let MatrixEvidenceRef { credibility, relevance, ref story, .. } = *it;
            let story = match story {
                Some(story) => Some(story.clone()),
                None => self.story_of(&mut evidence, &found)?,
            };
            evidence.push(MatrixEvidence { evidence: found, credibility, relevance, story });
        }
        Ok(evidence)
    }

    /// The story of words that stand in two documents which are copies of one story.
    fn story_of(
        &self,
        earlier: &mut [MatrixEvidence],
        words: &Evidence,
    ) -> Result<Option<String>, LookUpError> {
        let shingles = Shingles::of(&words.passage.span.text);
        for item in earlier {
            let (one, other) = (&item.evidence.passage, &words.passage);
            let has_same_words =
                containment(&Shingles::of(&one.span.text), &shingles) >= COPY_SHARE;
            let is_elsewhere = one.document != other.document;
            // The book of copies reads every document, so it is asked last.
            if has_same_words && is_elsewhere && self.are_copies(one.document, other.document)? {
                let named = || format!("as in {}", one.document);
                return Ok(Some(item.story.get_or_insert_with(named).clone()));
            }
        }
        Ok(None)
    }
}

impl FromStr for MatrixEvidenceRef {
    type Err = EvidenceError;

    fn from_str(text: &str) -> Result<Self, EvidenceError> {
        // Words that hold an "@" or "=" end in a quotation mark, so their tail is neither.
        let (rest, story) = match text.rsplit_once('@') {
            Some((rest, story)) if !story.contains('"') => (rest, Some(story.trim().to_owned())),
            _ => (text, None),
        };
        let weighed = rest.rsplit_once('=').and_then(|(rest, tail)| Some((rest, weights(tail)?)));
        let (rest, (credibility, relevance)) = weighed.unwrap_or((rest, <_>::default()));
        if story.as_ref().is_some_and(String::is_empty) {
            return Err(EvidenceError::Unreadable(text.to_owned()));
        }
        Ok(Self { reference: rest.parse()?, credibility, relevance, story })
    }
}

fn weights(tail: &str) -> Option<(Weight, Weight)> {
    let (credibility, relevance) = tail.split_once(',').unwrap_or((tail, "medium"));
    Some((credibility.parse().ok()?, relevance.parse().ok()?))
}

impl fmt::Display for MatrixEvidenceRef {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}={},{}", self.reference, self.credibility, self.relevance)?;
        self.story.iter().try_for_each(|story| write!(formatter, "@{story}"))
    }
}

impl TryFrom<String> for MatrixEvidenceRef {
    type Error = EvidenceError;

    fn try_from(text: String) -> Result<Self, EvidenceError> {
        text.parse()
    }
}

impl From<MatrixEvidenceRef> for String {
    fn from(reference: MatrixEvidenceRef) -> Self {
        reference.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::MatrixEvidenceRef;

    #[test]
    fn weights_and_story_stand_behind_the_words() {
        for (text, expected) in [
            ("s-12", "s-12=medium,medium"),
            ("s-12=high", "s-12=high,medium"),
            ("d-3:1-9=high,low@the wire", "d-3:1-9=high,low@the wire"),
            ("d-3:\"a@b = c\"@wire", "d-3:\"a@b = c\"=medium,medium@wire"),
            ("d-3:\"a=low\"", "d-3:\"a=low\"=medium,medium"),
        ] {
            let read: MatrixEvidenceRef = text.parse().unwrap();
            assert_eq!(read.to_string(), expected);
        }
        for text in ["s-12=", "s-12=high,", "s-12@", "s-12=huge", "@wire"] {
            assert!(text.parse::<MatrixEvidenceRef>().is_err(), "{text}");
        }
    }
}
