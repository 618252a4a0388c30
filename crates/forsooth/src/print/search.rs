//! What a search found, on a terminal.

use std::io::{Result, Write};

use actions::{CountedFacet, SearchHit, SearchResults, Snippet};

use crate::guard::{in_line, one_line};
use crate::style::{ATTENTION, FAINT, HEADING, ID};

/// Prints what was found, and then how much there is of each kind and so on.
pub(crate) fn search_results(results: &SearchResults, out: &mut dyn Write) -> Result<()> {
    for hit in &results.hits {
        search_hit(hit, out)?;
    }
    if results.total > 0 {
        let entries = if results.total == 1 { "entry" } else { "entries" };
        writeln!(out, "{HEADING}{} {entries}{HEADING:#}", results.total)?;
    }
    if results.by_meaning > 0 {
        writeln!(out, "{FAINT}and {} by meaning, without the words{FAINT:#}", results.by_meaning)?;
    }
    results.facets.iter().filter(|it| !it.values.is_empty()).try_for_each(|it| facet(it, out))
}

fn search_hit(hit: &SearchHit, out: &mut dyn Write) -> Result<()> {
    write!(out, "{ID}{}{ID:#}  {}", hit.id, hit.kind)?;
    if let Some(title) = &hit.title {
        write!(out, "  ")?;
        marked(title, out)?;
    }
    let names = [&hit.speaker, &hit.side, &hit.outlet].into_iter().flatten().cloned();
    let told: Vec<String> = names.chain(hit.date.map(|date| date.to_string())).collect();
    if !told.is_empty() {
        write!(out, "  {FAINT}{}{FAINT:#}", one_line(&told.join(" · ")))?;
    }
    if let Some(again) = hit.told_again() {
        write!(out, "  {FAINT}{again}{FAINT:#}")?;
    }
    if hit.by_meaning {
        write!(out, "  {FAINT}by meaning{FAINT:#}")?;
    }
    writeln!(out)?;
    if !hit.snippet.text.is_empty() {
        write!(out, "    ")?;
        marked(&hit.snippet, out)?;
        writeln!(out)?;
    }
    Ok(())
}

pub(super) fn marked(snippet: &Snippet, out: &mut dyn Write) -> Result<()> {
    for (piece, is_marked) in snippet.pieces() {
        let piece = in_line(piece);
        if is_marked {
            write!(out, "{ATTENTION}{piece}{ATTENTION:#}")?;
        } else {
            write!(out, "{piece}")?;
        }
    }
    Ok(())
}

fn facet(counted: &CountedFacet, out: &mut dyn Write) -> Result<()> {
    let values = counted.values.iter().map(|it| format!("{} {}", it.value, it.count));
    let values: Vec<String> = values.collect();
    writeln!(out, "  {FAINT}{}:{FAINT:#} {}", counted.facet.word(), one_line(&values.join(", ")))
}
