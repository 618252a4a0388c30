//! A tag in the middle of what was said, as in "The talks, he said, will go on".

use super::content;
use super::cue::said_end;
use super::said::Content;
use crate::lexicon::{is_preposition, saying_words};
use crate::page::{Page, Run, Unit};

/// How far behind its cue the comma of a tag may stand, as in "he told reporters in Geneva,".
const REACH: usize = 8;

/// What was said on both sides of a tag between commas, if neither side is all of it. Whom
/// it was told may stand before its second comma.
pub(super) fn of_tag(page: &Page<'_>, unit: Unit, tag: Run, tells: bool) -> Option<[Content; 2]> {
    let opening = tag.from.checked_sub(1).filter(|&at| at > unit.run.from)?;
    let closing = closing(page, unit, tag, tells)?;
    let is_apart = page.is(opening, &[","]) && page.is(closing, &[","]);
    let is_quoted = page.is_quoted(opening - 1) || page.is_quoted(closing + 1);
    if !is_apart || is_quoted || closing + 1 >= unit.run.to {
        return None;
    }
    let ahead = Run::new(clause_from(page, unit, opening), opening);
    let depends = |at: usize| saying_words().conditions.contains(page.lower(at));
    if saying_words().beside.contains(page.lower(ahead.from)) || depends(closing + 1) {
        return None;
    }
    let behind = Run::new(closing + 1, said_end(page, closing + 1, unit.run.to));
    let goes_on =
        !page.is_clause(ahead) || saying_words().going_on.contains(page.lower(behind.from));
    let is_clause = has_verb(page, behind) && !page.lower(behind.from).ends_with("ing");
    if !goes_on || !is_clause {
        return None;
    }
    Some([content(page, ahead)?, content(page, behind)?])
}

/// Whether a verb stands in a run, as words or the parser tell.
fn has_verb(page: &Page<'_>, run: Run) -> bool {
    let is_finite =
        |word: usize| matches!(page.tree.tag(word), "VBP" | "VBZ" | "VBD" | "MD" | "TO");
    page.has_verb(run) || page.tree.words_in(run).any(is_finite)
}

/// The comma that closes a tag: at once, or behind whom or where it was said.
fn closing(page: &Page<'_>, unit: Unit, tag: Run, tells: bool) -> Option<usize> {
    let end = unit.run.to.min(tag.to + REACH);
    let comma = page.find(Run::new(tag.to, end), &[","])?;
    let at_once = comma == tag.to;
    let frame = is_preposition(page.lower(tag.to)) || page.date_at(tag.to).is_some();
    (at_once || frame || tells).then_some(comma)
}

/// Where the clause before a tag begins: at the sentence, or behind its last semicolon.
fn clause_from(page: &Page<'_>, unit: Unit, end: usize) -> usize {
    let semicolon = |at: &usize| page.is(*at, &[";"]) && !page.is_quoted(*at);
    (unit.run.from..end).rev().find(semicolon).map_or(unit.run.from, |at| at + 1)
}
