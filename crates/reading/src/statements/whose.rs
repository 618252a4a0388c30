//! Whose words a cue makes a statement of: its subject, before it or behind it.

use super::cue::Cue;
use super::parsed;
use super::said::Said;
use super::speaker::{Speaker, Speakers};
use crate::actors::Who;
use crate::lexicon::{CueClass, is_auxiliary, is_preposition};
use crate::page::{Page, Subject, SubjectKind, Unit};

/// The speaker, and the token after cue and speaker. Rules over words know what names whom, and the
/// parser where the subject stands: where they differ on that, the parser is right more often.
pub(super) fn speaker(
    page: &Page<'_>,
    unit: Unit,
    cue: Cue,
    floor: usize,
    speakers: &Speakers,
    found: &[Said],
) -> Option<(Speaker, usize)> {
    let by_words = by_words(page, unit, cue, floor, speakers, found);
    match parsed::teller(page, unit, cue.run, floor, speakers) {
        Some(teller) => Some(teller.named_by(page, by_words)),
        None => by_words,
    }
}

fn by_words(
    page: &Page<'_>,
    unit: Unit,
    cue: Cue,
    floor: usize,
    speakers: &Speakers,
    found: &[Said],
) -> Option<(Speaker, usize)> {
    if let Some(subject) = inverted(page, unit, cue) {
        let speaker = speakers.speaker(page, unit, &subject)?;
        return Some((speaker, subject.run.to));
    }
    let before = page.subject_before(cue.run.from, floor);
    let known = before.and_then(|subject| speakers.speaker(page, unit, &subject));
    // "…, adding that" goes on with the one who spoke before in the sentence.
    let joined = page.is(cue.run.from.saturating_sub(1), &["and"]);
    let goes_on = joined || page.lower(cue.run.from).ends_with("ing");
    let same = || found.last().filter(|_| goes_on).and_then(|said| again(page, unit, said));
    let opener = || {
        let subject = page.subject_from(unit.run.from, cue.run.from).filter(|_| joined)?;
        let known = matches!(subject.kind, SubjectKind::Marked(_) | SubjectKind::Pronoun);
        speakers.speaker(page, unit, &subject).filter(|_| known)
    };
    Some((known.or_else(same).or_else(opener)?, cue.run.to))
}

fn again(page: &Page<'_>, unit: Unit, said: &Said) -> Option<Speaker> {
    let span = said.statement.speaker_span.as_ref()?;
    let range = text::TextRange::new(span.start, span.end);
    let mention = page.mentions_in(unit.run).iter().find(|it| page.range(it.run).overlaps(range));
    Some(Speaker {
        name: said.statement.speaker.clone()?,
        side: said.statement.side.clone(),
        range,
        mention: mention.copied(),
    })
}

/// The subject of "…," said Lavrov.
fn inverted(page: &Page<'_>, unit: Unit, cue: Cue) -> Option<Subject> {
    let before = cue.run.from.checked_sub(1).filter(|&at| at >= unit.run.from)?;
    let led = page.is_quoted(before) || page.is(before, &[","]);
    let participle = page.lower(cue.run.from).ends_with("ing");
    if !led || participle || cue.class == CueClass::Tell {
        return None;
    }
    let subject = page.subject_from(cue.run.to, unit.run.to)?;
    let subject = apposed(page, unit, &subject).unwrap_or(subject);
    // "…, said that" has its subject elsewhere.
    let goes_on =
        page.is(cue.run.to, &["that", "it", "he", "she", "they"]) && !page.is_quoted(before);
    let next = subject.run.to;
    let ends = next >= unit.run.to
        || page.is(next, &[",", ".", ";", "—", "(", "of"])
        || is_preposition(page.lower(next))
        || page.date_at(next).is_some();
    let verb_follows = is_auxiliary(page.lower(next));
    (!goes_on
        && !verb_follows
        && (ends || page.is_quoted(before))
        && subject.kind != SubjectKind::Thing)
        .then_some(subject)
}

/// The person whose name stands behind an office and a comma: "…, said its foreign minister, Ada
/// Lind".
fn apposed(page: &Page<'_>, unit: Unit, office: &Subject) -> Option<Subject> {
    let comma = office.run.to;
    let is_noun = matches!(office.kind, SubjectKind::Noun);
    let first = (comma + 1..unit.run.to).find(|&at| !page.is_title(at))?;
    let mention = page.mention_at(first).filter(|it| matches!(it.who, Who::Person(_)))?;
    let is_apart = mention.run.to >= unit.run.to || page.is(mention.run.to, &[",", "."]);
    (is_noun && page.is(comma, &[","]) && is_apart)
        .then_some(Subject { run: mention.run, kind: SubjectKind::Marked(*mention) })
}
