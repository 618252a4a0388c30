//! The page of the back-catalogue, as a browser without a script uses it.

#![expect(clippy::disallowed_methods, reason = "a page is fetched from a port")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use crate::model;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

const NOTE: &str = "---\ntitle: The harbor talks\ndate: 2021-03-10\n---\n\n\
    The senate is likely to ratify the treaty by 1 June 2021. \
    It is unlikely that Suthland will close its ports this year.\n";

#[test]
fn an_answer_brings_up_the_next_prediction() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("notes")).unwrap();
    fs::write(folder.path().join("notes/harbor.md"), NOTE).unwrap();
    let model = model::model_path();
    let empty = Served::start(&folder, &model, "Ada", &["add", "notes/harbor.md"]);
    empty.shows("/catalogue", &["No old note is catalogued yet.", "forsooth catalogue FOLDER"]);
    drop(empty);

    let desk = Served::start(&folder, &model, "Ada", &["catalogue", "notes"]);
    desk.shows(
        "/catalogue",
        &[
            "2 predictions in 1 old note; you have answered 0.",
            "<h2 id=\"asked\">Will the senate ratify the treaty",
            "<p>The senate is likely to ratify the treaty by 1 June 2021.</p>",
            "so the chance of yes is read as ≈75% (60–85)",
            "<dt>Deadline</dt><dd>2021-06-01</dd>",
            "data-key=\"y\" data-then=\"answer-evidence\"",
        ],
    );
    let refused = desk.post("/catalogue/c-1/answers", "answer=yes&evidence=&known=");
    assert!(refused.contains("422") && refused.contains("needs evidence"), "{refused}");
    for part in [
        "<a href=\"#answer-evidence\">an answer of yes or no needs evidence",
        "value=\"yes\" checked",
    ] {
        assert!(refused.contains(part), "no {part}: {refused}");
    }
    let late = desk.post("/catalogue/c-1/answers", "answer=no&evidence=%3Cb%3E&known=soon");
    for part in ["id=\"answer-known-error\"", "value=\"&#60;b&#62;\"", "value=\"soon\""] {
        assert!(late.contains(part), "no {part}: {late}");
    }
    let kept =
        desk.post("/catalogue/c-1/answers", "answer=yes&evidence=%3Cb%3Esigned&known=2021-05-28");
    assert!(kept.contains("location: /catalogue?behind=c-1"), "{kept}");
    desk.shows("/catalogue?behind=c-1", &["Will Suthland close", "Your last answer", "0.062"]);
    desk.shows("/catalogue/c-1", &["Ada: yes, known on 2021-05-28", "&#60;b&#62;signed"]);
    desk.shows("/entries/c-1", &["308", "location: /catalogue/c-1"]);

    let undone = desk.post("/catalogue/c-1/undoings", "reason=the+wrong+treaty");
    assert!(undone.contains("location: /catalogue/c-1"), "{undone}");
    desk.shows("/catalogue/c-1", &["undone: the wrong treaty", "How did it come out?"]);
    desk.post("/catalogue/c-2/corrections", "range=0..10..20&deadline=&reason=the+annex");
    let blank = desk.post("/catalogue/c-2/corrections", "range=0..9&deadline=&reason=");
    assert!(blank.contains("422") && blank.contains("value=\"0..9\""), "{blank}");
    desk.shows("/catalogue/c-2", &["<dt>Chance of yes, corrected</dt><dd>≈10% (0–20)</dd>"]);
    desk.shows("/catalogue.json", &["\"standing\":\"unanswered\"", "\"read_range\":{\"low\":5.0"]);
}

#[test]
fn anothers_answer_is_hidden_on_the_page() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("notes")).unwrap();
    fs::write(folder.path().join("notes/harbor.md"), NOTE).unwrap();
    let model = model::model_path();
    let ada = Served::start(&folder, &model, "Ada", &["catalogue", "notes"]);
    ada.post("/catalogue/c-1/answers", "answer=no&evidence=never+signed&known=");
    drop(ada);
    let ben = Served::start(&folder, &model, "Ben", &["catalogue"]);
    let page = ben.fetch("/catalogue/c-1");
    assert!(page.contains("1 answered already; what was said is hidden"), "{page}");
    assert!(!page.contains("never signed"), "{page}");
    ben.shows("/entries/ca-1", &["422", "hidden until you have answered c-1 yourself"]);
    ben.post("/catalogue/c-1/answers", "answer=yes&evidence=signed&known=");
    ben.shows(
        "/catalogue",
        &["<strong>Ada</strong> and <strong>Ben</strong>: 0 of 1 alike", "in dispute"],
    );
}

/// A desk that is served as long as this lives.
struct Served {
    process: Child,
    address: String,
}

impl Served {
    /// Does something at the desk first, and then serves it to somebody.
    fn start(folder: &TempDir, model: &Path, who: &str, first: &[&str]) -> Self {
        let command = |words: &[&str]| {
            let mut command = Command::new(PathBuf::from(env!("CARGO_BIN_EXE_forsooth")));
            command.current_dir(folder.path()).args(words).env("FORSOOTH_AUTHOR", who);
            command.env("FORSOOTH_DESK", "desk.sqlite3").env("FORSOOTH_MODEL", model);
            command
        };
        let done = command(first).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        let mut serve = command(&["serve", "--port", "0"]);
        let mut process = serve.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
        Self { process, address }
    }

    fn fetch(&self, path: &str) -> String {
        self.send(&format!("GET {path} HTTP/1.1\r\n"), "")
    }

    fn post(&self, path: &str, form: &str) -> String {
        let head = format!(
            "POST {path} HTTP/1.1\r\ncontent-type: application/x-www-form-urlencoded\r\n\
             content-length: {}\r\n",
            form.len()
        );
        self.send(&head, form)
    }

    /// The whole answer to a request, head and body.
    fn send(&self, head: &str, body: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let rest = format!("host: {}\r\nconnection: close\r\n\r\n{body}", self.address);
        stream.write_all(format!("{head}{rest}").as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    fn shows(&self, path: &str, parts: &[&str]) {
        let page = self.fetch(path);
        for part in parts {
            assert!(page.contains(part), "{path} lacks {part}: {page}");
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // A server that has ended already needs no ending.
        drop(self.process.kill());
        drop(self.process.wait());
    }
}
