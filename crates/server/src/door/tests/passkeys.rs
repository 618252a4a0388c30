//! Passkeys at the door, made and used by a device in software.

use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use domain::Role;
use people::{Assertion, Attestation, Authority, NewInvitation};
use serde_json::Value;

use super::device::{Device, VERIFIED};
use super::{ADMINISTRATOR, Answer, Kept, ORIGIN, PASSWORD, at};
use crate::guard::Exposure;

const HOST: &str = "desk.example";
const PHONE: &str = "my phone";

/// The fields of a form.
type Fields = Vec<(&'static str, String)>;

fn device() -> Device {
    Device::new(ORIGIN, HOST)
}

fn used(assertion: &Assertion) -> Fields {
    let Assertion { credential, user, client_data, authenticator_data, signature } = assertion;
    let fields = [
        ("credential", credential),
        ("user", user),
        ("client_data", client_data),
        ("authenticator_data", authenticator_data),
        ("signature", signature),
    ];
    fields.map(|(name, bytes)| (name, URL_SAFE_NO_PAD.encode(bytes))).to_vec()
}

fn made(attestation: &Attestation) -> Fields {
    let Attestation { client_data, object } = attestation;
    let fields = [("attestation", object), ("attestation_client_data", client_data)];
    fields.map(|(name, bytes)| (name, URL_SAFE_NO_PAD.encode(bytes))).to_vec()
}

fn typed(fields: &[(&'static str, &str)]) -> Fields {
    fields.iter().map(|(name, text)| (*name, (*text).to_owned())).collect()
}

impl Kept {
    /// What the desk asks a passkey to sign.
    async fn asked(&self, path: &str, headers: &[&str]) -> Value {
        let json = ["content-type: application/json", "accept: application/json"];
        let answer = self.send(&format!("POST {path}"), &[&json, headers].concat(), "{}").await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        serde_json::from_str(&answer.body).unwrap()
    }

    async fn challenge(&self, path: &str, headers: &[&str]) -> String {
        self.asked(path, headers).await["challenge"].as_str().unwrap().to_owned()
    }

    async fn fill(&self, path: &str, headers: &[&str], fields: &Fields) -> Answer {
        let fields: Vec<_> = fields.iter().map(|(name, text)| (*name, text.as_str())).collect();
        self.post(path, headers, &fields).await
    }

    /// What a device made of what the desk asked for.
    async fn make(&self, device: &mut Device, path: &str, headers: &[&str]) -> Fields {
        let asked = self.asked(path, headers).await;
        let text = |it: &Value| it.as_str().unwrap().to_owned();
        let user = URL_SAFE_NO_PAD.decode(text(&asked["user"]["id"])).unwrap();
        made(&device.make(&text(&asked["challenge"]), &user))
    }

    async fn add(&self, device: &mut Device, by: &str) -> Answer {
        let mut fields = typed(&[("label", PHONE), ("old", PASSWORD)]);
        fields.extend(self.make(device, "/account/passkeys/challenge", &[by]).await);
        self.fill("/account/passkeys", &[by, "accept: text/html"], &fields).await
    }

    async fn confirm(&self, device: &mut Device, by: &str) -> Fields {
        used(&device.answer(&self.challenge("/account/challenge", &[by]).await))
    }

    async fn log_in_with(&self, device: &mut Device) -> Answer {
        let challenge = self.challenge("/login/challenge", &[]).await;
        let fields = used(&device.answer(&challenge));
        self.fill("/login/passkey", &["accept: text/html"], &fields).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_is_added_listed_used_and_removed() {
    let kept = Kept::with_accounts();
    let (mut device, ada) = (device(), kept.session(ADMINISTRATOR, at()));
    let added = kept.add(&mut device, &ada).await;
    assert_eq!(added.header("location"), "/account", "{}", added.body);
    let page = kept.send("GET /account", &[&ada], "").await;
    assert!(page.body.contains(PHONE) && page.body.contains(">never<"), "{}", page.body);
    let all = kept.send("GET /accounts.json", &[&ada], "").await;
    assert!(all.body.contains("\"passkeys\":[\"my phone\"]"), "{}", all.body);

    let challenge = kept.challenge("/login/challenge", &[]).await;
    let mut fields = used(&device.answer(&challenge));
    fields.extend(typed(&[("next", "/questions?page=1")]));
    let entered = kept.fill("/login/passkey", &[], &fields).await;
    assert_eq!(entered.header("location"), "/questions?page=1", "{}", entered.body);
    let set = entered.header("set-cookie");
    assert!(set.ends_with("; Path=/; HttpOnly; SameSite=Lax; Secure"), "{set}");
    let there = entered.cookie();
    let by = async |cookie: &str| kept.send("GET /due.json", &[cookie], "").await.status;
    assert_eq!(by(&there).await, StatusCode::OK);

    let remove = "/account/passkeys/1/remove";
    let refused = kept.post(remove, &[&ada, "accept: text/html"], &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("say once more who you are"), "{}", refused.body);
    let removed = kept.post(remove, &[&ada], &[("old", PASSWORD)]).await;
    assert_eq!(removed.header("location"), "/account", "{}", removed.body);
    assert_eq!(by(&there).await, StatusCode::UNAUTHORIZED, "it began with what was removed");
    assert_eq!(by(&ada).await, StatusCode::OK);
    let gone = kept.log_in_with(&mut device).await;
    assert!(gone.body.contains("is not known here"), "{}", gone.body);
    assert_eq!(gone.header("set-cookie"), "");

    let trail = kept.send("GET /entries/ax-1.json", &[&ada], "").await;
    assert!(trail.body.contains("passkey_added"), "{}", trail.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_taken_once_and_for_one_end() {
    let kept = Kept::with_accounts();
    let (mut device, ada) = (device(), kept.session(ADMINISTRATOR, at()));
    kept.add(&mut device, &ada).await;
    let challenge = kept.challenge("/login/challenge", &[]).await;
    let fields = used(&device.answer(&challenge));
    let first = kept.fill("/login/passkey", &[], &fields).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER, "{}", first.body);
    let again = kept.fill("/login/passkey", &["accept: application/json"], &fields).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.body.contains("or was sent twice; begin again"), "{}", again.body);
    assert_eq!(again.header("set-cookie"), "");
    let for_another = kept.confirm(&mut device, &ada).await;
    let refused = kept.fill("/login/passkey", &[], &for_another).await;
    assert!(refused.body.contains("something else than was asked"), "{}", refused.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passkey_from_elsewhere_lets_nobody_in() {
    let kept = Kept::with_accounts();
    let (mut device, ada) = (device(), kept.session(ADMINISTRATOR, at()));
    kept.add(&mut device, &ada).await;
    "https://evil.example".clone_into(&mut device.origin);
    let refused = kept.log_in_with(&mut device).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("https://evil.example, and this desk is"), "{}", refused.body);
    ORIGIN.clone_into(&mut device.origin);
    device.flags = VERIFIED & !(1 << 2);
    let refused = kept.log_in_with(&mut device).await;
    assert!(refused.body.contains("set a PIN, a fingerprint or a face"), "{}", refused.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_fails_with_a_passkey_waits_as_with_a_password() {
    let kept = Kept::with_accounts();
    let (mut device, ada) = (device(), kept.session(ADMINISTRATOR, at()));
    kept.add(&mut device, &ada).await;
    let mut unknown = self::device();
    for _ in 0..5 {
        let refused = kept.log_in_with(&mut unknown).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let held_up = kept.log_in_with(&mut device).await;
    assert_eq!(held_up.status, StatusCode::TOO_MANY_REQUESTS, "the sixth waits, though right");
    assert_eq!(held_up.header("retry-after"), "1");
    let fields = [("name", ADMINISTRATOR), ("password", PASSWORD)];
    let by_password = kept.post("/login", &[], &fields).await;
    assert_eq!(by_password.status, StatusCode::TOO_MANY_REQUESTS, "one address, one wait");
    let challenge = kept.challenge("/login/challenge", &[]).await;
    let fields = used(&device.answer(&challenge));
    let elsewhere = "x-forwarded-for: 203.0.113.9";
    let entered = kept.fill("/login/passkey", &[elsewhere], &fields).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_is_dropped_for_a_passkey_and_set_again_by_it() {
    let kept = Kept::with_accounts();
    let (mut device, ada) = (device(), kept.session(ADMINISTRATOR, at()));
    let html = "accept: text/html";
    kept.add(&mut device, &ada).await;
    let fields = kept.confirm(&mut device, &ada).await;
    let dropped = kept.fill("/account/password/drop", &[&ada], &fields).await;
    assert_eq!(dropped.header("location"), "/account", "{}", dropped.body);
    let page = kept.send("GET /account", &[&ada], "").await;
    assert!(page.body.contains("passkeys alone let you in"), "{}", page.body);
    assert!(!page.body.contains("The present password"), "{}", page.body);
    let fields = kept.confirm(&mut device, &ada).await;
    let last = kept.fill("/account/passkeys/1/remove", &[&ada, html], &fields).await;
    assert!(last.body.contains("the last way in for Ada"), "{}", last.body);
    let mut fields = kept.confirm(&mut device, &ada).await;
    fields.extend(typed(&[("password", "saddle-quartz-meadow-88")]));
    let set = kept.fill("/account/password", &[&ada], &fields).await;
    assert_eq!(set.header("location"), "/account", "{}", set.body);
    let fields = [("name", ADMINISTRATOR), ("password", "saddle-quartz-meadow-88")];
    let entered = kept.post("/login", &[], &fields).await;
    assert_eq!(entered.status, StatusCode::SEE_OTHER, "{}", entered.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_password_adds_no_passkey() {
    let kept = Kept::with_accounts();
    let (mut device, ada) = (device(), kept.session(ADMINISTRATOR, at()));
    let mut fields = typed(&[("label", PHONE), ("old", "not this one")]);
    fields.extend(kept.make(&mut device, "/account/passkeys/challenge", &[&ada]).await);
    let refused = kept.fill("/account/passkeys", &[&ada, "accept: text/html"], &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("the present password is wrong"), "{}", refused.body);
    assert!(!refused.body.contains("not this one"), "a password came back");
    assert!(refused.body.contains("value=\"my phone\""), "{}", refused.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_is_answered_with_a_passkey() {
    let kept = Kept::with_accounts();
    let new = NewInvitation { role: Role::Editor, name: None };
    let by = Authority::Machine("whoever has the machine");
    let (_, secret) = kept.roll().invite(by, &new, at()).unwrap();
    let mut device = Device::of_ed25519(ORIGIN, HOST);
    let mut fields = typed(&[("invitation", secret.reveal()), ("name", "Ben"), ("label", PHONE)]);
    fields.extend(kept.make(&mut device, "/join/challenge", &[]).await);
    let joined = kept.fill("/join/passkey", &[], &fields).await;
    assert_eq!(joined.header("location"), "/", "{}", joined.body);
    let json = "accept: application/json";
    let own = kept.send("GET /account", &[&joined.cookie(), json], "").await;
    assert!(own.body.contains("\"has_password\":false"), "{}", own.body);
    assert_eq!(kept.log_in_with(&mut device).await.status, StatusCode::SEE_OTHER);
    let again = kept.fill("/join/passkey", &[json], &fields).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", again.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_desk_asks_for_is_two_things_in_one() {
    let kept = Kept::with_accounts();
    let ada = kept.session(ADMINISTRATOR, at());
    let asked = kept.asked("/account/passkeys/challenge", &[&ada]).await;
    assert_eq!(asked["rp"]["id"], HOST);
    assert_eq!(asked["user"]["name"], ADMINISTRATOR);
    assert_eq!(asked["authenticatorSelection"]["userVerification"], "required");
    assert_eq!(asked["authenticatorSelection"]["residentKey"], "required");
    assert_eq!(asked["attestation"], "none");
    assert_eq!(asked["excludeCredentials"].as_array().map(Vec::len), Some(0));
    let mut device = device();
    kept.add(&mut device, &ada).await;
    let asked = kept.asked("/account/passkeys/challenge", &[&ada]).await;
    let id = URL_SAFE_NO_PAD.encode(&device.id);
    assert_eq!(asked["excludeCredentials"][0]["id"], id.as_str());
    let asked = kept.asked("/login/challenge", &[]).await;
    assert_eq!((&asked["rpId"], &asked["userVerification"]), (&HOST.into(), &"required".into()));
    assert_eq!(asked["allowCredentials"].as_array().map(Vec::len), Some(0));
    let asked = kept.asked("/account/challenge", &[&ada]).await;
    assert_eq!(asked["allowCredentials"][0]["id"], id.as_str());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_that_is_not_told_where_it_is_has_no_passkeys_and_says_so() {
    let kept = Kept::reached(Exposure::Network);
    kept.roll().begin(ADMINISTRATOR, PASSWORD, at()).unwrap();
    let page = kept.send("GET /login", &["accept: text/html"], "").await;
    assert!(!page.body.contains("passkeys-at"), "{}", page.body);
    let refused = kept.post("/login/challenge", &["accept: text/html"], &[]).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    let kept = Kept::without_site();
    let page = kept.send("GET /login", &["accept: text/html"], "").await;
    assert!(!page.body.contains("passkeys-at"), "{}", page.body);
    let refused = kept.post("/login/challenge", &["accept: text/html"], &[]).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    assert!(refused.body.contains("--origin https://desk.example"), "{}", refused.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_says_where_passkeys_are_used() {
    let kept = Kept::reached(Exposure::Loopback);
    kept.roll().begin(ADMINISTRATOR, PASSWORD, at()).unwrap();
    let page = kept.send("GET /login", &["accept: text/html"], "").await;
    assert!(page.body.contains("data-passkeys-at=\"http://localhost:8717\""), "{}", page.body);
    assert!(page.body.contains("name=\"password\""), "the password is still there");
}
