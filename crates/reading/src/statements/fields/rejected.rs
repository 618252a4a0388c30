//! What somebody rejects as a claim, by words alone: "rejected claims that B had said".

use domain::Manner;

use super::super::Said;
use super::{tokens_of, unit_of};
use crate::lexicon::saying_words;
use crate::page::{Page, Run, SubjectKind};

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
        let is_claim = saying_words().claims.contains(page.lower(noun));
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
        Manner::Said | Manner::Wanted | Manner::Asked => None,
    })?;
    let is_not = |at: usize| page.is(at, &["not", "never"]) || page.lower(at).ends_with("n't");
    let is_denied = (verb.saturating_sub(2).max(floor)..verb).any(is_not);
    (!is_denied).then(|| format!("{word} by {}", rejecter(page, verb, floor)))
}

fn rejecter(page: &Page<'_>, verb: usize, floor: usize) -> String {
    let Some(subject) = page.subject_before(verb, floor) else { return "somebody".to_owned() };
    match subject.kind {
        SubjectKind::Marked(mention) => page.name(&mention),
        SubjectKind::Pronoun | SubjectKind::Noun | SubjectKind::Name | SubjectKind::Thing => {
            let article = usize::from(page.is(subject.run.from, &["the", "a", "an"]));
            page.spaced(Run::new(subject.run.from + article, subject.run.to))
        }
    }
}
