//! Voices: stretches of a text that are all somebody's words without quotation marks: the turns of
//! a transcript, the body of a published statement or of a letter, a block that "Name said:" opens.

mod block;
mod direction;
mod letter;
mod name;
mod release;
mod transcript;

pub(super) use name::capitalized;

use domain::{Form, Statement, StatementKind};
use jiff::civil::Date;
use text::TextRange;

use super::said::{Content, Said};
use super::speaker::{Speaker, of_issuer};
use crate::page::{Page, Run};

/// A stretch of a text that is all somebody's words.
#[derive(Clone, Debug)]
pub(super) struct Voice {
    /// The tokens of the words.
    pub(super) run: Run,
    /// Whose words they are.
    pub(super) speaker: Speaker,
    /// The mark or word that says so.
    pub(super) cue: Option<Run>,
    /// To whom, where and when they were said, as far as the head of the text tells.
    pub(super) addressee: Option<Run>,
    pub(super) outlet: Option<String>,
    pub(super) place: Option<Run>,
    pub(super) said: Option<Date>,
}

impl Voice {
    fn new(run: Run, speaker: Speaker, cue: Option<Run>) -> Self {
        Self { run, speaker, cue, addressee: None, outlet: None, place: None, said: None }
    }
}

/// The voices of a page, in order; no two overlap.
pub(super) fn find(page: &Page<'_>) -> Vec<Voice> {
    let turns = transcript::find(page);
    if !turns.is_empty() {
        return turns;
    }
    if let Some(whole) = release::find(page).or_else(|| letter::find(page)) {
        return vec![whole];
    }
    let signed = letter::without_a_greeting(page);
    if signed.is_empty() { block::find(page) } else { signed }
}

/// The statements of voices: one for each paragraph.
pub(super) fn statements(page: &Page<'_>, voices: &[Voice]) -> Vec<Said> {
    voices.iter().flat_map(|voice| said(page, voice)).collect()
}

fn said(page: &Page<'_>, voice: &Voice) -> Vec<Said> {
    let pieces = paragraphs(page, voice.run).into_iter();
    let contents = pieces.filter_map(|run| direction::without(page, run));
    contents.map(|content| statement(page, voice, &content)).collect()
}

fn statement(page: &Page<'_>, voice: &Voice, content: &Content) -> Said {
    let speaker = &voice.speaker;
    let statement = Statement {
        speaker: Some(speaker.name.clone()),
        side: speaker.side.clone(),
        speaker_span: Some(page.span_of(speaker.range)),
        addressee: voice.addressee.map(|run| page.spaced(run)),
        addressee_span: voice.addressee.map(|run| page.span(run)),
        outlet: voice.outlet.clone().filter(|outlet| *outlet != speaker.name),
        place: voice.place.map(|run| page.spaced(run)),
        place_span: voice.place.map(|run| page.span(run)),
        said: voice.said,
        form: Form::Direct,
        cue: voice.cue.map(|cue| page.spaced(cue)),
        cue_span: voice.cue.map(|cue| page.span(cue)),
        ..content.statement(page)
    };
    Said { statement, words: content.run }
}

/// The paragraphs of a run.
fn paragraphs(page: &Page<'_>, run: Run) -> Vec<Run> {
    let first = page.units.partition_point(|unit| unit.run.from < run.from);
    let units = page.units[first..].iter().take_while(|unit| unit.run.from < run.to);
    let mut found: Vec<(usize, Run)> = Vec::new();
    for unit in units {
        match found.last_mut().filter(|(paragraph, _)| *paragraph == unit.paragraph) {
            Some((_, before)) => before.to = unit.run.to.min(run.to),
            None => found.push((unit.paragraph, unit.run)),
        }
    }
    found.into_iter().map(|(_, run)| run).collect()
}

/// Whose "I" or "we" a word is: that of the voice it stands in, or else the author's.
pub(super) fn first_person(page: &Page<'_>, voices: &[Voice], word: Run) -> Speaker {
    let range = page.range(word);
    match (around(voices, word.from), &page.paper) {
        (Some(voice), _) => Speaker { range, ..voice.speaker.clone() },
        (None, Some(paper)) if page.author.is_none() => of_issuer(page, paper, range),
        (None, _) => Speaker { name: page.writer(), side: None, range, mention: None },
    }
}

/// The voice that a token belongs to.
fn around(voices: &[Voice], token: usize) -> Option<&Voice> {
    let next = voices.partition_point(|voice| voice.run.from <= token);
    voices.get(next.checked_sub(1)?).filter(|voice| voice.run.contains(token))
}

/// Whether a statement only repeats the voice it stands in: "I think" in what is all somebody's
/// words.
pub(super) fn repeats(page: &Page<'_>, voices: &[Voice], said: &Said) -> bool {
    let Some(voice) = around(voices, said.words.from) else { return false };
    // "Thank you" and "do you regret it" are turns of talk.
    let only_word = said.words.to == said.words.from + 1;
    if only_word && page.is(said.words.from, &["you", "me", "us", "it", "that", "this"]) {
        return true;
    }
    let is_own = said.statement.speaker.as_ref() == Some(&voice.speaker.name);
    let spoken = said.statement.speaker_span.as_ref().map(|span| span.text.to_lowercase());
    let is_hearer = spoken.as_ref().is_some_and(|word| word == "you");
    let is_first = spoken.is_none_or(|word| matches!(&*word, "i" | "we"));
    let is_thought = said.statement.kind == StatementKind::MentalState;
    let is_unsaid = said.statement.speaker.is_none();
    is_hearer || is_first && (is_own || is_unsaid) && (is_thought || !is_past(page, said))
}

/// Whether a saying lies in the past, as "I told her" does.
fn is_past(page: &Page<'_>, said: &Said) -> bool {
    let Some(span) = said.statement.cue_span.as_ref() else { return false };
    let cue = page.covered(TextRange::new(span.start, span.end));
    page.tree.words_in(cue).any(|word| page.tree.tag(word) == "VBD")
}
