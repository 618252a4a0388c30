//! Watches: what each looks for, and what fits it.

use std::io::{Result, Write};

use actions::{ListedWatch, RaisedFlag, WatchHit, WatchList};
use domain::{Id, Watch, WatchEnd, WatchLook, to_the_minute};

use crate::guard::one_line;
use crate::print::counted;
use crate::print::search::marked;
use crate::style::{ATTENTION, FAINT, ID};

/// Prints the watches with what fits them.
pub(crate) fn watches(list: &WatchList, out: &mut dyn Write) -> Result<()> {
    list.watches.iter().try_for_each(|watch| listed(watch, out))
}

/// Prints a watch with what fits it.
pub(super) fn listed(listed: &ListedWatch, out: &mut dyn Write) -> Result<()> {
    writeln!(
        out,
        "{ID}{}{ID:#}  {}{}",
        listed.id,
        one_line(&listed.watch.query),
        what_for(&listed.watch)
    )?;
    if let Some(matter) = &listed.matter {
        writeln!(out, "  {}", one_line(matter))?;
    }
    if let Some(reason) = &listed.watch.reason {
        writeln!(out, "  {FAINT}because{FAINT:#} {}", one_line(reason))?;
    }
    let since = to_the_minute(listed.since);
    let counts = format!(
        "{} new, {} since {since} ({})",
        listed.new,
        listed.total,
        one_line(&listed.author)
    );
    if listed.new > 0 {
        writeln!(out, "  {ATTENTION}{counts}{ATTENTION:#}")?;
    } else {
        writeln!(out, "  {FAINT}{counts}{FAINT:#}")?;
    }
    listed.hits.iter().try_for_each(|it| hit(it, out))?;
    if listed.new > listed.hits.len() {
        writeln!(out, "    {FAINT}the newest {} are shown{FAINT:#}", listed.hits.len())?;
    }
    let Some(last) = &listed.last_look else { return Ok(()) };
    let at = to_the_minute(last.recorded_at);
    writeln!(
        out,
        "  {FAINT}looked at by {}, {at}{}{FAINT:#}",
        one_line(&last.author),
        made_of(&last.record)
    )
}

/// Prints what watches raised, a line each.
pub(crate) fn raised(flags: &[RaisedFlag], out: &mut dyn Write) -> Result<()> {
    for flag in flags {
        let (watch, id) = (flag.watch, flag.hit.hit.id);
        let on = flag.stands_on.map_or(String::new(), |id| format!(" for {id}"));
        write!(out, "{ATTENTION}{watch}{on} fits{ATTENTION:#} {ID}{id}{ID:#}: ")?;
        words(&flag.hit, out)?;
    }
    Ok(())
}

/// Prints the watch of an entry.
pub(crate) fn watch(watch: &Watch, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "  {}{}", one_line(&watch.query), what_for(watch))?;
    watch.reason.iter().try_for_each(|reason| writeln!(out, "  {}", one_line(reason)))
}

/// Prints a look at a watch.
pub(crate) fn look(look: &WatchLook, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "  {} up to entry {}{}", look.watch, look.seen_to, made_of(look))
}

/// Prints the end of a watch.
pub(crate) fn ended(end: &WatchEnd, out: &mut dyn Write) -> Result<()> {
    let reason = end.reason.as_deref().unwrap_or("no reason given");
    writeln!(out, "  {} ended: {reason}", end.watch)
}

fn hit(hit: &WatchHit, out: &mut dyn Write) -> Result<()> {
    let told = [hit.hit.speaker.clone(), hit.hit.outlet.clone()];
    let told: Vec<String> = told.into_iter().flatten().collect();
    let more = if hit.entries > 1 {
        format!(", with {} that tell the same", counted(hit.entries - 1, "other"))
    } else {
        String::new()
    };
    let (id, kind) = (hit.hit.id, hit.hit.kind);
    writeln!(
        out,
        "    {ID}{id}{ID:#}  {kind}{more}  {FAINT}{}{FAINT:#}",
        one_line(&told.join(" · "))
    )?;
    write!(out, "      ")?;
    words(hit, out)
}

/// The part of its words that shows why it fits, or its title where it has no more.
fn words(hit: &WatchHit, out: &mut dyn Write) -> Result<()> {
    let title = hit.hit.title.as_ref().filter(|_| hit.hit.snippet.text.is_empty());
    marked(title.unwrap_or(&hit.hit.snippet), out)?;
    writeln!(out)
}

fn what_for(watch: &Watch) -> String {
    watch.stands_on.map_or(String::new(), |id: Id| format!("  {FAINT}for{FAINT:#} {ID}{id}{ID:#}"))
}

fn made_of(look: &WatchLook) -> String {
    let view = look.view.map_or(String::new(), |view| format!(": {}", view.words()));
    let note = look.note.as_ref().map_or(String::new(), |note| format!("; {}", one_line(note)));
    format!("{view}{note}")
}
