//! The body of a filed note.

use docx_rs::{Paragraph, Run};

use super::paragraphs::{endnote_number, text};
use super::styles::{Style, item, paragraph};
use crate::body::{BodyBlock, Inline};
use crate::note::BlockKind;

/// The paragraphs, and the number from which each of the lists with numbers counts.
pub(super) fn body(blocks: &[BodyBlock]) -> (Vec<Paragraph>, Vec<u32>) {
    let mut lists = vec![];
    let mut paragraphs = vec![];
    let mut is_counting = false;
    for block in blocks {
        let number = match block.kind {
            BlockKind::Item(number) => number,
            BlockKind::Heading(_) | BlockKind::Paragraph | BlockKind::Quotation => None,
        };
        lists.extend(number.filter(|_| !is_counting));
        is_counting = number.is_some();
        let empty = empty(block.kind, lists.len());
        paragraphs.extend(block.paragraphs.iter().map(|line| fill(empty.clone(), line)));
    }
    (paragraphs, lists)
}

/// The paragraph that a block begins with; `lists` lists with numbers were begun so far.
fn empty(kind: BlockKind, lists: usize) -> Paragraph {
    match kind {
        BlockKind::Heading(level) if level <= 2 => paragraph(Style::Heading1),
        BlockKind::Heading(_) => paragraph(Style::Heading2),
        BlockKind::Paragraph => paragraph(Style::Text),
        BlockKind::Quotation => paragraph(Style::Quote),
        BlockKind::Item(None) => item(None),
        BlockKind::Item(Some(_)) => item(Some(lists.saturating_sub(1))),
    }
}

fn fill(empty: Paragraph, line: &[Inline]) -> Paragraph {
    line.iter().fold(empty, |paragraph, inline| match inline {
        Inline::Endnote(number) => paragraph.add_hyperlink(endnote_number(*number)),
        Inline::Run(run) => paragraph.add_run(styled(run)),
    })
}

fn styled(run: &crate::note::Run) -> Run {
    let told = text(&run.text);
    let told = if run.is_bold { told.bold() } else { told };
    if run.is_italic { told.italic() } else { told }
}
