//! The times of some texts: ours, or those of a peer.
//!
//! With the setting `FORSOOTH_PEER` a peer of that name reads instead: `recognizers` or
//! `dateparser`, by the script `peer.py` beside this file, with the Python that `FORSOOTH_PYTHON`
//! names, in which the peer must be installed.

use std::process::Command;

use anyhow::Context;
use serde::Deserialize;

use super::expression::Expression;
use crate::evaluate::readings::{Reader, Text, Time};
use crate::{process, workspace};

/// What was found in a text.
#[derive(Debug)]
pub(super) struct Found {
    /// The text.
    pub(super) text: String,
    /// Its times.
    pub(super) times: Vec<Expression>,
}

/// What a peer found in a text, as it is printed.
#[derive(Debug, Deserialize)]
struct Printed {
    text: String,
    times: Vec<Time>,
}

impl Found {
    fn new(text: String, times: &[Time]) -> Self {
        Self { text, times: times.iter().map(Expression::of).collect() }
    }
}

/// The times of some texts, in their order.
pub(super) fn times(reader: &Reader, texts: &[Text<'_>]) -> anyhow::Result<Vec<Found>> {
    if let Ok(peer) = std::env::var("FORSOOTH_PEER") {
        return of_peer(&peer, texts);
    }
    let readings = reader.read_texts(texts)?;
    Ok(readings.into_iter().map(|it| Found::new(it.document.text, &it.times)).collect())
}

fn of_peer(peer: &str, texts: &[Text<'_>]) -> anyhow::Result<Vec<Found>> {
    let path = workspace::target()?.join("evaluated-by-peer.jsonl");
    let lines = texts.iter().map(|text| Ok(serde_json::to_string(text)? + "\n"));
    std::fs::write(&path, lines.collect::<anyhow::Result<String>>()?)?;
    let python = std::env::var_os("FORSOOTH_PYTHON").unwrap_or_else(|| "python3".into());
    let script = workspace::root().join("xtask/src/evaluate/time/peer.py");
    let printed = process::output(Command::new(python).arg(script).arg(peer).arg(&path))?;
    let read = |line| {
        let Printed { text, times } =
            serde_json::from_str(line).context("cannot read what peer.py printed")?;
        Ok(Found::new(text, &times))
    };
    printed.lines().map(read).collect()
}
