//! What becomes of bytes.

use jiff::civil::date;

use super::{Intake, IntakeError, IntakeHints, MediaType, take_in};

fn named(name: &str, bytes: &[u8]) -> Intake {
    let hints = IntakeHints { name: Some(name.to_owned()), ..IntakeHints::default() };
    take_in(bytes, &hints).unwrap()
}

fn refusal(bytes: &[u8]) -> String {
    take_in(bytes, &IntakeHints::default()).unwrap_err().to_string()
}

#[test]
fn plain_text_is_kept_byte_for_byte() {
    let text = "\r\n One  line,\r\n\ttwo — lines. \r\n";
    assert_eq!(named("a.txt", text.as_bytes()).document.text, text);
}

#[test]
fn a_carriage_return_alone_ends_a_line() {
    let intake = take_in(b"One line.\rTwo.\r\rA paragraph.\r\nIt ends.\r", &IntakeHints::default());
    assert_eq!(intake.unwrap().document.text, "One line.\nTwo.\n\nA paragraph.\r\nIt ends.\n");
}

#[test]
fn a_short_text_is_known_by_its_words() {
    let language = |text: &str| {
        let intake = take_in(text.as_bytes(), &IntakeHints::default()).unwrap();
        intake.document.language
    };
    let english = Some("en");
    assert_eq!(language("The talks will resume.").as_deref(), english);
    assert_eq!(
        language("Blinken to visit Beijing\n\nThe trip will take place next week.").as_deref(),
        english
    );
    assert_ne!(language("Minister her i dag").as_deref(), english);
    assert_ne!(language("Der Krieg war lang.").as_deref(), english);
    assert_ne!(language("De minister was in Brussel.").as_deref(), english);
}

#[test]
fn what_is_no_text_is_refused_by_its_name() {
    assert_eq!(take_in(b"", &IntakeHints::default()), Err(IntakeError::Empty));
    assert_eq!(take_in(b" \n\t", &IntakeHints::default()), Err(IntakeError::Blank));
    assert!(refusal(b"%PDF-1.7 ...").contains("a PDF file"));
    assert!(refusal(b"PK\x03\x04....").contains("export or save it as text"));
    assert!(refusal(b"abc\0def").contains("unknown binary kind"));
}

#[test]
fn windows_1251_is_guessed_and_told() {
    let words = "Министр иностранных дел заявил, что переговоры будут продолжены в феврале.";
    let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(words);
    let intake = named("a.txt", &bytes);
    assert_eq!(intake.document.text, words);
    assert_eq!(intake.encoding, "windows-1251");
    assert_eq!(intake.problems[0].message, "the bytes are no UTF-8; read as windows-1251 by guess");
    assert_eq!(intake.document.language.as_deref(), Some("ru"));
}

#[test]
fn a_byte_order_mark_is_honored_and_left_out() {
    assert_eq!(named("a.txt", b"\xef\xbb\xbfHello").document.text, "Hello");
    let utf16: Vec<u8> = "\u{feff}Hello".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let intake = named("a.txt", &utf16);
    assert_eq!((intake.document.text.as_str(), intake.encoding.as_str()), ("Hello", "UTF-16LE"));
}

#[test]
fn a_page_of_the_web_gives_its_article() {
    let html = "<!doctype html><html lang=en-GB><head><title>T</title>
        <meta property=og:title content='The  Talks'>
        <meta property=og:site_name content='The Daily'>
        <meta property='article:published_time' content='2022-01-28T09:00:00Z'>
        <script type='application/ld+json'>{\"dateModified\": \"2022-01-29\"}</script>
        <style>p{}</style></head><body><nav>Home</nav><article><header>Menu</header>
        <h1>The Talks</h1><p>One <b>bold</b>\n word.<br>Next line.</p><ul><li>A</li><li>B</li></ul>
        <aside>Ad</aside><p hidden>No</p><p style='display: none'>No</p><p>Two&nbsp;words &amp; more.</p></article><footer>End</footer></body></html>";
    let intake = take_in(html.as_bytes(), &IntakeHints::default()).unwrap();
    let document = intake.document;
    assert_eq!(intake.media_type, MediaType::Html);
    let text = "The Talks\n\nOne bold word.\nNext line.\n\nA\n\nB\n\nTwo words & more.";
    assert_eq!(document.text, text);
    assert_eq!(document.title.as_deref(), Some("The Talks"));
    assert_eq!(document.source.as_deref(), Some("The Daily"));
    assert_eq!(document.language.as_deref(), Some("en"));
    assert_eq!(document.published, Some(date(2022, 1, 28)));
    assert_eq!(intake.modified, Some(date(2022, 1, 29)));
}

#[test]
fn a_deeply_nested_page_is_read() {
    let html = format!("{}words", "<div>".repeat(2_000));
    assert_eq!(named("a.html", html.as_bytes()).document.text, "words");
}

#[test]
fn markdown_gives_its_paragraphs() {
    let markdown = "---\ntitle: \"On talks\"\ndate: 2022-01-28\nlang: en\n---\n# Talks\n\n\
        One *word*\nmore.\n\n- A\n- B\n\n> Said.\n\n```\ncode\n```\n";
    let intake = named("a.md", markdown.as_bytes());
    assert!(intake.problems[0].message.starts_with("a block of code is left out"));
    let document = intake.document;
    assert_eq!(document.text, "Talks\n\nOne word\nmore.\n\nA\n\nB\n\nSaid.");
    assert_eq!(document.title.as_deref(), Some("On talks"));
    assert_eq!(document.published, Some(date(2022, 1, 28)));
    assert_eq!(document.language.as_deref(), Some("en"));
}

#[test]
fn the_day_of_publication_is_found_in_the_text() {
    for text in [
        "A headline\n\n2 min readJan 28, 2022\n\nOn January 10, 2021, they met.",
        "Moscow, 28 January 2022 — The minister spoke at length about the talks of 10 January 2021 and more.",
        "They met on 10 January 2021.\n\nPublished 2022-01-28\n",
    ] {
        assert_eq!(
            named("a.txt", text.as_bytes()).document.published,
            Some(date(2022, 1, 28)),
            "{text}"
        );
    }
    let undated = named("a.txt", b"The treaty of 10 January 1992 holds.");
    assert_eq!(undated.document.published, None);
}

#[test]
fn hints_win() {
    let hints = IntakeHints {
        title: Some("Mine".to_owned()),
        media_type: Some(MediaType::Plain),
        published: Some(date(2020, 2, 2)),
        ..IntakeHints::default()
    };
    let intake = take_in(b"<html>Yours\n\n28 January 2022", &hints).unwrap();
    assert_eq!(intake.document.title.as_deref(), Some("Mine"));
    assert_eq!(intake.document.published, Some(date(2020, 2, 2)));
    assert!(intake.document.text.starts_with("<html>"));
}

#[test]
fn a_first_line_apart_is_the_title() {
    assert_eq!(
        named("a.txt", b"Talks end\n\nThey met.").document.title.as_deref(),
        Some("Talks end")
    );
    for head in ["Talks end\nBy Ada Lind\n\n", "Talks end\n3 May 2023\n\n"] {
        let text = format!("{head}They met.");
        let title = named("a.txt", text.as_bytes()).document.title;
        assert_eq!(title.as_deref(), Some("Talks end"), "{head}");
    }
    assert_eq!(named("a.txt", b"Talks end.\n\nThey met.").document.title, None);
    assert_eq!(named("a.txt", b"Talks end\nand begin.").document.title, None);
}

#[test]
fn cells_of_a_table_stand_apart() {
    let html = "<p>Below:</p><table><tr><th>State</th><td>Russia</td><td>says no</td></tr></table>";
    assert_eq!(
        named("a.html", html.as_bytes()).document.text,
        "Below:\n\nState\n\nRussia\n\nsays no"
    );
}
