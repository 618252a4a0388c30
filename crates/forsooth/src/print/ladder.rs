//! Words of probability, on a terminal.

use std::io::{Result, Write};

use actions::{ListedLadder, ReadPhrase, SaidProbability};

use crate::style::{FAINT, HEADING, ID, WORDS};

/// Prints ladders with their bands.
pub(crate) fn ladders(ladders: &[ListedLadder], out: &mut dyn Write) -> Result<()> {
    for (index, ladder) in ladders.iter().enumerate() {
        if index > 0 {
            writeln!(out)?;
        }
        let ListedLadder { name, title, source, house, bands } = ladder;
        write!(out, "{ID}{name}{ID:#}  {HEADING}{title}{HEADING:#}")?;
        house.iter().try_for_each(|id| write!(out, " {FAINT}({id}){FAINT:#}"))?;
        writeln!(out, "\n  {FAINT}{source}{FAINT:#}")?;
        for band in bands {
            let range = range(band.low, band.high);
            writeln!(out, "  {range:<12} {WORDS}{}{WORDS:#}", band.words.join(", "))?;
        }
    }
    Ok(())
}

/// Prints a probability in the words of each ladder.
pub(crate) fn said_probability(said: &[SaidProbability], out: &mut dyn Write) -> Result<()> {
    said.iter().try_for_each(|it| writeln!(out, "{ID}{:<8}{ID:#} {}", it.ladder, it.phrase))
}

/// Prints what a phrase means.
pub(crate) fn read_phrase(read: &ReadPhrase, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "{WORDS}{}{WORDS:#}", read.phrase)?;
    match &read.readers {
        None => writeln!(out, "  readers  nobody was asked")?,
        Some(it) => {
            let basis =
                it.basis.as_ref().map_or(String::new(), |basis| format!("; {}", basis.words()));
            let (median, range) = (it.median, range(it.low, it.high));
            writeln!(
                out,
                "  readers  \u{2248} {median}%, eight in ten {range}{FAINT}{basis}{FAINT:#}"
            )?;
        }
    }
    read.ladders
        .iter()
        .try_for_each(|it| writeln!(out, "  {ID}{:<8}{ID:#} {}", it.ladder, range(it.low, it.high)))
}

fn range(low: f64, high: f64) -> String {
    format!("{low}% to {high}%")
}
