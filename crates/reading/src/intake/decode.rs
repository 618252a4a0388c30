//! Bytes to characters: by their mark, as UTF-8, or by a guess that is told.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use domain::Problem;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// Characters, and how they were read.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: String,
    pub(super) problem: Option<Problem>,
}

/// Reads bytes as text; never fails.
pub(super) fn decode(bytes: &[u8]) -> Decoded {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return decode_as(&bytes[length..], encoding);
    }
    if let Some(decoded) = utf16(bytes) {
        return decoded;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            Decoded { text: text.to_owned(), encoding: UTF_8.name().to_owned(), problem: None }
        }
        Err(_) => nearly_utf8(bytes).unwrap_or_else(|| guess(bytes)),
    }
}

/// Reads bytes in the encoding that is declared beside them, or else as they are read alone. UTF-8
/// under the name of an older encoding is common, and told by its bytes.
pub(super) fn decode_declared(bytes: &[u8], declared: Option<&'static Encoding>) -> Decoded {
    let is_utf8 = !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok();
    let has_mark = Encoding::for_bom(bytes).is_some();
    let declared = declared.filter(|it| !(has_mark || is_utf8 && it.is_single_byte()));
    declared.map_or_else(|| decode(bytes), |encoding| decode_as(bytes, encoding))
}

/// Reads bytes in the encoding that they are said to be in.
fn decode_as(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let (text, failed) = encoding.decode_without_bom_handling(bytes);
    let problem = failed.then(|| problem_of_broken(encoding));
    Decoded { text: text.into_owned(), encoding: encoding.name().to_owned(), problem }
}

/// Bytes in UTF-8, whatever encoding they are or are said to be in; those that are in UTF-8 stay as
/// they are.
pub(super) fn as_utf8(
    bytes: Vec<u8>,
    declared: Option<&'static Encoding>,
) -> (Vec<u8>, Option<Problem>) {
    if std::str::from_utf8(&bytes).is_ok() && unmarked_utf16(&bytes).is_none() {
        return (bytes, None);
    }
    let decoded = decode_declared(&bytes, declared);
    (decoded.text.into_bytes(), decoded.problem)
}

/// Text in UTF-8 but for a few stray bytes, which are replaced: other encodings hold hardly a byte
/// that is read as a letter of several.
fn nearly_utf8(bytes: &[u8]) -> Option<Decoded> {
    let (mut text, mut letters, mut lines) = (String::with_capacity(bytes.len()), 0, vec![]);
    let mut line = 1;
    for chunk in bytes.utf8_chunks() {
        let valid = chunk.valid();
        // A letter of three bytes is rarer by chance than one of two: each byte behind the first
        // tells as much.
        letters += valid.chars().map(|it| it.len_utf8() - 1).sum::<usize>();
        line += valid.matches('\n').count();
        text.push_str(valid);
        if !chunk.invalid().is_empty() {
            text.push(char::REPLACEMENT_CHARACTER);
            lines.push(line);
        }
    }
    let is_utf8 = letters >= FEWEST_LETTERS && lines.len() * LETTERS_TO_A_STRAY <= letters;
    is_utf8.then(|| {
        let problem = Some(problem_of_strays(lines));
        Decoded { text, encoding: UTF_8.name().to_owned(), problem }
    })
}

/// How many bytes behind the first of a letter tell that a text is UTF-8.
const FEWEST_LETTERS: usize = 4;
/// How many of them there are at least for a byte that fits none.
const LETTERS_TO_A_STRAY: usize = 4;
/// How many lines with stray bytes are named.
const TOLD_LINES: usize = 5;

fn problem_of_strays(mut lines: Vec<usize>) -> Problem {
    let count = lines.len();
    lines.dedup();
    let more = if lines.len() > TOLD_LINES { " and others" } else { "" };
    let told: Vec<String> = lines.iter().take(TOLD_LINES).map(ToString::to_string).collect();
    let places = if count == 1 { "place is" } else { "places are" };
    let word = if lines.len() == 1 { "line" } else { "lines" };
    let message = format!(
        "{count} {places} no UTF-8 as the rest is; replaced by U+FFFD in {word} {}{more}",
        told.join(", ")
    );
    Problem { message, span: None }
}

/// Text in UTF-16 without its mark: of what is mostly ASCII, every other byte is zero.
fn utf16(bytes: &[u8]) -> Option<Decoded> {
    let encoding = unmarked_utf16(bytes)?;
    let decoded = decode_as(bytes, encoding);
    let message = format!("without a mark at its start; read as {} by guess", encoding.name());
    Some(Decoded { problem: Some(Problem { message, span: None }), ..decoded })
}

/// The encoding of text in UTF-16 without a mark, told by where its zero bytes stand.
pub(super) fn unmarked_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |from: usize| bytes.iter().skip(from).step_by(2).filter(|it| **it == 0).count();
    let (high_first, low_first, pairs) = (zeros(0), zeros(1), bytes.len() / 2);
    let is_most = |count: usize| count * 10 >= pairs * 7;
    match (is_most(low_first) && high_first == 0, is_most(high_first) && low_first == 0) {
        (true, _) => Some(UTF_16LE),
        (_, true) => Some(UTF_16BE),
        (false, false) => None,
    }
}

fn guess(bytes: &[u8]) -> Decoded {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, Utf8Detection::Allow);
    let (text, failed) = encoding.decode_without_bom_handling(bytes);
    let name = encoding.name().to_owned();
    let lost = if failed { "; bytes that fit no character were replaced" } else { "" };
    let message = format!("the bytes are no UTF-8; read as {name} by guess{lost}");
    let problem = Some(Problem { message, span: None });
    Decoded { text: text.into_owned(), encoding: name, problem }
}

fn problem_of_broken(encoding: &'static Encoding) -> Problem {
    let name = encoding.name();
    let message = format!("some bytes are no {name} though the file says so; they were replaced");
    Problem { message, span: None }
}

#[cfg(test)]
mod tests {
    use super::decode;

    fn check(bytes: &[u8], encoding: &str, text: &str, problem: Option<&str>) {
        let decoded = decode(bytes);
        assert_eq!((decoded.encoding.as_str(), decoded.text.as_str()), (encoding, text));
        assert_eq!(decoded.problem.map(|it| it.message).as_deref(), problem);
    }

    #[test]
    fn a_stray_byte_spoils_no_text_in_utf_8() {
        let bytes = ["Лавров встретился\nс ".as_bytes(), b"\x96", " Блинкеном".as_bytes()];
        check(
            &bytes.concat(),
            "UTF-8",
            "Лавров встретился\nс \u{fffd} Блинкеном",
            Some("1 place is no UTF-8 as the rest is; replaced by U+FFFD in line 2"),
        );
        check(
            "“We will act,” he said \n"
                .as_bytes()
                .iter()
                .chain(b"\xff")
                .copied()
                .collect::<Vec<_>>()
                .as_slice(),
            "UTF-8",
            "“We will act,” he said \n\u{fffd}",
            Some("1 place is no UTF-8 as the rest is; replaced by U+FFFD in line 2"),
        );
        let western = "the bytes are no UTF-8; read as windows-1252 by guess";
        check(b"Caf\xe9 cr\xe8me", "windows-1252", "Café crème", Some(western));
    }

    #[test]
    fn text_in_utf_16_needs_no_mark() {
        let wide = |bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
            "Talks – in Genève".encode_utf16().flat_map(bytes).collect()
        };
        let told = |name: &str| format!("without a mark at its start; read as {name} by guess");
        for (bytes, name) in
            [(wide(u16::to_le_bytes), "UTF-16LE"), (wide(u16::to_be_bytes), "UTF-16BE")]
        {
            check(&bytes, name, "Talks – in Genève", Some(&told(name)));
        }
    }
}
