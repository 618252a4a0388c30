//! What becomes of documents of word processors; each is built here, part by part.

use std::io::{Cursor, Write};

use jiff::civil::date;
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::{Intake, IntakeError, IntakeHints, MediaType, take_in};

/// A package of parts.
fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(part.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn body(inner: &str) -> String {
    format!("<?xml version='1.0'?>\n<w:document xmlns:w='w'><w:body>{inner}</w:body></w:document>")
}

fn read(inner: &str) -> Intake {
    let bytes = package(&[("word/document.xml", &body(inner))]);
    take_in(&bytes, &IntakeHints::default()).unwrap()
}

fn check(inner: &str, expected: &str) {
    assert_eq!(read(inner).document.text, expected);
}

#[test]
fn runs_become_paragraphs_with_every_character() {
    check(
        "<w:p><w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr><w:r><w:t>He resigned &amp; \
         left</w:t></w:r><w:r><w:t xml:space='preserve'> &lt;now&gt;&#8212;</w:t><w:tab/>\
         <w:t>alone</w:t><w:br/><w:t>at last</w:t></w:r></w:p>\n<w:p/><w:p><w:r><w:t>Then</w:t>\
         </w:r></w:p>",
        "He resigned & left <now>— alone\nat last\n\nThen",
    );
}

#[test]
fn what_was_struck_out_is_not_read() {
    check(
        "<w:p><w:del><w:r><w:delText>Never</w:delText></w:r></w:del><w:ins><w:r><w:t>Soon</w:t>\
         </w:r></w:ins><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom><w:r><w:instrText>PAGE\
         </w:instrText></w:r></w:p>",
        "Soon",
    );
}

#[test]
fn cells_of_a_table_stand_apart() {
    let cell = |words: &str| format!("<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>");
    check(&format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("Sweden"), cell("no")), "Sweden\n\nno");
}

#[test]
fn a_text_box_is_read_once() {
    let inner = "<w:p><w:r><w:t>Box</w:t></w:r></w:p>";
    check(
        &format!(
            "<w:p><w:r><mc:AlternateContent><mc:Choice>{inner}</mc:Choice><mc:Fallback>{inner}\
             </mc:Fallback></mc:AlternateContent></w:r></w:p>"
        ),
        "Box",
    );
}

#[test]
fn footnotes_and_facts_are_read() {
    let text = body(
        "<w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:t>The talks</w:t></w:r></w:p>\
         <w:p><w:r><w:t>They met.</w:t></w:r></w:p>",
    );
    let bytes = package(&[
        ("word/document.xml", &text),
        (
            "word/footnotes.xml",
            &body("<w:footnote><w:p><w:r><w:t>On Monday.</w:t></w:r></w:p></w:footnote>"),
        ),
        (
            "docProps/core.xml",
            "<cp:coreProperties><dc:title>Untitled 1</dc:title><dc:creator>Ada &amp; Eve</dc:creator>\
             <dcterms:created>2021-01-01T00:00:00Z</dcterms:created>\
             <dcterms:modified>2022-01-28T10:00:00Z</dcterms:modified></cp:coreProperties>",
        ),
    ]);
    let intake = take_in(&bytes, &IntakeHints::default()).unwrap();
    let document = intake.document;
    assert_eq!(intake.media_type, MediaType::Word);
    assert_eq!(document.text, "The talks\n\nThey met.\n\nOn Monday.");
    assert_eq!(document.title.as_deref(), Some("The talks"));
    assert_eq!(document.author.as_deref(), Some("Ada & Eve"));
    assert_eq!((document.published, intake.modified), (None, Some(date(2022, 1, 28))));
}

#[test]
fn an_archive_that_fills_a_memory_is_refused() {
    let bytes = package(&[("word/document.xml", &" ".repeat(51_000_000))]);
    assert!(bytes.len() < 100_000);
    let refused = take_in(&bytes, &IntakeHints::default());
    assert_eq!(refused, Err(IntakeError::UnpacksTooFar { megabytes: 50 }));
}

#[test]
fn a_broken_part_is_named_with_what_to_do() {
    let whole = body("<w:p><w:r><w:t>They met.</w:t></w:r></w:p>");
    let cut = &whole[..whole.find("They met").unwrap()];
    for (parts, expected) in [
        (
            vec![("word/document.xml", cut)],
            "the part word/document.xml of the document cannot be read (it is cut short); let a \
             word processor mend it and save it anew as .docx, or give its text",
        ),
        (
            vec![("word/document.xml", whole.as_str()), ("word/footnotes.xml", "<a></b>")],
            "the part word/footnotes.xml of the document cannot be read (",
        ),
        (vec![("word/document.xml.rels", "<a/>")], "(it has no part word/document.xml, which"),
    ] {
        let refused = take_in(&package(&parts), &IntakeHints::default()).unwrap_err().to_string();
        assert!(refused.contains(expected), "{refused}");
    }
    let bytes = package(&[("word/document.xml", &whole)]);
    let refused = take_in(&bytes[..bytes.len() / 2], &IntakeHints::default()).unwrap_err();
    let refused = refused.to_string();
    assert!(refused.contains("get it again if it was cut short, or save it anew"), "{refused}");
}

#[test]
fn other_archives_are_not_opened() {
    let inner = package(&[("word/document.xml", &body("<w:p><w:r><w:t>In</w:t></w:r></w:p>"))]);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("inner.docx", SimpleFileOptions::default()).unwrap();
    writer.write_all(&inner).unwrap();
    let outer = writer.finish().unwrap().into_inner();
    let refused = take_in(&outer, &IntakeHints::default()).unwrap_err().to_string();
    assert!(refused.contains("a ZIP archive"), "{refused}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_bytes_are_read_or_refused(at in 0_usize..2000, byte in any::<u8>(), cut in any::<bool>()) {
        let inner = "<w:p><w:r><w:t>They &amp; we</w:t></w:r></w:p>";
        let mut bytes = package(&[("word/document.xml", &body(inner)), ("docProps/core.xml", inner)]);
        let at = at % bytes.len();
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        let hints = IntakeHints { media_type: Some(MediaType::Word), ..IntakeHints::default() };
        drop(take_in(&bytes, &hints));
    }

    #[test]
    fn changed_parts_are_read_or_refused(at in 0_usize..200, words in any::<String>()) {
        let mut part = body("<w:p><w:del><w:t>no</w:t></w:del><w:r><w:t>They &amp; we</w:t></w:r></w:p>");
        part.insert_str(at % part.len(), &words);
        let bytes = package(&[("word/document.xml", &part)]);
        drop(take_in(&bytes, &IntakeHints::default()));
    }
}
