//! Who else on the side spoke that week, and where they differ.

use std::cmp::Reverse;

use domain::{Kind, NameField, NameMatch, SearchTerm};
use jiff::ToSpan;
use reading::Wording;
use serde::Serialize;

use super::without_pieces;
use crate::Desk;
use crate::nearest_wordings::says_otherwise;
use crate::search::SearchError;
use crate::spoken::Spoken;
use crate::word_change::WordChange;

/// What another on the side said that week.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WeekVoice {
    /// What was said.
    #[serde(flatten)]
    pub spoken: Spoken,
    /// Where it is near the newest statement: how many content words of both are shared.
    pub percent: Option<usize>,
    /// Where it is near: how it differs from the newest statement.
    pub changes: Vec<WordChange>,
}

/// How many days before and after are looked at.
const DAYS: i64 = 3;

/// How many statements of the week are looked at, and how many are told.
const LOOKED_AT: usize = 200;
const TOLD: usize = 20;

/// What others on the side said within three days: what is near the newest statement first.
pub(super) fn week(desk: &Desk, newest: &Spoken) -> Result<Vec<WeekVoice>, SearchError> {
    let (Some(side), Some(day)) = (&newest.side, newest.date) else { return Ok(vec![]) };
    let (since, until) = (day.saturating_sub(DAYS.days()), day.saturating_add(DAYS.days()));
    let (field, matching) = (NameField::Side, NameMatch::Whole);
    let terms = vec![
        SearchTerm::Kind(Kind::Statement),
        SearchTerm::Name { field, name: side.clone(), matching },
        SearchTerm::Since(since),
        SearchTerm::Until(until),
    ];
    let (_, spoken) = desk.spoken(terms, LOOKED_AT)?;
    let wording = Wording::of(&newest.whole);
    let is_another =
        |it: &Spoken| it.speaker.is_some() && it.speaker != newest.speaker && !it.is_denied;
    let others: Vec<Spoken> = without_pieces(spoken).into_iter().filter(is_another).collect();
    let others = desk.spoken_once(others, &|it| desk.next_version(it))?;
    let others = others.into_iter().filter(|it| it.gone_since.is_none());
    let mut voices: Vec<WeekVoice> = others.map(|it| voice(it, newest, &wording)).collect();
    voices.sort_by_key(|it| (Reverse(it.percent), Reverse(it.spoken.date)));
    voices.truncate(TOLD);
    Ok(voices)
}

fn voice(spoken: Spoken, newest: &Spoken, wording: &Wording) -> WeekVoice {
    let likeness = wording.likeness(&Wording::of(&spoken.whole));
    if !likeness.is_near() {
        return WeekVoice { spoken, percent: None, changes: vec![] };
    }
    let is_turned = !spoken.is_told_like(newest) || says_otherwise(likeness, newest, &spoken);
    let likeness = if is_turned { likeness.told_apart() } else { likeness };
    let changes = WordChange::between(&newest.whole, &spoken.whole);
    WeekVoice { percent: Some(likeness.percent()), changes, spoken }
}
