//! Bytes to characters: by their mark, as UTF-8, or by a guess that is told.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use domain::Problem;
use encoding_rs::{Encoding, UTF_8};

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
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            Decoded { text: text.to_owned(), encoding: UTF_8.name().to_owned(), problem: None }
        }
        Err(_) => guess(bytes),
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
    if std::str::from_utf8(&bytes).is_ok() {
        return (bytes, None);
    }
    let decoded = decode_declared(&bytes, declared);
    (decoded.text.into_bytes(), decoded.problem)
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
