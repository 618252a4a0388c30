//! A speaker's record: what a person, an office or a side has said, by addressee and by matter, the
//! newest with its nearest earlier wordings, the formulas that come again, who else on the side
//! spoke that week, and whether what was announced took place.

mod announcement;
mod follow_through;
mod formula_record;
mod groups;
mod week;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use domain::{Form, Id, Kind, NameField, NameMatch, SearchTerm};
use jiff::civil::Date;
use ledger::{MatchOrder, SearchIndex, Wanted};
use reading::Gazetteer;
use serde::Serialize;
use thiserror::Error;

use crate::Desk;
use crate::archive::{Filling, FillingProgress};
use crate::nearest_wordings::{EarlierWordings, NearestWordings, narrowed, nearest_wordings};
use crate::search::SearchError;
use crate::spoken::{Spoken, SpokenReader};

pub use announcement::{Announcement, AnnouncementOutcome, FEWEST_ANNOUNCED, FollowThrough};
pub use formula_record::{FormulaNews, FormulaPlace, FormulaRecord, MonthCount, News};
pub use groups::{NameCount, StatementGroup};
pub use week::WeekVoice;

/// How many statements are looked at: the newest.
const LOOKED_AT: usize = 1000;

/// Whose record is asked for, and which of it.
#[derive(Clone, Debug, Default)]
pub struct SpeakerRecord {
    /// Who spoke: the name or some of its words side by side.
    pub speaker: Option<String>,
    /// The office that the speaker held, as "foreign minister".
    pub office: Option<String>,
    /// For whom, by the whole name.
    pub side: Option<String>,
    /// Only what was said to them.
    pub addressee: Option<String>,
    /// Only what was said on this day or later.
    pub since: Option<Date>,
    /// Only what was said on this day or before.
    pub until: Option<Date>,
    /// Only what is put so.
    pub form: Option<Form>,
    /// The actors, where they are not the program's own.
    pub gazetteer: Option<Arc<Gazetteer>>,
    /// How much is added to the search index before.
    pub filling: Filling,
}

/// The record of a speaker.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SpeakersRecord {
    /// Whose it is, in words, as "Lavrov, for Russia".
    pub of: String,
    /// How many statements there are.
    pub total: usize,
    /// How many of them were looked at: the newest.
    pub looked_at: usize,
    /// How many more stand in copies of their documents, and are counted with these.
    pub copies: usize,
    /// The first day of those that were looked at.
    pub first: Option<Date>,
    /// The last day.
    pub last: Option<Date>,
    /// Whom the name stands for, with the number of statements of each.
    pub speakers: Vec<NameCount>,
    /// The nearest earlier wordings of the newest statement.
    pub earlier: Option<EarlierWordings>,
    /// By whom they were addressed to, the most frequent first.
    pub addressees: Vec<StatementGroup>,
    /// Those that are near one another, the newest first.
    pub matters: Vec<StatementGroup>,
    /// The rows of words that come again on different days.
    pub formulas: Vec<FormulaRecord>,
    /// Who else on the side spoke within three days of the newest statement.
    pub week: Vec<WeekVoice>,
    /// What became of what was announced.
    pub follow_through: FollowThrough,
    /// The statements, the newest first.
    pub statements: Vec<Spoken>,
    /// What documents say was denied or not said; it counts for nothing above.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub denied: Vec<Spoken>,
    /// What stood in an earlier version of a page alone; it counts for nothing above.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub gone: Vec<Spoken>,
    /// What a reader should know, as that newer entries are not searched yet.
    pub notes: Vec<String>,
}

/// Why there is no record.
#[derive(Debug, Error)]
pub enum SpeakerRecordError {
    /// Nobody is named.
    #[error("nobody is named; give a speaker's name, an office or a side")]
    Nobody,
    /// It cannot be searched.
    #[error(transparent)]
    Search(#[from] SearchError),
}

/// Puts together what a speaker has said.
///
/// # Errors
///
/// Nobody is named, or the search index or the ledger cannot be read.
pub fn speaker_record(
    desk: &Desk,
    request: &SpeakerRecord,
    progress: FillingProgress<'_>,
) -> Result<SpeakersRecord, SpeakerRecordError> {
    if [&request.speaker, &request.office, &request.side].into_iter().all(Option::is_none) {
        return Err(SpeakerRecordError::Nobody);
    }
    let mut notes = desk.bring_up_archive(request.filling, progress)?;
    let (total, statements) = desk.spoken_by(request)?;
    if statements.len() == LOOKED_AT || request.is_sieved() && total > LOOKED_AT {
        notes.push(format!("only the newest {LOOKED_AT} of {total} statements were looked at"));
    }
    let total = if request.is_sieved() { statements.len() } else { total };
    let all = statements.len();
    let Sorted { statements, denied, gone } = desk.sorted(statements)?;
    let total = total.saturating_sub(all - statements.len());
    let newest = statements.first();
    let earlier = newest.map(|newest| earlier(desk, newest)).transpose()?;
    let (follow_through, note) = follow_through::follow_through(desk, request, &statements)?;
    notes.extend(note);
    Ok(SpeakersRecord {
        of: request.words(),
        total,
        looked_at: statements.len(),
        copies: statements.iter().map(|it| it.copies.len()).sum(),
        first: statements.iter().filter_map(|it| it.date).min(),
        last: statements.iter().filter_map(|it| it.date).max(),
        speakers: groups::speakers(&statements),
        earlier,
        addressees: groups::by_addressee(&statements),
        matters: groups::by_matter(&statements),
        formulas: formula_record::formula_records(desk, &statements)?,
        week: newest.map_or(Ok(vec![]), |newest| week::week(desk, newest))?,
        follow_through,
        statements,
        denied,
        gone,
        notes,
    })
}

/// Statements by whether they count.
struct Sorted {
    statements: Vec<Spoken>,
    denied: Vec<Spoken>,
    gone: Vec<Spoken>,
}

/// Statements without those that are pieces of others among them, as what China opposes is of
/// "Mao Ning said that China opposes …".
fn without_pieces(statements: Vec<Spoken>) -> Vec<Spoken> {
    let mut of_document: HashMap<Id, Vec<&Spoken>> = HashMap::new();
    for it in &statements {
        of_document.entry(it.document).or_default().push(it);
    }
    let is_piece =
        |it: &Spoken| of_document[&it.document].iter().any(|other| it.is_piece_of(other));
    let pieces: HashSet<Id> = statements.iter().filter(|it| is_piece(it)).map(|it| it.id).collect();
    statements.into_iter().filter(|it| !pieces.contains(&it.id)).collect()
}

impl SpeakerRecord {
    /// Whether statements are left out that the search index finds.
    fn is_sieved(&self) -> bool {
        self.office.is_some() || self.form.is_some()
    }

    /// Whether nothing but a speaker by name is asked for.
    fn is_of_a_speaker_alone(&self) -> bool {
        let Self { office, side, addressee, form, since, until, .. } = self;
        let narrowed = [office, side, addressee].into_iter().any(Option::is_some);
        self.speaker.is_some() && !narrowed && form.is_none() && since.is_none() && until.is_none()
    }

    /// Whose record it is, in words.
    fn words(&self) -> String {
        let who = [&self.speaker, &self.office].into_iter().flatten().cloned();
        let side = self.side.as_ref();
        let mut words: Vec<String> = who.collect();
        words.extend(side.map(
            |side| {
                if words.is_empty() { side.clone() } else { format!("for {side}") }
            },
        ));
        words.join(", ")
    }

    fn terms(&self) -> Vec<SearchTerm> {
        let name = |field, name: &Option<String>, matching| {
            name.clone().map(|name| SearchTerm::Name { field, name, matching })
        };
        let names = [
            name(NameField::Speaker, &self.speaker, NameMatch::Part),
            name(NameField::Side, &self.side, NameMatch::Whole),
            name(NameField::Addressee, &self.addressee, NameMatch::Part),
        ];
        let days = [self.since.map(SearchTerm::Since), self.until.map(SearchTerm::Until)];
        let kind = [SearchTerm::Kind(Kind::Statement)];
        kind.into_iter().chain(names.into_iter().chain(days).flatten()).collect()
    }
}

impl Desk {
    /// Statements, each once, by whether they count.
    fn sorted(&self, statements: Vec<Spoken>) -> Result<Sorted, SearchError> {
        let once = self.spoken_once(without_pieces(statements), &|it| self.next_version(it))?;
        let is_gone = |it: &Spoken| it.gone_since.is_some();
        let (gone, standing): (Vec<Spoken>, Vec<Spoken>) = once.into_iter().partition(is_gone);
        let (denied, statements) = standing.into_iter().partition(|it| it.is_denied);
        Ok(Sorted { statements, denied, gone })
    }

    /// The formulas of a speaker; the search index has been brought up.
    pub(crate) fn formulas_of(
        &self,
        request: &SpeakerRecord,
    ) -> Result<Vec<FormulaRecord>, SearchError> {
        let (_, statements) = self.spoken_by(request)?;
        formula_record::formula_records(self, &self.sorted(statements)?.statements)
    }

    /// How many statements the search index finds, and the newest of them that fit, newest first.
    fn spoken_by(&self, request: &SpeakerRecord) -> Result<(usize, Vec<Spoken>), SearchError> {
        let (total, mut spoken) = self.spoken(request.terms(), LOOKED_AT)?;
        let office = request.office.as_ref().map(|office| office.to_lowercase());
        spoken.retain(|it| {
            let held = it.office.as_ref().map(|office| office.to_lowercase());
            request.form.is_none_or(|form| it.form == form) && (office.is_none() || held == office)
        });
        Ok((total, spoken))
    }

    /// How many statements fit, and so many of the latest.
    fn spoken(
        &self,
        terms: Vec<SearchTerm>,
        limit: usize,
    ) -> Result<(usize, Vec<Spoken>), SearchError> {
        let query = narrowed(terms);
        let order = MatchOrder::Date;
        let wanted =
            Wanted { query: &query, after: 0, order, skip: 0, limit, with_facets: false, but: &[] };
        let matches = self.with_archive(|archive| Ok(archive.search(&wanted)?))?;
        Ok((matches.total, SpokenReader::new(self).at(&matches.sequences)?))
    }
}

/// The nearest earlier wordings of the newest statement; the search index has been brought up.
fn earlier(desk: &Desk, newest: &Spoken) -> Result<EarlierWordings, SearchError> {
    let request = NearestWordings { statement: newest.id, known_by: None, filling: Filling::Slice };
    nearest_wordings(desk, &request, &mut |_, _| ())
}
