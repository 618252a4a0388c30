//! The sides of a text: the two states that "the two sides" means where no sentence near names two.
//!
//! In a communiqué they are the states in its heading, whoever met in the paragraph before.

use super::{Page, Run};
use crate::actors::{Mention, Who};

impl Page<'_> {
    /// The words for the two states in the heading of a communiqué, where a run speaks of its sides.
    pub(super) fn sides_of_paper(&self, run: Run) -> Option<Vec<usize>> {
        let heading = self.paper.as_ref()?.run?;
        let is_side = self.is(run.to - 1, &["sides", "parties"]);
        self.two_states(self.line_around(heading.from)?).filter(|_| is_side)
    }

    /// The words for the two states in the first line, where a run speaks of two sides or states.
    pub(super) fn sides_of_title(&self, run: Run) -> Option<Vec<usize>> {
        let states =
            ["sides", "parties", "countries", "states", "governments", "nations", "neighbors"];
        let is_side = self.is(run.to - 1, &states);
        self.two_states(self.line_at(0)?).filter(|_| is_side)
    }

    /// The line that a token stands in.
    fn line_around(&self, at: usize) -> Option<Run> {
        let start = self.tokens.get(at)?.range.start;
        let start = self.text[..start].rfind('\n').map_or(0, |it| it + 1);
        self.line_at(self.tokens.partition_point(|it| it.range.start < start))
    }

    /// The words for the states that a line names, if they are two.
    fn two_states(&self, line: Run) -> Option<Vec<usize>> {
        let is_named = |it: &&Mention| matches!(it.who, Who::Actor(_));
        let mut found: Vec<(&str, usize)> = Vec::new();
        for mention in self.mentions_in(line).iter().filter(is_named) {
            let word = self.tree.words_in(mention.run).next_back();
            let Some((state, word)) = self.state_of(mention).zip(word) else { continue };
            if found.iter().all(|(known, _)| *known != state) {
                found.push((state, word));
            }
        }
        (found.len() == 2).then(|| found.into_iter().map(|(_, word)| word).collect())
    }
}
