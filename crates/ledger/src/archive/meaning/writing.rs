//! Writing vectors: nothing counts before it is committed.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::VectorsError;
use super::commit::Commit;
use super::quantized::{bytes, signs, words};
use super::store::{ENTRIES, REMOVED, SIGNS, VECTORS, VectorModel};
use crate::LastEntry;
use crate::private::make_private_folder;

/// One piece of writing, which may be committed several times.
#[derive(Debug)]
pub struct VectorWriting {
    folder: PathBuf,
    model: VectorModel,
    entries: BufWriter<File>,
    signs: BufWriter<File>,
    vectors: BufWriter<File>,
    rows: usize,
    /// Held as long as nobody else may write; the system lets go of it where the program ends.
    _lock: File,
}

impl VectorWriting {
    /// Takes the place of the one who writes; `None` where another program has it.
    pub(super) fn lock(folder: &Path) -> Result<Option<File>, VectorsError> {
        let failed = VectorsError::not_writable(folder);
        make_private_folder(folder).map_err(&failed)?;
        let lock = File::create(folder.join("lock")).map_err(&failed)?;
        match lock.try_lock() {
            Ok(()) => Ok(Some(lock)),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(failed(error)),
        }
    }

    /// Opens the files behind the last row that counts; what stands there was never committed.
    pub(super) fn begin(
        folder: &Path,
        model: VectorModel,
        rows: usize,
        lock: File,
    ) -> Result<Self, VectorsError> {
        let open = |name: &str, length: usize| {
            let file = open_at(&folder.join(name), (rows * length) as u64);
            file.map_err(VectorsError::not_writable(folder))
        };
        Ok(Self {
            entries: open(ENTRIES, 8)?,
            signs: open(SIGNS, 8 * words(model.width))?,
            vectors: open(VECTORS, model.width)?,
            folder: folder.to_owned(),
            model,
            rows,
            _lock: lock,
        })
    }

    /// Removes everything.
    ///
    /// # Errors
    ///
    /// The folder cannot be written.
    pub fn clear(&mut self) -> Result<(), VectorsError> {
        self.empty().map_err(VectorsError::not_writable(&self.folder))
    }

    /// Adds the vector of an entry.
    ///
    /// # Errors
    ///
    /// The folder cannot be written.
    pub fn add(&mut self, sequence: u64, vector: &[f32]) -> Result<(), VectorsError> {
        self.row(sequence, vector).map_err(VectorsError::not_writable(&self.folder))
    }

    /// Says that an entry counts no longer.
    ///
    /// # Errors
    ///
    /// The folder cannot be written.
    pub fn remove(&mut self, sequence: u64) -> Result<(), VectorsError> {
        self.add(sequence | REMOVED, &vec![0.0; self.model.width])
    }

    /// Keeps what was written, and up to which entry of the ledger that is.
    ///
    /// # Errors
    ///
    /// The folder cannot be written.
    pub fn commit(&mut self, last: LastEntry) -> Result<(), VectorsError> {
        self.keep(last).map_err(VectorsError::not_writable(&self.folder))
    }

    fn empty(&mut self) -> io::Result<()> {
        // The commit goes first: without it, no row counts.
        Commit::remove(&self.folder)?;
        for file in [&mut self.entries, &mut self.signs, &mut self.vectors] {
            file.flush()?;
            file.get_mut().set_len(0)?;
            file.get_mut().rewind()?;
        }
        self.rows = 0;
        Ok(())
    }

    fn row(&mut self, entry: u64, vector: &[f32]) -> io::Result<()> {
        self.entries.write_all(&entry.to_le_bytes())?;
        for word in signs(vector) {
            self.signs.write_all(&word.to_le_bytes())?;
        }
        self.vectors.write_all(&bytes(vector))?;
        self.rows += 1;
        Ok(())
    }

    fn keep(&mut self, last: LastEntry) -> io::Result<()> {
        for file in [&mut self.entries, &mut self.signs, &mut self.vectors] {
            file.flush()?;
            // The commit may not say of rows that they are there before they are.
            file.get_ref().sync_data()?;
        }
        Commit::new(self.model, self.rows, last).write(&self.folder)
    }
}

fn open_at(path: &Path, length: u64) -> io::Result<BufWriter<File>> {
    let mut file = OpenOptions::new().write(true).create(true).truncate(false).open(path)?;
    file.set_len(length)?;
    file.seek(SeekFrom::End(0))?;
    Ok(BufWriter::new(file))
}
