//! Names in a text: which actor is named at a place, once compounds, persons of the same name and
//! other bearers are told apart.

use std::collections::HashSet;
use std::sync::LazyLock;

use serde::Deserialize;

use super::Gazetteer;
use super::gazetteer::{ActorKind, NameKind};
use super::naming::naming;
use super::sectors::sector_nouns;
use super::sense::Senses;
use crate::page::{Run, Token, Tree};

/// A text in which names are looked for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Names<'a> {
    pub(crate) gazetteer: &'a Gazetteer,
    pub(crate) text: &'a str,
    /// Its tokens, or those up to the end of a block, so that nothing is read across it.
    pub(crate) tokens: &'a [Token],
    /// All its tokens.
    pub(crate) whole: &'a [Token],
    pub(crate) tree: &'a Tree<'a>,
    pub(crate) senses: &'a Senses,
}

#[derive(Deserialize)]
struct Compounds {
    before: HashSet<String>,
    behind: HashSet<String>,
    acting: HashSet<String>,
    short: HashSet<String>,
    places: HashSet<String>,
}

static COMPOUNDS: LazyLock<Compounds> = LazyLock::new(|| {
    toml::from_str(include_str!("../../data/en/actors/compounds.toml"))
        .expect("the list is part of the program and read by its tests")
});

/// Whether a word behind a name and a hyphen says that the actor acts, as in "U.S.-led".
pub(super) fn is_acting(word: &str) -> bool {
    COMPOUNDS.acting.contains(word)
}

/// Whether a word stands behind a name and a hyphen and makes an adjective of it, as "backed".
pub(super) fn is_behind_names(word: &str) -> bool {
    COMPOUNDS.behind.contains(word)
        || COMPOUNDS.acting.contains(word)
        || COMPOUNDS.short.contains(word)
}

/// Whether a noun behind a city is what is called by it, as in "the Minsk agreements".
pub(super) fn is_called_by_place(word: &str) -> bool {
    COMPOUNDS.places.contains(word)
}

impl Names<'_> {
    /// The actor named at a token: how many tokens the name has, the actor, the kind.
    pub(super) fn at(&self, at: usize) -> Option<(usize, usize, NameKind)> {
        let (length, name) = self.gazetteer.named_at(self.text, self.tokens, at)?;
        let (actor, kind) = (name.actor, name.kind);
        if self.is_bloc(actor) && !self.stands_as_bloc(at, length, name.article) {
            return None;
        }
        if self.nobody_at(at).is_some() || self.in_compound(Run::new(at, at + length)) {
            return None;
        }
        if self.is_of_another(Run::new(at, at + length), actor) {
            return None;
        }
        let choice =
            if length == 1 { self.senses.at(self.gazetteer, self.whole, at) } else { None };
        let actor = choice.map_or(Some(actor), |choice| choice.actor)?;
        let of_person = kind == NameKind::Name || kind == NameKind::Capital;
        (!(of_person && self.in_person(Run::new(at, at + length)))).then_some((length, actor, kind))
    }

    /// Whether a body that many states have is told to be that of another state than the one meant
    /// most often: "the Supreme Court of Kenya", "the French Senate".
    fn is_of_another(&self, run: Run, actor: usize) -> bool {
        let actor = self.gazetteer.actor(actor);
        let is_body = actor.is_some_and(|actor| actor.kind == ActorKind::Body);
        if !is_body || !self.is_common_body(run) {
            return false;
        }
        let named = |at: usize| self.gazetteer.at(self.text, self.tokens, at).is_some();
        let article = usize::from(self.is(run.to + 1, "the"));
        let behind = self.is(run.to, "of") && named(run.to + 1 + article);
        let owned = run.from >= 2 && self.is(run.from - 1, "'s");
        let before = run.from.checked_sub(if owned { 2 } else { 1 });
        behind || before.is_some_and(named)
    }

    /// Whether a name is the plain noun for such bodies, as "Senate".
    pub(super) fn is_common_body(&self, run: Run) -> bool {
        let noun = sector_nouns().at(self.tokens, run.from);
        noun.is_some_and(|(length, _)| run.from + length == run.to)
    }

    fn is_bloc(&self, actor: usize) -> bool {
        self.gazetteer.actor(actor).is_some_and(|actor| actor.kind == ActorKind::Bloc)
    }

    /// "West" is a bloc with its article only, and "Western" before no other name.
    fn stands_as_bloc(&self, at: usize, length: usize, article: bool) -> bool {
        let free = |before: usize| self.is(before, "the") || !self.tokens[before].word;
        let bare = article && length == 1 && !at.checked_sub(1).is_none_or(free);
        !bare && !self.tokens.get(at + length).is_some_and(|next| next.capital)
    }

    /// How many tokens are passed over at a token because they name a state and mean none:
    /// "Brazil nuts", and "Russian" of "Russian-backed".
    pub(super) fn nobody_at(&self, at: usize) -> Option<usize> {
        let none = self.gazetteer.none_at(self.text, self.tokens, at);
        none.filter(|length| {
            let shorter = self.gazetteer.at(self.text, self.tokens, at).map_or(0, |it| it.0);
            *length >= shorter
        })
    }

    /// Whether a name is part of a compound that is an adjective: "pro-Russian", "Russian-backed".
    fn in_compound(&self, run: Run) -> bool {
        let hyphen = |at: usize| self.is(at, "-") && self.touches(at) && self.touches(at + 1);
        let behind = hyphen(run.to)
            && self.tokens.get(run.to + 1).is_some_and(|word| {
                COMPOUNDS.behind.contains(&word.lower) || is_acting(&word.lower)
            });
        let before = run.from >= 2
            && hyphen(run.from - 1)
            && COMPOUNDS.before.contains(&self.tokens[run.from - 2].lower);
        behind || before
    }

    fn is(&self, at: usize, mark: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.lower == mark)
    }

    /// Whether a token follows the one before it without a space.
    fn touches(&self, at: usize) -> bool {
        let end = at.checked_sub(1).map(|before| self.tokens[before].range.end);
        self.tokens.get(at).is_some_and(|token| Some(token.range.start) == end)
    }

    /// Whether a name is part of a person's: "Jim Jordan", "Chad Kelly".
    fn in_person(&self, run: Run) -> bool {
        self.person_around(run.from).is_some_and(|person| person.holds(run) && person != run)
    }

    /// The person's name around a token, as the model finds it: two to four capitalized words.
    pub(super) fn person_around(&self, at: usize) -> Option<Run> {
        self.given_and_family(at).or_else(|| self.person_named_at(at))
    }

    /// "Israel Adesanya": a given name that a state has too, bound to a name behind it that is known
    /// as nothing else.
    fn given_and_family(&self, at: usize) -> Option<Run> {
        let is_given = |at: usize| {
            self.tokens.get(at).is_some_and(|it| it.capital && naming().given.contains(&it.lower))
        };
        let first = [Some(at), at.checked_sub(1)].into_iter().flatten().find(|&at| is_given(at))?;
        let run = Run::new(first, first + 2);
        let family = self.tokens.get(first + 1).filter(|it| it.capital && it.word)?;
        let is_name =
            family.lower.len() > 2 && family.range.of(self.text).contains(char::is_lowercase);
        let known = naming().things.contains(&family.lower)
            || sector_nouns().at(self.tokens, first + 1).is_some()
            || self.gazetteer.at(self.text, self.tokens, first + 1).is_some()
            || self.gazetteer.named_at(self.text, self.tokens, first).is_some_and(|it| it.0 > 1);
        let mut words = self.tree.words_in(run);
        let (given, name) = (words.next()?, words.next()?);
        let bound = self.tree.label(given) == "compound" && self.tree.head(given) == Some(name);
        // A model takes what a capital's name opens for a body more often than it is one.
        let is_capital = self
            .gazetteer
            .named_at(self.text, self.tokens, first)
            .is_some_and(|(_, it)| it.kind == NameKind::Capital);
        let organized = self.tree.entity(name).is_some_and(|it| match it {
            "ORG" => !is_capital,
            "FAC" | "LOC" => true,
            _ => false,
        });
        let proper = self.tree.tag(name) == "NNP" && !organized;
        (is_name && !known && bound && proper).then_some(run)
    }

    fn person_named_at(&self, at: usize) -> Option<Run> {
        let (run, label) = self.tree.entity_at(at)?;
        let words = self.tokens.get(run.from..run.to)?;
        let is_name = words.iter().all(|token| token.capital || token.lower == ".");
        let not_a_people = |token: usize| {
            let named = self.gazetteer.at(self.text, self.tokens, token);
            named.is_none_or(|(.., kind)| kind == NameKind::Name || kind == NameKind::Capital)
        };
        let plain = (run.from..run.to).all(not_a_people);
        (label == "PERSON" && is_name && plain && (2..=4).contains(&words.len())).then_some(run)
    }
}
