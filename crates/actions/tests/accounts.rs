//! Accounts: what is done to them stands in the ledger, by whoever did it, and what is refused
//! nowhere.

#![expect(clippy::disallowed_methods, reason = "it damages a file on purpose")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use actions::{
    AccountError, Desk, Viewer, begin_accounts, change_password, disable_account, enable_account,
    invite_person, issue_token, join_desk, list_accounts, list_entries, list_ways_in,
    reset_password, revoke_token, set_role, take_back_invitation, verify_desk,
};
use domain::{Kind, Role};
use jiff::{SignedDuration, Timestamp};
use people::{
    NewInvitation, NewPassword, NewToken, PasswordChange, Proof, Roll, RollError, Secret,
};
use tempfile::TempDir;

const PASSWORD: &str = "tide copper lantern nine";
const NEXT: &str = "seven quiet walruses sing";

struct TestDesk {
    _folder: TempDir,
    desk: Desk,
    roll: Roll,
}

/// A password that will do for an account.
fn fit(password: &str, name: &str) -> NewPassword {
    NewPassword::new(password, name).unwrap()
}

fn now() -> Timestamp {
    "2026-11-30T09:00:00Z".parse().unwrap()
}

impl TestDesk {
    fn new() -> Self {
        let folder = TempDir::new().unwrap();
        let mut desk = Desk::open_or_begin(folder.path().join("desk.sqlite3"), "root").unwrap();
        let roll = desk.roll().unwrap();
        begin_accounts(&mut desk, &roll, ("Ada", PASSWORD), now()).unwrap();
        desk.seat("Ada", Viewer::Administrator);
        Self { _folder: folder, desk, roll }
    }

    fn invite(&mut self, role: Role, name: Option<&str>) -> Secret {
        let new = NewInvitation { role, name: name.map(str::to_owned) };
        invite_person(&mut self.desk, &self.roll, &new, now()).unwrap().1
    }

    fn join(&mut self, secret: &Secret, name: &str) -> Result<(), AccountError> {
        let password = fit(PASSWORD, name);
        let given = (secret.reveal(), name, &password);
        join_desk(&mut self.desk, &self.roll, given, now()).map(drop)
    }

    fn add(&mut self, name: &str, role: Role) {
        let secret = self.invite(role, None);
        self.join(&secret, name).unwrap();
    }

    /// The audit trail, each entry with its author.
    fn trail(&self) -> Vec<String> {
        let entries = list_entries(&self.desk, Kind::AccountChange).unwrap();
        entries.into_iter().map(|it| format!("{}: {}", it.author, it.line)).collect()
    }
}

#[test]
fn each_change_stands_in_the_ledger_by_whoever_did_it() {
    let mut test = TestDesk::new();
    test.add("Bo", Role::Reader);
    let TestDesk { desk, roll, .. } = &mut test;
    set_role(desk, roll, "bo", Role::Editor).unwrap();
    disable_account(desk, roll, "Bo").unwrap();
    enable_account(desk, roll, "Bo").unwrap();
    let (_, secret) = reset_password(desk, roll, "Bo", now()).unwrap();
    join_desk(desk, roll, (secret.reveal(), "Bo", &fit(PASSWORD, "Bo")), now()).unwrap();
    let proof = Proof::Password(PASSWORD);
    let change = PasswordChange { name: "Bo", proof, new: &fit(NEXT, "Bo"), keeps: None };
    change_password(desk, roll, change, now()).unwrap();
    let (scopes, ends_at) = (Role::Administrator.scopes(), now() + SignedDuration::from_hours(1));
    let new = NewToken { name: "Ada", label: "nightly", scopes: &scopes, ends_at };
    let (token, _) = issue_token(desk, roll, new, now()).unwrap();
    revoke_token(desk, roll, "Ada", token.id).unwrap();
    test.invite(Role::Reader, Some("Cy"));
    let open = list_accounts(&test.roll, now()).unwrap().invitations[0].id;
    take_back_invitation(&mut test.desk, &test.roll, open, now()).unwrap();
    let expected = [
        "root: Ada: the first administrator",
        "Ada: whoever holds it: invited as reader, invitation 1",
        "Bo: Bo: joined as reader",
        "Ada: Bo: editor, before reader",
        "Ada: Bo: disabled",
        "Ada: Bo: enabled",
        "Ada: Bo: to set a new password",
        "Bo: Bo: has a new password",
        "Bo: Bo: has a new password",
        "Ada: Ada: token 1 issued, \"nightly\", to read,propose,write,settle",
        "Ada: Ada: token 1 revoked",
        "Ada: Cy: invited as reader, invitation 3",
        "Ada: Cy: invitation 3 taken back",
    ];
    assert_eq!(test.trail(), expected);
    assert_eq!(verify_desk(&test.desk).unwrap().faults, []);
}

#[test]
fn what_is_refused_stands_nowhere() {
    let mut test = TestDesk::new();
    test.add("Bo", Role::Editor);
    let (trail, accounts) = (test.trail(), test.roll.accounts().unwrap());
    let TestDesk { desk, roll, .. } = &mut test;
    let new = NewInvitation { role: Role::Reader, name: None };
    assert!(set_role(desk, roll, "Ada", Role::Reader).is_err());
    assert!(disable_account(desk, roll, "Ada").is_err());
    for viewer in [Viewer::Account, Viewer::Administrator] {
        desk.seat("Bo", viewer);
        let refused = invite_person(desk, roll, &new, now()).unwrap_err();
        let is_refused = matches!(refused, AccountError::Roll(RollError::NotAdministrator(_)));
        assert!(is_refused, "the roll says who is an administrator: {refused}");
        assert!(reset_password(desk, roll, "Ada", now()).is_err());
        assert!(enable_account(desk, roll, "Ada").is_err());
    }
    let proof = Proof::Password(NEXT);
    let change = PasswordChange { name: "Ada", proof, new: &fit(NEXT, "Ada"), keeps: None };
    assert!(change_password(desk, roll, change, now()).is_err());
    desk.seat("Ada", Viewer::Administrator);
    assert_eq!((test.trail(), test.roll.accounts().unwrap()), (trail, accounts));
}

#[test]
fn a_ledger_that_refuses_leaves_the_roll_as_it_was() {
    let mut test = TestDesk::new();
    test.add("Bo", Role::Editor);
    test.desk.seat("", Viewer::Machine);
    let refused = disable_account(&mut test.desk, &test.roll, "Bo").unwrap_err();
    assert!(matches!(refused, AccountError::Ledger(_)), "{refused}");
    assert!(!test.roll.account("Bo").unwrap().is_disabled);
}

#[test]
fn nobody_takes_the_name_of_somebody_who_signed_before() {
    let mut test = TestDesk::new();
    let secret = test.invite(Role::Editor, None);
    let refused = test.join(&secret, "root").unwrap_err();
    assert!(matches!(refused, AccountError::Signed(_)), "{refused}");
    let named = test.invite(Role::Editor, Some("root"));
    test.join(&named, "root").unwrap();
    test.join(&secret, "Bo").unwrap();
}

#[test]
fn tokens_are_ones_own_or_a_bots() {
    let mut test = TestDesk::new();
    test.add("Bo", Role::Editor);
    test.add("bot:rates", Role::Bot);
    let (scopes, ends_at) = (Role::Bot.scopes(), now() + SignedDuration::from_hours(1));
    let mut issue = |author: &str, viewer: Viewer, name: &str| {
        test.desk.seat(author, viewer);
        let new = NewToken { name, label: "nightly", scopes: &scopes, ends_at };
        issue_token(&mut test.desk, &test.roll, new, now()).map(|(token, _)| token.id)
    };
    let own = issue("Bo", Viewer::Account, "Bo").unwrap();
    issue("Ada", Viewer::Administrator, "bot:rates").unwrap();
    issue("root", Viewer::Machine, "Bo").unwrap();
    for (author, viewer, name) in [
        ("Bo", Viewer::Account, "bot:rates"),
        ("Bo", Viewer::Account, "Ada"),
        ("Ada", Viewer::Administrator, "Bo"),
    ] {
        let refused = issue(author, viewer, name).unwrap_err();
        assert!(matches!(refused, AccountError::NotOwn(_)), "{author} for {name}: {refused}");
    }
    test.desk.seat("bot:rates", Viewer::Account);
    assert!(revoke_token(&mut test.desk, &test.roll, "Bo", own).is_err());
    test.desk.seat("Ada", Viewer::Administrator);
    revoke_token(&mut test.desk, &test.roll, "Bo", own).unwrap();
    assert!(list_ways_in(&test.roll, "Bo", now()).unwrap().tokens[0].is_revoked);
}

#[test]
fn only_administrators_see_the_trail() {
    let mut test = TestDesk::new();
    test.add("Bo", Role::Editor);
    assert_eq!(test.trail().len(), 3);
    test.desk.seat("Bo", Viewer::Account);
    assert_eq!(test.trail(), [] as [String; 0]);
}

#[test]
fn nobody_else_reaches_a_desk_without_an_administrator() {
    let folder = TempDir::new().unwrap();
    let mut desk = Desk::open_or_begin(folder.path().join("desk.sqlite3"), "root").unwrap();
    let (here, there) = ("127.0.0.1".parse().unwrap(), "0.0.0.0".parse().unwrap());
    assert!(desk.check_reachable(here).is_ok());
    let refused = desk.check_reachable(there).unwrap_err().to_string();
    assert!(refused.contains("forsooth account begin NAME"), "{refused}");
    assert!(!desk.has_accounts().unwrap(), "asking makes no roll");
    let roll = desk.roll().unwrap();
    assert!(desk.check_reachable(there).is_err(), "an empty roll lets nobody in");
    begin_accounts(&mut desk, &roll, ("Ada", PASSWORD), now()).unwrap();
    assert!(desk.check_reachable(there).is_ok());
    std::fs::write(Roll::path_beside(desk.path()), "no roll at all, but some text").unwrap();
    assert!(desk.check_reachable(there).is_err(), "nobody can tell who may come in");
}
