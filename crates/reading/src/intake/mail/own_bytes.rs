//! The bytes of a part of a mail as its sender had them: unpacked, and in their own encoding.

use encoding_rs::Encoding;
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Message, MessagePart, MimeHeaders};

use super::super::decode::{self, Decoded};

/// The bytes of a part; nothing where what they are packed in is broken.
pub(super) fn of(message: &Message<'_>, part: &MessagePart<'_>) -> Option<Vec<u8>> {
    let start = usize::try_from(part.raw_body_offset()).ok()?;
    let end = usize::try_from(part.raw_end_offset()).ok()?;
    let packed = message.raw_message.get(start..end).unwrap_or_default();
    let packing = part.content_transfer_encoding().unwrap_or_default().trim().to_lowercase();
    match packing.as_str() {
        "base64" => base64_decode(packed),
        "quoted-printable" => quoted_printable_decode(packed),
        _ => Some(packed.to_vec()),
    }
}

/// The words of a part: in the encoding it declares, or else guessed as those of a file are.
pub(super) fn words(message: &Message<'_>, part: &MessagePart<'_>) -> Option<Decoded> {
    let bytes = of(message, part)?;
    let label = charset(part).unwrap_or_default();
    let known = Encoding::for_label(label.as_bytes());
    // One that the web does not know.
    let decoder = charset_decoder(label.as_bytes()).filter(|_| known.is_none());
    Some(match decoder {
        Some(decoder) => {
            Decoded { text: decoder(&bytes), encoding: label.to_owned(), problem: None }
        }
        None => decode::decode_declared(&bytes, known),
    })
}

/// The encoding that a part says its words are in.
pub(super) fn charset<'a>(part: &'a MessagePart<'_>) -> Option<&'a str> {
    part.content_type()?.attribute("charset").map(str::trim)
}
