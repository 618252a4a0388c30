//! A brief as a file of a word processor, taken apart again.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod winter;

use std::io::{Cursor, Read as _};

use briefing::{docx, markdown};
use domain::{Brief, Id, Kind};
use zip::ZipArchive;

use winter::{winter_brief, winter_stamp};

const ID: Id = Id { kind: Kind::Brief, number: 1 };

#[test]
fn a_settled_brief_for_a_word_processor() {
    let told = lines(&winter_brief());
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn the_same_brief_gives_the_same_bytes() {
    let file = || docx(ID, &winter_brief(), &winter_stamp()).unwrap();
    assert_eq!(file(), file());
}

#[test]
fn every_number_in_the_text_leads_to_its_source() {
    let xml = document(&winter_brief());
    let targets = xml.matches("w:name=\"note-").count();
    let sources = markdown(ID, &winter_brief(), &winter_stamp());
    let sources = sources.lines().filter(|line| line.contains("of its text")).count();
    assert_eq!(targets, sources);
    assert!(xml.matches("w:anchor=\"note-").count() >= targets, "{xml}");
}

#[test]
fn what_looks_like_a_tag_stays_words() {
    let title = "<w:br/> & \"so\" ]]>".to_owned();
    let told = lines(&Brief { title, ..winter_brief() });
    assert_eq!(told[0], "Title: &lt;w:br/&gt; &amp; &quot;so&quot; ]]&gt;");
}

/// Each paragraph, as its style and its words.
fn lines(brief: &Brief) -> Vec<String> {
    let xml = document(brief);
    let paragraphs = xml.split("<w:p ").skip(1);
    paragraphs.map(|paragraph| format!("{}: {}", style(paragraph), words(paragraph))).collect()
}

fn style(paragraph: &str) -> &str {
    let named = paragraph.split_once("<w:pStyle w:val=\"").map(|(_, rest)| rest);
    named.and_then(|rest| rest.split_once('"')).map_or("none", |(style, _)| style)
}

fn words(paragraph: &str) -> String {
    let texts = paragraph.split("<w:t ").skip(1);
    let inner = |text: &str| Some(text.split_once('>')?.1.split_once("</w:t>")?.0.to_owned());
    texts.filter_map(inner).collect()
}

fn document(brief: &Brief) -> String {
    let bytes = docx(ID, brief, &winter_stamp()).unwrap();
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut xml).unwrap();
    xml
}
