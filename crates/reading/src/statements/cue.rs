//! A cue: the verb that makes a statement, with its speaker before or after it.

use domain::{Statement, StatementKind};
use text::TextRange;

use super::content;
use super::said::{Content, Said};
use super::speaker::{Speaker, Speakers};
use super::{frame, sides, whose};
use crate::lexicon::{CueClass, cues, predicate_words, saying_words};
use crate::page::{Page, Quote, Run, Unit};

/// A verb that may make a statement.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    pub(super) run: Run,
    pub(super) class: CueClass,
    pub(super) kind: StatementKind,
}

/// The cue that begins at a token, unless it is passive or in the infinitive.
pub(super) fn at(page: &Page<'_>, at: usize) -> Option<Cue> {
    let (length, class) = cues().verbs.at(&page.tokens, at).filter(|_| !page.tokens[at].capital)?;
    let before = at.checked_sub(1).map_or("", |before| page.lower(before));
    let is_passive = ["be", "been", "being", "is", "was", "were", "are", "to", "the", "a", "of"];
    let progressive =
        page.lower(at).ends_with("ing") && !matches!(before, "the" | "a" | "of" | "to");
    let used_as_noun = is_passive.contains(&before) && !progressive;
    let meant_otherwise = page.is(at + length, &["to", "of", "off"])
        && *class != CueClass::Tell
        && page.lower(at) != "said";
    // "if it went on filling the reservoir": what is gone on with is a deed.
    let mut next = page.tree.words_in(Run::new(at + length, at + length + 1));
    let is_deed = *class == CueClass::Quote && next.any(|it| page.tree.tag(it) == "VBG");
    let meant_otherwise = meant_otherwise || is_deed;
    (!used_as_noun && !meant_otherwise && !is_noun(page, at)).then(|| Cue {
        run: Run::new(at, at + length),
        class: *class,
        kind: StatementKind::Speech,
    })
}

/// Whether a parser takes what may be a verb for a noun, as "claims" in "their claims that …".
fn is_noun(page: &Page<'_>, at: usize) -> bool {
    let tree = &page.tree;
    let mut words = tree.words_in(Run::new(at, at + 1));
    // "Democrats, Frank notes, applaud the plan."
    let is_named = at > 0 && page.tokens[at - 1].capital && page.is(at + 1, &[",", "that"]);
    !is_named && words.any(|word| tree.tag(word) == "NNS" && tree.lemma(word) != "say")
}

/// The statements that a cue makes: its words may stand before it, after it, or on both sides.
pub(super) fn read(
    page: &Page<'_>,
    unit: Unit,
    cue: Cue,
    speakers: &Speakers,
    found: &[Said],
) -> Vec<Said> {
    if is_hypothetical(page, unit, cue.run.from) {
        return Vec::new();
    }
    let floor = found.iter().map(|it| it.words.to).filter(|&to| to <= cue.run.from).max();
    let floor = floor.unwrap_or(unit.run.from).max(unit.run.from);
    let Some(found_speaker) = whose::speaker(page, unit, cue, floor, speakers, found) else {
        return Vec::new();
    };
    let (speaker, after) = found_speaker;
    let tag = tag(page, unit, cue, &speaker);
    // "The company, whose spokesman, Ben Holm, said that …": no tag, but more on the company.
    let is_tag = !page.is(tag.from, &["whose"]);
    let sides = || sides::of_tag(page, unit, tag, cue.class == CueClass::Tell);
    if let Some(contents) = is_tag.then(sides).flatten() {
        let statement = |it| statement(page, unit, cue, Some(&speaker), it, &contents);
        return contents.iter().map(statement).collect();
    }
    let behind = words_after(page, unit, cue, after);
    let ahead = words_before(page, unit, cue, &speaker, behind.is_some());
    let contents: Vec<Content> = ahead.into_iter().chain(behind).collect();
    let statement = |it| statement(page, unit, cue, Some(&speaker), it, &contents);
    contents.iter().map(statement).collect()
}

/// The words that tell who spoke: speaker and cue.
fn tag(page: &Page<'_>, unit: Unit, cue: Cue, speaker: &Speaker) -> Run {
    let first = page.tokens.partition_point(|token| token.range.start < speaker.range.start);
    let last = page.tokens.partition_point(|token| token.range.start < speaker.range.end);
    let first = before_modifiers(page, unit, first.min(cue.run.from));
    Run::new(first, last.max(cue.run.to))
}

/// Whether nothing was said at all, as in "Had Moscow said so, …", or a clause aside only concedes
/// what somebody said or reminds the reader of it: "whatever they wrote", "as you wrote".
pub(super) fn is_hypothetical(page: &Page<'_>, unit: Unit, cue: usize) -> bool {
    let is_aside = concedes(page, unit, cue) || reminds(page, cue);
    is_aside
        || page.is(unit.run.from, &["had", "were", "should"])
            && page.find(Run::new(unit.run.from, cue), &[","]).is_none()
}

/// How many words before its verb a clause that concedes may begin.
const CONCEDED: usize = 6;

fn concedes(page: &Page<'_>, unit: Unit, cue: usize) -> bool {
    let from = unit.run.from.max(cue.saturating_sub(CONCEDED));
    let near = (from..cue).rev().take_while(|&at| page.tokens[at].word);
    let first = near.last();
    first.is_some_and(|at| predicate_words().conceding.contains(page.lower(at)))
}

fn reminds(page: &Page<'_>, cue: usize) -> bool {
    cue > 1 && page.is(cue - 1, &["you"]) && page.is(cue - 2, &["as"])
}

/// What was said after the cue: after "that", in a quotation, or at once as a clause.
fn words_after(page: &Page<'_>, unit: Unit, cue: Cue, from: usize) -> Option<Content> {
    let end = unit.run.to;
    let comma = frame::after_hearer(page, cue, from, end);
    if is_beside(page, unit, cue.run.from, comma) {
        return content(page, Run::new(comma + 1, said_end(page, comma + 1, end)));
    }
    // Behind the speaker, "that" tells more of the speaker.
    if from > cue.run.to && page.is(from, &["that", "which", "who"]) {
        return None;
    }
    let start = frame::words_start(page, cue, from, end)?;
    let stop = said_end(page, start, end);
    let stop = if cue.class == CueClass::Quote { quoted_end(page, start, stop) } else { stop };
    content(page, Run::new(start, stop))
}

/// Whether a saying stands between commas behind a condition or a circumstance of what was said:
/// "If it rains, he said, they will stay", but not "If the court agrees, they will stay".
fn is_beside(page: &Page<'_>, unit: Unit, cue: usize, comma: usize) -> bool {
    let rest = Run::new(comma + 1, unit.run.to);
    let is_between = page.find(Run::new(unit.run.from, cue), &[","]).is_some();
    is_between
        && saying_words().beside.contains(page.lower(unit.run.from))
        && page.is(comma, &[","])
        && !page.is_quoted(comma + 1)
        && !page.is(comma + 1, &["that", "and", "but", "which", "who", "adding"])
        && page.is_clause(rest)
}

/// Where what was said ends: before a writer's comment, or at the end of the sentence.
pub(super) fn said_end(page: &Page<'_>, start: usize, end: usize) -> usize {
    if let Some(quote) = page.quote_at(start).filter(|quote| quote.run.from == start) {
        let follows = page.trimmed(Run::new(quote.run.to, end));
        let closes_clause = page.is(quote.run.to, &[",", ".", ";", "—", "–"])
            || ends_with_stop(page, quote.inner.end);
        if follows.is_empty() || closes_clause {
            return quote.run.to;
        }
    }
    let comment = |at: usize| {
        let is_comment = page.is(at, &[","])
            && (page.is(at + 1, &["which", "according", "adding", "saying", "but"])
                || page.is(at + 1, &["and"]) && cues().verbs.at(&page.tokens, at + 2).is_some());
        !page.is_quoted(at) && (is_comment || page.is(at, &[";"]))
    };
    (start..end).find(|&at| comment(at)).unwrap_or(end)
}

/// Where the last quotation of a stretch ends: of "called it “rash” on Monday", no more was said.
fn quoted_end(page: &Page<'_>, start: usize, stop: usize) -> usize {
    let mut ends = (start..stop).rev().filter_map(|at| page.quote_at(at));
    ends.next().map_or(stop, |quote| quote.run.to.min(stop))
}

fn ends_with_stop(page: &Page<'_>, end: usize) -> bool {
    page.text[..end].ends_with([',', '.', '!', '?', '…'])
}

/// What was said before the speaker: a quotation, or a clause that a comma ends.
fn words_before(
    page: &Page<'_>,
    unit: Unit,
    cue: Cue,
    speaker: &Speaker,
    has_more: bool,
) -> Option<Content> {
    if page.is(cue.run.from.saturating_sub(1), &["who", "which"]) || tells_of_a_noun(page, cue) {
        return None;
    }
    let named = speaker.range.start;
    let first = page.tokens.partition_point(|token| token.range.start < named);
    let end = if first >= unit.run.from { first.min(cue.run.from) } else { cue.run.from };
    let end = before_modifiers(page, unit, end);
    // "The company, whose spokesman, Ben Holm, said that …": no tag, but more on the company.
    if page.is(end, &["whose"]) {
        return None;
    }
    let last = end.checked_sub(1).filter(|&at| at >= unit.run.from)?;
    match quote_ending(page, last) {
        Some(quote) => content(page, Run::new(said_from(page, unit, quote), quote.run.to)),
        None if has_more || cue.class == CueClass::Quote => None,
        None => clause_ending(page, unit, last),
    }
}

/// Whether a saying only tells more of a noun, as in "a result that he said pleased him" and "the
/// charge that she has denied": then what stands before it was not said by it.
fn tells_of_a_noun(page: &Page<'_>, cue: Cue) -> bool {
    let tree = &page.tree;
    let joined = |word: &usize| tree.head(*word).filter(|_| tree.label(*word) == "conj");
    tree.words_in(cue.run).any(|word| {
        let clause = joined(&word).unwrap_or(word);
        let first = tree.reach(clause).0;
        matches!(tree.label(clause), "relcl" | "acl")
            && first < clause
            && matches!(tree.lemma(first), "that" | "which" | "whom")
    })
}

/// The quotation that ends at a token, or before the comma or dash there.
fn quote_ending<'a>(page: &'a Page<'_>, last: usize) -> Option<&'a Quote> {
    let before =
        || page.quote_at(last.checked_sub(1)?).filter(|_| page.is(last, &[",", "—", "–", "@"]));
    page.quote_at(last).or_else(before)
}

/// Where what was said begins: at the quotation, or at the clause of which it is only a part.
fn said_from(page: &Page<'_>, unit: Unit, quote: &Quote) -> usize {
    let led = page.trimmed(Run::new(unit.run.from, quote.run.from));
    let is_apart = led.is_empty()
        || ends_in_speech(page, led)
        || !page.is_clause(Run::new(unit.run.from, quote.run.to))
            && (page.is_quoted(led.to - 1) || !ends_with_stop(page, quote.inner.end));
    if is_apart { quote.run.from } else { unit.run.from }
}

/// The main clause that a comma ends, as in "The gas flows, the minister said".
fn clause_ending(page: &Page<'_>, unit: Unit, comma: usize) -> Option<Content> {
    let semicolon = |at: &usize| page.is(*at, &[";"]) && !page.is_quoted(*at);
    let from = (unit.run.from..comma).rev().find(semicolon).map_or(unit.run.from, |at| at + 1);
    let clause = Run::new(from, comma);
    // "Asked whether he would go, the minister said no."
    let mut first = page.tree.words_in(Run::new(from, from + 1));
    // "Fighting on is right, the general said."
    let is_subject = |word: usize| page.tree.label(word) == "csubj";
    let is_participle =
        first.any(|word| matches!(page.tree.tag(word), "VBN" | "VBG") && !is_subject(word));
    let is_main = !saying_words().no_main.contains(page.lower(from))
        && !is_participle
        && page.is_clause(clause);
    (is_main && page.is(comma, &[","])).then(|| content(page, clause)).flatten()
}

/// What was said without the words that name its speaker, where these stand at its end before the cue:
/// "The port is shut, its owner, Ada Lind, said".
pub(super) fn before_tag(
    page: &Page<'_>,
    unit: Unit,
    (cue, speaker): (Run, TextRange),
    said: Run,
) -> Option<Run> {
    let first = page.tokens.partition_point(|token| token.range.start < speaker.start);
    let is_within = said.contains(first) && said.from < first && said.to <= cue.from;
    let end = is_within.then(|| before_modifiers(page, unit, first))?;
    let run = page.trimmed(Run::new(said.from, end.max(said.from)));
    (!run.is_empty()).then_some(run)
}

/// The token at which the words before a speaker's name begin, as in "a senior UN official" and "its
/// foreign minister, Ada Lind".
fn before_modifiers(page: &Page<'_>, unit: Unit, name: usize) -> usize {
    let titled = page.titles_before(name, unit.run.from);
    if let Some(apposed) = page.apposition_before(titled, unit.run.from) {
        return apposed;
    }
    let is_title = |at: usize| page.is(at, &["."]) && at > 0 && page.is_title(at - 1);
    // "if Norway said" opens a clause of its own.
    let opens = |at: usize| saying_words().beside.contains(page.lower(at));
    let is_modifier = |at: &usize| {
        (page.tokens[*at].word || is_title(*at)) && !page.is_quoted(*at) && !opens(*at)
    };
    let earliest = name.saturating_sub(4).max(unit.run.from);
    name - (earliest..name).rev().take_while(is_modifier).count()
}

/// Whether the words before a quotation are themselves "somebody said".
fn ends_in_speech(page: &Page<'_>, led: Run) -> bool {
    (led.from..led.to).any(|at| !page.is_quoted(at) && cues().verbs.at(&page.tokens, at).is_some())
}

/// A statement that a cue makes, of which this is what was said, or a part of it.
pub(super) fn statement(
    page: &Page<'_>,
    unit: Unit,
    cue: Cue,
    speaker: Option<&Speaker>,
    it: &Content,
    all: &[Content],
) -> Said {
    let frame = frame::read(page, unit, cue, all);
    let statement = Statement {
        speaker: speaker.map(|it| it.name.clone()),
        side: speaker.and_then(|it| it.side.clone()),
        addressee: frame.addressee,
        addressee_span: frame.addressee_span,
        outlet: frame.outlet,
        said: frame.said,
        kind: cue.kind,
        cue: Some(page.spaced(cue.run)),
        negated: frame.negated,
        condition: frame.condition,
        cue_span: Some(page.span(cue.run)),
        speaker_span: speaker.map(|it| page.span_of(it.range)),
        ..it.statement(page)
    };
    Said { statement, words: it.run }
}
