//! A walk through a page, which writes its words down.

use dom_query::NodeRef;

use super::furniture::{Told, is_furniture};

/// Elements that begin and end a paragraph.
const BLOCKS: [&str; 31] = [
    "address",
    "article",
    "blockquote",
    "body",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];

/// A step of the walk through the page.
enum Step<'a> {
    Enter(NodeRef<'a>),
    EndBlock,
    EndQuote,
}

/// Walks with its own stack, because pages may nest deeper than a thread's stack reaches.
pub(super) fn words(root: &NodeRef<'_>, told: Told) -> String {
    let mut text = Words::default();
    let mut steps: Vec<Step<'_>> = root.children_it(true).map(Step::Enter).collect();
    while let Some(step) = steps.pop() {
        let node = match step {
            Step::Enter(node) => node,
            Step::EndBlock => {
                text.end_block();
                continue;
            }
            Step::EndQuote => {
                text.end_quote();
                continue;
            }
        };
        if node.is_text() {
            text.push(&node.text());
            continue;
        }
        let Some(name) = node.node_name() else { continue };
        if &*name == "header" {
            for part in head(root, &node, told) {
                steps.extend([Step::EndBlock, Step::Enter(part), Step::EndBlock]);
            }
            continue;
        }
        if is_furniture(&name, &node, told) {
            continue;
        }
        if &*name == "pre" {
            text.push_lines(&node.text());
            continue;
        }
        if &*name == "br" {
            text.end_line();
        }
        if BLOCKS.contains(&&*name) {
            text.end_block();
            let is_quote = &*name == "blockquote";
            text.quotes += usize::from(is_quote);
            steps.push(if is_quote { Step::EndQuote } else { Step::EndBlock });
        }
        steps.extend(node.children_it(true).map(Step::Enter));
    }
    text.written.trim_end().to_owned()
}

/// What is read of the head of an article, the last first: its headings, the sentences below them,
/// and the time of an entry. Of the head of a whole page nothing is read.
fn head<'a>(root: &NodeRef<'a>, header: &NodeRef<'a>, told: Told) -> Vec<NodeRef<'a>> {
    let is = |node: &NodeRef<'_>, name: &str| node.node_name().is_some_and(|it| &*it == name);
    let is_of_article = !is(root, "body") || header.ancestors_it(None).any(|it| is(&it, "article"));
    let is_entry = !header.descendants_it().any(|it| is(&it, "h1"));
    let mut steps: Vec<NodeRef<'a>> = header.children_it(true).collect();
    let mut read = Vec::new();
    while let Some(node) = steps.pop().filter(|_| is_of_article) {
        let Some(name) = node.node_name() else { continue };
        let is_heading = &*name == "h1" || is_entry && ["h2", "h3", "time"].contains(&&*name);
        if !is_heading && is_furniture(&name, &node, told) {
            continue;
        }
        if is_heading || is_sentence(&node) {
            read.push(node);
        } else {
            steps.extend(node.children_it(true));
        }
    }
    read.reverse();
    read
}

/// Whether an element has a sentence, and no element that may hold more than one.
fn is_sentence(node: &NodeRef<'_>) -> bool {
    let is_block = |it: NodeRef<'_>| it.node_name().is_some_and(|it| BLOCKS.contains(&&*it));
    let text = node.text();
    let text = text.trim();
    !node.descendants_it().any(is_block)
        && text.ends_with(['.', '!', '?', '”', '"'])
        && text.split_whitespace().count() >= SHORTEST_SENTENCE
}

/// How many words a sentence below a headline has at least.
const SHORTEST_SENTENCE: usize = 6;

#[derive(Default)]
struct Words {
    written: String,
    space: bool,
    /// How many block quotes are open: one is a paragraph, whose own paragraphs are lines.
    quotes: usize,
}

impl Words {
    fn push(&mut self, words: &str) {
        for character in words.chars() {
            // A no-break space is kept from wrapping on screen; here it is a space like any other.
            if character.is_whitespace() {
                self.space = true;
                continue;
            }
            if self.space && !self.written.is_empty() && !self.written.ends_with('\n') {
                self.written.push(' ');
            }
            self.space = false;
            self.written.push(character);
        }
    }

    /// Writes lines down as they stand, for where they are all the form there is.
    fn push_lines(&mut self, lines: &str) {
        self.end_block();
        for line in lines.lines() {
            if line.trim().is_empty() {
                self.end_block();
            } else {
                self.push(line);
                self.end_line();
            }
        }
        self.end_block();
    }

    fn end_line(&mut self) {
        self.space = false;
        if !self.written.is_empty() && !self.written.ends_with("\n\n") {
            self.written.push('\n');
        }
    }

    fn end_block(&mut self) {
        self.space = false;
        let written = self.written.trim_end().len();
        let is_apart = self.quotes == 0 || self.written[written..].contains("\n\n");
        self.written.truncate(written);
        if written > 0 {
            self.written.push_str(if is_apart { "\n\n" } else { "\n" });
        }
    }

    fn end_quote(&mut self) {
        self.quotes = self.quotes.saturating_sub(1);
        self.end_block();
    }
}
