//! The gazetteer: states, regions and organizations by all the names they go by.

use std::collections::HashMap;

use domain::Sector;

use super::bodies::bodies;
use super::load::{self, Loaded};
use super::naming::naming;
use crate::lexicon::Phrases;
use crate::page::Token;

/// The actors that a document may name, and the names they go by.
#[derive(Debug)]
pub struct Gazetteer {
    actors: Vec<Actor>,
    names: Phrases<Name>,
    /// What else a name may stand for, by its words in small letters.
    senses: HashMap<String, Vec<Sense>>,
    /// Names in which a state is named and no actor is meant.
    none: Phrases<String>,
    by_code: HashMap<String, usize>,
    /// The names of each actor, by its number, but for those of its people.
    called: HashMap<usize, Vec<String>>,
}

/// One of several bearers of a name.
#[derive(Debug)]
pub(crate) struct Sense {
    /// The actor; none where the name stands for a person or thing.
    pub(crate) actor: Option<usize>,
    /// Words that speak for it where they stand near.
    pub(crate) cues: Phrases<()>,
}

/// An actor of the gazetteer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Actor {
    /// The name it is known by.
    pub(crate) name: String,
    /// What it is.
    pub(crate) kind: ActorKind,
    /// The code of the state it is or belongs to, or its own.
    pub(crate) code: Option<String>,
    /// The part of society it is.
    pub(crate) sector: Option<Sector>,
    /// The state that a body belongs to.
    pub(crate) state: Option<usize>,
}

/// What an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum ActorKind {
    /// A state, or a territory that is counted like one.
    State,
    /// A state that is no more.
    Former,
    /// A part of a state.
    Region,
    /// A ministry, parliament, court, force, service or party of a state.
    Body,
    /// An international organization.
    Organization,
    /// An armed group.
    Group,
    /// Several states together, as "the West".
    Bloc,
    /// Somebody whom a desk's own table names.
    Person,
}

/// How a name stands for an actor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NameKind {
    /// It is the actor's own.
    Name,
    /// It is the word for its people, as "Russian".
    Demonym,
    /// It is its capital, which may stand for the actor.
    Capital,
    /// It is the seat of those who act for it, as "the Kremlin".
    Seat,
}

/// A name of an actor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// The actor's number.
    pub(crate) actor: usize,
    /// How it stands for the actor.
    pub(crate) kind: NameKind,
    /// As it is written, without its article.
    pub(crate) written: String,
    /// Whether it is written with an article.
    pub(crate) article: bool,
    /// The part of society that a seat stands for.
    pub(crate) sector: Option<Sector>,
    /// What a seat is, for the reason.
    pub(crate) note: Option<String>,
}

impl Gazetteer {
    /// The gazetteer of the program.
    pub fn built_in() -> &'static Self {
        load::built_in()
    }

    /// The name of the state or organization that has a code; none where no table has it.
    ///
    /// # Examples
    ///
    /// ```
    /// assert_eq!(reading::Gazetteer::built_in().name_with_code("NOR"), Some("Norway"));
    /// assert_eq!(reading::Gazetteer::built_in().name_with_code("QQQ"), None);
    /// ```
    pub fn name_with_code<'a>(&'a self, code: &'a str) -> Option<&'a str> {
        let is_known =
            self.by_code.contains_key(code) || bodies().iter().any(|body| body.code == code);
        is_known.then(|| self.name_of_code(code))
    }

    /// The names of the state or organization that has a code, those of its capital and its seats
    /// too; nothing where no table has it.
    ///
    /// # Examples
    ///
    /// ```
    /// let names: Vec<&str> = reading::Gazetteer::built_in().names_with_code("USA").collect();
    /// assert!(names.contains(&"America") && names.contains(&"Washington"));
    /// ```
    pub fn names_with_code(&self, code: &str) -> impl Iterator<Item = &str> {
        let names = self.by_code.get(code).and_then(|at| self.called.get(at));
        names.into_iter().flatten().map(String::as_str)
    }

    /// Whether a code is that of a state or territory, of today or of before.
    pub fn is_state(&self, code: &str) -> bool {
        let actor = self.by_code.get(code).and_then(|at| self.actors.get(*at));
        actor.is_some_and(|it| matches!(it.kind, ActorKind::State | ActorKind::Former))
    }

    /// Puts together what was loaded; what it cannot place it leaves out.
    pub(super) fn new(loaded: Loaded) -> Self {
        let mut senses: HashMap<String, Vec<Sense>> = HashMap::new();
        for (name, bearer, cues) in loaded.senses {
            let actor = loaded.actors.iter().position(|actor| actor.name == bearer);
            senses.entry(name).or_default().push(Sense { actor, cues: Phrases::plain(&cues) });
        }
        let mut by_code = HashMap::new();
        for (at, code) in
            loaded.actors.iter().enumerate().filter_map(|(at, it)| Some((at, it.code.clone()?)))
        {
            by_code.entry(code).or_insert(at);
        }
        let mut called: HashMap<usize, Vec<String>> = HashMap::new();
        for name in loaded.names.iter().filter(|name| name.kind != NameKind::Demonym) {
            called.entry(name.actor).or_default().push(name.written.clone());
        }
        let names = loaded.names.into_iter().map(|name| (name.written.clone(), name));
        Self {
            names: Phrases::new(names),
            actors: loaded.actors,
            senses,
            by_code,
            called,
            none: Phrases::new(loaded.none.into_iter().map(|name| (name.clone(), name))),
        }
    }

    /// The actor with a number.
    pub(crate) fn actor(&self, actor: usize) -> Option<&Actor> {
        self.actors.get(actor)
    }

    /// The name of an actor.
    pub(crate) fn name_of(&self, actor: usize) -> &str {
        self.actors.get(actor).map_or("", |actor| &actor.name)
    }

    /// The name of the state, organization or group that somebody of an actor speaks for.
    pub(crate) fn side_of(&self, actor: usize) -> &str {
        let state = self.actor(actor).and_then(|actor| actor.state);
        self.name_of(state.unwrap_or(actor))
    }

    /// The name of the state or organization with a code; the code itself where it is not known.
    pub(crate) fn name_of_code<'a>(&'a self, code: &'a str) -> &'a str {
        let group = || bodies().iter().find(|body| body.code == code).map_or(code, |it| it.name);
        self.by_code.get(code).map_or_else(group, |actor| self.name_of(*actor))
    }

    /// The actor that is known by a name.
    pub(crate) fn named(&self, name: &str) -> Option<&Actor> {
        self.actors.iter().find(|actor| actor.name == name)
    }

    /// The bearers of a name that has several.
    pub(crate) fn senses(&self, name: &str) -> Option<&[Sense]> {
        self.senses.get(name).map(Vec::as_slice)
    }

    /// How many tokens a name has that begins at a token and names a state without meaning one.
    pub(crate) fn none_at(&self, text: &str, tokens: &[Token], at: usize) -> Option<usize> {
        let mut found = self.none.all_at(tokens, at);
        let found = found.find(|(length, name)| {
            tokens[at].range.joined(tokens[at + length - 1].range).of(text) == name.as_str()
        });
        found.map(|(length, _)| length)
    }

    /// Whether people of an actor may be named by the family first; of nobody known, they may.
    pub(crate) fn is_family_first(&self, side: Option<usize>) -> bool {
        let code = side.and_then(|side| self.actor(side)?.code.as_deref());
        code.is_none_or(|code| naming().family_first.contains(code))
    }

    /// The name that begins at a token, and how many tokens it has.
    pub(crate) fn named_at<'a>(
        &'a self,
        text: &str,
        tokens: &'a [Token],
        at: usize,
    ) -> Option<(usize, &'a Name)> {
        if !tokens.get(at)?.capital {
            return None;
        }
        let mut names = self.names.all_at(tokens, at);
        names.find(|(length, name)| {
            let range = tokens[at].range.joined(tokens[at + length - 1].range);
            // "US" is an actor where "us" is none, even in a headline.
            let acronym = !name.written.contains(char::is_lowercase);
            !acronym || range.of(text) == name.written
        })
    }

    /// The actor whose name begins at a token: how many tokens the name has, the actor, the kind.
    pub(crate) fn at(
        &self,
        text: &str,
        tokens: &[Token],
        at: usize,
    ) -> Option<(usize, usize, NameKind)> {
        let (length, name) = self.named_at(text, tokens, at)?;
        Some((length, name.actor, name.kind))
    }
}
