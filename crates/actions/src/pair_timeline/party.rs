//! A party: an actor as a finding names it, with whom that stands for.

use std::collections::HashMap;
use std::sync::Arc;

use domain::Identity;
use jiff::civil::Date;
use reading::{Gazetteer, names_in};

/// An actor as a finding names it.
#[derive(Clone, Debug)]
pub(crate) enum Party {
    /// Somebody whom the tables or the document tell.
    Known(Arc<Identity>),
    /// Nobody who is known, by the name as it is written.
    Unknown(Arc<str>),
}

/// The names that were looked up before, each on its day.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    known: HashMap<(String, Option<Date>), Vec<Party>>,
}

impl Party {
    pub(crate) fn of(identity: &Identity) -> Self {
        Self::Known(Arc::new(identity.clone()))
    }

    /// The name that it is known by.
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Known(identity) => &identity.name,
            Self::Unknown(name) => name,
        }
    }

    /// Why the name is taken to stand for it.
    pub(crate) fn reason(&self) -> &str {
        match self {
            Self::Known(identity) => &identity.reason,
            Self::Unknown(_) => "the same name as written",
        }
    }

    /// What it is found by: the code of the state or organization, if it is of one, and its name.
    pub(crate) fn keys(&self) -> impl Iterator<Item = String> {
        self.code().map(str::to_owned).into_iter().chain([fold(self.name())])
    }

    /// The code of the state or organization that it is of.
    pub(crate) fn code(&self) -> Option<&str> {
        match self {
            Self::Known(identity) => identity.code.as_deref(),
            Self::Unknown(_) => None,
        }
    }

    /// What tells it from another actor: its code, or else its name.
    pub(crate) fn key(&self) -> &str {
        match self {
            Self::Known(identity) => identity.code.as_deref().unwrap_or(&identity.name),
            Self::Unknown(name) => name,
        }
    }
}

/// A name as it is compared; codes are in capital letters, and so no name is taken for one.
pub(crate) fn fold(name: &str) -> String {
    name.trim().to_lowercase()
}

impl Names {
    /// The actors that a name stands for on a day; itself, where nobody is known by it.
    pub(crate) fn parties(
        &mut self,
        name: &str,
        day: Option<Date>,
        gazetteer: &Gazetteer,
    ) -> Vec<Party> {
        let found = self.named(name, day, gazetteer);
        if found.is_empty() { vec![Party::Unknown(name.into())] } else { found }
    }

    /// The actors that are named in some words on a day.
    pub(crate) fn named(
        &mut self,
        words: &str,
        day: Option<Date>,
        gazetteer: &Gazetteer,
    ) -> Vec<Party> {
        let key = (words.to_owned(), day);
        if let Some(known) = self.known.get(&key) {
            return known.clone();
        }
        let named = names_in(words, day, gazetteer);
        let parties: Vec<Party> = named.iter().map(|it| Party::of(&it.identity)).collect();
        // Long texts do not come again.
        if words.len() < 64 {
            self.known.insert(key, parties.clone());
        }
        parties
    }
}
