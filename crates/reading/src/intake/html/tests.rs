//! Pages of the web and the text of their articles: `corpus/articles`.

use super::read;

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
