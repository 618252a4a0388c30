//! Hypotheses on a terminal: the matrix, and every measure beside the others.

use std::io::{Result, Write};

use actions::{
    AnalystChances, MeasureName, Measures, PooledHypotheses, PooledRatings, ShownEvidence,
    ShownHypotheses, Tables, percent, turned,
};
use domain::{Hypotheses, MatrixEvidence};

use crate::print::{counted, one_line, quote};
use crate::style::{ATTENTION, FAINT, HEADING, ID};

/// Which way round a table stands.
#[derive(Clone, Copy)]
pub(crate) enum Axis {
    /// A row for each hypothesis.
    Rows,
    /// A column for each hypothesis.
    Columns,
}

impl Axis {
    pub(crate) fn hypotheses_in_columns(columns: bool) -> Self {
        if columns { Self::Columns } else { Self::Rows }
    }
}

/// Prints hypotheses with the ratings that whoever is at the desk may see.
pub(crate) fn hypotheses(shown: &ShownHypotheses, axis: Axis, out: &mut dyn Write) -> Result<()> {
    let hypotheses = &shown.hypotheses.record;
    writeln!(
        out,
        "{ID}{}{ID:#}  {HEADING}{}{HEADING:#}",
        shown.hypotheses.id,
        one_line(&hypotheses.matter)
    )?;
    if let Some(by) = shown.corrected_by {
        writeln!(out, "{ATTENTION}extended by {by}{ATTENTION:#}")?;
    }
    list_hypotheses(hypotheses, out)?;
    evidence(hypotheses, &shown.quotes, out)?;
    raters(shown, out)?;
    if let Some(measures) = &shown.measures {
        section("Your ratings", measures, axis, out)?;
    }
    if let Some(words) = &shown.incoherence {
        writeln!(out, "{ATTENTION}{words}{ATTENTION:#}")?;
    }
    match &shown.pooled {
        Some(pooled) => all_together(pooled, axis, out),
        None => Ok(()),
    }
}

/// Prints everybody's ratings as one.
pub(crate) fn pooled_hypotheses(
    shown: &PooledHypotheses,
    axis: Axis,
    out: &mut dyn Write,
) -> Result<()> {
    let hypotheses = &shown.hypotheses.record;
    writeln!(
        out,
        "{ID}{}{ID:#}  {HEADING}{}{HEADING:#}",
        shown.hypotheses.id,
        one_line(&hypotheses.matter)
    )?;
    list_hypotheses(hypotheses, out)?;
    all_together(&shown.pooled, axis, out)
}

fn list_hypotheses(hypotheses: &Hypotheses, out: &mut dyn Write) -> Result<()> {
    for (number, it) in (1..).zip(&hypotheses.hypotheses) {
        let prior = it.prior.map_or(String::new(), |prior| format!(" ({prior} beforehand)"));
        writeln!(out, "  H{number}  {}{FAINT}{prior}{FAINT:#}", one_line(&it.text))?;
    }
    Ok(())
}

fn evidence(hypotheses: &Hypotheses, quotes: &[ShownEvidence], out: &mut dyn Write) -> Result<()> {
    writeln!(out, "\n{HEADING}Evidence{HEADING:#} {FAINT}({}){FAINT:#}", quotes.len())?;
    for ((number, item), shown) in (1..).zip(&hypotheses.evidence).zip(quotes) {
        let MatrixEvidence { credibility, relevance, story, .. } = item;
        let story = story.as_ref().map_or(String::new(), |story| format!(", story: {story}"));
        let grade =
            if shown.grade.is_given() { format!("{}, ", shown.grade) } else { String::new() };
        writeln!(
            out,
            "  E{number}  {grade}credibility {credibility}, relevance {relevance}{story}"
        )?;
        quote(&shown.quote, out)?;
    }
    Ok(())
}

fn raters(shown: &ShownHypotheses, out: &mut dyn Write) -> Result<()> {
    let names: Vec<String> = shown
        .raters
        .iter()
        .map(|it| format!("{}{}", it.analyst, if it.is_complete { "" } else { " (in part)" }))
        .collect();
    let names = if names.is_empty() { "nobody".to_owned() } else { names.join(", ") };
    writeln!(out, "\nrated by {}", one_line(&names))?;
    if shown.empty_cells == 0 {
        return Ok(());
    }
    let empty = counted(shown.empty_cells, "cell");
    writeln!(
        out,
        "{ATTENTION}{empty} of yours empty{ATTENTION:#}; others' ratings are hidden until yours are in"
    )
}

fn all_together(pooled: &PooledRatings, axis: Axis, out: &mut dyn Write) -> Result<()> {
    let title = format!("All together: {}", pooled.analysts.join(", "));
    section(&title, &pooled.measures, axis, out)?;
    pooled.chances.iter().try_for_each(|it| chances(it, out))
}

fn chances(it: &AnalystChances, out: &mut dyn Write) -> Result<()> {
    if (it.chances.sum - 1.0).abs() <= 1e-6 {
        return writeln!(out, "{}'s chances add up to 100%", one_line(&it.analyst));
    }
    let nearest: Vec<String> = it.chances.nearest.iter().map(|&chance| percent(chance)).collect();
    writeln!(
        out,
        "{}'s chances add up to {}; the nearest that add up to 100% are {} {FAINT}(off by {:.3}){FAINT:#}",
        it.analyst,
        percent(it.chances.sum),
        nearest.join(", "),
        it.chances.nearest_distance
    )
}

fn section(title: &str, measures: &Measures, axis: Axis, out: &mut dyn Write) -> Result<()> {
    let tables = Tables::of(measures);
    let turn = |rows: &[Vec<String>]| match axis {
        Axis::Rows => rows.to_vec(),
        Axis::Columns => turned(rows),
    };
    writeln!(out, "\n{HEADING}{title}{HEADING:#}")?;
    table(&turn(&tables.cells), out)?;
    writeln!(out)?;
    table(&turn(&tables.of_hypotheses), out)?;
    MeasureName::OF_HYPOTHESES.iter().try_for_each(|it| meaning(*it, out))?;
    writeln!(out)?;
    table(&tables.of_stories, out)?;
    MeasureName::OF_STORIES.iter().try_for_each(|it| meaning(*it, out))?;
    writeln!(out)?;
    tables.overturning.iter().try_for_each(|it| writeln!(out, "{it}"))
}

fn meaning(name: MeasureName, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "  {FAINT}{}: {}{FAINT:#}", name.title(), name.meaning())
}

fn table(rows: &[Vec<String>], out: &mut dyn Write) -> Result<()> {
    let columns = rows.first().map_or(0, Vec::len);
    let width = |at: usize| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns).map(width).collect();
    for row in rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        writeln!(out, "  {}", cells.collect::<Vec<_>>().join("  ").trim_end())?;
    }
    Ok(())
}
