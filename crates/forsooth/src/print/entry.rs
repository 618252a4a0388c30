//! Any entry on a terminal.

use std::io::{Result, Write};

use actions::{ShownEntry, chances_alone};
use domain::{DeskOpening, Forecast, Id, Misled, Record, SourceGrade, Withdrawal, to_the_minute};
use jiff::Timestamp;

use crate::print::{
    catalogue, earlier_wordings, events, feeds, list, noted, one_line, reading, watches,
};
use crate::style::{FAINT, HEADING, ID, WORDS};

/// Prints an entry and what names it.
pub(crate) fn entry(shown: &ShownEntry, out: &mut dyn Write) -> Result<()> {
    let entry = &shown.entry;
    writeln!(out, "{ID}{}{ID:#}  {HEADING}{}{HEADING:#}", entry.id, entry.id.kind)?;
    finding(&entry.record, out)?;
    for passage in entry.record.passages() {
        let (document, span) = (passage.document, passage.span);
        writeln!(out, "  {ID}{document}{ID:#}{FAINT}:{}-{}{FAINT:#}", span.start, span.end)?;
        let words = one_line(&span.text);
        // How a statement is told, and whether in marks, stands above.
        let is_statement = matches!(entry.record, Record::Statement(_));
        let words = if is_statement { words } else { format!("“{words}”") };
        writeln!(out, "    {WORDS}{words}{WORDS:#}")?;
    }
    if let Some(corrects) = entry.corrects {
        writeln!(out, "  corrects entry {corrects}")?;
    }
    writeln!(
        out,
        "  {FAINT}entry {} by {}, {}{FAINT:#}",
        entry.sequence,
        one_line(&entry.author),
        to_the_minute(entry.recorded_at)
    )?;
    writeln!(out, "  {FAINT}SHA-256 {}{FAINT:#}", entry.sha256)?;
    if let Some(earlier) = &shown.earlier {
        writeln!(out)?;
        earlier_wordings(earlier, out)?;
        earlier.notes.iter().try_for_each(|note| writeln!(out, "  {FAINT}{note}{FAINT:#}"))?;
    }
    if shown.cited_by.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{HEADING}Named by{HEADING:#}")?;
    list(&shown.cited_by, out)
}

fn settled(
    (question, words, known_at): (Id, String, Timestamp),
    out: &mut dyn Write,
) -> Result<()> {
    let (words, known) = (one_line(&words), to_the_minute(known_at));
    writeln!(out, "  {question} settled {words}, known {known}")
}

fn desk(opening: &DeskOpening, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "  {}", one_line(&opening.name))?;
    let Some(rules) = &opening.scoring else { return Ok(()) };
    writeln!(out, "  scored from here on by edition {} of the rules", rules.edition)?;
    rules.rules.iter().try_for_each(|rule| writeln!(out, "    {}", one_line(rule)))
}

/// Prints what a record says.
pub(crate) fn finding(record: &Record, out: &mut dyn Write) -> Result<()> {
    match record {
        Record::Statement(found) => reading::statement(&found.item, out),
        Record::Event(found) => reading::event(&found.item, out),
        Record::Position(found) => reading::position(&found.item, out),
        Record::ScheduledEvent(found) => reading::scheduled(&found.item, out),
        Record::Relation(found) => reading::relation(&found.item, out),
        Record::NotedJudgment(found) => noted::judgment(&found.item, out),
        Record::NotedPrediction(found) => noted::prediction(&found.item, out),
        Record::Desk(opening) => desk(opening, out),
        Record::Document(document) => {
            writeln!(out, "  {}", one_line(document.title.as_deref().unwrap_or("Untitled")))
        }
        Record::Judgment(judgment) => writeln!(out, "  {}", one_line(&judgment.claim)),
        Record::Question(question) => writeln!(out, "  {}", one_line(&question.text)),
        Record::Forecast(it) => forecast(it, out),
        Record::AddedOption(added) => {
            writeln!(out, "  {} on {}", one_line(&added.option), added.question)
        }
        Record::Withdrawal(it) => withdrawal(it, out),
        Record::ScheduleChange(change) => {
            writeln!(out, "  {} was {}", change.scheduled, change.fate.words())
        }
        Record::ProposedSettlement(it) => {
            settled((it.question, it.resolution.words(), it.known_at), out)
        }
        Record::Settlement(it) => settled((it.question, it.resolution.words(), it.known_at), out),
        Record::Reopening(reopening) => {
            writeln!(out, "  {} undone: {}", reopening.settlement, one_line(&reopening.reason))
        }
        Record::Brief(brief) => writeln!(out, "  {}", one_line(&brief.title)),
        Record::SourceGrade(it) => source_grade(it, out),
        Record::ItemGrade(grade) => {
            writeln!(out, "  {}: {}, {}", grade.item, grade.digit, grade.digit.words())?;
            writeln!(out, "  {}", one_line(&grade.reason))
        }
        Record::AssumptionCheck(check) => {
            writeln!(out, "  {} of {}", check.finding.word(), check.judgment)?;
            let (assumption, reason) = (one_line(&check.assumption), one_line(&check.reason));
            writeln!(out, "  {assumption}: {reason}")
        }
        Record::Hypotheses(hypotheses) => writeln!(out, "  {}", one_line(&hypotheses.matter)),
        Record::HouseLadder(ladder) => writeln!(out, "{}", ladder.toml.trim_end()),
        Record::CataloguedPrediction(it) => {
            writeln!(out, "  {} of {}, {}/{}", it.prediction, it.document, it.folder, it.file)
        }
        Record::CatalogueAnswer(it) => catalogue::kept_answer(it, out),
        Record::CatalogueUndoing(it) => {
            writeln!(out, "  {} undone: {}", it.answer, one_line(&it.reason))
        }
        Record::CatalogueCorrection(it) => {
            writeln!(out, "  {} corrected: {}", it.prediction, one_line(&it.reason))
        }
        Record::Misled(it) => writeln!(out, "  {} on {}{}", it.technique, it.question, note(it)),
        Record::QuestionTopic(it) => writeln!(out, "  {} on {}", one_line(&it.topic), it.question),
        Record::Subscription(it) => {
            writeln!(out, "  {}\n  {}", one_line(it.name()), one_line(&it.url))
        }
        Record::Unsubscription(it) => feeds::ended(it, out),
        Record::Watch(it) => watches::watch(it, out),
        Record::WatchLook(it) => watches::look(it, out),
        Record::WatchEnd(it) => watches::ended(it, out),
        Record::EventImport(it) => events::import(it, out),
        Record::PageCheck(it) => writeln!(out, "  {}", one_line(&it.words())),
        Record::AccountChange(it) => writeln!(out, "  {}", one_line(&it.words())),
        Record::Visibility(it) => writeln!(out, "  {}", one_line(&it.words())),
        Record::Erasure(it) => writeln!(out, "  {}", one_line(&it.words())),
        Record::Erased(it) => writeln!(out, "  {}\n  {}", one_line(&it.words()), it.by),
        Record::Ratings(ratings) => writeln!(out, "  of {}", ratings.hypotheses),
    }
}

fn source_grade(grade: &SourceGrade, out: &mut dyn Write) -> Result<()> {
    let (letter, since) = (grade.letter, grade.since);
    let since = since.map_or(String::new(), |since| format!(" since {since}"));
    writeln!(out, "  {}: {letter}, {}{since}", one_line(&grade.source), letter.words())?;
    writeln!(out, "  {}", one_line(&grade.reason))
}

fn forecast(forecast: &Forecast, out: &mut dyn Write) -> Result<()> {
    let (chances, reason) = (chances_alone(&forecast.chances), given(forecast.reason.as_ref()));
    writeln!(out, "  {chances} on {}: {reason}", forecast.question)
}

fn withdrawal(withdrawal: &Withdrawal, out: &mut dyn Write) -> Result<()> {
    let reason = given(withdrawal.reason.as_ref());
    writeln!(out, "  {} on {}: {reason}", withdrawal.forecast, withdrawal.question)
}

/// A reason, where one was given.
fn given(reason: Option<&String>) -> String {
    one_line(reason.map_or("no reason given", String::as_str))
}

/// What a forecaster says of what misled them.
fn note(misled: &Misled) -> String {
    misled.note.as_ref().map_or(String::new(), |note| format!(": {}", one_line(note)))
}
