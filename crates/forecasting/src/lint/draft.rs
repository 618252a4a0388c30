//! A question with its parts cut into words, once for all rules.

use domain::Severity;
use std::ops::Range;

use super::question_text::{Answers, QuestionText};
use super::verb::{main_verb, will};
use super::words::Words;
use super::{Field, Finding, Rule};

/// A question with its parts cut into words.
pub(crate) struct Draft<'a> {
    pub(crate) question: &'a QuestionText<'a>,
    pub(crate) text: Words<'a>,
    pub(crate) criteria: Words<'a>,
    pub(crate) source: Words<'a>,
    pub(crate) condition: Words<'a>,
    pub(crate) postponement: Words<'a>,
    pub(crate) options: Vec<Words<'a>>,
    /// Where "will" stands in the text.
    pub(crate) will: Option<usize>,
    /// Where the text's main verb stands.
    pub(crate) verb: Option<usize>,
}

impl<'a> Draft<'a> {
    pub(crate) fn of(question: &'a QuestionText<'a>) -> Self {
        let text = Words::of(question.text);
        let options = match &question.answers {
            Answers::OneOf(options) | Answers::AnyOf(options) => {
                options.iter().map(|option| Words::of(option)).collect()
            }
            Answers::YesOrNo | Answers::YesOrNoByEachDay | Answers::Number | Answers::Date => {
                Vec::new()
            }
        };
        let (will, verb) = (will(&text), main_verb(&text));
        Self {
            question,
            text,
            criteria: Words::of(question.criteria),
            source: Words::of(question.source),
            condition: Words::of(question.condition.unwrap_or_default()),
            postponement: Words::of(question.postponement.unwrap_or_default()),
            options,
            will,
            verb,
        }
    }

    /// The words of a part; several for the options, none for a time.
    pub(crate) fn parts(&self, field: Field) -> Vec<&Words<'a>> {
        match field {
            Field::Text => vec![&self.text],
            Field::Criteria => vec![&self.criteria],
            Field::Source => vec![&self.source],
            Field::Options => self.options.iter().collect(),
            Field::Condition => vec![&self.condition],
            Field::Postponement => vec![&self.postponement],
            Field::Close | Field::Deadline => Vec::new(),
        }
    }

    /// What says how it is settled: text, criteria, and what a moved event means.
    pub(crate) fn settling(&self) -> [&Words<'a>; 3] {
        [&self.text, &self.criteria, &self.postponement]
    }

    /// A finding about words of the text.
    pub(crate) fn in_text(
        &self,
        rule: Rule,
        severity: Severity,
        words: &Range<usize>,
        message: impl Into<String>,
    ) -> Finding {
        let span = self.text.span(words);
        Finding {
            rule,
            severity,
            field: Field::Text,
            span,
            message: message.into(),
            suggestion: None,
        }
    }
}
