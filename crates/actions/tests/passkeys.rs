//! Passkeys: what becomes of them stands in the ledger, by whoever did it, and what is refused
//! nowhere.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

#[path = "../../people/tests/device/mod.rs"]
mod device;

use actions::{
    AccountError, Desk, Viewer, add_passkey, begin_accounts, drop_password, invite_person,
    join_by_passkey, join_desk, list_accounts, list_entries, list_passkeys, remove_passkey,
    reset_password, verify_desk,
};
use device::{Device, VERIFIED};
use domain::{Kind, Role};
use jiff::Timestamp;
use people::{
    Ceremony, Challenges, Made, NewInvitation, NewPasskey, NewPassword, PasskeyId, PasskeyRemoval,
    Proof, Roll, RollError, Secret, Site, Used, UserHandle,
};
use tempfile::TempDir;

const PASSWORD: &str = "tide copper lantern nine";

struct TestDesk {
    _folder: TempDir,
    desk: Desk,
    roll: Roll,
    challenges: Challenges,
    site: Site,
}

fn now() -> Timestamp {
    "2026-11-30T09:00:00Z".parse().unwrap()
}

fn device() -> Device {
    Device::new("https://desk.example", "desk.example")
}

impl TestDesk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let mut desk = Desk::open_or_begin(folder.path().join("desk.sqlite3"), "root").unwrap();
        let roll = desk.roll().unwrap();
        begin_accounts(&mut desk, &roll, ("Ada", PASSWORD), now()).unwrap();
        desk.seat("Ada", Viewer::Administrator);
        let (challenges, site) = (Challenges::default(), "https://desk.example".parse().unwrap());
        Self { _folder: folder, desk, roll, challenges, site }
    }

    fn invite(&mut self) -> Secret {
        let new = NewInvitation { role: Role::Editor, name: None };
        invite_person(&mut self.desk, &self.roll, &new, now()).unwrap().1
    }

    fn made(&mut self, device: &mut Device, ceremony: Ceremony) -> Made {
        let challenge = self.challenges.issue(ceremony, now()).told();
        let attestation = device.make(&challenge, b"somebody");
        let taken = self.challenges.take(&attestation.client_data, now()).unwrap();
        Made { attestation, taken, site: self.site.clone() }
    }

    fn add(&mut self, device: &mut Device, name: &str, password: &str) -> Result<(), AccountError> {
        let made = self.made(device, Ceremony::Add { account: name.to_owned() });
        let new = NewPasskey { name, label: "a phone", made: &made };
        let with = (new, Proof::Password(password));
        add_passkey(&mut self.desk, &self.roll, with, now()).map(drop)
    }

    fn used(&mut self, device: &mut Device, account: &str) -> Used {
        // A device that was told which passkeys are meant may leave out whose they are.
        device.user.clear();
        let ceremony = Ceremony::Confirm { account: account.to_owned() };
        let challenge = self.challenges.issue(ceremony, now()).told();
        let assertion = device.answer(&challenge);
        let taken = self.challenges.take(&assertion.client_data, now()).unwrap();
        Used { assertion, taken, site: self.site.clone() }
    }

    fn remove(
        &mut self,
        (name, id): (&str, u64),
        proof: Option<Proof<'_>>,
    ) -> Result<(), AccountError> {
        let removal = PasskeyRemoval { name, id: PasskeyId(id), keeps: None };
        remove_passkey(&mut self.desk, &self.roll, (removal, proof), now())
    }

    /// The audit trail, each entry with its author.
    fn trail(&self) -> Vec<String> {
        let entries = list_entries(&self.desk, Kind::AccountChange).unwrap();
        entries.into_iter().map(|it| format!("{}: {}", it.author, it.line)).collect()
    }
}

#[test]
fn what_becomes_of_passkeys_stands_in_the_ledger() {
    let mut test = TestDesk::new();
    let mut key = Device::of_ed25519("https://desk.example", "desk.example");
    let mut phone = device();
    test.add(&mut phone, "Ada", PASSWORD).unwrap();
    test.add(&mut key, "Ada", PASSWORD).unwrap();
    let used = test.used(&mut phone, "Ada");
    let by_phone = Proof::Passkey(&used);
    drop_password(&mut test.desk, &test.roll, ("Ada", by_phone), (None, now())).unwrap();
    let used = test.used(&mut phone, "Ada");
    test.remove(("Ada", 2), Some(Proof::Passkey(&used))).unwrap();
    let secret = test.invite();
    let made = test.made(&mut device(), Ceremony::Join { handle: UserHandle::new() });
    let new = NewPasskey { name: "Bo", label: "a key", made: &made };
    join_by_passkey(&mut test.desk, &test.roll, (secret.reveal(), new), now()).unwrap();
    reset_password(&mut test.desk, &test.roll, "Bo", now()).unwrap();
    let expected = [
        "root: Ada: the first administrator",
        "Ada: Ada: passkey 1 added, \"a phone\"",
        "Ada: Ada: passkey 2 added, \"a phone\"",
        "Ada: Ada: has no password any more",
        "Ada: Ada: passkey 2 removed",
        "Ada: whoever holds it: invited as editor, invitation 1",
        "Bo: Bo: joined as editor",
        "Bo: Bo: passkey 3 added, \"a key\"",
        "Ada: Bo: to set a new password",
    ];
    assert_eq!(test.trail(), expected);
    assert_eq!(verify_desk(&test.desk).unwrap().faults, []);
    let people = list_accounts(&test.roll, now()).unwrap();
    assert_eq!(people.accounts[0].passkeys, ["a phone"]);
    assert!(people.accounts[1].passkeys.is_empty(), "they fell with the reset");
}

#[test]
fn what_is_refused_stands_nowhere() {
    let mut test = TestDesk::new();
    test.add(&mut device(), "Ada", PASSWORD).unwrap();
    let secret = test.invite();
    let password = NewPassword::new(PASSWORD, "Bo").unwrap();
    join_desk(&mut test.desk, &test.roll, (secret.reveal(), "Bo", &password), now()).unwrap();
    let (trail, passkeys) = (test.trail(), list_passkeys(&test.roll, "Ada").unwrap());
    assert!(test.add(&mut device(), "Ada", "wrong").is_err());
    let mut unchecked = Device { flags: VERIFIED & 1, ..device() };
    assert!(test.add(&mut unchecked, "Ada", PASSWORD).is_err());
    let without = test.remove(("Ada", 1), None).unwrap_err();
    assert!(matches!(without, AccountError::Roll(RollError::NoProof)), "{without}");
    assert!(test.remove(("Ada", 1), Some(Proof::Password("wrong"))).is_err());
    test.desk.seat("Bo", Viewer::Account);
    let foreign = test.remove(("Ada", 1), Some(Proof::Password(PASSWORD))).unwrap_err();
    assert!(matches!(foreign, AccountError::NotOnesOwn(_)), "{foreign}");
    test.desk.seat("Ada", Viewer::Administrator);
    assert_eq!(test.trail(), trail);
    assert_eq!(list_passkeys(&test.roll, "Ada").unwrap(), passkeys);
}

#[test]
fn whoever_has_the_machine_removes_passkeys_but_never_the_last_way_in() {
    let mut test = TestDesk::new();
    let mut phone = device();
    test.add(&mut phone, "Ada", PASSWORD).unwrap();
    test.add(&mut device(), "Ada", PASSWORD).unwrap();
    test.desk.seat("root", Viewer::Machine);
    test.remove(("ada", 2), None).unwrap();
    assert_eq!(test.trail().last().unwrap(), "root: Ada: passkey 2 removed");
    let used = test.used(&mut phone, "Ada");
    let by_phone = Proof::Passkey(&used);
    drop_password(&mut test.desk, &test.roll, ("Ada", by_phone), (None, now())).unwrap();
    let last = test.remove(("Ada", 1), None).unwrap_err();
    assert!(matches!(last, AccountError::Roll(RollError::LastWayIn(_))), "{last}");
}

#[test]
fn nobody_takes_with_a_passkey_the_name_of_somebody_who_signed_before() {
    let mut test = TestDesk::new();
    let secret = test.invite();
    let made = test.made(&mut device(), Ceremony::Join { handle: UserHandle::new() });
    let new = NewPasskey { name: "root", label: "a key", made: &made };
    let refused =
        join_by_passkey(&mut test.desk, &test.roll, (secret.reveal(), new), now()).unwrap_err();
    assert!(matches!(refused, AccountError::Signed(_)), "{refused}");
}
