//! Letters: what stands between "Dear …" and the signature is all the signer's; without "Dear …",
//! what speaks of "I" or "we" is.

use super::super::speaker::Speaker;
use super::release::speaks;
use super::{Voice, paragraphs};
use crate::lexicon::form_words;
use crate::page::{Page, Run};

/// How many sentences at the head are looked at for a salutation.
const LOOKED_AT: usize = 6;

/// The body of a letter.
pub(super) fn find(page: &Page<'_>) -> Option<Voice> {
    let near = page.units.iter().take(LOOKED_AT);
    let salutation = near.map(|unit| unit.run).find(|run| page.is(run.from, &["dear"]))?;
    let greeted = page.line_at(salutation.from)?;
    let comma = page.find(greeted, &[",", ":", "!"]).unwrap_or(greeted.to);
    let (end, signature) = signed(page, greeted.to)?;
    let body = Run::new(comma + 1, end);
    let addressee = page.trimmed(Run::new(greeted.from + 1, comma));
    let addressee = Some(addressee).filter(|run| !run.is_empty());
    let voice = Voice::new(body, signer(page, signature), None);
    speaks(page, body).then_some(Voice { addressee, ..voice })
}

/// The paragraphs of a letter without "Dear …" in which somebody speaks of "I" or "we": the signer
/// does. What else it tells may be anybody's.
pub(super) fn without_a_greeting(page: &Page<'_>) -> Vec<Voice> {
    let last = page.units.len().saturating_sub(SIGNATURE);
    let from = page.units.get(last).map_or(0, |unit| unit.run.from);
    let Some((end, signature)) = signed(page, from) else { return Vec::new() };
    let speaker = signer(page, signature);
    let bodies = paragraphs(page, Run::new(0, end)).into_iter().filter(|it| speaks(page, *it));
    bodies.map(|body| Voice::new(body, speaker.clone(), None)).collect()
}

/// How many sentences at the end of a text are looked at for a farewell.
const SIGNATURE: usize = 12;

fn signer(page: &Page<'_>, signature: Run) -> Speaker {
    let name = page.spaced(signature);
    let mention = page.mention_at(signature.from).copied();
    let side = mention.and_then(|it| page.side(&it));
    Speaker { name, side, range: page.range(signature), mention }
}

/// Where a letter's words end, and the words of its signature: below a farewell, or behind "/s/".
fn signed(page: &Page<'_>, from: usize) -> Option<(usize, Run)> {
    let first = page.units.partition_point(|unit| unit.run.from < from);
    let units = page.units.get(first..)?.iter();
    let (end, line) = units.into_iter().find_map(|unit| {
        let at = unit.run.from;
        if is_mark(page, at) {
            return Some((at, page.line_at(at)?));
        }
        // A long line is no farewell, and takes its time to look through.
        let words = page.spaced(page.trimmed(page.short_line_at(at)?)).to_lowercase();
        let farewell = form_words().farewells.contains(&words);
        let below = page.short_line_at(at)?.to;
        farewell.then(|| Some((at, page.line_at(below)?))).flatten()
    })?;
    let marked = line.from + if is_mark(page, line.from) { MARK } else { 0 };
    let signature = page.trimmed(Run::new(marked, line.to));
    let comma = page.find(signature, &[","]).unwrap_or(signature.to);
    let signature = Run::new(signature.from, comma);
    (!signature.is_empty()).then_some((end, signature))
}

/// How many tokens "/s/" has.
const MARK: usize = 3;

/// "/s/": the mark of a signature on paper.
fn is_mark(page: &Page<'_>, at: usize) -> bool {
    page.is(at, &["/"]) && page.is(at + 1, &["s"]) && page.is(at + 2, &["/"])
}
