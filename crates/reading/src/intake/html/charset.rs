//! The encoding that a page says it is in.

use encoding_rs::{Encoding, UTF_8};

/// How far into a page its encoding is looked for, as browsers do.
const LATEST: usize = 1024;

/// The encoding that a page names in its head; nothing where the bytes are no page.
pub(in super::super) fn charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(LATEST)]).to_lowercase();
    if !start.trim_start().starts_with('<') {
        return None;
    }
    let named = start.split("<meta").skip(1).find_map(|meta| {
        let meta = meta.split('>').next().unwrap_or_default();
        let (_, value) = meta.split_once("charset")?;
        label(value)
    });
    let declared =
        || label(start.strip_prefix("<?xml")?.split("?>").next()?.split_once("encoding")?.1);
    let encoding = Encoding::for_label(named.or_else(declared)?.as_bytes())?;
    // A page whose head could be read as this is in no encoding of two bytes a letter.
    Some(if encoding.is_ascii_compatible() { encoding } else { UTF_8 })
}

/// What stands behind a name: `="windows-1251"`.
fn label(value: &str) -> Option<&str> {
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let value = value.trim_start_matches(['"', '\'']);
    value.split(['"', '\'', ';', ' ', '/']).next().filter(|label| !label.is_empty())
}
