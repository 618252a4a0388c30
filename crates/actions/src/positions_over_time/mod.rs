//! Positions over time: who wants what since when, and when it was granted, refused or dropped.

mod answered;
mod held;
mod near;

use std::sync::Arc;

use domain::{Id, PositionState, Stance};
use jiff::Timestamp;
use jiff::civil::Date;
use reading::{Gazetteer, Memberships};
use serde::Serialize;

use crate::Desk;
use crate::pair_timeline::{BookItem, Cut, Finding, PairSide, PairTimelineError};
use crate::told_once::{ToldCopy, copies_told, gone_told};
use answered::Answers;
use held::Held;
use near::Near;

/// Which positions are asked for.
#[derive(Clone, Debug, Default)]
pub struct AskPositions {
    /// Whose; everybody's, if it is empty.
    pub holder: String,
    /// What the matter must hold: each of these words, in any case.
    pub words: String,
    /// As of which moment; as of now, if nothing is given.
    pub as_of: Option<Timestamp>,
    /// The actors, where they are not the program's own.
    pub gazetteer: Option<Arc<Gazetteer>>,
    /// Which states are members of which organizations, where an organization takes in its members.
    pub members: Option<Arc<Memberships>>,
}

/// The positions of some holders, matter by matter.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PositionsOverTime {
    /// Whose they are; everybody's, if there is nothing.
    pub holder: Option<PairSide>,
    /// As of which moment; as of now, where there is none.
    pub as_of: Option<Timestamp>,
    /// The matters, by the day they were first told of.
    pub matters: Vec<HeldMatter>,
}

/// A matter on which somebody holds a position.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct HeldMatter {
    /// Who holds it.
    pub holder: String,
    /// What it is about, in the words it was first told in, without the days they name.
    pub matter: String,
    /// Where the holder stands now: the stance that was told last.
    pub stance: Stance,
    /// Where he stood before, if he stood elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Stance>,
    /// Since when he was told to stand where he does now.
    pub held_since: Option<Date>,
    /// Since when it is held: the earliest day that a document names, or else on which it was told.
    pub since: Option<Date>,
    /// Whether a document names that day; it was told then and may be older, where none does.
    pub since_is_told: bool,
    /// Where it stands, as it was told last.
    pub state: PositionState,
    /// When that state was first told.
    pub state_since: Option<Date>,
    /// What was answered after it was told last, by whom it is wanted of.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<ToldPosition>,
    /// The event by which whoever it is wanted of did it, after it was told last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub done: Option<ToldDeed>,
    /// Each time it was told, the earliest first.
    pub told: Vec<ToldPosition>,
    /// What others hold on the same matter, the earliest first.
    pub answers: Vec<ToldPosition>,
}

/// A position as a document tells it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ToldPosition {
    /// Its id.
    pub id: Id,
    /// When it was told.
    pub date: Option<Date>,
    /// Who holds it.
    pub holder: String,
    /// Wanted, refused or accepted.
    pub stance: Stance,
    /// The matter, in the document's words.
    pub matter: String,
    /// What had become of it.
    pub state: PositionState,
    /// From whom it is wanted.
    pub addressee: Option<String>,
    /// The document.
    pub document: Option<Id>,
    /// What tells it again in copies of its document.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<ToldCopy>,
    /// Since when it stands on its page no more, where that was fetched again; where the matter
    /// stands does not rest on it then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gone_since: Option<Date>,
    /// The condition on which it is held, as "if both sides agree".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<String>,
}

/// An event by which what is wanted was done, as a document tells it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ToldDeed {
    /// The event.
    pub id: Id,
    /// Who did it.
    pub by: String,
    /// Its day.
    pub date: Option<Date>,
    /// The words that tell of it.
    pub words: String,
    /// The document.
    pub document: Option<Id>,
}

/// Tells who wants what since when, and what became of it, from every position that was read.
///
/// Positions are on one matter where they speak of the same thing of the same actors and at least
/// half of the words of their matters are the same. What others hold on it is told beside it.
///
/// # Errors
///
/// The holder names nobody, or the ledger cannot be read.
pub fn positions_over_time(
    desk: &Desk,
    asked: &AskPositions,
) -> Result<PositionsOverTime, PairTimelineError> {
    let gazetteer = asked.gazetteer.as_deref().unwrap_or(Gazetteer::built_in());
    let named = Some(asked.holder.trim()).filter(|holder| !holder.is_empty());
    let mut holder = named.map(|holder| PairSide::parse(holder, gazetteer)).transpose()?;
    if let (Some(side), Some(members)) = (&mut holder, &asked.members) {
        side.take_members(members, gazetteer);
    }
    let cut = Cut::at(asked.as_of, desk.now()?);
    let book = desk.pair_book(asked.gazetteer.as_ref())?;
    let is_position = |it: &&BookItem| matches!(it.finding, Finding::Position { .. });
    let known = book.items().iter().filter(is_position).filter(|item| item.is_known(&cut));
    let next = |document| Ok(book.next_version(document, &cut));
    let once = desk.told_once(known.collect(), |item| item.mark(), &next)?;
    let mut positions: Vec<Held<'_>> = once.into_iter().filter_map(Held::of).collect();
    positions.sort_by_key(|held| (held.item.day(), held.item.sequence));
    let wanted: Vec<String> = asked.words.split_whitespace().map(str::to_lowercase).collect();
    let near = Near::of(&positions);
    let matters = near.matters(holder.as_ref());
    let asked_for = |told: &&Vec<&Held<'_>>| told.iter().any(|held| held.has(&wanted));
    let matters = matters.iter().filter(asked_for);
    let is_event = |it: &&BookItem| matches!(it.finding, Finding::Event { .. });
    let events = book.items().iter().filter(is_event).filter(|item| item.is_known(&cut));
    // What an earlier version of a page told may stand there no more.
    let is_last = |it: &&BookItem| it.document.and_then(|it| book.next_version(it, &cut)).is_none();
    let answered = Answers::of(&positions, events.filter(is_last));
    let matters = matters.map(|told| {
        let last = told.iter().rev().find(|held| held.gone_since.is_none()).unwrap_or(&told[0]);
        let mut answers = near.answers(told[0]);
        answers.extend(answered.to(last));
        answers.sort_by_key(|held| (held.item.day(), held.item.sequence));
        answers.dedup_by_key(|held| held.item.sequence);
        HeldMatter::of(told, &answers, answered.done(last))
    });
    let matters = matters.collect();
    Ok(PositionsOverTime { holder, as_of: asked.as_of, matters })
}

impl HeldMatter {
    /// A matter of the positions in which it was told, which are at least one.
    fn of(told: &[&Held<'_>], answers: &[&Held<'_>], done: Option<&BookItem>) -> Self {
        let first = told[0];
        let all = told.iter().map(|held| held.told()).collect();
        let standing: Vec<&Held<'_>> =
            told.iter().filter(|held| held.gone_since.is_none()).copied().collect();
        // What is told in words that are gone alone still is to be shown.
        let told = if standing.is_empty() { told } else { &standing };
        let named = told.iter().filter_map(|held| held.since).min();
        // Where somebody stood before says nothing of where he stands, unless nothing else does.
        let (bygone, current): (Vec<&Held<'_>>, Vec<&Held<'_>>) =
            told.iter().partition(|held| held.state == PositionState::Past);
        let told = if current.is_empty() { &bygone } else { &current };
        let (stance, held_since) = stance_now(told);
        // An open state told later does not undo one that was told to be decided, unless its holder
        // has come to stand elsewhere since.
        let now = &told[held_since..];
        let decided = now.iter().rev().find(|held| held.state != PositionState::Open);
        let state = decided.map_or(PositionState::Open, |held| held.state);
        let state_since = now.iter().find(|held| held.state == state);
        let before = held_since.checked_sub(1).map(|place| told[place].stance);
        let earlier = || bygone.iter().rev().map(|held| held.stance).find(|it| *it != stance);
        let before = before.or_else(earlier);
        Self {
            holder: first.told().holder,
            matter: first.matter.clone(),
            stance,
            before,
            held_since: told[held_since].item.date,
            since: named.or(first.item.date),
            since_is_told: named.is_some(),
            state,
            state_since: state_since.and_then(|held| held.item.date),
            told: all,
            answer: answer(told[told.len() - 1], answers).map(Held::told),
            done: done.map(ToldDeed::of),
            answers: answers.iter().map(|held| held.told()).collect(),
        }
    }

    /// Where the matter stands in words, as "wants it now, refused it before; no answer found".
    #[must_use]
    pub fn standing(&self) -> String {
        let state = match (&self.done, &self.answer, self.state) {
            (Some(done), _, PositionState::Open) => format!("done by {}", done.by),
            (None, Some(answer), PositionState::Open) => answer.words(),
            (None, None, PositionState::Open) if self.stance == Stance::Wants => {
                "no answer found".to_owned()
            }
            (None, None, PositionState::Open) => "nothing further found".to_owned(),
            (.., state) => state.word().to_owned(),
        };
        let Some(before) = self.before else { return state };
        format!("{} it now, {} it before; {state}", self.stance.word(), before.past_word())
    }

    /// The day on which where it stands was first told.
    #[must_use]
    pub fn standing_since(&self) -> Option<Date> {
        let is_open = self.state == PositionState::Open;
        match (&self.done, &self.answer) {
            (Some(done), _) if is_open => done.date,
            (None, Some(answer)) if is_open => answer.date,
            // What was not found has no day.
            (None, None) if is_open => None,
            (_, _) => self.state_since,
        }
    }
}

impl ToldDeed {
    fn of(item: &BookItem) -> Self {
        Self {
            id: item.id,
            by: item.from.first().map_or_else(String::new, |party| party.name().to_owned()),
            date: item.date.or(item.published),
            words: item.words.clone(),
            document: item.document,
        }
    }
}

impl ToldPosition {
    /// The stance as a verb behind its holder, as "refuses", or "refused" where he stood so before.
    #[must_use]
    pub const fn told_stance(&self) -> &'static str {
        self.stance.told_with(self.state)
    }

    /// It as an answer, as "accepted by Norway, if Iran agrees".
    fn words(&self) -> String {
        let condition = self.condition.as_ref().map_or(String::new(), |it| format!(", {it}"));
        format!("{} by {}{condition}", self.stance.past_word(), self.holder)
    }

    /// How many copies tell it again, as "and 2 copies", or since when it is gone from its page.
    #[must_use]
    pub fn told_again(&self) -> Option<String> {
        self.gone_since.map(gone_told).or_else(|| copies_told(self.copies.len()))
    }
}

/// What was last answered to what is wanted, after it was told last and by whom it is wanted of.
fn answer<'a>(held: &Held<'_>, answers: &[&'a Held<'a>]) -> Option<&'a Held<'a>> {
    let is_answer = |it: &&&Held<'_>| {
        it.item.day() > held.item.day()
            && it.stance != Stance::Wants
            && (held.asks(it) || answered::is_answer(it, held))
    };
    answers.iter().rev().find(is_answer).copied()
}

/// The stance that was told last, and the place of the first position since which it is held.
fn stance_now(told: &[&Held<'_>]) -> (Stance, usize) {
    let stance = told[told.len() - 1].stance;
    let since = told.iter().rposition(|held| held.stance != stance);
    (stance, since.map_or(0, |place| place + 1))
}
