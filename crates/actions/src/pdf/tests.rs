//! What becomes of PDFs; each is written here, object by object.

use std::fmt::Write;

use proptest::prelude::*;
use reading::{IntakeHints, MediaType};

use crate::take_in::take_in;

/// A font in which codes are Latin letters.
const FONT: &str =
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";

/// A PDF with a page for each piece of content.
pub(super) fn pdf(contents: &[&str]) -> Vec<u8> {
    pdf_with(FONT, &[], contents)
}

/// A PDF with a font and a page for each piece of content; further objects are numbered from 5 and
/// two for each page.
pub(super) fn pdf_with(font: &str, further: &[String], contents: &[&str]) -> Vec<u8> {
    let count = contents.len();
    let kids: Vec<String> = (0..count).map(|at| format!("{} 0 R", 5 + 2 * at)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {count} >>", kids.join(" ")),
        font.to_owned(),
        "<< /Title (The talks) /Author (Ada Lind) /ModDate (D:20220128100000Z) >>".to_owned(),
    ];
    for (at, content) in contents.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R /Resources \
             << /Font << /F1 3 0 R >> >> >>",
            6 + 2 * at
        ));
        objects.push(stream(content));
    }
    objects.extend_from_slice(further);
    written(&objects)
}

/// A stream of bytes, as an object.
pub(super) fn stream(content: &str) -> String {
    format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len())
}

fn written(objects: &[String]) -> Vec<u8> {
    let mut file = "%PDF-1.4\n".to_owned();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (at, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", file.len()).unwrap();
        writeln!(file, "{} 0 obj\n{object}\nendobj", at + 1).unwrap();
    }
    let start = file.len();
    let trailer = format!("trailer\n<< /Size {} /Root 1 0 R /Info 4 0 R >>", objects.len() + 1);
    format!("{file}{table}{trailer}\nstartxref\n{start}\n%%EOF\n").into_bytes()
}

/// Lines of words, one below the other.
fn lines(lines: &[&str]) -> String {
    let shown: Vec<String> = lines.iter().map(|line| format!("({line}) Tj 0 -14 Td")).collect();
    format!("BT /F1 12 Tf 72 720 Td {} ET", shown.join(" "))
}

#[test]
fn the_words_of_a_pdf_are_read() {
    let bytes = pdf(&[
        &lines(&["The ministers met in the capital and spoke about the nego-", "tiations on"]),
        &lines(&["the border."]),
    ]);
    let intake = take_in(&bytes, &IntakeHints::default()).unwrap();
    let document = intake.document;
    assert_eq!(intake.media_type, MediaType::Pdf);
    let text = "The ministers met in the capital and spoke about the negotiations on the border.";
    assert_eq!(document.text, text);
    assert_eq!(document.title.as_deref(), Some("The talks"));
    assert_eq!(document.author.as_deref(), Some("Ada Lind"));
    assert_eq!(intake.modified, "2022-01-28".parse().ok());
    assert_eq!(document.published, None);
}

#[test]
fn a_pdf_may_begin_below_other_lines() {
    let bytes =
        [b"\n\n<!-- sent by a server -->\n", pdf(&[&lines(&["They met."])]).as_slice()].concat();
    let intake = take_in(&bytes, &IntakeHints::default()).unwrap();
    assert_eq!((intake.media_type, intake.document.text.as_str()), (MediaType::Pdf, "They met."));
    let text = take_in(b"A file begins with %PDF-1.4, he said.", &IntakeHints::default()).unwrap();
    assert_eq!(text.media_type, MediaType::Plain);
}

#[test]
fn a_pdf_of_pictures_says_what_to_do() {
    let refused = take_in(&pdf(&["0 0 m 10 10 l S"]), &IntakeHints::default()).unwrap_err();
    let told = "this PDF holds pictures of text and no text; run OCR and add the result";
    assert_eq!(refused.to_string(), told);
}

#[test]
fn a_broken_pdf_is_refused() {
    let refused = take_in(b"%PDF-1.7 ...", &IntakeHints::default()).unwrap_err().to_string();
    assert!(refused.starts_with("the file is no PDF that can be read ("), "{refused}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn changed_bytes_are_read_or_refused(at in 0_usize..2000, byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = pdf(&[&lines(&["They met."])]);
        let at = at % bytes.len();
        if cut { bytes.truncate(at) } else { bytes[at] = byte }
        let hints = IntakeHints { media_type: Some(MediaType::Pdf), ..IntakeHints::default() };
        drop(take_in(&bytes, &hints));
    }
}
