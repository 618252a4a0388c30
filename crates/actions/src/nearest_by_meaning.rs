//! Earlier wordings that mean the same in other words, where there is a meaning model.

use domain::{Kind, NameField, NameMatch, SearchClause, SearchTerm};
use ledger::{SearchIndex, Vectors};
use reading::Wording;
use text::meaning::Model as MeaningModel;

use crate::Desk;
use crate::install_model::ModelError;
use crate::meaning::is_meant;
use crate::nearest_wordings::{EarlierWording, narrowed};
use crate::search::SearchError;
use crate::spoken::{Spoken, SpokenReader};
use crate::word_change::WordChange;

/// How many of the nearest by their vectors are looked at.
const LOOKED_AT: usize = 20;

/// How nearly the vector of a wording must point the same way: more nearly than that of what is found
/// by meaning in a search, as it is said here that both mean the same.
const LEAST: f32 = 0.6;

/// How many are told.
const TOLD: usize = 3;

/// What means much the same as a statement.
#[derive(Debug, Default)]
pub(crate) struct AlikeInMeaning {
    /// The places in the ledger, the nearest first.
    pub(crate) places: Vec<u64>,
    /// What a reader should know, as that the model cannot be used.
    pub(crate) note: Option<String>,
}

impl Desk {
    /// What the same speaker or others of the side said before the day of a statement that means
    /// much the same; nothing where there is no meaning model.
    pub(crate) fn alike_in_meaning(
        &self,
        statement: &Spoken,
    ) -> Result<AlikeInMeaning, SearchError> {
        if !is_meant(statement.language.as_deref()) {
            return Ok(AlikeInMeaning::default());
        }
        match self.with_vectors(|model, vectors| self.near_in_meaning(statement, model, vectors)) {
            Err(SearchError::Model(ModelError::None { .. })) => Ok(AlikeInMeaning::default()),
            Err(error @ (SearchError::Model(_) | SearchError::Vectors(_))) => {
                let note = Some(format!("compared by words alone: {error}"));
                Ok(AlikeInMeaning { note, ..AlikeInMeaning::default() })
            }
            places => Ok(AlikeInMeaning { places: places?, note: None }),
        }
    }

    fn near_in_meaning(
        &self,
        statement: &Spoken,
        model: &MeaningModel,
        vectors: &Vectors,
    ) -> Result<Vec<u64>, SearchError> {
        let names = [(NameField::Speaker, &statement.speaker), (NameField::Side, &statement.side)];
        let by_name = names.into_iter().filter_map(|(field, name)| {
            let name = name.clone()?;
            Some(SearchTerm::Name { field, name, matching: NameMatch::Whole })
        });
        let by_them = SearchClause { is_excluded: false, any: by_name.collect() };
        if by_them.any.is_empty() || vectors.rows() == 0 {
            return Ok(vec![]);
        }
        let before = statement.date.and_then(|date| date.yesterday().ok());
        let terms = [SearchTerm::Kind(Kind::Statement)];
        let mut query = narrowed(terms.into_iter().chain(before.map(SearchTerm::Until)));
        query.clauses.push(by_them);
        let among = self.with_archive(|archive| Ok(archive.places(&query)?))?;
        let kept = match self.ledger.entry(statement.id)? {
            Some(entry) => vectors.vector_of(entry.sequence)?,
            None => None,
        };
        let vector = kept.unwrap_or_else(|| model.vector(&statement.words));
        let near = vectors.nearest(&vector, Some(&among), LOOKED_AT)?;
        let near = near.into_iter().filter(|(_, cosine)| *cosine >= LEAST);
        Ok(near.map(|(place, _)| place).collect())
    }

    /// Of what means much the same as a statement, what words alone would not have found; each
    /// wording once, the nearest first.
    pub(crate) fn told_by_meaning(
        &self,
        statement: &Spoken,
        places: &[u64],
        is_earlier: impl Fn(&Spoken) -> bool,
    ) -> Result<Vec<EarlierWording>, SearchError> {
        let wording = Wording::of(&statement.whole);
        let mut told: Vec<EarlierWording> = vec![];
        for spoken in SpokenReader::new(self).at(places)? {
            let other = Wording::of(&spoken.whole);
            let likeness = wording.likeness(&other);
            let is_told = told.iter().any(|it| Wording::of(&it.spoken.whole).is_same(&other));
            if told.len() < TOLD && !is_told && !likeness.is_near() && is_earlier(&spoken) {
                told.push(EarlierWording {
                    percent: likeness.percent(),
                    is_same: false,
                    by_meaning: true,
                    turned: statement.change_of_telling(&spoken),
                    is_negated: false,
                    is_otherwise: false,
                    times: 1,
                    first: spoken.date,
                    // What changed is nearly every word, so that the words stand as they were.
                    changes: WordChange::between(&spoken.words, &spoken.words),
                    spoken,
                });
            }
        }
        Ok(told)
    }
}
