//! Copies: which findings of which documents tell the same story in the same words.

use std::collections::{BTreeMap, BTreeSet, HashMap};

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
    let told = by_print.into_values().map(|alike| (by_document(marks, &alike), alike));
    let told: Vec<(BTreeMap<Id, Mark>, Vec<usize>)> = told.collect();
    let copies = copies_among(desk, told.iter().map(|(documents, _)| documents))?;
    let mut kin = Kin { desk, copies, lengths: HashMap::new() };
    let mut led = HashMap::new();
    for (documents, alike) in told {
        let stories = kin.stories(&documents)?;
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

/// The documents that those copy or are copied by in which the same is told as in another.
fn copies_among<'a>(
    desk: &Desk,
    told: impl Iterator<Item = &'a BTreeMap<Id, Mark>>,
) -> Result<HashMap<Id, Vec<Id>>, LookUpError> {
    let several = told.filter(|documents| documents.len() > 1);
    let documents: BTreeSet<Id> = several.flat_map(|it| it.keys().copied()).collect();
    if documents.is_empty() {
        return Ok(HashMap::new());
    }
    Ok(desk.copy_book()?.copied_with(documents.into_iter())?)
}

/// Some of the findings, one of each document.
fn by_document(marks: &[Mark], places: &[usize]) -> BTreeMap<Id, Mark> {
    let marks = places.iter().map(|place| marks[*place]);
    marks.filter_map(|mark| Some((mark.document?, mark))).collect()
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

/// Which documents are copies of which.
struct Kin<'a> {
    desk: &'a Desk,
    /// The copies of the documents that tell what others do.
    copies: HashMap<Id, Vec<Id>>,
    /// How many bytes the texts of documents have.
    lengths: HashMap<Id, usize>,
}

impl Kin<'_> {
    /// The story of each of some documents that tell the same: the first of those that it is a copy
    /// of, or that are copies of one another up to it.
    fn stories(&mut self, told: &BTreeMap<Id, Mark>) -> Result<BTreeMap<Id, Id>, LookUpError> {
        let mut stories: BTreeMap<Id, Id> = told.keys().map(|it| (*it, *it)).collect();
        if told.len() < 2 {
            return Ok(stories);
        }
        for (document, mark) in told {
            let copies = self.copies.get(document).cloned().unwrap_or_default();
            for other in copies {
                let Some(there) = told.get(&other) else { continue };
                if !self.is_retold(mark, there)? {
                    continue;
                }
                let (one, two) = (stories[document], stories[&other]);
                let (first, joined) = (one.min(two), one.max(two));
                for story in stories.values_mut().filter(|story| **story == joined) {
                    *story = first;
                }
            }
        }
        Ok(stories)
    }

    /// Whether a copy tells a finding again rather than anew: on another day only a text tells it
    /// again that has at least twice as much beside it, as who says the same each week in one line
    /// says it each week.
    fn is_retold(&mut self, one: &Mark, other: &Mark) -> Result<bool, LookUpError> {
        let (Some(here), Some(there)) = (one.document, other.document) else { return Ok(false) };
        if one.published.is_none() || other.published.is_none() || one.published == other.published
        {
            return Ok(true);
        }
        let shorter = self.length(here)?.min(self.length(there)?);
        Ok(3 * one.length.max(other.length) <= shorter)
    }

    /// How many bytes the text of a document has.
    fn length(&mut self, document: Id) -> Result<usize, LookUpError> {
        if let Some(known) = self.lengths.get(&document) {
            return Ok(*known);
        }
        let length = match self.desk.text_of(&self.desk.document(document)?) {
            // Verifying the desk tells of a text that is lost.
            Err(LookUpError::TextLost(_) | LookUpError::Erased { .. }) => usize::MAX,
            text => text?.text.len(),
        };
        self.lengths.insert(document, length);
        Ok(length)
    }
}
