//! By what a search goes: the words, what they mean, or both.

use domain::SearchQuery;
use ledger::{MatchOrder, SearchIndex, Vectors, VectorsError};
use serde::{Deserialize, Serialize};

use crate::Desk;
use crate::archive::Filling;
use crate::install_model::ModelError;
use crate::search::{Search, SearchError};

/// By what a search goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SearchBy {
    /// What holds the words.
    Words,
    /// What means the same, in whatever words.
    Meaning,
    /// Both, put together by their ranks.
    Both,
}

/// How many entries are found by meaning at most.
pub(crate) const MEANT: usize = 100;

/// How nearly a vector must point the same way; below, texts have little more than their subject in
/// common.
const LEAST: f32 = 0.35;

/// What is added to a rank before it is divided by, so that the first ranks do not outweigh all
/// others. The usual 60 does worse on claims and the texts that repeat them; `docs/measures.md` has
/// the figures.
const DAMPED: f64 = 10.0;

/// How many entries a search adds to the vectors by itself: no more than a second or two.
const SOON: u64 = 200;

/// What means what a query says.
#[derive(Debug, Default)]
pub(crate) struct Meant {
    /// The places in the ledger, the nearest first.
    pub(crate) places: Vec<u64>,
    /// What a reader should know, as that newer entries are not gone through yet.
    pub(crate) notes: Vec<String>,
}

/// The places of what is found by words and of what is found by meaning as one row: each counts by
/// how far in front it stands in either, and more where it stands in both (reciprocal rank fusion).
#[must_use]
pub fn fused(words: &[u64], meaning: &[u64]) -> Vec<u64> {
    let weight = |row: &[u64], place: u64| {
        let rank = (1_u32..).zip(row).find(|(_, other)| **other == place);
        rank.map_or(0.0, |(rank, _)| 1.0 / (DAMPED + f64::from(rank)))
    };
    let further = meaning.iter().filter(|place| !words.contains(place));
    let places = words.iter().chain(further).copied();
    let mut weighed: Vec<(f64, u64)> =
        places.map(|place| (weight(words, place) + weight(meaning, place), place)).collect();
    // Among equals what was found by words comes first, as it stands first.
    weighed.sort_by(|one, other| other.0.total_cmp(&one.0));
    weighed.into_iter().map(|(_, place)| place).collect()
}

impl Search {
    /// Whether the search goes by meaning, if there is a model.
    fn asks_meaning(&self, query: &SearchQuery) -> Result<bool, SearchError> {
        let has_words = query.has_plain_words();
        match self.by {
            Some(SearchBy::Words) => Ok(false),
            Some(SearchBy::Meaning) if !has_words => Err(SearchError::NothingMeant),
            Some(SearchBy::Meaning) => Ok(true),
            // By date, what is new comes first however little it means the same.
            Some(SearchBy::Both) | None => {
                Ok(has_words && !self.is_typed && self.order == MatchOrder::Relevance)
            }
        }
    }
}

impl Desk {
    /// What means what a query says; `None` where the search goes by words alone.
    pub(crate) fn meant(
        &self,
        request: &Search,
        query: &SearchQuery,
    ) -> Result<Option<Meant>, SearchError> {
        if !request.asks_meaning(query)? {
            return Ok(None);
        }
        match self.meant_by_all(request, query) {
            // Nobody asked for meaning, and there is nothing to go by.
            Err(SearchError::Model(ModelError::None { .. })) if request.by.is_none() => Ok(None),
            Err(error @ (SearchError::Model(_) | SearchError::Vectors(_)))
                if request.by.is_none() =>
            {
                let notes = vec![format!("searched by words alone: {error}")];
                Ok(Some(Meant { notes, ..Meant::default() }))
            }
            meant => meant.map(Some),
        }
    }

    fn meant_by_all(&self, request: &Search, query: &SearchQuery) -> Result<Meant, SearchError> {
        self.with_vectors(|model, vectors| {
            let missing = self.missing_vectors(vectors)?;
            if request.filling == Filling::Whole && (1..=SOON).contains(&missing) {
                match self.fill_vectors(model, vectors, &mut |_, _| ()) {
                    // What is there is searched, and told to be behind.
                    Err(SearchError::Vectors(VectorsError::NotWritable { .. })) => {}
                    filled => drop(filled?),
                }
            }
            let narrowed = query.narrowing();
            let among = if narrowed.is_empty() {
                None
            } else {
                Some(self.with_archive(|archive| Ok(archive.places(&narrowed)?))?)
            };
            let vector = model.vector(&query.plain_text());
            let near = vectors.nearest(&vector, among.as_ref(), MEANT)?;
            let hidden = self.sight()?.hidden_places(self.ledger.length()?);
            let is_near = |it: &(u64, f32)| it.1 >= LEAST && !hidden.contains(&it.0);
            let near = near.into_iter().filter(is_near);
            let notes = note(self.missing_vectors(vectors)?).into_iter().collect();
            Ok(Meant { places: near.map(|(place, _)| place).collect(), notes })
        })
    }

    /// How many entries of the ledger the vectors do not reach yet.
    fn missing_vectors(&self, vectors: &Vectors) -> Result<u64, SearchError> {
        let reached = self.meant_up_to(vectors)?.unwrap_or_default();
        Ok(self.ledger.length()?.saturating_sub(reached))
    }
}

fn note(missing: u64) -> Option<String> {
    let entries = match missing {
        0 => return None,
        1 => "1 newer entry is".to_owned(),
        missing => format!("{missing} newer entries are"),
    };
    Some(format!(
        "{entries} not searched by meaning yet; add them with `forsooth archive rebuild --meaning`"
    ))
}

#[cfg(test)]
mod tests {
    use super::fused;

    #[test]
    fn what_stands_in_both_comes_first() {
        assert_eq!(fused(&[1, 2, 3], &[3, 4]), [3, 1, 2, 4]);
        assert_eq!(fused(&[1, 2], &[]), [1, 2]);
        assert_eq!(fused(&[], &[5, 4]), [5, 4]);
        assert_eq!(fused(&[1], &[2]), [1, 2], "among equals, words first");
    }
}
