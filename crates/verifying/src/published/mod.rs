//! A published ledger: a folder of tiles that any web server can serve (C2SP tlog-tiles).

mod path;
mod people;
mod tiles;

use std::collections::BTreeMap;

use crate::tombstone::Tombstone;
use crate::{Checkpoint, Hash, Leaf, Opening, Policy, Signed, Tree, Unsigned};

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
    /// The leaves of which an open tombstone says that they were erased.
    pub erased: u64,
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
/// each author's numbering, the times, and the entries that are opened. It must also begin with
/// each tree that was `kept` from earlier.
///
/// It ends: a file that is missing ends the walk, whatever size the checkpoint claims.
pub fn check_published(files: &dyn Files, policy: &Policy, kept: &[Signed]) -> PublishedCheck {
    let mut check = Check { files, faults: vec![] };
    let note = check.text("checkpoint");
    let signed = policy.check(note.as_deref().unwrap_or_default());
    let size = signed.as_ref().map_or(0, |signed| signed.checkpoint.size);
    let leaves = check.leaves(size);
    if let Ok(signed) = &signed {
        if root_of_first(size, &leaves) != Some(signed.checkpoint.root) {
            check.fault("checkpoint", "its root is not that of the leaves");
        }
        check.kept(kept, &signed.checkpoint, &leaves);
    }
    let parsed = check.parse(&leaves);
    let opened = check.openings(&parsed);
    let erased = check.tombstones(&opened, &parsed, &leaves);
    let opened = opened.len() as u64;
    PublishedCheck { signed, leaves: leaves.len() as u64, opened, erased, faults: check.faults }
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
    /// What was kept from earlier must be the beginning of what is here.
    fn kept(&mut self, kept: &[Signed], now: &Checkpoint, leaves: &[Vec<u8>]) {
        for Signed { checkpoint: earlier, .. } in kept {
            let size = earlier.size;
            if earlier.origin != now.origin {
                let origin = &earlier.origin;
                self.fault("checkpoint", &format!("is not of the log \"{origin}\" that was kept"));
            } else if size > now.size {
                let message =
                    format!("has {} leaves, fewer than the {size} that were kept", now.size);
                self.fault("checkpoint", &message);
            } else if root_of_first(size, leaves) != Some(earlier.root) {
                let message =
                    format!("does not begin with the tree of {size} leaves that was kept");
                self.fault("checkpoint", &message);
            }
        }
    }

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

    /// The entries that are open, by the numbers of their leaves.
    fn openings(&mut self, leaves: &[Option<Leaf>]) -> BTreeMap<u64, Opening> {
        let mut opened = BTreeMap::new();
        if self.files.read(OPENINGS).is_none() {
            return opened;
        }
        let text = self.text(OPENINGS).unwrap_or_default();
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
                Some(Some(leaf)) if is_next && leaf.is_opened_by(&opening) => {
                    opened.insert(index, opening);
                }
                _ => self.fault(OPENINGS, &format!("its line for leaf {index} does not fit it")),
            }
        }
        opened
    }

    /// What an open tombstone names must be there as a leaf, and open to nobody.
    fn tombstones(
        &mut self,
        opened: &BTreeMap<u64, Opening>,
        leaves: &[Option<Leaf>],
        data: &[Vec<u8>],
    ) -> u64 {
        let mut erased = 0;
        for (index, opening) in opened {
            let Some(tombstone) = Tombstone::of(&opening.entry) else { continue };
            for sealed in tombstone.sealed() {
                let number = usize::try_from(sealed.number).unwrap_or(usize::MAX);
                let named = leaves.get(number).and_then(Option::as_ref).zip(data.get(number));
                if !named.is_some_and(|(leaf, data)| sealed.is(leaf, data)) {
                    let told = format!("leaf {index} names another leaf {number} as erased");
                    self.fault(OPENINGS, &told);
                } else if !sealed.is_erasable() {
                    let told = format!("leaf {index} erased leaf {number}, on which scores rest");
                    self.fault(OPENINGS, &told);
                } else if opened.contains_key(&sealed.number) {
                    let told =
                        format!("leaf {index} says that leaf {number} was erased, and it is open");
                    self.fault(OPENINGS, &told);
                } else {
                    erased += 1;
                }
            }
        }
        erased
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
            let check = check_published(&desk.publish(), &desk.policy(), &[]);
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
                let check = check_published(&flipped, &policy, &[]);
                let is_found = check.signed.is_err() || !check.faults.is_empty();
                assert!(is_found, "byte {at} of {path} slipped by");
            }
        }
    }

    #[test]
    fn what_was_erased_is_counted_and_its_tombstone_is_held_against_it() {
        let mut desk = Desk::with_entries(5);
        desk.read_document();
        let kept = desk.publish().0["openings.jsonl"].clone();
        desk.erase(5);
        let published = desk.publish();
        let check = check_published(&published, &desk.policy(), &[]);
        assert_eq!(check.faults, []);
        assert_eq!((check.leaves, check.opened, check.erased), (7, 6, 1));
        // Somebody who kept what was erased shows it again.
        let mut shown = published.clone();
        let told = published.0["openings.jsonl"].clone();
        let tombstone = String::from_utf8(told).unwrap().lines().last().unwrap().to_owned() + "\n";
        let all = [kept, tombstone.into_bytes()].concat();
        shown.0.insert("openings.jsonl".to_owned(), all);
        let check = check_published(&shown, &desk.policy(), &[]);
        let said: Vec<&str> = check.faults.iter().map(|fault| fault.message.as_str()).collect();
        assert_eq!(said, ["leaf 6 says that leaf 5 was erased, and it is open"]);
        desk.erase(2);
        let check = check_published(&desk.publish(), &desk.policy(), &[]);
        let said: Vec<&str> = check.faults.iter().map(|fault| fault.message.as_str()).collect();
        assert_eq!(said, ["leaf 7 erased leaf 2, on which scores rest"]);
    }

    #[test]
    fn each_flipped_byte_of_a_record_with_a_tombstone_is_found() {
        let mut desk = Desk::with_entries(2);
        desk.read_document();
        desk.erase(2);
        let policy = desk.policy();
        let published = desk.publish();
        for (path, bytes) in &published.0 {
            for at in 0..bytes.len() {
                let mut flipped = published.clone();
                flipped.0.get_mut(path).unwrap()[at] ^= 1;
                let check = check_published(&flipped, &policy, &[]);
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
            let check = check_published(&published, &desk.policy(), &[]);
            let is_optional = path == super::OPENINGS;
            assert_eq!(
                check.faults.iter().any(|fault| fault.file == *path),
                !is_optional,
                "{path}"
            );
        }
    }

    #[test]
    fn what_was_kept_must_be_its_beginning() {
        let check = |now: &Desk, kept: &Desk| {
            let note = String::from_utf8(kept.publish().0["checkpoint"].clone()).unwrap();
            let kept = kept.policy().check(&note).unwrap();
            let check = check_published(&now.publish(), &now.policy(), &[kept]);
            check.faults.into_iter().map(|fault| fault.message).collect::<Vec<_>>()
        };
        let (three, seven) = (Desk::with_entries(3), Desk::with_entries(7));
        assert_eq!(check(&seven, &three), Vec::<String>::new());
        assert_eq!(check(&three, &seven), ["has 3 leaves, fewer than the 7 that were kept"]);
        let mut rewritten = Desk::with_entries(7);
        rewritten.leave_out(6);
        assert_eq!(check(&seven, &rewritten), Vec::<String>::new());
        rewritten.leave_out(1);
        let faults = check(&seven, &rewritten);
        assert_eq!(faults, ["does not begin with the tree of 5 leaves that was kept"]);
    }

    #[test]
    fn a_left_out_forecast_shows_in_its_author_s_numbering() {
        let mut desk = Desk::with_entries(6);
        desk.leave_out(3);
        let check = check_published(&desk.publish(), &desk.policy(), &[]);
        assert!(check.signed.is_ok(), "the operator signs what he likes");
        let said: Vec<&str> = check.faults.iter().map(|fault| fault.message.as_str()).collect();
        assert!(said[0].contains("is its author's number 3 where 2 should follow"), "{said:?}");
    }
}
