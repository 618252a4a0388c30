//! What a language model says of the pieces, for words that are times in one sentence and none in
//! the next: "May", "march", "fall", "2000".

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
        let is_of = pieces.get(at + 1).is_some_and(|next| next.lower == "of");
        let is_place = matches!(self.label(at, pieces), "pobj" | "npadvmod" | "");
        words().beside.before_season.contains(before) && is_place && !is_of
    }

    /// Whether what stands there is said of what is to come.
    pub(super) fn is_ahead(&self, at: usize, pieces: &[Piece<'_>]) -> bool {
        self.lean(at, pieces) != Some(Lean::Past)
    }

    /// Whether something is said of the past or of what is to come, by the verb above it.
    pub(super) fn lean(&self, at: usize, pieces: &[Piece<'_>]) -> Option<Lean> {
        let mut word = self.word(at, pieces)?;
        for _ in 0..DEPTH {
            if let Some(lean) = self.lean_of_verb(word) {
                return Some(lean);
            }
            word = self.tree.head(word)?;
        }
        None
    }

    fn lean_of_verb(&self, word: usize) -> Option<Lean> {
        let tree = self.tree;
        let tag = tree.tag(word);
        if !tag.starts_with("VB") && tag != "MD" {
            return None;
        }
        let before = tree.children(word).iter().filter(|&&child| child < word);
        let auxiliaries = before.filter(|&&child| matches!(tree.label(child), "aux" | "auxpass"));
        let mut leans =
            auxiliaries.filter_map(|&child| match (tree.tag(child), tree.lemma(child)) {
                (
                    "MD",
                    "will" | "shall" | "would" | "could" | "may" | "might" | "should" | "can"
                    | "must",
                )
                | ("TO", _) => Some(Lean::Future),
                ("VBD", _) | ("VBP" | "VBZ", "have") => Some(Lean::Past),
                ("VBP" | "VBZ", "be") if tag == "VBG" => Some(Lean::Future),
                _ => None,
            });
        let says_ahead = |word: usize| words().ahead.contains(tree.lemma(word));
        let complement = tree.child(word, &["acomp"]).is_some_and(says_ahead);
        if complement || tag == "VBN" && says_ahead(word) {
            return Some(Lean::Future);
        }
        leans.next_back().or(match tag {
            "VBD" | "VBN" => Some(Lean::Past),
            _ => None,
        })
    }
}

/// How far above an expression its verb is looked for.
const DEPTH: usize = 8;
