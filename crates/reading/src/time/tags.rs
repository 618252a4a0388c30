//! What a language model says of the pieces, for words that are times in one sentence and none in
//! the next: "May", "march", "fall", "2000".

use std::ops::Range;

use super::lean;
use super::meaning::Season;
use super::piece::Piece;
use super::words::words;
use crate::page::{Run, Tree};
use crate::time::Lean;

/// Tags and heads of a text, as far as a parser told.
pub(super) struct Tags<'a> {
    tree: &'a Tree<'a>,
}

impl<'a> Tags<'a> {
    pub(super) fn new(tree: &'a Tree<'a>) -> Self {
        Self { tree }
    }

    /// Whether a parser told anything.
    pub(super) fn is_known(&self) -> bool {
        !self.tree.is_empty()
    }

    fn word(&self, at: usize, pieces: &[Piece<'_>]) -> Option<usize> {
        let token = pieces.get(at)?.token;
        self.tree.words_in(Run::new(token, token + 1)).next()
    }

    fn tag(&self, at: usize, pieces: &[Piece<'_>]) -> &'a str {
        self.word(at, pieces).map_or("", |word| self.tree.tag(word))
    }

    fn label(&self, at: usize, pieces: &[Piece<'_>]) -> &'a str {
        self.word(at, pieces).map_or("", |word| self.tree.label(word))
    }

    /// Whether it is a plural noun; without a parser, whether it looks like one.
    pub(super) fn is_plural_noun(&self, at: usize, pieces: &[Piece<'_>]) -> bool {
        if self.is_known() {
            return matches!(self.tag(at, pieces), "NNS" | "NNPS");
        }
        let lower = pieces.get(at).map_or("", |piece| piece.lower);
        lower.ends_with('s') && lower.len() > 3 || matches!(lower, "people" | "men" | "women")
    }

    /// Whether it is a noun or what stands before one; without a parser, whether it is no particle.
    pub(super) fn is_noun(&self, at: usize, pieces: &[Piece<'_>]) -> bool {
        if self.is_known() {
            let tag = self.tag(at, pieces);
            return tag.starts_with("NN") || tag.starts_with("JJ") || tag == "CD";
        }
        let lower = pieces.get(at).map_or("", |piece| piece.lower);
        !words().beside.particles.contains(lower)
    }

    /// Whether it is a verb.
    pub(super) fn is_verb(&self, at: usize, pieces: &[Piece<'_>]) -> bool {
        self.tag(at, pieces).starts_with("VB")
    }

    /// Whether it is an adjective.
    pub(super) fn is_adjective(&self, at: usize, pieces: &[Piece<'_>]) -> bool {
        self.tag(at, pieces).starts_with("JJ")
    }

    /// Whether it modifies a noun that follows, as "winter" in "winter coat".
    pub(super) fn is_compound(&self, at: usize, pieces: &[Piece<'_>]) -> bool {
        matches!(self.label(at, pieces), "compound" | "amod" | "nmod")
    }

    /// Whether it is a plain number that counts nothing.
    pub(super) fn is_number_alone(&self, at: usize, pieces: &[Piece<'_>]) -> bool {
        self.tag(at, pieces) == "CD" && self.label(at, pieces) != "quantmod"
    }

    /// Whether the name of a month is part of the name of a person.
    pub(super) fn is_of_name(&self, at: usize, pieces: &[Piece<'_>]) -> bool {
        let is_first_name =
            pieces.get(at).is_some_and(|it| words().beside.first_names.contains(it.lower));
        let next = pieces.get(at + 1).is_some_and(|next| next.capital);
        is_first_name && next && self.label(at, pieces) == "compound"
    }

    /// Whether a common word is a name here that can be one of a month, and not of a person.
    pub(super) fn is_date_name(&self, at: usize, pieces: &[Piece<'_>]) -> bool {
        let is_name = self.tag(at, pieces) == "NNP";
        let is_place = matches!(self.label(at, pieces), "pobj" | "npadvmod");
        let follows_name = at > 0 && pieces[at - 1].capital;
        let is_month =
            pieces.get(at).is_some_and(|it| it.entry.month.is_some() && it.entry.is_plain);
        is_month && is_name && is_place && !follows_name
    }

    /// Whether the name of a season is one here.
    pub(super) fn is_season(&self, at: usize, season: Season, pieces: &[Piece<'_>]) -> bool {
        let before = at.checked_sub(1).map_or("", |before| pieces[before].lower);
        let follows_name = at > 0 && pieces[at - 1].capital && pieces[at - 1].lower.len() > 3;
        let is_verb = self.tag(at, pieces).starts_with("VB");
        if is_verb || follows_name && pieces[at].capital {
            return false;
        }
        if season != Season::Autumn && pieces[at].lower != "spring" || pieces[at].lower == "autumn"
        {
            return !pieces[at].capital || !self.is_compound(at, pieces);
        }
        let is_season =
            matches!(self.label(at, pieces), "dobj" | "nsubj" | "conj") && before == "the";
        if is_season && pieces[at].lower == "spring" {
            return true;
        }
        let is_first_part = !pieces[at].capital && self.label(at, pieces) == "compound";
        if is_first_part && self.tag(at, pieces).starts_with("NN") {
            return true;
        }
        let is_of = pieces.get(at + 1).is_some_and(|next| next.lower == "of");
        let is_place = matches!(self.label(at, pieces), "pobj" | "npadvmod" | "");
        words().beside.before_season.contains(before) && is_place && !is_of
    }

    /// Whether what stands there is said of what is to come.
    pub(super) fn is_ahead(&self, at: usize, pieces: &[Piece<'_>]) -> bool {
        self.lean(at..at + 1, pieces) != Some(Lean::Past)
    }

    /// Whether a word that can stand before a time as its modifier is a preposition here, as "over"
    /// in "rose over two years".
    pub(super) fn is_preposition(&self, at: usize, pieces: &[Piece<'_>]) -> bool {
        self.label(at, pieces) == "prep"
    }

    /// Whether an article belongs to a noun at or behind a place, as that of "the summer offensive"
    /// does to the offensive.
    pub(super) fn is_article_of_later(&self, at: usize, to: usize, pieces: &[Piece<'_>]) -> bool {
        let Some(word) = self.word(at, pieces).filter(|&word| self.tree.label(word) == "det")
        else {
            return false;
        };
        let next = self.word(to, pieces);
        next.is_some_and(|next| self.tree.head(word).is_some_and(|head| head >= next))
    }

    /// Whether something is said of the past or of what is to come, by the verb above it.
    pub(super) fn lean(&self, run: Range<usize>, pieces: &[Piece<'_>]) -> Option<Lean> {
        let first = self.word(run.start, pieces)?;
        let last = self.word(run.end.checked_sub(1)?, pieces)?;
        lean::of_words(self.tree, first..last + 1)
    }

    /// Whether a verb of the past says outright that something was done then.
    pub(super) fn is_done(&self, run: Range<usize>, pieces: &[Piece<'_>]) -> bool {
        let Some(first) = self.word(run.start, pieces) else { return false };
        let Some(last) = self.word(run.end - 1, pieces) else { return false };
        lean::is_done(self.tree, first..last + 1)
    }
}
