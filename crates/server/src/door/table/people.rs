//! Who may use the desk, and by what they come in.

use super::SECRET;
use crate::door::Need::{Account, Administer, Nothing};
use crate::door::Route;
use crate::door::route::{back, get, post};

/// How much somebody may send who is not known.
const LARGEST_LOG_IN: usize = 16 << 10;

/// What a browser is asked for a passkey that is there.
const ASKED: &str = "challenge:string rpId:string userVerification:string timeout:integer \
                     allowCredentials:array";

/// What a browser is asked for a new passkey.
const ASKED_FOR_NEW: &str = "challenge:string rp:object user:object pubKeyCredParams:array \
                             excludeCredentials:array authenticatorSelection:object \
                             attestation:string timeout:integer";

pub(super) static ROUTES: &[Route] = &[
    get("/login", Nothing, "The form to log in").asked("next").html(),
    post("/login", Nothing, "Log in", "name! password! next").largest(LARGEST_LOG_IN),
    post("/login/challenge", Nothing, "Ask what a passkey must sign to log in", "")
        .json(ASKED)
        .staying()
        .largest(LARGEST_LOG_IN),
    back("/login/passkey", Nothing),
    post(
        "/login/passkey",
        Nothing,
        "Log in with a passkey",
        "credential! user! client_data! authenticator_data! signature! next",
    )
    .largest(LARGEST_LOG_IN),
    post("/logout", Account, "Log out", ""),
    get("/join", Nothing, "The form to join with an invitation").html(),
    post("/join", Nothing, "Join with an invitation", "invitation! name! password!")
        .largest(LARGEST_LOG_IN),
    post("/join/challenge", Nothing, "Ask what a new passkey must sign to join", "")
        .json(ASKED_FOR_NEW)
        .staying()
        .largest(LARGEST_LOG_IN),
    back("/join/passkey", Nothing),
    post(
        "/join/passkey",
        Nothing,
        "Join with an invitation and a passkey",
        "invitation! name! label! attestation! attestation_client_data!",
    )
    .largest(LARGEST_LOG_IN),
    get("/account", Account, "One's own sessions, tokens and passkeys")
        .page("account:object sessions:array tokens:array has_password:boolean passkeys:array"),
    back("/account/password", Account),
    post(
        "/account/password",
        Account,
        "Set one's password",
        "password! name old credential user client_data authenticator_data signature",
    ),
    back("/account/password/drop", Account),
    post(
        "/account/password/drop",
        Account,
        "Drop one's password, as a passkey is there",
        "credential! user client_data! authenticator_data! signature!",
    ),
    post("/account/challenge", Account, "Ask what a passkey must sign to show who one is", "")
        .json(ASKED)
        .staying(),
    post("/account/passkeys/challenge", Account, "Ask what a new passkey must sign", "")
        .json(ASKED_FOR_NEW)
        .staying(),
    back("/account/passkeys", Account),
    post(
        "/account/passkeys",
        Account,
        "Add a passkey",
        "label! attestation! attestation_client_data! old credential user client_data \
         authenticator_data signature",
    ),
    back("/account/passkeys/{id}/remove", Account),
    post(
        "/account/passkeys/{id}/remove",
        Account,
        "Remove a passkey",
        "old credential user client_data authenticator_data signature",
    ),
    back("/account/tokens", Account),
    post("/account/tokens", Account, "Issue a token", "label! scopes! days").page(SECRET),
    back("/account/tokens/{id}/revoke", Account),
    post("/account/tokens/{id}/revoke", Account, "Revoke a token", ""),
    back("/account/sessions/end", Account),
    post("/account/sessions/end", Account, "End all of one's sessions", ""),
    back("/account/sessions/{id}/end", Account),
    post("/account/sessions/{id}/end", Account, "End one of one's sessions", ""),
    get("/accounts", Administer, "Who has an account, and who is invited")
        .page("accounts:array invitations:array"),
    back("/accounts/invitations", Administer),
    post("/accounts/invitations", Administer, "Invite somebody", "role! name").page(SECRET),
    back("/accounts/invitations/{id}/end", Administer),
    post("/accounts/invitations/{id}/end", Administer, "Take an invitation back", ""),
    back("/accounts/{name}/role", Administer),
    post("/accounts/{name}/role", Administer, "Give somebody another role", "role!"),
    back("/accounts/{name}/disable", Administer),
    post("/accounts/{name}/disable", Administer, "Shut somebody out", ""),
    back("/accounts/{name}/enable", Administer),
    post("/accounts/{name}/enable", Administer, "Let somebody in again", ""),
    back("/accounts/{name}/reset", Administer),
    post("/accounts/{name}/reset", Administer, "Have somebody set a new password", "").page(SECRET),
];
