//! Desks that witness for each other, on this machine.

#![expect(clippy::disallowed_methods, reason = "a witness is a process that answers on a port")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Output, Stdio};

use serde_json::{Value, json};
use tempfile::TempDir;

const ASK: &[&str] = &[
    "ask",
    "Will the harbor tunnel be flooded in autumn?",
    "--criteria",
    "The port authority reports water in the tunnel",
    "--source",
    "the port authority",
    "--close",
    "2999-01-01",
    "--deadline",
    "2999-01-01",
];

const LET_IT_SEE: &[&str] = &["witness", "ask", "--allow-host", "127.0.0.1"];

#[test]
fn what_a_witness_saw_is_proved_to_whoever_trusts_it() {
    let (desk, other) = (TestDesk::begun(), TestDesk::begun());
    let witness = other.witness_for(&desk);
    desk.good(&["receipt", "f-1", "--out", "before"]);
    let refused = desk.run(&["witness", "ask"]);
    assert_eq!(refused.status.code(), Some(1));
    let told = String::from_utf8(refused.stdout).unwrap();
    assert!(told.contains("to fetch from there, name the host: --allow-host 127.0.0.1"), "{told}");

    let told = desk.good(LET_IT_SEE);
    assert!(told.starts_with("lund  saw 3 leaves at 20"), "{told}");
    desk.good(&["receipt", "f-1", "--out", "after"]);
    let keys = ["--key", &desk.key(), "--key", &witness.key];
    let check = |receipt: &str| desk.run(&[&["verify", "--receipt", receipt], &keys[..]].concat());
    let told = String::from_utf8(check("after").stdout).unwrap();
    assert!(told.contains("Standing: witnessed: seen by key-1 at 20"), "{told}");
    assert_eq!(check("before").status.code(), Some(1), "nobody saw it then");
    let by_desk_alone = desk.good(&["verify", "--receipt", "after", "--key", &desk.key()]);
    assert!(by_desk_alone.contains("operator only"), "{by_desk_alone}");
}

#[test]
fn a_receipt_and_the_record_carry_what_was_seen_and_say_so() {
    let (desk, other) = (TestDesk::begun(), TestDesk::begun());
    let _witness = other.witness_for(&desk);
    desk.good(LET_IT_SEE);
    let published = desk.json(&["publish", "record"]);
    assert_eq!(published["standing"], "witnessed");
    assert_eq!(published["witnesses"][0]["witness"], "lund");
    assert!(desk.read("record/index.html").contains("witnessed: seen by lund at 20"));

    let recorded = desk.json(&["forecast", "q-1", "40%", "--receipt", "second"]);
    assert_eq!(recorded["id"], "f-2");
    let told = desk.good(&["verify", "--receipt", "second"]);
    assert!(told.contains("operator only"), "nobody has seen it yet: {told}");
    assert_eq!(desk.json(&["receipt", "f-1"])["standing"], "witnessed");
    assert_eq!(desk.json(&["publish", "record"])["standing"], "operator-only");
    let list = desk.json(&["witness", "list"]);
    assert_eq!((&list["leaves"], &list["witnesses"][0]["saw"]), (&json!(4), &json!(3)));

    desk.good(LET_IT_SEE);
    desk.good(LET_IT_SEE);
    assert_eq!(desk.json(&["receipt", "f-2"])["standing"], "witnessed");
    assert_eq!(desk.json(&["publish", "record"])["standing"], "witnessed");
    assert_eq!(desk.json(&["witness", "list"])["witnesses"][0]["saw"], 4);
}

#[test]
fn two_desks_witness_for_each_other_and_remember() {
    let (one, two) = (TestDesk::begun(), TestDesk::begun());
    let first = two.witness_for(&one);
    let _second = one.witness_for(&two);
    for desk in [&one, &two] {
        desk.good(LET_IT_SEE);
        desk.good(&["forecast", "q-1", "50%"]);
    }
    // A witness that is begun again goes on from what it saw, with the same key.
    let key = first.key.clone();
    drop(first);
    one.good(&["witness", "remove", "lund"]);
    let again = two.witness_for(&one);
    assert_eq!(again.key, key);
    let told = one.good(LET_IT_SEE);
    assert!(told.starts_with("lund  saw 4 leaves"), "{told}");
}

#[test]
fn an_older_copy_that_is_put_back_is_told_by_the_witness() {
    let (desk, other) = (TestDesk::begun(), TestDesk::begun());
    let _witness = other.witness_for(&desk);
    desk.good(LET_IT_SEE);
    let older = std::fs::read(desk.path("desk.sqlite3")).unwrap();
    desk.good(&["forecast", "q-1", "50%"]);
    desk.good(LET_IT_SEE);

    // Whoever puts it back removes what the desk itself remembers.
    desk.put_back(&older);
    let refused = desk.refused(LET_IT_SEE);
    assert!(
        refused.contains("it saw 4 leaves, and here are 3: this desk was put back"),
        "{refused}"
    );
    let refused = desk.refused(&["serve", "--allow-host", "127.0.0.1", "--port", "0"]);
    assert!(refused.contains("record nothing before the newer one is found"), "{refused}");
    // What it said is known without asking it again.
    let refused = desk.refused(&["serve", "--no-fetch", "--port", "0"]);
    assert!(refused.contains("witness lund: it saw 4 leaves, and here are 3"), "{refused}");

    // So it is to whatever records, publishes, proves or checks.
    for command in
        [&["forecast", "q-1", "90%"][..], &["publish", "record"], &["receipt", "f-1"], &["verify"]]
    {
        let done = desk.run(command);
        let told = String::from_utf8([done.stdout, done.stderr].concat()).unwrap();
        assert_eq!(done.status.code(), Some(1), "{command:?}: {told}");
        assert!(told.contains("witness lund: it saw 4 leaves, and here are 3"), "{told}");
    }
    let examined = String::from_utf8(desk.run(&["doctor"]).stdout).unwrap();
    assert!(examined.contains("witness lund: it saw 4 leaves"), "{examined}");

    // Gone on with by whoever removes that too, it is another tree.
    std::fs::remove_file(desk.path("desk.sqlite3.alarms")).unwrap();
    desk.good(&["forecast", "q-1", "90%"]);
    desk.good(&["forecast", "q-1", "95%"]);
    let refused = desk.refused(LET_IT_SEE);
    assert!(refused.contains("it saw another tree of 4 leaves"), "{refused}");
    std::fs::remove_file(desk.path("desk.sqlite3.alarms")).unwrap();
    assert_eq!(desk.json(&["receipt", "f-2"])["standing"], "operator-only");
}

#[test]
fn a_copy_behind_what_was_cosigned_is_neither_served_nor_gone_on_with() {
    let (desk, other) = (TestDesk::begun(), TestDesk::begun());
    let _witness = other.witness_for(&desk);
    let older = std::fs::read(desk.path("desk.sqlite3")).unwrap();
    desk.good(&["forecast", "q-1", "50%"]);
    desk.good(LET_IT_SEE);
    let cosigned = std::fs::read(desk.path("desk.sqlite3.cosigned")).unwrap();
    desk.put_back(&older);
    std::fs::write(desk.path("desk.sqlite3.cosigned"), cosigned).unwrap();
    let told = "the tree of 4 leaves that witnesses saw is no beginning of the 3 leaves here";
    for command in [
        &["serve", "--no-fetch", "--port", "0"][..],
        &["forecast", "q-1", "50%"],
        &["publish", "record"],
    ] {
        let refused = desk.refused(command);
        assert!(refused.contains(told), "{command:?}: {refused}");
    }
    let told_by = |command: &str| String::from_utf8(desk.run(&[command]).stdout).unwrap();
    assert!(told_by("doctor").contains(told) && told_by("verify").contains(told));
}

#[test]
fn what_no_witness_may_be_is_refused() {
    let desk = TestDesk::begun();
    let refused = desk.refused(&["witness", "ask"]);
    assert!(refused.contains("this desk asks no witness; name one"), "{refused}");
    let refused = desk.refused(&["witness", "add", "lund", &desk.key(), "https://lund.example"]);
    assert!(refused.contains("is the key of a log, which signs and does not witness"), "{refused}");
    let refused = desk.refused(&["witness", "serve", "--listen", "127.0.0.1:0"]);
    assert!(refused.contains("this witness watches no log yet; name one by its key"), "{refused}");
    let refused = desk.refused(&["witness", "remove", "lund"]);
    assert!(refused.contains("the desk asks no witness named \"lund\""), "{refused}");

    let other = TestDesk::begun();
    let witness = other.witness_for(&desk);
    let known = ["witness", "add", "again", &witness.key, &witness.url];
    assert!(desk.refused(&known).contains("the desk asks lund already"));
    let serve = ["witness", "serve", "--listen", "127.0.0.1:0", "--log", &desk.key()];
    let taken = other.refused(&serve);
    assert!(taken.contains("is at work already; end that one first"), "{taken}");
    // A desk that the witness does not watch.
    let third = TestDesk::begun();
    third.good(&["witness", "add", "lund", &witness.key, &witness.url]);
    let told = third.run(LET_IT_SEE);
    let told = String::from_utf8(told.stdout).unwrap();
    assert!(told.contains("it does not know this log; give its operator the key"), "{told}");
}

#[test]
fn a_witness_answers_as_the_specification_says() {
    let (desk, other) = (TestDesk::begun(), TestDesk::begun());
    let witness = other.witness_for(&desk);
    desk.good(&["publish", "record"]);
    let checkpoint = desk.read("record/checkpoint");
    let good = format!("old 0\n\n{checkpoint}");
    let first = witness.post(&good);
    assert!(first.starts_with("HTTP/1.1 200 "), "{first}");
    assert!(first.contains("\r\n\r\n— forsooth.witness/"), "{first}");
    let conflict = witness.post(&good);
    assert!(conflict.starts_with("HTTP/1.1 409 "), "{conflict}");
    assert!(conflict.contains("content-type: text/x.tlog.size\r\n"), "{conflict}");
    assert!(conflict.ends_with("\r\n\r\n3\n"), "{conflict}");
    let again = witness.post(&format!("old 3\n\n{checkpoint}"));
    assert!(again.starts_with("HTTP/1.1 200 "), "{again}");

    other.good(&["publish", "record"]);
    let unknown = witness.post(&format!("old 0\n\n{}", other.read("record/checkpoint")));
    assert!(unknown.starts_with("HTTP/1.1 404 "), "{unknown}");
    let forged = witness.post(&good.replace("\n3\n", "\n4\n"));
    assert!(forged.starts_with("HTTP/1.1 403 "), "{forged}");
    let malformed = witness.post("old three\n\n");
    assert!(malformed.starts_with("HTTP/1.1 400 "), "{malformed}");
    desk.good(&["forecast", "q-1", "50%"]);
    desk.good(&["publish", "record"]);
    let unproved = witness.post(&format!("old 3\n\n{}", desk.read("record/checkpoint")));
    assert!(unproved.starts_with("HTTP/1.1 422 "), "{unproved}");
}

/// A witness at work, until the test lets go of it.
struct Witness {
    process: Child,
    url: String,
    key: String,
}

impl Witness {
    /// Posts to `/add-checkpoint`, and gives the whole answer.
    fn post(&self, body: &str) -> String {
        let host = self.url.strip_prefix("http://").unwrap();
        let mut stream = TcpStream::connect(host).unwrap();
        let (length, close) = (body.len(), "connection: close");
        let head = format!("POST /add-checkpoint HTTP/1.1\r\nhost: {host}\r\n{close}");
        write!(stream, "{head}\r\ncontent-length: {length}\r\n\r\n{body}").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}

impl Drop for Witness {
    fn drop(&mut self) {
        self.process.kill().unwrap();
        self.process.wait().unwrap();
    }
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

    /// Begins a witness beside this desk that watches another one, which asks it as "lund".
    fn witness_for(&self, watched: &Self) -> Witness {
        let serve = ["witness", "serve", "--listen", "127.0.0.1:0", "--log", &watched.key()];
        let mut process = self.command(&serve).stdout(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let [url, key] = [(); 2].map(|()| lines.next().unwrap().unwrap());
        watched.good(&["witness", "add", "lund", &key, &url]);
        Witness { process, url, key }
    }

    /// Puts an older copy back, with nothing beside it that was remembered since.
    fn put_back(&self, older: &[u8]) {
        for beside in ["-wal", "-shm", ".signed", ".cosigned"] {
            let path = self.path(&format!("desk.sqlite3{beside}"));
            if std::fs::exists(&path).unwrap() {
                std::fs::remove_file(path).unwrap();
            }
        }
        std::fs::write(self.path("desk.sqlite3"), older).unwrap();
    }

    fn key(&self) -> String {
        self.good(&["key"]).trim().to_owned()
    }

    fn command(&self, command: &[&str]) -> Command {
        let mut process = Command::new(env!("CARGO_BIN_EXE_forsooth"));
        process
            .current_dir(self.folder.path())
            .env("FORSOOTH_DESK", "desk.sqlite3")
            .env("FORSOOTH_AUTHOR", "Ada")
            .env_remove("FORSOOTH_ALLOW_HOSTS")
            .args(command);
        process
    }

    fn run(&self, command: &[&str]) -> Output {
        self.command(command).output().unwrap()
    }

    fn good(&self, command: &[&str]) -> String {
        let output = self.run(command);
        assert!(output.status.success(), "{command:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    }

    fn refused(&self, command: &[&str]) -> String {
        let output = self.run(command);
        assert_eq!(output.status.code(), Some(1), "{command:?}: {output:?}");
        String::from_utf8(output.stderr).unwrap()
    }

    fn json(&self, command: &[&str]) -> Value {
        serde_json::from_str(&self.good(&[command, &["--json"]].concat())).unwrap()
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_string_lossy().into_owned()
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }
}
