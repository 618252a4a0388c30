//! Folding what was found on a page: a statement stands there once for what copies of its document
//! tell again, and for the pieces of it that were read besides.

use std::collections::HashMap;

use domain::{Id, Kind};

use crate::Desk;
use crate::search::{SearchError, SearchHit};
use crate::spoken::{Spoken, SpokenReader};
use crate::told_once::ToldCopy;

impl Desk {
    /// What was found on a page, in its order: of statements that tell the same the first, with the
    /// others beside it.
    pub(crate) fn folded(&self, hits: Vec<SearchHit>) -> Result<Vec<SearchHit>, SearchError> {
        let is_statement = |hit: &&SearchHit| hit.id.kind == Kind::Statement;
        if hits.iter().filter(is_statement).count() < 2 {
            return Ok(hits);
        }
        let mut reader = SpokenReader::new(self);
        let mut spoken = vec![];
        for hit in hits.iter().filter(is_statement) {
            let Some(entry) = self.ledger.entry(hit.id)? else { continue };
            spoken.extend(reader.of(&entry)?);
        }
        let whole = pieces(&spoken);
        let story = self.stories_of(spoken)?;
        let key = |id: Id| {
            let outer = whole.get(&id).copied().unwrap_or(id);
            story.get(&outer).copied().unwrap_or(outer)
        };
        let mut groups: Vec<(Id, Vec<SearchHit>)> = vec![];
        for hit in hits {
            let key = key(hit.id);
            match groups.iter_mut().find(|(known, _)| *known == key) {
                Some((_, group)) => group.push(hit),
                None => groups.push((key, vec![hit])),
            }
        }
        let is_piece = |hit: &SearchHit| whole.contains_key(&hit.id);
        Ok(groups.into_iter().filter_map(|(_, group)| one_of(group, &is_piece)).collect())
    }

    /// The statement that leads those which copies tell again, for each of them.
    fn stories_of(&self, spoken: Vec<Spoken>) -> Result<HashMap<Id, Id>, SearchError> {
        let mut story = HashMap::new();
        for it in self.spoken_once(spoken, &|it| self.next_version(it))? {
            let lead = it.id;
            story.extend(it.copies.iter().map(|copy| (copy.id, lead)));
            story.insert(lead, lead);
        }
        Ok(story)
    }
}

/// One hit of some that tell the same: the first that is no piece of another.
fn one_of(mut group: Vec<SearchHit>, is_piece: &dyn Fn(&SearchHit) -> bool) -> Option<SearchHit> {
    let first = group.iter().position(|hit| !is_piece(hit)).unwrap_or_default();
    let mut one = (first < group.len()).then(|| group.remove(first))?;
    for other in group {
        match other.document {
            Some(document) if !is_piece(&other) => {
                one.copies.push(ToldCopy { id: other.id, document });
            }
            _ => one.pieces.push(other.id),
        }
    }
    Some(one)
}

/// The statements that are pieces of others, each with the widest of these: for the same side, or
/// for nobody who is known.
fn pieces(spoken: &[Spoken]) -> HashMap<Id, Id> {
    let is_piece = |piece: &Spoken, other: &Spoken| {
        piece.is_piece_of(other)
            || piece.side.is_none()
                && piece.document == other.document
                && other.span.text.len() > piece.span.text.len()
                && other.span.holds(&piece.span)
    };
    let widest = |piece: &Spoken| {
        let outer = spoken.iter().filter(|other| is_piece(piece, other));
        outer.max_by_key(|it| it.span.text.len()).map(|it| it.id)
    };
    spoken.iter().filter_map(|piece| Some((piece.id, widest(piece)?))).collect()
}
