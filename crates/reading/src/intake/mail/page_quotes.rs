//! The quotations in a mail's page: what mail programs put into a box of the mail that is answered.

use dom_query::Document;

use super::within::Within;

/// The boxes, as the programs of Google, Apple, Mozilla, Yahoo and Proton mark them.
const BOXES: &str = ".gmail_quote, blockquote[type=cite], .moz-cite-prefix, .yahoo_quoted, \
    .protonmail_quote";

/// A page without the mail that it answers, and whether it had one. What is forwarded stands in
/// such boxes too, and stays.
pub(super) fn without(page: &str) -> (String, bool) {
    if !page.contains("quote") && !page.contains("cite") {
        return (page.to_owned(), false);
    }
    let document = Document::from(&*super::super::shallow(page));
    let mut has_answered = false;
    for quote in &document.select(BOXES) {
        let (text, _) = super::html::read(&quote.html());
        let lines: Vec<&str> = text.lines().collect();
        if Within::find(&lines).is_none() {
            quote.remove();
            has_answered = true;
        }
    }
    if has_answered { (document.html().to_string(), true) } else { (page.to_owned(), false) }
}
