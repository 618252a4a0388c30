//! A turn: what one speaker says in a transcript, from a label such as "LAVROV:" to the next.

mod accept;
mod label;

use text::TextRange;

use super::{Run, Token, quote};
use crate::lexicon::form_words;
use label::Label;

/// What one speaker says in a transcript, over all its paragraphs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Turn {
    /// All that stands before the words: a time, the label, its colon.
    pub(crate) head: Run,
    /// The words that name the speaker, without what stands in brackets.
    pub(crate) label: Run,
    /// The colon, if there is one.
    pub(crate) colon: Option<usize>,
    /// What is told of the speaker in brackets or behind a comma.
    pub(crate) aside: Run,
    /// What the speaker says.
    pub(crate) words: Run,
    /// Whether the label is that of anybody who asks or answers.
    pub(crate) voice: Voice,
}

/// How a label names its speaker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Voice {
    /// As "Q" or "QUESTION".
    Asks,
    /// As "A" or "ANSWER".
    Answers,
    /// By a name or an office.
    Named,
}

/// The turns of a transcript, in order; a text that is none has none.
pub(super) fn turns(text: &str, tokens: &[Token], paragraphs: &[TextRange]) -> Vec<Turn> {
    let labels = accept::accepted(text, tokens, label::labels(text, tokens));
    let stops = stops(text, tokens, paragraphs);
    let ends = labels.iter().skip(1).map(|next| next.head.from).chain([tokens.len()]);
    labels.iter().zip(ends).map(|(label, end)| turn(label, end, &stops)).collect()
}

fn turn(label: &Label, end: usize, stops: &[usize]) -> Turn {
    let next = stops.partition_point(|&stop| stop < label.head.to);
    let end = stops.get(next).map_or(end, |&stop| stop.min(end));
    Turn {
        head: label.head,
        label: label.name,
        colon: label.colon,
        aside: label.aside,
        words: Run::new(label.head.to, end),
        voice: label.voice,
    }
}

/// Where paragraphs begin that end a transcript.
fn stops(text: &str, tokens: &[Token], paragraphs: &[TextRange]) -> Vec<usize> {
    let ends = paragraphs.iter().filter(|paragraph| closes(paragraph.of(text)));
    ends.map(|paragraph| quote::covered(tokens, *paragraph).from).collect()
}

/// Whether a paragraph is no part of a transcript or release any more.
pub(crate) fn closes(paragraph: &str) -> bool {
    let start: String = paragraph.chars().take(40).collect::<String>().to_lowercase();
    let begins = |closer: &String| {
        start.strip_prefix(closer.as_str()).is_some_and(|rest| {
            let goes_on = rest.starts_with(char::is_alphanumeric);
            // One word alone is a line of its own or a label.
            let is_alone = rest.is_empty() || rest.starts_with(':') || closer.contains(' ');
            !goes_on && is_alone
        })
    };
    form_words().closers.iter().any(begins)
}
