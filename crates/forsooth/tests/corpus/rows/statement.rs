//! Statements.

use domain::{Modality, Statement, StatementKind};

use super::{joined, or};

/// Speaker, side, addressee, outlet, day, form, cue, words; and behind them what a page need not
/// always say: the place, the modality, the conditions, and whose statement it stands within.
pub(super) fn row(it: &Statement) -> String {
    let cue = or(it.cue.as_ref());
    let mut columns = vec![
        or(it.speaker.as_ref()),
        or(it.side.as_ref()),
        or(it.addressee.as_ref()),
        or(it.outlet.as_ref()),
        or(it.said.as_ref()),
        match it.kind {
            StatementKind::Speech => it.form.word().to_owned(),
            kind @ StatementKind::MentalState => {
                format!("{}, {}", it.form.word(), kind.words())
            }
        },
        if it.negated { format!("{cue} (negated)") } else { cue },
        it.words.clone(),
    ];
    columns.extend(it.place.as_ref().map(|place| format!("at {place}")));
    columns.extend((it.modality != Modality::Asserted).then(|| it.modality.word().to_owned()));
    columns.extend(it.condition.clone());
    let content = it.content_condition.as_ref();
    columns.extend(content.map(|condition| format!("content {condition}")));
    columns.extend(it.within.as_ref().map(|_| "within another".to_owned()));
    columns.extend(it.turned_down.clone());
    joined(&columns)
}

/// Who speaks, by the document and by the name known everywhere: code, sector, office, how sure,
/// and why.
pub(super) fn speaker(it: &Statement) -> String {
    let known = it.speaker_identity.as_ref();
    let sector = known.and_then(|it| it.sector).map(|it| format!("{it:?}").to_uppercase());
    joined(&[
        or(it.speaker.as_ref()),
        or(known.map(|it| &it.name)),
        or(known.and_then(|it| it.code.as_ref())),
        or(sector.as_ref()),
        or(known.and_then(|it| it.office.as_ref())),
        or(known.map(|it| format!("{:?}", it.sureness).to_lowercase()).as_ref()),
        or(known.map(|it| &it.reason)),
    ])
}
