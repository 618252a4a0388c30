//! What became of a demand, where another sentence tells.

use domain::{Position, PositionState, Span, Stance};

use super::same::{shared, words};
use crate::lexicon::stand_frames;
use crate::page::Page;
use crate::statements::Said;

/// How many of a demand's words must come back in the refusal or acceptance.
const SHARED: f64 = 0.6;
/// How many demands before an answer are looked at.
const LOOKED_AT: usize = 12;

/// Gives demands the state that a later refusal, acceptance or withdrawal tells.
pub(super) fn settle(page: &Page<'_>, said: &[Said], positions: &mut [Position]) {
    let mut answers: Vec<Answer> = positions.iter().filter_map(by_position).collect();
    answers.extend(super::answers::find(page, said));
    answers.sort_by_key(|answer| answer.at);
    for answer in &answers {
        let known = positions.partition_point(|it| it.span.start < answer.at);
        let earliest = known.saturating_sub(LOOKED_AT);
        apply(&mut positions[earliest..known], answer);
    }
}

/// What somebody answered to a demand.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Answer {
    /// Who answered; nobody is named in "the demand was rejected".
    pub(super) by: Option<String>,
    /// Whose demand it was.
    pub(super) to: Option<String>,
    /// What the demand was.
    pub(super) matter: String,
    /// What became of it.
    pub(super) state: PositionState,
    /// Where the answer ends.
    pub(super) at: usize,
    /// The words that say so.
    pub(super) span: Span,
}

fn by_position(position: &Position) -> Option<Answer> {
    let is_answer = matches!(position.stance, Stance::Refuses | Stance::Accepts);
    let is_settled = match position.state {
        PositionState::Granted | PositionState::PartlyGranted | PositionState::Refused => true,
        PositionState::Open | PositionState::Withdrawn | PositionState::Past => false,
    };
    (is_answer && is_settled).then(|| Answer {
        by: Some(position.holder.clone()),
        to: position.addressee.clone(),
        matter: position.matter.clone(),
        state: position.state,
        at: position.span.end.max(position.cue_span.as_ref().map_or(0, |span| span.end)),
        span: position.cue_span.clone().unwrap_or_else(|| position.span.clone()),
    })
}

fn apply(earlier: &mut [Position], answer: &Answer) {
    let mut fitting = earlier.iter_mut().rev().filter(|demand| fits(demand, answer));
    if refers_back(&answer.matter) {
        if let Some(demand) = fitting.next() {
            settle_by(demand, answer);
        }
        return;
    }
    for demand in fitting.filter(|demand| shared(&demand.matter, &answer.matter) >= SHARED) {
        settle_by(demand, answer);
    }
}

fn settle_by(demand: &mut Position, answer: &Answer) {
    demand.state = answer.state;
    demand.state_span = Some(answer.span.clone());
}

/// Whether a demand may be the one that is answered: of another, and put to who answers; or his own,
/// where he gives it up.
fn fits(demand: &Position, answer: &Answer) -> bool {
    let by = answer.by.as_deref();
    let is_own = by.is_some_and(|by| by == demand.holder);
    let of_same = answer.to.as_ref().is_none_or(|proposer| *proposer == demand.holder);
    let asked =
        demand.addressee.as_deref().is_none_or(|asked| by.is_none_or(|by| asked.contains(by)));
    if demand.stance != Stance::Wants || answer.span == demand.span {
        return false;
    }
    if answer.state == PositionState::Withdrawn { is_own } else { !is_own && of_same && asked }
}

/// Whether a matter is nothing but "the demand", which names no matter of its own.
fn refers_back(matter: &str) -> bool {
    let words = words(matter);
    let demands = &stand_frames().stands.demands;
    let is_demand = |word: &String| {
        demands.contains(word.trim_end_matches('s'))
            || matches!(&**word, "it" | "both" | "all" | "these" | "those" | "them")
    };
    !words.is_empty() && words.iter().all(is_demand)
}
