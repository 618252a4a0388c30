//! Statements: what speakers said, found by the words that make a statement.
//!
//! Each sentence is searched for cues ("said", "told", "according to") outside its quotations.
//! A cue with a speaker and with words that were said is a statement; a quotation that has
//! neither is none, whatever its marks.

mod according;
mod continued;
mod cue;
mod fields;
mod frame;
mod headline;
mod nested;
mod parsed;
mod pronoun;
mod said;
mod sides;
mod signed;
mod speaker;
mod tags;
mod voices;
mod whose;

use crate::judgments::is_evidence;
use crate::lexicon::{cues, saying_words};
use crate::page::{Page, Run, Unit};
use crate::predictions::is_weighed;
use text::TextRange;

pub(crate) use nested::cut as cut_nested;
use said::Content;
pub(crate) use said::Said;

use speaker::Speakers;
use voices::Voice;

/// Finds the statements of a page, in the order of the text.
pub(crate) fn find(page: &Page<'_>) -> Vec<Said> {
    let voices = voices::find(page);
    let mut speakers = Speakers::new(voices.clone());
    let mut found: Vec<Said> = Vec::new();
    for (index, unit) in page.units.iter().enumerate() {
        let mut here = said_in(page, *unit, &mut speakers);
        if here.is_empty() {
            let previous = index.checked_sub(1).map(|index| page.units[index]);
            here.extend(continued::find(page, *unit, previous, &found));
        }
        // A reader takes those for speakers who speak, not those who think or want.
        let spoken = here.clone();
        let mut all = parsed::complete(page, *unit, &speakers, here);
        deny_within(page, &mut all);
        found.extend(all);
        speakers.leave(page, *unit, &spoken);
    }
    found.retain(|said| !voices::repeats(page, &voices, said) && has_speaker_or_none(said));
    found.retain(|said| !fields::only_names_hearers(page, said) && !is_the_writers(page, said));
    found.retain(|said| !is_supposed_of_readers(page, said));
    let mut found = with_forms(page, &speakers, &voices, found);
    fields::fill(page, &mut found);
    found
}

/// All statements in the order of the text, with those that only the form of the document makes.
fn with_forms(
    page: &Page<'_>,
    speakers: &Speakers,
    voices: &[Voice],
    found: Vec<Said>,
) -> Vec<Said> {
    let signed = signed::find(page, speakers, &found);
    let headlines = headline::find(page, speakers, &found);
    // What the words alone give of a headline is not told twice.
    let cues: Vec<_> = headlines.iter().filter_map(|it| it.statement.cue_span.clone()).collect();
    let is_told = |it: &Said| it.statement.cue_span.as_ref().is_some_and(|it| cues.contains(it));
    let found = found.into_iter().filter(|it| !is_told(it));
    let whole = voices::statements(page, voices).into_iter().chain(headlines).chain(signed);
    let mut all: Vec<Said> = whole.chain(found).collect();
    all.sort_by_key(|said| (said.statement.span.start, said.statement.span.end));
    all.dedup_by(|later, earlier| later.statement.span == earlier.statement.span);
    all
}

/// Whether the speaker, if one is told, is named by words rather than by signs such as "###".
fn has_speaker_or_none(said: &Said) -> bool {
    let span = said.statement.speaker_span.as_ref();
    span.is_none_or(|span| span.text.contains(char::is_alphanumeric))
}

/// Whether the writer says what somebody will say or what things mean: "will most likely reject the
/// plan" is a prediction, and "the drills indicate that" a judgment.
fn is_the_writers(page: &Page<'_>, said: &Said) -> bool {
    let Some(cue) = said.statement.cue_span.as_ref() else { return false };
    let run = page.covered(TextRange::new(cue.start, cue.end));
    page.tree.words_in(run).any(|word| is_weighed(page, word) || is_evidence(page, word))
}

/// Whether a reader is only supposed to think something: "if you think that the plan is good".
fn is_supposed_of_readers(page: &Page<'_>, said: &Said) -> bool {
    let tree = &page.tree;
    let is_you = said.statement.speaker_span.as_ref().is_some_and(|it| it.text == "you");
    let Some(cue) = said.statement.cue_span.as_ref().filter(|_| is_you) else { return false };
    let run = page.covered(TextRange::new(cue.start, cue.end));
    let opens = |it: &usize| saying_words().beside.contains(&tree.lemma(*it).to_lowercase());
    tree.words_in(run).any(|word| tree.children(word).iter().any(opens))
}

/// Negates what stands within the words of somebody who denies them: of "denied that it had
/// asked for talks", nobody asked.
fn deny_within(page: &Page<'_>, all: &mut [Said]) {
    let is_denial = |said: &Said| {
        let cue = said.statement.cue_span.as_ref()?;
        let at = page.tokens.partition_point(|token| token.range.start < cue.start);
        // "Did not deny that it had" leaves it open.
        let is_not = |word: usize| page.tree.child(word, &["neg"]).is_some();
        let is_denied = page.tree.words_in(Run::new(at, at + 1)).any(is_not);
        page.phrase(at, &cues().denials).filter(|_| !is_denied).map(|_| said.words)
    };
    let denied: Vec<Run> = all.iter().filter_map(is_denial).collect();
    for said in all {
        let Some(cue) = said.statement.cue_span.as_ref() else { continue };
        let at = page.tokens.partition_point(|token| token.range.start < cue.start);
        said.statement.negated |= denied.iter().any(|words| words.contains(at));
    }
}

fn said_in(page: &Page<'_>, unit: Unit, speakers: &mut Speakers) -> Vec<Said> {
    let mut found: Vec<Said> = according::find(page, unit, speakers);
    let mut at = unit.run.from;
    while at < unit.run.to {
        let cue = (!page.is_quoted(at)).then(|| cue::at(page, at)).flatten();
        let Some(cue) = cue.filter(|cue| cue.run.to <= unit.run.to) else {
            at += 1;
            continue;
        };
        at = cue.run.to;
        found.extend(cue::read(page, unit, cue, speakers, &found));
    }
    found
}

/// The words of a stretch that a quotation covers, or else the stretch itself.
fn content(page: &Page<'_>, run: Run) -> Option<Content> {
    let run = tags::without(page, page.trimmed(run));
    if run.is_empty() {
        return None;
    }
    Some(Content::new(page, without_that(page, run)))
}

/// A clause without the "that" which only joins it to its cue.
fn without_that(page: &Page<'_>, run: Run) -> Run {
    // "That more was needed": a tagger may take it for a pronoun, beside the subject of the clause.
    let tree = &page.tree;
    let is_subject = |it: usize| matches!(tree.label(it), "nsubj" | "nsubjpass" | "expl");
    let is_beside_subject = |word: usize| {
        let mut beside = tree.head(word).map_or(&[][..], |it| tree.children(it)).iter();
        is_subject(word) && beside.any(|&it| it > word && is_subject(it))
    };
    let is_joint = |word: usize| {
        tree.tag(word) == "IN" || tree.label(word) == "mark" || is_beside_subject(word)
    };
    let first = page.tree.words_in(Run::new(run.from, run.from + 1)).next();
    let leads = page.is(run.from, &["that"]) && first.is_some_and(is_joint);
    Run::new(run.from + usize::from(leads && run.to > run.from + 1), run.to)
}

/// Who says what a token belongs to; the innermost statement wins.
pub(crate) fn speaker_of(said: &[Said], token: usize) -> Option<String> {
    around(said, token)?.statement.speaker.clone()
}

/// The innermost statement whose words a token belongs to.
pub(crate) fn around(said: &[Said], token: usize) -> Option<&Said> {
    // Statements stand in the order of their words; few lie within one another.
    let next = said.partition_point(|it| it.words.from <= token);
    let near = said[..next].iter().rev().take(4);
    let speaks = |it: &&Said| it.statement.speaker.is_some() && it.words.contains(token);
    near.filter(speaks).min_by_key(|it| it.words.to - it.words.from)
}

/// The innermost statement whose words a token belongs to, whether its speaker is known or not,
/// passing some over. A writer's comment is none, as in "which shows that it will" and "according
/// to its own needs".
pub(crate) fn innermost_but(
    said: &[Said],
    token: usize,
    passes: impl Fn(&Said) -> bool,
) -> Option<&Said> {
    let next = said.partition_point(|it| it.words.from <= token);
    let near = said[..next].iter().rev().take(4);
    let holds = |it: &&Said| it.words.contains(token) && !is_comment(it) && !passes(it);
    near.filter(holds).min_by_key(|it| it.words.to - it.words.from)
}

/// Whether what is named as the speaker only refers to words or to somebody's own interest.
fn is_comment(said: &Said) -> bool {
    let words = said.statement.speaker_span.as_ref().map(|it| it.text.to_lowercase());
    let refers = |words: &str| {
        matches!(words, "which" | "this" | "that" | "these" | "those" | "all this")
            || words.split_whitespace().nth(1) == Some("own")
    };
    words.is_some_and(|words| refers(&words))
}
