//! Filling a template.

use std::collections::BTreeMap;

use jiff::civil::Date;
use thiserror::Error;

use super::{FilledTemplate, Slot, Template};
use crate::lint::day_words;

/// The slot of the last day, which every template has.
const LAST_DAY: &str = "by";

/// Why a template cannot be filled.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum TemplateError {
    /// Slots are left empty.
    #[error("the template {template} lacks {missing}; give each as --set SLOT=\"…\"")]
    Missing {
        /// The template.
        template: String,
        /// The slots, each with what belongs there.
        missing: String,
    },
    /// The template has no such slot.
    #[error("the template {template} has no slot \"{slot}\"; it has {known}")]
    NoSuchSlot {
        /// The template.
        template: String,
        /// The slot.
        slot: String,
        /// The slots that it has.
        known: String,
    },
    /// A slot is given twice.
    #[error("the slot \"{0}\" is given twice; give it once")]
    Twice(String),
    /// The last day is no day.
    #[error("\"{0}\" is no day; write by=2027-03-31")]
    NotADay(String),
}

impl Template {
    /// Fills the slots, each given by its name.
    ///
    /// # Errors
    ///
    /// A slot is missing or blank, there is no such slot, one is given twice, or the last day is
    /// none.
    ///
    /// # Examples
    ///
    /// ```
    /// use forecasting::template;
    ///
    /// let given = [("who", "Japan's prime minister"), ("whom", "Xi Jinping"), ("by", "2027-03-31")];
    /// let filled = template("meeting-held")?.fill(&given)?;
    /// assert_eq!(
    ///     filled.text,
    ///     "Will Japan's prime minister and Xi Jinping meet in person by 31 March 2027?"
    /// );
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn fill(&self, given: &[(&str, &str)]) -> Result<FilledTemplate, TemplateError> {
        let mut values = self.values(given)?;
        let last_day = values.get(LAST_DAY).copied().unwrap_or_default();
        let no_day = || TemplateError::NotADay(last_day.to_owned());
        let is_day = last_day.len() == "2027-03-31".len();
        let deadline: Date = last_day.parse().ok().filter(|_| is_day).ok_or_else(no_day)?;
        let words = day_words(deadline);
        values.insert(LAST_DAY, &words);
        let criteria = [&self.criteria].into_iter().chain(&self.what_ifs);
        let criteria: Vec<String> = criteria.map(|sentence| filled(sentence, &values)).collect();
        let source = self.sources.first().map(|source| filled(source, &values));
        Ok(FilledTemplate {
            text: filled(&self.text, &values),
            criteria: criteria.join(" "),
            source: source.unwrap_or_default(),
            postponement: self.postponement.as_ref().map(|rule| filled(rule, &values)),
            deadline,
        })
    }

    /// A filling that shows what it becomes.
    pub fn example(&self) -> Vec<(&str, &str)> {
        self.slots.iter().map(|slot| (slot.name.as_str(), slot.example.as_str())).collect()
    }

    /// The value of each slot: what was given, or its default.
    fn values<'a>(
        &'a self,
        given: &[(&'a str, &'a str)],
    ) -> Result<BTreeMap<&'a str, &'a str>, TemplateError> {
        let defaults = self.slots.iter().filter_map(|slot| {
            let default = slot.default.as_deref()?;
            Some((slot.name.as_str(), default))
        });
        let mut values: BTreeMap<&str, &str> = defaults.collect();
        let mut seen = Vec::new();
        for (name, value) in given {
            self.check_slot(name)?;
            if seen.contains(name) {
                return Err(TemplateError::Twice((*name).to_owned()));
            }
            seen.push(*name);
            values.insert(name, value.trim());
        }
        self.check_whole(&values)?;
        Ok(values)
    }

    fn check_slot(&self, name: &str) -> Result<(), TemplateError> {
        if self.slots.iter().any(|slot| slot.name == name) {
            return Ok(());
        }
        let known: Vec<&str> = self.slots.iter().map(|slot| slot.name.as_str()).collect();
        Err(TemplateError::NoSuchSlot {
            template: self.name.clone(),
            slot: name.to_owned(),
            known: known.join(", "),
        })
    }

    fn check_whole(&self, values: &BTreeMap<&str, &str>) -> Result<(), TemplateError> {
        let lacks = |slot: &&Slot| values.get(slot.name.as_str()).is_none_or(|it| it.is_empty());
        let named = |slot: &Slot| format!("{} ({}, as “{}”)", slot.name, slot.asks, slot.example);
        let missing: Vec<String> = self.slots.iter().filter(lacks).map(named).collect();
        if missing.is_empty() {
            return Ok(());
        }
        let (template, missing) = (self.name.clone(), missing.join(", "));
        Err(TemplateError::Missing { template, missing })
    }
}

/// A sentence with its slots filled. What stands in the first place gets a capital.
fn filled(sentence: &str, values: &BTreeMap<&str, &str>) -> String {
    let mut text = String::new();
    let mut rest = sentence;
    while let Some((before, slot, after)) = next_slot(rest) {
        text.push_str(before);
        let value = values.get(slot).copied().unwrap_or_default();
        let opens = text.is_empty() && sentence.ends_with('.');
        text.push_str(&if opens { capitalized(value) } else { value.to_owned() });
        rest = after;
    }
    text + rest
}

/// What stands before the next slot, its name, and what stands behind it.
fn next_slot(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (slot, after) = rest.split_once('}')?;
    Some((before, slot, after))
}

fn capitalized(value: &str) -> String {
    let mut characters = value.chars();
    let first = characters.next().map(|first| first.to_uppercase().to_string());
    first.unwrap_or_default() + characters.as_str()
}
