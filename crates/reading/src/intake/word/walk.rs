//! A walk through a part: runs of words become paragraphs.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::super::IntakeError;

/// Elements whose words do not stand in the document: properties, what was struck out or moved
/// away, the codes of fields, and a second drawing of a text box for old programs.
const PASSED_OVER: [&[u8]; 8] =
    [b"pPr", b"rPr", b"sectPr", b"tblPr", b"del", b"moveFrom", b"instrText", b"Fallback"];

/// The words of a part.
#[derive(Default)]
pub(super) struct Words {
    pub(super) text: String,
    /// The paragraph that is styled as the title.
    pub(super) title: Option<String>,
}

/// Reads the words of a part, which is known by its name: paragraphs apart, and the cells of tables
/// too.
pub(super) fn words(name: &str, part: &str) -> Result<Words, IntakeError> {
    let broken = |error| IntakeError::BrokenWordPart { part: name.to_owned(), error };
    let mut reader = Reader::from_str(part);
    let mut walk = Walk::default();
    let mut open = 0_usize;
    loop {
        let event = reader.read_event().map_err(|error| broken(error.to_string()))?;
        match event {
            Event::Start(element) => {
                open += 1;
                walk.start(&element);
            }
            Event::Empty(element) => walk.empty(&element),
            Event::End(element) => {
                open = open.saturating_sub(1);
                walk.end(element.local_name().as_ref());
            }
            Event::Text(words) => walk.push(&decoded(words.decode()).map_err(broken)?),
            Event::CData(words) => walk.push(&decoded(words.decode()).map_err(broken)?),
            Event::GeneralRef(reference) => walk.push(&character(&reference).map_err(broken)?),
            // Half of a text would be read as all of it.
            Event::Eof if open > 0 => return Err(broken("it is cut short".to_owned())),
            Event::Eof => break,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => (),
        }
    }
    walk.end_paragraph();
    let Words { text, title } = walk.words;
    Ok(Words { text: text.trim().to_owned(), title })
}

fn decoded<E: std::error::Error>(words: Result<Cow<'_, str>, E>) -> Result<Cow<'_, str>, String> {
    words.map_err(|error| error.to_string())
}

/// The character that "&amp;" or "&#8212;" stands for; the reader gives each of them apart.
fn character(reference: &BytesRef<'_>) -> Result<String, String> {
    let known = reference.resolve_char_ref().map_err(|error| error.to_string())?;
    if let Some(character) = known {
        return Ok(character.to_string());
    }
    let name = decoded(reference.decode())?;
    let known = quick_xml::escape::resolve_predefined_entity(&name).unwrap_or_default();
    Ok(known.to_owned())
}

#[derive(Default)]
struct Walk {
    words: Words,
    paragraph: String,
    /// How deep in an element that is passed over.
    passed_over: usize,
    /// Whether words stand in the document here: white space between elements does not.
    is_text: bool,
    is_title: bool,
}

impl Walk {
    fn start(&mut self, element: &BytesStart<'_>) {
        let name = element.local_name();
        let name = name.as_ref();
        if self.passed_over > 0 || PASSED_OVER.contains(&name) {
            self.passed_over += 1;
            self.look_at_style(element);
            return;
        }
        match name {
            b"p" => self.end_paragraph(),
            b"t" => self.is_text = true,
            _ => self.empty(element),
        }
    }

    fn empty(&mut self, element: &BytesStart<'_>) {
        if self.passed_over > 0 {
            self.look_at_style(element);
            return;
        }
        match element.local_name().as_ref() {
            b"tab" => self.paragraph.push(' '),
            b"br" | b"cr" => self.paragraph.push('\n'),
            b"noBreakHyphen" => self.paragraph.push('-'),
            _ => (),
        }
    }

    fn end(&mut self, name: &[u8]) {
        if self.passed_over > 0 {
            self.passed_over -= 1;
            return;
        }
        match name {
            b"p" => self.end_paragraph(),
            b"t" => self.is_text = false,
            _ => (),
        }
    }

    fn look_at_style(&mut self, element: &BytesStart<'_>) {
        if element.local_name().as_ref() == b"pStyle" {
            let mut attributes = element.attributes().flatten();
            self.is_title |= attributes.any(|it| it.value.as_ref() == b"Title");
        }
    }

    fn push(&mut self, words: &str) {
        if self.is_text && self.passed_over == 0 {
            self.paragraph.push_str(words);
        }
    }

    fn end_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.paragraph);
        let is_title = std::mem::take(&mut self.is_title);
        let paragraph = paragraph.replace('\u{a0}', " ");
        let paragraph = paragraph.trim();
        if paragraph.is_empty() {
            return;
        }
        self.words.text.push_str(paragraph);
        self.words.text.push_str("\n\n");
        if is_title && self.words.title.is_none() {
            self.words.title = Some(paragraph.to_owned());
        }
    }
}
