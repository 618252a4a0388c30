//! The timeline of a pair, on a terminal.

use std::io::{Result, Write};

use actions::{PairBackground, PairItem, PairMonth, PairSide, PairTimeline};
use domain::QuadClass;

use crate::guard::one_line;
use crate::print::copies;
use crate::style::{ATTENTION, FAINT, HEADING, ID};

/// Prints the items, cooperation and conflict by month, and which names were taken for the sides.
pub(crate) fn pair_timeline(timeline: &PairTimeline, out: &mut dyn Write) -> Result<()> {
    let (first, second) = (&timeline.first, &timeline.second);
    write!(out, "{HEADING}{} and {}{HEADING:#}", first.name(), second.name())?;
    match timeline.as_of {
        Some(moment) => writeln!(out, ", as of {moment}")?,
        None => writeln!(out)?,
    }
    timeline.notes.iter().try_for_each(|note| writeln!(out, "{FAINT}{note}{FAINT:#}"))?;
    timeline.items.iter().try_for_each(|it| item(it, out))?;
    months(timeline, out)?;
    timeline.background.iter().try_for_each(|it| background(it, out))?;
    side(first, out)?;
    side(second, out)
}

fn item(item: &PairItem, out: &mut dyn Write) -> Result<()> {
    let date = match (item.date, item.published) {
        (Some(date), _) => date.to_string(),
        (None, Some(published)) => format!("told {published}"),
        (None, None) => "no day".to_owned(),
    };
    let (from, to) = (name(item.from.as_ref()), name(item.to.as_ref()));
    let (tie, kind) = (item.tie(), item.kind.word());
    write!(out, "{date:<10}  {ID}{}{ID:#}  {kind}  {from} {tie} {to}: ", item.id)?;
    write!(out, "{}", one_line(&item.words))?;
    if !item.notes.is_empty() {
        write!(out, "  {ATTENTION}{}{ATTENTION:#}", item.notes.join(", "))?;
    }
    if let (Some(action), Some(class)) = (item.action, item.quad_class) {
        write!(out, "  {FAINT}{}, {}{FAINT:#}", action.word(), class.words())?;
    }
    copies(item.copies_told(), &item.copies, out)?;
    writeln!(out)
}

fn name(name: Option<&String>) -> &str {
    name.map_or("nobody", String::as_str)
}

fn months(timeline: &PairTimeline, out: &mut dyn Write) -> Result<()> {
    if timeline.months.is_empty() {
        return Ok(());
    }
    writeln!(out, "{HEADING}Events that happened, by month{HEADING:#}")?;
    timeline.months.iter().try_for_each(|it| month(it, out))?;
    if timeline.repeated > 0 {
        writeln!(out, "  {FAINT}told again and counted once: {}{FAINT:#}", timeline.repeated)?;
    }
    if timeline.undated > 0 {
        writeln!(out, "  {FAINT}of no known day, in no month: {}{FAINT:#}", timeline.undated)?;
    }
    Ok(())
}

/// Prints what a machine coded, apart from what was read.
fn background(coded: &PairBackground, out: &mut dyn Write) -> Result<()> {
    let name = coded.coder.name();
    writeln!(
        out,
        "{HEADING}In the background: {name}{HEADING:#}  {FAINT}{}{FAINT:#}",
        coded.caution
    )?;
    coded.months.iter().try_for_each(|it| month(it, out))?;
    let classes = coded.classes.iter().map(|it| format!("{} {}", it.action.word(), it.count));
    let classes: Vec<String> = classes.collect();
    writeln!(
        out,
        "  {FAINT}rows {}, told again {}: {}{FAINT:#}",
        coded.rows,
        coded.repeated,
        classes.join(", ")
    )?;
    for id in &coded.lost {
        writeln!(
            out,
            "  {ATTENTION}the rows of {id} are not beside the desk; import its file again{ATTENTION:#}"
        )?;
    }
    for event in &coded.events {
        let word = event.action.word();
        write!(out, "  {}  {} → {}: {word}", event.date, event.actor, event.recipient)?;
        writeln!(
            out,
            "  {FAINT}{} {}{FAINT:#}",
            event.id,
            event.source.as_deref().unwrap_or_default()
        )?;
    }
    Ok(())
}

fn month(month: &PairMonth, out: &mut dyn Write) -> Result<()> {
    let counts = QuadClass::ALL.map(|class| format!("{} {}", class.words(), month.of(class)));
    writeln!(out, "  {}  {}", month.starts.strftime("%Y-%m"), counts.join(", "))
}

fn side(side: &PairSide, out: &mut dyn Write) -> Result<()> {
    for member in &side.members {
        let code = member.code.as_ref().map(|code| format!(" ({code})")).unwrap_or_default();
        writeln!(out, "{HEADING}{}{HEADING:#}{code}: {}", member.name, member.reason)?;
        for taken in side.taken.iter().filter(|taken| taken.member == member.name) {
            writeln!(out, "  {} {FAINT}{}, {}{FAINT:#}", taken.count, taken.name, taken.reason)?;
        }
    }
    Ok(())
}
