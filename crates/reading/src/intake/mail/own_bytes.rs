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

/// The words of a part: in the encoding it declares, or else guessed as those of a file are. UTF-8
/// under the name of an older encoding is common, and told by its bytes.
pub(super) fn words(message: &Message<'_>, part: &MessagePart<'_>) -> Option<Decoded> {
    let bytes = of(message, part)?;
    let label = part.content_type().and_then(|it| it.attribute("charset"));
    let declared = label.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    let is_utf8 = std::str::from_utf8(&bytes).is_ok();
    Some(match (declared, label.and_then(|label| charset_decoder(label.as_bytes()))) {
        (Some(encoding), _) if !(is_utf8 && encoding.is_single_byte()) => {
            decode::decode_as(&bytes, encoding)
        }
        // One that the web does not know.
        (None, Some(decoder)) => Decoded {
            text: decoder(&bytes),
            encoding: label.unwrap_or_default().to_owned(),
            problem: None,
        },
        // Whatever fits the older encodings that hold ASCII says no more in them than in UTF-8.
        (Some(encoding), _) if bytes.is_ascii() => decode::decode_as(&bytes, encoding),
        (Some(_) | None, _) => decode::decode(&bytes),
    })
}
