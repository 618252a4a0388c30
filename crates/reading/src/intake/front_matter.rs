//! Front matter: lines of `key: value` between two rules at the start of a Markdown text.

use super::metadata::{Metadata, day, language_code, web_address};

/// Splits front matter from the text that follows it.
pub(super) fn split(text: &str) -> (Metadata, &str) {
    let Some((matter, rest)) = parts(text) else { return (Metadata::default(), text) };
    let mut metadata = Metadata::default();
    for line in matter.lines() {
        if let Some((key, value)) = line.split_once(':') {
            take(&mut metadata, key, value);
        }
    }
    (metadata, rest)
}

fn parts(text: &str) -> Option<(&str, &str)> {
    let body = text.strip_prefix("---")?;
    let body = body.strip_prefix("\r\n").or_else(|| body.strip_prefix('\n'))?;
    let mut end = 0;
    for line in body.split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some((&body[..end], &body[end + line.len()..]));
        }
        end += line.len();
    }
    None
}

fn take(metadata: &mut Metadata, key: &str, value: &str) {
    let value = value.trim().trim_matches(['"', '\'']);
    if value.is_empty() {
        return;
    }
    match key.trim().to_ascii_lowercase().as_str() {
        "title" => metadata.title = Some(value.to_owned()),
        "source" | "publisher" | "outlet" => metadata.source = Some(value.to_owned()),
        "url" | "link" => metadata.url = web_address(value),
        "author" | "by" => metadata.author = Some(value.to_owned()),
        "said" => metadata.said = day(value),
        "published" | "date" => metadata.published = day(value),
        "modified" | "updated" => metadata.modified = day(value),
        "language" | "lang" => metadata.language = language_code(value),
        _ => (),
    }
}
