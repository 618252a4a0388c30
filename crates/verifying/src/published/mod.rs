//! A published ledger: a folder of tiles that any web server can serve (C2SP tlog-tiles).

mod path;
mod people;
mod tiles;

use crate::{Leaf, Opening, Policy, Signed, Tree, Unsigned};

use people::People;

/// Where the files of a published ledger come from: a folder, a web site, a test.
pub trait Files {
    /// The bytes of a file by its path below the published folder; `None` where there is none.
    fn read(&self, path: &str) -> Option<Vec<u8>>;
}

/// What was checked of a published ledger.
#[derive(Clone, Debug)]
pub struct PublishedCheck {
    /// The checkpoint and who stands behind it, if it counts.
    pub signed: Result<Signed, Unsigned>,
    /// The leaves that were read and hashed.
    pub leaves: u64,
    /// The leaves that are opened, and whose entries fit.
    pub opened: u64,
    /// Whatever is wrong, in the order found; at most a hundred.
    pub faults: Vec<Fault>,
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

/// A line of that file.
#[derive(serde::Deserialize)]
struct OpeningLine {
    index: u64,
    #[serde(flatten)]
    opening: Opening,
}

/// Reads all of a published ledger and checks it: the signatures, each leaf, each tile, the root,
/// each author's numbering, the times, and the entries that are opened.
///
/// It ends: a file that is missing ends the walk, whatever size the checkpoint claims.
pub fn check_published(files: &dyn Files, policy: &Policy) -> PublishedCheck {
    let mut check = Check { files, faults: vec![] };
    let note = check.text("checkpoint");
    let signed = policy.check(note.as_deref().unwrap_or_default());
    let size = signed.as_ref().map_or(0, |signed| signed.checkpoint.size);
    let leaves = check.leaves(size);
    if let Ok(signed) = &signed {
        let tree: Tree = leaves.iter().map(|data| crate::Hash::of_leaf(data)).collect();
        if (tree.size(), tree.root()) != (size, signed.checkpoint.root) {
            check.fault("checkpoint", "its root is not that of the leaves");
        }
    }
    let leaves = check.parse(&leaves);
    let opened = check.openings(&leaves);
    PublishedCheck { signed, leaves: leaves.len() as u64, opened, faults: check.faults }
}

/// A check under way.
struct Check<'files> {
    files: &'files dyn Files,
    faults: Vec<Fault>,
}

impl Check<'_> {
    fn parse(&mut self, leaves: &[Vec<u8>]) -> Vec<Option<Leaf>> {
        let mut people = People::default();
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

    fn openings(&mut self, leaves: &[Option<Leaf>]) -> u64 {
        if self.files.read(OPENINGS).is_none() {
            return 0;
        }
        let text = self.text(OPENINGS).unwrap_or_default();
        let mut opened = 0;
        let mut last = None;
        for line in text.lines() {
            let Ok(OpeningLine { index, opening }) = serde_json::from_str(line) else {
                self.fault(OPENINGS, "a line of it cannot be read");
                continue;
            };
            let leaf = usize::try_from(index).ok().and_then(|index| leaves.get(index));
            let is_next = last.is_none_or(|last| last < index);
            last = Some(index);
            match leaf {
                Some(Some(leaf)) if is_next && leaf.is_opened_by(&opening) => opened += 1,
                _ => self.fault(OPENINGS, &format!("its line for leaf {index} does not fit it")),
            }
        }
        opened
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

#[cfg(test)]
mod tests {
    use super::check_published;
    use crate::Standing;
    use crate::testing::Desk;

    #[test]
    fn a_published_ledger_holds() {
        for size in [1, 2, 255, 256, 257, 600] {
            let desk = Desk::with_entries(size);
            let check = check_published(&desk.publish(), &desk.policy());
            assert_eq!(check.faults, [], "of {size}");
            assert_eq!((check.leaves, check.opened), (size as u64, size as u64));
            assert_eq!(check.signed.unwrap().standing, Standing::OperatorOnly);
        }
    }

    #[test]
    fn each_flipped_byte_of_a_published_ledger_is_found() {
        let desk = Desk::with_entries(4);
        let policy = desk.policy();
        let published = desk.publish();
        for (path, bytes) in &published.0 {
            for at in 0..bytes.len() {
                let mut flipped = published.clone();
                flipped.0.get_mut(path).unwrap()[at] ^= 1;
                let check = check_published(&flipped, &policy);
                let is_found = check.signed.is_err() || !check.faults.is_empty();
                assert!(is_found, "byte {at} of {path} slipped by");
            }
        }
    }

    #[test]
    fn a_missing_file_is_named_and_ends_the_walk() {
        let desk = Desk::with_entries(300);
        for path in desk.publish().0.keys() {
            let mut published = desk.publish();
            published.0.remove(path);
            let check = check_published(&published, &desk.policy());
            let is_optional = path == super::OPENINGS;
            assert_eq!(
                check.faults.iter().any(|fault| fault.file == *path),
                !is_optional,
                "{path}"
            );
        }
    }

    #[test]
    fn a_left_out_forecast_shows_in_its_author_s_numbering() {
        let mut desk = Desk::with_entries(6);
        desk.leave_out(3);
        let check = check_published(&desk.publish(), &desk.policy());
        assert!(check.signed.is_ok(), "the operator signs what he likes");
        let said: Vec<&str> = check.faults.iter().map(|fault| fault.message.as_str()).collect();
        assert!(said[0].contains("is its author's number 3 where 2 should follow"), "{said:?}");
    }
}
