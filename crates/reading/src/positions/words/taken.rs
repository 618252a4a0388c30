//! Positions taken in a verb: "X demands that …", "X called on Y to …", "X rejected …".

use domain::{Position, PositionState, Stance};

use super::super::listed::addressee;
use super::super::position;
use crate::actors::{Mention, Who};
use crate::lexicon::{Phrases, bygone_phrases, is_preposition, position_words, stand_frames};
use crate::page::{Page, Run, SubjectKind, Unit};
use crate::statements::{Said, around};

/// Reads the positions that the verbs of a sentence take.
pub(in crate::positions) fn find(page: &Page<'_>, unit: Unit, said: &[Said]) -> Vec<Position> {
    let mut found = Vec::new();
    let mut at = unit.run.from;
    while at < unit.run.to {
        match at_verb(page, unit, at, said) {
            Some((positions, end)) => {
                found.extend(positions);
                at = end.max(at + 1);
            }
            None => at += 1,
        }
    }
    found
}

fn at_verb(
    page: &Page<'_>,
    unit: Unit,
    at: usize,
    said: &[Said],
) -> Option<(Vec<Position>, usize)> {
    if page.is_quoted(at) || page.tokens[at].capital || is_denied(page, unit, at) {
        return None;
    }
    let words = position_words();
    let after = |phrases: &Phrases<()>| page.phrase(at, phrases).map(|length| at + length);
    let that =
        after(&words.wants_that).filter(|&next| page.is(next, &["that"])).map(|next| next + 1);
    let read = that
        .map(|next| Taken { verb: at, next, stance: Stance::Wants, of: None })
        .or_else(|| asked(page, unit, at))
        .or_else(|| after(&words.refuses).map(|next| plain(at, next, Stance::Refuses)))
        .or_else(|| after(&words.accepts).map(|next| plain(at, next, Stance::Accepts)))
        .or_else(|| after(&words.wants).map(|next| plain(at, next, Stance::Wants)))?;
    read.positions(page, unit, said)
}

/// How far before its verb, in tokens, the words stand by which a stand is an earlier one.
const BEFORE: usize = 4;

/// A stand that a verb takes.
struct Taken {
    verb: usize,
    /// The first token of the matter.
    next: usize,
    stance: Stance,
    /// Of whom something is asked.
    of: Option<String>,
}

fn plain(verb: usize, next: usize, stance: Stance) -> Taken {
    Taken { verb, next, stance, of: None }
}

/// "called on Y to Z"
fn asked(page: &Page<'_>, unit: Unit, verb: usize) -> Option<Taken> {
    let next = verb + page.phrase(verb, &position_words().asks_of)?;
    let (mut group, mut end) = page.group_from(next, unit.run.to);
    let office = page.mention_at(next).filter(|_| group.is_empty());
    if let Some(mention) = office {
        group.push(*mention);
        end = mention.run.to;
    }
    let to = (end..end + 6).find(|&at| page.is(at, &["to", ",", "."]))?;
    let asked = !group.is_empty() && page.is(to, &["to"]);
    asked.then(|| Taken { verb, next: to + 1, stance: Stance::Wants, of: Some(page.names(&group)) })
}

impl Taken {
    fn positions(
        self,
        page: &Page<'_>,
        unit: Unit,
        said: &[Said],
    ) -> Option<(Vec<Position>, usize)> {
        let end = page.clause_end(self.next, unit.run.to);
        let subject = page
            .subject_before(self.verb, page.clause_start(self.verb, unit.run.from))
            .or_else(|| page.subject_before(self.verb, unit.run.from))?;
        let speaker = around(said, self.verb).and_then(|it| it.statement.speaker.clone());
        let holder = match subject.kind {
            SubjectKind::Pronoun => {
                speaker.or_else(|| page.party(&subject).map(|it| page.name(&it)))?
            }
            SubjectKind::Marked(_) | SubjectKind::Noun | SubjectKind::Name | SubjectKind::Thing => {
                let party = page.party(&subject)?;
                let group = page.group_before(party.run.to, unit.run.from);
                if group.len() > 1 { page.names(&group) } else { page.name(&party) }
            }
        };
        let matter = page.trimmed(Run::new(self.next, end));
        let only_silent = page.is(matter.from, &["to"])
            && stand_frames().stands.silences.contains(page.lower(matter.from + 1));
        if matter.is_empty()
            || only_silent
            || is_preposition(page.lower(matter.from)) && !page.is(matter.from, &["to"])
        {
            return None;
        }
        let mut taken = position(page, holder.clone(), self.stance, matter);
        let near = Run::new(self.verb.saturating_sub(BEFORE).max(unit.run.from), self.verb);
        if page.find(near, &["had"]).is_some() || page.find_phrase(near, bygone_phrases()).is_some()
        {
            taken.state = PositionState::Past;
        }
        let asked =
            || addressee(page, matter).or_else(|| owner(page, matter).map(|it| page.name(&it)));
        taken.addressee = self.of.or_else(asked).filter(|other| *other != holder);
        Some((vec![taken], end))
    }
}

/// Whose demand or plan it is that is refused or accepted.
fn owner(page: &Page<'_>, matter: Run) -> Option<Mention> {
    let mentions = page.mentions_in(matter);
    let owns = |it: &&Mention| page.is(it.run.to, &["'s"]) || matches!(it.who, Who::Demonym(_));
    let noun = page.find_phrase(matter, &position_words().proposal_nouns);
    mentions.iter().find(owns).filter(|_| noun.is_some()).copied()
}

fn is_denied(page: &Page<'_>, unit: Unit, verb: usize) -> bool {
    let start = verb.saturating_sub(3).max(unit.run.from);
    (start..verb).rev().take_while(|&at| page.mention_at(at).is_none() && !page.is(at, &[","])).any(
        |at| position_words().not_taken.contains(page.lower(at)) || page.lower(at).ends_with("n't"),
    )
}
