//! What a document of a word processor says of itself. The day it was begun is not when it was
//! published, and is not taken for it.

use quick_xml::Reader;
use quick_xml::events::Event;

use super::super::metadata::{Metadata, day, language_code};

/// Reads the facts; what is broken says nothing.
pub(super) fn read(part: &str) -> Metadata {
    let mut reader = Reader::from_str(part);
    let mut facts = Metadata::default();
    let mut name = Vec::new();
    let mut value = String::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(element) => {
                name = element.local_name().as_ref().to_vec();
                value.clear();
            }
            Event::Text(words) => value.push_str(&words.decode().unwrap_or_default()),
            Event::GeneralRef(reference) => {
                let entity = reference.decode().unwrap_or_default();
                let known = quick_xml::escape::resolve_predefined_entity(&entity);
                value.push_str(known.unwrap_or_default());
            }
            Event::End(_) => take(&mut facts, &name, value.trim()),
            Event::Eof => break,
            Event::Empty(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_) => (),
        }
    }
    facts
}

fn take(facts: &mut Metadata, name: &[u8], value: &str) {
    let words = (!value.is_empty()).then(|| value.to_owned());
    match name {
        b"title" => facts.title = facts.title.take().or(words),
        b"creator" => facts.author = facts.author.take().or(words),
        b"modified" => facts.modified = facts.modified.or_else(|| day(value)),
        b"language" => facts.language = facts.language.take().or_else(|| language_code(value)),
        _ => (),
    }
}
