//! A published ledger: a folder of tiles that any web server can serve (C2SP tlog-tiles).

mod authors;
mod graves;
mod kept;
mod kinds;
mod openings;
mod path;
mod people;
mod stamped;
mod tiles;

#[cfg(test)]
mod forgeries;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use crate::{Hash, Leaf, Opening, Policy, Signed, Tree, Unsigned};

pub use people::ClockSetBack;
use people::People;

pub use authors::AuthorLeaves;
pub use kept::Kept;
pub use stamped::StampedTree;

/// Where the files of a published ledger come from: a folder, a web site, a test.
pub trait Files {
    /// The bytes of a file by its path below the published folder; `None` where there is none.
    fn read(&self, path: &str) -> Option<Vec<u8>>;
}

/// What was checked of a published ledger. The page for readers is not: it is made from more than
/// what is published.
#[derive(Clone, Debug)]
pub struct PublishedCheck {
    /// The checkpoint and who stands behind it, if it counts.
    pub signed: Result<Signed, Unsigned>,
    /// The leaves that were read and hashed.
    pub leaves: u64,
    /// The leaves that are opened, and whose entries fit.
    pub opened: u64,
    /// The leaves of which an open tombstone says that they were erased.
    pub erased: u64,
    /// Whose leaves they are, in the order of each author's first.
    pub authors: Vec<AuthorLeaves>,
    /// The entries that are open, in the order of their leaves.
    pub entries: Vec<OpenEntry>,
    /// Whether the file of openings is there. Where it is not, nothing is open.
    pub has_openings: bool,
    /// The tree that an authority stamped last, if one is published.
    pub stamped: Option<StampedTree>,
    /// Where the clock of the desk was set back, which is no fault but its word alone.
    pub set_back: Vec<ClockSetBack>,
    /// Whatever is wrong, in the order found; at most a hundred.
    pub faults: Vec<Fault>,
}

/// An entry that is open, and that its leaf commits to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenEntry {
    /// The number of its leaf, counted from 0.
    pub index: u64,
    /// The canonical bytes of the entry.
    pub entry: String,
}

/// Something that is wrong with a published ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file.
    pub file: String,
    /// What is wrong.
    pub message: String,
}

/// Beyond so many faults more of them tell nothing new.
const MOST_FAULTS: usize = 100;

/// The file with the entries that are open to everybody, a line each.
const OPENINGS: &str = "openings.jsonl";

/// Reads all of a published ledger and checks it: the signatures, each leaf, each tile, the root,
/// each author's numbering and name, the ids, the times, the entries that are opened and what was
/// erased. It must also begin with each tree that was `kept` from earlier, and have open what was
/// open there.
///
/// It ends: a file that is missing ends the walk, whatever size the checkpoint claims.
pub fn check_published(files: &dyn Files, policy: &Policy, kept: &[Kept]) -> PublishedCheck {
    let mut check = Check { files, faults: vec![] };
    let note = check.text("checkpoint").unwrap_or_default();
    let signed = policy.check(&note);
    let size = signed.as_ref().map_or(0, |signed| signed.checkpoint.size);
    let leaves = check.leaves(size);
    let mut stamped = None;
    if let Ok(signed) = &signed {
        if root_of_first(size, &leaves) != Some(signed.checkpoint.root) {
            check.fault("checkpoint", "its root is not that of the leaves");
        }
        check.kept(kept, &signed.checkpoint, &leaves);
        stamped = check.stamped(&note, &signed.checkpoint, &leaves);
    }
    let mut people = People::default();
    let parsed = check.parse(&mut people, &leaves);
    let opened = check.openings(&parsed);
    let erased = check.graves(&opened, &parsed, &leaves);
    check.gone(kept, &parsed, &opened, &erased);
    let authors = check.authors(&parsed, &opened, &erased, kept);
    PublishedCheck {
        signed,
        leaves: leaves.len() as u64,
        opened: opened.len() as u64,
        erased: erased.len() as u64,
        authors,
        entries: in_order(opened),
        has_openings: files.read(OPENINGS).is_some(),
        stamped,
        set_back: people.set_back,
        faults: check.faults,
    }
}

fn in_order(opened: BTreeMap<u64, Opening>) -> Vec<OpenEntry> {
    let entry = |(index, opening): (u64, Opening)| OpenEntry { index, entry: opening.entry };
    opened.into_iter().map(entry).collect()
}

/// The root of the tree of so many leaves from the first, if there are as many.
fn root_of_first(size: u64, leaves: &[Vec<u8>]) -> Option<Hash> {
    let leaves = leaves.get(..usize::try_from(size).ok()?)?;
    let tree: Tree = leaves.iter().map(|data| Hash::of_leaf(data)).collect();
    Some(tree.root())
}

/// A check under way.
struct Check<'files> {
    files: &'files dyn Files,
    faults: Vec<Fault>,
}

impl Check<'_> {
    fn parse(&mut self, people: &mut People, leaves: &[Vec<u8>]) -> Vec<Option<Leaf>> {
        let mut parsed = vec![];
        for (index, data) in leaves.iter().enumerate() {
            let leaf = Leaf::parse(data);
            match &leaf {
                Err(error) => self.fault_at(index, &error.to_string()),
                Ok(leaf) => {
                    for message in people.follow(leaf, data) {
                        self.fault_at(index, &message);
                    }
                }
            }
            parsed.push(leaf.ok());
        }
        parsed
    }

    fn text(&mut self, path: &str) -> Option<String> {
        let Some(bytes) = self.files.read(path) else {
            self.fault(path, "is missing");
            return None;
        };
        let text = String::from_utf8(bytes).ok();
        if text.is_none() {
            self.fault(path, "is no text");
        }
        text
    }

    fn fault_at(&mut self, index: usize, message: &str) {
        let file = path::entries(index as u64 / 256, 256);
        self.fault(&file, &format!("leaf {index}: {message}"));
    }

    fn fault(&mut self, file: &str, message: &str) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(Fault { file: file.to_owned(), message: message.to_owned() });
        }
    }
}
