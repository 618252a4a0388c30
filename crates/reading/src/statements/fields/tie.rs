//! Whether something in a sentence tells of a saying rather than of anything else there.

use text::language::PartOfSpeech;

use crate::lexicon::saying_words;
use crate::page::Tree;

/// How far up the tree a tie is followed.
const FURTHEST: usize = 8;

/// Whether a word depends on a cue as time, place and hearers do: not through its subject, and not
/// through another verb, but for "speaking in Moscow".
pub(crate) fn is_tied(tree: &Tree<'_>, word: usize, cue: usize) -> bool {
    let joined = tree.head(cue).filter(|_| matches!(tree.label(cue), "advcl" | "conj" | "xcomp"));
    let mut at = word;
    for _ in 0..FURTHEST {
        // "A statement on Monday said": the statement itself speaks.
        let is_subject = matches!(tree.label(at), "nsubj" | "nsubjpass");
        let speaks = saying_words().messages.contains(tree.lemma(at));
        let is_issued = saying_words().speaking.contains(tree.lemma(at));
        let is_apart = matches!(tree.label(at), "ccomp" | "csubj");
        if is_subject && !speaks || is_apart || tree.label(at) == "relcl" && !is_issued {
            return false;
        }
        let Some(head) = tree.head(at) else { return false };
        // What was or is to be on another day: "before the vote on Tuesday".
        if matches!(tree.lemma(head), "before" | "since" | "until" | "ahead") {
            return false;
        }
        if head == cue || Some(head) == joined && at != cue {
            return true;
        }
        let speaks = saying_words().speaking.contains(tree.lemma(head));
        if tree.part(head) == PartOfSpeech::Verb && !speaks {
            return false;
        }
        at = head;
    }
    false
}
