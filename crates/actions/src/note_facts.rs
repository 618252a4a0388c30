//! What the desk knows of the things that a note names.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use briefing::lint::{Facts, JudgmentFacts, LadderWords, PassageFacts, QuestionFacts, Rung};
use briefing::note::{Note, Piece};
use domain::{Evidence, Id, Judgment, Kind, Probability, Question};
use forecasting::QuestionState;
use judging::{AssumptionState, ChangeVerdict, Ladder, change};

use crate::Desk;
use crate::evidence::{EvidenceRef, Texts};
use crate::look_up::LookUpError;
use crate::moment::day;
use crate::score_question::ScoreQuestionError;
use crate::show_record::show_record;

/// What is said of an author none of whose forecasts has been scored.
const NO_RECORD: &str = "None of our forecasts has been settled yet.";

/// Everything a note names, as the desk has it.
pub(crate) struct Named {
    /// The evidence of each reference, or why it leads nowhere.
    pub(crate) evidence: BTreeMap<String, Result<Evidence, String>>,
    /// The references, in the order of the note.
    pub(crate) references: Vec<String>,
    /// The judgments, in the order told.
    pub(crate) judgments: Vec<Id>,
    /// The questions that it names itself.
    pub(crate) questions: Vec<Id>,
}

/// Cuts a text into sentences, as notes are cut.
pub(crate) fn cut(text: &str) -> Vec<Range<usize>> {
    text::sentences(text).into_iter().map(|range| range.start..range.end).collect()
}

impl Desk {
    /// What a note names.
    pub(crate) fn named_in(&self, note: &Note) -> Named {
        let pieces = || note.blocks.iter().flat_map(|it| &it.sentences).flat_map(|it| &it.pieces);
        let mut references: Vec<String> = Vec::new();
        let mut ids: Vec<Id> = note.head.judgments.clone();
        for piece in pieces() {
            match piece {
                Piece::Reference(reference) => push(&mut references, reference.clone()),
                Piece::Mark(mark) if mark.word.kind().is_claim() => {
                    mark.ids.iter().for_each(|id| push(&mut ids, *id));
                }
                Piece::Words(_) | Piece::Mark(_) | Piece::NoMark(_) => {}
            }
        }
        let of = |kind| ids.iter().copied().filter(|id| id.kind == kind).collect();
        let evidence = references.iter().map(|it| (it.clone(), self.referred(it))).collect();
        Named { evidence, references, judgments: of(Kind::Judgment), questions: of(Kind::Question) }
    }

    fn referred(&self, reference: &str) -> Result<Evidence, String> {
        let parsed: EvidenceRef = reference.parse().map_err(|error| format!("{error}"))?;
        let evidence = self.evidence(&[parsed]).map_err(|error| error.to_string())?;
        evidence.into_iter().next().ok_or_else(|| format!("{reference} has no words"))
    }

    /// The facts by which a note is linted.
    pub(crate) fn note_facts<'a>(
        &self,
        note: &Note,
        named: &Named,
        ladders: Vec<LadderWords>,
        phrase: &'a dyn Fn(Probability) -> String,
    ) -> Result<Facts<'a>, ScoreQuestionError> {
        let marks = || note.sentences().flat_map(|(_, sentence)| sentence.marks());
        let marked = marks().flat_map(|mark| mark.told().iter().copied());
        let told_of: BTreeSet<Id> = marked.chain(named.judgments.iter().copied()).collect();
        let earlier = marks().flat_map(|mark| mark.earlier().iter().copied());
        let all: BTreeSet<Id> = earlier.chain(told_of.iter().copied()).collect();
        let mut judgments = BTreeMap::new();
        let mut questions = BTreeMap::new();
        let author = note.head.author.as_deref().unwrap_or(&self.author);
        for id in all {
            if id.kind == Kind::Judgment {
                // What was judged before may have been corrected since; what is told now may not.
                let stands = if told_of.contains(&id) {
                    self.find_standing(id, Kind::Judgment).map(drop)
                } else {
                    Ok(())
                };
                judgments.insert(id, told(stands.and_then(|()| self.judgment_facts(id)))?);
            } else if id.kind == Kind::Question {
                questions.insert(id, told(self.question_facts(id, author))?);
            }
        }
        Ok(Facts {
            passages: self.passage_facts(named)?,
            judgments,
            questions,
            ladders,
            phrase,
            record: self.settled_record()?,
        })
    }

    fn passage_facts(
        &self,
        named: &Named,
    ) -> Result<BTreeMap<String, Result<PassageFacts, String>>, LookUpError> {
        let mut texts = Texts::default();
        let mut facts = BTreeMap::new();
        for (reference, evidence) in &named.evidence {
            let fact = match evidence {
                Err(why) => Err(why.clone()),
                Ok(Evidence { passage, .. }) => {
                    let text = texts.of(self, passage.document)?.to_owned();
                    Ok(PassageFacts { words: passage.span.text.clone(), text })
                }
            };
            facts.insert(reference.clone(), fact);
        }
        Ok(facts)
    }

    fn judgment_facts(&self, id: Id) -> Result<JudgmentFacts, LookUpError> {
        let recorded = self.look_up::<Judgment>(id)?;
        let judgment = recorded.record.clone();
        let placed = self.placed_quotes(&judgment.evidence_for)?;
        let document =
            |it: crate::quotes::PlacedQuote| (it.quote.passage.document, it.quote.source);
        let earlier = match judgment.earlier {
            None => None,
            Some(earlier) => {
                let before = self.look_up::<Judgment>(earlier)?.record;
                let verdict = change(&judgment, earlier, &before).verdict;
                Some((earlier, verdict == ChangeVerdict::Unchanged))
            }
        };
        let standings = self.assumptions_of(&recorded)?.into_iter();
        let broken = standings.filter(|it| matches!(it.state, AssumptionState::Broken { .. }));
        Ok(JudgmentFacts {
            broken: broken.map(|it| it.text).collect(),
            likelihood: judgment.likelihood,
            passages_for: judgment.evidence_for.len(),
            passages_against: judgment.evidence_against.len(),
            documents: placed.into_iter().map(document).collect(),
            alternatives: judgment.alternatives.len(),
            earlier,
            checkpoint: judgment.checkpoint.map(|checkpoint| checkpoint.date),
            questions: self.citing::<Question>(id)?.into_iter().map(|it| it.id).collect(),
            confidence_reason: judgment.confidence_reason,
        })
    }

    fn question_facts(&self, id: Id, author: &str) -> Result<QuestionFacts, LookUpError> {
        let file = self.question_file(id)?;
        let held = self.forecast_told_by(author, &file);
        let settled = match &file.state {
            QuestionState::Settled { resolution, known_at } => {
                Some((resolution.words(), day(*known_at)))
            }
            QuestionState::Open | QuestionState::Closed | QuestionState::Void { .. } => None,
        };
        Ok(QuestionFacts {
            settled,
            probability: held.and_then(|it| it.record.chances.of_yes()),
            forecaster: held.map(|it| it.author.clone()).filter(|name| name != author),
            deadline: day(file.timetable.deadline_at),
        })
    }

    /// The settled record of whoever is at the desk, in sentences.
    pub(crate) fn settled_record(&self) -> Result<String, ScoreQuestionError> {
        let record = show_record(self)?;
        let own = record.forecasters.into_iter().find(|it| it.forecaster == self.author);
        Ok(own.map_or_else(|| NO_RECORD.to_owned(), |it| it.verdict))
    }
}

/// What cannot be looked up is a finding of the lint; a ledger that cannot be read is not.
fn told<T>(found: Result<T, LookUpError>) -> Result<Result<T, String>, LookUpError> {
    match found {
        Ok(found) => Ok(Ok(found)),
        Err(
            error @ (LookUpError::Ledger(_) | LookUpError::Copies(_) | LookUpError::TextLost(_)),
        ) => Err(error),
        Err(error) => Ok(Err(error.to_string())),
    }
}

/// The words of a ladder and, behind them, of all others.
pub(crate) fn ladder_words<'a>(
    own: &'a Ladder,
    others: impl IntoIterator<Item = &'a Ladder>,
) -> Vec<LadderWords> {
    let others = others.into_iter().filter(|ladder| ladder.name() != own.name());
    std::iter::once(own).chain(others).map(words_of).collect()
}

fn words_of(ladder: &Ladder) -> LadderWords {
    let rung = |band: &judging::Band| Rung {
        low: band.low(),
        high: band.high(),
        words: band.words().to_vec(),
    };
    LadderWords { name: ladder.name().to_owned(), rungs: ladder.bands().iter().map(rung).collect() }
}

fn push<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}
