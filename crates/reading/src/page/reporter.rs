//! A reporter: who tells what a sentence says, and to whom nothing that it says is done.

use super::{Page, Run};
use crate::actors::Mention;
use crate::lexicon::{cues, saying_words};

/// How many words are climbed from a name to the head of its phrase.
const CLIMB: usize = 6;

impl Page<'_> {
    /// The word by which whoever a word names tells something: "said" in "…, Japan's ministry said",
    /// "according" in "according to Japan's ministry".
    pub(crate) fn reporting(&self, word: usize) -> Option<usize> {
        let tree = &self.tree;
        let at = self.phrase_head(word);
        let head = tree.head(at)?;
        match tree.label(at) {
            "nsubj" => {
                let is_cue = cues().verbs.at(&self.tokens, tree.place(head)).is_some();
                // "As Poland's border guard put it"
                let puts_it = tree.lemma(head) == "put"
                    && tree.child(head, &["dobj"]).is_some_and(|it| tree.lemma(it) == "it");
                // "In case Israel agrees": what is only supposed reports nothing.
                let is_supposed = tree.child(head, &["mark"]).is_some_and(|it| {
                    !matches!(&*tree.lemma(it).to_lowercase(), "as" | "that" | "while" | "because")
                });
                ((is_cue || puts_it) && !is_supposed).then_some(head)
            }
            "pobj" => {
                let mut according = [Some(head), tree.head(head)].into_iter().flatten();
                let is_to = tree.lemma(head) == "to";
                according.find(|&it| is_to && self.is(tree.place(it), &["according"]))
            }
            _ => None,
        }
    }

    /// Whether a mention only tells who reports what its sentence says, from afar: whoever reports
    /// what happens at home, as the police do, is where it happens.
    pub(crate) fn is_reporter(&self, mention: &Mention) -> bool {
        let Some(word) = self.tree.words_in(mention.run).last() else { return false };
        if self.reporting(word).is_none() {
            return false;
        }
        let (first, last) = self.tree.reach(self.phrase_head(word));
        let run = self.tree.run(first, last);
        !(run.from..run.to).any(|at| saying_words().at_home.contains(self.lower(at)))
    }

    /// Whether two runs stand in one sentence.
    pub(crate) fn are_in_one_unit(&self, one: Run, other: Run) -> bool {
        let unit = |run: Run| self.units.partition_point(|unit| unit.run.to <= run.from);
        unit(one) == unit(other)
    }

    /// The head of the phrase that a name is part of: "spokesman" in "a spokesman for Japan's army".
    fn phrase_head(&self, word: usize) -> usize {
        let tree = &self.tree;
        let mut at = word;
        for _ in 0..CLIMB {
            let Some(head) = tree.head(at) else { break };
            // "The shelling of Kharkiv" is no one who tells.
            let is_speaker = |it: usize| self.is_speaker_noun(tree.place(it));
            let tie = || matches!(tree.lemma(head), "of" | "for" | "at" | "from" | "with");
            match tree.label(at) {
                "poss" | "compound" | "amod" | "nmod" | "nummod" | "appos" | "conj" => at = head,
                "pobj" if tie() && tree.head(head).is_some_and(is_speaker) => {
                    at = tree.head(head).unwrap_or(head);
                }
                _ => break,
            }
        }
        at
    }
}
