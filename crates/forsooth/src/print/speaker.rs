//! A speaker's record on a terminal.

use std::io::{Result, Write};

use actions::{
    FollowThrough, FormulaAlert, FormulaRecord, NameCount, SpeakersRecord, Spoken, StatementGroup,
    WeekVoice,
};
use jiff::civil::Date;

use crate::print::{copies, earlier_wordings, one_line, word_changes};
use crate::style::{ATTENTION, FAINT, HEADING, ID, WORDS};

/// How many groups are printed.
const GROUPS: usize = 10;

/// Prints the record, with so many statements at most.
pub(crate) fn speakers_record(
    record: &SpeakersRecord,
    limit: usize,
    out: &mut dyn Write,
) -> Result<()> {
    if record.total == 0 && record.denied.is_empty() && record.gone.is_empty() {
        return Ok(());
    }
    let (noun, days) = (noun(record.total), between(record.first, record.last));
    write!(out, "{HEADING}{}: {} {noun}{days}{HEADING:#}", record.of, record.total)?;
    match record.copies {
        0 => writeln!(out)?,
        copies => writeln!(out, "  {FAINT}without copies, of which there are {copies}{FAINT:#}")?,
    }
    names(&record.speakers, out)?;
    if let (Some(newest), Some(earlier)) = (record.statements.first(), &record.earlier) {
        writeln!(out, "\n{HEADING}Newest{HEADING:#}")?;
        spoken(newest, out)?;
        earlier_wordings(earlier, out)?;
    }
    groups("To", &record.addressees, out)?;
    groups("On one matter", &record.matters, out)?;
    formulas(&record.formulas, out)?;
    week(&record.week, out)?;
    follow_through(&record.follow_through, out)?;
    if limit > 0 {
        writeln!(out, "\n{HEADING}Statements{HEADING:#}")?;
    }
    record.statements.iter().take(limit).try_for_each(|it| spoken(it, out))?;
    if !record.denied.is_empty() {
        writeln!(out, "\n{HEADING}Denied or not said{HEADING:#}")?;
    }
    record.denied.iter().try_for_each(|it| spoken(it, out))?;
    if !record.gone.is_empty() {
        writeln!(out, "\n{HEADING}Gone from its page{HEADING:#}")?;
    }
    record.gone.iter().try_for_each(|it| spoken(it, out))
}

fn names(speakers: &[NameCount], out: &mut dyn Write) -> Result<()> {
    let told = speakers.iter().take(GROUPS).map(|it| {
        let side = it.side.as_ref().map(|side| format!(" ({side})")).unwrap_or_default();
        format!("{}{side} {}", it.name.as_deref().unwrap_or("nobody named"), it.count)
    });
    writeln!(out, "  {FAINT}{}{FAINT:#}", one_line(&told.collect::<Vec<_>>().join(", ")))
}

fn spoken(it: &Spoken, out: &mut dyn Write) -> Result<()> {
    let to = it.addressee.as_ref().map(|to| format!(" · to {}", one_line(to))).unwrap_or_default();
    let form = it.form.word();
    write!(out, "  {ID}{}{ID:#}  {}{to} {FAINT}· {form}{FAINT:#}", it.id, one_line(&it.told()))?;
    copies(it.told_again(), &it.copies, out)?;
    writeln!(out)?;
    writeln!(out, "    {WORDS}{}{WORDS:#}", one_line(&it.told_words()))
}

fn groups(heading: &str, groups: &[StatementGroup], out: &mut dyn Write) -> Result<()> {
    if groups.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{HEADING}{heading}{HEADING:#}")?;
    for group in groups.iter().take(GROUPS) {
        let name = group.name.as_deref().map_or("nobody by name".to_owned(), one_line);
        let days = between(group.first, group.last);
        let ids = group.statements.iter().take(5).map(ToString::to_string);
        let ids = ids.collect::<Vec<_>>().join(" ");
        writeln!(out, "  {name}")?;
        let (count, noun) = (group.count, noun(group.count));
        writeln!(out, "    {FAINT}{count} {noun}{days}{FAINT:#}  {ID}{ids}{ID:#}")?;
    }
    if groups.len() > GROUPS {
        writeln!(out, "  {FAINT}and {} more{FAINT:#}", groups.len() - GROUPS)?;
    }
    Ok(())
}

fn formulas(formulas: &[FormulaRecord], out: &mut dyn Write) -> Result<()> {
    if formulas.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{HEADING}Formulas{HEADING:#}")?;
    for formula in formulas {
        let FormulaRecord { words, uses, days, first, last, months, news } = formula;
        writeln!(out, "  {WORDS}“{}”{WORDS:#}", one_line(words))?;
        writeln!(
            out,
            "    {FAINT}{uses} times on {days} days, first {} ({}), last {} ({}){FAINT:#}",
            first.date, first.statement, last.date, last.statement
        )?;
        let used = months.iter().filter(|it| it.days > 0);
        let bars = used.map(|it| format!("{} {}", it.month, "#".repeat(it.days)));
        writeln!(out, "    {FAINT}{}{FAINT:#}", bars.collect::<Vec<_>>().join("  "))?;
        for news in news {
            writeln!(out, "    {ATTENTION}{}{ATTENTION:#}", news.words())?;
        }
    }
    Ok(())
}

/// Prints what became of formulas by what was added, a line each.
pub(crate) fn formula_alerts(alerts: &[FormulaAlert], out: &mut dyn Write) -> Result<()> {
    for alert in alerts {
        let FormulaAlert { speaker, formula, .. } = alert;
        let (speaker, formula) = (one_line(speaker), one_line(formula));
        write!(out, "{ATTENTION}{speaker}{ATTENTION:#}: {WORDS}“{formula}”{WORDS:#} ")?;
        writeln!(out, "{}", alert.words())?;
    }
    Ok(())
}

fn week(voices: &[WeekVoice], out: &mut dyn Write) -> Result<()> {
    if voices.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{HEADING}Others on that side within three days{HEADING:#}")?;
    for voice in voices {
        spoken(&voice.spoken, out)?;
        if let Some(percent) = voice.percent {
            write!(out, "    {FAINT}{percent}% alike:{FAINT:#}")?;
            word_changes(&voice.changes, out)?;
        }
    }
    Ok(())
}

fn follow_through(told: &FollowThrough, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "\n{HEADING}Announced{HEADING:#}\n  {}", told.words())?;
    for it in told.announced.iter().take(GROUPS) {
        let (date, what, outcome) = (it.date, one_line(&it.what), it.words());
        writeln!(out, "  {ID}{}{ID:#}  {date}  {what}  {FAINT}{outcome}{FAINT:#}", it.id)?;
    }
    Ok(())
}

fn noun(count: usize) -> &'static str {
    if count == 1 { "statement" } else { "statements" }
}

fn between(first: Option<Date>, last: Option<Date>) -> String {
    match (first, last) {
        (Some(first), Some(last)) if first == last => format!(", {first}"),
        (Some(first), Some(last)) => format!(", {first} to {last}"),
        (Some(_) | None, _) => String::new(),
    }
}
