//! A number in brackets behind a word of probability, which a parser takes for a part of the sentence, so
//! that it loses the verb behind: "will probably (70%) sign".

use text::language::Token as Word;

use super::mend::Labels;
use super::misread::Tags;

/// The longest bracket, in words.
const LONGEST: usize = 9;

/// How many words around a bracket are tied to its verb.
const REACH: usize = 12;

/// How far behind a bracket its verb stands, in words.
const BEHIND: usize = 4;

/// A bracket: its first and its last word, and the word before it.
struct Bracket {
    open: usize,
    close: usize,
    before: usize,
}

/// Ties what such brackets part to the verb behind them.
pub(super) fn mend(words: &[Word], heads: &mut [usize], labels: &mut Labels, tags: &mut Tags) {
    for open in 1..words.len().saturating_sub(1) {
        let Some(bracket) = Bracket::at(words, open) else { continue };
        let (before, next) = (bracket.before, bracket.close + 1);
        let modal = (before.saturating_sub(BEHIND)..=before).rev().find(|&at| is_modal(words, at));
        if words[next].tag() == "TO" && words[before].tag().starts_with("JJ") {
            let verb = heads[next];
            if verb > next && heads[verb] == heads[before] {
                heads[verb] = before;
                labels.insert(verb, "xcomp");
            }
        } else if is_modal(words, next) && words[before].tag().starts_with("RB") {
            let verb = heads[next];
            bracket.tie(words, heads, labels, verb);
            heads[before] = verb;
        } else if modal.is_some()
            && let Some(verb) = bracket.verb(words)
        {
            bracket.tie(words, heads, labels, verb);
            tags.insert(verb, "VB");
        }
    }
}

fn is_modal(words: &[Word], at: usize) -> bool {
    words.get(at).is_some_and(|it| it.tag() == "MD")
}

impl Bracket {
    /// A bracket with a number, behind an adverb, an adjective or a modal verb.
    fn at(words: &[Word], open: usize) -> Option<Self> {
        let before = open - 1;
        let opens = matches!(words[open].lemma(), "(" | "[");
        let is_weighed = ["RB", "JJ", "MD"].iter().any(|tag| words[before].tag().starts_with(tag));
        let near = open + 1..words.len().min(open + LONGEST);
        let close = near.clone().find(|&at| matches!(words[at].lemma(), ")" | "]"))?;
        let has_number = (open..close).any(|at| words[at].tag() == "CD");
        let fits = opens && is_weighed && has_number && close + 1 < words.len();
        fits.then_some(Self { open, close, before })
    }

    /// The verb right behind, or behind an adverb.
    fn verb(&self, words: &[Word]) -> Option<usize> {
        let near = self.close + 1..words.len().min(self.close + 1 + BEHIND);
        let is_passed =
            |at: &usize| words[*at].tag().starts_with("RB") || words[*at].lemma() == "be";
        let first = near.clone().find(|at| !is_passed(at))?;
        let is_verb = matches!(words[first].tag(), "VB" | "VBP" | "VBN" | "VBG");
        is_verb.then_some(first)
    }

    /// Ties to a verb whatever hangs on a word of the bracket, and the bracket to the word before it.
    fn tie(&self, words: &[Word], heads: &mut [usize], labels: &mut Labels, verb: usize) {
        let is_inside = |at: usize| (self.open..=self.close).contains(&at);
        let from = self.open.saturating_sub(REACH);
        let to = words.len().min(self.close + REACH);
        let is_root = (self.open..=self.close).any(|at| heads[at] == at);
        for at in (from..to).filter(|&at| !is_inside(at) && at != verb) {
            if is_inside(heads[at]) {
                heads[at] = verb;
            }
        }
        if is_inside(heads[verb]) {
            let above = (self.open..=self.close)
                .map(|at| heads[at])
                .find(|&it| !is_inside(it) && it != verb && !is_root);
            heads[verb] = above.unwrap_or(verb);
            if above.is_none() {
                labels.insert(verb, "ROOT");
            }
        }
        let is_loose = |at: &usize| !is_inside(heads[*at]) || heads[*at] == *at;
        let loose: Vec<usize> = (self.open..=self.close).filter(is_loose).collect();
        for at in loose {
            heads[at] = self.before;
            labels.insert(at, "punct");
        }
    }
}
