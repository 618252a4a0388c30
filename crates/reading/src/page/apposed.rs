//! An apposition before a name: whose office somebody holds, as in "its foreign minister, Ada Lind".

use super::subject::is_particle;
use super::{Page, Run};
use crate::actors::Who;

/// How many tokens such an office may have.
const LONGEST: usize = 10;

/// How many titles may stand before a name.
const TITLES: usize = 3;

impl Page<'_> {
    /// Where the titles right before a name begin, as "General" does.
    pub(crate) fn titles_before(&self, name: usize, floor: usize) -> usize {
        let is_title = |at: &usize| {
            self.tokens[*at].capital && self.is_title(*at) || self.is(*at, &["."]) && *at > 0
        };
        let earliest = name.saturating_sub(TITLES).max(floor);
        let count = (earliest..name).rev().take_while(is_title).count();
        let first = name - count;
        // A full stop alone is no title: it ends what stands before.
        if self.is(first, &["."]) { name } else { first }
    }

    /// Where the office begins behind which a comma and a name stand: "its" in "its foreign
    /// minister, Ada Lind", "the" in "the country's top diplomat, Ada Lind".
    pub(crate) fn apposition_before(&self, name: usize, floor: usize) -> Option<usize> {
        let comma = name.checked_sub(1).filter(|&at| at > floor && self.is(at, &[","]))?;
        let earliest = comma.saturating_sub(LONGEST).max(floor);
        let is_part = |at: &usize| {
            let token = &self.tokens[*at];
            let is_sign = self.is(*at, &["'s", "’s", "'", "’", "-"]);
            (token.word || is_sign) && !self.is_quoted(*at) && !self.ends_before_office(*at)
        };
        let count = (earliest..comma).rev().take_while(is_part).count();
        let words = Run::new(comma - count, comma);
        // "Jordan closed its border, officials said": an office stands behind a comma or at the head.
        if words.from == earliest && earliest > floor {
            return None;
        }
        let is_whose = |at: &usize| {
            self.is(*at, &["its", "their", "his", "her", "whose"])
                || at + 1 < comma && self.is(at + 1, &["'s", "’s"])
        };
        let owned = (words.from..words.to).find(is_whose)?;
        let is_pronoun = !self.is(owned + 1, &["'s", "’s"]);
        // "the country's", "the South African company's"
        let from = words.from;
        let is_head = !is_pronoun || owned == from;
        let is_office = self.is_speaker_noun(comma - 1)
            || self.mention_at(comma - 1).is_some_and(|it| matches!(it.who, Who::Office(_)));
        let is_somebody = is_pronoun || is_office;
        (is_head && is_somebody && owned + 1 < comma).then_some(from)
    }

    /// Whether a comma ends a name that stands behind an office, as the second in "its owner, Ada Lind,".
    pub(crate) fn closes_apposition(&self, comma: usize, floor: usize) -> bool {
        if !self.is(comma, &[","]) {
            return false;
        }
        let is_part = |at: &usize| self.tokens[*at].capital || is_particle(self.lower(*at));
        let earliest = comma.saturating_sub(LONGEST).max(floor);
        let count = (earliest..comma).rev().take_while(is_part).count();
        count > 0 && self.apposition_before(comma - count, floor).is_some()
    }

    /// Whether a token can only stand before an office with its owner, as "as" and "that" do.
    fn ends_before_office(&self, at: usize) -> bool {
        self.is(
            at,
            &["as", "that", "and", "but", "because", "while", "when", "said", "says", "or", "yet"],
        )
    }
}
