//! What stands beside the ledger: the index, the copies, the rows of events.

use domain::{EventImport, Recordable as _};
use ledger::{Archive, CopyShelf, LedgerError, SearchIndex as _};

use super::Finding;
use crate::Desk;
use crate::event_rows::EventRows;

pub(super) fn all(desk: &Desk) -> Vec<Finding> {
    let told = |about, found: Result<Finding, LedgerError>| {
        found.unwrap_or_else(|error| Finding::wrong(about, error.to_string()))
    };
    vec![told("index", index(desk)), copies(desk), told("events", events(desk))]
}

/// The index mends itself: it is made anew or brought up whenever something is searched.
fn index(desk: &Desk) -> Result<Finding, LedgerError> {
    let folder = Archive::folder_of(desk.path());
    if !folder.exists() {
        return Ok(Finding::fine("index", "there is none yet; the first search makes it"));
    }
    let last = match Archive::open(&folder).and_then(|archive| archive.last_entry()) {
        Ok(last) => last,
        Err(error) => {
            let remedy = "`forsooth archive rebuild` makes it anew, and so does the next search";
            return Ok(Finding::odd("index", error.to_string(), remedy));
        }
    };
    let (reached, length) = (last.map_or(0, |last| last.sequence), desk.length()?);
    let kept = desk.ledger.entry_at(reached)?.map(|entry| entry.sha256);
    Ok(if last.is_some_and(|last| kept != Some(last.sha256)) {
        let remedy = "the next search makes it anew";
        Finding::odd("index", "it is of another desk, or of another past of this one", remedy)
    } else {
        Finding::fine("index", format!("it holds {reached} of {length} entries"))
    })
}

fn copies(desk: &Desk) -> Finding {
    let path = CopyShelf::file_of(desk.path());
    if !path.exists() {
        return Finding::fine(
            "copies",
            "there is no index of copies yet; adding a document makes it",
        );
    }
    match CopyShelf::open(&path) {
        Ok(_) => Finding::fine("copies", "the index of copies can be read"),
        Err(error) => Finding::odd("copies", error.to_string(), "remove it; it is made anew"),
    }
}

fn events(desk: &Desk) -> Result<Finding, LedgerError> {
    let imports = desk.ledger.entries(EventImport::KIND)?;
    let lost = imports.iter().filter(|entry| {
        EventImport::from_record(&entry.record)
            .is_some_and(|import| !EventRows::of(desk, import).are_whole())
    });
    let lost: Vec<String> = lost.map(|entry| entry.id.to_string()).collect();
    Ok(if lost.is_empty() {
        Finding::fine("events", format!("{} imports have their rows", imports.len()))
    } else {
        let told = format!("the rows of {} are missing or changed", lost.join(", "));
        Finding::to_mend("events", told, "import the tables again; `forsooth verify` names them")
    })
}
