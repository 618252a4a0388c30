//! The back-catalogue on a terminal.

use std::io::{Result, Write};

use actions::{
    Calibration, Catalogue, CatalogueGroup, CatalogueTally, PhraseTally, ReaderAgreement,
    ShownPrediction,
};
use domain::{CatalogueAnswer, CatalogueEvidence};

use crate::commands::catalogue_note::CataloguedFolder;
use crate::print::record::{bin, mean_line};
use crate::print::{counted, one_line, section};
use crate::style::{ATTENTION, FAINT, HEADING, ID, WORDS};

/// Prints what was taken up from a folder.
pub(crate) fn catalogued(done: &CataloguedFolder, out: &mut dyn Write) -> Result<()> {
    for note in &done.notes {
        let (new, known) = (counted(note.new.len(), "new prediction"), note.known);
        let known = if known > 0 { format!(", {known} known") } else { String::new() };
        writeln!(out, "{ID}{}{ID:#}  {}: {new}{known}", note.document, note.path)?;
    }
    for file in &done.unreadable {
        writeln!(out, "{ATTENTION}not read{ATTENTION:#}  {}: {}", file.path, file.reason)?;
    }
    let sum = |part: fn(&actions::CataloguedNote) -> usize| done.notes.iter().map(part).sum();
    let new: usize = sum(|note| note.new.len());
    let (hedges, commitments): (usize, usize) = (sum(|it| it.hedges), sum(|it| it.commitments));
    let notes = counted(done.notes.len(), "note");
    writeln!(out, "{HEADING}{} in {notes}{HEADING:#}", counted(new, "new prediction"))?;
    if hedges + commitments > 0 {
        writeln!(
            out,
            "{FAINT}left out: {} of what is only possible, {} of one's own doing{FAINT:#}",
            counted(hedges, "claim"),
            counted(commitments, "plan")
        )?;
    }
    if done.other_files > 0 {
        writeln!(out, "{FAINT}{} passed over{FAINT:#}", counted(done.other_files, "other file"))?;
    }
    Ok(())
}

/// Prints the catalogue: the predictions, then what they come to.
pub(crate) fn catalogue(catalogue: &Catalogue, out: &mut dyn Write) -> Result<()> {
    catalogue.predictions.iter().try_for_each(|it| line(it, out))?;
    tally("The house", &catalogue.house, out)?;
    if catalogue.quoted.whole.predictions > 0 {
        tally("Those quoted", &catalogue.quoted, out)?;
    }
    section("Readers", &catalogue.agreements, out, agreement)
}

fn line(it: &ShownPrediction, out: &mut dyn Write) -> Result<()> {
    let by = it.by.as_deref().unwrap_or("somebody");
    writeln!(
        out,
        "{ID}{}{ID:#}  {}  {ATTENTION}{}{ATTENTION:#}",
        it.id,
        one_line(&it.claim),
        it.standing
    )?;
    writeln!(out, "    {FAINT}{by}, {}{}{FAINT:#}", it.path, facts(it))
}

/// What is known of a prediction beside its claim.
fn facts(it: &ShownPrediction) -> String {
    let phrase = it.phrase.as_deref().map(|phrase| {
        let range = it.read_range.map_or("no figure".to_owned(), |it| it.to_string());
        format!("“{phrase}”, read as {range}")
    });
    let corrected = it.range.filter(|range| Some(*range) != it.read_range);
    let condition = it.condition.as_deref().map(domain::under_condition);
    let deadline = it.deadline.map(|day| format!("by {day}"));
    let corrected = corrected.map(|range| format!("corrected to {range}"));
    let facts = [phrase, corrected, condition, deadline].into_iter().flatten();
    facts.map(|fact| format!("; {fact}")).collect::<Vec<_>>().concat()
}

/// Prints one prediction with all that people said of it.
pub(crate) fn catalogued_prediction(it: &ShownPrediction, out: &mut dyn Write) -> Result<()> {
    line(it, out)?;
    writeln!(out, "  {WORDS}“{}”{WORDS:#}", one_line(&it.passage.span.text))?;
    writeln!(out, "  asked: {}", it.asked)?;
    for correction in &it.corrections {
        let range = correction.range.map_or(String::new(), |it| format!(" {it}"));
        let day = correction.deadline.map_or(String::new(), |day| format!(" by {day}"));
        let (id, author, reason) = (correction.id, &correction.author, &correction.reason);
        writeln!(out, "  {ID}{id}{ID:#} {author} corrects:{range}{day}: {reason}")?;
    }
    for answer in &it.answers {
        let (id, reader, word) = (answer.id, &answer.reader, answer.answer);
        let undone = answer.undone.as_ref().map(|why| format!(" (undone: {why})"));
        let undone = undone.unwrap_or_default();
        writeln!(out, "  {ID}{id}{ID:#} {reader}: {word}, known on {}{undone}", answer.known_on)?;
        let evidence = answer.evidence.as_ref().map(evidence);
        for why in evidence.iter().chain(&answer.reason) {
            writeln!(out, "    {why}")?;
        }
    }
    if it.hidden_answers > 0 {
        let hidden = counted(it.hidden_answers, "answer");
        writeln!(out, "  {FAINT}{hidden} hidden until yours is given{FAINT:#}")?;
    }
    Ok(())
}

fn evidence(evidence: &CatalogueEvidence) -> String {
    match evidence {
        CatalogueEvidence::Text(text) | CatalogueEvidence::Address(text) => text.clone(),
        CatalogueEvidence::Passage(it) => {
            let (document, span) = (it.passage.document, &it.passage.span);
            format!("{document}:{}-{} “{}”", span.start, span.end, one_line(&span.text))
        }
    }
}

/// Prints an answer as the ledger holds it.
pub(crate) fn kept_answer(it: &CatalogueAnswer, out: &mut dyn Write) -> Result<()> {
    let reason = it.outcome.reason().map_or(String::new(), |why| format!(" ({why})"));
    writeln!(out, "  {}: {}{reason}, known on {}", it.prediction, it.outcome.word(), it.known_on)?;
    let evidence = it.evidence.as_ref().map(evidence);
    evidence.map_or(Ok(()), |evidence| writeln!(out, "  {evidence}"))
}

/// What a reader is asked at the terminal, as text.
///
/// The counts are of what is answered, and of all.
pub(crate) fn asked(
    it: &ShownPrediction,
    sentence: &str,
    (answered, whole): (usize, usize),
) -> Result<String> {
    let mut out = Vec::new();
    let by = it.by.as_deref().unwrap_or("somebody");
    let day = it.published.map_or("no date".to_owned(), |day| day.to_string());
    writeln!(
        out,
        "\n{FAINT}{answered} of {whole} answered  {}  {by}, {day}, {}{FAINT:#}",
        it.id, it.path
    )?;
    writeln!(out, "{WORDS}“{sentence}”{WORDS:#}")?;
    writeln!(out, "{HEADING}{}{HEADING:#}{}", it.asked, facts(it))?;
    writeln!(out, "{FAINT}y n a v x  s skip  u undo  q quit  ? help{FAINT:#}")?;
    Ok(String::from_utf8_lossy(&out).into_owned())
}

fn tally(title: &str, tally: &CatalogueTally, out: &mut dyn Write) -> Result<()> {
    let whole = &tally.whole;
    writeln!(out, "\n{HEADING}{title}{HEADING:#}")?;
    writeln!(
        out,
        "{}, {} settled: {} of {} came out on the note's side",
        counted(whole.predictions, "prediction"),
        whole.settled,
        whole.borne_out,
        whole.sided
    )?;
    for line in tally.apart() {
        writeln!(out, "  {FAINT}{line}{FAINT:#}")?;
    }
    writeln!(out, "{}", whole.verdict)?;
    whole.means.iter().try_for_each(|mean| mean_line("by the middle of the words", mean, out))?;
    if let Some((low, high)) = whole.brier_at_ends {
        let ends = format!("{low:.3} with every phrase at its low end, {high:.3} at its high end");
        writeln!(out, "  {FAINT}Brier score {ends}{FAINT:#}")?;
    }
    match &tally.calibration {
        Calibration::TooFew { count, needed } => {
            writeln!(out, "  calibration: too few ({count} of about {needed})")?;
        }
        Calibration::Bins(bins) => section("Calibration", bins, out, bin)?,
    }
    section("By phrase", &tally.phrases, out, phrase)?;
    if whole.settled == 0 {
        return Ok(());
    }
    section("By author", &tally.authors, out, group)?;
    section("By year", &tally.years, out, group)?;
    section("By folder", &tally.folders, out, group)
}

fn phrase(it: &PhraseTally, out: &mut dyn Write) -> Result<()> {
    let read = it.read_as.map_or(String::new(), |range| format!(", readers take it for {range}"));
    let band = it.band.map_or(String::new(), |(low, high)| {
        format!(" (90% band {:.0}–{:.0}%)", low * 100.0, high * 100.0)
    });
    writeln!(
        out,
        "  “{}”: said {}, settled {}, came true {}{band}{read} {FAINT}{}{FAINT:#}",
        it.phrase,
        times(it.said),
        it.settled,
        it.came_true,
        it.verdict
    )
}

fn times(count: usize) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}

fn group(it: &CatalogueGroup, out: &mut dyn Write) -> Result<()> {
    let (said, settled, verdict) = (it.predictions, it.settled, &it.verdict);
    writeln!(
        out,
        "  {}: {said} said, {settled} settled, {} of {} on the note's side",
        it.name, it.borne_out, it.sided
    )?;
    writeln!(out, "    {FAINT}{verdict}{FAINT:#}")
}

fn agreement(it: &ReaderAgreement, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "  {} and {}: {}", it.first, it.second, it.verdict)?;
    if let Some((low, high)) = it.share {
        let share = format!("{:.0}–{:.0}%", low * 100.0, high * 100.0);
        writeln!(out, "    {FAINT}share alike, 95% interval {share}; {}{FAINT:#}", it.measure)?;
    }
    for differ in &it.disagreements {
        let since = differ.settled_since.map_or("in dispute".to_owned(), |it| format!("now {it}"));
        writeln!(
            out,
            "    {ID}{}{ID:#} {}: {} {}, {} {}; {since}",
            differ.prediction, differ.asked, it.first, differ.first, it.second, differ.second
        )?;
    }
    Ok(())
}
