//! Consent withheld: "A and B have yet to accept the point proposed by C that …".

use domain::{Position, PositionState, Stance};

use super::super::position;
use crate::actors::Mention;
use crate::lexicon::position_words;
use crate::page::{Page, Run, Unit};

/// Reads who has not accepted what.
pub(in crate::positions) fn find(page: &Page<'_>, unit: Unit) -> Vec<Position> {
    let words = position_words();
    let Some(not_yet) = page.find_phrase(unit.run, &words.not_yet) else { return Vec::new() };
    let Some(length) = page.phrase(not_yet.to, &words.accept_verbs) else { return Vec::new() };
    let after = Run::new(not_yet.to + length, page.clause_end(not_yet.to, unit.run.to));
    // "Has not accepted it yet" tells what is not so yet, and of no refusal.
    let is_awaited = page.find(after, &["yet"]).is_some();
    let Some(matter) = matter(page, after).filter(|_| !is_awaited) else { return Vec::new() };
    // "Did not meet the demand" withholds it, "did not meet China" does not.
    let meets = page.is(not_yet.to, &["meet", "met"]);
    if meets && page.find_phrase(after, &words.proposal_nouns).is_none() {
        return Vec::new();
    }
    let proposer =
        proposer(page, Run::new(after.from, matter.from.max(after.to.min(after.from + 4))));
    let holders = holders(page, unit, not_yet.from);
    // "Has yet to accept" and "has not agreed" leave it open; "did not agree" does not.
    let is_open = page.find(not_yet, &["yet"]).is_some() || page.is(not_yet.to, &["agreed"]);
    let refuse = |holder: Mention| {
        let mut refused = position(page, page.name(&holder), Stance::Refuses, matter);
        refused.cue_span = Some(page.span(Run::new(not_yet.from, not_yet.to + length)));
        if is_open {
            refused.state = PositionState::Open;
        }
        refused.addressee = proposer.map(|it| page.name(&it));
        refused
    };
    holders.into_iter().map(refuse).collect()
}

/// What was not accepted: the words after "that" behind a noun for a proposal, or the object.
fn matter(page: &Page<'_>, after: Run) -> Option<Run> {
    let noun = page.find_phrase(after, &position_words().proposal_nouns);
    let that = noun.and_then(|noun| page.find(Run::new(noun.to, after.to), &["that"]));
    let start = that.map_or(after.from, |at| at + 1);
    let start = start + usize::from(that.is_none() && page.is(start, &["to"]));
    let run = page.trimmed(Run::new(start, after.to));
    (!run.is_empty()).then_some(run)
}

/// Who proposed it: "proposed by C", "C's demand".
fn proposer(page: &Page<'_>, run: Run) -> Option<Mention> {
    let by = page.find(run, &["by", "from", "of"]).and_then(|at| page.mention_at(at + 1));
    let owns = |it: &&Mention| page.is(it.run.to, &["'s"]) || page.mention_at(it.run.to).is_none();
    by.or_else(|| page.mentions_in(run).iter().find(owns)).copied()
}

fn holders(page: &Page<'_>, unit: Unit, verb: usize) -> Vec<Mention> {
    let Some(subject) = page.subject_before(verb, unit.run.from) else { return Vec::new() };
    let Some(party) = page.party(&subject) else { return Vec::new() };
    let group = page.group_before(party.run.to, unit.run.from);
    if group.is_empty() { vec![party] } else { group }
}
