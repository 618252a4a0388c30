//! What becomes of bytes.

use jiff::civil::date;

use super::{Intake, IntakeError, IntakeHints, MediaType, Part, parts, take_in};

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
fn a_row_gives_what_its_fields_say() {
    let row = "headline;outlet;by;Published at;said;lang;URL;body\n\
        Talks;The Day;Ada Lind;3 May 2023;soon;en-GB;https://day.example/talks#top;\
        \"They met; they \"\"talked\"\".\"\n";
    let intake = named("a.csv", row.as_bytes());
    let document = &intake.document;
    let facts = [&document.title, &document.source, &document.author, &document.language];
    let expected = ["Talks", "The Day", "Ada Lind", "en"];
    assert_eq!(facts.map(|it| it.as_deref().unwrap_or_default()), expected);
    assert_eq!(document.url.as_deref(), Some("https://day.example/talks"));
    assert_eq!(document.published, Some(date(2023, 5, 3)));
    assert_eq!(document.text, "They met; they \"talked\".");
    let problem = "\"soon\" under said is not understood and left out";
    assert_eq!(intake.problems[0].message, problem);
}

#[test]
fn a_row_without_a_source_is_of_the_place_its_address_leads_to() {
    let intake = named("a.jsonl", br#"{"text": "Ice.", "url": "https://www.ice.example/1?x=2"}"#);
    assert_eq!(intake.document.source.as_deref(), Some("ice.example"));
}

#[test]
fn a_row_that_holds_a_page_gives_its_words() {
    let row = r#"{"body": "<p>One.</p><script>x()</script><p>Two.</p>"}"#;
    assert_eq!(named("a.jsonl", row.as_bytes()).document.text, "One.\n\nTwo.");
}

#[test]
fn a_table_is_cut_by_its_rows() {
    let table = "\u{feff}text,title\r\n\"One,\r\nlong\",A\r\n\r\nTwo,B\r\n";
    let hints = IntakeHints { name: Some("a.csv".to_owned()), ..IntakeHints::default() };
    let parts = parts(table.as_bytes().to_vec(), &hints);
    let read = |part: &Part| {
        let text = take_in(&part.bytes, &hints).unwrap().document.text;
        (part.place.clone().unwrap_or_default(), text)
    };
    let of = |place: &str, text: &str| (place.to_owned(), text.to_owned());
    let expected = [of("line 2", "One,\r\nlong"), of("line 5", "Two")];
    assert_eq!(parts.iter().map(read).collect::<Vec<_>>(), expected);
    assert!(matches!(take_in(table.as_bytes(), &hints), Err(IntakeError::Several { count: 2 })));
}

#[test]
fn a_table_in_another_encoding_is_cut_too() {
    let (bytes, ..) = encoding_rs::WINDOWS_1251.encode("text\nПереговоры будут продолжены.\n");
    let hints = IntakeHints { name: Some("a.csv".to_owned()), ..IntakeHints::default() };
    let parts = parts(bytes.into_owned(), &hints);
    let text = take_in(&parts[0].bytes, &hints).unwrap().document.text;
    assert_eq!(text, "Переговоры будут продолжены.");
    assert!(parts[0].problem.is_some());
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

/// The documents in a file of JSON: where each begins, its source, author and text, or its refusal.
fn objects(json: &str) -> Vec<String> {
    let hints = IntakeHints { name: Some("a.json".to_owned()), ..IntakeHints::default() };
    let told = |part: Part| {
        let place = part.place.unwrap_or_default();
        let document = match take_in(&part.bytes, &hints) {
            Ok(intake) => intake.document,
            Err(refused) => return format!("{place}: {refused}"),
        };
        let facts = [document.source, document.author, Some(document.text)];
        let facts: Vec<String> = facts.into_iter().flatten().collect();
        format!("{place}: {}", facts.join(" | "))
    };
    parts(json.as_bytes().to_vec(), &hints).into_iter().map(told).collect()
}

#[test]
fn json_is_cut_into_its_objects() {
    let list = "[\n {\n  \"text\": \"One.\",\n  \"source\": {\"id\": 1, \"name\": \"The Post\"}\n },\n \
        {\"text\": \"Two.\", \"author\": [{\"name\": \"Ada Lind\"}, \"Eve Holm\"]}\n]\n";
    assert_eq!(objects(list), ["line 2: The Post | One.", "line 6: Ada Lind, Eve Holm | Two."]);
    let pretty = "{\n \"text\": \"One.\"\n}\n{\n \"text\": \"Two.\"\n}\n";
    assert_eq!(objects(pretty), ["line 1: One.", "line 4: Two."]);
    assert_eq!(
        objects("[{\"text\": \"One.\"}, {\"text\": \"Two.\"}]"),
        ["line 1: One.", "line 1: Two."]
    );
    let broken = objects("{\"text\": \"One\n{\"text\": \"Two.\"}\n");
    assert!(broken[0].starts_with("line 1: the line is no JSON object"), "{broken:?}");
    assert_eq!(broken[1], "line 2: Two.");
    let cut = objects("[\n{\"text\": \"One.\"},\n{\"text\": \"Tw");
    assert_eq!(cut[0], "line 2: One.");
    assert!(cut[1].starts_with("line 3: the line is no JSON object"), "{cut:?}");
    let unnamed = take_in(b"{\n \"text\": \"One.\"\n}", &IntakeHints::default()).unwrap();
    assert_eq!(unnamed.media_type, MediaType::JsonLines);
    assert_eq!(
        refusal(b"[{}, {}]"),
        "the file holds 2 documents; add them all, or give one of them alone"
    );
}

#[test]
fn days_in_the_rows_of_a_table_are_not_that_of_publication() {
    let published = |text: &str| named("a.txt", text.as_bytes()).document.published;
    let table = "The assembly met.\n\nNorway No 3 March 2026\n\nSweden Yes 4 March 2026\n";
    assert_eq!(published(table), None);
    assert_eq!(published("The state 3 March 2026 4 March 2026\n\nThey met."), None);
    assert_eq!(
        published("What happened\n3 March 2026 – They met.\n4 March 2026 – They left."),
        None
    );
    let day = Some(date(2026, 3, 5));
    assert_eq!(published(&format!("Votes\nBy Ada Lind, 5 March 2026\n\n{table}")), day);
    assert_eq!(published(&format!("{table}\nOslo, 5 March 2026")), day);
    assert_eq!(published("Published 5 March 2026, updated 6 March 2026\n\nThey met."), day);
}

#[test]
fn a_page_is_read_in_the_encoding_that_it_names_and_not_by_guess() {
    for head in [
        "<meta charset=windows-1251>",
        "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1251\">",
    ] {
        let page = format!("<html><head>{head}</head><body><p>Порт</p></body></html>");
        let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(&page);
        let intake = take_in(&bytes, &IntakeHints::default()).unwrap();
        assert_eq!(intake.document.text, "Порт");
        let guessed = intake.problems.iter().any(|problem| problem.message.contains("guess"));
        assert!(!guessed, "{:?}", intake.problems);
    }
}
