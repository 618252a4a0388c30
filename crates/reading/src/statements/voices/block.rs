//! Blocks: a paragraph that is all the words of whoever "said:" at the end of the one before, as a
//! block quote is.

use domain::StatementKind;

use super::super::cue::Cue;
use super::super::frame;
use super::super::speaker::Speakers;
use super::Voice;
use crate::lexicon::cues;
use crate::page::{Page, Run, SubjectKind, Unit};

/// How many tokens before the colon the cue may stand.
const NEAR: usize = 12;

/// What stands before each line of a block quote in plain text.
pub(super) const ANGLE: &str = ">";

/// The blocks of a page, in order.
pub(super) fn find(page: &Page<'_>) -> Vec<Voice> {
    let speakers = Speakers::default();
    let pairs = page.units.windows(2).enumerate();
    pairs.filter_map(|(at, pair)| block(page, &speakers, pair[0], at + 1)).collect()
}

fn block(page: &Page<'_>, speakers: &Speakers, opening: Unit, next: usize) -> Option<Voice> {
    let first = page.units[next];
    let is_apart = first.paragraph == opening.paragraph + 1;
    if !is_apart || !page.is(opening.run.to - 1, &[":"]) || page.is_quoted(first.run.from) {
        return None;
    }
    let cue = cue(page, opening)?;
    let subject = page.subject_before(cue.run.from, opening.run.from)?;
    // "What analysts say:" and "she said:" name nobody whose words they must be.
    matches!(subject.kind, SubjectKind::Marked(_) | SubjectKind::Name).then_some(())?;
    let speaker = speakers.speaker(page, opening, &subject)?;
    let is_angled = |unit: &Unit| page.is(unit.run.from, &[ANGLE]);
    let goes_on =
        |unit: &&Unit| unit.paragraph == first.paragraph || is_angled(&first) && is_angled(unit);
    let units = page.units[next..].iter().take_while(goes_on);
    let run = Run::new(first.run.from, units.last()?.run.to);
    let frame = frame::read(page, opening, cue, &[]);
    let voice = Voice::new(run, speaker, Some(cue.run));
    Some(Voice { outlet: frame.outlet, said: frame.said, ..voice })
}

/// The verb of saying that leads to the colon: the main verb, as far as a tree tells.
fn cue(page: &Page<'_>, unit: Unit) -> Option<Cue> {
    let earliest = unit.run.to.saturating_sub(NEAR).max(unit.run.from);
    let is_main = |at: usize| {
        let mut words = page.tree.words_in(Run::new(at, at + 1));
        words.all(|it| matches!(page.tree.label(it), "ROOT" | "conj"))
    };
    let found = |at: usize| {
        let (length, class) = cues().verbs.at(&page.tokens, at)?;
        let run = Run::new(at, at + length);
        Some(Cue { run, class: *class, kind: StatementKind::Speech })
    };
    (earliest..unit.run.to).filter(|&at| is_main(at) && !page.is_quoted(at)).find_map(found)
}
