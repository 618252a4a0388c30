//! The state of a question, worked out from every entry that names it.

use domain::{
    AddedOption, Entry, Forecast, Id, ProposedSettlement, Question, QuestionKind, Reopening,
    Requirement, ScheduleChange, Settlement, Withdrawal,
};
use forecasting::{
    Overtaken, OvertakenBy, QuestionState, RequirementState, Timetable, options_of, standing,
    state, timetable,
};

use jiff::Timestamp;

use crate::Desk;
use crate::look_up::{LookUpError, Recorded, of_kind};
use crate::moment::day;

/// A question with everything that was recorded about it.
#[derive(Clone, Debug)]
pub(crate) struct QuestionFile {
    pub(crate) question: Recorded<Question>,
    /// The options it now has; none where it takes none.
    pub(crate) options: Vec<String>,
    pub(crate) added: Vec<Recorded<AddedOption>>,
    pub(crate) forecasts: Vec<Recorded<Forecast>>,
    pub(crate) withdrawals: Vec<Recorded<Withdrawal>>,
    /// What became of the event it waits for.
    pub(crate) changes: Vec<Recorded<ScheduleChange>>,
    pub(crate) proposals: Vec<Recorded<ProposedSettlement>>,
    pub(crate) settlements: Vec<Recorded<Settlement>>,
    pub(crate) reopenings: Vec<Recorded<Reopening>>,
    pub(crate) timetable: Timetable,
    pub(crate) requirements: Vec<RequirementState>,
    pub(crate) state: QuestionState,
    /// The question its condition hangs on, while that is not settled.
    pub(crate) awaits: Option<Id>,
    /// When a settlement of a question of its condition was last undone.
    pub(crate) freed_at: Option<Timestamp>,
    pub(crate) revision: Revision,
    /// When anything of that last changed what is known; that it cannot be told yet does not.
    pub(crate) news_at: Timestamp,
}

/// How often a question, its event or a question of its condition changed, and when last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Revision {
    /// It never falls.
    pub(crate) number: u32,
    pub(crate) at: Timestamp,
}

impl Revision {
    /// Something that has not changed since a moment.
    pub(crate) fn since(at: Timestamp) -> Self {
        Self { number: 0, at }
    }

    /// With one more change.
    pub(crate) fn changed(self, at: Timestamp) -> Self {
        Self { number: self.number.saturating_add(1), at: self.at.max(at) }
    }

    /// With the changes of something that it hangs on.
    pub(crate) fn with(self, other: Self) -> Self {
        let number = self.number.saturating_add(other.number);
        Self { number, at: self.at.max(other.at) }
    }
}

impl QuestionFile {
    /// Puts a question together with every entry that names it, what became of its event, and the
    /// questions that its condition is made of.
    pub(crate) fn assemble(
        question: Recorded<Question>,
        named_in: &[Entry],
        changes: Vec<Recorded<ScheduleChange>>,
        parents: &[(Requirement, QuestionFile)],
        now: Timestamp,
    ) -> Self {
        let added: Vec<Recorded<AddedOption>> = of_kind(named_in);
        let mut settlements: Vec<Recorded<Settlement>> = of_kind(named_in);
        let mut proposals: Vec<Recorded<ProposedSettlement>> = of_kind(named_in);
        let resolutions = settlements.iter_mut().map(|it| &mut it.record.resolution);
        for resolution in
            resolutions.chain(proposals.iter_mut().map(|it| &mut it.record.resolution))
        {
            // Those of old desks do not tell beyond which day they lie.
            *resolution = resolution.clone().of_kind(&question.record.kind);
        }
        let reopenings: Vec<Recorded<Reopening>> = of_kind(named_in);
        let requirements = parents.iter().map(|(requirement, file)| RequirementState {
            requirement: requirement.clone(),
            state: file.state.clone(),
        });
        let requirements: Vec<RequirementState> = requirements.collect();
        let fates: Vec<_> = changes.iter().map(|change| change.record.fate).collect();
        let timetable = timetable(&question.record, &fates);
        let standing = standing_id(&settlements, &reopenings);
        let standing = settlements.iter().find(|settlement| Some(settlement.id) == standing);
        let standing = standing.map(|settlement| &settlement.record);
        let moved = changes.iter().map(|it| it.recorded_at);
        let decided = settlements.iter().map(|it| it.recorded_at);
        let undone = reopenings.iter().map(|it| it.recorded_at);
        let own = moved
            .clone()
            .chain(decided)
            .chain(undone.clone())
            .fold(Revision::since(question.recorded_at), Revision::changed);
        let answered = settlements.iter().filter(|it| it.record.resolution.is_final());
        let news = moved.chain(answered.map(|it| it.recorded_at)).chain(undone);
        let news = news.chain(parents.iter().map(|(_, file)| file.news_at));
        let news_at = news.fold(question.recorded_at, Timestamp::max);
        Self {
            news_at,
            revision: parents.iter().fold(own, |sum, (_, file)| sum.with(file.revision)),
            options: options_now(&question.record.kind, &added),
            state: state(&question.record, &timetable, standing, &requirements, now),
            awaits: parents.iter().find_map(|(_, file)| undecided(file)),
            freed_at: parents.iter().filter_map(|(_, file)| last_undone(file)).max(),
            added,
            forecasts: of_kind(named_in),
            withdrawals: of_kind(named_in),
            changes,
            proposals,
            settlements,
            reopenings,
            timetable,
            requirements,
            question,
        }
    }

    /// Whether it was asked at this desk, and not brought from elsewhere.
    pub(crate) fn is_own(&self) -> bool {
        self.question.record.imported.is_none()
    }

    /// The settlement that no reopening has undone.
    pub(crate) fn standing(&self) -> Option<&Recorded<Settlement>> {
        let id = standing_id(&self.settlements, &self.reopenings)?;
        self.settlements.iter().find(|settlement| settlement.id == id)
    }

    /// The proposals made since the last settlement that was undone or stands, oldest first.
    pub(crate) fn undecided(&self) -> &[Recorded<ProposedSettlement>] {
        let decided_at = self.settlements.iter().map(|settlement| settlement.recorded_at).max();
        let from = self.proposals.partition_point(|it| Some(it.recorded_at) <= decided_at);
        &self.proposals[from..]
    }

    /// The forecast that an author now holds.
    pub(crate) fn held_by(&self, author: &str) -> Option<&Recorded<Forecast>> {
        let last = self.forecasts.iter().rev().find(|forecast| forecast.author == author)?;
        let is_withdrawn = self.withdrawals.iter().any(|it| it.record.forecast == last.id);
        (!is_withdrawn).then_some(last)
    }

    /// What overtook its settlement, where something did: a question of its condition is open again,
    /// or it was settled as its rule ended it, and what became of its event since ends it otherwise
    /// or not at all.
    pub(crate) fn overtaken(&self) -> Option<Overtaken> {
        if !matches!(self.state, QuestionState::Settled { .. }) {
            return None;
        }
        let settled_at = self.standing()?.recorded_at;
        if let (Some(awaits), Some(at)) =
            (self.awaits, self.freed_at.filter(|at| *at >= settled_at))
        {
            return Some(Overtaken { by: OvertakenBy::Condition(awaits), on: day(at) });
        }
        let change = self.changed_event()?;
        let by = OvertakenBy::Event(change.record.fate);
        Some(Overtaken { by, on: day(change.recorded_at) })
    }

    /// That its event changed since it was settled by its rule: a sentence for readers.
    pub(crate) fn outdated(&self) -> Option<String> {
        let fate = self.changed_event()?.record.fate.words();
        Some(format!(
            "settled by its rule, but its event changed since: {fate}; undo with `forsooth unsettle {}` and settle it anew",
            self.question.id
        ))
    }

    /// The last change of its event, where it was settled as its rule ended it before, and now ends
    /// otherwise or not at all.
    fn changed_event(&self) -> Option<&Recorded<ScheduleChange>> {
        let standing = self.standing()?;
        let settled = &standing.record.resolution;
        let before = self.changes.iter().filter(|it| it.recorded_at <= standing.recorded_at);
        let before: Vec<_> = before.map(|change| change.record.fate).collect();
        let ended = |timetable: &Timetable| timetable.ends.as_ref().map(|it| it.resolution.words());
        let then = ended(&timetable(&self.question.record, &before))?;
        let holds = then == settled.words() && ended(&self.timetable).as_ref() != Some(&then);
        self.changes.last().filter(|_| holds)
    }

    /// The forecast that a text by an author tells: the author's own, or where they hold none under
    /// the name in the text, that of whoever files it.
    pub(crate) fn told_by(&self, author: &str, filer: &str) -> Option<&Recorded<Forecast>> {
        self.held_by(author).or_else(|| self.held_by(filer))
    }
}

impl Desk {
    pub(crate) fn question_file(&self, id: Id) -> Result<QuestionFile, LookUpError> {
        let question = self.look_up::<Question>(id)?;
        self.file_of(question)
    }

    pub(crate) fn file_of(
        &self,
        question: Recorded<Question>,
    ) -> Result<QuestionFile, LookUpError> {
        let named_in = self.only_seen(self.ledger.citing(question.id)?)?;
        let changes = self.changes_of(&question.record)?;
        let parents = self.parents_of(&question.record)?;
        Ok(QuestionFile::assemble(question, &named_in, changes, &parents, self.now()?))
    }

    /// What became of the event that a question waits for.
    fn changes_of(
        &self,
        question: &Question,
    ) -> Result<Vec<Recorded<ScheduleChange>>, LookUpError> {
        let scheduled = question.checkpoint.as_ref().and_then(|checkpoint| checkpoint.scheduled);
        Ok(scheduled.map(|id| self.citing(id)).transpose()?.unwrap_or_default())
    }

    /// The questions that a condition is made of.
    fn parents_of(
        &self,
        question: &Question,
    ) -> Result<Vec<(Requirement, QuestionFile)>, LookUpError> {
        // An entry names only earlier ones, so a chain of conditions comes to an end.
        let requires = question.condition.iter().flat_map(|condition| &condition.requires);
        let parent = |requirement: &Requirement| {
            Ok((requirement.clone(), self.question_file(requirement.question)?))
        };
        requires.map(parent).collect()
    }
}

fn options_now(kind: &QuestionKind, added: &[Recorded<AddedOption>]) -> Vec<String> {
    let added: Vec<AddedOption> = added.iter().map(|added| added.record.clone()).collect();
    match kind {
        QuestionKind::Choice(choice) => options_of(choice, &added),
        QuestionKind::Binary
        | QuestionKind::Numeric(_)
        | QuestionKind::Date(_)
        | QuestionKind::Horizons(_) => vec![],
    }
}

/// The question that a parent still waits for, itself included.
fn undecided(parent: &QuestionFile) -> Option<Id> {
    parent.awaits.or((!parent.state.is_final()).then_some(parent.question.id))
}

/// When a settlement of a parent, or of a question of its own condition, was last undone.
fn last_undone(parent: &QuestionFile) -> Option<Timestamp> {
    let own = parent.reopenings.iter().map(|it| it.recorded_at);
    own.chain(parent.freed_at).max()
}

fn standing_id(
    settlements: &[Recorded<Settlement>],
    reopenings: &[Recorded<Reopening>],
) -> Option<Id> {
    let settlements: Vec<(Id, Settlement)> =
        settlements.iter().map(|it| (it.id, it.record.clone())).collect();
    let reopenings: Vec<Reopening> = reopenings.iter().map(|it| it.record.clone()).collect();
    standing(&settlements, &reopenings).map(|(id, _)| *id)
}
