//! What a sentence tells of a stand: whether it holds or is turned round, and what became of it.

use domain::{PositionState, Stance};

use super::super::since::{Since, since};
use super::bygone::{is_bygone, is_given_up};
use super::stand::Stand;
use crate::lexicon::stand_frames;
use crate::page::Page;
use crate::predicate::{Modality, Mood, carrier, mood};

/// What a sentence tells of a stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// The stand, turned round where it is denied.
    pub(super) stance: Stance,
    /// What became of the matter.
    pub(super) state: PositionState,
    /// Since when it is held.
    pub(super) since: Since,
}

/// What a sentence tells of a stand; nothing where it is only possible or supposed, or where a
/// denial leaves none.
pub(super) fn told(page: &Page<'_>, stand: &Stand, is_conditional: bool) -> Option<Told> {
    let mood = mood(page, stand.cue);
    let is_modal = stand.holder.is_none() && stand.asked.is_some();
    let stance = if is_modal { Some(stand.stance) } else { stance(page, stand, mood) }?;
    let is_plain = mood.modality == Modality::Plain && carrier(&page.tree, stand.cue).is_none();
    let is_done = !is_conditional && !is_announced(page, stand.cue);
    let state = if mood.has_ended || is_given_up(&page.tree, stand.cue) {
        PositionState::Withdrawn
    } else if is_bygone(page, stand) {
        PositionState::Past
    } else {
        match stance {
            Stance::Refuses if is_refusal(stand, mood) && is_done => PositionState::Refused,
            Stance::Accepts if stand.is_settling && is_plain && !is_conditional => {
                PositionState::Granted
            }
            Stance::Wants | Stance::Refuses | Stance::Accepts => PositionState::Open,
        }
    };
    Some(Told { stance, state, since: since(page, stand.cue) })
}

fn stance(page: &Page<'_>, stand: &Stand, mood: Mood) -> Option<Stance> {
    let is_open = match mood.modality {
        Modality::Plain | Modality::Coming => false,
        Modality::Would => is_past(page, stand.cue),
        Modality::Possible => !mood.is_negated,
        Modality::Due => true,
    };
    if is_open || mood.is_supposed {
        return None;
    }
    // "No longer supports it" tells where somebody stood, and of no refusal.
    if !mood.is_negated || mood.has_ended {
        return Some(stand.stance);
    }
    let is_undone = || is_past(page, stand.cue) || is_deed(page, stand.cue, mood);
    if stand.stance == Stance::Accepts && is_undone() {
        return None;
    }
    let turned = match stand.stance {
        Stance::Wants | Stance::Accepts => Stance::Refuses,
        Stance::Refuses => Stance::Accepts,
    };
    Some(turned).filter(|_| stand.is_turned)
}

/// "did not sign the treaty": what was not done, whoever wanted it; "will not sign it" is a stand.
fn is_deed(page: &Page<'_>, cue: usize, mood: Mood) -> bool {
    mood.modality == Modality::Plain && stand_frames().stands.deeds.contains(page.tree.lemma(cue))
}

/// Whether a stand is only announced, as in "vowed to block".
fn is_announced(page: &Page<'_>, cue: usize) -> bool {
    let tree = &page.tree;
    let is_plain =
        |it| matches!(tree.lemma(it), "be" | "have" | "continue" | "use") || tree.tag(cue) == "JJ";
    carrier(tree, cue).is_some_and(|it| !is_plain(it))
}

/// Whether something is refused that was put to the holder, rather than only not wanted.
fn is_refusal(stand: &Stand, mood: Mood) -> bool {
    let denied = mood.is_negated && stand.stance == Stance::Accepts;
    stand.is_settling && (stand.stance == Stance::Refuses || denied)
}

/// "would have accepted"; "has not agreed" tells what is not so yet, and of no refusal.
fn is_past(page: &Page<'_>, word: usize) -> bool {
    let tree = &page.tree;
    let aux = tree.children(word).iter();
    aux.copied().any(|it| tree.label(it) == "aux" && tree.lemma(it) == "have")
}
