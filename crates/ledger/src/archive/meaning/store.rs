//! The vectors of a desk, open for looking.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use super::commit::Commit;
use super::quantized::{cosine, direction, signs, words};
use super::writing::VectorWriting;
use super::{VectorsError, scan};
use crate::{LastEntry, Places};

/// The folder within the archive's.
pub(in crate::archive) const FOLDER: &str = "meaning";

/// The places in the ledger, the signs and the vectors, a row for each entry.
pub(super) const ENTRIES: &str = "entries";
pub(super) const SIGNS: &str = "signs";
pub(super) const VECTORS: &str = "vectors";

/// What marks a row that says that an entry counts no longer.
pub(super) const REMOVED: u64 = 1 << 63;

/// How many of the rows that look nearest by their signs are compared by their numbers.
const COMPARED: usize = 1000;

/// Which model vectors are of: those of two models cannot be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct VectorModel {
    /// A number that no other model has.
    pub digest: u64,
    /// How many numbers a vector has.
    pub width: usize,
}

/// The vectors of a desk, open for looking.
#[derive(Debug)]
pub struct Vectors {
    folder: PathBuf,
    model: VectorModel,
    commit: Option<Commit>,
    /// The place in the ledger of each row; marked where it counts no longer.
    entries: Vec<u64>,
    signs: Vec<u64>,
}

impl Vectors {
    /// Opens the vectors in an archive's folder; where there are none of this model, it is empty.
    ///
    /// # Errors
    ///
    /// The folder cannot be read.
    pub fn open(archive: &Path, model: VectorModel) -> Result<Self, VectorsError> {
        let folder = archive.join(FOLDER);
        let (commit, entries, signs) = Default::default();
        let mut vectors = Self { folder, model, commit, entries, signs };
        vectors.refresh()?;
        Ok(vectors)
    }

    /// The folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// How many entries are found by their vectors.
    #[must_use]
    pub fn count(&self) -> usize {
        self.entries.iter().filter(|entry| **entry & REMOVED == 0).count()
    }

    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.entries.len()
    }

    /// The last entry of the ledger that was gone through.
    #[must_use]
    pub fn last_entry(&self) -> Option<LastEntry> {
        self.commit.as_ref().map(Commit::last)
    }

    /// Reads what was committed since, by this program or another.
    ///
    /// # Errors
    ///
    /// The folder cannot be read.
    pub fn refresh(&mut self) -> Result<(), VectorsError> {
        let commit = Commit::read(&self.folder, self.model);
        let commit = commit.map_err(VectorsError::not_readable(&self.folder))?;
        if commit == self.commit {
            return Ok(());
        }
        let rows = commit.as_ref().map_or(0, |commit| commit.rows);
        if rows < self.rows() {
            (self.entries, self.signs) = Default::default();
        }
        self.commit = match self.read_up_to(rows) {
            // The files are shorter than the commit says: they are made anew.
            Err(error) if is_of_contents(&error) => {
                (self.entries, self.signs) = Default::default();
                None
            }
            read => {
                read.map_err(VectorsError::not_readable(&self.folder))?;
                commit
            }
        };
        Ok(())
    }

    /// Begins to write; `None` where another program is writing.
    ///
    /// # Errors
    ///
    /// The folder cannot be made or written.
    pub fn writing(&mut self) -> Result<Option<VectorWriting>, VectorsError> {
        let Some(lock) = VectorWriting::lock(&self.folder)? else { return Ok(None) };
        // Asked again, as another program may have written before this one could.
        self.refresh()?;
        VectorWriting::begin(&self.folder, self.model, self.rows(), lock).map(Some)
    }

    /// The entries whose vectors point most nearly the same way, each with the cosine, the nearest
    /// first and among equals the newest; of those in `among`, if it is given.
    ///
    /// # Errors
    ///
    /// The vectors cannot be read.
    pub fn nearest(
        &self,
        vector: &[f32],
        among: Option<&Places>,
        limit: usize,
    ) -> Result<Vec<(u64, f32)>, VectorsError> {
        let counts = |row: usize| {
            let entry = self.entries[row];
            entry & REMOVED == 0 && among.is_none_or(|among| among.contains(entry))
        };
        let rows = scan::nearest(&self.signs, &signs(vector), counts, COMPARED.max(limit));
        let cosines = self.cosines(vector, &rows);
        let cosines = cosines.map_err(VectorsError::not_readable(&self.folder))?;
        let entries = rows.into_iter().map(|row| self.entries[row]);
        let mut nearest: Vec<(u64, f32)> = entries.zip(cosines).collect();
        nearest.sort_by(|one, other| other.1.total_cmp(&one.1).then(other.0.cmp(&one.0)));
        nearest.truncate(limit);
        Ok(nearest)
    }

    /// The direction of an entry's vector, if it has one.
    ///
    /// # Errors
    ///
    /// The vectors cannot be read.
    pub fn vector_of(&self, sequence: u64) -> Result<Option<Vec<f32>>, VectorsError> {
        let row = self.entries.iter().position(|entry| *entry == sequence);
        let read = row.map(|row| self.read_row(row)).transpose();
        read.map_err(VectorsError::not_readable(&self.folder))
    }

    fn read_row(&self, row: usize) -> io::Result<Vec<f32>> {
        let mut file = File::open(self.folder.join(VECTORS))?;
        file.seek(SeekFrom::Start((row * self.model.width) as u64))?;
        let mut bytes = vec![0; self.model.width];
        file.read_exact(&mut bytes)?;
        Ok(direction(&bytes))
    }

    /// How nearly the vectors of some rows, which stand in order, point the same way.
    fn cosines(&self, vector: &[f32], rows: &[usize]) -> io::Result<Vec<f32>> {
        if rows.is_empty() {
            return Ok(vec![]);
        }
        let mut file = File::open(self.folder.join(VECTORS))?;
        let mut bytes = vec![0; self.model.width];
        let cosine = |row: &usize| {
            file.seek(SeekFrom::Start((row * self.model.width) as u64))?;
            file.read_exact(&mut bytes)?;
            Ok(cosine(vector, &bytes))
        };
        rows.iter().map(cosine).collect()
    }

    /// Reads the rows behind those that are known.
    fn read_up_to(&mut self, rows: usize) -> io::Result<()> {
        let known = self.rows();
        let words = words(self.model.width);
        let entries = read_words(&self.folder.join(ENTRIES), known, rows)?;
        let signs = read_words(&self.folder.join(SIGNS), known * words, rows * words)?;
        let marked = entries.iter().filter(|entry| **entry & REMOVED != 0);
        let removed: BTreeSet<u64> = marked.map(|entry| entry & !REMOVED).collect();
        self.entries.extend(entries);
        self.signs.extend(signs);
        if !removed.is_empty() {
            let gone = self.entries.iter_mut().filter(|entry| removed.contains(entry));
            gone.for_each(|entry| *entry |= REMOVED);
        }
        Ok(())
    }
}

/// The words of a file from one up to another.
fn read_words(path: &Path, begin: usize, end: usize) -> io::Result<Vec<u64>> {
    if begin == end {
        return Ok(vec![]);
    }
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(8 * begin as u64))?;
    let mut bytes = vec![0; 8 * (end - begin)];
    file.read_exact(&mut bytes)?;
    let (words, _) = bytes.as_chunks();
    Ok(words.iter().map(|word| u64::from_le_bytes(*word)).collect())
}

/// Whether a failed read is about what stands in the files, and not about the system.
fn is_of_contents(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::UnexpectedEof | ErrorKind::InvalidData)
}
