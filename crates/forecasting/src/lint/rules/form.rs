//! Whether the words ask for the answers that the question takes.

use domain::Severity;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::lint::data::parse;
use crate::lint::draft::Draft;
use crate::lint::phrase::{Phrase, longest_at};
use crate::lint::question_text::Answers;
use crate::lint::{Field, Finding, Rule};

/// What questions open with, and what some of their parts say.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Forms {
    yes_or_no: Vec<Phrase>,
    number: Vec<Phrase>,
    date: Vec<Phrase>,
    open: Vec<Phrase>,
    pub(super) rest: Vec<Phrase>,
    pub(super) empty_criteria: Vec<String>,
    /// Words of criteria that say nothing about what counts.
    pub(super) hollow: Vec<String>,
}

pub(super) static FORMS: LazyLock<Forms> =
    LazyLock::new(|| parse(include_str!("../../../data/lint/forms.toml")));

/// A question in more words than these is hard to hold in one's head.
const LONG_WORDS: usize = 50;

/// Names a text that asks for other answers, no text of a question, or a long one.
pub(super) fn check(draft: &Draft<'_>) -> Vec<Finding> {
    let shape = wrong_answers(draft).or_else(|| not_a_question(draft));
    shape.into_iter().chain(too_long(draft)).collect()
}

fn wrong_answers(draft: &Draft<'_>) -> Option<Finding> {
    let forms = LazyLock::force(&FORMS);
    let opening = |phrases: &[Phrase]| longest_at(phrases, &draft.text, 0);
    let (words, asked) = match draft.question.answers {
        Answers::YesOrNo => {
            let other = [&forms.number, &forms.date, &forms.open];
            (other.into_iter().find_map(|phrases| opening(phrases))?, "yes or no")
        }
        // Yes or no by each of several days answers "by when" as well.
        Answers::YesOrNoByEachDay => {
            let other = [&forms.number, &forms.open];
            (other.into_iter().find_map(|phrases| opening(phrases))?, "yes or no by each day")
        }
        Answers::OneOf(_) | Answers::AnyOf(_) | Answers::Date => return None,
        Answers::Number => (opening(&forms.yes_or_no)?, "a number"),
    };
    let message = format!("nothing that begins so is answered by {asked}");
    let suggestion = match draft.question.answers {
        Answers::Number => "begin with “How many” or “What will”, and name the unit",
        Answers::YesOrNoByEachDay => "begin with “By when will” or “Will”",
        Answers::YesOrNo | Answers::OneOf(_) | Answers::AnyOf(_) | Answers::Date => {
            "begin with “Will”, or give it options, a number or a date to answer with"
        }
    };
    Some(draft.in_text(Rule::WrongForm, Severity::Error, &words, message).suggesting(suggestion))
}

fn not_a_question(draft: &Draft<'_>) -> Option<Finding> {
    let text = draft.question.text.trim_end();
    if text.is_empty() || text.contains('?') {
        return None;
    }
    let message = "a sentence without a question mark reads as a claim";
    let finding = Finding::of_field(Rule::WrongForm, Severity::Advice, Field::Text, message);
    Some(finding.suggesting("begin with “Will” and end with “?”"))
}

fn too_long(draft: &Draft<'_>) -> Option<Finding> {
    let count = draft.text.words.len();
    if count <= LONG_WORDS {
        return None;
    }
    let message = format!("the text has {count} words; nobody holds that many in mind");
    let finding = Finding::of_field(Rule::WrongForm, Severity::Advice, Field::Text, &message);
    Some(finding.suggesting("keep who, what and by when; move the rest into the criteria"))
}
