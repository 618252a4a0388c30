//! Templates: questions that are asked again and again, with what goes wrong written in.

mod fill;

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use thiserror::Error;

pub use fill::TemplateError;

/// A question with slots for who, whom and by when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Its name, as "meeting-held".
    pub name: String,
    /// What it asks for, in a few words.
    pub title: String,
    /// The text, with slots in braces.
    pub text: String,
    /// What counts as yes.
    pub criteria: String,
    /// The cases that spoil such questions, a sentence each; they are joined to the criteria.
    pub what_ifs: Vec<String>,
    /// Where it can be looked up; the first is taken if none is given.
    pub sources: Vec<String>,
    /// What a move of the event means, where there is one that may move.
    pub postponement: Option<String>,
    /// What has to be filled in.
    pub slots: Vec<Slot>,
}

/// Something in a template that has to be filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slot {
    /// Its name, as it stands in braces.
    pub name: String,
    /// What belongs there.
    pub asks: String,
    /// What is taken if nothing is given.
    pub default: Option<String>,
    /// One filling.
    pub example: String,
}

/// The parts of a question that a template gives.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FilledTemplate {
    /// The question, in one sentence.
    pub text: String,
    /// What counts as yes.
    pub criteria: String,
    /// Where a settler looks it up.
    pub source: String,
    /// What a move of the event means.
    pub postponement: Option<String>,
    /// The last day.
    pub deadline: Date,
}

/// A name that no template has.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("there is no template \"{name}\"; there are {known}")]
pub struct NoSuchTemplate {
    /// The name.
    name: String,
    /// The names that templates have.
    known: String,
}

/// The file of templates.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Templates {
    template: Vec<Template>,
}

static TEMPLATES: LazyLock<Templates> = LazyLock::new(|| {
    toml::from_str(include_str!("../../data/templates.toml"))
        .expect("the templates are compiled in, and a test fills each of them")
});

/// Every template, in the order of its file.
pub fn templates() -> &'static [Template] {
    &TEMPLATES.template
}

/// The template of this name.
///
/// # Errors
///
/// There is none.
pub fn template(name: &str) -> Result<&'static Template, NoSuchTemplate> {
    let no_such = || {
        let known: Vec<&str> = templates().iter().map(|it| it.name.as_str()).collect();
        NoSuchTemplate { name: name.to_owned(), known: known.join(", ") }
    };
    templates().iter().find(|it| it.name == name).ok_or_else(no_such)
}
