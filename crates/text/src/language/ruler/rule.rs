//! A rule: tests for one or several tokens, and what changes where they hold.

use std::sync::Arc;

use fancy_regex::Regex;
use rmpv::Value;
use serde::{Deserialize, Serialize};

use super::RuledToken;
use crate::language::packed::{member, strings};
use crate::language::part_of_speech::PartOfSpeech;
use crate::language::source::SourceError;

/// A rule as the model gives it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Rule {
    /// Any of these rows of tokens.
    rows: Vec<Vec<Vec<Condition>>>,
    pub(super) change: Change,
    /// Which of the tokens changes; from the end if negative.
    pub(super) index: i64,
}

/// What is set; what is not given stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Change {
    tag: Option<String>,
    part: Option<PartOfSpeech>,
    features: Option<String>,
    lemma: Option<String>,
    label: Option<String>,
}

/// What all rules that apply say of a token.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Attributes {
    pub(crate) tag: Option<String>,
    pub(crate) part: PartOfSpeech,
    pub(crate) features: String,
    pub(crate) lemma: Option<String>,
    pub(crate) label: Option<String>,
}

/// A condition as the model gives it.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Condition {
    attribute: Attribute,
    predicate: Predicate,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Attribute {
    Orth,
    Lower,
    Tag,
    Label,
    IsSpace,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
enum Predicate {
    In(Vec<String>),
    NotIn(Vec<String>),
    Matches(String),
    Is(bool),
}

/// A condition, ready to run.
#[derive(Clone, Debug)]
pub(super) struct Test {
    attribute: Attribute,
    check: Check,
}

#[derive(Clone, Debug)]
enum Check {
    In(Vec<String>),
    NotIn(Vec<String>),
    Matches(Arc<Regex>),
    Is(bool),
}

impl Rule {
    pub(super) fn read(value: &Value) -> Result<Self, SourceError> {
        let rows = member(value, "patterns").and_then(Value::as_array);
        let rows = rows.ok_or_else(|| unsupported(value))?;
        let read_row = |row: &Value| {
            let tokens = row.as_array().ok_or_else(|| unsupported(row))?;
            tokens.iter().map(Condition::read_all).collect::<Result<Vec<_>, _>>()
        };
        Ok(Self {
            rows: rows.iter().map(read_row).collect::<Result<_, _>>()?,
            change: member(value, "attrs")
                .and_then(Change::read)
                .ok_or_else(|| unsupported(value))?,
            index: member(value, "index").and_then(Value::as_i64).unwrap_or(0),
        })
    }

    /// Its rows of tokens, with their tests.
    pub(super) fn compile(&self) -> Result<Vec<Vec<Vec<Test>>>, SourceError> {
        let token =
            |conditions: &Vec<Condition>| conditions.iter().map(Condition::compile).collect();
        let row = |tokens: &Vec<Vec<Condition>>| tokens.iter().map(token).collect();
        self.rows.iter().map(row).collect()
    }
}

impl Change {
    fn read(value: &Value) -> Option<Self> {
        let mut change = Self::default();
        for (name, value) in value.as_map()? {
            let value = value.as_str()?.to_owned();
            match name.as_str()? {
                "TAG" => change.tag = Some(value),
                "POS" => change.part = Some(PartOfSpeech::named(&value)?),
                "MORPH" if value == NO_FEATURES => change.features = Some(String::new()),
                "MORPH" => change.features = Some(value),
                "LEMMA" => change.lemma = Some(value),
                "DEP" => change.label = Some(value),
                _ => return None,
            }
        }
        Some(change)
    }
}

/// How a model writes that a word has no features.
const NO_FEATURES: &str = "_";

impl Attributes {
    pub(super) fn take(&mut self, change: &Change) {
        self.part = change.part.unwrap_or(self.part);
        if let Some(features) = &change.features {
            self.features.clone_from(features);
        }
        for (own, new) in [
            (&mut self.tag, &change.tag),
            (&mut self.lemma, &change.lemma),
            (&mut self.label, &change.label),
        ] {
            if new.is_some() {
                own.clone_from(new);
            }
        }
    }
}

impl Condition {
    fn read_all(token: &Value) -> Result<Vec<Self>, SourceError> {
        let pairs = token.as_map().ok_or_else(|| unsupported(token))?;
        let read = |(name, value): &(Value, Value)| {
            let attribute = name.as_str().and_then(Attribute::named);
            Some(Self { attribute: attribute?, predicate: Predicate::read(value)? })
        };
        pairs.iter().map(|pair| read(pair).ok_or_else(|| unsupported(token))).collect()
    }

    fn compile(&self) -> Result<Test, SourceError> {
        let check = match &self.predicate {
            Predicate::In(values) => Check::In(values.clone()),
            Predicate::NotIn(values) => Check::NotIn(values.clone()),
            Predicate::Is(value) => Check::Is(*value),
            Predicate::Matches(pattern) => {
                let regex = Regex::new(pattern).map_err(|error| {
                    SourceError::Unsupported(format!("a pattern of its attribute ruler: {error}"))
                })?;
                Check::Matches(Arc::new(regex))
            }
        };
        Ok(Test { attribute: self.attribute, check })
    }
}

impl Attribute {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "ORTH" | "TEXT" => Self::Orth,
            "LOWER" => Self::Lower,
            "TAG" => Self::Tag,
            "DEP" => Self::Label,
            "IS_SPACE" => Self::IsSpace,
            _ => return None,
        })
    }
}

impl Predicate {
    fn read(value: &Value) -> Option<Self> {
        if let Some(value) = value.as_bool() {
            return Some(Self::Is(value));
        }
        if let Some(value) = value.as_str() {
            return Some(Self::In(vec![value.to_owned()]));
        }
        let [(name, value)] = value.as_map()?.as_slice() else { return None };
        match name.as_str()? {
            "IN" => strings(value).map(Self::In),
            "NOT_IN" => strings(value).map(Self::NotIn),
            "REGEX" => Some(Self::Matches(value.as_str()?.to_owned())),
            _ => None,
        }
    }
}

impl Test {
    pub(super) fn holds(&self, token: &RuledToken<'_>) -> bool {
        let value = match self.attribute {
            Attribute::Orth => token.orth,
            Attribute::Lower => token.word,
            Attribute::Tag => token.tag,
            Attribute::Label => token.label,
            Attribute::IsSpace => {
                return matches!(self.check, Check::Is(expected) if expected == token.is_space);
            }
        };
        match &self.check {
            Check::In(values) => values.iter().any(|it| it == value),
            Check::NotIn(values) => !values.iter().any(|it| it == value),
            Check::Matches(regex) => regex.is_match(value).unwrap_or(false),
            Check::Is(_) => false,
        }
    }

    /// The words in small letters that it asks for, if it asks for some.
    pub(super) fn words(&self) -> Option<&[String]> {
        self.values(Attribute::Lower)
    }

    /// The tags that it asks for, if it asks for some.
    pub(super) fn tags(&self) -> Option<&[String]> {
        self.values(Attribute::Tag)
    }

    fn values(&self, attribute: Attribute) -> Option<&[String]> {
        match &self.check {
            Check::In(values) if self.attribute == attribute => Some(values),
            Check::In(_) | Check::NotIn(_) | Check::Matches(_) | Check::Is(_) => None,
        }
    }
}

fn unsupported(value: &Value) -> SourceError {
    SourceError::Unsupported(format!("a rule of its attribute ruler: {value}"))
}
