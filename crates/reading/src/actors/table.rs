//! Tables: rows of text files, each with its place, so that a test can name a bad one.

/// A table of the program: its file and what stands in it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Table {
    /// The file below `data/en/actors`.
    pub(crate) file: &'static str,
    /// What stands in it.
    pub(crate) text: &'static str,
}

/// A row of a table.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Row<const COLUMNS: usize> {
    /// Its line in the file, from 1.
    pub(crate) line: usize,
    /// Its columns; those that are left out at the end are empty.
    pub(crate) columns: [&'static str; COLUMNS],
}

impl Table {
    /// A table of a file.
    pub(crate) const fn new(file: &'static str, text: &'static str) -> Self {
        Self { file, text }
    }

    /// The rows, or for a line with too many columns its number.
    pub(crate) fn rows<const COLUMNS: usize>(
        self,
    ) -> impl Iterator<Item = Result<Row<COLUMNS>, usize>> {
        let lines = self.text.lines().enumerate();
        let lines = lines.filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        lines.map(|(index, line)| {
            let mut columns = [""; COLUMNS];
            for (position, column) in line.split('\t').enumerate() {
                *columns.get_mut(position).ok_or(index + 1)? = column;
            }
            Ok(Row { line: index + 1, columns })
        })
    }
}

/// The names in a column, between semicolons.
pub(crate) fn names(column: &'static str) -> impl Iterator<Item = &'static str> {
    column.split(';').filter(|name| !name.is_empty())
}
