//! Words: how a table was read, and whether one person is better than another.

use std::fmt;

use super::comparison::Comparison;
use super::latest::RowCounts;
use super::report::TableReport;
use super::table::TableFormat;
use super::verdict::{counted, signed_range};

impl TableReport {
    /// Tells how the table was read: as what, from which columns, and what became of its rows.
    pub fn how_read(&self) -> Vec<String> {
        let columns = self.source.columns.iter();
        let columns = columns.map(|it| format!("{} from \"{}\"", it.role, it.heading));
        let columns = columns.collect::<Vec<_>>().join(", ");
        let mut lines = vec![format!("read as {}: {columns}", whose(self.source.format))];
        if self.source.percent {
            let percent = "most numbers of the column are above 1, so bare numbers are percentages";
            lines.push(percent.to_owned());
        }
        lines.push(self.rows_told());
        lines
    }

    fn rows_told(&self) -> String {
        let RowCounts { scored, superseded, late, open, void } = self.rows;
        let kinds = [
            (superseded, "replaced by a later forecast of the same person"),
            (late, "made after the close"),
            (open, "on open questions"),
            (void, "on annulled or ambiguous questions"),
            (self.source.skipped, "without a forecast of a yes-or-no question"),
        ];
        let kinds = kinds.into_iter().filter(|(count, _)| *count > 0);
        let kinds: Vec<String> = kinds.map(|(count, what)| format!("; {count} {what}")).collect();
        let kinds = kinds.concat();
        format!("{}: {scored} scored{kinds}", counted(self.source.rows, "row"))
    }
}

fn whose(format: TableFormat) -> &'static str {
    match format {
        TableFormat::Table => "a table",
        TableFormat::Fatebook => "an export of Fatebook",
        TableFormat::Metaculus => "an export of Metaculus",
    }
}

impl fmt::Display for Comparison {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { best, other, shared, difference } = self;
        let Some(difference) = difference else {
            let shared = counted(*shared, "question");
            let few = "too few to tell who is better";
            return write!(formatter, "{best} and {other} share {shared}: {few}.");
        };
        let (level, range) = (difference.level * 100.0, signed_range(difference));
        let range = format!("{level:.1}% interval of the difference {range}");
        let verdict = if difference.high < 0.0 {
            format!("{best} is better than {other} by more than luck explains")
        } else {
            format!("{best} is not told apart from {other}")
        };
        write!(formatter, "{verdict}, on {} ({range}).", counted(*shared, "shared question"))
    }
}
