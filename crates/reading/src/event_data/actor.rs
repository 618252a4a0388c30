//! The codes of actors: whom a table of events means, in the codes of our own tables.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::CodedActor;
use crate::lexicon::rows;
use crate::{Gazetteer, names_in};

/// CAMEO's codes that are others in our tables.
static CAMEO: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| {
    let table = rows(include_str!("../../data/event_data/cameo_actors.tsv"));
    let pairs = table.filter_map(|row| match row.as_slice() {
        &[cameo, ours] => Some((cameo, ours)),
        _ => None,
    });
    pairs.collect()
});

/// An actor as the cells of a row tell it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named<'a> {
    pub(super) code: Option<&'a str>,
    pub(super) country: Option<&'a str>,
    /// What an organization is known by.
    pub(super) group: Option<&'a str>,
    pub(super) name: Option<&'a str>,
}

/// The codes of actors, with the names that were looked up before.
#[derive(Debug)]
pub(super) struct ActorCodes<'a> {
    gazetteer: &'a Gazetteer,
    states: HashMap<String, Option<String>>,
    organizations: HashMap<String, Option<String>>,
}

impl<'a> ActorCodes<'a> {
    pub(super) fn new(gazetteer: &'a Gazetteer) -> Self {
        Self { gazetteer, states: HashMap::new(), organizations: HashMap::new() }
    }

    /// The actor of some cells: by its code in our tables, by its state, or as an organization by
    /// its name or group; none where no table knows it.
    pub(super) fn code(&mut self, named: &Named<'_>) -> Option<CodedActor> {
        let Named { code, country, group, name } = *named;
        let known = code.filter(|code| self.gazetteer.name_with_code(code).is_some());
        let code = match known {
            Some(code) => Some(code.to_owned()),
            None => match country {
                Some(country) => self.state(country),
                None => group.and_then(|group| self.organization(group)),
            },
        }?;
        Some(CodedActor { name: name.unwrap_or(&code).to_owned(), code })
    }

    /// The code of a state by its code or name.
    fn state(&mut self, country: &str) -> Option<String> {
        if let Some(known) = self.states.get(country) {
            return known.clone();
        }
        let code = CAMEO.get(country).copied().unwrap_or(country);
        let found = if self.gazetteer.is_state(code) {
            Some(code.to_owned())
        } else {
            let named = names_in(country, None, self.gazetteer).into_iter().next();
            named.and_then(|it| it.identity.code).filter(|code| self.gazetteer.is_state(code))
        };
        self.states.insert(country.to_owned(), found.clone());
        found
    }

    /// The code of an organization by its name, or by CAMEO's code for it.
    fn organization(&mut self, name: &str) -> Option<String> {
        if let Some(known) = self.organizations.get(name) {
            return known.clone();
        }
        let found = match CAMEO.get(name) {
            Some(code) if !self.gazetteer.is_state(code) => Some((*code).to_owned()),
            Some(_) | None => self.named_organization(name),
        };
        self.organizations.insert(name.to_owned(), found.clone());
        found
    }

    fn named_organization(&self, name: &str) -> Option<String> {
        let identity = names_in(name, None, self.gazetteer).into_iter().next()?.identity;
        let code = identity.code?;
        // Of a person or a body of one it is not the organization that acts.
        let is_itself = self.gazetteer.name_with_code(&code) == Some(identity.name.as_str());
        (is_itself && !self.gazetteer.is_state(&code)).then_some(code)
    }
}

#[cfg(test)]
mod tests {
    use super::CAMEO;
    use crate::Gazetteer;

    #[test]
    fn every_code_of_cameo_stands_for_an_actor_that_is_known() {
        assert!(CAMEO.len() > 50, "{}", CAMEO.len());
        for (cameo, ours) in &*CAMEO {
            assert!(Gazetteer::built_in().name_with_code(ours).is_some(), "{cameo}: {ours}");
        }
    }
}
