//! Texts in any encoding: what is UTF-8 is kept, and everything else becomes some text.

use reading::{IntakeHints, decode_text, take_in};

pub(crate) fn feed(bytes: &[u8]) {
    let decoded = decode_text(bytes);
    if let Ok(text) = std::str::from_utf8(bytes)
        && !text.contains('\0')
        && !text.starts_with('\u{feff}')
    {
        assert_eq!(decoded, text, "what is UTF-8 is kept");
    }
    let declared = ["windows-1252", "shift_jis", "utf-16le", "no such encoding"];
    let name = declared[bytes.len() % declared.len()];
    let hints = IntakeHints { encoding: Some(name.to_owned()), ..IntakeHints::default() };
    if let Ok(intake) = take_in(bytes, &hints) {
        assert!(!intake.document.text.trim().is_empty(), "a text without a word is refused");
    }
}
