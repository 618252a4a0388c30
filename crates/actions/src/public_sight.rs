//! What is public: what somebody sees who has no account, which is what was said to be public with
//! all that it rests on, and what hangs on it.

use std::collections::BTreeMap;

use domain::{Audience, Entry, Id, Judgment, Kind, Question, Recordable as _, Visibility};
use jiff::Timestamp;
use ledger::LedgerError;

use crate::Desk;
use crate::set_visibility::is_kept;
use crate::viewer::Sight;

/// What tells how a question or a judgment fared. The workings of a desk, as proposals, watches and
/// what misled somebody, are not shown.
const FARES: [Kind; 7] = [
    Kind::AddedOption,
    Kind::Forecast,
    Kind::Withdrawal,
    Kind::Settlement,
    Kind::Reopening,
    Kind::QuestionTopic,
    Kind::AssumptionCheck,
];

/// What was said last of who sees what, at a moment.
struct Said<'a> {
    said: &'a BTreeMap<Id, Visibility>,
    now: Timestamp,
}

impl Said<'_> {
    fn is_public(&self, id: Id) -> bool {
        self.said.get(&id).is_some_and(|it| it.audience_at(self.now) == Audience::Public)
    }

    /// Whether nothing among these is less than public.
    fn are_public(&self, ids: impl IntoIterator<Item = Id>) -> bool {
        ids.into_iter().all(|id| !is_kept(id.kind) || self.is_public(id))
    }
}

impl Desk {
    /// Only what is public now. What names anything that is not, or took the place of it, is as
    /// little public as that.
    pub(crate) fn only_public(
        &self,
        said: &BTreeMap<Id, Visibility>,
        now: Timestamp,
    ) -> Result<Sight, LedgerError> {
        let (said, mut seen) = (Said { said, now }, BTreeMap::new());
        for id in said.said.keys().copied().filter(|id| said.is_public(*id)) {
            let Some(entry) = self.ledger.entry(id)? else { continue };
            if said.are_public(self.named_by(id)?) {
                let fares = self.fares(&entry)?.into_iter();
                let fares = fares.filter(|it| said.are_public(it.record.links()));
                seen.extend(fares.map(|it| (it.id, it.sequence)));
                seen.insert(id, entry.sequence);
            }
        }
        Ok(Sight::Only(seen))
    }

    /// What tells how something fared, the fate of the event that it waits for included.
    fn fares(&self, entry: &Entry) -> Result<Vec<Entry>, LedgerError> {
        let mut fares = self.ledger.citing(entry.id)?;
        fares.retain(|it| FARES.contains(&it.id.kind));
        let checkpoint = Question::from_record(&entry.record).and_then(|it| it.checkpoint.as_ref());
        let checkpoint = checkpoint
            .or_else(|| Judgment::from_record(&entry.record).and_then(|it| it.checkpoint.as_ref()));
        if let Some(event) = checkpoint.and_then(|it| it.scheduled) {
            fares.extend(self.ledger.citing_of(event, Kind::ScheduleChange)?);
        }
        Ok(fares)
    }
}
