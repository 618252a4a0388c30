//! What becomes of mails.

use jiff::civil::date;
use proptest::prelude::*;

use super::super::{Intake, IntakeHints, MediaType, Part, parts, take_in};

fn read(mail: &str) -> Intake {
    take_in(mail.as_bytes(), &IntakeHints::default()).unwrap()
}

const REPLY: &str = "Message-ID: <1@desk.example>
From: =?utf-8?q?Ada_L=C3=ADnd?= <ada@mail.desk.example>
To: eve@desk.example
Subject: Re: The
  talks
Date: Fri, 28 Jan 2022 23:30:00 -0800
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Eve,

they met in Gen=E8ve.

On Thu, 27 Jan 2022 at 10:00, Eve Holm
<eve@desk.example> wrote:
> Where did they meet?
>
> Eve

More tomorrow.

--=20
Ada
";

#[test]
fn a_reply_is_its_senders_own_words() {
    let intake = read(REPLY);
    let document = &intake.document;
    assert_eq!(intake.media_type, MediaType::Mail);
    assert_eq!(document.text, "Eve,\n\nthey met in Genève.\n\nMore tomorrow.");
    assert_eq!(document.title.as_deref(), Some("Re: The talks"));
    assert_eq!(document.author.as_deref(), Some("Ada Línd"));
    assert_eq!(document.source.as_deref(), Some("mail.desk.example"));
    assert_eq!(document.published, Some(date(2022, 1, 28)));
    assert_eq!(intake.encoding, "windows-1252");
    let problem = "left out: the mail that is answered, the signature";
    assert_eq!(intake.problems[0].message, problem);
}

const LETTER: &str = "MIME-Version: 1.0
From: The Morning Letter <letter@news.example>
List-Unsubscribe: <mailto:stop@news.example>
Subject: Monday
Date: Mon, 3 Jan 2022 06:00:00 +0000
Content-Type: multipart/alternative; boundary=cut

--cut
Content-Type: text/plain

View this letter in your browser.
--cut
Content-Type: text/html; charset=utf-8

<html><body><h1>Monday</h1><p>The ministers met on Sunday and agreed on nothing at all.</p>
<blockquote>We will meet again.</blockquote><p>On Friday she wrote:</p><p>Wait.</p></body></html>
--cut--
";

#[test]
fn a_newsletter_is_read_from_its_page_and_stays_whole() {
    let document = read(LETTER).document;
    let text = "Monday\n\nThe ministers met on Sunday and agreed on nothing at all.\n\n\
        We will meet again.\n\nOn Friday she wrote:\n\nWait.";
    assert_eq!(document.text, text);
    assert_eq!(document.source.as_deref(), Some("The Morning Letter"));
    assert_eq!(document.author, None);
}

const WITH_FILES: &str = "MIME-Version: 1.0
From: ada@desk.example
Subject: Files
Content-Type: multipart/mixed; boundary=cut

--cut
Content-Type: text/plain

See below.
--cut
Content-Type: text/html; name=plan.html
Content-Disposition: attachment; filename=plan.html

<p>The plan stands.</p>
--cut
Content-Type: image/png; name=map.png
Content-Disposition: attachment; filename=map.png
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--cut--
";

#[test]
fn what_is_attached_to_a_mail_is_a_document_of_its_own() {
    let parts = parts(WITH_FILES.into(), &IntakeHints::default());
    let told = |part: &Part| {
        let name = part.name.clone();
        let hints = IntakeHints { name, media_type: part.media_type, ..IntakeHints::default() };
        let text = take_in(&part.bytes, &hints).unwrap().document.text;
        format!("{} | {} | {text}", part.place.as_deref().unwrap_or("whole"), part.is_attached)
    };
    let expected = ["whole | false | See below.", "attachment plan.html | true | The plan stands."];
    assert_eq!(parts.iter().map(told).collect::<Vec<_>>(), expected);
    let problem = "the attachments \"map.png\" are left out";
    assert_eq!(read(WITH_FILES).problems[0].message, problem);
}

/// What the documents in a file are: place, hash of the bytes, and text or refusal.
fn told(mail: &[u8]) -> Vec<String> {
    let told = |part: Part| {
        let name = part.name.or(Some("mail.eml".to_owned()));
        let (media_type, encoding) = (part.media_type, part.encoding);
        let hints = IntakeHints { name, media_type, encoding, ..IntakeHints::default() };
        let text = match take_in(&part.bytes, &hints) {
            Ok(intake) => intake.document.text,
            Err(refused) => refused.to_string(),
        };
        format!("{} | {text}", part.place.as_deref().unwrap_or("whole"))
    };
    let hints = IntakeHints { media_type: Some(MediaType::Mail), ..IntakeHints::default() };
    parts(mail.to_vec(), &hints).into_iter().map(told).collect()
}

const RUSSIAN: &str = "Министр заявил во вторник, что переговоры продолжатся.";

#[test]
fn words_without_an_encoding_are_guessed_and_told() {
    let (words, ..) = encoding_rs::WINDOWS_1251.encode(RUSSIAN);
    let head = "Message-ID: <1@a>\nFrom: a@b.example\n";
    let intake = take_in(&[head.as_bytes(), b"\n", &words].concat(), &IntakeHints::default());
    let intake = intake.unwrap();
    assert_eq!(intake.document.text, RUSSIAN);
    assert_eq!(intake.problems[0].message, "the bytes are no UTF-8; read as windows-1251 by guess");
    for charset in ["us-ascii", "iso-8859-1", "x-unknown-99"] {
        let mail = format!("{head}Content-Type: text/plain; charset={charset}\n\n{RUSSIAN}\n");
        assert_eq!(read(&mail).document.text, RUSSIAN, "{charset}");
    }
}

#[test]
fn an_attachment_keeps_its_own_bytes() {
    let mail = |packing: &str, packed: &[u8]| {
        let head = format!(
            "From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=cut\n\n\
             --cut\n\nSee below.\n--cut\nContent-Type: text/plain\nContent-Disposition: attachment; \
             filename=note.txt\nContent-Transfer-Encoding: {packing}\n\n"
        );
        [head.as_bytes(), packed, b"\n--cut--\n"].concat()
    };
    let (words, ..) = encoding_rs::WINDOWS_1251.encode(RUSSIAN);
    let parts = parts(mail("8bit", &words), &IntakeHints::default());
    assert_eq!(parts[1].bytes, words.as_ref());
    let attached = |packing, packed: &str| told(&mail(packing, packed.as_bytes()));
    assert_eq!(
        attached("base64", "VGhl\neSBt\nZXQu"),
        ["whole | See below.", "attachment note.txt | They met."]
    );
    assert_eq!(
        attached("quoted-printable", "They =\nmet=2E")[1],
        "attachment note.txt | They met."
    );
    assert_eq!(attached("base64", "VGhl!!\neSBt"), ["whole | See below."]);
    let broken = String::from_utf8(mail("base64", b"VGhl!!\neSBt")).unwrap();
    let problem =
        "the attachments \"note.txt\" cannot be unpacked and are left out; ask for them again";
    assert_eq!(read(&format!("Message-ID: <1@a>\n{broken}")).problems[0].message, problem);
}

#[test]
fn an_attachment_is_in_the_encoding_it_declares() {
    let mail = "From: a@b.example\nMIME-Version: 1.0\n\
        Content-Type: multipart/mixed; boundary=cut\n\n--cut\n\nSee below.\n--cut\n\
        Content-Type: text/plain; charset=iso-2022-jp; name=note.txt\n\
        Content-Disposition: attachment\n\n\u{1b}$BF|K\\\u{1b}(B\n--cut--\n";
    assert_eq!(told(mail.as_bytes())[1], "attachment note.txt | 日本");
}

#[test]
fn a_mail_that_cannot_be_unpacked_is_refused() {
    let mail = "From: a@b.example\nContent-Transfer-Encoding: base64\n\nVGhlIG1p!!bmlz\n";
    let refused = "whole | the text of the mail cannot be unpacked, as its base64 is broken; \
        ask for it again";
    assert_eq!(told(mail.as_bytes()), [refused]);
}

#[test]
fn an_attached_mail_is_a_document_with_its_own_attachments() {
    let inner = WITH_FILES.replace("boundary=cut", "boundary=in").replace("--cut", "--in");
    let mail = format!(
        "From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=cut\n\n\
         --cut\n\nSee the mail.\n--cut\nContent-Type: message/rfc822\n\n{inner}\n--cut\n\
         Content-Type: image/gif\nContent-Disposition: attachment\n\nGIF8\n--cut--\n"
    );
    let expected = [
        "whole | See the mail.",
        "attachment Files.eml | See below.",
        "attachment Files.eml, attachment plan.html | The plan stands.",
    ];
    assert_eq!(told(mail.as_bytes()), expected);
    let problem = "the attachments \"image/gif without a name\" are left out";
    assert_eq!(read(&format!("Message-ID: <1@a>\n{mail}")).problems[0].message, problem);
}

#[test]
fn a_paragraph_does_not_cut_a_mailbox() {
    let mail = "From a@b Fri Jan 28 09:00:00 2022\nFrom: a@b.example\n\nOne.\n\n\
        From now on, Spain will abstain.\n\nFrom 2022 on:\nItaly will not.\n";
    let hints = IntakeHints { media_type: Some(MediaType::Mailbox), ..IntakeHints::default() };
    let parts = parts(mail.into(), &hints);
    assert_eq!(parts.len(), 1);
    assert!(parts[0].bytes.ends_with(b"Italy will not.\n"));
}

#[test]
fn a_mailbox_is_cut_into_its_mails() {
    let mail = |words: &str| format!("Message-ID: <1@a>\nFrom: a@b.example\n\n{words}\n\n");
    let from = "From a@b.example Fri Jan 28 09:00:00 2022\n";
    let first = mail(">From here on.\nFrom there.\n>>From afar.");
    let mailbox = format!("{from}{first}{from}{}", mail("Two."));
    let parts = parts(mailbox.into_bytes(), &IntakeHints::default());
    let told = |part: &Part| {
        let hints = IntakeHints { media_type: part.media_type, ..IntakeHints::default() };
        let text = take_in(&part.bytes, &hints).unwrap().document.text;
        format!("{} | {text}", part.place.as_deref().unwrap_or_default())
    };
    let expected = ["message 1 | From here on.\nFrom there.\n>From afar.", "message 2 | Two."];
    assert_eq!(parts.iter().map(told).collect::<Vec<_>>(), expected);
}

#[test]
fn a_text_with_a_head_is_no_mail() {
    let text = "From: The Ministry\nDate: 28 January 2022\n\nThe talks go on.\n";
    assert_eq!(read(text).media_type, MediaType::Plain);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn changed_bytes_are_read_or_refused(at in 0_usize..2000, bytes in prop::collection::vec(any::<u8>(), 0..9)) {
        for mail in [REPLY, LETTER, WITH_FILES] {
            let at = at % mail.len();
            let mut mail = mail.as_bytes().to_vec();
            mail.splice(at..at, bytes.clone());
            let hints = IntakeHints { media_type: Some(MediaType::Mail), ..IntakeHints::default() };
            drop(take_in(&mail, &hints));
            drop(parts(mail, &hints));
        }
    }
}
