//! The back-catalogue as a house uses it: old notes in, answers of two people, and the record.

#![expect(clippy::disallowed_methods, reason = "a command is a process that reads files")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use crate::model;

use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::LazyLock;

use serde_json::{Value, json};
use tempfile::TempDir;

const HARBOR: &str = "---\ntitle: The harbor talks\ndate: 2021-03-10\n---\n\n\
    # The harbor talks\n\nBy Jonas Berg\n\n\
    The senate is likely to ratify the harbor treaty by 1 June 2021. \
    It is unlikely that Suthland will close its ports this year. \
    No deal will probably be reached in Vienna this year. The strike could spread.\n\n\
    Danish Prime Minister Mette Holm said: “The North will stand together this year.”\n";

const GAS: &str = "---\ndate: 2022-02-14\n---\n\n\
    It is very likely that gas prices will rise in March 2022.\n";

static MODEL: LazyLock<PathBuf> = LazyLock::new(model::model_path);

const EVIDENCE: [&str; 2] = ["--evidence", "all papers of that day"];

#[test]
fn a_folder_is_taken_up_once() {
    let house = House::new();
    let first = house.json("Ada", &["catalogue", &house.notes()]);
    assert_eq!(first["notes"][0]["path"], "notes/2021/harbor.md");
    assert_eq!(first["notes"][0]["new"], json!(["c-1", "c-2", "c-3", "c-4"]));
    assert_eq!(first["notes"][0]["hedges"], 1);
    assert_eq!(first["other_files"], 1);
    assert_eq!(first["unreadable"][0]["path"], "notes/2022/scan.txt");

    house.add("2022/gas-again.txt", GAS);
    house.add("2022/new.md", "---\ndate: 2022-05-01\n---\n\nThe truce is likely to hold.\n");
    let second = house.json("Ada", &["catalogue", &house.notes()]);
    let new: Vec<&Value> =
        second["notes"].as_array().unwrap().iter().map(|it| &it["new"]).collect();
    assert_eq!(new, [&json!([]), &json!([]), &json!([]), &json!(["c-6"])]);
    assert_eq!(second["notes"][0]["known"], 4);
    assert_eq!(house.json("Ada", &["verify"])["faults"], json!([]));
}

#[test]
fn what_could_not_be_read_is_tried_again_by_its_job() {
    let house = House::new();
    let taken = house.run("Ada", &["catalogue", &house.notes()], "");
    let said = String::from_utf8(taken.stderr).unwrap();
    assert!(said.contains("once it is mended: forsooth jobs retry job-1"), "{said}");
    house.add("2022/scan.txt", "The truce is likely to hold.\n");
    house.text("Ada", &["jobs", "retry", "job-1"]);
    let job = house.json("Ada", &["jobs", "show", "job-1"]);
    assert_eq!(
        (&job["standing"], &job["progress"]["failed"]),
        (&json!("done"), &json!(0)),
        "{job}"
    );
    assert_eq!(house.json("Ada", &["catalogue"])["house"]["whole"]["predictions"], 5);
}

#[test]
fn a_folder_is_left_to_a_served_desk() {
    let house = House::new();
    let begun = house.json("Ada", &["catalogue", &house.notes(), "--background"]);
    assert_eq!((&begun["standing"], &begun["progress"]["items"]), (&json!("waiting"), &json!(3)));
    let bot = house.run("bot:gpt", &["catalogue", &house.notes(), "--background"], "");
    assert!(!bot.status.success(), "{bot:?}");
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_of_the_folder_is_not_followed() {
    let house = House::new();
    let outside = house.0.path().join("outside.txt");
    fs::write(&outside, "The truce is likely to hold.\n").unwrap();
    let link = house.0.path().join("notes/2021/link.txt");
    std::os::unix::fs::symlink(&outside, &link).unwrap();
    let output = house.run("Ada", &["catalogue", &house.notes(), "--json"], "");
    assert!(output.status.success(), "{output:?}");
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("2021/link.txt leads out of the folder and is not followed"), "{said}");
    let taken = String::from_utf8(output.stdout).unwrap();
    assert!(!taken.contains("link.txt"), "{taken}");
}

#[test]
fn what_is_read_tells_whose_it_is_and_how_likely_its_words_call_it() {
    let house = House::filled();
    let catalogue = house.json("Ada", &["catalogue"]);
    let of = |place: usize, field: &str| catalogue["predictions"][place][field].clone();
    assert_eq!((of(0, "by"), of(0, "voice")), (json!("Jonas Berg"), json!("author")));
    assert_eq!(of(0, "read_range"), json!({"low": 60.0, "median": 75.0, "high": 85.0}));
    assert_eq!(of(0, "deadline"), json!("2021-06-01"));
    assert_eq!(of(1, "read_range"), json!({"low": 5.0, "median": 20.0, "high": 30.0}));
    // "No deal will probably": the chance of what is asked is the rest.
    assert_eq!(of(2, "read_range"), json!({"low": 15.0, "median": 25.0, "high": 40.0}));
    assert_eq!(of(2, "reversed"), json!(true));
    // Those quoted come last, whatever note they stand in.
    assert_eq!((of(4, "by"), of(4, "voice")), (json!("Mette Holm"), json!("quoted")));
    assert_eq!(catalogue["house"]["whole"]["predictions"], 4);
    assert_eq!(catalogue["quoted"]["whole"]["predictions"], 1);
}

#[test]
fn what_a_paper_without_a_signature_foresees_is_the_houses() {
    let house = House(TempDir::new().unwrap());
    let told = "---\ndate: 2021-03-10\n---\n\n# Statement on the ferry\n\n\
        The council is likely to sell the ferry by 1 June 2021.\n";
    house.add("ferry.md", told);
    house.json("Ada", &["catalogue", &house.notes()]);
    let catalogue = house.json("Ada", &["catalogue"]);
    assert_eq!(catalogue["predictions"][0]["voice"], "author", "{catalogue}");
}

#[test]
fn the_head_of_a_note_names_its_author() {
    let house = House(TempDir::new().unwrap());
    let told = "---\ndate: 2021-03-10\nauthor: Mara Lind\n---\n\n\
        The council is likely to sell the ferry by 1 June 2021.\n";
    house.add("ferry.md", told);
    house.json("Ada", &["catalogue", &house.notes()]);
    let catalogue = house.json("Ada", &["catalogue"]);
    let told = &catalogue["predictions"][0];
    assert_eq!((&told["by"], &told["voice"]), (&json!("Mara Lind"), &json!("author")));
}

#[test]
fn an_answer_is_scored_by_the_middle_of_the_words() {
    let house = House::filled();
    house.answer("Ada", "c-1", "yes");
    house.answer("Ada", "c-2", "no");
    house.answer("Ada", "c-3", "yes");
    let house_record = &house.json("Ada", &["catalogue", "--record"])["house"];
    assert_eq!(house_record["whole"]["settled"], 3);
    // "No deal will probably be reached" went wrong; the others came out as said.
    assert_eq!(house_record["whole"]["borne_out"], 2);
    let brier = (0.25_f64.powi(2) + 0.2_f64.powi(2) + 0.75_f64.powi(2)) / 3.0;
    let mean = &house_record["whole"]["means"][0];
    assert!((mean["value"].as_f64().unwrap() - brier).abs() < 1e-12, "{mean}");
    assert_eq!(mean["count"], 3);
    let probably = house_record["phrases"].as_array().unwrap();
    let probably = probably.iter().find(|it| it["phrase"] == "probably").unwrap();
    assert_eq!((&probably["said"], &probably["came_true"]), (&json!(1), &json!(0)));
    assert_eq!(probably["verdict"], "too few to say");
    let text = house.text("Ada", &["catalogue"]);
    for part in
        ["lower is better", "Too few to say more", "calibration: too few", "By year", "2021"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    let table = house.text("Ada", &["catalogue", "--csv"]);
    assert!(table.lines().nth(1).unwrap().starts_with("c-1,author,Jonas Berg,"), "{table}");
    assert_eq!(table.lines().count(), 6);
}

#[test]
fn what_cannot_be_is_refused_and_leaves_the_ledger_as_it_was() {
    let house = House::filled();
    house.answer("Ada", "c-1", "yes");
    let before = house.text("Ada", &["export"]);
    let on = |id: &'static str, more: &[&'static str]| [&["catalogue", "--on", id], more].concat();
    let notes = house.notes();
    let file = format!("{notes}/2022/gas.txt");
    for (who, words, part) in [
        ("bot:reader", vec!["catalogue", &notes], "only a person may catalogue notes"),
        (
            "bot:reader",
            on("c-2", &["--answer", "no", "--evidence", "x"]),
            "only a person may settle",
        ),
        ("bot:reader", on("c-1", &["--undo", "--reason", "x"]), "only a person may undo"),
        ("bot:reader", on("c-1", &["--range", "9", "--reason", "x"]), "only a person may correct"),
        ("Ada", vec!["catalogue", &file], "give the folder it is in"),
        ("Ada", on("c-2", &["--answer", "no"]), "needs evidence"),
        ("Ada", on("c-2", &["--answer", "perhaps"]), "is no answer"),
        ("Ada", on("c-2", &["--answer", "no-prediction"]), "say why c-2 is no prediction"),
        (
            "Ada",
            on("c-1", &["--answer", "no", "--evidence", "x"]),
            "answered c-1 already (yes, in ca-1)",
        ),
        ("Ada", on("c-9", &["--answer", "no", "--evidence", "x"]), "there is no c-9"),
        ("Ada", on("c-2", &["--answer", "no", "--evidence", "s-99"]), "there is no s-99"),
        (
            "Ada",
            on("c-2", &["--answer", "no", "--evidence", "x", "--known", "2999-01-01"]),
            "today is",
        ),
        (
            "Ada",
            on("c-2", &["--answer", "no", "--evidence", "x", "--known", "2021-03-09"]),
            "the note is of",
        ),
        ("Ben", on("c-1", &["--undo", "--reason", "x"]), "you have no answer to c-1"),
        ("Ada", on("c-1", &["--range", "80..60", "--reason", "x"]), "is no range"),
        (
            "Ada",
            on("c-1", &["--deadline", "2021-03-09", "--reason", "x"]),
            "the deadline 2021-03-09 is before the note of 2021-03-10",
        ),
        ("Ben", vec!["show", "ca-1"], "hidden until you have answered c-1 yourself"),
    ] {
        let refused = house.run(who, &words, "");
        let error = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(!refused.status.success() && error.contains(part), "{words:?}: {error}");
    }
    assert_eq!(house.text("Ada", &["export"]), before);
}

#[test]
fn two_people_answer_apart_and_then_see_where_they_differ() {
    let house = House::filled();
    for id in ["c-1", "c-2"] {
        house.answer("Ada", id, "yes");
    }
    let seen = house.json("Ben", &["catalogue"]);
    assert_eq!(seen["predictions"][0]["standing"], "hidden");
    assert_eq!(seen["predictions"][0]["answers"], json!([]));
    // The sums of two answers would tell Ben both before he has given any.
    assert_eq!(seen["house"]["hidden"], 2);
    house.answer("Ben", "c-1", "yes");
    assert_eq!(house.json("Ben", &["catalogue"])["house"]["hidden"], 1);
    house.answer("Ben", "c-2", "no");

    let after = house.json("Ben", &["catalogue"]);
    assert_eq!(after["predictions"][1]["standing"], "in dispute");
    assert_eq!(after["predictions"][1]["answers"].as_array().unwrap().len(), 2);
    let agreement = &after["agreements"][0];
    assert_eq!((&agreement["in_common"], &agreement["agreed"]), (&json!(2), &json!(1)));
    assert!(agreement["verdict"].as_str().unwrap().contains("too few"), "{agreement}");
    assert_eq!(agreement["disagreements"][0]["prediction"], "c-2");

    // A third reader decides without knowing what the two said.
    let third = house.json("Eve", &["catalogue"]);
    assert_eq!(third["predictions"][0]["standing"], "yes");
    assert_eq!(third["predictions"][1]["standing"], "hidden");
    assert_eq!(third["predictions"][1]["answers"], json!([]));
    assert_eq!(third["agreements"][0]["disagreements"], json!([]));
    assert_eq!(third["house"]["hidden"], 1);

    // Undone and redone in the open: it is settled, but agreement stays what each said alone.
    house.text("Ben", &["catalogue", "--on", "c-2", "--undo", "--reason", "I had the wrong port"]);
    house.answer("Ben", "c-2", "yes");
    let mended = house.json("Ben", &["catalogue"]);
    assert_eq!(mended["predictions"][1]["standing"], "yes");
    assert_eq!(mended["predictions"][1]["answers"][1]["undone"], "I had the wrong port");
    assert_eq!(mended["agreements"][0]["agreed"], 1);
    assert_eq!(mended["agreements"][0]["disagreements"][0]["settled_since"], "yes");
}

#[test]
fn what_was_read_and_what_a_person_says_are_both_kept() {
    let house = House::filled();
    let correct = ["catalogue", "--on", "c-1", "--range", "80..90..95", "--deadline", "2021-07-01"];
    house.text("Ada", &[&correct[..], &["--reason", "the annex says so"]].concat());
    let shown = house.json("Ada", &["catalogue", "--on", "c-1"]);
    assert_eq!(shown["read_range"]["median"], 75.0);
    assert_eq!(shown["range"]["median"], 90.0);
    assert_eq!(
        (&shown["read_deadline"], &shown["deadline"]),
        (&json!("2021-06-01"), &json!("2021-07-01"))
    );
    house.text("Ada", &["catalogue", "--on", "c-5", "--answer", "void", "--reason", "never met"]);
    house.text("Ada", &["catalogue", "--on", "c-4", "--answer", "x", "--reason", "a toast"]);
    let catalogue = house.json("Ada", &["catalogue"]);
    assert_eq!(catalogue["house"]["void"], 1);
    assert_eq!(catalogue["quoted"]["no_prediction"], 1);
}

#[test]
fn keys_settle_one_prediction_after_the_other() {
    let house = House::filled();
    let typed = "y\nthe treaty of 28 May\n2021-05-28\n?\ns\nu\n\nn\nhttps://example.org/a\n\nq\n";
    let sitting = house.run("Ada", &["catalogue", "--settle", "--json"], typed);
    let done: Value = serde_json::from_slice(&sitting.stdout).unwrap();
    assert_eq!(done["undone"], json!(["c-1"]));
    assert_eq!(done["skipped"], json!(["c-2"]));
    assert_eq!(done["answered"], json!(["c-1"]));
    let catalogue = house.json("Ada", &["catalogue"]);
    assert_eq!(catalogue["predictions"][0]["answers"][0]["undone"], "a slip of the key");
    assert_eq!(
        catalogue["predictions"][0]["answers"][1]["evidence"],
        json!({"address": "https://example.org/a"})
    );
}

#[test]
fn an_empty_catalogue_says_what_to_do() {
    let house = House::new();
    house.text("Ada", &["add", &format!("{}/2022/gas.txt", house.notes())]);
    let shown = house.run("Ada", &["catalogue"], "");
    let told = String::from_utf8_lossy(&shown.stderr).into_owned();
    assert!(told.contains("forsooth catalogue FOLDER"), "{told}");
    // A note that was added before is not kept twice, and its predictions are taken up.
    let taken_up = house.json("Ada", &["catalogue", &house.notes()]);
    assert_eq!(taken_up["notes"][1]["was_kept"], true);
    assert_eq!(taken_up["notes"][1]["new"], json!(["c-5"]));
}

#[test]
fn an_old_note_is_no_newer_report() {
    let house = House(TempDir::new().unwrap());
    let ask = ["ask", "Will Russia and Ukraine sign a truce?", "--criteria", "Both sign one text"];
    let when = ["--source", "TASS", "--close", "2999-01-01", "--deadline", "2999-01-01"];
    house.text("Ada", &[&ask[..], &when].concat());
    house.text("Ada", &["forecast", "q-1", "60%"]);
    house.add("minsk.md", "Russia met Ukraine in Minsk. The truce is likely to hold.\n");
    let taken = house.json("Ada", &["catalogue", &house.notes()]);
    assert!(taken.to_string().contains("c-1"), "{taken}");
    let due = house.text("Ada", &["due"]);
    assert!(!due.contains("newer report"), "{due}");
}

/// A desk and a folder of old notes.
struct House(TempDir);

impl House {
    fn new() -> Self {
        let house = Self(TempDir::new().unwrap());
        house.add("2021/harbor.md", HARBOR);
        house.add("2022/gas.txt", GAS);
        house.add("2022/scan.txt", "no\0text");
        house.add("2022/photo.jpg", "none");
        house
    }

    /// A house whose notes are in the catalogue.
    fn filled() -> Self {
        let house = Self::new();
        house.json("Ada", &["catalogue", &house.notes()]);
        house
    }

    fn notes(&self) -> String {
        self.0.path().join("notes").to_string_lossy().into_owned()
    }

    fn add(&self, path: &str, text: &str) {
        let path = self.0.path().join("notes").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn answer(&self, who: &str, id: &str, answer: &str) {
        let words = ["catalogue", "--on", id, "--answer", answer];
        self.text(who, &[&words[..], &EVIDENCE].concat());
    }

    fn run(&self, who: &str, words: &[&str], typed: &str) -> Output {
        let mut child = Command::new(env!("CARGO_BIN_EXE_forsooth"))
            .args(words)
            .env("FORSOOTH_DESK", self.0.path().join("desk.sqlite3"))
            .env("FORSOOTH_MODEL", &*MODEL)
            .env("FORSOOTH_AUTHOR", who)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    }

    fn text(&self, who: &str, words: &[&str]) -> String {
        let output = self.run(who, words, "");
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{words:?}: {error}");
        String::from_utf8(output.stdout).unwrap()
    }

    fn json(&self, who: &str, words: &[&str]) -> Value {
        serde_json::from_str(&self.text(who, &[words, &["--json"]].concat())).unwrap()
    }
}
