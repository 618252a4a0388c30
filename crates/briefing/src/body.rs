//! A body: what a filed note tells, ready to print.

use domain::FiledNote;

use crate::escaping::markdown_text;
use crate::note::{Block, BlockKind, Note, Piece, Run, runs, whole};
use crate::sources::Sources;

/// Stands where a reference stood, until it has become the number of an endnote.
const PLACE: char = '\u{fffc}';

/// A block of a note as readers get it.
pub(crate) struct BodyBlock {
    pub(crate) kind: BlockKind,
    /// Its paragraphs; more than one only in a quotation.
    pub(crate) paragraphs: Vec<Vec<Inline>>,
}

/// A piece of a line.
pub(crate) enum Inline {
    /// Words.
    Run(Run),
    /// The number of an endnote.
    Endnote(usize),
}

/// The blocks of a note, with its endnotes numbered in the order in which a reader meets them.
pub(crate) fn body<'a>(note: &'a FiledNote, sources: &mut Sources<'a>) -> Vec<BodyBlock> {
    // A filed note was read when it was filed; should its text be damaged, it is shown as it is.
    match Note::read(&note.text, whole) {
        Ok(read) => read.blocks.iter().map(|block| body_block(block, note, sources)).collect(),
        Err(_) => vec![as_it_is(&note.text)],
    }
}

fn as_it_is(text: &str) -> BodyBlock {
    let run = Run { text: text.to_owned(), ..Run::default() };
    BodyBlock { kind: BlockKind::Paragraph, paragraphs: vec![vec![Inline::Run(run)]] }
}

fn body_block<'a>(block: &Block, note: &'a FiledNote, sources: &mut Sources<'a>) -> BodyBlock {
    let mut text = String::new();
    let mut numbers = Vec::new();
    for piece in block.sentences.iter().flat_map(|sentence| &sentence.pieces) {
        match piece {
            Piece::Words(words) => text.push_str(words),
            Piece::Reference(reference) => {
                let quote = note.quotes.iter().find(|it| it.reference == *reference);
                numbers.extend(quote.map(|it| sources.number(&it.quote)));
                text.extend(quote.map(|_| PLACE));
            }
            Piece::Mark(_) | Piece::NoMark(_) => {}
        }
    }
    let mut numbers = numbers.into_iter();
    let parts = text.split("\n\n").map(tidy).filter(|part| !part.is_empty());
    let paragraphs = parts.map(|part| inlines(&part, &mut numbers)).collect();
    BodyBlock { kind: block.kind, paragraphs }
}

/// One line, without the spaces that references and marks leave behind.
fn tidy(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.replace(&format!(" {PLACE}"), &PLACE.to_string()).replace(" .", ".")
}

fn inlines(text: &str, numbers: &mut impl Iterator<Item = usize>) -> Vec<Inline> {
    let mut inlines = Vec::new();
    for run in runs(text) {
        for (index, words) in run.text.split(PLACE).enumerate() {
            if index > 0 {
                inlines.extend(numbers.next().map(Inline::Endnote));
            }
            if !words.is_empty() {
                inlines.push(Inline::Run(Run { text: words.to_owned(), ..run.clone() }));
            }
        }
    }
    inlines
}

/// The body as Markdown.
pub(crate) fn markdown(blocks: &[BodyBlock]) -> Vec<String> {
    let told = blocks.iter().map(|block| {
        let paragraphs: Vec<String> = block.paragraphs.iter().map(|it| markdown_line(it)).collect();
        match block.kind {
            BlockKind::Heading(level) => {
                format!("{} {}", "#".repeat(level.max(2)), paragraphs.concat())
            }
            BlockKind::Paragraph => paragraphs.concat(),
            BlockKind::Quotation => format!("> {}", paragraphs.join("\n>\n> ")),
            BlockKind::Item(None) => format!("- {}", paragraphs.concat()),
            BlockKind::Item(Some(number)) => format!("{number}. {}", paragraphs.concat()),
        }
    });
    told.collect()
}

fn markdown_line(inlines: &[Inline]) -> String {
    let told = inlines.iter().map(|inline| match inline {
        Inline::Endnote(number) => format!(" [{number}]"),
        Inline::Run(run) => {
            let words = kept_ends(&run.text, &markdown_text(&run.text));
            match (run.is_bold, run.is_italic) {
                (true, _) => format!("**{words}**"),
                (false, true) => format!("*{words}*"),
                (false, false) => words,
            }
        }
    });
    told.collect()
}

/// The escaped words with the spaces that stood around them.
fn kept_ends(text: &str, escaped: &str) -> String {
    let before = if text.starts_with(char::is_whitespace) { " " } else { "" };
    let after = if text.ends_with(char::is_whitespace) && !escaped.is_empty() { " " } else { "" };
    format!("{before}{escaped}{after}")
}

/// The body as HTML, an element a string; lists are opened and closed around their items.
pub(crate) fn html(blocks: &[BodyBlock]) -> Vec<String> {
    let mut elements = Vec::new();
    let mut list: Option<&str> = None;
    for block in blocks {
        let wanted = list_of(block.kind);
        if list != wanted {
            elements.extend(list.map(|tag| format!("</{tag}>")));
            elements.extend(wanted.map(|tag| format!("<{tag}>")));
            list = wanted;
        }
        elements.push(element(block));
    }
    elements.extend(list.map(|tag| format!("</{tag}>")));
    elements
}

fn list_of(kind: BlockKind) -> Option<&'static str> {
    match kind {
        BlockKind::Item(None) => Some("ul"),
        BlockKind::Item(Some(_)) => Some("ol"),
        BlockKind::Heading(_) | BlockKind::Paragraph | BlockKind::Quotation => None,
    }
}

fn element(block: &BodyBlock) -> String {
    let lines: Vec<String> = block.paragraphs.iter().map(|it| html_line(it)).collect();
    match block.kind {
        BlockKind::Heading(level) => {
            let tag = if level <= 2 { "h2" } else { "h3" };
            format!("<{tag}>{}</{tag}>", lines.concat())
        }
        BlockKind::Paragraph => format!("<p>{}</p>", lines.concat()),
        BlockKind::Item(_) => format!("<li>{}</li>", lines.concat()),
        BlockKind::Quotation => {
            let line = |line: &String| {
                let tag = if line.starts_with(['—', '–']) { "footer" } else { "p" };
                format!("<{tag}>{line}</{tag}>")
            };
            format!(
                "<blockquote>\n{}\n</blockquote>",
                lines.iter().map(line).collect::<Vec<_>>().join("\n")
            )
        }
    }
}

fn html_line(inlines: &[Inline]) -> String {
    let told = inlines.iter().map(|inline| match inline {
        Inline::Endnote(number) => {
            format!("&nbsp;<a class=\"note\" href=\"#note-{number}\">{number}</a>")
        }
        Inline::Run(run) => {
            let words = escaped(&run.text);
            let words = if run.is_italic { format!("<i>{words}</i>") } else { words };
            if run.is_bold { format!("<b>{words}</b>") } else { words }
        }
    });
    told.collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&#38;").replace('<', "&#60;").replace('>', "&#62;").replace('"', "&#34;")
}
