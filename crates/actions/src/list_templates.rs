//! Listing the templates of questions, each with what it becomes.

use forecasting::{FilledTemplate, NoSuchTemplate, Template, TemplateError, template, templates};
use serde::Serialize;
use thiserror::Error;

/// A template with its example filled in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ListedTemplate {
    /// The template.
    #[serde(flatten)]
    pub template: &'static Template,
    /// What it becomes with its examples.
    pub becomes: FilledTemplate,
}

/// Why templates cannot be listed.
#[derive(Debug, Error)]
pub enum ListTemplatesError {
    /// There is none of this name.
    #[error(transparent)]
    NoSuchTemplate(#[from] NoSuchTemplate),
    /// Its own example does not fill it.
    #[error(transparent)]
    Example(#[from] TemplateError),
}

/// Lists every template, or the one of a name.
///
/// # Errors
///
/// There is none of this name.
pub fn list_templates(name: Option<&str>) -> Result<Vec<ListedTemplate>, ListTemplatesError> {
    let listed: Vec<&'static Template> = match name {
        Some(name) => vec![template(name)?],
        None => templates().iter().collect(),
    };
    let listed = listed.into_iter().map(|template| {
        let becomes = template.fill(&template.example())?;
        Ok(ListedTemplate { template, becomes })
    });
    listed.collect()
}
