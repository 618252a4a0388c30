//! An element of XML with all that is in it; what is broken is read as far as it goes.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// The deepest element that is kept as one; the words of deeper ones go to those around them.
const DEEPEST: usize = 64;

/// An element.
#[derive(Clone, Debug, Default)]
pub(super) struct Element {
    /// Its name in lower case, with its prefix unless that is one of Atom or RSS.
    pub(super) name: String,
    /// Its attributes, by names in lower case.
    attributes: Vec<(String, String)>,
    /// The characters that stand in it, without those of its children.
    text: String,
    /// All that stands in it, as it is written.
    pub(super) source: String,
    /// The elements in it.
    pub(super) children: Vec<Element>,
    /// Whether the text broke off before its end.
    pub(super) is_cut: bool,
}

/// A text in XML: its outermost element, and what is wrong with it.
pub(super) struct Read {
    pub(super) root: Option<Element>,
    pub(super) flaw: Option<String>,
}

impl Element {
    /// The characters in it, trimmed; nothing where there are none.
    pub(super) fn text(&self) -> Option<&str> {
        Some(self.text.trim()).filter(|text| !text.is_empty())
    }

    /// An attribute that is not empty.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name)?;
        Some(found.1.trim()).filter(|value| !value.is_empty())
    }

    /// The children of a name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Element> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The first child of a name.
    pub(super) fn child(&self, name: &str) -> Option<&Element> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The characters of the first child that has any, by the first of the names that there is.
    pub(super) fn text_of<'a>(&'a self, names: &[&'a str]) -> Option<&'a str> {
        names.iter().find_map(|name| self.all(name).find_map(Element::text))
    }

    fn of(start: &BytesStart<'_>) -> Self {
        let mut written = start.attributes();
        let attributes = written.with_checks(false).flatten().map(|attribute| {
            let value = String::from_utf8_lossy(&attribute.value).into_owned();
            let value = quick_xml::escape::unescape(&value).map_or(value.clone(), Into::into);
            (plain_name(attribute.key.as_ref()), value)
        });
        let name = plain_name(start.name().as_ref());
        Self { name, attributes: attributes.collect(), ..Self::default() }
    }
}

/// Reads a text in XML up to its end, or to where it is broken.
pub(super) fn read(text: &str) -> Read {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    config.check_end_names = false;
    let mut building = Building { text, open: vec![], skipped: 0, root: None };
    let flaw = loop {
        let before = place(&reader);
        match reader.read_event() {
            Err(error) => break Some(error.to_string()),
            Ok(Event::Eof) if building.open.is_empty() => break None,
            Ok(Event::Eof) => break Some("it ends in the middle".to_owned()),
            Ok(event) => building.take(event, before, place(&reader)),
        }
    };
    Read { root: building.finish(), flaw }
}

fn place(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// The elements that were begun and not ended, each with where its content begins.
struct Building<'a> {
    text: &'a str,
    open: Vec<(Element, usize)>,
    /// How many elements are open that are too deep to be kept.
    skipped: usize,
    root: Option<Element>,
}

impl Building<'_> {
    fn take(&mut self, event: Event<'_>, before: usize, after: usize) {
        match event {
            Event::Start(_) if self.open.len() >= DEEPEST => self.skipped += 1,
            Event::Start(start) => self.open.push((Element::of(&start), after)),
            Event::Empty(start) => self.close(Element::of(&start)),
            Event::End(_) if self.skipped > 0 => self.skipped -= 1,
            Event::End(_) => self.end(before),
            Event::Text(words) => self.push(&words.decode().unwrap_or_default()),
            Event::CData(words) => self.push(&words.decode().unwrap_or_default()),
            Event::GeneralRef(reference) => self.push(&character(&reference)),
            Event::Eof | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }

    fn push(&mut self, words: &str) {
        if let Some((element, _)) = self.open.last_mut() {
            element.text.push_str(words);
        }
    }

    fn end(&mut self, at: usize) {
        if let Some((mut element, from)) = self.open.pop() {
            self.text.get(from..at).unwrap_or_default().clone_into(&mut element.source);
            self.close(element);
        }
    }

    fn close(&mut self, element: Element) {
        match self.open.last_mut() {
            Some((parent, _)) => parent.children.push(element),
            None => _ = self.root.get_or_insert(element),
        }
    }

    fn finish(mut self) -> Option<Element> {
        while let Some((element, _)) = self.open.last_mut() {
            element.is_cut = true;
            self.end(self.text.len());
        }
        self.root
    }
}

/// The character that a reference stands for; one that XML does not know stays as it is written.
fn character(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(character)) = reference.resolve_char_ref() {
        return character.to_string();
    }
    let name = reference.decode().unwrap_or_default();
    match quick_xml::escape::resolve_predefined_entity(&name) {
        Some(known) => known.to_owned(),
        None => format!("&{name};"),
    }
}

fn plain_name(name: &[u8]) -> String {
    let name = String::from_utf8_lossy(name).to_lowercase();
    let bare = ["atom:", "a10:", "rss:"].iter().find_map(|prefix| name.strip_prefix(prefix));
    bare.map(str::to_owned).unwrap_or(name)
}
