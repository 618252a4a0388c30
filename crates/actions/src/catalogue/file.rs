//! The file of a catalogued prediction: what was read, and all that people said of it.

use std::collections::BTreeMap;

use domain::{
    CatalogueAnswer, CatalogueCorrection, CatalogueOutcome, CatalogueUndoing, CataloguedPrediction,
    Document, Found, Id, NotedPrediction, PercentRange, Recordable,
};
use jiff::civil::Date;
use ledger::LedgerError;

use crate::Desk;
use crate::look_up::{LookUpError, Recorded};

/// How many readers make answers independent; from then on nothing is hidden.
const READERS: usize = 2;

/// A catalogued prediction with all that names it.
pub(crate) struct CatalogueFile {
    pub(crate) entry: Recorded<CataloguedPrediction>,
    pub(crate) noted: NotedPrediction,
    pub(crate) document: Document,
    /// Every answer, undone ones too, oldest first.
    pub(crate) answers: Vec<Recorded<CatalogueAnswer>>,
    pub(crate) undone: Vec<Recorded<CatalogueUndoing>>,
    pub(crate) corrections: Vec<Recorded<CatalogueCorrection>>,
}

/// How a catalogued prediction stands.
pub(crate) enum Standing<'a> {
    /// Nobody's answer stands.
    Unanswered,
    /// All answers that stand say the same.
    Settled(&'a CatalogueOutcome),
    /// Two answers that stand differ.
    InDispute,
}

impl CatalogueFile {
    /// The undoing of an answer, if it was undone.
    pub(crate) fn undoing(&self, answer: Id) -> Option<&Recorded<CatalogueUndoing>> {
        self.undone.iter().find(|it| it.record.answer == answer)
    }

    /// The answers that stand, oldest first.
    pub(crate) fn standing_answers(&self) -> impl Iterator<Item = &Recorded<CatalogueAnswer>> {
        self.answers.iter().filter(|answer| self.undoing(answer.id).is_none())
    }

    /// A reader's answer that stands.
    pub(crate) fn of(&self, reader: &str) -> Option<&Recorded<CatalogueAnswer>> {
        self.standing_answers().find(|answer| answer.author == reader)
    }

    /// Whether others' answers are hidden from somebody: they have given none, and no two readers
    /// have, or they differ and a third is to decide between them without knowing what they said.
    pub(crate) fn hides_answers_from(&self, reader: &str) -> bool {
        let is_awaited = self.standing_answers().count() < READERS
            || matches!(self.standing(), Standing::InDispute);
        self.of(reader).is_none() && is_awaited
    }

    /// How it stands.
    pub(crate) fn standing(&self) -> Standing<'_> {
        let mut answers = self.standing_answers().map(|it| &it.record.outcome);
        let Some(first) = answers.next() else { return Standing::Unanswered };
        if answers.all(|other| other.word() == first.word()) {
            Standing::Settled(first)
        } else {
            Standing::InDispute
        }
    }

    /// What readers answer: the drafted question, which is asked the positive way round.
    pub(crate) fn asked(&self) -> &str {
        self.noted.question.as_ref().map_or(&self.noted.claim, |question| &question.text)
    }

    /// Whether "no" bears the prediction out.
    pub(crate) fn is_reversed(&self) -> bool {
        self.noted.question.as_ref().is_some_and(|question| question.reversed)
    }

    /// Whether the phrase rates the contrary of what is asked: "will probably not" does, while
    /// "not likely" has the denial in itself.
    pub(crate) fn is_turned(&self) -> bool {
        let phrase = self.noted.phrase.as_deref().unwrap_or_default().to_lowercase();
        self.is_reversed() && !phrase.split_whitespace().any(|word| word == "not")
    }

    /// How likely the words called what is asked, as they were read.
    pub(crate) fn read_range(&self) -> Option<PercentRange> {
        let implied = self.noted.implied.as_ref()?;
        let (low, median, high) = (implied.low, implied.median, implied.high);
        Some(if self.is_turned() {
            PercentRange { low: 100.0 - high, median: 100.0 - median, high: 100.0 - low }
        } else {
            PercentRange { low, median, high }
        })
    }

    /// How likely the words called what is asked: as a person last corrected it, or as read.
    pub(crate) fn range(&self) -> Option<PercentRange> {
        self.corrected(|it| it.range).or_else(|| self.read_range())
    }

    /// The day by which it was to happen, as it was read.
    pub(crate) fn read_deadline(&self) -> Option<Date> {
        let drafted = self.noted.question.as_ref().and_then(|it| it.deadline.as_ref());
        self.noted.by_date.or(drafted.map(|it| it.date))
    }

    /// The day by which it was to happen: as a person last corrected it, or as read.
    pub(crate) fn deadline(&self) -> Option<Date> {
        self.corrected(|it| it.deadline).or_else(|| self.read_deadline())
    }

    /// Whether a range was corrected after somebody had answered, and so perhaps in hindsight.
    pub(crate) fn is_corrected_late(&self) -> bool {
        let answered = self.answers.first().map(|it| it.recorded_at);
        let ranges = self.corrections.iter().filter(|it| it.record.range.is_some());
        answered.is_some_and(|at| ranges.map(|it| it.recorded_at).any(|it| it >= at))
    }

    fn corrected<T>(&self, part: impl Fn(&CatalogueCorrection) -> Option<T>) -> Option<T> {
        self.corrections.iter().rev().find_map(|it| part(&it.record))
    }
}

impl Desk {
    /// A catalogued prediction with all that names it.
    pub(crate) fn catalogue_file(&self, id: Id) -> Result<CatalogueFile, LookUpError> {
        let entry = self.look_up::<CataloguedPrediction>(id)?;
        let noted = self.look_up::<Found<NotedPrediction>>(entry.record.prediction)?;
        let document = self.document(entry.record.document)?;
        Ok(CatalogueFile {
            noted: noted.record.item,
            document: document.record,
            answers: self.citing(id)?,
            undone: self.citing(id)?,
            corrections: self.citing(id)?,
            entry,
        })
    }

    /// The whole catalogue, in the order in which it was taken up.
    pub(crate) fn catalogue_files(&self) -> Result<Vec<CatalogueFile>, LookUpError> {
        let mut answers = self.sorted_by(|it: &CatalogueAnswer| it.prediction)?;
        let mut undone = self.sorted_by(|it: &CatalogueUndoing| it.prediction)?;
        let mut corrections = self.sorted_by(|it: &CatalogueCorrection| it.prediction)?;
        let mut documents: BTreeMap<Id, Document> = BTreeMap::new();
        let mut files = Vec::new();
        for entry in self.every::<CataloguedPrediction>()? {
            let noted = self.look_up::<Found<NotedPrediction>>(entry.record.prediction)?;
            let document = match documents.get(&entry.record.document) {
                Some(document) => document.clone(),
                None => self.document(entry.record.document)?.record,
            };
            documents.insert(entry.record.document, document.clone());
            files.push(CatalogueFile {
                noted: noted.record.item,
                document,
                answers: answers.remove(&entry.id).unwrap_or_default(),
                undone: undone.remove(&entry.id).unwrap_or_default(),
                corrections: corrections.remove(&entry.id).unwrap_or_default(),
                entry,
            });
        }
        Ok(files)
    }

    fn sorted_by<T: Recordable>(
        &self,
        prediction: impl Fn(&T) -> Id,
    ) -> Result<BTreeMap<Id, Vec<Recorded<T>>>, LedgerError> {
        let mut sorted: BTreeMap<Id, Vec<Recorded<T>>> = BTreeMap::new();
        for recorded in self.every::<T>()? {
            sorted.entry(prediction(&recorded.record)).or_default().push(recorded);
        }
        Ok(sorted)
    }
}
