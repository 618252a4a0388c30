//! The texts on a shelf: their fingerprints, their kin and their stories.

use rusqlite::{OptionalExtension, Params, Row, params};

use super::CopyShelf;
use super::error::{Shelved, explained};

/// In the place of a text: too many to list.
const ANY: i64 = -1;

/// A text with how many fingerprints it has, and whether it repeats an earlier one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ShelvedText {
    /// Its place.
    pub text: usize,
    /// How many fingerprints it has.
    pub fingerprints: usize,
    /// Whether it repeats an earlier one.
    pub is_repeat: bool,
}

impl CopyShelf {
    /// How many texts there are.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    pub fn count(&self) -> Shelved<usize> {
        let count =
            self.ask("SELECT coalesce(max(place) + 1, 0) FROM text", [], |row| row.get(0))?;
        Ok(count.unwrap_or_default())
    }

    /// The texts in which a fingerprint stands; `None` where they are too many.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    pub fn listing(&self, key: u32) -> Shelved<Option<Vec<ShelvedText>>> {
        let sql = "SELECT posting.text, coalesce(fingerprints, 0), coalesce(is_repeat, 0)
            FROM posting LEFT JOIN text ON place = posting.text WHERE key = ? ORDER BY posting.text";
        let read = || -> rusqlite::Result<Option<Vec<ShelvedText>>> {
            let mut statement = self.connection.prepare_cached(sql)?;
            let mut rows = statement.query([key])?;
            let mut listed = vec![];
            while let Some(row) = rows.next()? {
                if row.get::<_, i64>(0)? == ANY {
                    return Ok(None);
                }
                let (text, fingerprints) = (row.get(0)?, row.get(1)?);
                listed.push(ShelvedText { text, fingerprints, is_repeat: row.get(2)? });
            }
            Ok(Some(listed))
        };
        read().map_err(|error| explained(error, &self.path))
    }

    /// Adds a text as a story of its own.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn push(&self, text: ShelvedText) -> Shelved<()> {
        let ShelvedText { text, fingerprints, is_repeat } = text;
        let sql = "INSERT INTO text VALUES (?, ?, ?, ?)";
        self.run(sql, params![text, fingerprints, is_repeat, text])
    }

    /// Lists a text with a fingerprint.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn list(&self, key: u32, text: usize) -> Shelved<()> {
        self.run("INSERT OR IGNORE INTO posting VALUES (?, ?)", params![key, text])
    }

    /// Forgets which texts a fingerprint is listed with.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn give_up(&self, key: u32) -> Shelved<()> {
        self.run("DELETE FROM posting WHERE key = ?", [key])?;
        self.run("INSERT INTO posting VALUES (?, ?)", params![key, ANY])
    }

    /// The texts that share much with a text, and how much.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    pub fn kin_of(&self, text: usize) -> Shelved<Vec<(usize, f64)>> {
        let sql = "SELECT other, share FROM kin WHERE text = ? ORDER BY other";
        self.all(sql, [text], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// Of each of some texts the texts that share much with it, and how much; asked at once, in the
    /// order of the texts.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    pub fn kin_of_each(&self, texts: &[usize]) -> Shelved<Vec<(usize, usize, f64)>> {
        let sql = "SELECT text, other, share FROM kin
            WHERE text IN (SELECT value FROM json_each(?)) ORDER BY text, other";
        let numbers: Vec<String> = texts.iter().map(usize::to_string).collect();
        let list = format!("[{}]", numbers.join(","));
        self.all(sql, [list], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
    }

    /// Notes how much a text shares with another.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn link(&self, text: usize, other: usize, share: f64) -> Shelved<()> {
        self.run("INSERT OR REPLACE INTO kin VALUES (?, ?, ?)", params![text, other, share])
    }

    /// The story of a text.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    pub fn story_of(&self, text: usize) -> Shelved<Option<usize>> {
        self.ask("SELECT story FROM text WHERE place = ?", [text], |row| row.get(0))
    }

    /// The first texts of a story: at most so many.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    pub fn texts_of(&self, story: usize, limit: usize) -> Shelved<Vec<usize>> {
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let sql = "SELECT place FROM text WHERE story = ? ORDER BY place LIMIT ?";
        self.all(sql, params![story, limit], |row| row.get(0))
    }

    /// Puts the texts of one story into another.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn join(&self, story: usize, into: usize) -> Shelved<()> {
        self.run("UPDATE text SET story = ? WHERE story = ?", params![into, story])
    }

    pub(super) fn run(&self, sql: &str, values: impl Params) -> Shelved<()> {
        let run = || self.connection.prepare_cached(sql)?.execute(values);
        run().map(|_| ()).map_err(|error| explained(error, &self.path))
    }

    pub(super) fn ask<T>(
        &self,
        sql: &str,
        values: impl Params,
        read: impl FnOnce(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Shelved<Option<T>> {
        let ask = || self.connection.prepare_cached(sql)?.query_row(values, read).optional();
        ask().map_err(|error| explained(error, &self.path))
    }

    fn all<T>(
        &self,
        sql: &str,
        values: impl Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Shelved<Vec<T>> {
        let all = || -> rusqlite::Result<Vec<T>> {
            self.connection.prepare_cached(sql)?.query_map(values, read)?.collect()
        };
        all().map_err(|error| explained(error, &self.path))
    }
}
