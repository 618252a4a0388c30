//! A desk in a database, as a user names it: `--desk postgres://…`.
//!
//! `cargo xtask test` runs a server for it; without one it fails rather than passing by.

#![expect(
    clippy::disallowed_methods,
    reason = "a command is a process, and the server is named outside"
)]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

const ASK: [&str; 10] = [
    "ask",
    "Will it rain?",
    "--criteria",
    "It rained",
    "--source",
    "the weather service",
    "--close",
    "2999-01-01",
    "--deadline",
    "2999-01-01",
];

#[test]
fn a_desk_in_a_database_is_worked_at_like_one_in_a_file() {
    let desk = TestDesk::new("worked");
    assert_eq!(desk.json(&ASK)["id"], "q-1");
    assert_eq!(desk.json(&["forecast", "q-1", "70%"])["id"], "f-1");
    assert_eq!(desk.json(&["show", "q-1"])["state"], "open");
    assert_eq!(desk.json(&["verify"])["faults"], json!([]));
    let doctor = desk.json(&["doctor"]);
    assert!(doctor["findings"][1]["told"].as_str().unwrap().contains("PostgreSQL"), "{doctor}");
    let exported = desk.text(&["export"]);
    std::fs::write(desk.folder.path().join("desk.jsonl"), &exported).unwrap();
    desk.text(&["--desk", "copy.sqlite3", "import", "desk.jsonl"]);
    assert_eq!(desk.text(&["--desk", "copy.sqlite3", "export"]), exported);
    let refused = desk.refused(&["import", "desk.jsonl"]);
    assert!(refused.contains("already; choose another"), "{refused}");
}

#[test]
fn what_is_not_in_the_database_stands_in_a_folder_of_the_user() {
    let desk = TestDesk::new("beside");
    desk.text(&ASK);
    let folders = desk.folder.path().join("data/forsooth/postgres");
    let folder = std::fs::read_dir(folders).unwrap().next().unwrap().unwrap().path();
    assert!(folder.join("desk.key").is_file() && folder.join("desk.signed").is_file());
    std::fs::remove_file(folder.join("desk.key")).unwrap();
    assert!(desk.refused(&["forecast", "q-1", "70%"]).contains("put it back"));
    assert_eq!(desk.json(&["show", "q-1"])["id"], "q-1");
}

#[test]
fn what_cannot_be_reached_or_done_is_refused_with_the_remedy() {
    let desk = TestDesk::new("refused");
    assert!(desk.refused(&["verify"]).contains("there is no desk at postgres://"));
    desk.text(&ASK);
    assert!(desk.refused(&["backup", "copy.sqlite3"]).contains("pg_dump"));
    assert!(desk.refused(&["restore-desk", "copy.sqlite3"]).contains("pg_restore"));
    let elsewhere = "postgres://ada:secret-word@127.0.0.1:1/desk";
    let refused = desk.refused(&["--desk", elsewhere, "verify"]);
    assert!(refused.contains("check the address, the password and the server"), "{refused}");
    assert!(!refused.contains("secret-word"), "{refused}");
    let doctor = desk.run(&["--desk", &format!("{elsewhere}?sslmode=prefer"), "doctor"]);
    let told = String::from_utf8(doctor.stdout).unwrap();
    assert!(told.contains("write sslmode=require, or sslmode=disable"), "{told}");
    assert!(!told.contains("secret-word"), "{told}");
}

/// A database of its own, and a folder for what stands beside it.
struct TestDesk {
    folder: TempDir,
    database: String,
    server: String,
}

impl TestDesk {
    fn new(name: &str) -> Self {
        let server = std::env::var("FORSOOTH_TEST_POSTGRES").unwrap_or_else(|_| {
            panic!("FORSOOTH_TEST_POSTGRES names no server; run `cargo xtask with-postgres …`")
        });
        let database = format!("forsooth_{name}_{}", std::process::id());
        let desk = Self { folder: TempDir::new().unwrap(), database, server };
        desk.tell_server(&format!("CREATE DATABASE {}", desk.database));
        desk
    }

    fn tell_server(&self, sql: &str) {
        let client = postgres::Client::connect(&self.server, postgres::NoTls);
        client.unwrap().batch_execute(sql).unwrap();
    }

    fn run(&self, command: &[&str]) -> Output {
        let (server, _) = self.server.rsplit_once('/').unwrap();
        Command::new(env!("CARGO_BIN_EXE_forsooth"))
            .current_dir(self.folder.path())
            .env("FORSOOTH_DESK", format!("{server}/{}", self.database))
            .env("FORSOOTH_AUTHOR", "Ada")
            .env("XDG_DATA_HOME", self.folder.path().join("data"))
            .args(command)
            .output()
            .unwrap()
    }

    fn text(&self, command: &[&str]) -> String {
        let output = self.run(command);
        assert!(output.status.success(), "{command:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    fn json(&self, command: &[&str]) -> Value {
        serde_json::from_str(&self.text(&[command, &["--json"]].concat())).unwrap()
    }

    fn refused(&self, command: &[&str]) -> String {
        let output = self.run(command);
        assert_eq!(output.status.code(), Some(1), "{command:?}: {output:?}");
        String::from_utf8(output.stderr).unwrap()
    }
}

impl Drop for TestDesk {
    fn drop(&mut self) {
        self.tell_server(&format!("DROP DATABASE {} WITH (FORCE)", self.database));
    }
}
