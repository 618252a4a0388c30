//! Pages of the web and the text of their articles: `corpus/articles`.

use super::read;
use crate::intake::{IntakeError, IntakeHints, take_in};

/// The block of a page of the corpus that is fenced under a name.
fn block<'a>(page: &'a str, name: &str) -> &'a str {
    let (_, rest) = page.split_once(&format!("```{name}\n")).unwrap();
    rest.split_once("\n```").unwrap().0
}

macro_rules! articles {
    ($($name:ident: $file:literal,)+) => {
        $(#[test]
        fn $name() {
            let page = include_str!(concat!("../../../../../corpus/articles/", $file));
            assert_eq!(read(block(page, "page")).0, block(page, "text"));
        })+
    };
}

articles! {
    a_blog_with_a_theme: "blog-theme.md",
    a_ministry_whose_layout_is_a_table: "ministry-table.md",
    a_liveblog: "liveblog.md",
    a_stub_before_a_paywall: "paywall.md",
    a_page_for_telephones: "amp.md",
    a_german_ministry: "german-ministry.md",
    a_press_release_as_it_was_typed: "release-in-pre.md",
    questions_and_answers: "questions-and-answers.md",
    a_page_that_is_nearly_all_links: "nearly-all-links.md",
    links_in_the_text: "links-in-the-text.md",
    a_tabloid: "tabloid.md",
    a_news_agency: "agency.md",
    a_headline_outside_of_the_article: "headline-outside.md",
    an_embassy: "embassy.md",
    names_that_mislead: "misleading-names.md",
    an_article_with_cards_of_others_below: "cards-below.md",
    a_live_page_with_a_long_entry: "live-entries.md",
    a_page_that_is_a_form: "in-a-form.md",
    labels_between_the_paragraphs: "labels.md",
}

#[test]
fn linked_data_tells_of_the_article() {
    let page = include_str!("../../../../../corpus/articles/blog-theme.md");
    let facts = read(block(page, "page")).1;
    assert_eq!(facts.author.as_deref(), Some("Ada Lind"));
    assert_eq!(facts.url.as_deref(), Some("https://harborpost.example/2023/05/talks-end/"));
    assert_eq!(facts.published, "2023-05-03".parse().ok());
    assert_eq!(facts.modified, "2023-05-04".parse().ok());
}

fn author(data: &str) -> Option<String> {
    let data = format!("<script type='application/ld+json'>{data}</script><p>They met.</p>");
    read(&data).1.author
}

#[test]
fn an_author_is_named_by_words_or_by_an_id() {
    let lind = Some("Ada Lind".to_owned());
    let by_id = r##"{"@graph":[{"@type":"Article","author":{"@id":"#1"}},
        {"@type":"Person","@id":"#1","name":"Ada Lind"}]}"##;
    assert_eq!(author(by_id), lind);
    assert_eq!(author(r#"{"@type":"Article","author":"Ada Lind"}"#), lind);
    let outlet = r#"{"@type":"Article","author":"The Post","publisher":{"name":"The Post"}}"#;
    assert_eq!(author(outlet), None);
}

#[test]
fn a_page_that_marks_nearly_all_of_itself_is_kept_and_that_is_told() {
    let words = "The minister of the sea said on Tuesday that the lights stay on. ".repeat(4);
    let (text, facts) = read(&format!("<body><p>Home</p><aside><p>{words}</p></aside></body>"));
    assert_eq!(text, format!("Home\n\n{}", words.trim_end()));
    assert_eq!(facts.problems, [super::WHOLE]);
}

#[test]
fn a_check_for_robots_is_refused() {
    let page =
        "<html><h1>Just a moment...</h1><p>Checking your browser before you go on.</p></html>";
    let refused = take_in(page.as_bytes(), &IntakeHints::default());
    assert_eq!(refused, Err(IntakeError::RobotCheck));
}

#[test]
fn a_page_that_was_saved_as_text_is_read_as_a_page() {
    let page = "<html><script>var a = 1;</script><p>The ministers met in Lund.</p></html>";
    let hints = IntakeHints { name: Some("page.txt".to_owned()), ..IntakeHints::default() };
    let text = take_in(page.as_bytes(), &hints).unwrap().document.text;
    assert_eq!(text, "The ministers met in Lund.");
}

#[test]
fn a_page_that_asks_to_log_in_is_told() {
    for words in [
        "<h1>Access denied</h1><p>Please log in.</p>",
        "<h1>Anmelden</h1><p>Bitte melden Sie sich an, um den Artikel zu lesen.</p>",
        "<h1>The talks in Lund</h1><p>Already a subscriber? Log in. Choose your plan.</p>",
        "<h1>Les pourparlers</h1><p>Article réservé aux abonnés.</p>",
    ] {
        let page = format!("<html>{words}</html>");
        assert!(take_in(page.as_bytes(), &IntakeHints::default()).unwrap().is_wall(), "{page}");
    }
    let article = "<html><p>The two ministers met and agreed to meet again.</p></html>";
    assert!(!take_in(article.as_bytes(), &IntakeHints::default()).unwrap().is_wall());
}
