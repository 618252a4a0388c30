//! What was checked of a published record, what was not, and what it says.

use std::io::{Result, Write};

use actions::LogStanding;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use super::receipt::told;
use crate::guard::one_line;
use crate::style::{ATTENTION, ERROR, FAINT, HEADING, ID};

/// What no check of a folder can tell.
pub(super) const NOT_CHECKED: &[&str] = &[
    "index.html, the page for readers: --print prints what was checked",
    "what was opened earlier and is closed now, unless a copy of the folder is given with --kept",
    "the signature of an authority in timestamps/, which openssl checks",
    "whether an author has a second pseudonym of which nothing is open: the receipts of both, given with --kept, show it",
];

/// A leaf at which times go back.
#[derive(Debug, Serialize)]
pub(super) struct SetBackView {
    pub(super) id: String,
    pub(super) from: Timestamp,
    pub(super) to: Timestamp,
}

/// What was checked of a published record.
#[derive(Debug, Serialize)]
pub(super) struct PublishedView {
    pub(super) log: String,
    pub(super) leaves: u64,
    pub(super) opened: u64,
    /// How many leaves were erased, by the tombstones that are open.
    pub(super) erased: u64,
    /// How many trees that were kept it begins with, or should.
    pub(super) kept: usize,
    /// Whether there is a file of openings.
    pub(super) has_openings: bool,
    /// Whose leaves they are.
    pub(super) authors: Vec<AuthorView>,
    /// How many leaves the tree has that an authority stamped last.
    pub(super) stamped_leaves: Option<u64>,
    /// When the authority says that it was there.
    pub(super) stamped_at: Option<Timestamp>,
    /// Where the clock of the desk was set back.
    pub(super) set_back: Vec<SetBackView>,
    #[serde(flatten)]
    pub(super) standing: LogStanding,
    /// What was not checked.
    pub(super) not_checked: &'static [&'static str],
    /// The entries that are open, where they were asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) entries: Option<Vec<EntryView>>,
    pub(super) faults: Vec<FaultView>,
}

/// The leaves of an author.
#[derive(Debug, Serialize)]
pub(super) struct AuthorView {
    pub(super) pseudonym: String,
    /// Where something tells it.
    pub(super) name: Option<String>,
    pub(super) leaves: u64,
    pub(super) opened: u64,
    pub(super) erased: u64,
    pub(super) closed: u64,
}

/// An entry that is open.
#[derive(Debug, Serialize)]
pub(super) struct EntryView {
    /// The number of its leaf, counted from 0.
    pub(super) index: u64,
    pub(super) entry: Value,
}

#[derive(Debug, Serialize)]
pub(super) struct FaultView {
    pub(super) file: String,
    pub(super) message: String,
}

impl PublishedView {
    pub(super) fn print(&self, out: &mut dyn Write) -> Result<()> {
        let Self { log, leaves, opened, erased, kept, faults, .. } = self;
        let gone = if *erased > 0 { format!("; erased: {erased}") } else { String::new() };
        writeln!(
            out,
            "leaves checked: {leaves}; entries opened: {opened}{gone}; earlier trees: {kept}"
        )?;
        writeln!(out, "{FAINT}log {}{FAINT:#}", one_line(log))?;
        if !self.has_openings {
            writeln!(out, "There is no openings.jsonl: nothing in this record can be read.")?;
        }
        self.print_authors(out)?;
        self.print_entries(out)?;
        for FaultView { file, message } in faults {
            writeln!(out, "{ERROR}wrong:{ERROR:#} {} {}", one_line(file), one_line(message))?;
        }
        if !faults.is_empty() {
            return Ok(());
        }
        writeln!(out, "Everything that was checked agrees.")?;
        for SetBackView { id, from, to } in &self.set_back {
            writeln!(
                out,
                "{ATTENTION}note:{ATTENTION:#} the clock was set back at {id}, from {from} to {to}; times from there on are the desk's word alone"
            )?;
        }
        if let (Some(leaves), Some(at)) = (self.stamped_leaves, self.stamped_at) {
            writeln!(out, "The tree of {leaves} leaves was stamped at {at} by an authority.")?;
        }
        writeln!(out, "Standing: {}.", self.standing.words())?;
        let mut not_checked = self.not_checked.iter();
        not_checked.try_for_each(|it| writeln!(out, "{FAINT}not checked: {it}{FAINT:#}"))
    }

    /// How much each author has, and how much of it is kept back.
    fn print_authors(&self, out: &mut dyn Write) -> Result<()> {
        if !self.authors.is_empty() {
            writeln!(out, "{HEADING}Authors{HEADING:#}")?;
        }
        for AuthorView { pseudonym, name, leaves, opened, erased, closed } in &self.authors {
            let pseudonym: String = pseudonym.chars().take(12).collect();
            let name = name.as_deref().map_or("name not open".to_owned(), one_line);
            let gone = if *erased > 0 { format!(", {erased} erased") } else { String::new() };
            writeln!(
                out,
                "  {ID}{pseudonym}{ID:#}  {name}: {leaves} in all, {opened} open{gone}, \
                 {ATTENTION}{closed} closed{ATTENTION:#}"
            )?;
        }
        Ok(())
    }

    fn print_entries(&self, out: &mut dyn Write) -> Result<()> {
        let Some(entries) = &self.entries else { return Ok(()) };
        writeln!(out, "{HEADING}What is open{HEADING:#}")?;
        for EntryView { index, entry } in entries {
            let text = |member: &str| {
                one_line(entry.get(member).and_then(Value::as_str).unwrap_or_default())
            };
            let (id, at) = (text("id"), text("recorded_at"));
            writeln!(out, "  {ID}{id}{ID:#}  leaf {index}, {at}, {}", told(entry))?;
        }
        Ok(())
    }
}
