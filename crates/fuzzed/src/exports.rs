//! Exports of a desk: one that is taken in holds together and exports itself again.

use ledger::Ledger;

pub(crate) fn feed(bytes: &[u8]) {
    let Ok(folder) = tempfile::tempdir() else { return };
    let Ok(mut ledger) = Ledger::create(folder.path().join("desk.sqlite3")) else { return };
    let mut input = bytes;
    if ledger.import(&mut input, &mut |_| Ok(())).is_err() {
        assert_eq!(ledger.length().ok(), Some(0), "what is refused leaves nothing");
        return;
    }
    let faults = ledger.verify().map(|it| it.faults);
    assert_eq!(faults.ok(), Some(vec![]), "what is taken in holds together");
    let mut again = vec![];
    let exported = ledger.export(&mut std::iter::empty(), &mut again);
    assert!(exported.is_ok(), "what is taken in can be exported");
}
