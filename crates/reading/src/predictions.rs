//! Noted predictions: what a document says will happen, by whom, and how likely by its words.

use domain::{Form, ImpliedProbability, NotedPrediction};
use jiff::civil::Date;

use crate::dates::Lean;
use crate::judgments;
use crate::lexicon::probability_phrases;
use crate::page::{Page, Run, Unit};
use crate::schedule::Announced;
use crate::statements::{Said, around};

/// Finds the predictions of a page.
pub(crate) fn find(
    page: &Page<'_>,
    said: &[Said],
    announced: &[Announced],
) -> Vec<NotedPrediction> {
    let mut found: Vec<NotedPrediction> = Vec::new();
    let mut read_to = 0;
    for unit in &page.units {
        for at in unit.run.from..unit.run.to {
            if at < read_to || is_announced(announced, at) {
                continue;
            }
            if let Some((prediction, end)) = read(page, *unit, at, said) {
                found.push(prediction);
                read_to = end;
            }
        }
    }
    found
}

/// Whether the schedule has it already, by the same verb or by the one before ("is expected to").
fn is_announced(announced: &[Announced], at: usize) -> bool {
    let known = |verb: usize| announced.binary_search_by_key(&verb, |it| it.verb).is_ok();
    known(at) || at > 0 && known(at - 1)
}

fn read(page: &Page<'_>, unit: Unit, at: usize, said: &[Said]) -> Option<(NotedPrediction, usize)> {
    let statement = around(said, at);
    let reported = statement.is_some_and(|it| it.statement.form != Form::Direct);
    let denied = statement.is_some_and(|it| it.statement.negated);
    if denied || !foretells(page, at, reported) || page.is_quoted(at) && statement.is_none() {
        return None;
    }
    let bounds = bounds(page, unit, at, statement);
    if page.is(bounds.to - 1, &["?"]) {
        return None;
    }
    let claim = claim(page, at, bounds)?;
    let writer = ["we", "i", "you", "let"];
    if statement.is_none() && (page.is(claim.from, &writer) || page.is(at - 1, &writer)) {
        return None;
    }
    let (claim, condition) = with_condition(page, claim, bounds);
    let near = Run::new(claim.from.saturating_sub(8).max(bounds.from), claim.to);
    let (phrase, implied) = probability(page, near).unzip();
    let by = statement.map_or_else(|| Some(judgments::by(page)), |it| it.statement.speaker.clone());
    let prediction = NotedPrediction {
        claim: without_marks(&page.spaced(claim)),
        by,
        condition: condition.map(|run| page.spaced(run)),
        phrase,
        implied,
        by_date: by_date(page, claim),
        span: page.span(claim),
    };
    Some((prediction, claim.to))
}

/// Whether a word at a place says that something is to happen.
fn foretells(page: &Page<'_>, at: usize, reported: bool) -> bool {
    let is_to = |words: &[&str]| page.is(at, words) && page.is(at + 1, &["to"]);
    let noun = at > 0
        && page.is(
            at - 1,
            &["the", "a", "his", "her", "their", "its", "free", "'s", "good", "political"],
        );
    if at > 0 && page.is(at - 1, &["what"]) {
        return false;
    }
    let will = page.is(at, &["will", "won't", "shall"]) && !noun && !page.tokens[at].capital;
    let would = reported && page.is(at, &["would"]) && !page.is(at + 1, &["like", "have", "be"]);
    let weak = page.is(at, &["could", "may", "might"]) && stands_by(page, at);
    will || would
        || weak
        || is_to(&["likely", "unlikely"])
        || is_going_to(page, at)
        || is_held_likely(page, at)
}

/// "an attack is unlikely before spring"
fn is_held_likely(page: &Page<'_>, at: usize) -> bool {
    let is =
        at > 1 && page.is(at - 1, &["is", "are", "remains", "remain", "looks", "very", "highly"]);
    let ends = page
        .is(at + 1, &["before", "by", "in", "within", "this", "next", "soon", ".", ",", "after"]);
    is && ends && page.is(at, &["likely", "unlikely", "probable", "improbable"])
}

fn is_going_to(page: &Page<'_>, at: usize) -> bool {
    let be = at > 0 && page.is(at - 1, &["is", "are"]);
    let expected = be && page.is(at, &["expected", "going", "bound", "certain", "poised"]);
    expected && page.is(at + 1, &["to"]) && !page.is(at + 2, &["the", "a"])
}

/// "could well" says nothing; "could, most likely," does.
fn stands_by(page: &Page<'_>, at: usize) -> bool {
    let near = Run::new(at.saturating_sub(4), at + 4);
    probability(page, near).is_some()
}

/// The tokens within which claim and condition must lie.
fn bounds(page: &Page<'_>, unit: Unit, at: usize, statement: Option<&Said>) -> Run {
    let Some(said) = statement else { return unit.run };
    // A quotation may hold several sentences, of which one is the prediction.
    let ends = |at: &usize| page.is(*at, &[".", "!", "?", "”", "\""]);
    let last = page.tokens.len();
    let from = (said.words.from..at).rev().find(ends).map_or(said.words.from, |stop| stop + 1);
    let to = (at..said.words.to.min(last)).find(|stop| ends(stop) && *stop > at);
    Run::new(from, to.map_or(said.words.to, |stop| stop + 1))
}

/// The clause that foretells, with its subject; none where it only asks or goes on.
fn claim(page: &Page<'_>, at: usize, bounds: Run) -> Option<Run> {
    let mut start = page.clause_start(at, bounds.from);
    let be = at > start && page.is(at - 1, &["is", "are", "was", "were", "be", "not"]);
    if start >= at - usize::from(be) {
        start = page.subject_before(at, bounds.from)?.run.from;
    }
    while start < at && page.is(start, &["if", "then", "and", "but", "so", "“", "\"", "‘", "that"])
    {
        start += 1;
    }
    let asks = page.is(start, &["who", "what", "whether", "how", "which", "where", "when"]);
    if start > bounds.from && start < at && page.is(start - 1, &["the", "a", "an"]) {
        start -= 1;
    }
    let end = page.clause_end(at, bounds.to);
    let claim = page.trimmed(Run::new(start, end));
    let quote = page.is(claim.to.saturating_sub(1), &["”", "\"", "’"]);
    let claim = page.trimmed(Run::new(claim.from, claim.to - usize::from(quote)));
    (!asks && start < at && claim.to > at).then_some(claim)
}

/// The claim without its condition, and the condition before or after it.
fn with_condition(page: &Page<'_>, claim: Run, bounds: Run) -> (Run, Option<Run>) {
    let marks = ["if", "unless"];
    if let Some(mark) = page.find(Run::new(claim.from + 1, claim.to), &marks) {
        let own = page.trimmed(Run::new(claim.from, mark));
        return (own, Some(condition_of(page, mark, claim.to)));
    }
    let before = Run::new(bounds.from, claim.from);
    let mark = (before.from..before.to).rev().find(|&at| page.is(at, &marks));
    let condition = mark.map(|mark| condition_of(page, mark, claim.from));
    let condition = condition.map(|run| {
        let then = run.to > run.from && page.is(run.to - 1, &["then"]);
        page.trimmed(Run::new(run.from, run.to - usize::from(then)))
    });
    (claim, condition.filter(|run| !run.is_empty()))
}

/// The words of a condition. "If" is left out; "unless" turns the meaning round, and stays.
fn condition_of(page: &Page<'_>, mark: usize, end: usize) -> Run {
    page.trimmed(Run::new(mark + usize::from(page.is(mark, &["if"])), end))
}

/// The phrase of probability in a run, with what readers take it to mean.
fn probability(page: &Page<'_>, run: Run) -> Option<(String, ImpliedProbability)> {
    (run.from..run.to).find_map(|at| {
        let (length, implied) = probability_phrases().at(&page.tokens, at)?;
        let negated = at > 0 && page.is(at - 1, &["not"]);
        if !negated {
            return Some((page.spaced(Run::new(at, at + length)), *implied));
        }
        // "not likely" is read as its opposite: the percentages are turned round.
        let implied = ImpliedProbability {
            median: 100.0 - implied.median,
            low: 100.0 - implied.high,
            high: 100.0 - implied.low,
        };
        Some((page.spaced(Run::new(at - 1, at + length)), implied))
    })
}

/// The words without quotation marks, as one of a pair may stand outside of the claim.
fn without_marks(words: &str) -> String {
    words.replace(['“', '”', '"'], "")
}

/// The last day that the claim names.
fn by_date(page: &Page<'_>, claim: Run) -> Option<Date> {
    let dates = page.dates_in(claim).iter();
    dates.filter_map(|date| page.period(date, Lean::Future)).map(|period| period.last).max()
}
