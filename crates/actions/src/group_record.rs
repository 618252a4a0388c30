//! Telling the record by person, topic, source or technique.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Document, Evidence, Id, Judgment, Misled, QuestionTopic};
use serde::Serialize;

use crate::Desk;
use crate::look_up::LookUpError;
use crate::record::{GroupScores, Mislead, RecordGroup, SettledQuestion, group, settled_questions};
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
}

/// The record by something.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GroupedRecord {
    /// By what.
    pub by: RecordBy,
    /// The groups, by name. A question with two sources is in two groups.
    pub groups: Vec<RecordGroup>,
}

impl RecordBy {
    /// Everything that the record can be told by.
    pub const ALL: [Self; 4] = [Self::Person, Self::Topic, Self::Source, Self::Technique];

    /// By what, in a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Topic => "topic",
            Self::Source => "source",
            Self::Technique => "technique",
        }
    }
}

/// Tells the record by person, topic, source or technique, from the last forecasts of every
/// settled question of yes or no.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn group_record(desk: &Desk, by: RecordBy) -> Result<GroupedRecord, ScoreQuestionError> {
    let settled = settled_questions(desk, |_| ())?;
    let mut groups: BTreeMap<String, GroupScores<'_>> = BTreeMap::new();
    for question in &settled {
        gather(desk, by, question, &mut groups)?;
    }
    let who = |name: &str| match by {
        RecordBy::Person => name.to_owned(),
        RecordBy::Topic | RecordBy::Source | RecordBy::Technique => "people".to_owned(),
    };
    let told = groups.into_iter().map(|(name, gathered)| group(&name, &who(&name), gathered));
    Ok(GroupedRecord { by, groups: told.collect() })
}

/// Puts the forecasts of a question into the groups that they belong to.
fn gather<'a>(
    desk: &Desk,
    by: RecordBy,
    question: &'a SettledQuestion,
    groups: &mut BTreeMap<String, GroupScores<'a>>,
) -> Result<(), LookUpError> {
    let id = question.file.question.id;
    let names = match by {
        RecordBy::Person => BTreeSet::new(),
        RecordBy::Topic => BTreeSet::from([desk.topic_of(id)?]),
        RecordBy::Source => desk.sources_of(question.file.question.record.judgment)?,
        RecordBy::Technique => return gather_misled(desk, question, groups),
    };
    for (scores, chance) in question.chances() {
        let own = (by == RecordBy::Person).then(|| scores.forecaster.clone());
        for name in names.iter().cloned().chain(own) {
            groups.entry(name).or_default().add(id, scores, chance, question.happened);
        }
    }
    Ok(())
}

/// Puts the forecasts of those who named what misled them into the groups of what they named.
fn gather_misled<'a>(
    desk: &Desk,
    question: &'a SettledQuestion,
    groups: &mut BTreeMap<String, GroupScores<'a>>,
) -> Result<(), LookUpError> {
    let id = question.file.question.id;
    for named in desk.citing::<Misled>(id)? {
        let held = groups.entry(named.record.technique).or_default();
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

impl Desk {
    /// The topic that a question was last put under.
    pub(crate) fn topic_of(&self, question: Id) -> Result<String, LookUpError> {
        let topics = self.citing::<QuestionTopic>(question)?;
        let last = topics.into_iter().next_back().map(|it| it.record.topic);
        Ok(last.unwrap_or_else(|| "no topic".to_owned()))
    }

    /// The sources of the documents that the evidence of a judgment stands in.
    fn sources_of(&self, judgment: Option<Id>) -> Result<BTreeSet<String>, LookUpError> {
        let Some(judgment) = judgment else {
            return Ok(BTreeSet::from(["no judgment behind it".to_owned()]));
        };
        let judgment = self.look_up::<Judgment>(judgment)?.record;
        let evidence: Vec<Evidence> = [judgment.evidence_for, judgment.evidence_against].concat();
        let documents: BTreeSet<Id> = evidence.iter().map(|it| it.passage.document).collect();
        let source = |id: Id| {
            let source = self.look_up::<Document>(id)?.record.source;
            Ok(source.unwrap_or_else(|| "unnamed source".to_owned()))
        };
        documents.into_iter().map(source).collect()
    }
}
