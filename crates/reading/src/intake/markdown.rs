//! Markdown to text: each heading, paragraph and item becomes a paragraph, and so does each
//! block quote.

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

use super::front_matter;
use super::metadata::Metadata;

/// Reads Markdown; the first heading is the title unless the front matter names one.
pub(super) fn read(markdown: &str) -> (String, Metadata) {
    let (mut metadata, body) = front_matter::split(markdown);
    let mut writer = Writer::default();
    for event in Parser::new(body) {
        writer.take(event);
    }
    metadata.problems.extend(writer.has_code.then(|| WITHOUT_CODE.to_owned()));
    metadata.title = metadata.title.or(writer.heading.filter(|heading| !heading.is_empty()));
    (writer.text.trim().to_owned(), metadata)
}

const WITHOUT_CODE: &str =
    "a block of code is left out; take away the fences around it if it is to be read";

#[derive(Default)]
struct Writer {
    text: String,
    heading: Option<String>,
    heading_start: Option<usize>,
    /// How many block quotes are open.
    quotes: usize,
    /// Whether a fenced block is open, which holds code or a program's output, and no news.
    is_fenced: bool,
    /// Whether there was such a block.
    has_code: bool,
}

impl Writer {
    fn take(&mut self, event: Event<'_>) {
        if let Event::Text(words) | Event::Code(words) = event {
            self.text.push_str(if self.is_fenced { "" } else { &words });
        } else if let Event::SoftBreak | Event::HardBreak = event {
            self.text.push('\n');
        } else if let Event::Start(tag) = event {
            self.start(&tag);
        } else if let Event::End(tag) = event {
            self.end(tag);
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        if matches!(tag, Tag::Heading { .. }) {
            self.heading_start = Some(self.text.len());
        }
        if let Tag::BlockQuote(_) = tag {
            self.end_block();
            self.quotes += 1;
        }
        // The items of a tight list hold no paragraphs of their own.
        let opens_block = matches!(tag, Tag::List(_) | Tag::Item | Tag::CodeBlock(_));
        if opens_block {
            self.end_block();
        }
        if let Tag::CodeBlock(CodeBlockKind::Fenced(_)) = tag {
            self.heading_start = None;
            self.is_fenced = true;
            self.has_code = true;
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if let (TagEnd::Heading(_), Some(start)) = (tag, self.heading_start.take()) {
            let words = self.text.get(start..).unwrap_or_default().trim().to_owned();
            self.heading.get_or_insert(words);
        }
        if let TagEnd::BlockQuote(_) = tag {
            self.quotes = self.quotes.saturating_sub(1);
        }
        self.is_fenced &= tag != TagEnd::CodeBlock;
        let ends_block = matches!(
            tag,
            TagEnd::Paragraph
                | TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::CodeBlock
                | TagEnd::BlockQuote(_)
                | TagEnd::HtmlBlock
        );
        if ends_block {
            self.end_block();
        }
    }

    fn end_block(&mut self) {
        let written = self.text.trim_end().len();
        self.text.truncate(written);
        if written > 0 {
            // A block quote is one paragraph, whose own paragraphs are lines: so it stays in one piece.
            self.text.push_str(if self.quotes > 0 { "\n" } else { "\n\n" });
        }
    }
}
