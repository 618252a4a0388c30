//! Pointing at evidence: by a finding's id, by a range, or by the words themselves.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt;
use std::str::FromStr;

use domain::{Document, Evidence, Id, Kind, NotAWeight, NotAnId, Passage, Record, Span};
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::Desk;
use crate::look_up::LookUpError;

/// How a person points at evidence.
///
/// Written `s-12` for a finding, `d-3:120-240` for a range of bytes, `d-3:"the very words"` for
/// words that occur once, and `d-3:120-240:"the very words"` to have both compared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum EvidenceRef {
    /// A finding, whose words are the evidence.
    Finding(Id),
    /// A place in a document.
    Place {
        /// The document.
        document: Id,
        /// The bytes from the first to before the last, if given.
        range: Option<(usize, usize)>,
        /// The words that must stand there, if given.
        words: Option<String>,
    },
}

/// Why evidence cannot be pointed at.
#[derive(Debug, Error)]
pub enum EvidenceError {
    /// It is not written as evidence is.
    #[error(
        "\"{0}\" does not point at evidence; write s-12, d-3:120-240, or d-3:\"the very words\""
    )]
    Unreadable(String),
    /// It is weighed with what is no weight.
    #[error(transparent)]
    NotAWeight(#[from] NotAWeight),
    /// It begins with something that is no id.
    #[error(transparent)]
    NotAnId(#[from] NotAnId),
    /// The words do not occur in the document.
    #[error("{document} does not say \"{words}\"; copy the words exactly")]
    NoSuchWords {
        /// The document.
        document: Id,
        /// The words.
        words: String,
    },
    /// The words occur more than once.
    #[error(
        "{document} says \"{words}\" {count} times; point at one by its range, as {document}:{first}"
    )]
    ManyPlaces {
        /// The document.
        document: Id,
        /// The words.
        words: String,
        /// How often they occur.
        count: usize,
        /// The range of the first occurrence.
        first: String,
    },
    /// The range leaves the text or splits a character.
    #[error(
        "{document} has no span {start}-{end}; its text has {length} bytes, and a span may not split a character"
    )]
    NoSuchRange {
        /// The document.
        document: Id,
        /// The first byte.
        start: usize,
        /// The byte after the last.
        end: usize,
        /// The bytes of the text.
        length: usize,
    },
    /// The range and the words disagree.
    #[error("{document} says \"{found}\" at {start}-{end}, not \"{words}\"")]
    OtherWords {
        /// The document.
        document: Id,
        /// The first byte.
        start: usize,
        /// The byte after the last.
        end: usize,
        /// What stands there.
        found: String,
        /// What was said to stand there.
        words: String,
    },
    /// The range holds no letter and no digit.
    #[error("{document} has no words at {start}-{end}; point at words")]
    BlankPlace {
        /// The document.
        document: Id,
        /// The first byte.
        start: usize,
        /// The byte after the last.
        end: usize,
    },
    /// A document as a whole is no evidence.
    #[error(
        "{0} is a whole document; point at words in it, as {0}:120-240 or {0}:\"the very words\""
    )]
    WholeDocument(Id),
    /// The id is not of something that has words.
    #[error("{0} has no words to point at; point at a finding or at words in a document")]
    NoWords(Id),
    /// The document or finding cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
}

impl Desk {
    pub(crate) fn evidence(&self, refs: &[EvidenceRef]) -> Result<Vec<Evidence>, EvidenceError> {
        let mut texts = Texts::default();
        refs.iter().map(|reference| self.one_evidence(reference, &mut texts)).collect()
    }

    fn one_evidence(
        &self,
        reference: &EvidenceRef,
        texts: &mut Texts,
    ) -> Result<Evidence, EvidenceError> {
        match reference {
            EvidenceRef::Finding(id) => self.finding(*id),
            EvidenceRef::Place { document, range, words } => {
                let text = texts.of(self, *document)?;
                let span = locate(*document, text, *range, words.as_deref())?;
                let passage = Passage { document: *document, span };
                Ok(Evidence { passage, item: None, weight: None })
            }
        }
    }

    fn finding(&self, id: Id) -> Result<Evidence, EvidenceError> {
        if id.kind == Kind::Document {
            return Err(EvidenceError::WholeDocument(id));
        }
        let entry = self.find(id)?;
        Self::refuse_erased(&entry)?;
        let record = entry.record;
        let passage = Record::passages(&record).into_iter().next();
        match passage {
            Some(passage) if id.kind.is_finding() => {
                Ok(Evidence { passage, item: Some(id), weight: None })
            }
            Some(_) | None => Err(EvidenceError::NoWords(id)),
        }
    }
}

/// The texts of documents, each read once however much evidence points into it.
#[derive(Default)]
pub(crate) struct Texts(BTreeMap<Id, String>);

impl Texts {
    pub(crate) fn of(&mut self, desk: &Desk, document: Id) -> Result<&str, LookUpError> {
        Ok(match self.0.entry(document) {
            Entry::Occupied(read) => read.into_mut(),
            Entry::Vacant(unread) => {
                unread.insert(desk.text_of(&desk.look_up::<Document>(document)?)?.text)
            }
        })
    }
}

fn locate(
    document: Id,
    text: &str,
    range: Option<(usize, usize)>,
    words: Option<&str>,
) -> Result<Span, EvidenceError> {
    let span = match (range, words) {
        (Some((start, end)), _) => Span::cut(text, start, end)
            .filter(|_| start < end)
            .ok_or(EvidenceError::NoSuchRange { document, start, end, length: text.len() })?,
        (None, Some(words)) => only_place(document, text, words)?,
        (None, None) => return Err(EvidenceError::NoWords(document)),
    };
    if !span.text.contains(char::is_alphanumeric) {
        return Err(EvidenceError::BlankPlace { document, start: span.start, end: span.end });
    }
    match words {
        Some(words) if words != span.text => Err(EvidenceError::OtherWords {
            document,
            start: span.start,
            end: span.end,
            found: span.text,
            words: words.to_owned(),
        }),
        _ => Ok(span),
    }
}

fn only_place(document: Id, text: &str, words: &str) -> Result<Span, EvidenceError> {
    let mut places = text.match_indices(words).map(|(start, found)| (start, start + found.len()));
    let Some((start, end)) = places.next() else {
        return Err(EvidenceError::NoSuchWords { document, words: words.to_owned() });
    };
    match places.count() {
        0 => Ok(Span { start, end, text: words.to_owned() }),
        more => Err(EvidenceError::ManyPlaces {
            document,
            words: words.to_owned(),
            count: more + 1,
            first: format!("{start}-{end}"),
        }),
    }
}

impl FromStr for EvidenceRef {
    type Err = EvidenceError;

    fn from_str(text: &str) -> Result<Self, EvidenceError> {
        let unreadable = || EvidenceError::Unreadable(text.to_owned());
        let Some((id, place)) = text.split_once(':') else {
            return Ok(Self::Finding(text.parse()?));
        };
        let document = id.parse()?;
        let (range, words) = match place.split_once('"') {
            None => (place, None),
            Some((range, words)) => {
                let words = words.strip_suffix('"').filter(|words| !words.is_empty());
                (range.trim_end_matches(':'), Some(words.ok_or_else(unreadable)?.to_owned()))
            }
        };
        let range = match range {
            "" => None,
            range => Some(parse_range(range).ok_or_else(unreadable)?),
        };
        if range.is_none() && words.is_none() {
            return Err(unreadable());
        }
        Ok(Self::Place { document, range, words })
    }
}

fn parse_range(text: &str) -> Option<(usize, usize)> {
    let (start, end) = text.split_once('-')?;
    Some((start.parse().ok()?, end.parse().ok()?))
}

impl fmt::Display for EvidenceRef {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Finding(id) => write!(formatter, "{id}"),
            Self::Place { document, range, words } => {
                write!(formatter, "{document}")?;
                range.iter().try_for_each(|(start, end)| write!(formatter, ":{start}-{end}"))?;
                words.iter().try_for_each(|words| write!(formatter, ":\"{words}\""))
            }
        }
    }
}

impl TryFrom<String> for EvidenceRef {
    type Error = EvidenceError;

    fn try_from(text: String) -> Result<Self, EvidenceError> {
        text.parse()
    }
}

impl From<EvidenceRef> for String {
    fn from(reference: EvidenceRef) -> Self {
        reference.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::{EvidenceRef, locate};

    const TEXT: &str = "never, “never”, never again";

    #[test]
    fn every_way_of_pointing_reads_back() {
        for text in ["s-12", "d-3:120-240", "d-3:\"a: b-c\"", "d-3:1-2:\"x\""] {
            assert_eq!(text.parse::<EvidenceRef>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_points_at_nothing_is_refused() {
        for text in ["", "d-3:", "d-3:\"\"", "d-3:\"open", "d-3:7", "d-3:7-x", "x-3:1-2", "words"] {
            assert!(text.parse::<EvidenceRef>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_place_is_found_or_refused_with_the_reason() {
        check("d-1:\"again\"", Ok("again"));
        check("d-1:0-5", Ok("never"));
        check("d-1:0-5:\"never\"", Ok("never"));
        check("d-1:\"ever so\"", Err("d-1 does not say \"ever so\"; copy the words exactly"));
        check(
            "d-1:\"never\"",
            Err("says \"never\" 3 times; point at one by its range, as d-1:0-5"),
        );
        check("d-1:0-5:\"Never\"", Err("d-1 says \"never\" at 0-5, not \"Never\""));
        check("d-1:0-99", Err("has no span 0-99; its text has 31 bytes"));
        check("d-1:0-8", Err("may not split a character"));
        check("d-1:5-5", Err("has no span 5-5"));
        check("d-1:5-7", Err("d-1 has no words at 5-7"));
        check("d-1:\", \"", Err("says \", \" 2 times"));
    }

    fn check(reference: &str, expected: Result<&str, &str>) {
        let EvidenceRef::Place { document, range, words } = reference.parse().unwrap() else {
            panic!("{reference} is no place");
        };
        match (locate(document, TEXT, range, words.as_deref()), expected) {
            (Ok(span), Ok(words)) => assert_eq!(span.text, words),
            (Err(error), Err(part)) => assert!(error.to_string().contains(part), "{error}"),
            (found, _) => panic!("{reference}: {found:?}"),
        }
    }
}
