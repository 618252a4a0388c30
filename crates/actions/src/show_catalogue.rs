//! Showing the catalogue: its predictions with what people said of them, and what they come to.

use domain::{CatalogueAnswer, CatalogueEvidence, Id, Passage, PercentRange, Voice};
use jiff::Timestamp;
use jiff::civil::Date;
use ledger::LedgerError;
use scoring::BadInput;
use serde::Serialize;
use text::{TextRange, sentences};
use thiserror::Error;

use crate::Desk;
use crate::catalogue::{
    CatalogueFile, CatalogueTally, ReaderAgreement, Standing, agreements, tally,
};
use crate::look_up::{LookUpError, Recorded};

/// The catalogue as whoever is at the desk may see it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Catalogue {
    /// How many notes have predictions in it.
    pub notes: usize,
    /// The predictions: those of the notes' authors first, each in the order of the notes.
    pub predictions: Vec<ShownPrediction>,
    /// How many of them whoever is at the desk has answered.
    pub answered: usize,
    /// What the authors' predictions come to: the record of the house.
    pub house: CatalogueTally,
    /// What the predictions of those quoted come to.
    pub quoted: CatalogueTally,
    /// How far each two readers agree.
    pub agreements: Vec<ReaderAgreement>,
}

/// A prediction of the catalogue.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShownPrediction {
    /// Its id.
    pub id: Id,
    /// The prediction as it was read.
    pub noted: Id,
    /// Whether it is the note's own.
    pub voice: Voice,
    /// Whose it is, by name.
    pub by: Option<String>,
    /// The title of the note.
    pub title: Option<String>,
    /// The folder and the file of the note.
    pub path: String,
    /// The day of the note.
    pub published: Option<Date>,
    /// The claim, in the note's words.
    pub claim: String,
    /// Where the words stand.
    pub passage: Passage,
    /// What readers answer.
    pub asked: String,
    /// Whether "no" bears the prediction out.
    pub reversed: bool,
    /// What it depends on.
    pub condition: Option<String>,
    /// The phrase or number that says how likely it is.
    pub phrase: Option<String>,
    /// How likely the words call what is asked, as they were read: the middle of what readers
    /// take the phrase to mean, and what one in ten stays below and goes above.
    pub read_range: Option<PercentRange>,
    /// The same as it stands, corrected by a person or not.
    pub range: Option<PercentRange>,
    /// The day by which it was to happen, as it was read.
    pub read_deadline: Option<Date>,
    /// The same as it stands.
    pub deadline: Option<Date>,
    /// What persons corrected, oldest first.
    pub corrections: Vec<ShownCorrection>,
    /// The answers that whoever is at the desk may see, undone ones too, oldest first.
    pub answers: Vec<ShownAnswer>,
    /// How many answers of others are hidden until one's own is given.
    pub hidden_answers: usize,
    /// How it stands: `unanswered`, `hidden`, `in dispute`, or the answer.
    pub standing: &'static str,
    /// What one's own answer says, if one stands.
    pub own: Option<&'static str>,
}

/// An answer to a prediction of the catalogue.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShownAnswer {
    /// Its id.
    pub id: Id,
    /// Who answered.
    pub reader: String,
    /// When.
    pub recorded_at: Timestamp,
    /// What the answer says.
    pub answer: &'static str,
    /// Why, if it is neither yes nor no.
    pub reason: Option<String>,
    /// What shows it.
    pub evidence: Option<CatalogueEvidence>,
    /// Since when it is known.
    pub known_on: Date,
    /// Why it was undone, if it was.
    pub undone: Option<String>,
}

/// What a person said that the words of a prediction meant.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShownCorrection {
    /// Its id.
    pub id: Id,
    /// Who.
    pub author: String,
    /// How likely the words called what is asked.
    pub range: Option<PercentRange>,
    /// By which day it was to happen.
    pub deadline: Option<Date>,
    /// Why.
    pub reason: String,
}

/// Why the catalogue cannot be shown.
#[derive(Debug, Error)]
pub enum ShowCatalogueError {
    /// Something in it cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// Agreement cannot be worked out.
    #[error(transparent)]
    Agreement(#[from] BadInput),
    /// The ledger cannot be read.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

impl Catalogue {
    /// The first prediction that whoever is at the desk has not answered, behind another one if it
    /// is named, and from the beginning if there is none behind; `skipped` are passed over.
    pub fn next(&self, behind: Option<Id>, skipped: &[Id]) -> Option<&ShownPrediction> {
        let place = self.predictions.iter().position(|it| Some(it.id) == behind);
        let start = place.map_or(0, |place| place + 1);
        let (before, after) = self.predictions.split_at(start);
        let mut ahead = after.iter().chain(before);
        ahead.find(|it| it.own.is_none() && !skipped.contains(&it.id))
    }

    /// A prediction by its id.
    pub fn find(&self, id: Id) -> Option<&ShownPrediction> {
        self.predictions.iter().find(|it| it.id == id)
    }
}

/// Shows the catalogue. Others' answers are hidden until one's own is given or two people have
/// answered alike, and the sums leave them out: whoever has answered nothing yet may be the second
/// reader, or the third who is asked where two differ.
///
/// # Errors
///
/// The ledger cannot be read.
pub fn show_catalogue(desk: &Desk) -> Result<Catalogue, ShowCatalogueError> {
    let reader = desk.author();
    let mut files = desk.catalogue_files()?;
    files.sort_by_key(|file| (file.entry.record.voice, file.entry.id));
    let hides = |file: &CatalogueFile| {
        file.hides_answers_from(reader) && file.standing_answers().count() > 0
    };
    let tally_of = |voice: Voice| {
        let of_voice = files.iter().filter(|file| file.entry.record.voice == voice);
        let (hidden, shown): (Vec<_>, Vec<_>) = of_voice.partition(|file| hides(file));
        tally(&shown, hidden.len())
    };
    let mut notes: Vec<Id> = files.iter().map(|file| file.entry.record.document).collect();
    notes.sort_unstable();
    notes.dedup();
    let mut agreements = agreements(&files)?;
    let is_hidden = |id: Id| files.iter().any(|file| file.entry.id == id && hides(file));
    for agreement in &mut agreements {
        agreement.disagreements.retain(|it| !is_hidden(it.prediction));
    }
    Ok(Catalogue {
        notes: notes.len(),
        answered: files.iter().filter(|file| file.of(reader).is_some()).count(),
        house: tally_of(Voice::Author),
        quoted: tally_of(Voice::Quoted),
        agreements,
        predictions: files.iter().map(|file| shown(file, reader)).collect(),
    })
}

/// The whole sentence that a prediction stands in, as "It is unlikely that …", which readers need
/// and the claim leaves out.
///
/// # Errors
///
/// The text of its note cannot be read.
pub fn sentence_around(desk: &Desk, prediction: &ShownPrediction) -> Result<String, LookUpError> {
    let Passage { document, span } = &prediction.passage;
    let text = desk.text_of(&desk.document(*document)?)?.text;
    let claim = TextRange::new(span.start, span.end);
    let sentences = sentences(&text).into_iter().filter(|it| it.overlaps(claim));
    let whole = sentences.reduce(TextRange::joined).unwrap_or(claim);
    Ok(whole.of(&text).split_whitespace().collect::<Vec<_>>().join(" "))
}

fn shown(file: &CatalogueFile, reader: &str) -> ShownPrediction {
    let (entry, noted) = (&file.entry.record, &file.noted);
    let hides = file.hides_answers_from(reader);
    let is_seen = |answer: &&Recorded<CatalogueAnswer>| !hides || answer.author == reader;
    let hidden_answers = file.standing_answers().filter(|it| !is_seen(it)).count();
    ShownPrediction {
        id: file.entry.id,
        noted: entry.prediction,
        voice: entry.voice,
        by: noted.by.clone(),
        title: file.document.title.clone(),
        path: format!("{}/{}", entry.folder, entry.file),
        published: file.document.published,
        claim: noted.claim.clone(),
        passage: Passage { document: entry.document, span: noted.span.clone() },
        asked: file.asked().to_owned(),
        reversed: file.is_reversed(),
        condition: noted.condition.clone(),
        phrase: noted.phrase.clone(),
        read_range: file.read_range(),
        range: file.range(),
        read_deadline: file.read_deadline(),
        deadline: file.deadline(),
        corrections: file.corrections.iter().map(correction).collect(),
        answers: file.answers.iter().filter(is_seen).map(|it| answer(file, it)).collect(),
        standing: if hidden_answers > 0 { "hidden" } else { standing(file) },
        hidden_answers,
        own: file.of(reader).map(|it| it.record.outcome.word()),
    }
}

fn standing(file: &CatalogueFile) -> &'static str {
    match file.standing() {
        Standing::Unanswered => "unanswered",
        Standing::InDispute => "in dispute",
        Standing::Settled(outcome) => outcome.word(),
    }
}

fn answer(file: &CatalogueFile, answer: &Recorded<CatalogueAnswer>) -> ShownAnswer {
    let CatalogueAnswer { outcome, evidence, known_on, .. } = &answer.record;
    ShownAnswer {
        id: answer.id,
        reader: answer.author.clone(),
        recorded_at: answer.recorded_at,
        answer: outcome.word(),
        reason: outcome.reason().map(str::to_owned),
        evidence: evidence.clone(),
        known_on: *known_on,
        undone: file.undoing(answer.id).map(|it| it.record.reason.clone()),
    }
}

fn correction(it: &Recorded<domain::CatalogueCorrection>) -> ShownCorrection {
    ShownCorrection {
        id: it.id,
        author: it.author.clone(),
        range: it.record.range,
        deadline: it.record.deadline,
        reason: it.record.reason.clone(),
    }
}
