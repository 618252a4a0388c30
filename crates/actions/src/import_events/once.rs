//! Rows that are kept once: not those that stand in a table twice, nor those that an earlier table of
//! the same coder had, as one that grew has all the rows it had before.

use domain::{EventImport, Id};
use ledger::LedgerError;

use super::table::ReadTable;
use crate::Desk;
use crate::event_rows::{self, EventRows};

impl Desk {
    /// A table without the rows that stand in it twice or that were kept before an import, or until
    /// now; and the last import that had some of them. Rows that were lost are known no more.
    pub(super) fn rows_once(
        &self,
        read: ReadTable,
        before: Option<Id>,
    ) -> Result<(ReadTable, Option<Id>), LedgerError> {
        let mut read = read.without(std::iter::empty());
        let mut last = None;
        for import in self.every::<EventImport>()? {
            let is_earlier = before.is_none_or(|before| import.id < before);
            if import.record.coder != read.coder || !is_earlier {
                continue;
            }
            let Ok(lines) = EventRows::of(self, &import.record).lines() else { continue };
            let repeated = read.counts.repeated;
            read = read.without(lines);
            last = if read.counts.repeated > repeated { Some(import.id) } else { last };
        }
        Ok((read, last))
    }
}

impl ReadTable {
    /// The table without rows that stand in it twice or among some, which are in order too. What its
    /// table gives no name may be another event, and stays.
    fn without(self, known: impl Iterator<Item = String>) -> Self {
        let mut known = known.peekable();
        let (mut rows, mut before) = (String::new(), "");
        let mut counts = self.counts;
        for line in self.rows.split_inclusive('\n') {
            while known.next_if(|it| it.as_str() < line).is_some() {}
            let is_known = line == before || known.peek().is_some_and(|it| it == line);
            before = line;
            if is_known && event_rows::is_named(line) {
                counts.kept -= 1;
                counts.repeated += 1;
            } else {
                rows.push_str(line);
            }
        }
        let days = || rows.lines().filter_map(event_rows::day);
        let (first, last) = (days().min(), days().max());
        Self { rows, counts, first, last, ..self }
    }
}
