//! Tables that people open in a spreadsheet, which takes a cell that begins as a formula for one.
//!
//! What stands in a table comes from pages and names that anybody may have written, and a formula
//! can fetch or start something. Such a cell gets an apostrophe in front, by which spreadsheets
//! know a text; numbers stay as they are.

use std::borrow::Cow;
use std::io::Write;

/// By what a cell begins that a spreadsheet works out.
const FORMULAS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];

/// A table of comma-separated values for spreadsheets.
pub(crate) struct Sheet<W: Write>(csv::Writer<W>);

impl<W: Write> Sheet<W> {
    pub(crate) fn new(output: W) -> Self {
        Self(csv::Writer::from_writer(output))
    }

    /// Writes a row.
    pub(crate) fn write<T: AsRef<str>>(
        &mut self,
        row: impl IntoIterator<Item = T>,
    ) -> Result<(), csv::Error> {
        for cell in row {
            self.0.write_field(guarded(cell.as_ref()).as_bytes())?;
        }
        self.0.write_record(None::<&[u8]>)
    }

    pub(crate) fn flush(&mut self) -> std::io::Result<()> {
        self.0.flush()
    }
}

/// A cell that no spreadsheet takes for a formula.
fn guarded(cell: &str) -> Cow<'_, str> {
    if cell.starts_with(FORMULAS) && cell.parse::<f64>().is_err() {
        Cow::Owned(format!("'{cell}"))
    } else {
        Cow::Borrowed(cell)
    }
}

/// What stood in a cell before it was guarded.
pub(crate) fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| rest.starts_with(FORMULAS)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::{Sheet, unguarded};

    fn written(row: &[&str]) -> String {
        let mut bytes = vec![];
        let mut sheet = Sheet::new(&mut bytes);
        sheet.write(row).unwrap();
        sheet.flush().unwrap();
        drop(sheet);
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn what_begins_as_a_formula_is_a_text() {
        let row = ["=cmd|calc!A0", "+1 (555)", "-talks", "@SUM(A1)", "\tx", "Will they sign?"];
        let told = "'=cmd|calc!A0,'+1 (555),'-talks,'@SUM(A1),'\tx,Will they sign?\n";
        assert_eq!(written(&row), told);
        assert!(row.iter().all(|cell| unguarded(&format!("'{cell}")) == *cell || *cell == row[5]));
    }

    #[test]
    fn numbers_and_quotations_stay_as_they_are() {
        let row = ["-0.25", "+3", "1e-5", "'tis", ""];
        assert_eq!(written(&row), "-0.25,+3,1e-5,'tis,\n");
        assert_eq!(row.map(unguarded), row);
    }
}
