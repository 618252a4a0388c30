//! What becomes of the words of others in a mail: those it answers, and those it forwards.

use super::super::{Intake, IntakeHints, MediaType, Part, parts, take_in};

/// What a mail becomes: each document with its sender, day and subject, its words and its problems.
fn told(mail: &str) -> Vec<String> {
    let hints = IntakeHints { media_type: Some(MediaType::Mail), ..IntakeHints::default() };
    let told = |part: Part| {
        let hints = IntakeHints { media_type: part.media_type, name: part.name, ..hints.clone() };
        let Intake { document, problems, .. } = take_in(&part.bytes, &hints).unwrap();
        let day = document.published.map(|day| day.to_string());
        let facts = [document.author, day, document.title].map(Option::unwrap_or_default);
        let problems: Vec<String> = problems.into_iter().map(|it| it.message).collect();
        let text = document.text.replace('\n', "/");
        format!("{} | {text} | {}", facts.join(", "), problems.join("; "))
    };
    parts(mail.into(), &hints).into_iter().map(told).collect()
}

fn mail(subject: &str, words: &str) -> String {
    format!(
        "Message-ID: <1@desk.example>\nFrom: Ada Lind <ada@desk.example>\nSubject: {subject}\n\
         Date: Fri, 28 Jan 2022 10:00:00 +0000\nContent-Type: text/plain; charset=utf-8\n\n{words}"
    )
}

#[test]
fn what_is_forwarded_is_a_document_of_its_own() {
    let heads = [
        "---------- Forwarded message ---------\nFrom: Eve Holm <eve@wire.example>\n\
         Date: Thu, 27 Jan 2022 at 10:00\nSubject: The talks\nTo: Ada <ada@desk.example>",
        "________________________________\nFrom: Eve Holm <eve@wire.example>\n\
         Sent: Thursday, January 27, 2022 10:00 AM\nTo: Ada\nSubject: The talks",
        "-----Ursprüngliche Nachricht-----\nVon: Eve Holm [mailto:eve@wire.example]\n\
         Gesendet: Donnerstag, 27. Januar 2022 10:00\nAn: Ada\nBetreff: The talks",
        "De : Eve Holm <eve@wire.example>\nEnvoyé : jeudi 27 janvier 2022 10:00\nÀ : Ada\n\
         Objet : The talks",
        "*От:* Eve Holm <eve@wire.example>\n*Отправлено:* четверг, 27 января 2022 г. 10:00\n\
         *Кому:* Ada\n*Тема:* The talks",
    ];
    for head in heads {
        let mail =
            mail("Fwd: The talks", &format!("Worth a look.\n\n{head}\n\nThey met in Lund.\n"));
        let left_out = "left out: the mail that is forwarded, which is a document of its own";
        let expected = [
            format!("Ada Lind, 2022-01-28, Fwd: The talks | Worth a look. | {left_out}"),
            "Eve Holm, 2022-01-27, The talks | They met in Lund. | ".to_owned(),
        ];
        let found = told(&mail);
        let found: Vec<&str> =
            found.iter().map(|it| it.split("; the language").next().unwrap()).collect();
        assert_eq!(found.len(), 2, "{head}: {found:?}");
        for (found, expected) in found.iter().zip(&expected) {
            assert!(found.starts_with(expected.as_str()), "{head}:\n{found}\n{expected}");
        }
    }
}

#[test]
fn a_mail_that_only_forwards_is_the_mail_that_it_forwards() {
    let words = "Begin forwarded message:\n\n> From: \"Holm, Eve\" <eve@wire.example>\n\
        > Subject: The talks\n> Date: 27 January 2022 at 10:00:00 CET\n> To: ada@desk.example\n>\n\
        > They met in Lund on Monday.\n";
    let found = told(&mail("Fwd: The talks", words));
    assert_eq!(found.len(), 1);
    let expected = "Holm, Eve, 2022-01-27, The talks | They met in Lund on Monday. | ";
    assert!(found[0].starts_with(expected), "{found:?}");
    assert!(found[0].contains("this mail was forwarded by Ada Lind on 2022-01-28"), "{found:?}");
}

#[test]
fn what_is_answered_is_not_the_senders_words_in_any_language() {
    let quotes = [
        "On Thu, 27 Jan 2022 at 10:00, Eve Holm <eve@wire.example> wrote:\n> Where?",
        "Am Do., 27. Jan. 2022 um 10:00 Uhr schrieb Eve Holm <eve@wire.example>:\n\n> Wo?",
        "Le jeu. 27 janv. 2022 à 10:00, Eve Holm <eve@wire.example>\na écrit :\n> Où ?",
        "чт, 27 янв. 2022 г. в 10:00, Eve Holm <eve@wire.example>:\n> Где?",
        "27.01.2022 10:00, Eve Holm пишет:\n> Где?",
        "-----Original Message-----\nFrom: Eve Holm\nSent: 27 January 2022\nTo: Ada\n\
         Subject: The talks\n\nWhere?",
    ];
    for quote in quotes {
        let found = told(&mail("RE: The talks", &format!("They met in Lund.\n\n{quote}\n")));
        assert_eq!(found.len(), 1, "{quote}: {found:?}");
        let expected = "Ada Lind, 2022-01-28, RE: The talks | They met in Lund. | \
            left out: the mail that is answered";
        assert!(found[0].starts_with(expected), "{quote}: {found:?}");
    }
}

#[test]
fn a_page_that_answers_is_read_without_the_mail_that_it_answers() {
    let mail = "Message-ID: <1@desk.example>\nFrom: Ada <ada@desk.example>\nSubject: Re: Lund\n\
        Date: Fri, 28 Jan 2022 10:00:00 +0000\nContent-Type: text/html; charset=utf-8\n\n\
        <div>They met in Lund.</div><div class=\"gmail_quote\"><div class=\"gmail_attr\">On Thu, 27 \
        Jan 2022, Eve wrote:<br></div><blockquote>Where did they meet?</blockquote></div>";
    let Intake { document, problems, .. } =
        take_in(mail.as_bytes(), &IntakeHints::default()).unwrap();
    assert_eq!(document.text, "They met in Lund.");
    assert!(problems.iter().any(|it| it.message == "left out: the mail that is answered"));
}

#[test]
fn a_letter_that_names_senders_stays_whole() {
    let words = "From: the minister\nTo: the council\n\nWe will meet on Monday.\n\n\
        At 10:00 the clerk wrote:\n\nCome.";
    let found = told(&mail("Minutes", words));
    assert!(found[0].contains("From: the minister/To: the council//We will meet"), "{found:?}");
    assert_eq!(found.len(), 1);
}
