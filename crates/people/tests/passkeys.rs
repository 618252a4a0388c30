//! What a roll lets people do with passkeys, which a device in software makes and uses.

#![expect(clippy::unwrap_used, reason = "a test ends where something fails")]

mod device;

use device::{Device, VERIFIED};
use domain::Role;
use jiff::{SignedDuration, Timestamp};
use people::{
    Account, Attestation, Ceremony, Challenges, Invited, LogInError, Made, NewInvitation,
    NewPasskey, NewPassword, Passkey, PasskeyFlaw, PasskeyRemoval, PasswordChange, Proof, Roll,
    RollError, Secret, Site, Used, UserHandle,
};

const PASSWORD: &str = "tide copper lantern nine";
const NEXT: &str = "seven quiet walruses sing";
const ORIGIN: &str = "https://desk.example";
const HOST: &str = "desk.example";

/// A roll in a folder that vanishes, with the administrator Ada, and the challenges of its desk.
struct Sample {
    _folder: tempfile::TempDir,
    roll: Roll,
    ada: Account,
    challenges: Challenges,
    site: Site,
}

/// A password that will do for an account.
fn fit(password: &str, name: &str) -> NewPassword {
    NewPassword::new(password, name).unwrap()
}

fn at(minutes: i64) -> Timestamp {
    let begun: Timestamp = "2026-11-30T09:00:00Z".parse().unwrap();
    begun + SignedDuration::from_mins(minutes)
}

fn device() -> Device {
    Device::new(ORIGIN, HOST)
}

impl Sample {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let roll = Roll::open(&folder.path().join("desk.sqlite3.people")).unwrap();
        let ada = roll.begin("Ada", PASSWORD, at(0)).unwrap();
        let (challenges, site) = (Challenges::default(), ORIGIN.parse().unwrap());
        Self { _folder: folder, roll, ada, challenges, site }
    }

    fn join(&self, name: &str) {
        let new = NewInvitation { role: Role::Editor, name: None };
        let (_, secret) = self.roll.invite(&self.ada, &new, at(0)).unwrap();
        self.roll.join(secret.reveal(), (name, &fit(PASSWORD, name)), at(0)).unwrap();
    }

    /// The passkey of a device, made for what a challenge was issued for.
    fn made(&mut self, device: &mut Device, ceremony: Ceremony, handle: &UserHandle) -> Made {
        let challenge = self.challenges.issue(ceremony, at(0)).told();
        let attestation = device.make(&challenge, &decoded(handle));
        let taken = self.challenges.take(&attestation.client_data, at(0)).unwrap();
        Made { attestation, taken, site: self.site.clone() }
    }

    fn made_for(&mut self, device: &mut Device, name: &str) -> Made {
        let handle = self.roll.user_handle(name).unwrap();
        self.made(device, Ceremony::Add { account: name.to_owned() }, &handle)
    }

    fn add(&mut self, device: &mut Device, name: &str) -> Result<Passkey, RollError> {
        let made = self.made_for(device, name);
        let new = NewPasskey { name, label: "a phone", made: &made };
        self.roll.add_passkey(new, Proof::Password(PASSWORD), at(0))
    }

    fn used(&mut self, device: &mut Device, ceremony: Ceremony) -> Used {
        let challenge = self.challenges.issue(ceremony, at(0)).told();
        let assertion = device.answer(&challenge);
        let taken = self.challenges.take(&assertion.client_data, at(0)).unwrap();
        Used { assertion, taken, site: self.site.clone() }
    }

    fn log_in(&mut self, device: &mut Device) -> Result<Secret, LogInError> {
        let used = self.used(device, Ceremony::LogIn);
        self.roll.log_in_by_passkey(&used, at(1))
    }

    fn confirmed(&mut self, device: &mut Device, name: &str) -> Used {
        self.used(device, Ceremony::Confirm { account: name.to_owned() })
    }

    fn who(&self, session: &Secret) -> Option<String> {
        let caller = self.roll.session(session.reveal(), at(2)).unwrap();
        caller.map(|caller| caller.account.name)
    }
}

/// A handle as a device keeps it.
fn decoded(handle: &UserHandle) -> Vec<u8> {
    use base64::Engine as _;
    base64::engine::general_purpose::URL_SAFE_NO_PAD.decode(handle.told()).unwrap()
}

fn flaw(result: Result<Passkey, RollError>) -> PasskeyFlaw {
    let refused = result.unwrap_err();
    let RollError::Passkey(flaw) = refused else { panic!("{refused}") };
    flaw
}

fn log_in_flaw(result: Result<Secret, LogInError>) -> PasskeyFlaw {
    let refused = result.unwrap_err();
    let LogInError::Passkey(flaw) = refused else { panic!("{refused}") };
    flaw
}

#[test]
fn a_passkey_is_added_and_lets_its_owner_in() {
    let mut sample = Sample::new();
    sample.join("Bo");
    for (mut device, name) in
        [(device(), "Ada"), (Device::of_ed25519(ORIGIN, HOST), "Bo"), (device(), "Bo")]
    {
        sample.add(&mut device, name).unwrap();
        let session = sample.log_in(&mut device).unwrap();
        assert_eq!(sample.who(&session).as_deref(), Some(name));
    }
    let kept = sample.roll.passkeys_of("bo").unwrap();
    assert_eq!(kept.len(), 2);
    assert_eq!((kept[0].label.as_str(), kept[0].site.as_str()), ("a phone", HOST));
    assert_eq!((kept[0].added_at, kept[0].used_at), (at(0), Some(at(1))));
}

#[test]
fn a_device_may_sign_what_it_is_with_the_new_key() {
    let mut sample = Sample::new();
    let mut device = Device { format: "packed", ..device() };
    sample.add(&mut device, "Ada").unwrap();
    let mut other = Device { format: "packed", ..self::device() };
    let mut made = sample.made_for(&mut other, "Ada");
    let end = made.attestation.object.len() - 1;
    made.attestation.object[end] ^= 1;
    let new = NewPasskey { name: "Ada", label: "a key", made: &made };
    let refused = sample.roll.add_passkey(new, Proof::Password(PASSWORD), at(0));
    assert_eq!(flaw(refused), PasskeyFlaw::Signature);
}

#[test]
fn what_makes_no_passkey_here_is_refused_with_its_reason() {
    let mut sample = Sample::new();
    let other_origin = PasskeyFlaw::OtherOrigin {
        shown: "https://evil.example".to_owned(),
        site: ORIGIN.to_owned(),
    };
    for (mut device, expected) in [
        (Device { origin: "https://evil.example".to_owned(), ..device() }, other_origin),
        (
            Device { site: "evil.example".to_owned(), ..device() },
            PasskeyFlaw::OtherSite(HOST.to_owned()),
        ),
        (Device { flags: 0, ..device() }, PasskeyFlaw::NotPresent),
        (Device { flags: 1, ..device() }, PasskeyFlaw::NotVerified),
        (Device { flags: VERIFIED | 1 << 4, ..device() }, PasskeyFlaw::Unreadable),
        (Device { algorithm: -35, ..device() }, PasskeyFlaw::Algorithm(-35)),
        (Device { algorithm: -8, ..device() }, PasskeyFlaw::Unreadable),
        (Device { format: "tpm", ..device() }, PasskeyFlaw::Attestation("tpm".to_owned())),
    ] {
        assert_eq!(flaw(sample.add(&mut device, "Ada")), expected);
    }
    let told = PasskeyFlaw::Algorithm(-35).to_string();
    assert!(told.contains("COSE algorithm -35") && told.contains("another device"), "{told}");
    assert_eq!(sample.roll.passkeys_of("Ada").unwrap(), []);
}

#[test]
fn what_is_used_elsewhere_or_by_nobody_lets_nobody_in() {
    let mut sample = Sample::new();
    let mut device = device();
    sample.add(&mut device, "Ada").unwrap();
    let mut elsewhere = |change: fn(&mut Device), restore: fn(&mut Device)| {
        change(&mut device);
        let refused = log_in_flaw(sample.log_in(&mut device));
        restore(&mut device);
        refused
    };
    let refused = elsewhere(
        |it| it.origin = "http://desk.example".to_owned(),
        |it| it.origin = ORIGIN.to_owned(),
    );
    assert!(matches!(refused, PasskeyFlaw::OtherOrigin { .. }), "{refused}");
    let refused = elsewhere(|it| it.site = "example".to_owned(), |it| it.site = HOST.to_owned());
    assert_eq!(refused, PasskeyFlaw::OtherSite(HOST.to_owned()));
    let refused = elsewhere(|it| it.flags = 0b100, |it| it.flags = VERIFIED);
    assert_eq!(refused, PasskeyFlaw::NotPresent);
    let refused = elsewhere(|it| it.flags = 1, |it| it.flags = VERIFIED);
    assert_eq!(refused, PasskeyFlaw::NotVerified);
    assert!(sample.log_in(&mut device).is_ok());
}

#[test]
fn an_answer_in_a_frame_of_another_page_is_refused() {
    let mut sample = Sample::new();
    let mut made = sample.made_for(&mut device(), "Ada");
    let said = String::from_utf8(made.attestation.client_data).unwrap();
    let framed = said.replace(r#""crossOrigin":false"#, r#""crossOrigin":true"#);
    assert_ne!(said, framed);
    made.attestation.client_data = framed.into_bytes();
    let new = NewPasskey { name: "Ada", label: "a key", made: &made };
    let refused = sample.roll.add_passkey(new, Proof::Password(PASSWORD), at(0));
    assert_eq!(flaw(refused), PasskeyFlaw::Framed);
}

#[test]
fn one_answer_serves_one_end() {
    let mut sample = Sample::new();
    sample.join("Bo");
    let mut device = device();
    sample.add(&mut device, "Ada").unwrap();
    for ceremony in [
        Ceremony::Confirm { account: "Ada".to_owned() },
        Ceremony::Add { account: "Ada".to_owned() },
        Ceremony::Join { handle: UserHandle::new() },
    ] {
        let used = sample.used(&mut device, ceremony);
        let refused = sample.roll.log_in_by_passkey(&used, at(1));
        assert_eq!(log_in_flaw(refused), PasskeyFlaw::OtherCeremony);
    }
    for ceremony in [Ceremony::LogIn, Ceremony::Confirm { account: "Bo".to_owned() }] {
        let used = sample.used(&mut device, ceremony);
        let change = PasswordChange {
            name: "Ada",
            proof: Proof::Passkey(&used),
            new: &fit(NEXT, "Ada"),
            keeps: None,
        };
        let refused = sample.roll.change_password(change, at(1)).unwrap_err();
        let is_other = matches!(refused, RollError::Passkey(PasskeyFlaw::OtherCeremony));
        assert!(is_other, "{refused}");
    }
    let handle = sample.roll.user_handle("Bo").unwrap();
    let another = &mut self::device();
    let made = sample.made(another, Ceremony::Add { account: "Bo".to_owned() }, &handle);
    let new = NewPasskey { name: "Ada", label: "a key", made: &made };
    let refused = sample.roll.add_passkey(new, Proof::Password(PASSWORD), at(0));
    assert_eq!(flaw(refused), PasskeyFlaw::OtherCeremony);
}

#[test]
fn what_was_made_is_not_taken_for_what_was_used() {
    let mut sample = Sample::new();
    let mut device = device();
    sample.add(&mut device, "Ada").unwrap();
    let mut used = sample.used(&mut device, Ceremony::LogIn);
    let said = String::from_utf8(used.assertion.client_data).unwrap();
    used.assertion.client_data = said.replace("webauthn.get", "webauthn.create").into_bytes();
    let refused = sample.roll.log_in_by_passkey(&used, at(1));
    assert_eq!(log_in_flaw(refused), PasskeyFlaw::OtherCeremony);
}

#[test]
fn an_answer_counts_once() {
    let mut sample = Sample::new();
    let mut device = device();
    sample.add(&mut device, "Ada").unwrap();
    let used = sample.used(&mut device, Ceremony::LogIn);
    sample.roll.log_in_by_passkey(&used, at(1)).unwrap();
    let again = sample.challenges.take(&used.assertion.client_data, at(1));
    assert_eq!(again, Err(PasskeyFlaw::Challenge));
    let next = sample.used(&mut device, Ceremony::LogIn);
    let replayed = Used { taken: next.taken, ..used };
    let refused = sample.roll.log_in_by_passkey(&replayed, at(1));
    assert_eq!(log_in_flaw(refused), PasskeyFlaw::Challenge);
}

#[test]
fn a_counter_that_goes_back_is_told_and_lets_nobody_in() {
    let mut sample = Sample::new();
    let mut device = Device { counter: 7, ..device() };
    sample.add(&mut device, "Ada").unwrap();
    for (counter, is_let_in) in [(8, true), (8, false), (0, false), (7, false), (9, true)] {
        device.counter = counter;
        let done = sample.log_in(&mut device);
        if is_let_in {
            assert!(done.is_ok(), "{counter}");
        } else {
            assert_eq!(log_in_flaw(done), PasskeyFlaw::CounterWentBack, "{counter}");
        }
    }
}

#[test]
fn a_signature_by_another_key_is_refused() {
    let mut sample = Sample::new();
    let mut device = device();
    sample.add(&mut device, "Ada").unwrap();
    let mut forger = Device { id: device.id.clone(), user: device.user.clone(), ..self::device() };
    assert_eq!(log_in_flaw(sample.log_in(&mut forger)), PasskeyFlaw::Signature);
    let mut used = sample.used(&mut device, Ceremony::LogIn);
    used.assertion.authenticator_data[36] ^= 1;
    let refused = sample.roll.log_in_by_passkey(&used, at(1));
    assert_eq!(log_in_flaw(refused), PasskeyFlaw::Signature);
}

#[test]
fn nobody_learns_why_a_passkey_is_not_known() {
    let mut sample = Sample::new();
    for name in ["Bo", "Cy"] {
        sample.join(name);
    }
    let (mut bos, mut cys) = (device(), device());
    sample.add(&mut bos, "Bo").unwrap();
    sample.add(&mut cys, "Cy").unwrap();
    let mut unknown = device();
    let mut of_another = Device { user: cys.user.clone(), ..device() };
    of_another.id.clone_from(&bos.id);
    let mut nameless = Device { user: vec![], ..device() };
    nameless.id.clone_from(&bos.id);
    sample.roll.disable(&sample.ada, "Cy").unwrap();
    for device in [&mut unknown, &mut of_another, &mut nameless, &mut cys] {
        let refused = sample.log_in(device).unwrap_err();
        assert!(matches!(refused, LogInError::RefusedPasskey), "{refused}");
    }
    sample.roll.enable(&sample.ada, "Cy").unwrap();
    assert!(sample.log_in(&mut cys).is_ok());
}

#[test]
fn a_passkey_is_no_use_where_the_desk_is_served_under_another_name() {
    let mut sample = Sample::new();
    let mut device = device();
    sample.add(&mut device, "Ada").unwrap();
    sample.site = "https://elsewhere.example".parse().unwrap();
    let refused = sample.log_in(&mut device).unwrap_err();
    assert!(matches!(refused, LogInError::RefusedPasskey), "{refused}");
    assert_eq!(sample.roll.credentials_of("Ada", HOST).unwrap(), [device.id]);
    assert!(sample.roll.credentials_of("Ada", "elsewhere.example").unwrap().is_empty());
}

#[test]
fn a_passkey_is_added_once_under_a_label_by_whoever_shows_who_they_are() {
    let mut sample = Sample::new();
    sample.join("Bo");
    let mut device = device();
    sample.add(&mut device, "Ada").unwrap();
    let adas = device.user.clone();
    let taken = sample.add(&mut device, "Bo").unwrap_err();
    assert!(matches!(taken, RollError::KnownPasskey), "{taken}");
    device.user = adas;
    let made = sample.made_for(&mut self::device(), "Ada");
    let new = NewPasskey { name: "Ada", label: "a key", made: &made };
    for (proof, expected) in [("", "say once more who you are"), (NEXT, "password is wrong")] {
        let refused = sample.roll.add_passkey(new, Proof::Password(proof), at(0)).unwrap_err();
        assert!(refused.to_string().contains(expected), "{refused}");
    }
    let unnamed = NewPasskey { label: " ", ..new };
    let refused = sample.roll.add_passkey(unnamed, Proof::Password(PASSWORD), at(0)).unwrap_err();
    assert!(matches!(refused, RollError::UnfitPasskeyLabel(_)), "{refused}");
    let used = sample.confirmed(&mut device, "Ada");
    sample.roll.add_passkey(new, Proof::Passkey(&used), at(0)).unwrap();
    assert_eq!(sample.roll.passkeys_of("Ada").unwrap().len(), 2);
}

#[test]
fn an_account_has_so_many_passkeys_and_no_more() {
    let mut sample = Sample::new();
    for _ in 0..20 {
        sample.add(&mut device(), "Ada").unwrap();
    }
    let refused = sample.add(&mut device(), "Ada").unwrap_err();
    assert!(matches!(refused, RollError::TooManyPasskeys(20)), "{refused}");
}

#[test]
fn a_passkey_of_another_account_shows_nothing() {
    let mut sample = Sample::new();
    sample.join("Bo");
    let (mut adas, mut bos) = (device(), device());
    sample.add(&mut adas, "Ada").unwrap();
    sample.add(&mut bos, "Bo").unwrap();
    let used = sample.confirmed(&mut bos, "Ada");
    let change = PasswordChange {
        name: "Ada",
        proof: Proof::Passkey(&used),
        new: &fit(NEXT, "Ada"),
        keeps: None,
    };
    let refused = sample.roll.change_password(change, at(1)).unwrap_err();
    assert!(matches!(refused, RollError::Passkey(PasskeyFlaw::NotOfAccount)), "{refused}");
    // A device that was told which passkeys are meant may leave out whose they are.
    adas.user.clear();
    let used = sample.confirmed(&mut adas, "Ada");
    let change = PasswordChange { proof: Proof::Passkey(&used), ..change };
    sample.roll.change_password(change, at(1)).unwrap();
    assert!(sample.roll.log_in("Ada", NEXT, at(1)).is_ok());
}

#[test]
fn a_password_is_dropped_with_a_passkey_alone_and_set_again() {
    let mut sample = Sample::new();
    let mut device = device();
    let drop =
        |sample: &Sample, proof: Proof<'_>| sample.roll.drop_password("Ada", proof, (None, at(1)));
    let refused = drop(&sample, Proof::Password(PASSWORD)).unwrap_err();
    assert!(matches!(refused, RollError::NoPasskey), "{refused}");
    sample.add(&mut device, "Ada").unwrap();
    let session = sample.roll.log_in("Ada", PASSWORD, at(0)).unwrap();
    let used = sample.confirmed(&mut device, "Ada");
    drop(&sample, Proof::Passkey(&used)).unwrap();
    assert_eq!(sample.who(&session), None);
    assert!(!sample.roll.has_password("Ada").unwrap());
    for password in [PASSWORD, ""] {
        assert!(sample.roll.log_in("Ada", password, at(1)).is_err());
    }
    let used = sample.confirmed(&mut device, "Ada");
    let again = drop(&sample, Proof::Passkey(&used)).unwrap_err();
    assert!(matches!(again, RollError::Already { .. }), "{again}");
    let used = sample.confirmed(&mut device, "Ada");
    let change = PasswordChange {
        name: "Ada",
        proof: Proof::Passkey(&used),
        new: &fit(NEXT, "Ada"),
        keeps: None,
    };
    sample.roll.change_password(change, at(1)).unwrap();
    assert!(sample.roll.log_in("Ada", NEXT, at(1)).is_ok());
}

#[test]
fn the_last_way_in_stays() {
    let mut sample = Sample::new();
    let (mut first, mut second) = (device(), device());
    let first_id = sample.add(&mut first, "Ada").unwrap().id;
    let used = sample.confirmed(&mut first, "Ada");
    sample.roll.drop_password("Ada", Proof::Passkey(&used), (None, at(1))).unwrap();
    let remove = |sample: &Sample, id| {
        sample.roll.remove_passkey(PasskeyRemoval { name: "Ada", id, keeps: None })
    };
    let refused = remove(&sample, first_id).unwrap_err();
    assert!(matches!(refused, RollError::LastWayIn(_)), "{refused}");
    let session = sample.log_in(&mut first).unwrap();
    let made = sample.made_for(&mut second, "Ada");
    let used = sample.confirmed(&mut first, "Ada");
    let new = NewPasskey { name: "Ada", label: "a key", made: &made };
    sample.roll.add_passkey(new, Proof::Passkey(&used), at(1)).unwrap();
    remove(&sample, first_id).unwrap();
    assert_eq!(sample.who(&session), None, "it began with what was removed");
    assert!(sample.log_in(&mut first).is_err());
    assert!(sample.log_in(&mut second).is_ok());
    let gone = remove(&sample, first_id).unwrap_err();
    assert!(matches!(gone, RollError::NoSuchPasskey { .. }), "{gone}");
}

#[test]
fn nobody_removes_a_passkey_of_somebody_else() {
    let mut sample = Sample::new();
    sample.join("Bo");
    let id = sample.add(&mut device(), "Ada").unwrap().id;
    let removal = PasskeyRemoval { name: "Bo", id, keeps: None };
    let refused = sample.roll.remove_passkey(removal).unwrap_err();
    assert!(matches!(refused, RollError::NoSuchPasskey { .. }), "{refused}");
}

#[test]
fn whoever_begins_anew_has_none_of_the_passkeys_from_before() {
    let mut sample = Sample::new();
    sample.join("Bo");
    let mut attackers = device();
    sample.add(&mut attackers, "Bo").unwrap();
    let session = sample.log_in(&mut attackers).unwrap();
    let (_, secret) = sample.roll.reset_password(&sample.ada, "Bo", at(1)).unwrap();
    assert_eq!(sample.who(&session), None);
    assert!(sample.log_in(&mut attackers).is_err());
    sample.roll.join(secret.reveal(), ("Bo", &fit(NEXT, "Bo")), at(1)).unwrap();
    assert!(sample.log_in(&mut attackers).is_err());
    assert_eq!(sample.roll.passkeys_of("Bo").unwrap(), []);
}

#[test]
fn an_invitation_is_answered_with_a_passkey() {
    let mut sample = Sample::new();
    let new = NewInvitation { role: Role::Editor, name: None };
    let (_, secret) = sample.roll.invite(&sample.ada, &new, at(0)).unwrap();
    let mut device = device();
    let handle = UserHandle::new();
    let made = sample.made(&mut device, Ceremony::Join { handle }, &handle);
    let new = NewPasskey { name: "Bo", label: "a phone", made: &made };
    let joined = sample.roll.join_by_passkey(secret.reveal(), new, at(1)).unwrap();
    assert!(matches!(joined.invited, Invited::Joined(_)));
    assert_eq!(sample.who(&joined.session).as_deref(), Some("Bo"));
    assert!(!sample.roll.has_password("Bo").unwrap());
    assert!(sample.log_in(&mut device).is_ok());
    let again = sample.roll.join_by_passkey(secret.reveal(), new, at(1)).unwrap_err();
    assert!(matches!(again, RollError::NotInvited), "{again}");

    let (_, secret) = sample.roll.reset_password(&sample.ada, "Bo", at(1)).unwrap();
    let (mut next, handle) = (self::device(), UserHandle::new());
    let made = sample.made(&mut next, Ceremony::Join { handle }, &handle);
    let new = NewPasskey { made: &made, ..new };
    let anew = sample.roll.join_by_passkey(secret.reveal(), new, at(1)).unwrap();
    assert!(matches!(anew.invited, Invited::BeganAnew(_)));
    assert!(sample.log_in(&mut device).is_err());
    assert!(sample.log_in(&mut next).is_ok());
}

#[test]
fn a_refused_passkey_leaves_the_invitation_good() {
    let mut sample = Sample::new();
    let new = NewInvitation { role: Role::Editor, name: None };
    let (_, secret) = sample.roll.invite(&sample.ada, &new, at(0)).unwrap();
    let handle = UserHandle::new();
    let mut unchecked = Device { flags: 1, ..device() };
    let made = sample.made(&mut unchecked, Ceremony::Join { handle }, &handle);
    let new = NewPasskey { name: "Bo", label: "a phone", made: &made };
    let refused = sample.roll.join_by_passkey(secret.reveal(), new, at(1)).unwrap_err();
    assert!(matches!(refused, RollError::Passkey(PasskeyFlaw::NotVerified)), "{refused}");
    let wrong = Made { taken: sample.made_for(&mut device(), "Ada").taken, ..made.clone() };
    let refused =
        sample.roll.join_by_passkey(secret.reveal(), NewPasskey { made: &wrong, ..new }, at(1));
    assert!(matches!(refused, Err(RollError::Passkey(PasskeyFlaw::OtherCeremony))));
    assert!(sample.roll.account("Bo").is_err());
    sample.roll.join(secret.reveal(), ("Bo", &fit(PASSWORD, "Bo")), at(1)).unwrap();
}

#[test]
fn what_breaks_off_is_refused_wherever_it_does() {
    let mut sample = Sample::new();
    let new = NewInvitation { role: Role::Editor, name: None };
    let (_, secret) = sample.roll.invite(&sample.ada, &new, at(0)).unwrap();
    let handle = UserHandle::new();
    let whole = sample.made(&mut device(), Ceremony::Join { handle }, &handle);
    let join = |made: &Made| {
        let new = NewPasskey { name: "Bo", label: "a key", made };
        sample.roll.join_by_passkey(secret.reveal(), new, at(0))
    };
    for length in 0..whole.attestation.object.len() {
        let object = whole.attestation.object[..length].to_vec();
        let attestation = Attestation { object, ..whole.attestation.clone() };
        let refused = join(&Made { attestation, ..whole.clone() }).unwrap_err();
        let is_unreadable = matches!(refused, RollError::Passkey(PasskeyFlaw::Unreadable));
        assert!(is_unreadable, "{length}: {refused}");
    }
    assert!(join(&whole).is_ok());
}
