//! The words of the matter that a stand is on.

use super::stand::Stand;
use crate::actors::Who;
use crate::lexicon::{is_preposition, stand_frames};
use crate::page::{Page, Run, Unit};
use crate::predicate::{Condition, is_infinitive};

/// The tokens of the matter of a stand, without its condition and what is told beside it.
pub(super) fn run(
    page: &Page<'_>,
    unit: Unit,
    stand: &Stand,
    condition: Option<Condition>,
) -> Option<Run> {
    let tree = &page.tree;
    let matter = stand.matter;
    let whole = tree.run(matter.first, matter.last);
    let whole = proposed(page, stand).unwrap_or(whole);
    if !unit.run.holds(whole) || matter.is_noun && is_party(page, matter.head) {
        return None;
    }
    let clause = page.clause_end(whole.from, unit.run.to).max(tree.place(matter.head) + 1);
    let end = whole.to.min(clause);
    let end = told_anew(page, stand).map_or(end, |at| end.min(at).max(whole.from + 1));
    let end = condition
        .map_or(end, |it| if it.run.from > whole.from { end.min(it.run.from) } else { end });
    let run = within_quotation(page, without_joint(page, Run::new(whole.from, end)));
    let cue = tree.place(stand.cue);
    let only_mark =
        run.is_empty() || run.to == run.from + 1 && is_preposition(page.lower(run.from));
    let is_cue_inside = run.contains(cue) && stand.holder.is_some();
    (!only_mark && !is_cue_inside).then_some(run)
}

/// A run without the "and" of what goes on behind it.
fn without_joint(page: &Page<'_>, run: Run) -> Run {
    let mut run = page.trimmed(run);
    while run.to > run.from + 1 && page.is(run.to - 1, &["and", "or", "but"]) {
        run = page.trimmed(Run::new(run.from, run.to - 1));
    }
    run
}

/// Where a second verb begins that the matter does not hold: "refused to resign and has called for".
fn told_anew(page: &Page<'_>, stand: &Stand) -> Option<usize> {
    let tree = &page.tree;
    let head = stand.matter.head;
    let is_told = |it: usize| {
        let tense = |it: &usize| matches!(tree.tag(*it), "VBD" | "VBZ" | "VBP");
        let helped =
            tree.children(it).iter().any(|it| tree.label(*it).starts_with("aux") && tense(it));
        tree.label(it) == "conj" && (tense(&it) || helped)
    };
    let is_infinitive = !stand.matter.is_noun && is_infinitive(tree, head);
    // "Rejects any intervention and calls for talks": what is joined to the cue is no part of it.
    let holder = if stand.matter.is_noun { stand.cue } else { head };
    let last = stand.matter.last;
    let second = tree.children(holder).iter().copied();
    let second = second.filter(|&it| it > head && it <= last).find(|&it| is_told(it));
    let is_cut = is_infinitive || stand.matter.is_noun;
    let first = tree.place(tree.reach(second.filter(|_| is_cut)?).0);
    Some(first - usize::from(page.is(first.wrapping_sub(1), &["and", "but"])))
}

/// "the point proposed by Russia that NATO should not expand": what is proposed.
fn proposed(page: &Page<'_>, stand: &Stand) -> Option<Run> {
    let tree = &page.tree;
    let head = stand.matter.head;
    let is_proposal =
        stand.matter.is_noun && stand_frames().stands.demands.contains(tree.lemma(head));
    let (_, end) = tree.reach(head);
    let mark = (head + 1..=end.min(head + NEAR))
        .find(|&it| tree.label(it) == "mark" && tree.lemma(it) == "that")?;
    let clause = tree.head(mark)?;
    let (first, last) = tree.reach(clause);
    let has_mark = tree.label(first) == "mark";
    is_proposal.then(|| tree.run(first + usize::from(has_mark), last))
}

/// How many words behind the noun for a proposal its "that" may stand.
const NEAR: usize = 8;

/// Whether the head of a matter is somebody rather than something.
fn is_party(page: &Page<'_>, head: usize) -> bool {
    let place = page.tree.place(head);
    let mention = page.mention_at(place);
    let named = mention.is_some_and(|it| {
        it.run.to == place + 1 && !matches!(it.who, Who::Demonym(_)) && !page.is(place, &["'s"])
    });
    named
        || page.tree.tag(head) == "NNP"
            && page.tree.part(head) == text::language::PartOfSpeech::ProperNoun
            && page.date_at(place).is_none()
            && is_person_like(page, head)
}

/// A name of capitalized words alone, without an article, is somebody's.
fn is_person_like(page: &Page<'_>, head: usize) -> bool {
    let tree = &page.tree;
    tree.child(head, &["det", "amod", "poss"]).is_none()
}

/// A run without a quotation mark at one end whose other one lies outside, on either side.
fn within_quotation(page: &Page<'_>, run: Run) -> Run {
    let is_mark = |at: usize| page.is(at, &["“", "”", "\"", "‘"]);
    let lies_outside = |at: usize| page.quote_at(at).is_none_or(|it| !run.holds(it.run));
    let opens = is_mark(run.from) && lies_outside(run.from);
    let closes = is_mark(run.to.saturating_sub(1)) && lies_outside(run.to.saturating_sub(1));
    let mut run = run;
    run.from += usize::from(opens && run.to > run.from);
    if run.is_empty() {
        return run;
    }
    run.to -= usize::from(closes);
    page.trimmed(run)
}
