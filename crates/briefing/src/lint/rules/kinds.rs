//! Every sentence is quoted, reported, assumed, judged or predicted.

use crate::lint::phrases::first_phrase;
use crate::lint::words::words;
use crate::lint::{Facts, Finding, Rule};
use crate::note::{BlockKind, Note, Sentence, SentenceKind};

pub(super) fn check(note: &Note, _: &Facts<'_>) -> Vec<Finding> {
    let unlabelled = note.sentences().filter(|(block, sentence)| {
        block.kind != BlockKind::Quotation && has_words(sentence) && kind(sentence).is_none()
    });
    let message = "a reader cannot tell whether this was said, assumed or judged";
    let finding = |(_, sentence): (_, &Sentence)| {
        Finding::new(Rule::Unlabelled, sentence.line, &sentence.words(), message).suggesting(
            "a reference behind it, or {reported}, {assumed}, {judged j-1} or {predicted q-4}",
        )
    };
    unlabelled.map(finding).collect()
}

/// Of which sort a sentence is: as it shows, or by the words it uses.
pub(super) fn kind(sentence: &Sentence) -> Option<SentenceKind> {
    let assumes = || first_phrase(&sentence.words(), &words().assumptions).is_some();
    sentence.kind().or_else(|| assumes().then_some(SentenceKind::Assumed))
}

/// Whether a sentence may hold a claim of our own.
pub(super) fn may_claim(sentence: &Sentence) -> bool {
    kind(sentence).is_none_or(SentenceKind::is_claim)
}

fn has_words(sentence: &Sentence) -> bool {
    sentence.words().contains(char::is_alphanumeric)
}
