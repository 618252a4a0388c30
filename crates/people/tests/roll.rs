//! What a roll lets people do, from its first administrator on.

#![expect(clippy::unwrap_used, reason = "a test ends where something fails")]
#![expect(clippy::disallowed_methods, reason = "it looks into the file of a roll")]

use domain::{Role, Scope, Scopes};
use jiff::{SignedDuration, Timestamp};
use people::{
    Account, Authority, Invited, LogInError, NewInvitation, NewPassword, NewToken, PasswordChange,
    Proof, Roll, RollError, Secret, TokenId,
};

const PASSWORD: &str = "tide copper lantern nine";
const NEXT: &str = "seven quiet walruses sing";

/// A roll in a folder that vanishes, with the administrator Ada.
struct Sample {
    folder: tempfile::TempDir,
    roll: Roll,
    ada: Account,
}

fn fit(password: &str, name: &str) -> NewPassword {
    NewPassword::new(password, name).unwrap()
}

fn at(hours: i64) -> Timestamp {
    let begun: Timestamp = "2026-11-30T09:00:00Z".parse().unwrap();
    begun + SignedDuration::from_hours(hours)
}

fn sample() -> Sample {
    let folder = tempfile::tempdir().unwrap();
    let roll = Roll::open(&folder.path().join("desk.sqlite3.people")).unwrap();
    let ada = roll.begin("Ada", PASSWORD, at(0)).unwrap();
    Sample { folder, roll, ada }
}

impl Sample {
    fn invite(&self, role: Role) -> Secret {
        let new = NewInvitation { role, name: None };
        self.roll.invite(&self.ada, &new, at(0)).unwrap().1
    }

    fn add(&self, name: &str, role: Role) -> Account {
        let secret = self.invite(role);
        let joined = self.roll.join(secret.reveal(), (name, &fit(PASSWORD, name)), at(0)).unwrap();
        joined.account().clone()
    }

    fn log_in(&self, name: &str) -> Secret {
        self.roll.log_in(name, PASSWORD, at(0)).unwrap()
    }

    fn is_in(&self, session: &Secret, hours: i64) -> bool {
        self.roll.session(session.reveal(), at(hours)).unwrap().is_some()
    }

    fn issue(&self, name: &str, scopes: &str) -> Result<(TokenId, Secret), RollError> {
        let scopes: Scopes = scopes.parse().unwrap();
        let new = NewToken { name, label: "nightly", scopes: &scopes, ends_at: at(24 * 30) };
        let (token, secret) = self.roll.issue_token(new, at(0))?;
        Ok((token.id, secret))
    }

    fn scopes_of(&self, token: &Secret, hours: i64) -> Option<String> {
        let caller = self.roll.bearer(token.reveal(), at(hours)).unwrap()?;
        Some(caller.scopes.to_string())
    }
}

#[test]
fn the_first_account_is_an_administrators_and_there_is_no_second_first() {
    let sample = sample();
    assert_eq!(sample.ada.role, Role::Administrator);
    assert_eq!(sample.ada.created_by, "Ada");
    let again = sample.roll.begin("Bo", PASSWORD, at(1));
    assert!(matches!(again, Err(RollError::Begun)));
    assert_eq!(sample.roll.accounts().unwrap(), [sample.ada]);
}

#[test]
fn a_refused_beginning_leaves_the_roll_empty() {
    let folder = tempfile::tempdir().unwrap();
    let roll = Roll::open(&folder.path().join("people")).unwrap();
    assert!(matches!(roll.begin("Ada", "password", at(0)), Err(RollError::Password(_))));
    assert!(matches!(roll.begin("bot:a", PASSWORD, at(0)), Err(RollError::Name(_))));
    assert!(roll.accounts().unwrap().is_empty());
}

#[test]
fn nobody_is_invited_before_somebody_looks_after_the_accounts() {
    let folder = tempfile::tempdir().unwrap();
    let roll = Roll::open(&folder.path().join("people")).unwrap();
    let new = NewInvitation { role: Role::Editor, name: None };
    let early = roll.invite(Authority::Machine("root"), &new, at(0));
    assert!(matches!(early, Err(RollError::NotBegun)));
}

#[test]
fn an_account_has_so_many_tokens_in_use_and_no_more() {
    let sample = sample();
    let (first, _) = sample.issue("Ada", "read").unwrap();
    (1..100).for_each(|_| drop(sample.issue("Ada", "read").unwrap()));
    let beyond = sample.issue("Ada", "read").unwrap_err();
    assert!(matches!(beyond, RollError::TooManyTokens(100)), "{beyond}");
    let calendar = sample.roll.issue_calendar("Ada", at(0)).unwrap_err();
    assert!(matches!(calendar, RollError::TooManyTokens(100)), "{calendar}");
    sample.roll.revoke_token("Ada", first).unwrap();
    sample.issue("Ada", "read").unwrap();
}

#[test]
fn an_invitation_lets_one_person_in_once() {
    let sample = sample();
    let secret = sample.invite(Role::Forecaster);
    let join = |name, password| {
        sample.roll.join(secret.reveal(), (name, &NewPassword::new(password, name)?), at(1))
    };
    assert!(matches!(join("Bo", "password"), Err(RollError::Password(_))));
    let of_another = sample.roll.join(secret.reveal(), ("Bo", &fit(PASSWORD, "Cy")), at(1));
    assert!(matches!(of_another, Err(RollError::OtherName(name)) if name == "Bo"));
    assert!(matches!(join("ADA", PASSWORD), Err(RollError::Taken(_))));
    let Invited::Joined(bo) = join("Bo", PASSWORD).unwrap() else { panic!("Bo is new") };
    assert_eq!((bo.role, bo.created_by.as_str()), (Role::Forecaster, "Ada"));
    assert!(matches!(join("Cy", PASSWORD), Err(RollError::NotInvited)));
    assert!(sample.roll.invitations(at(1)).unwrap().is_empty());
}

#[test]
fn an_invitation_is_good_for_seven_days_and_can_be_taken_back() {
    let sample = sample();
    let secret = sample.invite(Role::Reader);
    let late = sample.roll.join(secret.reveal(), ("Bo", &fit(PASSWORD, "Bo")), at(7 * 24));
    assert!(matches!(late, Err(RollError::NotInvited)));
    let id = sample.roll.invitations(at(1)).unwrap()[0].id;
    sample.roll.take_back_invitation(&sample.ada, id).unwrap();
    let gone = sample.roll.join(secret.reveal(), ("Bo", &fit(PASSWORD, "Bo")), at(1));
    assert!(matches!(gone, Err(RollError::NotInvited)));
    let again = sample.roll.take_back_invitation(&sample.ada, id);
    assert!(matches!(again, Err(RollError::NoSuchInvitation(_))));
}

#[test]
fn an_invitation_can_be_for_one_name_alone() {
    let sample = sample();
    let new = NewInvitation { role: Role::Editor, name: Some("Bo".to_owned()) };
    let (_, secret) = sample.roll.invite(&sample.ada, &new, at(0)).unwrap();
    let other = sample.roll.join(secret.reveal(), ("Cy", &fit(PASSWORD, "Cy")), at(1));
    assert!(matches!(other, Err(RollError::InvitedAs(name)) if name == "Bo"));
    sample.roll.join(secret.reveal(), ("Bo", &fit(PASSWORD, "Bo")), at(1)).unwrap();
    let taken = sample.roll.invite(&sample.ada, &new, at(1));
    assert!(matches!(taken, Err(RollError::Taken(_))));
}

#[test]
fn only_administrators_look_after_accounts_as_the_roll_has_them_now() {
    let sample = sample();
    let bo = sample.add("Bo", Role::Editor);
    let new = NewInvitation { role: Role::Reader, name: None };
    let refusals = |by: &Account| {
        let roll = &sample.roll;
        [
            roll.invite(by, &new, at(1)).err(),
            roll.set_role(by, "Ada", Role::Reader).err(),
            roll.disable(by, "Ada").err(),
            roll.enable(by, "Ada").err(),
            roll.reset_password(by, "Ada", at(1)).err(),
            roll.take_back_invitation(by, 1).err(),
        ]
    };
    let forged = Account { role: Role::Administrator, ..bo.clone() };
    for by in [bo, forged] {
        for refused in refusals(&by) {
            assert!(matches!(refused, Some(RollError::NotAdministrator(_))), "{refused:?}");
        }
    }
    assert!(sample.roll.invite(Authority::Machine("root"), &new, at(1)).is_ok());
}

#[test]
fn there_is_always_an_administrator() {
    let sample = sample();
    let bo = sample.add("Bo", Role::Administrator);
    sample.roll.disable(&sample.ada, "Bo").unwrap();
    let machine = Authority::Machine("root");
    for refused in [
        sample.roll.disable(&sample.ada, "ada").err(),
        sample.roll.set_role(machine, "Ada", Role::Editor).err(),
    ] {
        assert!(matches!(refused, Some(RollError::LastAdministrator(_))), "{refused:?}");
    }
    assert!(matches!(sample.roll.enable(&bo, "Bo"), Err(RollError::NotAdministrator(_))));
    sample.roll.enable(&sample.ada, "Bo").unwrap();
    assert_eq!(sample.roll.set_role(&bo, "Ada", Role::Editor).unwrap().role, Role::Editor);
}

#[test]
fn what_an_account_has_become_it_does_not_become_again() {
    let sample = sample();
    sample.add("Bo", Role::Editor);
    sample.add("bot:tide", Role::Bot);
    let by = &sample.ada;
    let same = sample.roll.set_role(by, "Bo", Role::Editor);
    assert!(matches!(same, Err(RollError::Already { .. })));
    assert!(matches!(sample.roll.enable(by, "Bo"), Err(RollError::Already { .. })));
    for (name, role) in [("Bo", Role::Bot), ("bot:tide", Role::Editor)] {
        assert!(matches!(sample.roll.set_role(by, name, role), Err(RollError::Name(_))), "{name}");
    }
    assert!(matches!(sample.roll.disable(by, "Cy"), Err(RollError::NoSuchAccount(_))));
}

#[test]
fn whoever_is_shut_out_is_out_at_once_with_all_they_gave_out() {
    let sample = sample();
    let bo = sample.add("Bo", Role::Administrator);
    let session = sample.log_in("Bo");
    let (_, token) = sample.issue("Bo", "read").unwrap();
    let new = NewInvitation { role: Role::Administrator, name: None };
    let (_, invitation) = sample.roll.invite(&bo, &new, at(0)).unwrap();
    sample.roll.disable(&sample.ada, "Bo").unwrap();
    assert!(!sample.is_in(&session, 1));
    assert_eq!(sample.scopes_of(&token, 1), None);
    let joined = sample.roll.join(invitation.reveal(), ("Cy", &fit(PASSWORD, "Cy")), at(1));
    assert!(matches!(joined, Err(RollError::NotInvited)));
    assert!(matches!(sample.roll.log_in("Bo", PASSWORD, at(1)), Err(LogInError::Refused)));
    sample.roll.enable(&sample.ada, "Bo").unwrap();
    assert!(!sample.is_in(&session, 1), "a session that ended stays ended");
    assert_eq!(sample.scopes_of(&token, 1).as_deref(), Some("read"));
}

#[test]
fn nobody_learns_why_they_are_not_let_in() {
    let sample = sample();
    sample.add("Bo", Role::Reader);
    sample.roll.disable(&sample.ada, "Bo").unwrap();
    sample.add("Cy", Role::Reader);
    sample.roll.reset_password(&sample.ada, "Cy", at(0)).unwrap();
    let long = PASSWORD.repeat(100);
    for (name, password) in
        [("Ada", "wrong"), ("Ada", &long), ("Bo", PASSWORD), ("Cy", PASSWORD), ("Di", PASSWORD)]
    {
        let refused = sample.roll.log_in(name, password, at(0)).unwrap_err();
        assert!(matches!(refused, LogInError::Refused), "{name}: {refused:?}");
    }
}

#[test]
fn a_session_ends_when_idle_and_after_two_weeks() {
    let sample = sample();
    let session = sample.log_in("ada");
    let caller = sample.roll.session(session.reveal(), at(11)).unwrap().unwrap();
    assert_eq!(caller.account, sample.ada);
    assert!(caller.may(Scope::Settle) && caller.may_administer());
    assert!(sample.is_in(&session, 22));
    assert!(!sample.is_in(&session, 34));
    let busy = sample.log_in("Ada");
    for hours in (0..14 * 24).step_by(11) {
        assert!(sample.is_in(&busy, hours), "{hours}");
    }
    assert!(!sample.is_in(&busy, 14 * 24));
}

#[test]
fn a_session_ends_by_its_owner_alone() {
    let sample = sample();
    sample.add("Bo", Role::Reader);
    let (first, second) = (sample.log_in("Ada"), sample.log_in("Ada"));
    assert_ne!(first, second);
    let sessions = sample.roll.sessions_of("Ada", at(0)).unwrap();
    assert_eq!(sessions.len(), 2);
    let foreign = sample.roll.end_session("Bo", sessions[0].id);
    assert!(matches!(foreign, Err(RollError::NoSuchSession { .. })));
    sample.roll.end_session("Ada", sessions[0].id).unwrap();
    assert!(!sample.is_in(&first, 1) && sample.is_in(&second, 1));
    sample.roll.log_out(second.reveal()).unwrap();
    assert!(!sample.is_in(&second, 1));
    let third = sample.log_in("Ada");
    sample.roll.end_all_sessions("Ada").unwrap();
    assert!(!sample.is_in(&third, 1));
}

#[test]
fn a_new_password_ends_the_other_sessions() {
    let sample = sample();
    let (here, there) = (sample.log_in("Ada"), sample.log_in("Ada"));
    let keeps = sample.roll.sessions_of("Ada", at(0)).unwrap()[0].id;
    let proof = Proof::Password(PASSWORD);
    let change = PasswordChange { name: "Ada", proof, new: &fit(NEXT, "Ada"), keeps: Some(keeps) };
    let known = sample.roll.know_password("Ada", PASSWORD).unwrap();
    let bos = fit(NEXT, "Bo");
    let change_by = |change| sample.roll.change_password(change, at(1));
    let wrong = change_by(PasswordChange { proof: Proof::Password(NEXT), ..change });
    assert!(matches!(wrong, Err(RollError::WrongPassword)));
    let of_another = change_by(PasswordChange { new: &bos, ..change });
    assert!(matches!(of_another, Err(RollError::OtherName(_))));
    assert!(sample.is_in(&there, 1), "a refusal changes nothing");
    change_by(PasswordChange { proof: Proof::Known(&known), ..change }).unwrap();
    let old = change_by(PasswordChange { proof: Proof::Known(&known), ..change });
    assert!(matches!(old, Err(RollError::WrongPassword)), "it was changed meanwhile");
    assert!(sample.is_in(&here, 1) && !sample.is_in(&there, 1));
    assert!(sample.roll.log_in("Ada", PASSWORD, at(1)).is_err());
    assert!(sample.roll.log_in("Ada", NEXT, at(1)).is_ok());
}

#[test]
fn a_reset_waits_for_a_new_password_of_the_same_account() {
    let sample = sample();
    sample.add("Bo", Role::Editor);
    let session = sample.log_in("Bo");
    let (_, token) = sample.issue("Bo", "read").unwrap();
    let (_, calendar) = sample.roll.issue_calendar("Bo", at(0)).unwrap();
    let (_, first) = sample.roll.reset_password(&sample.ada, "Bo", at(0)).unwrap();
    assert!(!sample.is_in(&session, 1));
    assert_eq!(sample.scopes_of(&token, 1), None);
    assert_eq!(sample.roll.calendar(calendar.reveal(), at(1)).unwrap(), None);
    let (_, secret) = sample.roll.reset_password(&sample.ada, "Bo", at(0)).unwrap();
    let old = sample.roll.join(first.reveal(), ("Bo", &fit(NEXT, "Bo")), at(1));
    assert!(matches!(old, Err(RollError::NotInvited)));
    let other = sample.roll.join(secret.reveal(), ("Cy", &fit(NEXT, "Cy")), at(1));
    assert!(matches!(other, Err(RollError::InvitedAs(_))));
    let Invited::BeganAnew(bo) =
        sample.roll.join(secret.reveal(), ("Bo", &fit(NEXT, "Bo")), at(1)).unwrap()
    else {
        panic!("Bo was there before")
    };
    assert_eq!(bo.role, Role::Editor);
    assert!(sample.roll.log_in("Bo", NEXT, at(1)).is_ok());
}

#[test]
fn a_token_does_what_it_was_given_as_far_as_its_owner_may() {
    let sample = sample();
    sample.add("Bo", Role::Editor);
    let (_, token) = sample.issue("Bo", "read,settle").unwrap();
    assert_eq!(sample.scopes_of(&token, 1).as_deref(), Some("read,settle"));
    let caller = sample.roll.bearer(token.reveal(), at(1)).unwrap().unwrap();
    assert!(!caller.may_administer());
    sample.roll.set_role(&sample.ada, "Bo", Role::Reader).unwrap();
    assert_eq!(sample.scopes_of(&token, 1).as_deref(), Some("read"));
    assert_eq!(sample.scopes_of(&token, 24 * 30), None);
    assert!(sample.roll.session(token.reveal(), at(1)).unwrap().is_none());
}

#[test]
fn a_token_is_revoked_once_by_its_owner() {
    let sample = sample();
    sample.add("Bo", Role::Editor);
    let (id, token) = sample.issue("Ada", "read").unwrap();
    let foreign = sample.roll.revoke_token("Bo", id);
    assert!(matches!(foreign, Err(RollError::NoSuchToken { .. })));
    sample.roll.revoke_token("Ada", id).unwrap();
    assert_eq!(sample.scopes_of(&token, 1), None);
    assert!(sample.roll.tokens_of("Ada").unwrap()[0].is_revoked);
    assert!(sample.roll.revoke_token("Ada", id).is_err());
}

#[test]
fn a_token_beyond_its_owner_is_refused() {
    let sample = sample();
    sample.add("bot:tide", Role::Bot);
    let beyond = sample.issue("bot:tide", "propose,write").unwrap_err();
    assert_eq!(beyond.to_string(), "a bot may not write; leave that out, or ask for another role");
    assert!(matches!(sample.issue("bot:tide", ""), Err(RollError::NoScope)));
    let scopes: Scopes = Role::Bot.scopes();
    let new = NewToken { name: "bot:tide", label: "x", scopes: &scopes, ends_at: at(1) };
    for (label, ends_at) in [("", at(1)), ("a\nb", at(1)), ("x", at(0)), ("x", at(24 * 367))] {
        let new = NewToken { label, ends_at, ..new };
        assert!(sample.roll.issue_token(new, at(0)).is_err(), "{label:?} {ends_at}");
    }
}

#[test]
fn no_secret_and_no_password_stands_in_the_file() {
    let sample = sample();
    let (session, invitation) = (sample.log_in("Ada"), sample.invite(Role::Reader));
    let (_, token) = sample.issue("Ada", "read").unwrap();
    let file = sample.folder.path().join("desk.sqlite3.people");
    let bytes = std::fs::read(file).unwrap();
    for secret in [session.reveal(), invitation.reveal(), token.reveal(), PASSWORD] {
        let found = bytes.windows(secret.len()).any(|it| it == secret.as_bytes());
        assert!(!found, "{secret}");
    }
}

#[test]
fn several_things_are_done_or_none_of_them() {
    let sample = sample();
    sample.add("Bo", Role::Reader);
    let refused: Result<(), RollError> = sample.roll.in_one_piece(|roll| {
        roll.disable(&sample.ada, "Bo")?;
        Err(RollError::NoScope)
    });
    assert!(refused.is_err());
    assert!(!sample.roll.account("Bo").unwrap().is_disabled);
}

#[test]
fn a_roll_of_an_earlier_version_is_brought_up_to_this_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.sqlite3.people");
    let earlier = rusqlite::Connection::open(&path).unwrap();
    earlier.execute_batch(include_str!("roll-version-1.sql")).unwrap();
    drop(earlier);
    let roll = Roll::open(&path).unwrap();
    let names: Vec<_> = roll.accounts().unwrap().into_iter().map(|it| it.name).collect();
    assert_eq!(names, ["Ada", "Bo"]);
    assert!(roll.log_in("Ada", PASSWORD, at(0)).is_ok());
    assert_eq!(roll.tokens_of("Bo").unwrap()[0].label, "nightly");
    assert_eq!(roll.invitations(at(0)).unwrap().len(), 1);
    assert_eq!(roll.passkeys_of("Ada").unwrap(), []);
    let handle = roll.user_handle("Ada").unwrap();
    drop(roll);
    let again = Roll::open(&path).unwrap();
    assert_eq!(again.user_handle("Ada").unwrap(), handle);
    assert_ne!(again.user_handle("Bo").unwrap(), handle);
}

#[test]
fn a_roll_of_a_later_version_lets_nobody_in() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("desk.sqlite3.people");
    Roll::open(&path).unwrap();
    let engine = rusqlite::Connection::open(&path).unwrap();
    engine.execute_batch("PRAGMA user_version = 3").unwrap();
    assert!(matches!(Roll::open(&path), Err(RollError::NotARoll(_))));
}
