//! Names that were looked up: whom each stands for on a day, found once and shared by all findings.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, PoisonError, RwLock};

use domain::Identity;
use jiff::civil::Date;
use reading::{Gazetteer, names_in};

use super::party::Party;

/// Longer words are those of statements, which do not come again.
const LONGEST: usize = 64;

/// How many names are kept; then it is begun anew.
const KEPT: usize = 50_000;

/// The names that were looked up before.
///
/// What a name stands for depends on nothing but the name and the day, so that several threads may
/// look names up at once and it makes no difference which was first.
#[derive(Debug, Default)]
pub(crate) struct Names {
    known: RwLock<Known>,
    /// Each identity once, as many findings have the same.
    identities: RwLock<HashSet<Arc<Identity>>>,
}

/// Whom names stand for, each on its day.
type Known = HashMap<(String, Option<Date>), Vec<Party>>;

impl Names {
    /// The actors that a name stands for on a day; itself, where nobody is known by it.
    pub(crate) fn parties(
        &self,
        name: &str,
        day: Option<Date>,
        gazetteer: &Gazetteer,
    ) -> Vec<Party> {
        let found = self.named(name, day, gazetteer);
        if found.is_empty() { vec![Party::Unknown(name.into())] } else { found }
    }

    /// The actors that are named in some words on a day.
    pub(crate) fn named(
        &self,
        words: &str,
        day: Option<Date>,
        gazetteer: &Gazetteer,
    ) -> Vec<Party> {
        if words.len() > LONGEST {
            return self.look_up(words, day, gazetteer);
        }
        let key = (words.to_owned(), day);
        if let Some(found) = self.known.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return found.clone();
        }
        let found = self.look_up(words, day, gazetteer);
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= KEPT {
            known.clear();
        }
        known.insert(key, found.clone());
        found
    }

    /// Somebody whose identity a document tells.
    pub(crate) fn told(&self, identity: &Identity) -> Party {
        let identities = self.identities.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = identities.get(identity) {
            return Party::Known(Arc::clone(known));
        }
        drop(identities);
        let told = Arc::new(identity.clone());
        let mut identities = self.identities.write().unwrap_or_else(PoisonError::into_inner);
        identities.insert(Arc::clone(&told));
        Party::Known(told)
    }

    fn look_up(&self, words: &str, day: Option<Date>, gazetteer: &Gazetteer) -> Vec<Party> {
        let named = names_in(words, day, gazetteer);
        named.iter().map(|it| self.told(&it.identity)).collect()
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use reading::Gazetteer;

    use super::{Names, Party};

    #[test]
    fn one_identity_is_kept_once() {
        let (names, day) = (Names::default(), Some(date(2022, 1, 17)));
        let of = |words: &str| names.named(words, day, Gazetteer::built_in());
        let (one, other) = (
            of("Russia"),
            of("Russia would have to answer that letter sooner or later, he went on"),
        );
        let [Party::Known(one), Party::Known(other)] = [&one[0], &other[0]] else {
            panic!("{one:?} {other:?}")
        };
        assert!(std::sync::Arc::ptr_eq(one, other));
    }
}
