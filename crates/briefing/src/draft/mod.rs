//! A draft: the note that an author begins with, written from the desk by a template.
//!
//! A template is a file of Markdown. A line that holds only `{{quotes}}` or another name becomes
//! what the desk has under that name, each sentence marked; a section in which there is nothing is
//! left out.

mod parts;

use domain::{BriefJudgment, Id, Quote};
use jiff::civil::Date;
use thiserror::Error;

use crate::note::Cut;

/// What a draft is written from.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The headline.
    pub title: String,
    /// Who signs it.
    pub author: String,
    /// Its day.
    pub date: Date,
    /// The ladder its words come from.
    pub ladder: String,
    /// The name of the template.
    pub template: String,
    /// The judgments, in the order told.
    pub judgments: Vec<DraftJudgment>,
    /// The author's settled record.
    pub record: String,
}

/// A judgment as a draft tells it.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftJudgment {
    /// The judgment with its questions.
    pub told: BriefJudgment,
    /// The words that speak for it.
    pub quotes_for: Vec<DraftQuote>,
    /// The words that speak against it.
    pub quotes_against: Vec<DraftQuote>,
    /// What to watch for, and which way it would point.
    pub signs: Vec<(String, &'static str)>,
    /// When it must be looked at again.
    pub checkpoint: Option<Date>,
    /// The judgment made earlier on the matter.
    pub earlier: Option<DraftEarlier>,
}

/// The earlier judgment on the matter of another.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftEarlier {
    /// The earlier judgment.
    pub id: Id,
    /// Its claim.
    pub claim: String,
    /// Its likelihood in words with the number.
    pub phrase: String,
    /// Whether the later one is the same.
    pub is_unchanged: bool,
    /// What became of it, in words.
    pub verdict: &'static str,
    /// Why.
    pub reason: Option<String>,
}

/// Somebody's words with the reference to them.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftQuote {
    /// The reference, as "s-12".
    pub reference: String,
    /// The words.
    pub quote: Quote,
}

/// A name that no template has.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("there is no template \"{0}\"; choose statement, outlook or event, or give a file")]
pub struct NoSuchNoteTemplate(String);

/// Why a template cannot be filled in.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("the template asks for \"{{{{{0}}}}}\"; it can ask for {names}", names = parts::names())]
pub struct NoSuchPart(String);

/// The text of a template that comes with the product.
///
/// # Errors
///
/// None has the name.
pub fn template(name: &str) -> Result<&'static str, NoSuchNoteTemplate> {
    match name {
        "statement" => Ok(include_str!("../../data/notes/statement.md")),
        "outlook" => Ok(include_str!("../../data/notes/outlook.md")),
        "event" => Ok(include_str!("../../data/notes/event.md")),
        _ => Err(NoSuchNoteTemplate(name.to_owned())),
    }
}

impl Draft {
    /// Writes the note by a template, with sentences cut by `cut`.
    ///
    /// # Errors
    ///
    /// The template asks for a part that there is not.
    pub fn written(&self, template: &str, cut: Cut) -> Result<String, NoSuchPart> {
        let mut text = self.head();
        for section in sections(template) {
            if let Some(section) = self.section(&section, cut)? {
                text.push('\n');
                text.push_str(section.trim());
                text.push('\n');
            }
        }
        Ok(text)
    }

    fn head(&self) -> String {
        let judgments: Vec<String> =
            self.judgments.iter().map(|it| it.told.judgment.to_string()).collect();
        let Self { title, author, date, ladder, template, .. } = self;
        format!(
            "---\ntitle: {title}\nauthor: {author}\ndate: {date}\nladder: {ladder}\n\
             template: {template}\njudgments: {}\n---\n",
            judgments.join(", ")
        )
    }

    /// A section with its parts; nothing where all of its parts are empty.
    fn section(&self, lines: &[&str], cut: Cut) -> Result<Option<String>, NoSuchPart> {
        let mut told = Vec::new();
        let (mut asked, mut empty) = (0, 0);
        for line in lines {
            let Some(name) = part_name(line) else {
                told.push((*line).to_owned());
                continue;
            };
            let part = parts::part(self, name, cut).ok_or_else(|| NoSuchPart(name.to_owned()))?;
            asked += 1;
            empty += usize::from(part.is_empty());
            told.push(part);
        }
        let is_empty = asked > 0 && asked == empty;
        Ok((!is_empty).then(|| told.join("\n")))
    }
}

/// The lines of a template, a section each; a heading begins one.
fn sections(template: &str) -> Vec<Vec<&str>> {
    let mut sections: Vec<Vec<&str>> = vec![vec![]];
    for line in template.lines() {
        if line.starts_with('#') {
            sections.push(vec![]);
        }
        if let Some(section) = sections.last_mut() {
            section.push(line);
        }
    }
    sections.retain(|lines| lines.iter().any(|line| !line.trim().is_empty()));
    sections
}

fn part_name(line: &str) -> Option<&str> {
    line.trim().strip_prefix("{{")?.strip_suffix("}}").map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::{part_name, parts, sections, template};

    #[test]
    fn every_shipped_template_asks_for_parts_that_there_are() {
        for name in ["statement", "outlook", "event"] {
            let text = template(name).unwrap();
            let asked: Vec<&str> =
                sections(text).concat().into_iter().filter_map(part_name).collect();
            assert!(asked.len() >= 6, "{name}: {asked:?}");
            for part in asked {
                assert!(parts::NAMES.contains(&part), "{name}: {part}");
            }
        }
        assert!(template("poem").is_err());
    }
}
