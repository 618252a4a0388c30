//! Accounts and visibility as a user types the commands.

#![expect(clippy::disallowed_methods, reason = "a command is a process")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::io::Write;
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

const PASSWORD: &str = "tide copper lantern nine\n";

#[test]
fn accounts_are_looked_after_from_the_command_line() {
    let folder = TempDir::new().unwrap();
    let empty = run(&folder, &["account", "begin", "Ada", "--password-stdin"], "password\n");
    assert_eq!(empty.status.code(), Some(1));
    let refused = String::from_utf8(empty.stderr).unwrap();
    assert!(refused.contains("take four or five words"), "{refused}");
    let begun = succeed(&folder, &["account", "begin", "Ada", "--password-stdin"], PASSWORD);
    assert_eq!(begun, "Ada\n");
    let secret = succeed(&folder, &["account", "invite", "--role", "editor"], "");
    assert!(secret.starts_with("fs_inv_") && secret.lines().count() == 1, "{secret}");
    let join = ["account", "join", "Bo", "--password-stdin"];
    assert_eq!(succeed(&folder, &join, &format!("{secret}{PASSWORD}")), "Bo: editor\n");
    let again = run(&folder, &join, &format!("{secret}{PASSWORD}"));
    assert_eq!(again.status.code(), Some(1));
    assert_eq!(succeed(&folder, &["account", "role", "Bo", "reader"], ""), "Bo: reader\n");
    assert_eq!(succeed(&folder, &["account", "disable", "Bo"], ""), "Bo: disabled\n");
    let listed = succeed(&folder, &["account", "list"], "");
    assert!(listed.contains("Bo  reader, disabled"), "{listed}");
    assert_eq!(succeed(&folder, &["account", "enable", "Bo"], ""), "Bo: reader\n");
    let reset = succeed(&folder, &["account", "password", "Bo", "--reset", "--json"], "");
    assert!(
        reset.contains("\"secret\": \"fs_inv_") && reset.contains("\"is_reset\": true"),
        "{reset}"
    );
    let last = run(&folder, &["account", "disable", "Ada"], "");
    let refused = String::from_utf8(last.stderr).unwrap();
    assert!(refused.contains("Ada is the last administrator"), "{refused}");
    let trail = succeed(&folder, &["list", "account-changes"], "");
    assert!(trail.contains("Bo: reader, before editor") && !trail.contains("fs_"), "{trail}");
}

#[test]
fn nobody_signs_with_a_name_that_looks_like_that_of_an_account() {
    let folder = TempDir::new().unwrap();
    succeed(&folder, &["account", "begin", "Ada", "--password-stdin"], PASSWORD);
    for (name, told) in [
        ("\u{410}da", "looks like \"Ada\", who has an account"),
        ("ada", "looks like \"Ada\""),
        ("Ada\u{200b}", "characters that are not seen"),
        ("Ada\u{202e}", "characters that are not seen"),
    ] {
        let refused = run(&folder, &["--as", name, "watch", "ferry"], "");
        let refused = String::from_utf8(refused.stderr).unwrap();
        assert!(refused.contains(told) && !refused.contains('\u{202e}'), "{refused}");
    }
    succeed(&folder, &["--as", "Ada", "watch", "ferry"], "");
    succeed(&folder, &["--as", "nightly import", "watch", "ferries"], "");
}

#[test]
fn a_roll_that_was_edited_is_told_by_the_doctor() {
    let folder = TempDir::new().unwrap();
    succeed(&folder, &["account", "begin", "Ada", "--password-stdin"], PASSWORD);
    let secret = succeed(&folder, &["account", "invite", "--role", "reader"], "");
    let join = ["account", "join", "Rae", "--password-stdin"];
    succeed(&folder, &join, &format!("{secret}{PASSWORD}"));
    succeed(&folder, &["account", "role", "Rae", "forecaster"], "");
    let examined = || String::from_utf8(run(&folder, &["doctor"], "").stdout).unwrap();
    assert!(examined().contains("the roll is what the ledger tells of it"), "{}", examined());
    let roll = people::Roll::open(&folder.path().join("desk.sqlite3.people")).unwrap();
    let by = people::Authority::Machine("root");
    roll.set_role(by, "Rae", domain::Role::Administrator).unwrap();
    let told = examined();
    assert!(told.contains("Rae is administrator there, and forecaster here"), "{told}");
}

#[test]
fn a_token_is_told_once() {
    let folder = TempDir::new().unwrap();
    succeed(&folder, &["account", "begin", "Ada", "--password-stdin"], PASSWORD);
    let token = ["account", "token", "Ada", "--label", "nightly", "--scopes", "read,write"];
    let secret = succeed(&folder, &token, "");
    assert!(secret.starts_with("fs_tok_"), "{secret}");
    let ways = succeed(&folder, &["account", "sessions", "Ada"], "");
    assert!(ways.starts_with("token 1  nightly: read,write, until "), "{ways}");
    succeed(&folder, &["account", "revoke", "Ada", "1"], "");
    let ways = succeed(&folder, &["account", "sessions", "Ada"], "");
    assert_eq!(ways, "token 1  nightly: read,write, revoked\n");
}

#[test]
fn passkeys_are_listed_and_removed_and_the_site_they_are_for_is_checked() {
    let folder = TempDir::new().unwrap();
    succeed(&folder, &["account", "begin", "Ada", "--password-stdin"], PASSWORD);
    let listed = succeed(&folder, &["account", "passkeys", "ada"], "");
    assert_eq!(listed, "Ada has a password and no passkey\n");
    let json = succeed(&folder, &["account", "passkeys", "Ada", "--json"], "");
    assert!(json.contains("\"has_password\": true") && json.contains("\"passkeys\": []"), "{json}");
    let gone = run(&folder, &["account", "passkeys", "Ada", "--remove", "2"], "");
    let refused = String::from_utf8(gone.stderr).unwrap();
    assert!(refused.contains("Ada has no passkey 2"), "{refused}");
    for (arguments, told) in [
        (&["--proxy", "--origin", "http://localhost:9000"][..], "is without TLS"),
        (&["--origin", "https://desk.example"], "needs --proxy"),
        (&["--origin", "https://192.0.2.1"], "is no address that passkeys can be for"),
    ] {
        let served = run(&folder, &[&["serve"], arguments].concat(), "");
        assert!(!served.status.success(), "{arguments:?}");
        let refused = String::from_utf8(served.stderr).unwrap();
        assert!(refused.contains(told), "{refused}");
    }
}

#[test]
fn who_sees_something_is_said_and_shown() {
    let folder = TempDir::new().unwrap();
    ask(&folder);
    assert_eq!(succeed(&folder, &["visibility", "q-1"], ""), "q-1: desk\n");
    let embargo = ["visibility", "q-1", "public", "--until", "2998-01-05T09:00Z"];
    let told = succeed(&folder, &embargo, "");
    assert_eq!(told, "q-1: public, from 2998-01-05 09:00 UTC on\n");
    let json = succeed(&folder, &["visibility", "q-1", "--json"], "");
    assert!(json.contains("\"now\": \"private\""), "{json}");
    let refused = run(&folder, &["visibility", "desk-1", "private"], "");
    assert_eq!(refused.status.code(), Some(1));
}

#[test]
fn what_is_public_is_shown_only_where_something_can_be_kept() {
    let folder = TempDir::new().unwrap();
    ask(&folder);
    let refused = run(&folder, &["serve", "--public", "--no-fetch"], "");
    assert_eq!(refused.status.code(), Some(1));
    let refused = String::from_utf8(refused.stderr).unwrap();
    assert!(refused.contains("this desk has no accounts, so whoever comes sees all"), "{refused}");
}

/// Begins a desk with a question.
fn ask(folder: &TempDir) {
    let ask = [
        "ask",
        "Will Norway sign by 28 February 2999?",
        "--criteria",
        "A signed text is published",
        "--source",
        "the ministry's site",
        "--close",
        "2999-02-28",
        "--deadline",
        "2999-02-28",
    ];
    succeed(folder, &ask, "");
}

fn succeed(folder: &TempDir, command: &[&str], input: &str) -> String {
    let output = run(folder, command, input);
    assert!(output.status.success(), "{command:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

fn run(folder: &TempDir, command: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_forsooth"))
        .env("FORSOOTH_DESK", folder.path().join("desk.sqlite3"))
        .env("FORSOOTH_AUTHOR", "root")
        .args(command)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that refuses reads nothing.
    drop(child.stdin.take().unwrap().write_all(input.as_bytes()));
    child.wait_with_output().unwrap()
}
