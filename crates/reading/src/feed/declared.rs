//! The characters of a feed: in the encoding that its server or its first line names.

use domain::Problem;
use encoding_rs::Encoding;

use crate::intake::decode_text;

/// The characters of bytes, and what had to be replaced in them. What the server names wins, as
/// RFC 7303 asks, unless the bytes do not fit it and the feed names another.
pub(super) fn decode(bytes: &[u8], charset: Option<&str>) -> (String, Option<Problem>) {
    let is_marked = Encoding::for_bom(bytes).is_some() || std::str::from_utf8(bytes).is_ok();
    let named = charset.and_then(|name| Encoding::for_label(name.as_bytes()));
    let mut encodings = [named, declared(bytes)].into_iter().flatten();
    let is_fitting = |it: &&'static Encoding| !it.decode_without_bom_handling(bytes).1;
    let fitting = encodings.clone().find(is_fitting).or_else(|| encodings.next());
    let Some(encoding) = fitting.filter(|_| !is_marked) else {
        return (decode_text(bytes), None);
    };
    let (text, failed) = encoding.decode_without_bom_handling(bytes);
    let name = encoding.name();
    let message = format!("some bytes are no {name} though the feed says so; they were replaced");
    (text.into_owned(), failed.then_some(Problem { message, span: None }))
}

/// The encoding that the first line of XML declares.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = String::from_utf8_lossy(&bytes[..bytes.len().min(200)]);
    let (declaration, _) = start.trim_start().strip_prefix("<?xml")?.split_once("?>")?;
    let (_, value) = declaration.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|it| matches!(it, '"' | '\''))?;
    Encoding::for_label(value[1..].split(quote).next()?.as_bytes())
}
