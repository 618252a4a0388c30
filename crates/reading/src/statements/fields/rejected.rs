//! What somebody rejects as a claim where there is no tree, by words alone: "rejected claims that B
//! had said".

use domain::Manner;

use super::super::Said;
use super::turned_down::named;
use super::{tokens_of, unit_of};
use crate::page::{Page, Run};
use crate::standing::standing_words;

/// How far before a cue the claim is looked for, and before the claim its verb, in tokens.
const REACH: usize = 12;
const NEAR: usize = 4;

/// By whom a statement is rejected or denied that stands behind "claims that", as "rejected by
/// Iran".
pub(super) fn by(page: &Page<'_>, said: &Said) -> Option<String> {
    let cue = said.statement.cue_span.as_ref().map(|it| tokens_of(page, it).from)?;
    let floor = unit_of(page, cue)?.run.from;
    let near = cue.saturating_sub(REACH).max(floor + 1)..cue;
    let noun = near.rev().map(|that| that - 1).find(|&noun| {
        let word = page.lower(noun);
        let is_claim = standing_words().tales.contains(word.strip_suffix('s').unwrap_or(word));
        is_claim && page.is(noun + 1, &["that"]) && !page.is_quoted(noun)
    })?;
    // "Fidan, who rejected claims that it had, said": what he says is no claim.
    let speaker = said.statement.speaker_span.as_ref()?;
    let is_within = page.range(Run::new(noun, noun + 1)).end <= speaker.start
        && page.find(Run::new(noun, cue), &[",", ";"]).is_none();
    if !is_within {
        return None;
    }
    let verbs = noun.saturating_sub(NEAR).max(floor)..noun;
    let (verb, word) = verbs.rev().find_map(|at| match Manner::of_verb(page.lower(at)) {
        Manner::Denied => Some((at, "denied")),
        Manner::Doubted => Some((at, "doubted")),
        Manner::Rejected => Some((at, "rejected")),
        Manner::Said | Manner::Refused | Manner::Wanted | Manner::Asked => None,
    })?;
    let is_not = |at: usize| page.is(at, &["not", "never"]) || page.lower(at).ends_with("n't");
    let is_denied = (verb.saturating_sub(2).max(floor)..verb).any(is_not);
    (!is_denied).then(|| format!("{word} by {}", named(page, verb, floor)))
}
