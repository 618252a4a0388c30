//! Finding the earlier wordings that are nearest to a statement: of the same speaker, of others in
//! the same office, and of others on the same side.

use std::collections::BTreeSet;

use domain::{Id, Kind, SearchClause, SearchQuery, SearchTerm};
use jiff::Timestamp;
use jiff::civil::Date;
use reading::{Likeness, Wording};
use serde::Serialize;
use text::copies::{Shingles, is_variant};

use crate::archive::{Filling, FillingProgress};
use crate::earlier_reader::EarlierReader;
use crate::search::SearchError;
use crate::spoken::{Spoken, SpokenReader};
use crate::told_once::gone_told;
use crate::word_change::WordChange;
use crate::{Desk, LookUpError};

/// Which earlier wordings are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NearestWordings {
    /// The statement.
    pub statement: Id,
    /// As the desk knew them at this time; `None` for now.
    pub known_by: Option<Timestamp>,
    /// How much is added to the search index before.
    pub filling: Filling,
}

/// The earlier wordings that are nearest to a statement, the nearest first.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct EarlierWordings {
    /// By the same speaker.
    pub speaker: Vec<EarlierWording>,
    /// By others who held the same office.
    pub office: Vec<EarlierWording>,
    /// By others on the same side.
    pub side: Vec<EarlierWording>,
    /// By any of them, in other words that mean much the same.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub meaning: Vec<EarlierWording>,
    /// What a reader should know, as that newer entries are not searched yet.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<String>,
}

/// An earlier wording that is near to a statement.
#[expect(clippy::struct_excessive_bools, reason = "each of them is a member of the JSON")]
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EarlierWording {
    /// The latest statement that has it.
    #[serde(flatten)]
    pub spoken: Spoken,
    /// How many of the content words of both are shared, in percent; words that deny something count.
    pub percent: usize,
    /// Whether it is the same word for word, and told in the same way.
    pub is_same: bool,
    /// Whether it was found by its meaning, and words alone would not have found it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub by_meaning: bool,
    /// Where it was told in another way: in which, as "but denied then, said now".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub turned: Option<String>,
    /// Whether one of the two denies something that the other does not.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_negated: bool,
    /// Whether the words that both have say something else in the other's order, or with other
    /// small words, as "before" for "after".
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub is_otherwise: bool,
    /// How many statements have it word for word, of those that were looked at; copies of one story
    /// count once.
    pub times: usize,
    /// The first day of these.
    pub first: Option<Date>,
    /// What became of it: what is new, dropped or changed in the statement.
    pub changes: Vec<WordChange>,
}

/// How many are told of each sort.
const TOLD: usize = 3;

/// Finds the earlier wordings that are nearest to a statement.
///
/// Earlier is what was said, or else published, on a day before; of a statement without a day, what
/// was recorded before it.
///
/// # Errors
///
/// The statement cannot be looked up, or the search index can be neither read nor made anew.
pub fn nearest_wordings(
    desk: &Desk,
    request: &NearestWordings,
    progress: FillingProgress<'_>,
) -> Result<EarlierWordings, SearchError> {
    let entry = desk.find_kind(request.statement, Kind::Statement)?;
    let Some(statement) = SpokenReader::new(desk).of(&entry)? else {
        return Err(LookUpError::NoSuch(request.statement).into());
    };
    let mut notes = desk.bring_up_archive(request.filling, progress)?;
    let mut earlier = EarlierReader::new(desk).earlier_of(&statement, request.known_by)?;
    notes.append(&mut earlier.notes);
    Ok(EarlierWordings { notes, ..earlier })
}

impl EarlierWordings {
    /// Whether nothing like it was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sorts().into_iter().all(|(_, wordings)| wordings.is_empty())
    }

    /// Each sort with the words for it.
    #[must_use]
    pub fn sorts(&self) -> [(&'static str, &[EarlierWording]); 4] {
        [
            ("by the same speaker", &self.speaker),
            ("by others in the same office", &self.office),
            ("by others on the same side", &self.side),
            ("in other words, by meaning", &self.meaning),
        ]
    }
}

impl EarlierWording {
    /// How near it is, as "word for word, 3 times since 2021-03-04", "67% alike", "91% alike, but
    /// one denies it" or "85% alike, but rejected then, wanted now".
    #[must_use]
    pub fn nearness(&self) -> String {
        let alike = if self.by_meaning {
            let turned = self.turned.iter().map(|turned| format!(", {turned}"));
            format!("similar in meaning{}", turned.collect::<String>())
        } else if self.is_same {
            "word for word".to_owned()
        } else {
            let negated = match (self.is_negated, self.is_otherwise) {
                (true, _) => ", but one denies it",
                (false, true) if self.turned.is_none() => ", but it says something else",
                (false, _) => "",
            };
            let turned = self.turned.iter().map(|turned| format!(", {turned}"));
            format!("{}% alike{}{negated}", self.percent, turned.collect::<String>())
        };
        let times = self.first.filter(|_| self.times > 1);
        let times = times.map(|first| format!("{} times since {first}", self.times));
        let gone = self.spoken.gone_since.map(gone_told);
        let told = std::iter::once(alike).chain(times).chain(gone);
        told.collect::<Vec<_>>().join(", ")
    }

    /// The changes in words that need no color.
    #[must_use]
    pub fn marked(&self) -> String {
        self.changes.iter().map(WordChange::marked).collect::<Vec<_>>().join(" ")
    }
}

/// Whether two statements that share all words that say something differ in what they say, as
/// where two actors changed places.
pub(crate) fn says_otherwise(likeness: Likeness, one: &Spoken, other: &Spoken) -> bool {
    likeness.percent() == 100 && is_variant(&Shingles::of(&one.whole), &Shingles::of(&other.whole))
}

/// A query that all of these must fit.
pub(crate) fn narrowed(terms: impl IntoIterator<Item = SearchTerm>) -> SearchQuery {
    let clause = |term| SearchClause { is_excluded: false, any: vec![term] };
    SearchQuery { clauses: terms.into_iter().map(clause).collect() }
}

/// Sorts candidates by whose they are, and keeps the nearest.
pub(crate) fn nearest_of(statement: &Spoken, candidates: Vec<Spoken>) -> EarlierWordings {
    let wording = Wording::of(&statement.whole);
    let mut near: Vec<(Likeness, bool, Wording, Spoken)> = candidates
        .into_iter()
        .map(|it| {
            let other = Wording::of(&it.whole);
            (wording.likeness(&other), other, it)
        })
        .filter(|(likeness, ..)| likeness.is_near())
        .map(|(likeness, other, it)| {
            let is_otherwise = says_otherwise(likeness, statement, &it);
            let is_apart = is_otherwise || !statement.is_told_like(&it);
            (if is_apart { likeness.told_apart() } else { likeness }, is_otherwise, other, it)
        })
        .collect();
    near.sort_by(|(one, .., early), (two, .., late)| {
        (two.percent(), late.date, late.id).cmp(&(one.percent(), early.date, early.id))
    });
    let mut earlier = EarlierWordings::default();
    let mut sentences = BTreeSet::new();
    for (likeness, is_otherwise, other, spoken) in near {
        // The pieces of one sentence are one wording, and one use of it.
        if !sentences.insert(spoken.sentence) {
            continue;
        }
        let told = if spoken.speaker.is_some() && spoken.speaker == statement.speaker {
            &mut earlier.speaker
        } else if spoken.office.is_some()
            && (&spoken.office, &spoken.side) == (&statement.office, &statement.side)
        {
            &mut earlier.office
        } else {
            &mut earlier.side
        };
        let is_same = |it: &&mut EarlierWording| {
            it.spoken.is_told_like(&spoken) && Wording::of(&it.spoken.whole).is_same(&other)
        };
        if let Some(same) = told.iter_mut().find(is_same) {
            if spoken.gone_since.is_none() {
                same.times += 1;
                same.first = same.first.min(spoken.date).or(same.first);
            }
        } else if told.len() < TOLD {
            told.push(EarlierWording {
                percent: likeness.percent(),
                is_same: statement.is_told_like(&spoken) && wording.is_same(&other),
                by_meaning: false,
                turned: statement.change_of_telling(&spoken),
                is_negated: likeness.is_negated(),
                is_otherwise,
                times: 1,
                first: spoken.date,
                changes: WordChange::between(&spoken.whole, &statement.whole),
                spoken,
            });
        }
    }
    earlier
}
