//! How things look on a terminal, one file for each.

mod calendar;
mod calibration_plot;
mod catalogue;
mod changes;
mod copies;
mod document;
mod due;
mod entry;
mod events;
mod feeds;
mod hypotheses;
mod jobs;
mod judgment;
mod ladder;
mod lint_report;
mod list;
mod note;
mod noted;
mod pair;
mod people;
mod positions;
mod published;
mod question;
mod reading;
mod record;
mod record_group;
mod search;
mod setting;
mod severity;
mod sources;
mod speaker;
mod table_report;
mod template;
mod time;
mod verification;
mod watches;
mod witnesses;
mod wordings;

use std::io::{Result, Write};

use actions::{AddOutcome, AddedDocument, Shown};
use domain::{Id, Quote};
use serde::Serialize;

pub(crate) use calendar::calendar;
pub(crate) use catalogue::{asked, catalogue, catalogued, catalogued_prediction};
pub(crate) use changes::fetched_again;
pub(crate) use copies::copies;
pub(crate) use due::due;
pub(crate) use events::imported;
pub(crate) use feeds::{feeds, fetched_feeds, handled_documents, subscribed};
pub(crate) use hypotheses::{Axis, hypotheses, pooled_hypotheses};
pub(crate) use jobs::{added_documents, job, shown_job};
pub(crate) use ladder::{ladders, read_phrase, said_probability};
pub(crate) use lint_report::{finding, lint_counts, lint_report};
pub(crate) use list::{how_to_make, list};
pub(crate) use note::{filed, note_counts, note_report, noted_findings};
pub(crate) use pair::pair_timeline;
pub(crate) use people::{passkeys, people, visibility, ways_in};
pub(crate) use positions::positions;
pub(crate) use published::published;
pub(crate) use question::question_scores;
pub(crate) use reading::reading;
pub(crate) use record::record;
pub(crate) use record_group::{compared_people, grouped_record};
pub(crate) use search::search_results;
pub(crate) use setting::setting;
pub(crate) use sources::{checked_assumption, sources};
pub(crate) use speaker::{formula_alerts, speakers_record};
pub(crate) use table_report::table_report;
pub(crate) use template::{template, templates};
pub(crate) use verification::verification;
pub(crate) use watches::{raised, watches};
pub(crate) use witnesses::{asked_witnesses, witnesses};
pub(crate) use wordings::{earlier_wordings, said_before, word_changes};

use crate::commands::add_document::AddedFiles;
use crate::guard::one_line;
use crate::output::Output;
use crate::style::{FAINT, HEADING, ID, WORDS};

/// Prints whatever was asked for by its id.
pub(crate) fn shown(shown: &Shown, out: &mut dyn Write) -> Result<()> {
    match shown {
        Shown::Document(document) => document::document(document, out),
        Shown::Judgment(judgment) => judgment::judgment(judgment, out),
        Shown::Question(question) => question::question(question, out),
        Shown::Brief(brief) => out.write_all(brief.markdown().as_bytes()),
        Shown::Hypotheses(shown) => hypotheses::hypotheses(shown, Axis::Rows, out),
        Shown::Entry(entry) => entry::entry(entry, out),
    }
}

/// Prints the id of what was recorded.
pub(crate) fn recorded(id: Id, output: Output) -> anyhow::Result<()> {
    #[derive(Serialize)]
    struct Recorded {
        id: Id,
    }
    output.data(&Recorded { id }, |it, out| writeln!(out, "{ID}{}{ID:#}", it.id))
}

/// Prints what became of documents that were to be added; what was refused is an error's to tell.
pub(crate) fn added_files(done: &AddedFiles, out: &mut dyn Write) -> Result<()> {
    let is_alone = done.documents.len() == 1;
    for handled in &done.documents {
        let origin =
            if is_alone { String::new() } else { format!("  {}", one_line(&handled.origin())) };
        match &handled.outcome {
            AddOutcome::Added(document) => added(document, &origin, out)?,
            AddOutcome::Known { id } => writeln!(out, "{ID}{id}{ID:#}  here already{origin}")?,
            AddOutcome::Refused { .. } => (),
        }
    }
    raised(&done.raised, out)?;
    formula_alerts(&done.formulas, out)
}

/// Prints what was kept of a document.
fn added(added: &AddedDocument, origin: &str, out: &mut dyn Write) -> Result<()> {
    let findings = counted(added.findings.len(), "finding");
    writeln!(out, "{ID}{}{ID:#}  {findings}{FAINT}{origin}{FAINT:#}", added.id)?;
    for problem in &added.problems {
        writeln!(out, "  {FAINT}problem:{FAINT:#} {}", one_line(&problem.message))?;
    }
    if let Some(copies) = &added.copies {
        writeln!(out, "  {FAINT}copies:{FAINT:#} {}", copies.words())?;
    }
    Ok(())
}

/// Prints a heading with its lines, or nothing if there are none.
fn section<T>(
    title: &str,
    items: &[T],
    out: &mut dyn Write,
    mut line: impl FnMut(&T, &mut dyn Write) -> Result<()>,
) -> Result<()> {
    if items.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{HEADING}{title}{HEADING:#} {FAINT}({}){FAINT:#}", items.len())?;
    items.iter().try_for_each(|item| line(item, out))
}

/// Prints somebody's words with where they come from.
fn quote(quote: &Quote, out: &mut dyn Write) -> Result<()> {
    let span = &quote.passage.span;
    writeln!(out, "  {WORDS}{}{WORDS:#}", one_line(&quote.told_in_marks()))?;
    let told = [quote.speaker.as_deref(), quote.title.as_deref(), quote.source.as_deref()];
    let told: Vec<&str> = told.into_iter().flatten().collect();
    let document = quote.passage.document;
    writeln!(
        out,
        "    {ID}{document}{ID:#}{FAINT}:{}-{} {}{FAINT:#}",
        span.start,
        span.end,
        one_line(&told.join(", "))
    )
}

/// A count with its noun, as "1 finding" and "2 findings".
pub(crate) fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}
