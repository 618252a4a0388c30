//! Sources and their grades on a terminal.

use std::io::{Result, Write};

use actions::{CheckedAssumption, FEWEST_GRADES, ListedGrade, ListedSource, SourceList};

use crate::guard::one_line;
use crate::print::counted;
use crate::style::{ATTENTION, FAINT, HEADING, ID};

/// Prints each source with its letter and history, and whether the two axes are used as two.
pub(crate) fn sources(list: &SourceList, out: &mut dyn Write) -> Result<()> {
    list.sources.iter().try_for_each(|listed| source(listed, out))?;
    if list.unnamed > 0 {
        writeln!(out, "{FAINT}{} without a source{FAINT:#}", counted(list.unnamed, "document"))?;
    }
    let of = list.diagonal.of;
    match list.diagonal_percent {
        Some(percent) => writeln!(
            out,
            "\n{ATTENTION}{percent}% of your grades are on the diagonal{ATTENTION:#} A1, B2, C3, \
             D4, E5 {FAINT}({} of {of}){FAINT:#}",
            list.diagonal.on
        ),
        None => writeln!(
            out,
            "\n{FAINT}{of} of {FEWEST_GRADES} grades that are needed to say whether the letter and \
             the digit are used apart{FAINT:#}"
        ),
    }
}

fn source(listed: &ListedSource, out: &mut dyn Write) -> Result<()> {
    let documents = counted(listed.documents, "document");
    let letter = listed
        .letter
        .map_or_else(|| "not graded".to_owned(), |letter| format!("{letter} ({})", letter.words()));
    writeln!(
        out,
        "{HEADING}{}{HEADING:#}  {ATTENTION}{letter}{ATTENTION:#}  {FAINT}{documents}{FAINT:#}",
        one_line(&listed.source)
    )?;
    listed.history.iter().try_for_each(|it| grade(it, out))
}

fn grade(grade: &ListedGrade, out: &mut dyn Write) -> Result<()> {
    let ListedGrade { id, letter, reason, author, recorded_at, .. } = grade;
    let since = grade.since.map_or("always".to_owned(), |since| format!("since {since}"));
    let day = recorded_at.strftime("%Y-%m-%d");
    let (reason, author) = (one_line(reason), one_line(author));
    writeln!(out, "  {ID}{id}{ID:#}  {letter} {since}: {reason}  {FAINT}{author}, {day}{FAINT:#}")
}

/// Prints what was recorded of an assumption, and which judgments are under review for it.
pub(crate) fn checked_assumption(checked: &CheckedAssumption, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{ID}{}{ID:#}", checked.id)?;
    for judgment in &checked.under_review {
        writeln!(out, "{ID}{judgment}{ID:#}  {ATTENTION}under review{ATTENTION:#}")?;
    }
    Ok(())
}
