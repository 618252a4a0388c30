//! Filing a note: it is checked, and kept as a brief with its text as it stands.

use briefing::note::NoteError;
use domain::{Brief, Digest, Entry, Id, Kind, NotedQuote, Question, Record};
use ledger::LedgerError;
use serde::Serialize;
use thiserror::Error;

use crate::Desk;
use crate::ai_use::documents;
use crate::desk::Decided;
use crate::lint_note::{CheckedNote, LintNoteError, NoteReport, check_note};
use crate::look_up::LookUpError;
use crate::moment::day;
use crate::person::OnlyAPerson;
use crate::write_brief::{brief_forecast, brief_judgment};

/// A note that was filed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FiledBrief {
    /// The brief as which it was filed.
    pub id: Id,
    /// The brief that it corrects.
    pub corrects: Option<Id>,
    /// The SHA-256 of its text.
    pub sha256: Digest,
    /// What an editor would still send back.
    pub report: NoteReport,
}

/// Why a note cannot be filed.
#[derive(Debug, Error)]
pub enum FileNoteError {
    /// A machine may not.
    #[error(transparent)]
    Machine(#[from] OnlyAPerson),
    /// It cannot be read or checked.
    #[error(transparent)]
    Lint(#[from] LintNoteError),
    /// It says what is not so.
    #[error("the note has {}; mend what `forsooth lint` says of it", counted(.0.errors))]
    Errors(NoteReport),
    /// It tells of nothing.
    #[error("the note tells of no judgment; name one in its front matter, as \"judgments: j-1\"")]
    NoJudgments,
    /// The same text stands already.
    #[error("{0} is this very note; nothing was changed since it was filed")]
    Unchanged(Id),
    /// Somebody filed another version since.
    #[error(
        "{edited} was filed again by {author} as {by} while you edited it; bring your text and that \
         of {by} together (forsooth show {by}), and write \"filed: {by}\" in the front matter"
    )]
    Conflict {
        /// The version that was edited.
        edited: Id,
        /// The version that took its place.
        by: Id,
        /// Who filed that.
        author: String,
    },
    /// The brief it says it was filed as is no note.
    #[error("{0} was written from the desk and is no note; leave \"filed: {0}\" out")]
    NotANote(Id),
    /// Something it names cannot be looked up.
    #[error(transparent)]
    LookUp(#[from] LookUpError),
    /// The ledger refused it.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

impl From<NoteError> for FileNoteError {
    fn from(error: NoteError) -> Self {
        Self::Lint(error.into())
    }
}

fn counted(errors: usize) -> String {
    if errors == 1 { "1 error".to_owned() } else { format!("{errors} errors") }
}

/// Checks a note and keeps it as a brief. A note that says as which brief it was filed before
/// corrects that one.
///
/// # Errors
///
/// It is no note, the lint finds errors, another version was filed in between, or a machine asks.
pub fn file_note(desk: &mut Desk, bytes: &[u8]) -> Result<FiledBrief, FileNoteError> {
    desk.check_person("file a note")?;
    let text = std::str::from_utf8(bytes).map_err(|_| LintNoteError::NotText)?;
    let checked = check_note(desk, text)?;
    if checked.report.errors > 0 {
        return Err(FileNoteError::Errors(checked.report));
    }
    if checked.named.judgments.is_empty() {
        return Err(FileNoteError::NoJudgments);
    }
    let id = desk.record(|desk| decide(desk, text, &checked))?;
    Ok(FiledBrief {
        id,
        corrects: checked.note.head.filed,
        sha256: Digest::of(text.as_bytes()),
        report: checked.report,
    })
}

/// The text of a note with the brief as which it was now filed in its front matter.
pub fn marked_as_filed(text: &str, id: Id) -> String {
    // The lines keep their ends, whichever they are.
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let line_end = if lines.first().is_some_and(|it| it.ends_with("\r\n")) { "\r\n" } else { "\n" };
    let end = lines.iter().skip(1).position(|line| line.trim_end() == "---").map_or(0, |it| it + 1);
    let filed = format!("filed: {id}{line_end}");
    match lines.iter().take(end).position(|line| line.trim_start().starts_with("filed:")) {
        Some(old) => lines[old] = &filed,
        None => lines.insert(end, &filed),
    }
    lines.concat()
}

fn decide(desk: &Desk, text: &str, checked: &CheckedNote) -> Result<Decided, FileNoteError> {
    let corrects = match checked.note.head.filed {
        None => None,
        Some(id) => Some(edited(desk, id, text)?.sequence),
    };
    Ok(Decided { record: Record::Brief(brief(desk, text, checked)?), corrects })
}

/// The entry that the note is a new version of.
fn edited(desk: &Desk, id: Id, text: &str) -> Result<Entry, FileNoteError> {
    let entry = desk.find_kind(id, Kind::Brief)?;
    let Record::Brief(Brief { note: Some(note), .. }) = &entry.record else {
        return Err(FileNoteError::NotANote(id));
    };
    if let Some(by) = desk.correction(&entry)? {
        let author = desk.find(by)?.author;
        return Err(FileNoteError::Conflict { edited: id, by, author });
    }
    let is_same = without_filing(&note.text) == without_filing(text);
    if is_same { Err(FileNoteError::Unchanged(id)) } else { Ok(entry) }
}

/// The lines of a note but the one that says as what it was filed.
fn without_filing(text: &str) -> Vec<&str> {
    text.lines().filter(|line| !line.starts_with("filed:")).collect()
}

fn brief(desk: &Desk, text: &str, checked: &CheckedNote) -> Result<Brief, FileNoteError> {
    let CheckedNote { note, named, ladder, .. } = checked;
    let author = note.head.author.as_deref().unwrap_or(&desk.author);
    let judgments = named.judgments.iter().map(|id| brief_judgment(desk, *id, ladder, author));
    let judgments: Vec<domain::BriefJudgment> = judgments.collect::<Result<_, _>>()?;
    let is_told = |id: &&Id| {
        judgments.iter().flat_map(|it| &it.forecasts).any(|forecast| forecast.question == **id)
    };
    let others = named
        .questions
        .iter()
        .filter(|id| !is_told(id))
        .map(|id| brief_forecast(desk, desk.look_up::<Question>(*id)?, ladder, author));
    let quotes = noted_quotes(desk, checked)?;
    let cited = quotes.iter().map(|it| it.quote.passage.document);
    let rested_on = cited.chain(judgments.iter().flat_map(documents));
    Ok(Brief {
        ai_use: desk.ai_use(rested_on, note.head.ai.as_deref())?,
        title: note.head.title.clone(),
        byline: byline(author, &desk.author),
        date: note.head.date.map_or_else(|| desk.now().map(day), Ok)?,
        summary: None,
        ladder: ladder.name().to_owned(),
        note: Some(domain::FiledNote {
            template: note.head.template.clone(),
            text: text.to_owned(),
            sha256: Digest::of(text.as_bytes()),
            quotes,
            forecasts: others.collect::<Result<_, _>>()?,
        }),
        judgments,
    })
}

fn noted_quotes(desk: &Desk, checked: &CheckedNote) -> Result<Vec<NotedQuote>, LookUpError> {
    let mut quotes = Vec::new();
    for reference in &checked.named.references {
        let Some(Ok(evidence)) = checked.named.evidence.get(reference) else { continue };
        let told = desk.quotes(std::slice::from_ref(evidence))?;
        quotes.extend(told.into_iter().map(|quote| NotedQuote {
            reference: reference.clone(),
            item: evidence.item,
            quote,
        }));
    }
    Ok(quotes)
}

/// Under whose name a note stands: its author's, and who filed it where that is somebody else.
fn byline(author: &str, filer: &str) -> String {
    if author == filer { author.to_owned() } else { format!("{author} (filed by {filer})") }
}
