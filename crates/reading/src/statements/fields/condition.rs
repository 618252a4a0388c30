//! The condition of what was said, apart from that of the saying.

use super::super::Said;
use super::Saying;
use crate::lexicon::saying_words;
use crate::page::{Page, Run};

/// Tells under what condition what was said holds.
pub(super) fn fill(page: &Page<'_>, saying: &Saying, said: &mut Said) {
    if let Some(run) = within(page, said.words) {
        said.statement.content_condition = Some(uncapitalized(&page.spaced(run)));
    } else if let Some(run) = beside(page, saying, said) {
        said.statement.content_condition = Some(uncapitalized(&page.spaced(run)));
        said.statement.condition = None;
    }
}

/// The first condition among the words.
fn within(page: &Page<'_>, words: Run) -> Option<Run> {
    let tree = &page.tree;
    let openers = tree.words_in(words).filter(|&word| opens(page, word));
    let clauses = openers.filter_map(|opener| {
        let verb = if tree.label(opener) == "prep" { opener } else { tree.head(opener)? };
        // "asked if" has its clause as an object.
        let is_object = matches!(tree.label(verb), "ccomp" | "ROOT");
        let (_, last) = tree.reach(verb);
        let run = Run::new(tree.place(opener), (tree.place(last) + 1).min(words.to));
        (!is_object).then(|| page.trimmed(run))
    });
    clauses.into_iter().find(|run| run.to > run.from + 1)
}

/// Whether a word opens a condition, and no comparison as "as if" does.
fn opens(page: &Page<'_>, word: usize) -> bool {
    let tree = &page.tree;
    let place = tree.place(word);
    let lower = page.lower(place);
    let before = place.checked_sub(1).map_or("", |before| page.lower(before));
    saying_words().conditions.contains(lower)
        && !matches!(before, "as" | "what" | "even")
        && match lower {
            "should" => leads(page, word),
            "provided" | "providing" => page.is(place + 1, &["that"]),
            _ => tree.label(word) == "mark",
        }
}

/// "Should NATO expand, …": the auxiliary before its own subject.
fn leads(page: &Page<'_>, auxiliary: usize) -> bool {
    let tree = &page.tree;
    let head = tree.head(auxiliary).filter(|&head| tree.label(head) == "advcl");
    let subject = head.and_then(|head| tree.child(head, &["nsubj", "nsubjpass"]));
    subject.is_some_and(|subject| auxiliary < subject)
}

/// The condition at the head of the sentence, where it is one of the words because the saying stands
/// between commas, as in "If NATO expands, he said, Russia would respond".
fn beside(page: &Page<'_>, saying: &Saying, said: &Said) -> Option<Run> {
    let cue = saying.cue_run?;
    let first = saying.unit.run.from;
    let start = first + usize::from(page.is_quoted(first) && !page.tokens[first].word);
    let speaker = said.statement.speaker_span.as_ref().map(|span| super::tokens_of(page, span));
    let end = speaker.map_or(cue.to, |run| run.to.max(cue.to));
    if said.words.to <= cue.from {
        return behind(page, saying, end);
    }
    let reach = Run::new(end, said.words.from.min(end + HEARERS));
    let is_between = page.find(reach, &[","]).is_some();
    let opens = saying_words().conditions.contains(page.lower(start)) && start < cue.from;
    let comma = page.find(Run::new(start, cue.from), &[","]).filter(|_| opens && is_between)?;
    Some(Run::new(start, comma))
}

/// How many words behind a cue may tell who heard it.
const HEARERS: usize = 6;

/// The condition behind a saying that follows its words: "The port would close, he said, if …".
fn behind(page: &Page<'_>, saying: &Saying, end: usize) -> Option<Run> {
    let opener = end + 1;
    let opens = page.is(end, &[","]) && page.is(opener, &["if", "unless"]);
    let run = page.trimmed(Run::new(opener, saying.unit.run.to));
    let is_clause = opens && run.to > run.from + 2 && !page.is(opener + 1, &["asked", "only"]);
    is_clause.then_some(run)
}

fn uncapitalized(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(letters).collect()
}
