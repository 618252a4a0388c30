//! Reads a page of the web from standard input and prints the text of its article; with `--whole`
//! all words that the page shows, as a measure without any rule.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "an example is a program of its own"
)]

use std::io::Read;

use dom_query::Document;
use reading::{IntakeHints, MediaType, take_in};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut page = String::new();
    std::io::stdin().read_to_string(&mut page)?;
    if std::env::args().any(|argument| argument == "--whole") {
        let page = Document::from(page);
        page.select("head, script, style, template").remove();
        println!("{}", page.select("body").formatted_text());
        return Ok(());
    }
    let hints = IntakeHints { media_type: Some(MediaType::Html), ..IntakeHints::default() };
    println!("{}", take_in(page.as_bytes(), &hints)?.document.text);
    Ok(())
}
