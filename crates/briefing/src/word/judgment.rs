//! A judgment: its claim, how likely it is, what it rests on, and what will show it.

use docx_rs::Paragraph;

use super::paragraphs::{bullet, plain, quotation, text};
use super::styles::{Style, item, paragraph};
use crate::page::{Test, Told};

pub(super) fn judgment(told: &Told<'_>) -> Vec<Paragraph> {
    let claim = plain(Style::Heading1, &format!("{}. {}", told.number, told.claim));
    let likelihood = paragraph(Style::Text)
        .add_run(text("Likelihood: "))
        .add_run(text(told.phrase).bold())
        .add_run(text("."));
    let quotes_for = told.quotes_for.iter().flat_map(quotation).collect();
    let quotes_against = told.quotes_against.iter().flat_map(quotation).collect();
    [claim, likelihood, plain(Style::Text, &told.confidence)]
        .into_iter()
        .chain(part("What it rests on", quotes_for))
        .chain(part("What speaks against it", quotes_against))
        .chain(part("What else it could mean", bullets(told.alternatives)))
        .chain(part("What we take for granted", bullets(told.assumptions)))
        .chain(part("What will show it", told.tests.iter().map(test).collect()))
        .collect()
}

/// Paragraphs under a heading; neither where there are none.
fn part(heading: &str, paragraphs: Vec<Paragraph>) -> impl Iterator<Item = Paragraph> {
    let heading = (!paragraphs.is_empty()).then(|| plain(Style::Heading2, heading));
    heading.into_iter().chain(paragraphs)
}

fn bullets(items: &[String]) -> Vec<Paragraph> {
    items.iter().map(|it| bullet(it)).collect()
}

fn test(test: &Test<'_>) -> Paragraph {
    let condition = test.condition.as_ref();
    let condition = condition.map_or(String::new(), |it| format!(" It counts only if {it}"));
    let ended = test.ended.as_ref().map_or(String::new(), |ended| {
        format!(" When this was written, it had been settled: {ended}.")
    });
    let (question, deadline) = (test.question, &test.deadline);
    let asked = format!("{} ({question}){condition} By {deadline}: ", test.text);
    let phrase = text(test.phrase.unwrap_or("no forecast yet"));
    let phrase = if test.phrase.is_some() { phrase.bold() } else { phrase };
    item(None).add_run(text(&asked)).add_run(phrase).add_run(text(&format!(".{ended}")))
}
