//! Copies: which findings of which documents tell the same story in the same words.

use std::collections::{BTreeMap, HashMap};

use domain::Id;

use super::{Mark, ToldCopy};
use crate::Desk;
use crate::look_up::LookUpError;

/// Findings with those that tell them again.
pub(super) struct Groups {
    /// The copies of each earliest finding, by its place.
    led: HashMap<usize, Vec<ToldCopy>>,
}

impl Groups {
    /// The copies of a finding, if it is the earliest that tells it.
    pub(super) fn led_by(&self, place: usize) -> Option<Vec<ToldCopy>> {
        self.led.get(&place).cloned()
    }
}

/// Puts together the findings at some places that tell the same in copies of one story.
pub(super) fn groups(desk: &Desk, marks: &[Mark], places: &[usize]) -> Result<Groups, LookUpError> {
    let mut by_print: HashMap<u64, Vec<usize>> = HashMap::new();
    for place in places {
        by_print.entry(marks[*place].print).or_default().push(*place);
    }
    let mut led = HashMap::new();
    let mut kin = Kin { desk, known: HashMap::new() };
    for alike in by_print.into_values() {
        let documents = documents(marks, &alike);
        let stories = if documents.len() > 1 { kin.stories(&documents)? } else { documents };
        for mut group in grouped(marks, &alike, &stories) {
            group.sort_by_key(|place| marks[*place].order());
            let copies = group[1..].iter().filter_map(|place| {
                let Mark { id, document, .. } = marks[*place];
                Some(ToldCopy { id, document: document? })
            });
            led.insert(group[0], copies.collect());
        }
    }
    Ok(Groups { led })
}

/// The documents of findings, each with itself as its story.
fn documents(marks: &[Mark], places: &[usize]) -> BTreeMap<Id, Id> {
    places.iter().filter_map(|place| marks[*place].document).map(|it| (it, it)).collect()
}

/// Findings in the same words by their stories. What one document tells twice is told twice: the
/// first time goes with the first time in a copy, and the second with the second.
fn grouped(marks: &[Mark], places: &[usize], stories: &BTreeMap<Id, Id>) -> Vec<Vec<usize>> {
    let mut times: HashMap<Id, usize> = HashMap::new();
    let mut groups: BTreeMap<(Id, usize), Vec<usize>> = BTreeMap::new();
    let mut alone = vec![];
    let mut places = places.to_vec();
    places.sort_by_key(|place| marks[*place].id);
    for place in places {
        let Some(document) = marks[place].document else {
            alone.push(vec![place]);
            continue;
        };
        let time = times.entry(document).or_default();
        groups.entry((stories[&document], *time)).or_default().push(place);
        *time += 1;
    }
    alone.extend(groups.into_values());
    alone
}

/// Which documents are copies of which, asked of what is kept of copies once each.
struct Kin<'a> {
    desk: &'a Desk,
    known: HashMap<Id, Vec<Id>>,
}

impl Kin<'_> {
    /// The story of each of some documents: the first of those that it is a copy of, or that are
    /// copies of one another up to it.
    fn stories(&mut self, documents: &BTreeMap<Id, Id>) -> Result<BTreeMap<Id, Id>, LookUpError> {
        let mut stories = documents.clone();
        for document in documents.keys() {
            for other in self.of(*document)? {
                let (Some(one), Some(two)) = (stories.get(document), stories.get(&other)) else {
                    continue;
                };
                let (first, joined) = (*one.min(two), *one.max(two));
                for story in stories.values_mut().filter(|story| **story == joined) {
                    *story = first;
                }
            }
        }
        Ok(stories)
    }

    /// The documents that a document copies or is copied by.
    fn of(&mut self, document: Id) -> Result<Vec<Id>, LookUpError> {
        if let Some(known) = self.known.get(&document) {
            return Ok(known.clone());
        }
        let found = self.desk.copy_book()?.copied_with(document)?;
        self.known.insert(document, found.clone());
        Ok(found)
    }
}
