//! Event data: the tables of ICEWS, GDELT and POLECAT, and what this program exports, row by row.
//!
//! A machine coded these events, and no words stand behind them that could be looked up.

mod actor;
mod columns;
mod gdelt;

use domain::{Action, EventCoder};
use jiff::civil::Date;
use thiserror::Error;

use crate::Gazetteer;
use crate::events::class_of_cameo;
use actor::{ActorCodes, Named};
use columns::Columns;

/// An event that a machine coded, between two actors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodedEvent {
    /// Its name in the table.
    pub id: String,
    /// The day.
    pub date: Date,
    /// What was done.
    pub action: Action,
    /// The code that the table has for it, as "042"; none where it has the class itself.
    pub cameo: Option<String>,
    /// Who did it.
    pub actor: CodedActor,
    /// To or with whom.
    pub recipient: CodedActor,
    /// Where the table says that it was told: an address or a publisher.
    pub source: Option<String>,
}

/// An actor of an event that a machine coded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodedActor {
    /// The code of the state or organization.
    pub code: String,
    /// The name in the table.
    pub name: String,
}

/// What a row of a table of events comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodedRow {
    /// An event.
    Event(CodedEvent),
    /// It is between no two actors that are known, or within one.
    Unplaced,
    /// The ontology has no class for it, as for a mere statement.
    Unclassed,
    /// It tells of what did not happen.
    Unhappened,
    /// It cannot be read, for a reason.
    Refused(String),
}

/// A table of which nobody knows how to read it.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum NotAnEventTable {
    /// Its first line tells of no coder.
    #[error(
        "its first line is of no table of events that is known; give ICEWS or POLECAT with their headings, GDELT's 57, 58 or 61 columns, or what forsooth export-events writes as CSV"
    )]
    Unknown,
    /// It is not of the coder that was given.
    #[error("it lacks the column \"{column}\" of {coder}; leave --format out to have it told", coder = .coder.name())]
    Lacks {
        /// The coder that was given.
        coder: EventCoder,
        /// What is missing.
        column: &'static str,
    },
}

/// A reader of the rows of a table of events.
#[derive(Debug)]
pub struct EventTable<'a> {
    coder: EventCoder,
    columns: Columns,
    actors: ActorCodes<'a>,
}

impl<'a> EventTable<'a> {
    /// Tells by the first line of a table how to read the rest; where the coder was given, by it.
    ///
    /// # Errors
    ///
    /// Nothing is known of such a table.
    ///
    /// # Examples
    ///
    /// ```
    /// use domain::EventCoder;
    /// use reading::{EventTable, Gazetteer};
    ///
    /// let head = "Event ID\tEvent Date\tEvent Type\tEvent Mode\tActor Name\tActor Country\t\
    ///     Recipient Name\tRecipient Country";
    /// let table = EventTable::of(head, None, Gazetteer::built_in())?;
    /// assert_eq!(table.coder(), EventCoder::Polecat);
    /// # Ok::<(), reading::NotAnEventTable>(())
    /// ```
    pub fn of(
        first_line: &str,
        coder: Option<EventCoder>,
        gazetteer: &'a Gazetteer,
    ) -> Result<Self, NotAnEventTable> {
        let first_line = first_line.trim_start_matches('\u{feff}').trim_end_matches(['\r', '\n']);
        let (coder, columns) = Columns::of(first_line, coder)?;
        Ok(Self { coder, columns, actors: ActorCodes::new(gazetteer) })
    }

    /// Whose table it is.
    #[must_use]
    pub fn coder(&self) -> EventCoder {
        self.coder
    }

    /// What stands between its cells.
    #[must_use]
    pub fn separator(&self) -> u8 {
        if self.coder == EventCoder::Forsooth { b',' } else { b'\t' }
    }

    /// Whether its cells stand in quotation marks where they need to.
    #[must_use]
    pub fn is_quoted(&self) -> bool {
        self.coder == EventCoder::Forsooth
    }

    /// Whether its first line holds headings.
    #[must_use]
    pub fn has_headings(&self) -> bool {
        self.coder != EventCoder::Gdelt
    }

    /// Reads a row.
    pub fn read(&mut self, cells: &[&str]) -> CodedRow {
        self.event(cells).unwrap_or_else(|other| other)
    }

    fn event(&mut self, cells: &[&str]) -> Result<CodedRow, CodedRow> {
        let columns = self.columns.clone();
        columns.check_length(cells)?;
        let cell = |place: Option<usize>| columns.cell(cells, place);
        if cell(columns.occurrence).is_some_and(|it| it != "happened") {
            return Ok(CodedRow::Unhappened);
        }
        let date = date(cell(Some(columns.date)))?;
        let class = cell(Some(columns.class)).unwrap_or_default();
        let action = self.action(class)?;
        let [actor, recipient] = [&columns.actor, &columns.recipient].map(|of| {
            let name = cell(of.name);
            // GDELT names are words for offices; its groups are what organizations are known by.
            let group = if of.group.is_some() { cell(of.group) } else { name };
            self.actors.code(&Named { code: cell(of.code), country: cell(of.country), group, name })
        });
        let (Some(actor), Some(recipient)) = (actor, recipient) else {
            return Ok(CodedRow::Unplaced);
        };
        if actor.code == recipient.code {
            return Ok(CodedRow::Unplaced);
        }
        let id = cell(Some(columns.id)).unwrap_or_default().to_owned();
        let cameo = cell(columns.cameo).map(str::to_owned);
        let source = cell(columns.source).map(str::to_owned);
        Ok(CodedRow::Event(CodedEvent { id, date, action, cameo, actor, recipient, source }))
    }

    fn action(&self, class: &str) -> Result<Action, CodedRow> {
        if self.columns.cameo != Some(self.columns.class) {
            let refuse = || CodedRow::Refused(format!("\"{class}\" is no class of PLOVER"));
            return Action::of_word(&class.to_uppercase()).ok_or_else(refuse);
        }
        if class.len() < 2 || !class.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(CodedRow::Refused(format!("\"{class}\" is no code of CAMEO")));
        }
        class_of_cameo(class).ok_or(CodedRow::Unclassed)
    }
}

/// A day as 2022-01-31 or 20220131.
fn date(cell: Option<&str>) -> Result<Date, CodedRow> {
    let text = cell.unwrap_or_default();
    let is_plain = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    let read = if is_plain {
        Date::strptime("%Y%m%d", text).ok()
    } else {
        text.get(..10).and_then(|day| day.parse().ok())
    };
    read.ok_or_else(|| CodedRow::Refused(format!("\"{text}\" is no day")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ICEWS: &str = "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent \
        Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\t\
        Sentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude";
    const POLECAT: &str = "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\t\
        Contexts\tActor Name\tActor Country\tActor COW\tPrimary Actor Sector\tRecipient Name\t\
        Recipient Country\tSource";

    fn told(row: &CodedRow) -> String {
        match row {
            CodedRow::Event(CodedEvent { date, action, actor, recipient, .. }) => {
                format!("{date} {} {} {}", actor.code, action.word(), recipient.code)
            }
            CodedRow::Unplaced => "unplaced".to_owned(),
            CodedRow::Unclassed => "unclassed".to_owned(),
            CodedRow::Unhappened => "unhappened".to_owned(),
            CodedRow::Refused(reason) => format!("! {reason}"),
        }
    }

    fn check(head: &str, coder: EventCoder, rows: &[(&str, &str)]) {
        let mut table = EventTable::of(head, None, Gazetteer::built_in()).unwrap();
        assert_eq!(table.coder(), coder);
        for (row, expected) in rows {
            let cells: Vec<&str> = row.split('\t').collect();
            assert_eq!(told(&table.read(&cells)), *expected, "{row}");
        }
    }

    #[test]
    fn a_table_of_icews_is_read() {
        let row = |day: &str, code: &str, source: &str, target: &str| {
            let (name, country) = source.split_once('/').unwrap();
            let (target, of) = target.split_once('/').unwrap();
            format!(
                "1\t{day}\t{name}\tGovernment\t{country}\tConsult\t{code}\t1.0\t{target}\t\t{of}\
                 \t9\t2\tTASS\t\t\t\tRussian Federation\t55\t37"
            )
        };
        let lavrov = "Sergey Lavrov/Russian Federation";
        let us = "Foreign Ministry/United States";
        let rows = [
            (row("2022-01-21", "040", lavrov, us), "2022-01-21 RUS CONSULT USA"),
            (
                row("2022-01-21", "1053", lavrov, "North Atlantic Treaty Organization/"),
                "2022-01-21 RUS REQUEST NATO",
            ),
            (row("2022-01-21", "010", lavrov, us), "unclassed"),
            (row("2022-01-21", "040", lavrov, "Citizen/Russian Federation"), "unplaced"),
            (row("2022-01-21", "040", lavrov, "Unspecified Actor/"), "unplaced"),
            (row("last week", "040", lavrov, us), "! \"last week\" is no day"),
            (row("2022-01-21", "x", lavrov, us), "! \"x\" is no code of CAMEO"),
            ("1\t2022-01-21".to_owned(), "! 2 columns; the headings have 20"),
        ];
        let rows: Vec<(&str, &str)> =
            rows.iter().map(|(row, told)| (row.as_str(), *told)).collect();
        check(ICEWS, EventCoder::Icews, &rows);
    }

    #[test]
    fn a_table_of_polecat_is_read() {
        check(
            POLECAT,
            EventCoder::Polecat,
            &[
                (
                    "e1\t2023-05-02\tSANCTION\t\t-5\tMATERIAL CONFLICT\t\tUnited States\tUSA\t2\tGOV\tRussia\tRUS\tAFP",
                    "2023-05-02 USA SANCTION RUS",
                ),
                (
                    "e2\t2023-05-02\tCONSULT\tvisit\t1\t\t\tNATO\t\t\tIGO\tJapan\tJPN\tAFP",
                    "2023-05-02 NATO CONSULT JPN",
                ),
                (
                    "e3\t2023-05-02\tDANCE\t\t1\t\t\tNATO\t\t\tIGO\tJapan\tJPN\tAFP",
                    "! \"DANCE\" is no class of PLOVER",
                ),
                (
                    "e4\t2023-05-02\tCONSULT\t\t1\t\t\tcivilians\tNone\t\tCVL\tJapan\tJPN\tAFP",
                    "unplaced",
                ),
            ],
        );
    }

    #[test]
    fn a_table_of_gdelt_is_told_by_its_columns() {
        let row = |code: &str, first: [&str; 2], second: [&str; 2], columns: usize| {
            let mut cells = vec![""; columns];
            (cells[0], cells[1]) = ("410412347", "20220121");
            (cells[7], cells[8], cells[26]) = (first[0], first[1], code);
            (cells[17], cells[18]) = (second[0], second[1]);
            cells[columns - 1] = "https://news.example/talks";
            cells.join("\t")
        };
        for columns in [58, 61] {
            let first = row("036", ["RUS", ""], ["USA", ""], columns);
            let rows = [
                (first.clone(), "2022-01-21 RUS AGREE USA"),
                (row("112", ["ROM", ""], ["", "NAT"], columns), "2022-01-21 ROU ACCUSE NATO"),
                (row("112", ["AFR", ""], ["USA", ""], columns), "unplaced"),
                (row("---", ["RUS", ""], ["USA", ""], columns), "! \"---\" is no code of CAMEO"),
            ];
            let rows: Vec<(&str, &str)> =
                rows.iter().map(|(row, told)| (row.as_str(), *told)).collect();
            check(&first, EventCoder::Gdelt, &rows);
        }
    }

    #[test]
    fn a_table_of_nobody_is_refused() {
        let none = EventTable::of("day,what", None, Gazetteer::built_in()).map(|_| ());
        assert_eq!(none, Err(NotAnEventTable::Unknown));
        let other = EventTable::of(POLECAT, Some(EventCoder::Icews), Gazetteer::built_in());
        let told = other.map(|_| ()).unwrap_err().to_string();
        assert_eq!(
            told,
            "it lacks the column \"Source Name\" of ICEWS; leave --format out to have it told"
        );
    }
}
