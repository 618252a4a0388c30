//! A form: what was typed into it, and why it was refused, so that it can be shown again.

use std::borrow::Borrow;
use std::fmt::Display;

use serde::Serialize;

use crate::error::Failure;
use crate::pages::answer::refused;
use crate::pages::typed::Typed;

/// A form as a page shows it.
#[derive(Clone, Debug, Default, Serialize)]
pub(crate) struct Form {
    /// What its fields' ids begin with, unique on the page.
    name: String,
    typed: Typed,
    failure: Option<Failure>,
}

impl Form {
    /// A form that begins with some fields filled in.
    pub(crate) fn filled(name: impl Into<String>, typed: Typed) -> Self {
        Self { name: name.into(), typed, failure: None }
    }

    /// A form that was refused, with what was typed.
    pub(crate) fn refused(name: impl Into<String>, typed: Typed, failure: Failure) -> Self {
        Self { name: name.into(), typed, failure: Some(failure) }
    }

    /// The id of the form.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Why it was refused, if it was.
    pub(crate) fn failure(&self) -> Option<&Failure> {
        self.failure.as_ref()
    }

    /// The id of a field.
    pub(crate) fn id(&self, field: &str) -> String {
        format!("{}-{field}", self.name)
    }

    /// The id of the field to blame, if one is.
    pub(crate) fn blamed(&self) -> Option<String> {
        let field = self.failure.as_ref()?.field.as_deref()?;
        Some(self.id(field))
    }

    /// What was typed into a field.
    pub(crate) fn text(&self, field: &str) -> &str {
        self.typed.text(field)
    }

    /// What was typed into a field, or else what it begins with.
    pub(crate) fn text_or<'a>(&'a self, field: &str, first: &'a str) -> &'a str {
        if self.typed.has(field) { self.typed.text(field) } else { first }
    }

    /// Whether anything was typed into one of some fields, or is wrong with it.
    pub(crate) fn has_any(&self, fields: &str) -> bool {
        let concerns = |field| self.typed.given(field).is_some() || self.problem(field).is_some();
        fields.split(' ').any(concerns)
    }

    /// Whether a choice was taken.
    pub(crate) fn is(&self, field: &str, choice: &str) -> bool {
        self.typed.text(field) == choice
    }

    /// What is wrong with a field.
    pub(crate) fn problem(&self, field: &str) -> Option<&str> {
        let failure = self.failure.as_ref()?;
        (failure.field.as_deref() == Some(field)).then_some(failure.message.as_str())
    }

    /// The attributes that tie a field to its hint and to what is wrong with it; safe to write, as
    /// the ids are ours.
    pub(crate) fn described(&self, field: &str, has_hint: impl Borrow<bool>) -> String {
        let (id, is_wrong) = (self.id(field), self.problem(field).is_some());
        let hint = has_hint.borrow().then(|| format!("{id}-hint"));
        let by = [hint, is_wrong.then(|| format!("{id}-error"))];
        let by: Vec<String> = by.into_iter().flatten().collect();
        let by = if by.is_empty() {
            String::new()
        } else {
            format!(" aria-describedby=\"{}\"", by.join(" "))
        };
        if is_wrong { format!("{by} aria-invalid=\"true\"") } else { by }
    }
}

/// The form of a page that was refused, if one was.
#[derive(Clone, Debug, Default)]
pub(crate) struct Refused(Option<Form>);

impl Refused {
    /// The form that was refused.
    pub(crate) fn this(form: Form) -> Self {
        Self(Some(form))
    }

    /// The form that was refused, if one was.
    pub(crate) fn shown(&self) -> Option<&Form> {
        self.0.as_ref()
    }

    /// Whether it is the form of this name, which is then shown whatever else became of the page.
    pub(crate) fn is(&self, name: &str) -> bool {
        self.0.as_ref().is_some_and(|form| form.name() == name)
    }

    /// The form of this name: with what was typed where it was refused, and else empty.
    pub(crate) fn form(&self, name: &str) -> Form {
        self.form_or(name, Typed::default)
    }

    /// The form of this name: with what was typed where it was refused, and else as it begins.
    pub(crate) fn form_or(&self, name: &str, first: impl FnOnce() -> Typed) -> Form {
        let refused = self.0.as_ref().filter(|form| form.name() == name);
        refused.cloned().unwrap_or_else(|| Form::filled(name, first()))
    }
}

/// A refusal of what was typed into a field.
pub(crate) fn refused_at(field: &str, error: impl Display) -> Failure {
    refused(error).at_field(field)
}
