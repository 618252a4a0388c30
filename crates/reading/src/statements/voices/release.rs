//! Releases: "Statement by Minister X", "Remarks by X", whose body is all X's words.

use std::sync::LazyLock;

use super::super::speaker::{Speaker, of_issuer};
use super::Voice;
use super::name::Names;
use crate::lexicon::{Phrases, form_words, is_article};
use crate::page::{Page, Run, SubjectKind, closes};

/// How far into a title the noun may stand, in tokens.
const REACH: usize = 8;

/// How many lines of a letterhead may stand above a title.
const HEAD: usize = 3;

/// The longest line of a letterhead, in tokens.
const LETTERHEAD: usize = 12;

/// How many words of a body are looked at for an "I".
const LOOKED_AT: usize = 300;

static NOUNS: LazyLock<Phrases<()>> = LazyLock::new(|| Phrases::plain(&form_words().releases));

/// The body of a release.
pub(super) fn find(page: &Page<'_>) -> Option<Voice> {
    let (title, (speaker, cue)) = title(page)?;
    let body = Run::new(behind_day(page, title.to), body_end(page, title.to));
    speaks(page, body).then(|| Voice::new(body, speaker, Some(cue)))
}

/// Where the body begins below a title: behind a line of a day, with its place.
fn behind_day(page: &Page<'_>, from: usize) -> usize {
    let Some(line) = page.line_at(from) else { return from };
    let is_rest = |at: usize| {
        let token = &page.tokens[at];
        page.date_at(at).is_some() || !token.word || token.capital
    };
    let is_day = !page.dates_in(line).is_empty() && (line.from..line.to).all(is_rest);
    if is_day { line.to } else { from }
}

/// The line that announces whose statement it is: the first, or one below a letterhead and a date
/// line, such as "FOR IMMEDIATE RELEASE".
fn title(page: &Page<'_>) -> Option<(Run, (Speaker, Run))> {
    let mut line = page.line_at(0)?;
    for _ in 0..HEAD {
        if let Some(titled) = titled(page, line) {
            return Some((line, titled));
        }
        if !is_letterhead(page, line) {
            return None;
        }
        line = page.line_at(line.to)?;
    }
    titled(page, line).map(|titled| (line, titled))
}

/// Whether a line is short and tells nothing.
fn is_letterhead(page: &Page<'_>, line: Run) -> bool {
    let ends = page.is(line.to.saturating_sub(1), &[".", "?", "!"]);
    let is_marked = form_words().not_speakers.contains(&page.spaced(line).to_lowercase());
    // The "may" of "12 May" is no verb.
    let tells_nothing = !page.has_verb(line) || page.date_at(line.from).is_some();
    is_marked || line.to - line.from <= LETTERHEAD && !ends && tells_nothing
}

/// Whose statement a title announces, and the words that announce it.
fn titled(page: &Page<'_>, title: Run) -> Option<(Speaker, Run)> {
    let near = title.from..title.to.min(title.from + REACH);
    let noun = near.rev().find_map(|at| Some(Run::new(at, at + page.phrase(at, &NOUNS)?)))?;
    if page.is(noun.to, &["by", "of", "from"]) {
        let subject = page.subject_from(noun.to + 1, title.to)?;
        let cue = Run::new(noun.from, noun.to + 1);
        let whole = issuer(page, subject.run);
        let speaker = || whole.unwrap_or_else(|| speaker(page, subject.run));
        return (subject.kind != SubjectKind::Thing).then(|| (speaker(), cue));
    }
    // "Minister X's statement on …"
    let owner = (title.from..noun.from).rev().find(|&at| page.is(at, &["'s"]))?;
    let mention = page.mention_at(owner.checked_sub(1)?)?;
    Some((speaker(page, mention.run), noun))
}

/// The body that issues a paper, where a title's words for its speaker are only a part of its name:
/// "the Ministry" of "the Ministry of Foreign Affairs of Chile".
fn issuer(page: &Page<'_>, subject: Run) -> Option<Speaker> {
    let article = usize::from(is_article(page.lower(subject.from)));
    let subject = Run::new(subject.from + article, subject.to);
    let paper = page.paper.as_ref()?;
    let named = paper.run.filter(|named| named.holds(subject) && *named != subject)?;
    let is_body = form_words().issuing.contains(page.lower(subject.to - 1));
    is_body.then(|| of_issuer(page, paper, page.range(named)))
}

fn speaker(page: &Page<'_>, run: Run) -> Speaker {
    Names::of(page).speaker(page, run)
}

/// Where the body ends: before the notes to editors, or with the text.
pub(super) fn body_end(page: &Page<'_>, from: usize) -> usize {
    let first = page.units.partition_point(|unit| unit.run.from < from);
    let end = page.units[first..].iter().find(|unit| closes(page.words(unit.run)));
    end.map_or(page.tokens.len(), |unit| unit.run.from)
}

/// Whether somebody speaks of "I" or "we" in a body, outside of quotation marks.
pub(super) fn speaks(page: &Page<'_>, body: Run) -> bool {
    let mut near = body.from..body.to.min(body.from + LOOKED_AT);
    near.any(|at| !page.is_quoted(at) && page.is(at, &["i", "we", "our", "my", "us", "me"]))
}
