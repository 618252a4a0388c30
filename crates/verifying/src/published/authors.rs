//! Whose leaves there are: one author has one name and one pseudonym, as far as it is told.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::{Hash, Leaf, Opening};

use super::openings::leaf_at;
use super::{Check, Kept, OPENINGS};

/// The leaves of one author.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuthorLeaves {
    /// By what the author is known where nothing is open.
    pub pseudonym: Hash,
    /// The name, where an open entry or a receipt that was kept tells it.
    pub name: Option<String>,
    /// How many leaves are the author's.
    pub leaves: u64,
    /// How many of them are open.
    pub opened: u64,
    /// Of how many an open tombstone says that they were erased.
    pub erased: u64,
}

/// Who has which pseudonym, and what told it first.
#[derive(Default)]
struct Names {
    names: HashMap<Hash, String>,
    pseudonyms: HashMap<String, (Hash, String)>,
}

impl AuthorLeaves {
    /// How many leaves show nothing but that they are there.
    pub fn closed(&self) -> u64 {
        self.leaves.saturating_sub(self.opened).saturating_sub(self.erased)
    }
}

impl Names {
    /// Takes in that a name stands behind a pseudonym, and says what contradicts it.
    fn tell(&mut self, name: &str, pseudonym: Hash, teller: &str) -> Option<String> {
        let known = self.names.entry(pseudonym).or_insert_with(|| name.to_owned());
        if *known != name {
            return Some(format!("{teller} says that {known:?} is {name:?} too"));
        }
        let told = || (pseudonym, teller.to_owned());
        let (first, told_by) = self.pseudonyms.entry(name.to_owned()).or_insert_with(told);
        (*first != pseudonym).then(|| {
            let (one, other) = (short(*first), short(pseudonym));
            format!(
                "{name:?} has two pseudonyms, {one} by {told_by} and {other} by {teller}, so that \
                what one of them recorded is not numbered with the other's"
            )
        })
    }
}

impl Check<'_> {
    /// The leaves of each author, in the order of the first of them.
    pub(super) fn authors(
        &mut self,
        leaves: &[Option<Leaf>],
        opened: &BTreeMap<u64, Opening>,
        erased: &BTreeSet<u64>,
        kept: &[Kept],
    ) -> Vec<AuthorLeaves> {
        let names = self.names(leaves, opened, kept);
        let (mut authors, mut places) = (Vec::<AuthorLeaves>::new(), HashMap::new());
        for (index, leaf) in (0..).zip(leaves) {
            let Some(leaf) = leaf else { continue };
            let place = *places.entry(leaf.author).or_insert(authors.len());
            if place == authors.len() {
                authors.push(AuthorLeaves {
                    pseudonym: leaf.author,
                    name: names.names.get(&leaf.author).cloned(),
                    leaves: 0,
                    opened: 0,
                    erased: 0,
                });
            }
            let Some(author) = authors.get_mut(place) else { continue };
            author.leaves += 1;
            author.opened += u64::from(opened.contains_key(&index));
            author.erased += u64::from(erased.contains(&index));
        }
        authors
    }

    /// The names that open entries and receipts tell.
    fn names(
        &mut self,
        leaves: &[Option<Leaf>],
        opened: &BTreeMap<u64, Opening>,
        kept: &[Kept],
    ) -> Names {
        let mut names = Names::default();
        for (&index, opening) in opened {
            let Some((leaf, name)) = leaf_at(leaves, index).zip(opening.author()) else { continue };
            let teller = format!("leaf {index}");
            if let Some(message) = names.tell(&name, leaf.author, &teller) {
                self.fault(OPENINGS, &message);
            }
        }
        for author in kept.iter().filter_map(|kept| kept.author.as_ref()) {
            let teller = format!("the receipt of {}", author.id);
            if let Some(message) = names.tell(&author.name, author.pseudonym, &teller) {
                self.fault("checkpoint", &message);
            }
        }
        names
    }
}

/// The beginning of a pseudonym, which is enough to tell two apart.
fn short(pseudonym: Hash) -> String {
    pseudonym.to_string().chars().take(12).collect()
}
