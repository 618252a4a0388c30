//! Growing: a leaf for each entry that bears on a score.

use super::leaf::{DESTROYED, Form, LeafData, Nonce, Secrets, Subject};
use super::tip::Tip;
use super::{LogError, rows};
use crate::canonical::Envelope;
use crate::known::{Adding, Known};
use crate::store::{Store, StoreFault, Table, Value, WITH_LOG};

/// Whether a ledger has its log yet; one of an earlier version gets it with its next entry.
pub(crate) fn is_there(store: &dyn Store) -> Result<bool, StoreFault> {
    Ok(store.version()? >= WITH_LOG)
}

/// Gives a ledger of an earlier version its log, with a leaf for each entry there is.
pub(crate) fn begin(store: &dyn Store) -> Result<(), LogError> {
    store.add_log()?;
    let mut known = Known::of(Tip::default());
    let mut adding = Adding::to(&mut known, store);
    let sql = "SELECT sequence, canonical FROM entry WHERE sequence > ? ORDER BY sequence LIMIT ?";
    store.each(sql, Value::FIRST_INTEGER, |row| {
        let [sequence, canonical] = row.into_values()?;
        let (sequence, canonical): (u64, Vec<u8>) = (sequence.try_into()?, canonical.try_into()?);
        let unreadable = |source| LogError::Unreadable { sequence, source };
        let envelope = Envelope::from_bytes(&canonical).map_err(unreadable)?;
        grow(&mut adding, &envelope, &canonical, None)?;
        adding.hand_over_much().map_err(LogError::from)
    })?;
    Ok(adding.hand_over()?)
}

/// What is known of a leaf before it is made anew.
#[derive(Clone, Debug)]
pub(crate) enum Kept {
    /// Its nonce, and how it commits to its entry.
    Secret(Nonce, Form),
    /// Its data alone, as its entry was erased.
    Sealed(Vec<u8>),
}

/// Adds the leaf of an entry, if it bears on a score; by what was kept of it, if anything was.
pub(crate) fn grow(
    adding: &mut Adding<'_>,
    envelope: &Envelope,
    canonical: &[u8],
    kept: Option<Kept>,
) -> Result<(), LogError> {
    if !envelope.id.kind.bears_on_score() {
        return Ok(());
    }
    let name = envelope.author.as_str();
    let author = adding.author(name)?;
    let (author_nonce, turn) = (author.nonce, author.turn);
    let subject = Subject::of(envelope, canonical);
    let (nonce, data) = match kept {
        Some(Kept::Sealed(data)) => {
            (DESTROYED, LeafData::sealed(subject, author_nonce, turn, &data)?)
        }
        Some(Kept::Secret(nonce, form)) => {
            (nonce, LeafData::new(subject, Secrets { nonce, author_nonce, form }, turn)?)
        }
        None => {
            let (nonce, form) = (rows::random(), Form::default());
            (nonce, LeafData::new(subject, Secrets { nonce, author_nonce, form }, turn)?)
        }
    };
    let data = data.to_bytes()?;
    let number = adding.tree().size();
    let nodes = adding.tree().grow(&data)?;
    let leaf = [
        number.into(),
        envelope.sequence.into(),
        name.into(),
        turn.number.into(),
        nonce.into(),
        data.as_slice().into(),
    ];
    adding.push(Table::Leaf, leaf);
    for (place, hash) in nodes {
        adding.push(Table::Node, [place.into(), hash.0.into()]);
    }
    adding.now_is(name, author.after(turn.number, &data));
    Ok(())
}

impl<'entry> Subject<'entry> {
    /// What the leaf of an entry tells of it.
    pub(super) fn of(envelope: &'entry Envelope, canonical: &'entry [u8]) -> Self {
        Self {
            sequence: envelope.sequence,
            id: envelope.id,
            recorded_at: envelope.recorded_at,
            author: &envelope.author,
            canonical,
            previous: envelope.previous,
        }
    }
}
