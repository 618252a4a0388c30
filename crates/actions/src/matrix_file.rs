//! The file of a matrix: its hypotheses, and what each analyst last made of them.

use domain::{Cell, Hypotheses, Id, Kind, Ratings};

use crate::Desk;
use crate::look_up::{LookUpError, Recorded};

/// Hypotheses with the last ratings of each analyst.
pub(crate) struct MatrixFile {
    pub(crate) hypotheses: Recorded<Hypotheses>,
    /// In the order in which the analysts first rated.
    pub(crate) ratings: Vec<Recorded<Ratings>>,
}

impl MatrixFile {
    /// What an analyst last made of the hypotheses.
    pub(crate) fn of(&self, analyst: &str) -> Option<&Recorded<Ratings>> {
        self.ratings.iter().find(|ratings| ratings.author == analyst)
    }

    /// Whether an analyst has filled every cell, and so may see what others put in.
    pub(crate) fn is_rated_by(&self, analyst: &str) -> bool {
        self.of(analyst).is_some() && self.empty_cells(analyst) == 0
    }

    /// How many cells an analyst has left empty.
    pub(crate) fn empty_cells(&self, analyst: &str) -> usize {
        let all = self.hypotheses.record.evidence.len() * self.hypotheses.record.hypotheses.len();
        self.of(analyst).map_or(all, |own| empty_cells(&own.record))
    }
}

/// How many cells are empty.
pub(crate) fn empty_cells(ratings: &Ratings) -> usize {
    ratings.cells.iter().flatten().filter(|cell| cell.is_none()).count()
}

impl Desk {
    /// Hypotheses with everybody's last ratings. What was put in before the hypotheses were
    /// extended still counts; what was added since is empty in it.
    pub(crate) fn matrix_file(&self, id: Id) -> Result<MatrixFile, LookUpError> {
        let hypotheses = self.look_up::<Hypotheses>(id)?;
        let mut all: Vec<Recorded<Ratings>> = Vec::new();
        for version in self.versions(id)? {
            all.extend(self.citing::<Ratings>(version)?);
        }
        all.sort_by_key(|ratings| ratings.id);
        let mut ratings: Vec<Recorded<Ratings>> = Vec::new();
        for mut newer in all {
            fit(&mut newer.record, &hypotheses.record);
            match ratings.iter_mut().find(|older| older.author == newer.author) {
                Some(older) => *older = newer,
                None => ratings.push(newer),
            }
        }
        Ok(MatrixFile { hypotheses, ratings })
    }

    /// Whether the ratings of somebody else are still hidden from whoever is at the desk: until
    /// every cell of one's own is filled.
    pub(crate) fn hides_ratings(&self, ratings: &Recorded<Ratings>) -> Result<bool, LookUpError> {
        let author = self.author();
        if ratings.author == author {
            return Ok(false);
        }
        let file = self.matrix_file(ratings.record.hypotheses)?;
        Ok(!file.is_rated_by(author))
    }

    /// The id and those of the entries it corrects, newest first.
    fn versions(&self, id: Id) -> Result<Vec<Id>, LookUpError> {
        let mut versions = vec![id];
        let mut entry = self.find_kind(id, Kind::Hypotheses)?;
        while let Some(earlier) = self.corrected(&entry)? {
            versions.push(earlier);
            entry = self.find(earlier)?;
        }
        Ok(versions)
    }
}

/// Adds empty cells for what was added to the hypotheses later.
fn fit(ratings: &mut Ratings, hypotheses: &Hypotheses) {
    let width = hypotheses.hypotheses.len();
    let empty: Option<Cell> = None;
    ratings.cells.iter_mut().for_each(|row| row.resize(width, empty));
    ratings.cells.resize(hypotheses.evidence.len(), vec![empty; width]);
    if ratings.chances.len() != width {
        // Chances over fewer hypotheses are no chances over these.
        ratings.chances.clear();
    }
}
