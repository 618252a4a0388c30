//! Tokens of a time-stamping authority, which openssl plays here.

#![expect(clippy::disallowed_methods, reason = "an authority is a process that answers on a port")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::thread;

use serde_json::Value;
use tempfile::TempDir;

const ASK: &[&str] = &[
    "ask",
    "Will the lighthouse be sold before spring?",
    "--criteria",
    "The land register names another owner",
    "--source",
    "the land register",
    "--close",
    "2999-01-01",
    "--deadline",
    "2999-01-01",
];

/// What openssl needs to be an authority.
const CONFIG: &str = "\
[req]
distinguished_name = name
[name]
[tsa]
default_tsa = ours
[ours]
serial = serial
signer_digest = sha256
default_policy = 1.2.3.4
digests = sha256
accuracy = secs:1
";

#[test]
fn a_token_is_carried_by_receipts_and_the_record_and_openssl_checks_it() {
    let desk = TestDesk::begun();
    let authority = desk.authority();
    let url = authority.serve(|query| query);
    let refused = desk.run(&["timestamp", &url]);
    assert!(String::from_utf8(refused.stderr).unwrap().contains("--allow-host 127.0.0.1"));

    let asked = desk.json(&["timestamp", &url, "--allow-host", "127.0.0.1"]);
    assert_eq!(asked["leaves"], 3);
    desk.good(&["forecast", "q-1", "40%"]);
    desk.good(&["receipt", "f-1", "--out", "mine"]);
    let told = desk.good(&["verify", "--receipt", "mine", "--extract", "taken"]);
    assert!(told.contains("stamped at 20") && told.contains("operator only"), "{told}");
    assert_eq!(desk.json(&["verify", "--receipt", "mine"])["stamped_at"], asked["at"]);
    assert!(authority.verifies(&desk.path("taken/token.tsr"), &desk.path("taken/checkpoint.txt")));
    std::fs::write(desk.path("taken/checkpoint.txt"), "another text\n").unwrap();
    assert!(!authority.verifies(&desk.path("taken/token.tsr"), &desk.path("taken/checkpoint.txt")));

    // The later forecast is in no tree that was stamped.
    desk.good(&["receipt", "f-2", "--out", "later"]);
    let refused = desk.run(&["verify", "--receipt", "later", "--extract", "taken"]);
    let refused = String::from_utf8(refused.stderr).unwrap();
    assert!(refused.contains("carries no token of an authority"), "{refused}");

    // A record shows the last tree that was stamped, also where it has grown since.
    desk.good(&["publish", "record"]);
    let told = desk.good(&["verify", "--published", "record", "--extract", "seen"]);
    assert!(told.contains("The tree of 3 leaves was stamped at 20"), "{told}");
    assert!(authority.verifies(&desk.path("seen/token.tsr"), &desk.path("seen/checkpoint.txt")));
    let text = desk.path("record/timestamps/checkpoint.txt");
    let stamped = std::fs::read_to_string(&text).unwrap();
    std::fs::write(&text, stamped.replace("\n3\n", "\n2\n")).unwrap();
    let refused = desk.run(&["verify", "--published", "record"]);
    assert_eq!(refused.status.code(), Some(1), "{refused:?}");

    desk.good(&["timestamp", &url, "--allow-host", "127.0.0.1"]);
    desk.good(&["publish", "record"]);
    let view = desk.json(&["verify", "--published", "record"]);
    assert_eq!(view["stamped_leaves"], 4);
}

#[test]
fn a_token_of_something_else_is_refused_and_not_kept() {
    let desk = TestDesk::begun();
    let authority = desk.authority();
    // In a request the digest stands behind 24 bytes, and the nonce behind two more.
    let flip = |at: usize| {
        move |mut query: Vec<u8>| {
            query[at] ^= 1;
            query
        }
    };
    for (url, problem) in [
        (authority.serve(flip(30)), "stamped something else than it was asked to"),
        (authority.serve(flip(60)), "gave an answer to another question"),
        (authority.serve(|query| query[..query.len() / 2].to_vec()), "refuses to stamp it"),
    ] {
        let output = desk.run(&["timestamp", &url, "--allow-host", "127.0.0.1"]);
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(told.contains(problem), "{told}");
    }
    assert!(!std::fs::exists(desk.path("desk.sqlite3.timestamps")).unwrap());
}

/// An authority with its key and certificate in a folder.
#[derive(Clone)]
struct Authority {
    folder: PathBuf,
}

impl Authority {
    /// Makes a key and a certificate that may stamp.
    fn begun(folder: &Path) -> Self {
        std::fs::create_dir_all(folder).unwrap();
        std::fs::write(folder.join("config"), CONFIG).unwrap();
        std::fs::write(folder.join("serial"), "01\n").unwrap();
        let authority = Self { folder: folder.to_owned() };
        let extension = "extendedKeyUsage=critical,timeStamping";
        let made = authority.openssl(&[
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-noenc",
            "-keyout",
            "key.pem",
            "-out",
            "certificate.pem",
            "-subj",
            "/CN=a test authority",
            "-days",
            "30",
            "-addext",
            extension,
            "-config",
            "config",
        ]);
        assert!(made.status.success(), "{made:?}");
        authority
    }

    /// Answers every request on a port, as the query is after `change`; gives the address.
    fn serve(&self, change: impl Fn(Vec<u8>) -> Vec<u8> + Send + 'static) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/tsr", listener.local_addr().unwrap());
        let authority = self.clone();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let answer = authority.reply(&change(body(&stream)));
                let head = "HTTP/1.1 200 OK\r\ncontent-type: application/timestamp-reply";
                let length = answer.len();
                write!(stream, "{head}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n")
                    .unwrap();
                stream.write_all(&answer).unwrap();
            }
        });
        url
    }

    fn reply(&self, query: &[u8]) -> Vec<u8> {
        std::fs::write(self.folder.join("query.tsq"), query).unwrap();
        let replied = self.openssl(&[
            "ts",
            "-reply",
            "-config",
            "config",
            "-queryfile",
            "query.tsq",
            "-signer",
            "certificate.pem",
            "-inkey",
            "key.pem",
            "-out",
            "reply.tsr",
        ]);
        // What it refuses it answers with a status alone.
        let is_there = std::fs::exists(self.folder.join("reply.tsr")).unwrap();
        assert!(is_there, "{replied:?}");
        std::fs::read(self.folder.join("reply.tsr")).unwrap()
    }

    /// Whether openssl finds that the authority stamped a file.
    fn verifies(&self, token: &str, data: &str) -> bool {
        let verify = ["ts", "-verify", "-in", token, "-data", data, "-CAfile", "certificate.pem"];
        self.openssl(&verify).status.success()
    }

    fn openssl(&self, arguments: &[&str]) -> Output {
        Command::new("openssl").current_dir(&self.folder).args(arguments).output().unwrap()
    }
}

/// The body of a request.
fn body(stream: &TcpStream) -> Vec<u8> {
    let mut reader = BufReader::new(stream);
    let mut length = 0;
    let mut line = String::new();
    while reader.read_line(&mut line).unwrap() > 2 {
        let lower = line.to_lowercase();
        if let Some(value) = lower.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        line.clear();
    }
    let mut bytes = vec![0; length];
    reader.read_exact(&mut bytes).unwrap();
    bytes
}

/// A folder with a desk in it.
struct TestDesk {
    folder: TempDir,
}

impl TestDesk {
    /// A desk with an open question and a forecast.
    fn begun() -> Self {
        let desk = Self { folder: TempDir::new().unwrap() };
        desk.good(ASK);
        desk.good(&["forecast", "q-1", "30%"]);
        desk
    }

    fn authority(&self) -> Authority {
        Authority::begun(&self.folder.path().join("authority"))
    }

    fn run(&self, command: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_forsooth"))
            .current_dir(self.folder.path())
            .env("FORSOOTH_DESK", "desk.sqlite3")
            .env("FORSOOTH_AUTHOR", "Ada")
            .env_remove("FORSOOTH_ALLOW_HOSTS")
            .args(command)
            .output()
            .unwrap()
    }

    fn good(&self, command: &[&str]) -> String {
        let output = self.run(command);
        assert!(output.status.success(), "{command:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    fn json(&self, command: &[&str]) -> Value {
        serde_json::from_str(&self.good(&[command, &["--json"]].concat())).unwrap()
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_string_lossy().into_owned()
    }
}
