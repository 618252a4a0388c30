//! PDFs that are made to end whatever reads them.

#![expect(clippy::disallowed_methods, reason = "a command is a process")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::fmt::Write as _;
use std::process::{Command, Output};

use tempfile::TempDir;

/// A page whose content is three gigabytes of blanks, packed twice, by zlib.
const BOMB: &[u8] = include_bytes!("unpacks-to-three-gigabytes.pdf");

#[test]
fn a_pdf_of_a_page_is_read_by_a_process_of_its_own() {
    let words = "BT /F1 12 Tf 72 700 Td (The minister said that the ferry would sail.) Tj ET";
    let done = added(&pdf("", words));
    assert!(done.status.success(), "{done:?}");
    let told = String::from_utf8(done.stdout).unwrap();
    assert!(told.contains("the ferry would sail"), "{told}");
}

#[test]
fn a_drawing_that_names_itself_is_refused_and_ends_nothing() {
    let told = refused(&pdf("/XObject << /X 5 0 R >>", "/X Do"));
    assert!(told.contains("its parts name each other without end"), "{told}");
}

#[cfg(unix)]
#[test]
fn a_page_that_unpacks_to_gigabytes_is_refused_and_takes_them_from_nobody() {
    let told = refused(BOMB);
    assert!(told.contains("it unpacks to more than 2048 MB of memory"), "{told}");
}

#[test]
fn what_is_no_pdf_at_all_is_told_as_before() {
    let told = refused(b"%PDF-1.7 ... startxref");
    assert!(told.contains("the file is no PDF that can be read"), "{told}");
}

/// A PDF of one page, with a drawing that draws the same once more.
fn pdf(resources: &str, content: &str) -> Vec<u8> {
    let font = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>";
    let stream = |head: &str| {
        format!("<< {head} /Length {} >>\nstream\n{content}\nendstream", content.len())
    };
    let own = format!("/Resources << {font} {resources} >>");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        format!("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R {own} >>"),
        stream(""),
        stream(&format!("/Type /XObject /Subtype /Form /BBox [0 0 9 9] {own}")),
    ];
    let (mut file, mut table) = ("%PDF-1.4\n".to_owned(), String::new());
    for (at, object) in objects.iter().enumerate() {
        writeln!(table, "{:010} 00000 n ", file.len()).unwrap();
        writeln!(file, "{} 0 obj\n{object}\nendobj", at + 1).unwrap();
    }
    let start = file.len();
    let head = "xref\n0 6\n0000000000 65535 f \n";
    let trailer = "trailer\n<< /Size 6 /Root 1 0 R >>";
    format!("{file}{head}{table}{trailer}\nstartxref\n{start}\n%%EOF\n").into_bytes()
}

fn refused(pdf: &[u8]) -> String {
    let done = added(pdf);
    assert_eq!(done.status.code(), Some(1), "{done:?}");
    String::from_utf8(done.stderr).unwrap()
}

/// What reading a file without the language model says.
fn added(pdf: &[u8]) -> Output {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("paper.pdf");
    std::fs::write(&path, pdf).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_forsooth"));
    command.env("FORSOOTH_DESK", folder.path().join("desk.sqlite3"));
    command.args(["read", "--published", "2026-11-30", "--language", "en"]).arg(path);
    command.output().unwrap()
}
