//! Stage directions: what brackets in a transcript hold that was not said.

use domain::Form;
use text::TextRange;

use super::super::said::Content;
use super::block::ANGLE;
use crate::lexicon::form_words;
use crate::page::{Page, Run, spaced};

/// The longest direction, in tokens.
const LONGEST: usize = 12;

/// The words of a paragraph without its stage directions, if anything is left.
pub(super) fn without(page: &Page<'_>, run: Run) -> Option<Content> {
    let directions = directions(page, run);
    let angles = (run.from..run.to).take_while(|&at| page.is(at, &[ANGLE])).count();
    let mut run = Run::new(run.from + angles, run.to);
    while let Some(first) = directions.iter().find(|it| it.from == run.from) {
        run.from = first.to;
    }
    while let Some(last) = directions.iter().find(|it| it.to == run.to && it.from >= run.from) {
        run.to = last.from;
    }
    let has_words = (run.from..run.to).any(|at| page.tokens[at].word);
    has_words.then(|| Content {
        run,
        range: page.range(run),
        form: Form::Direct,
        words: words(page, run, &directions),
    })
}

fn words(page: &Page<'_>, run: Run, directions: &[Run]) -> String {
    let whole = page.range(run);
    let mut words = String::new();
    let mut from = whole.start;
    for direction in directions.iter().filter(|it| run.holds(**it)) {
        let range = page.range(*direction);
        words.push_str(TextRange::new(from, range.start).of(page.text));
        from = range.end;
    }
    words.push_str(TextRange::new(from, whole.end).of(page.text));
    spaced(&words)
}

/// The brackets of a run that hold a direction.
fn directions(page: &Page<'_>, run: Run) -> Vec<Run> {
    let mut found = Vec::new();
    let mut at = run.from;
    while at < run.to {
        let angle = (page.is(at, &[ANGLE]) && page.opens_line(at)).then_some(at + 1);
        match angle.or_else(|| direction(page, at, run.to)) {
            Some(end) => {
                found.push(Run::new(at, end));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

/// The token after the direction that begins at a token.
fn direction(page: &Page<'_>, at: usize, limit: usize) -> Option<usize> {
    if !page.is(at, &["(", "["]) {
        return None;
    }
    let closing = (at + 1..limit.min(at + LONGEST)).find(|&it| page.is(it, &[")", "]"]))?;
    let inner = page.spaced(Run::new(at + 1, closing)).to_lowercase();
    let is_direction = form_words().directions.iter().any(|words| {
        inner
            .strip_prefix(words.as_str())
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    // "[In Japanese.]": a sentence of its own, and too short to be an aside.
    let is_alone = page.is(closing - 1, &["."]) && page.tokens[at + 1].capital && closing - at < 6;
    (is_direction || is_alone).then_some(closing + 1)
}
