//! Notes in Markdown: every sentence that is told has words or marks.

use briefing::note::{Note, quoted_runs};

use crate::seen;

pub(crate) fn feed(bytes: &[u8]) {
    let text = crate::text(bytes);
    seen(Note::is_one(&text));
    let Ok(note) = Note::read(&text, cut) else { return };
    for (_, sentence) in note.sentences() {
        let words = sentence.words();
        seen((sentence.kind(), sentence.references().count(), sentence.marks().count()));
        assert!(quoted_runs(&words).iter().all(|run| words.contains(run)), "{words}");
    }
}

/// Cuts as the desk does.
fn cut(text: &str) -> Vec<std::ops::Range<usize>> {
    text::sentences(text).into_iter().map(|range| range.start..range.end).collect()
}
