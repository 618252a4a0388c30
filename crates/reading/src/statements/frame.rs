//! The frame of a statement: to whom, in what outlet, when and under what condition it was made.

use domain::{Manner, Span, Statement};
use jiff::civil::Date;

use super::cue::Cue;
use super::fields::is_tied;
use super::said::Content;
use crate::lexicon::{CueClass, cues, is_preposition, prediction_words, saying_words};
use crate::page::{Page, Quote, Run, Unit};
use crate::time::Lean;

/// What surrounds the words of a statement.
#[derive(Clone, Debug, Default)]
pub(super) struct Frame {
    pub(super) addressee: Option<String>,
    pub(super) addressee_span: Option<Span>,
    pub(super) outlet: Option<String>,
    pub(super) said: Option<Date>,
    pub(super) negated: bool,
    pub(super) condition: Option<String>,
}

/// How far after its cue a "that" or a quotation may still belong to it.
const REACH: usize = 30;

/// The first token of what was said after a cue, if anything was.
pub(super) fn words_start(page: &Page<'_>, cue: Cue, from: usize, end: usize) -> Option<usize> {
    let limit = end.min(from + REACH);
    for at in from..limit {
        if page.quote_at(at).is_some_and(|quote| quote.run.from == at && !is_title(page, quote)) {
            return Some(before_quote(page, cue, from, at));
        }
        if cue.class != CueClass::Quote && page.is(at, &["that"]) && at + 1 < end {
            return starts_content(page, at, from).then_some(at + 1);
        }
        let verb = at > from && cues().verbs.at(&page.tokens, at).is_some();
        if page.is(at, &[":"]) {
            return Some(at + 1).filter(|&next| next < end);
        }
        let leaves = page.is(at, &[","]) && !page.is_quoted(at + 1) && !page.is(at + 1, &["that"]);
        if leaves || page.is(at, &[";", "—", "–"]) || verb && cue.class != CueClass::Quote {
            break;
        }
    }
    let takes_clause = matches!(cue.class, CueClass::Say | CueClass::Tell);
    let start = after_frame(page, cue, from, end);
    let is_clause = takes_clause && start < end && page.is_clause(Run::new(start, end));
    (is_clause && !saying_words().no_content.contains(page.lower(start))).then_some(start)
}

/// Whether a quotation is the name of a show or book, as in said on “Good Morning America”.
fn is_title(page: &Page<'_>, quote: &Quote) -> bool {
    let led = quote.run.from.checked_sub(1).is_some_and(|before| {
        is_preposition(page.lower(before))
            || page.mention_at(before).is_some()
            || page.is(before, &["'s"])
    });
    let words = (quote.words.from..quote.words.to).filter(|&at| page.tokens[at].word);
    let mut long = words.filter(|&at| page.lower(at).len() > 3);
    let short = quote.words.to - quote.words.from <= 8;
    led && short && long.all(|at| page.tokens[at].capital)
}

/// "that" as in "said that evening" begins nothing.
fn starts_content(page: &Page<'_>, at: usize, from: usize) -> bool {
    let is_time = saying_words().spans.contains(page.lower(at + 1));
    let of_noun = at > from && page.is(at - 1, &["the", "of"]);
    !is_time && !of_noun
}

/// A quotation within a clause takes the clause along, as in said the plan was "a mistake".
fn before_quote(page: &Page<'_>, cue: Cue, from: usize, quote: usize) -> usize {
    let start = after_frame(page, cue, from, quote);
    let between = page.trimmed(Run::new(start, quote));
    let opens = between.is_empty()
        || page.is(quote - 1, &[",", ":"])
        || matches!(cue.class, CueClass::Say | CueClass::Tell)
            && !page.is_clause(Run::new(start, quote + 2));
    if opens { quote } else { start }
}

/// The token after the addressee and the time and place of saying.
fn after_frame(page: &Page<'_>, cue: Cue, from: usize, end: usize) -> usize {
    let mut at = from;
    if cue.class == CueClass::Tell {
        at = addressee(page, from, end).map_or(from, |run| run.to);
    }
    while at < end {
        let preposition = is_preposition(page.lower(at));
        let next = at + usize::from(preposition);
        let date = page.date_at(next).map(|date| date.run.to);
        let placed = page.mention_at(next).filter(|_| preposition).map(|it| it.run.to);
        match date.or(placed) {
            Some(to) => at = to + usize::from(saying_words().day_parts.contains(page.lower(to))),
            None => break,
        }
    }
    at
}

/// The token after those who are told, where a cue names them behind itself.
pub(super) fn after_hearer(page: &Page<'_>, cue: Cue, from: usize, end: usize) -> usize {
    let told = || addressee(page, from, end).filter(|_| from == cue.run.to);
    if cue.class == CueClass::Tell { told().map_or(from, |run| run.to) } else { from }
}

/// Whom "told" names.
fn addressee(page: &Page<'_>, from: usize, end: usize) -> Option<Run> {
    let article = usize::from(page.is(from, &["the", "a", "his", "her", "its", "their"]));
    let first = from + article;
    if page.is(first, &["him", "her", "them", "us", "me", "it", "you"]) {
        return Some(Run::new(first, first + 1));
    }
    let outlet = |at: usize| cues().outlets.at(&page.tokens, at).map(|(length, _)| length);
    let audience = |at: usize| page.phrase(at, &cues().audiences);
    if let Some(mention) = page.mention_at(first) {
        let (_, to) = page.group_from(first, end);
        return Some(Run::new(first, to.max(mention.run.to)));
    }
    let length = outlet(first).or_else(|| audience(first));
    let named = (first..end).take_while(|&at| page.tokens[at].capital).count();
    let noun = || {
        (first..end.min(first + 4)).find(|&at| page.is_speaker_noun(at)).map(|at| at + 1 - first)
    };
    let length = length.max((named > 0).then_some(named)).or_else(noun)?;
    let mut to = first + length;
    while to < end && page.phrase(to, &cues().outlet_nouns).is_some() {
        to += 1;
    }
    Some(Run::new(first, to))
}

/// Reads what surrounds the words.
pub(super) fn read(page: &Page<'_>, unit: Unit, cue: Cue, said: &[Content]) -> Frame {
    let is_said = |at: usize| said.iter().any(|content| content.run.contains(at));
    let (outlet_run, outlet) = outlet(page, unit, cue, &is_said).unzip();
    let told = (cue.class == CueClass::Tell)
        .then(|| addressee(page, cue.run.to, unit.run.to))
        .flatten()
        .filter(|run| outlet_run.is_none_or(|outlet: Run| !run.contains(outlet.from)));
    let to = told.or_else(|| said_to(page, cue, unit.run.to, &is_said));
    Frame {
        addressee: to.map(|run| page.named_or_words(run)),
        addressee_span: to.map(|run| page.span(run)),
        outlet,
        said: date(page, unit, cue, &is_said),
        negated: is_negated(page, cue),
        condition: condition(page, unit, cue, said),
    }
}

/// Whom "said to X" names.
fn said_to(page: &Page<'_>, cue: Cue, end: usize, is_said: &impl Fn(usize) -> bool) -> Option<Run> {
    let at = cue.run.to;
    if !page.is(at, &["to"]) || is_said(at) {
        return None;
    }
    addressee(page, at + 1, end)
}

/// The date nearest to the cue outside of what was said; none of a saying that is yet to come.
fn date(page: &Page<'_>, unit: Unit, cue: Cue, is_said: &impl Fn(usize) -> bool) -> Option<Date> {
    if is_ahead(page, cue) {
        return None;
    }
    let apart = |at: usize| {
        let between = Run::new(at.min(cue.run.from), at.max(cue.run.from));
        page.find(between, &[";"]).is_some_and(|semicolon| !page.is_quoted(semicolon))
    };
    let outside = |at: usize| !is_said(at) && !page.is_quoted(at) && !apart(at);
    let dates = page.dates_in(unit.run).iter().filter(|date| outside(date.run.from));
    let dates = dates.filter(|date| is_of_saying(page, cue, date.run));
    let days = dates.filter_map(|date| Some((date.run.from, page.day(date, Lean::Past)?)));
    // Nothing was said on a day that had not come when it was published.
    let days = days.filter(|(_, day)| page.published.is_none_or(|published| *day <= published));
    days.min_by_key(|(at, _)| at.abs_diff(cue.run.from)).map(|(_, day)| day)
}

/// Whether a saying lies ahead: "will announce on Friday", "is expected to say next week".
fn is_ahead(page: &Page<'_>, cue: Cue) -> bool {
    let tree = &page.tree;
    page.tree.words_in(cue.run).any(|word| {
        let is_modal = |&it: &usize| tree.label(it) == "aux" && tree.tag(it) == "MD";
        let above = tree.head(word).filter(|_| tree.label(word) == "xcomp");
        let is_awaited =
            above.is_some_and(|it| prediction_words().toward.contains(page.lower(tree.place(it))));
        tree.children(word).iter().any(is_modal) || is_awaited
    })
}

/// Whether a date tells when something was said rather than when anything else in its sentence was
/// done. Without a tree any date may.
fn is_of_saying(page: &Page<'_>, cue: Cue, date: Run) -> bool {
    let cues = page.tree.words_in(cue.run);
    let mut words = page.tree.words_in(date);
    cues.is_empty() || words.any(|word| cues.clone().any(|cue| is_tied(&page.tree, word, cue)))
}

/// Whether the words were not said, or were denied.
fn is_negated(page: &Page<'_>, cue: Cue) -> bool {
    if page.phrase(cue.run.from, &cues().denials).is_some() {
        return true;
    }
    let start = cue.run.from.saturating_sub(3);
    if start < cue.run.from && page.is(cue.run.from - 1, &["no"]) {
        return true;
    }
    // "He did not answer when asked whether …": what is denied stands in another clause.
    // "Did not reject the claim": what is not done is the rejecting.
    let rejects =
        |at: usize| matches!(Manner::of_verb(page.lower(at)), Manner::Rejected | Manner::Refused);
    let opens = |at: &usize| {
        rejects(*at) || page.is(*at, &[",", "when", "if", "as", "while", "after", "before"])
    };
    let near = (start..cue.run.from).rev().take_while(|at| !opens(at));
    let is_not = |at: usize| page.is(at, &["not", "never"]) || page.lower(at).ends_with("n't");
    near.into_iter().any(is_not)
}

/// The condition at the head of the sentence, where the saying itself depends on it.
fn condition(page: &Page<'_>, unit: Unit, cue: Cue, said: &[Content]) -> Option<String> {
    if !page.is(unit.run.from, &["if", "unless"]) {
        return None;
    }
    let comma = page.find(Run::new(unit.run.from, cue.run.from), &[","])?;
    let is_said = said.iter().any(|content| content.run.contains(unit.run.from));
    (!is_said).then(|| page.spaced(Run::new(unit.run.from, comma)).to_lowercase())
}

/// The outlet or occasion, and where it is named.
fn outlet(
    page: &Page<'_>,
    unit: Unit,
    cue: Cue,
    is_said: &impl Fn(usize) -> bool,
) -> Option<(Run, String)> {
    let outside = |at: &usize| !is_said(*at) && !page.is_quoted(*at);
    let leading = (unit.run.from..unit.run.to).filter(outside).filter(|&at| {
        is_preposition(page.lower(at)) || cue.class == CueClass::Tell && at + 1 == cue.run.to
    });
    leading.filter(|&at| !page.is(at, &["of", "about", "against", "from"])).find_map(|at| {
        let end = phrase_end(page, at + 1, unit.run.to, is_said);
        // Behind "told", the outlet is the one who is told, and ends before the occasion.
        let is_told = !is_preposition(page.lower(at));
        let end =
            (at + 1..end).find(|&it| is_told && is_preposition(page.lower(it))).unwrap_or(end);
        outlet_in(page, Run::new(at + 1, end))
    })
}

fn outlet_in(page: &Page<'_>, phrase: Run) -> Option<(Run, String)> {
    let named = (phrase.from..phrase.to).find_map(|at| {
        let (length, name) = cues().outlets.at(&page.tokens, at)?;
        let written = page.words(Run::new(at, at + length));
        (written == name).then(|| (phrase, name.clone()))
    });
    named.or_else(|| {
        page.find_phrase(phrase, &cues().outlet_nouns)
            .filter(|noun| page.phrase(noun.from, &cues().audiences).is_none())?;
        let determiner = ["the", "a", "an", "his", "her", "its", "their", "this", "that"];
        let from = phrase.from + usize::from(page.is(phrase.from, &determiner));
        let run = without_preposition(page, page.trimmed(Run::new(from, phrase.to)));
        (!run.is_empty()).then(|| (phrase, page.spaced(run)))
    })
}

/// "press conference of", once its date is left out, without the "of".
fn without_preposition(page: &Page<'_>, run: Run) -> Run {
    let ends = run.to > run.from && is_preposition(page.lower(run.to - 1));
    if ends { Run::new(run.from, run.to - 1) } else { run }
}

/// Where the words after a preposition end.
fn phrase_end(
    page: &Page<'_>,
    from: usize,
    limit: usize,
    is_said: &impl Fn(usize) -> bool,
) -> usize {
    let stops = |at: usize| {
        is_said(at)
            || page.is_quoted(at)
            || page.is(at, &[",", ":", ";", ".", "that", "to", "on", "as", "about"])
            || page.date_at(at).is_some()
            || crate::lexicon::is_auxiliary(page.lower(at))
            || cues().verbs.at(&page.tokens, at).is_some()
            || at > from
                && matches!(
                    page.mention_at(at).map(|it| it.who),
                    Some(crate::actors::Who::Person(_))
                )
    };
    (from..limit.min(from + 12)).find(|&at| stops(at)).unwrap_or(limit.min(from + 12))
}

/// The same frame for a statement that only goes on.
pub(super) fn carried(statement: &Statement) -> Frame {
    Frame {
        addressee: statement.addressee.clone(),
        addressee_span: statement.addressee_span.clone(),
        outlet: statement.outlet.clone(),
        said: statement.said,
        negated: false,
        condition: None,
    }
}
