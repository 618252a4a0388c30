//! Articles: how many of the words of a page's article are read, and how many that are not its own;
//! beside them what a reading without any rule for furniture gives.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use anyhow::{Context, bail};

use super::share::Share;
use crate::{process, workspace};

/// Evaluates the pages of `corpus/articles` and prints precision, recall and F of their words.
pub(crate) fn run() -> anyhow::Result<()> {
    let build = ["build", "--quiet", "--package", "actions", "--example", "article"];
    process::run(&mut process::cargo(&build))?;
    let mut ours = Share::default();
    let mut whole = Share::default();
    let mut pages = 0;
    for entry in fs::read_dir(workspace::root().join("corpus/articles"))? {
        let page = fs::read_to_string(entry?.path())?;
        let (html, text) = (block(&page, "page")?, block(&page, "text")?);
        count(&mut ours, &read(html, &[])?, text);
        count(&mut whole, &read(html, &["--whole"])?, text);
        pages += 1;
    }
    println!("Words of the articles on {pages} pages");
    println!("{:<22}{:>9} {:>9} {:>9}", "", "precision", "recall", "F");
    println!("{:<22}{ours}", "ours");
    println!("{:<22}{whole}", "the whole page");
    Ok(())
}

/// The block of a page of the corpus that is fenced under a name.
fn block<'a>(page: &'a str, name: &str) -> anyhow::Result<&'a str> {
    let (_, rest) = page.split_once(&format!("```{name}\n")).context("a page lacks a block")?;
    Ok(rest.split_once("\n```").context("a block is left open")?.0)
}

fn read(html: &str, arguments: &[&str]) -> anyhow::Result<String> {
    let program = workspace::target()?.join("debug/examples/article");
    let mut reading = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    reading.stdin.take().context("the example takes no page")?.write_all(html.as_bytes())?;
    let read = reading.wait_with_output()?;
    if !read.status.success() {
        bail!("the example failed on a page");
    }
    Ok(String::from_utf8(read.stdout)?)
}

/// Counts the words that both have, each as often as both have it.
fn count(share: &mut Share, read: &str, text: &str) {
    let (found, marked) = (words(read), words(text));
    let both = |(word, count): (&&str, &usize)| marked.get(word).map_or(0, |it| *it.min(count));
    share.count(found.iter().map(both).sum(), found.values().sum(), marked.values().sum());
}

fn words(text: &str) -> BTreeMap<&str, usize> {
    let mut words = BTreeMap::new();
    for word in text.split_whitespace() {
        *words.entry(word).or_default() += 1;
    }
    words
}
