//! The columns of a table of events: which holds what.

use domain::EventCoder;

use super::{CodedRow, NotAnEventTable, gdelt};

/// Which column holds what.
#[derive(Clone, Copy, Debug)]
pub(super) struct Columns {
    /// How many there are.
    pub(super) count: usize,
    pub(super) id: usize,
    pub(super) date: usize,
    /// Where the day of publication, and that on which it was read, stand in a table of ours: of an
    /// event without a day of its own older versions wrote none.
    pub(super) told_on: [Option<usize>; 2],
    /// The class, or the code from which it is told.
    pub(super) class: usize,
    pub(super) cameo: Option<usize>,
    pub(super) actor: ActorColumns,
    pub(super) recipient: ActorColumns,
    pub(super) source: Option<usize>,
    /// Whether it happened.
    pub(super) occurrence: Option<usize>,
}

/// The columns of an actor.
#[derive(Clone, Copy, Debug)]
pub(super) struct ActorColumns {
    /// The code of a state or organization in our tables.
    pub(super) code: Option<usize>,
    /// The state, by code or name.
    pub(super) country: Option<usize>,
    /// The code of a known group, which only GDELT has.
    pub(super) group: Option<usize>,
    pub(super) name: Option<usize>,
}

/// The headings of a coder for the columns that are needed.
struct Headings {
    coder: EventCoder,
    separator: char,
    class: &'static str,
    cameo: Option<&'static str>,
    /// The headings of name and country, of who does it and of to whom.
    actor: [&'static str; 2],
    recipient: [&'static str; 2],
    /// Those of our own codes.
    codes: Option<[&'static str; 2]>,
    source: &'static str,
}

const POLECAT: Headings = Headings {
    coder: EventCoder::Polecat,
    separator: '\t',
    class: "Event Type",
    cameo: None,
    actor: ["Actor Name", "Actor Country"],
    recipient: ["Recipient Name", "Recipient Country"],
    codes: None,
    source: "Source",
};

/// Most telling first: our own export has the headings of POLECAT too.
const KNOWN: [Headings; 3] = [
    Headings {
        coder: EventCoder::Forsooth,
        separator: ',',
        cameo: Some("CAMEO"),
        codes: Some(["Actor Code", "Recipient Code"]),
        source: "URL",
        ..POLECAT
    },
    Headings {
        coder: EventCoder::Icews,
        separator: '\t',
        class: "CAMEO Code",
        cameo: Some("CAMEO Code"),
        actor: ["Source Name", "Source Country"],
        recipient: ["Target Name", "Target Country"],
        codes: None,
        source: "Publisher",
    },
    POLECAT,
];

impl Columns {
    /// The columns of a table by its first line, and whose table it is.
    pub(super) fn of(
        line: &str,
        given: Option<EventCoder>,
    ) -> Result<(EventCoder, Self), NotAnEventTable> {
        if given.is_none_or(|coder| coder == EventCoder::Gdelt)
            && let Some(columns) = gdelt::columns(line)
        {
            return Ok((EventCoder::Gdelt, columns));
        }
        let mut found = KNOWN.iter().filter(|it| given.is_none_or(|coder| coder == it.coder));
        let read = found.find_map(|it| Some((it.coder, it.columns(line).ok()?)));
        read.ok_or_else(|| match given.and_then(|coder| Self::lacking(coder, line)) {
            Some((coder, column)) => NotAnEventTable::Lacks { coder, column },
            None => NotAnEventTable::Unknown,
        })
    }

    /// The first column that a table lacks to be of a coder.
    fn lacking(coder: EventCoder, line: &str) -> Option<(EventCoder, &'static str)> {
        let headings = KNOWN.iter().find(|it| it.coder == coder)?;
        Some((coder, headings.columns(line).err()?))
    }

    /// Refuses a row with too few cells.
    pub(super) fn check_length(&self, cells: &[&str]) -> Result<(), CodedRow> {
        if cells.len() == self.count {
            return Ok(());
        }
        let told = format!("{} columns; the headings have {}", cells.len(), self.count);
        Err(CodedRow::Refused(told))
    }
}

impl Headings {
    /// Where the columns stand; else the first that is missing.
    fn columns(&self, line: &str) -> Result<Columns, &'static str> {
        let headings: Vec<&str> =
            line.split(self.separator).map(|it| it.trim().trim_matches('"')).collect();
        let place = |name: &str| headings.iter().position(|it| it.eq_ignore_ascii_case(name));
        let need = |name: &'static str| place(name).ok_or(name);
        let [first, second] = match self.codes {
            Some([actor, recipient]) => [Some(need(actor)?), Some(need(recipient)?)],
            None => [None, None],
        };
        let actor = |[name, country]: [&'static str; 2], code| -> Result<_, &'static str> {
            let (name, country) = (Some(need(name)?), Some(need(country)?));
            Ok(ActorColumns { code, country, group: None, name })
        };
        let told_on = match self.coder {
            EventCoder::Forsooth => [place("Publication Date"), place("Recorded At")],
            EventCoder::Icews | EventCoder::Gdelt | EventCoder::Polecat => [None, None],
        };
        Ok(Columns {
            actor: actor(self.actor, first)?,
            recipient: actor(self.recipient, second)?,
            count: headings.len(),
            id: need("Event ID")?,
            date: need("Event Date")?,
            told_on,
            class: need(self.class)?,
            cameo: self.cameo.map(need).transpose()?,
            source: place(self.source),
            occurrence: place("Occurrence"),
        })
    }
}

/// The cell of a column without the quotation marks around it; none where it is empty.
pub(super) fn cell<'a>(cells: &[&'a str], place: Option<usize>) -> Option<&'a str> {
    let cell = cells.get(place?)?.trim();
    let inner = cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"'));
    let cell = inner.unwrap_or(cell).trim();
    (!matches!(cell, "" | "None" | "NA" | "nan")).then_some(cell)
}
