//! What was typed into a form, read field by field.

use std::fmt::Display;

use serde::{Deserialize, Serialize, Serializer};

use crate::error::Failure;
use crate::pages::form::refused_at;

/// What was typed into a form: each field's name and its text, in the order sent.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub(crate) struct Typed(Vec<(String, String)>);

impl Typed {
    /// The names of the fields that were sent.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(name, _)| name.as_str())
    }

    /// Whether a field was sent at all.
    pub(crate) fn has(&self, field: &str) -> bool {
        self.0.iter().any(|(name, _)| name == field)
    }

    /// What was typed into a field, to the letter.
    pub(crate) fn text(&self, field: &str) -> &str {
        self.0.iter().find(|(name, _)| name == field).map_or("", |(_, text)| text)
    }

    /// What was typed into a field, if anything was.
    pub(crate) fn given(&self, field: &str) -> Option<&str> {
        Some(self.text(field).trim()).filter(|text| !text.is_empty())
    }

    /// The same, to be kept.
    pub(crate) fn owned(&self, field: &str) -> Option<String> {
        self.given(field).map(str::to_owned)
    }

    /// The lines of a field that are not blank.
    pub(crate) fn lines(&self, field: &str) -> Vec<String> {
        let lines = self.text(field).lines().map(str::trim);
        lines.filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }

    /// Every field whose name begins so, with the rest of its name.
    pub(crate) fn beginning<'a>(
        &'a self,
        start: &'a str,
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.0.iter().filter_map(move |(name, text)| Some((name.strip_prefix(start)?, text.trim())))
    }

    /// The same with a field set.
    #[must_use]
    pub(crate) fn with(mut self, field: impl Into<String>, text: impl Into<String>) -> Self {
        self.0.push((field.into(), text.into()));
        self
    }

    /// The same with a field set where there is something to set.
    #[must_use]
    pub(crate) fn with_some(self, field: &str, text: Option<impl Into<String>>) -> Self {
        match text {
            Some(text) => self.with(field, text),
            None => self,
        }
    }

    /// Reads a field that may be left empty.
    pub(crate) fn read<T, E: Display>(
        &self,
        field: &str,
        read: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<Option<T>, Failure> {
        self.given(field).map(read).transpose().map_err(|error| refused_at(field, error))
    }

    /// Reads a field that must be filled in; `lacking` says what to give.
    pub(crate) fn need<T, E: Display>(
        &self,
        field: &str,
        lacking: &str,
        read: impl FnOnce(&str) -> Result<T, E>,
    ) -> Result<T, Failure> {
        self.read(field, read)?.ok_or_else(|| refused_at(field, lacking))
    }

    /// Reads every line of a field.
    pub(crate) fn read_lines<T, E: Display>(
        &self,
        field: &str,
        read: impl Fn(&str) -> Result<T, E>,
    ) -> Result<Vec<T>, Failure> {
        let lines = self.lines(field);
        let read = lines.iter().map(|line| read(line)).collect::<Result<_, _>>();
        read.map_err(|error| refused_at(field, error))
    }
}

impl Serialize for Typed {
    /// Each field that something was typed into, once, with its first text.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let is_first = |(index, (name, _)): &(usize, &(String, String))| {
            !self.0[..*index].iter().any(|(earlier, _)| earlier == name)
        };
        let fields = self.0.iter().enumerate().filter(is_first);
        let told = fields.filter(|(_, (_, text))| !text.is_empty());
        serializer.collect_map(told.map(|(_, (name, text))| (name, text)))
    }
}

impl<N: Into<String>, T: Into<String>> FromIterator<(N, T)> for Typed {
    fn from_iter<I: IntoIterator<Item = (N, T)>>(fields: I) -> Self {
        Self(fields.into_iter().map(|(name, text)| (name.into(), text.into())).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::Typed;

    #[test]
    fn a_field_is_read_or_refused_by_its_name() {
        let typed: Typed = [("days", " 7 "), ("by", "2027-01-31\n\n 2027-02-28"), ("unit", " ")]
            .into_iter()
            .collect();
        assert_eq!(typed.read("days", str::parse::<u16>), Ok(Some(7)));
        assert_eq!(typed.given("unit"), None);
        assert_eq!(typed.lines("by"), ["2027-01-31", "2027-02-28"]);
        let failure = typed.read("by", str::parse::<u16>).unwrap_err();
        assert_eq!(failure.field.as_deref(), Some("by"));
        let failure = typed.need("unit", "give a unit", str::parse::<String>).unwrap_err();
        assert_eq!(
            (failure.message.as_str(), failure.field.as_deref()),
            ("give a unit", Some("unit"))
        );
    }
}
