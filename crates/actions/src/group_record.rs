//! Telling the record by person, topic, source, technique or horizon.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Evidence, Id, Judgment, Misled, Question, QuestionTopic};
use serde::Serialize;

use crate::Desk;
use crate::look_up::{LookUpError, Recorded};
use crate::record::{
    BaseRate, GroupScores, Horizon, Mislead, OWN, RecordGroup, SettledQuestion, by_horizon, group,
    settled_questions,
};
use crate::score_question::ScoreQuestionError;

/// By what the record is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum RecordBy {
    /// Who forecast.
    Person,
    /// The topic that the question was put under.
    Topic,
    /// The source of the evidence of the judgment that the question makes checkable.
    Source,
    /// What misled the forecaster, as they named it.
    Technique,
    /// How long before the deadline the forecast was made.
    Horizon,
}

/// The record by something.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GroupedRecord {
    /// By what.
    pub by: RecordBy,
    /// The groups, by name, and horizons from the shortest on. A question with two sources is in two
    /// groups.
    pub groups: Vec<RecordGroup>,
}

impl RecordBy {
    /// Everything that the record can be told by.
    pub const ALL: [Self; 5] =
        [Self::Person, Self::Topic, Self::Source, Self::Technique, Self::Horizon];

    /// By what, in a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Topic => "topic",
            Self::Source => "source",
            Self::Technique => "technique",
            Self::Horizon => "horizon",
        }
    }
}

/// Tells the record by something, from the last forecasts of every settled question of yes or no;
/// by horizon, from the last ones that each person made at each.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn group_record(desk: &Desk, by: RecordBy) -> Result<GroupedRecord, ScoreQuestionError> {
    let settled = settled_questions(desk, |_| ())?;
    let base = BaseRate::of(&settled);
    let mut groups: Groups<'_> = BTreeMap::new();
    for question in &settled {
        gather(desk, by, question, &mut groups)?;
    }
    let who = |name: &str| match by {
        RecordBy::Person => name.to_owned(),
        RecordBy::Topic | RecordBy::Source | RecordBy::Technique | RecordBy::Horizon => {
            "people".to_owned()
        }
    };
    let rule = match by {
        RecordBy::Topic | RecordBy::Source | RecordBy::Horizon => Some(OWN),
        RecordBy::Person | RecordBy::Technique => None,
    };
    let told = groups.into_iter().map(|((_, name), gathered)| RecordGroup {
        rule,
        ..group(&name, &who(&name), base, gathered)
    });
    Ok(GroupedRecord { by, groups: told.collect() })
}

/// The groups by name; horizons are in an order of their own, which comes first.
type Groups<'a> = BTreeMap<(Option<Horizon>, String), GroupScores<'a>>;

/// Puts the forecasts of a question into the groups that they belong to.
fn gather<'a>(
    desk: &Desk,
    by: RecordBy,
    question: &'a SettledQuestion,
    groups: &mut Groups<'a>,
) -> Result<(), LookUpError> {
    let id = question.file.question.id;
    let names = match by {
        RecordBy::Person => BTreeSet::new(),
        RecordBy::Topic => {
            let topic = desk.topic_of(&question.file.question)?;
            BTreeSet::from([topic.map_or_else(|| "no topic".to_owned(), |it| it.topic)])
        }
        RecordBy::Source => desk.sources_of(question.file.question.record.judgment)?,
        RecordBy::Technique => return gather_misled(desk, question, groups),
        RecordBy::Horizon => {
            for ((horizon, forecaster), chance) in by_horizon(question) {
                let held = groups.entry((Some(horizon), horizon.words().to_owned())).or_default();
                held.add_forecast(id, forecaster, chance, question.happened);
            }
            return Ok(());
        }
    };
    if by == RecordBy::Person {
        for (scores, chance) in question.chances() {
            let held = groups.entry((None, scores.forecaster.clone())).or_default();
            held.add(id, scores, chance, question.happened);
        }
        return Ok(());
    }
    // A machine, and what was brought from elsewhere, count for the record of their name alone.
    for (scores, chance) in question.own_chances() {
        for name in &names {
            let held = groups.entry((None, name.clone())).or_default();
            held.add(id, scores, chance, question.happened);
        }
    }
    Ok(())
}

/// Puts the forecasts of those who named what misled them into the groups of what they named.
fn gather_misled<'a>(
    desk: &Desk,
    question: &'a SettledQuestion,
    groups: &mut Groups<'a>,
) -> Result<(), LookUpError> {
    let id = question.file.question.id;
    for named in desk.citing::<Misled>(id)? {
        let held = groups.entry((None, named.record.technique)).or_default();
        let own = question.chances().find(|(scores, _)| scores.forecaster == named.author);
        let is_counted =
            held.misled.iter().any(|it| it.question == id && it.forecaster == named.author);
        if let Some((scores, chance)) = own.filter(|_| !is_counted) {
            held.add(id, scores, chance, question.happened);
        }
        let (note, forecaster) = (named.record.note, named.author);
        held.misled.push(Mislead { id: named.id, question: id, forecaster, note });
    }
    Ok(())
}

/// The topic of a question.
pub(crate) struct Topic {
    pub(crate) topic: String,
    /// The judgment that has it, where the question was put under none itself.
    pub(crate) of: Option<Id>,
}

impl Desk {
    /// The topic that a question was last put under, or else that of its judgment.
    pub(crate) fn topic_of(
        &self,
        question: &Recorded<Question>,
    ) -> Result<Option<Topic>, LookUpError> {
        let topics = self.citing::<QuestionTopic>(question.id)?;
        if let Some(last) = topics.into_iter().next_back() {
            return Ok(Some(Topic { topic: last.record.topic, of: None }));
        }
        let Some(id) = question.record.judgment else { return Ok(None) };
        let topic = match self.look_up::<Judgment>(id) {
            Err(LookUpError::Erased { .. }) => None,
            judgment => judgment?.record.topic,
        };
        Ok(topic.map(|topic| Topic { topic, of: Some(id) }))
    }

    /// The sources of the documents that the evidence of a judgment stands in.
    fn sources_of(&self, judgment: Option<Id>) -> Result<BTreeSet<String>, LookUpError> {
        let Some(judgment) = judgment else {
            return Ok(BTreeSet::from(["no judgment behind it".to_owned()]));
        };
        let judgment = match self.look_up::<Judgment>(judgment) {
            Err(LookUpError::Erased { .. }) => {
                return Ok(BTreeSet::from(["a judgment that was erased".to_owned()]));
            }
            judgment => judgment?.record,
        };
        let evidence: Vec<Evidence> = [judgment.evidence_for, judgment.evidence_against].concat();
        let documents: BTreeSet<Id> = evidence.iter().map(|it| it.passage.document).collect();
        let source = |id: Id| {
            let source = self.document(id)?.record.source;
            Ok(source.unwrap_or_else(|| "unnamed source".to_owned()))
        };
        documents.into_iter().map(source).collect()
    }
}
