//! Event data: the tables of ICEWS, GDELT and POLECAT, and what this program exports, row by row.
//!
//! A machine coded these events, and no words stand behind them that could be looked up.

mod actor;
mod cameo_codes;
mod columns;
mod gdelt;
#[cfg(test)]
mod tests;

use domain::{Action, EventCoder};
use jiff::civil::Date;
use thiserror::Error;

use crate::Gazetteer;
use crate::events::class_of_cameo;
use actor::{ActorCodes, Named};
use cameo_codes::CameoCodes;
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
    Event(Box<CodedEvent>),
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
    codes: CameoCodes,
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
        let actors = ActorCodes::new(gazetteer);
        Ok(Self { coder, columns, actors, codes: CameoCodes::default() })
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

    /// Looks at a row before any is read, so that it is known whether the codes of the table have
    /// lost their zeros, as those that a spreadsheet saved have. Whether more rows could tell more.
    pub fn look_ahead(&mut self, cells: &[&str]) -> bool {
        let Some(place) = self.columns.cameo.filter(|it| *it == self.columns.class) else {
            return false;
        };
        self.codes.take(columns::cell(cells, Some(place)).unwrap_or_default())
    }

    /// Reads a row.
    pub fn read(&mut self, cells: &[&str]) -> CodedRow {
        self.event(cells).unwrap_or_else(|other| other)
    }

    fn event(&mut self, cells: &[&str]) -> Result<CodedRow, CodedRow> {
        let columns = self.columns;
        columns.check_length(cells)?;
        let cell = |place: Option<usize>| columns::cell(cells, place);
        if cell(columns.occurrence).is_some_and(|it| it != "happened") {
            return Ok(CodedRow::Unhappened);
        }
        let told_on = || columns.told_on.into_iter().find_map(cell);
        let date = date(cell(Some(columns.date)).or_else(told_on))?;
        let class = cell(Some(columns.class)).unwrap_or_default();
        let is_coded = columns.cameo == Some(columns.class);
        let whole = if is_coded { self.codes.whole(class)? } else { class.into() };
        let action = self.action(&whole)?;
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
        let cameo = if is_coded { Some(&*whole) } else { cell(columns.cameo) };
        let cameo = cameo.map(str::to_owned);
        let source = cell(columns.source).map(str::to_owned);
        let event = CodedEvent { id, date, action, cameo, actor, recipient, source };
        Ok(CodedRow::Event(Box::new(event)))
    }

    fn action(&self, class: &str) -> Result<Action, CodedRow> {
        if self.columns.cameo != Some(self.columns.class) {
            let refuse = || CodedRow::Refused(format!("\"{class}\" is no class of PLOVER"));
            return Action::of_word(&class.to_uppercase()).ok_or_else(refuse);
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
