//! What bytes look like that are no text.

const EXPORT: &str = "export or save it as text, Markdown or HTML first";
const UNPACK: &str = "unpack it and give the text inside";
const DESCRIBE: &str = "write down its words and give those";

use super::decode;

/// The first bytes of common kinds of files, with their name and what to do instead.
const KINDS: [(&[u8], &str, &str); 13] = [
    (b"%PDF-", "a PDF file", EXPORT),
    (b"PK\x03\x04", "a ZIP archive, or an Office document that is no DOCX or is damaged", EXPORT),
    (b"\xd0\xcf\x11\xe0", "an old Office document", EXPORT),
    (b"{\\rtf", "a rich text (RTF) file", EXPORT),
    (b"\x1f\x8b", "a gzip archive", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", UNPACK),
    (b"\xfd7zXZ\x00", "an xz archive", UNPACK),
    (b"(\xb5\x2f\xfd", "a Zstandard archive", UNPACK),
    (b"\x89PNG", "a PNG image", DESCRIBE),
    (b"\xff\xd8\xff", "a JPEG image", DESCRIBE),
    (b"GIF8", "a GIF image", DESCRIBE),
    (b"\x7fELF", "a program", EXPORT),
    (b"SQLite format 3\x00", "a database", EXPORT),
];

/// What the bytes look like and what to do instead, if they are no text.
pub(super) fn kind(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let known = KINDS.iter().find(|(magic, ..)| bytes.starts_with(magic));
    let unknown = bytes.contains(&0) && !is_utf16(bytes);
    known
        .map(|&(_, kind, remedy)| (kind, remedy))
        .or_else(|| unknown.then_some(("of an unknown binary kind", EXPORT)))
}

/// Text in UTF-16 has zero bytes; its mark at the start tells, or where they stand.
fn is_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\xff\xfe")
        || bytes.starts_with(b"\xfe\xff")
        || decode::unmarked_utf16(bytes).is_some()
}
