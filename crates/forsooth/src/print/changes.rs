//! What an outlet changed in a page: sentence by sentence, and in the words that were quoted.

use std::io::{Result, Write};

use actions::{
    AgainOutcome, ChangedEvidence, ChangedQuote, DocumentChanges, FetchedAgain, SentenceChange,
};

use crate::print::{one_line, section};
use crate::style::{ATTENTION, FAINT, ID, WORDS};

/// Prints what came of fetching a page again.
pub(crate) fn fetched_again(fetched: &FetchedAgain, out: &mut dyn Write) -> Result<()> {
    let document = fetched.document;
    if let Some(back) = fetched.back {
        writeln!(out, "{ID}{back}{ID:#}  the page of {document} was gone and is there again")?;
    }
    match &fetched.outcome {
        AgainOutcome::Unchanged => writeln!(out, "{ID}{document}{ID:#}  unchanged"),
        AgainOutcome::Again { id } => {
            writeln!(out, "{ID}{id}{ID:#}  the page is again as it was in this document")
        }
        AgainOutcome::TakenDown { check } => {
            writeln!(out, "{ID}{document}{ID:#}  {ATTENTION}{}{ATTENTION:#}", check.loss())
        }
        AgainOutcome::Changed { added, changes: found, restores } => {
            write!(out, "{ID}{}{ID:#}  changed since {document}", added.id)?;
            match restores {
                Some(id) => writeln!(out, ", and is again as it was in {id}")?,
                None => writeln!(out)?,
            }
            changes(found, out)
        }
    }
}

/// Prints what changed since the version before.
pub(crate) fn changes(changes: &DocumentChanges, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{}", changes.words())?;
    let title = format!("Changed since {}", changes.earlier);
    section(&title, &changes.sentences, out, sentence)?;
    section("Quoted words that no longer stand there", &changes.quotes, out, quote)
}

fn sentence(change: &SentenceChange, out: &mut dyn Write) -> Result<()> {
    match change {
        SentenceChange::Added { after } => writeln!(out, "  {WORDS}+ {}{WORDS:#}", one_line(after)),
        SentenceChange::Dropped { before } => {
            writeln!(out, "  {ATTENTION}- {}{ATTENTION:#}", one_line(before))
        }
        SentenceChange::Changed { before, after } => {
            writeln!(out, "  {ATTENTION}- {}{ATTENTION:#}", one_line(before))?;
            writeln!(out, "  {WORDS}+ {}{WORDS:#}", one_line(after))
        }
    }
}

fn quote(quote: &ChangedQuote, out: &mut dyn Write) -> Result<()> {
    let ids: Vec<String> = quote.quoted_by.iter().map(ToString::to_string).collect();
    let (word, words) = (quote.word(), one_line(&quote.exact));
    writeln!(
        out,
        "  {ATTENTION}{word}{ATTENTION:#}  “{words}” {FAINT}({}){FAINT:#}",
        ids.join(", ")
    )?;
    if let Some(attribution) = &quote.attribution {
        writeln!(out, "    {}", attribution.words())?;
    }
    match &quote.now {
        Some(now) => writeln!(out, "    now: {}", one_line(now)),
        None => Ok(()),
    }
}

/// Prints which words something rests on that their outlet changed.
pub(crate) fn changed_evidence(changed: &[ChangedEvidence], out: &mut dyn Write) -> Result<()> {
    changed.iter().try_for_each(|it| writeln!(out, "{ATTENTION}{}{ATTENTION:#}", it.words()))
}
