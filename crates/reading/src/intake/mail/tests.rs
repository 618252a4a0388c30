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
