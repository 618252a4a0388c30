//! The setting of a statement, on a terminal.

use std::io::{Result, Write};

use actions::{SettingItem, SettingOf};

use crate::print::copies;
use crate::style::{ATTENTION, FAINT, HEADING, ID};

/// Prints what was under way, and then what lay ahead.
pub(crate) fn setting(setting: &SettingOf, out: &mut dyn Write) -> Result<()> {
    let said = setting.said.map(|day| format!(" on {day}")).unwrap_or_default();
    let speakers = setting.speakers.join(", ");
    write!(out, "{ID}{}{ID:#}  {HEADING}{speakers}{said}{HEADING:#}", setting.statement)?;
    if setting.others.is_empty() {
        writeln!(out)?;
    } else {
        writeln!(out, ", with {}", setting.others.join(", "))?;
    }
    section("Under way", &setting.under_way, out)?;
    section("Ahead", &setting.ahead, out)?;
    section("Under way with others", &setting.around.under_way, out)?;
    section("Ahead with others", &setting.around.ahead, out)
}

fn section(title: &str, items: &[SettingItem], out: &mut dyn Write) -> Result<()> {
    if items.is_empty() {
        return Ok(());
    }
    writeln!(out, "{HEADING}{title}{HEADING:#}")?;
    items.iter().try_for_each(|it| item(it, out))
}

fn item(item: &SettingItem, out: &mut dyn Write) -> Result<()> {
    let (date, kind) = (item.date, item.kind.word());
    write!(out, "  {date}  {ID}{}{ID:#}  {kind}  {}: ", item.id, item.between.join(", "))?;
    write!(out, "{}", item.words)?;
    if !item.notes.is_empty() {
        write!(out, "  {ATTENTION}{}{ATTENTION:#}", item.notes.join(", "))?;
    }
    copies(item.copies_told(), &item.copies, out)?;
    writeln!(out, "  {FAINT}{}{FAINT:#}", item.distance())
}
