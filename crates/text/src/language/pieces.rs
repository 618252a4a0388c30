//! The pieces of a text that are annotated apart: nothing in one depends on a word of another.

use crate::{TextRange, behind_dateline, behind_label, blocks, source_behind};

/// A text cut behind each dateline and each label, at both ends of each item of a list of which
/// another follows in the next line, behind each heading and before the name that one ends with.
pub(super) fn pieces(text: &str) -> Vec<TextRange> {
    let blocks = blocks(text);
    let cuts = (0..blocks.len()).flat_map(|at| {
        let (block, words) = (blocks[at], blocks[at].of(text));
        let opens = opens_piece(text, &blocks, at).then_some(0);
        let next = blocks.get(at + 1).map(|it| it.of(text));
        let source = next.filter(|it| is_heading(words, it)).and_then(|_| source_behind(words));
        let report = || behind_dateline(words).or_else(|| behind_label(words));
        [opens, source.or_else(report)].into_iter().flatten().map(move |cut| block.start + cut)
    });
    let starts: Vec<usize> = std::iter::once(0).chain(cuts).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(&start, end)| TextRange::new(start, end)).collect()
}

/// Whether a block is not read on with the one before it.
fn opens_piece(text: &str, blocks: &[TextRange], at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    is_item(text, blocks, before)
        || is_item(text, blocks, at)
        || is_heading(blocks[before].of(text), blocks[at].of(text))
}

/// Whether a block is the item of a list: another block follows in the next line, or goes before.
fn is_item(text: &str, blocks: &[TextRange], at: usize) -> bool {
    let is_next_line = |first: usize| {
        let Some(pair) = blocks.get(first..first + 2) else { return false };
        text[pair[0].end..pair[1].start].matches('\n').count() == 1
    };
    is_next_line(at) || at.checked_sub(1).is_some_and(is_next_line)
}

/// Whether a block breaks off without a mark though the next one opens as a sentence does.
fn is_heading(block: &str, next: &str) -> bool {
    block.ends_with(char::is_alphabetic) && next.starts_with(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::pieces;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = pieces(text).iter().map(|it| it.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn headings_and_labels_are_cut_off() {
        check("Lavrov: the West seeks war", &["Lavrov: ", "the West seeks war"]);
        check("Peace – Lavrov\n\nHe spoke.", &["Peace ", "– Lavrov\n\n", "He spoke."]);
        let text =
            "Talks end without a deal\n\nNorway left. Then Oslo\n\nfell silent.\n\nNobody spoke.";
        check(
            text,
            &[
                "Talks end without a deal\n\n",
                "Norway left. Then Oslo\n\nfell silent.\n\nNobody spoke.",
            ],
        );
    }
}
