//! Errors by kind, counted for the table and, where the setting `FORSOOTH_ERRORS` names a file,
//! added to that file one a line, with the words around them.

use std::fmt;
use std::io::Write;
use std::ops::Range;

use super::expression::Expression;
use super::matching::{Mark, Pair};

/// The expressions of one text beside its marks.
pub(super) struct Compared<'a> {
    /// The text.
    pub(super) text: &'a str,
    /// What was found.
    pub(super) found: &'a [Expression],
    /// What is marked.
    pub(super) marked: &'a [Mark],
    /// Which of them belong together.
    pub(super) pairs: &'a [Pair],
}

/// How many errors there are of each kind.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Errors {
    missed: usize,
    too_much: usize,
    shorter: usize,
    longer: usize,
    value: usize,
}

impl Errors {
    /// Counts the errors of one text.
    pub(super) fn add(
        &mut self,
        compared: &Compared<'_>,
        is_right: &impl Fn(&Expression, &Mark) -> bool,
    ) -> anyhow::Result<()> {
        let Compared { found, marked, pairs, .. } = compared;
        let mut lines = Vec::new();
        for (at, mark) in marked.iter().enumerate() {
            let Some(pair) = pairs.iter().find(|pair| pair.marked == at) else {
                self.missed += 1;
                lines.push(compared.line("missed", &mark.range, "-", mark.value.as_deref()));
                continue;
            };
            let ours = &found[pair.found];
            let both = format!("{:?} {}", &compared.text[ours.range.clone()], ours.value);
            if !pair.is_strict {
                let is_shorter = ours.range.len() < mark.range.len();
                *(if is_shorter { &mut self.shorter } else { &mut self.longer }) += 1;
                let kind = if is_shorter { "shorter" } else { "longer" };
                lines.push(compared.line(kind, &mark.range, &both, mark.value.as_deref()));
            }
            if mark.value.is_some() && !is_right(ours, mark) {
                self.value += 1;
                lines.push(compared.line("value", &mark.range, &both, mark.value.as_deref()));
            }
        }
        for (at, ours) in found.iter().enumerate() {
            if !pairs.iter().any(|pair| pair.found == at) {
                self.too_much += 1;
                lines.push(compared.line("too much", &ours.range, &ours.value, None));
            }
        }
        written(&lines)
    }

    /// Adds other errors.
    pub(super) fn join(&mut self, other: &Self) {
        self.missed += other.missed;
        self.too_much += other.too_much;
        self.shorter += other.shorter;
        self.longer += other.longer;
        self.value += other.value;
    }
}

impl Compared<'_> {
    /// A line: the kind, the words with those around them, ours, and the value that is marked.
    fn line(&self, kind: &str, range: &Range<usize>, ours: &str, value: Option<&str>) -> String {
        let before = self.text[..range.start].chars().rev().take(AROUND).collect::<Vec<_>>();
        let before: String = before.into_iter().rev().collect();
        let after: String = self.text[range.end..].chars().take(AROUND).collect();
        let words = &self.text[range.clone()];
        let line = format!("{kind}\t{before}[{words}]{after}\t{ours}\t{}", value.unwrap_or("-"));
        line.replace('\n', " ")
    }
}

/// How many characters are shown on each side of an error.
const AROUND: usize = 70;

fn written(lines: &[String]) -> anyhow::Result<()> {
    let Some(path) = std::env::var_os("FORSOOTH_ERRORS") else { return Ok(()) };
    let mut file = std::fs::OpenOptions::new().create(true).append(true).open(path)?;
    for line in lines {
        writeln!(file, "{line}")?;
    }
    Ok(())
}

impl fmt::Display for Errors {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { missed, too_much, shorter, longer, value } = self;
        write!(
            formatter,
            "errors     {missed} missed, {too_much} too much, {shorter} shorter, {longer} longer, \
             {value} with another value"
        )
    }
}
