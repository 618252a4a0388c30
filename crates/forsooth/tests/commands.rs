//! The commands as a user types them: the whole chain, and what is refused.

#![expect(clippy::disallowed_methods, reason = "a command is a process that reads files")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};
use tempfile::TempDir;

const REPORT: &str = "A treaty\n\nThe minister spoke in the capital on Monday.\n\n\
    \"We will sign the treaty this week,\" the minister said.\n\n\
    On Friday both sides signed the treaty.\n";

const ASK: &[&str] = &[
    "ask",
    "Will they sign the treaty?",
    "--criteria",
    "Both sides confirm a signature",
    "--source",
    "the ministries",
    "--close",
    "2999-01-01",
    "--deadline",
    "2999-01-01",
];

#[test]
fn the_whole_chain_works_from_a_document_to_a_brief() {
    let desk = TestDesk::new();
    assert_eq!(desk.json(&["add", "report.txt"])["documents"][0]["id"], "d-1");
    assert_eq!(desk.json(JUDGE)["id"], "j-1");
    assert_eq!(desk.json(&[ASK, &["--judgment", "j-1"]].concat())["id"], "q-1");
    assert_eq!(desk.json(&["forecast", "q-1", "70%", "--because", "he said so"])["id"], "f-1");
    assert_eq!(desk.json(&["forecast", "q-1", "0.8"])["id"], "f-2");
    let written = desk.json(&["brief", "j-1", "--title", "What the minister said"]);
    assert_eq!(written["id"], "b-1");
    assert_eq!(written["judgments"][0]["phrase"], "likely (70%)");

    let evidence = "d-1:\"both sides signed the treaty\"";
    assert_eq!(desk.json(&["settle", "q-1", "yes", "--evidence", evidence])["id"], "r-1");
    let scores = desk.json(&["score", "q-1"]);
    let brier = &scores["forecasters"][0]["last_scores"][0];
    assert_eq!(brier["rule"], "Brier score");
    assert!((brier["value"].as_f64().unwrap() - 0.04).abs() < 1e-12, "{brier}");
    assert_eq!(desk.json(&["record"])["questions"]["yes"], 1);
    assert!(desk.text(&["brief", "b-1"]).contains("How it came out"));

    assert_eq!(desk.json(&["unsettle", "q-1", "--reason", "it was denied"])["id"], "u-1");
    assert_eq!(desk.json(&["show", "q-1"])["state"], "open");
    assert_eq!(desk.json(&["score", "q-1"])["forecasters"], Value::Array(vec![]));
    assert_eq!(desk.json(&["verify"])["faults"], Value::Array(vec![]));
}

#[test]
fn an_export_imports_into_the_same_desk() {
    let desk = TestDesk::filled();
    desk.run(&["export", "desk.jsonl"]);
    let copy = desk.path("copy.sqlite3");
    let imported = desk.run(&["--desk", &copy, "import", "desk.jsonl"]);
    assert!(imported.status.success(), "{imported:?}");
    assert_eq!(desk.text(&["--desk", &copy, "export"]), desk.text(&["export"]));
}

#[test]
fn bad_input_is_refused_with_the_remedy_and_leaves_the_ledger_as_it_was() {
    let desk = TestDesk::filled();
    desk.write("empty.txt", b"");
    desk.write("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    let before = desk.text(&["export"]);
    for (command, message) in [
        (&["forecast", "q-1", "130%"][..], "130"),
        (&["forecast", "q-1", "-5%"], "-5"),
        (&["forecast", "q-1", "likely"], "likely"),
        (&["forecast", "q-7", "50%"], "there is no q-7"),
        (&["forecast", "j-1", "50%"], "j-1 is a judgment; a question is needed here"),
        (&["forecast", "nonsense", "50%"], "is no id"),
        (&["forecast", "q-1", "50%", "--evidence", "d-1:0-5:\"Never\""], "not \"Never\""),
        (&["forecast", "q-1", "50%", "--evidence", "d-1:0-9999"], "has no span 0-9999"),
        (&["forecast", "q-1", "50%", "--evidence", "d-1:\"treaty\""], "times; point at one"),
        (&["settle", "q-1", "yes"], "needs evidence"),
        (&["settle", "q-1", "annulled"], "say why"),
        (&["settle", "q-2", "no", "--evidence", "d-1:0-8"], "q-2 is settled already"),
        (&["forecast", "q-2", "50%"], "q-2 is settled"),
        (&["unsettle", "q-1", "--reason", "why not"], "q-1 is not settled"),
        (&["add", "empty.txt"], "empty"),
        (&["add", "picture.png"], "text"),
        (&["add", "nowhere.txt"], "cannot be read"),
        (&["brief", "j-1"], "--title"),
        (&["brief", "j-1", "j-1", "--title", "t"], "j-1 is named twice"),
        (&["add", "report.txt", "--published", "yesterday"], "\"yesterday\" is no day"),
        (&["forecast", "q-1", "50%", "--evidence", "d-1"], "d-1 is a whole document"),
        (&["forecast", "q-1", "50%", "--as", "Ada\nEve"], "is no name to sign with"),
        (
            &[
                "ask",
                "When?",
                "--criteria",
                "c",
                "--source",
                "s",
                "--close",
                "2001-01-01",
                "--deadline",
                "2001-01-01",
            ],
            "2001-01-01",
        ),
        (&["show", "d-9"], "there is no d-9"),
        (&["import", "report.txt"], "already"),
    ] {
        let output = desk.run(command);
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{command:?}: {error}");
        assert!(error.contains(message), "{command:?} lacks \"{message}\": {error}");
    }
    assert_eq!(desk.text(&["export"]), before);
}

#[test]
fn what_says_nothing_to_the_kind_of_a_question_is_refused() {
    let desk = TestDesk::new();
    let days = ["--days", "2998-01-01..2998-12-31"];
    let horizons = ["--by", "2998-01-01", "--by", "2998-06-01"];
    let template = ["ask", "--template", "meeting-held"];
    for (command, first, second) in [
        ([ASK, &days, &["--unit", "seats"]].concat(), "--unit", "--days"),
        ([ASK, &days, &["--log"]].concat(), "--log", "--days"),
        ([ASK, &horizons, &["--unit", "seats"]].concat(), "--unit", "--by"),
        ([ASK, &horizons, &["--among", "any-of"]].concat(), "--among", "--by"),
        ([ASK, &days, &["--later-options", "from-last"]].concat(), "--later-options", "--days"),
        ([&template[..], &["--open", "above"]].concat(), "--open", "--template"),
        ([ASK, &days, &["--set", "who=Norway"]].concat(), "--set", "--days"),
    ] {
        let output = desk.run(&command);
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{command:?}: {error}");
        for part in [first, second, "cannot be used with"] {
            assert!(error.contains(part), "{command:?} lacks \"{part}\": {error}");
        }
    }
}

#[test]
fn a_reading_keeps_its_shape() {
    let desk = TestDesk::new();
    desk.write("note.txt", NOTE.as_bytes());
    let ahead = desk.json(&["read", "note.txt", "--published", "2999-01-01"]);
    assert_eq!(ahead["document"]["published"], Value::Null, "{ahead}");
    assert!(ahead["problems"].to_string().contains("published on 2999-01-01, a day that is yet"));
    let reading = desk.json(&["read", "note.txt", "--published", "2023-05-12"]);
    let members = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    for (list, shape) in READING {
        let found = if *list == "document" { &reading[*list] } else { &reading[*list][0] };
        let mut expected: Vec<String> = shape.split(' ').map(str::to_owned).collect();
        expected.sort();
        assert_eq!(members(found), expected, "{list}");
    }
    assert_eq!(members(&reading).len(), READING.len() + 1, "the times are empty so far");
    let span = &reading["statements"][0]["span"];
    let (start, end) = (span["start"].as_u64().unwrap(), span["end"].as_u64().unwrap());
    let text = reading["document"]["text"].as_str().unwrap();
    let range = usize::try_from(start).unwrap()..usize::try_from(end).unwrap();
    assert_eq!(span["text"], text[range]);
    assert_eq!(members(span), ["end", "start", "text"]);
    assert_eq!(members(&reading["predictions"][1]["implied"]), ["basis", "high", "low", "median"]);
}

#[test]
fn a_desk_knows_actors_of_its_own() {
    let desk = TestDesk::new();
    desk.write("note.txt", b"The Lund Circle denied the report on Monday.");
    let named = |command: &[&str]| {
        let reading = desk.json(command);
        let first = reading["actors"][0]["identity"].clone();
        first["code"].as_str().map(str::to_owned)
    };
    assert_eq!(named(&["read", "note.txt"]), None);
    desk.write("mine.tsv", b"Lund Circle\tLUND\torganization\t\t\t\tNGO\n");
    assert_eq!(named(&["read", "note.txt", "--actors", "mine.tsv"]).as_deref(), Some("LUND"));
    desk.write("actors.tsv", b"Lund Circle\tCIRCLE\tgroup\n");
    assert_eq!(named(&["read", "note.txt"]).as_deref(), Some("CIRCLE"));
    desk.write("actors.tsv", b"# ours\nLund Circle\tCIRCLE\tclub\n");
    let output = desk.run(&["add", "note.txt"]);
    assert_eq!(output.status.code(), Some(1));
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.contains("line 2: \"club\" is no kind; give state"), "{error}");
}

/// A note in which there is something of everything, and a quotation left open.
const NOTE: &str = "Sweden's foreign minister Karl Alm said on Monday: “We will not wait.” \
    Sweden met Norway in Lund on 2 May 2023. Sweden demands that Norway open the border. \
    Sweden will host Norway on 9 June. The two are not allies, but better than allies. \
    The words show that Sweden is in a hurry. Norway is likely to open the border in June.\n\n\
    “And so";

/// The members of a reading, and those of what it lists.
const READING: &[(&str, &str)] = &[
    ("document", "sha256 title published language source text"),
    (
        "statements",
        "speaker side speaker_identity addressee addressee_span outlet place place_span said kind form cue \
         words negated condition content_condition modality within span cue_span speaker_span \
         setting",
    ),
    (
        "events",
        "actor action recipient date date_basis place mode contexts cameo occurrence condition \
         actor_identity recipient_identity span cue_span actor_span recipient_span",
    ),
    (
        "positions",
        "holder stance matter addressee since since_words condition state span holder_span cue_span state_span",
    ),
    (
        "scheduled",
        "who what with place first date firmness by condition state moved_from span state_span",
    ),
    ("relations", "between label polarity negated directed qualifier by date span"),
    ("judgments", "claim by hedge phrase implied confidence rests_on span"),
    (
        "predictions",
        "claim by kind negated condition phrase implied confidence by_date supported_by question span",
    ),
    ("actors", "identity span"),
    ("problems", "message span"),
];

#[test]
fn a_deadline_is_told_by_the_clock_it_was_given_by() {
    let desk = TestDesk::new();
    let times = ["--close", "2998-12-30", "--deadline", "2998-12-31 17:00 Europe/Paris"];
    let asked = desk.run(&[&ASK[..6], &times].concat());
    let said = String::from_utf8(asked.stderr).unwrap();
    assert!(said.contains("It closes 2998-12-30 23:59 UTC"), "{said}");
    assert!(said.contains("its deadline is 2998-12-31 17:00 Europe/Paris (16:00 UTC)"), "{said}");
    let question = desk.json(&["show", "q-1"]);
    assert_eq!(question["deadline_at"], "2998-12-31T16:00:00Z");
    assert_eq!(question["clock"], "Europe/Paris");
    let text = desk.text(&["show", "q-1"]);
    assert!(text.contains("deadline:   2998-12-31 17:00 Europe/Paris (16:00 UTC)"), "{text}");
    let refused = desk.run(&[&ASK[..6], &times[..3], &["2998-12-31 17:00"]].concat());
    let error = String::from_utf8(refused.stderr).unwrap();
    assert!(error.contains("does not say by which clock"), "{error}");
    assert_eq!(desk.json(&["verify"])["faults"], Value::Array(vec![]));
}

#[test]
fn a_drafted_question_is_completed_and_asked() {
    let desk = TestDesk::new();
    let note = "Sweden will probably open the border by 9 June 2090. Norway may close it.";
    desk.write("note.txt", note.as_bytes());
    desk.text(&["add", "note.txt", "--published", "2089-05-12"]);
    let lacking = desk.run(&["ask", "--from", "np-1", "--source", "the gazette"]);
    let error = String::from_utf8(lacking.stderr).unwrap();
    assert!(error.contains("the question drafted for np-1 still lacks criteria"), "{error}");
    let hedge = desk.run(&["ask", "--from", "np-2"]);
    let error = String::from_utf8(hedge.stderr).unwrap();
    assert!(error.contains("no question was drafted for np-2"), "{error}");
    desk.text(&["ask", "--from", "np-1", "--source", "the gazette", "--criteria", "Cars pass it"]);
    let question = desk.json(&["show", "q-1"]);
    assert_eq!(question["text"], "Will Sweden open the border by 9 June 2090?");
    assert_eq!(question["deadline_at"], "2090-06-09T23:59:59Z");
    assert_eq!(question["closes_at"], question["deadline_at"]);
    assert_eq!(desk.json(&["show", "np-1"])["cited_by"][0]["id"], "q-1");
}

#[test]
fn under_json_a_refusal_is_json_too() {
    let desk = TestDesk::filled();
    for (command, message) in [
        (&["forecast", "q-1", "130%", "--json"][..], "130"),
        (&["forecast", "q-1", "--json"], "required arguments were not provided"),
        (&["forekast", "--json"], "unrecognized subcommand"),
    ] {
        let output = desk.run(command);
        assert_eq!(output.status.code(), Some(1), "{command:?}");
        assert!(output.stdout.is_empty(), "{command:?}");
        let refusal: Value = serde_json::from_slice(&output.stderr).unwrap();
        assert_eq!(refusal["exit_code"], 1, "{command:?}");
        let error = refusal["error"].as_str().unwrap();
        assert!(error.contains(message), "{command:?} lacks \"{message}\": {error}");
    }
}

#[test]
fn a_corrected_judgment_gives_way_to_its_correction() {
    let desk = TestDesk::filled();
    let corrected = [JUDGE, &["--corrects", "j-1"]].concat();
    assert_eq!(desk.text(&corrected).trim(), "j-2");
    assert_eq!(desk.json(&["show", "j-1"])["corrected_by"], "j-2");
    assert_eq!(desk.json(&["show", "j-2"])["corrects"], "j-1");
    for command in [&corrected, &["brief", "j-1", "--title", "t"][..]] {
        let error = String::from_utf8(desk.run(command).stderr).unwrap();
        assert!(error.contains("j-1 is corrected by j-2; name j-2 instead"), "{error}");
    }
}

#[test]
fn files_and_folders_are_added_at_once_and_one_that_is_wrong_stops_none() {
    let desk = TestDesk::new();
    std::fs::create_dir_all(desk.folder.path().join("in/below")).unwrap();
    for (name, text) in [
        ("in/b.md", "# Rain\n\nIt rains."),
        ("in/a.csv", "title,text,section\nSnow,It snows.,x\nHail,,x\nFog,There is fog.,x\n"),
        ("in/below/c.jsonl", "{\"text\": \"Ice.\", \"outlet\": \"The Day\"}\n\nno object\n"),
        ("in/below/d.json", "[\n{\"text\": \"Hoar.\"},\n{\n\"text\": \"Sleet.\"\n}\n]\n"),
        ("in/.hidden.txt", "Nobody reads this."),
        ("in/picture.png", "\u{89}PNG"),
    ] {
        desk.write(name, text.as_bytes());
    }
    let output = desk.run(&["add", "in", "nowhere.txt", "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let done: Value = serde_json::from_slice(&output.stdout).unwrap();
    let rows: Vec<String> = done["documents"].as_array().unwrap().iter().map(row).collect();
    let expected = [
        "in/a.csv line 2 added d-1 \"section\" left out; text, title, source, author, url, \
         published, said, modified and language are known",
        "in/a.csv line 3 refused there is no text; give it in a field named text or body",
        "in/a.csv line 4 added d-2 \"section\" left out; text, title, source, author, url, \
         published, said, modified and language are known",
        "in/b.md added d-3",
        "in/below/c.jsonl line 1 added d-4",
        "in/below/c.jsonl line 3 refused the line is no JSON object (expected ident at line 1 \
         column 2); write one object a line",
        "in/below/d.json line 2 added d-5",
        "in/below/d.json line 3 added d-6",
        "nowhere.txt refused nowhere.txt cannot be read: No such file or directory (os error 2)",
    ];
    assert_eq!(rows, expected);
    let error = String::from_utf8(output.stderr).unwrap();
    let error: Value = serde_json::from_str(error.lines().last().unwrap()).unwrap();
    assert_eq!(error["error"], "3 of 9 documents were refused; the others are kept");
    assert_eq!(desk.json(&["show", "d-4"])["source"], "The Day");
    let again = desk.json(&["add", "in/b.md"]);
    assert_eq!(row(&again["documents"][0]), "in/b.md known d-3");
    assert_eq!(desk.text(&["add", "in/b.md"]).trim(), "d-3  here already");
}

#[test]
fn what_came_with_a_mail_names_the_mail() {
    let desk = TestDesk::new();
    let mail = "Message-ID: <1@a.example>\nFrom: Ada <ada@a.example>\nSubject: Plan\n\
        Content-Type: multipart/mixed; boundary=cut\n\n--cut\n\nHere it is.\n--cut\n\
        Content-Type: text/plain\nContent-Disposition: attachment; filename=plan.txt\n\n\
        The plan stands.\n--cut--\n";
    desk.write("plan.eml", mail.as_bytes());
    let done = desk.json(&["add", "plan.eml"]);
    let rows: Vec<String> = done["documents"].as_array().unwrap().iter().map(row).collect();
    let expected = ["plan.eml added d-1", "plan.eml attachment plan.txt added d-2"];
    assert_eq!(rows, expected);
    assert_eq!(desk.json(&["show", "d-2"])["attached_to"], "d-1");
}

/// What became of a document, in a line.
fn row(document: &Value) -> String {
    let members = ["file", "place", "outcome", "id", "error"].map(|name| document[name].as_str());
    let problem = document["problems"].as_array().and_then(|it| it.first()?["message"].as_str());
    let problem = problem.filter(|it| !it.contains("language model"));
    members.into_iter().chain([problem]).flatten().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_file_that_is_too_large_is_refused_before_it_is_read() {
    let desk = TestDesk::new();
    let file = std::fs::File::create(desk.folder.path().join("large.txt")).unwrap();
    file.set_len(200_000_000).unwrap();
    let output = desk.run(&["add", "large.txt"]);
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(
        error.contains("it has 200 MB, and 100 MB are the most that is read at once"),
        "{error}"
    );
}

#[test]
fn a_day_that_a_document_claims_and_that_is_yet_to_come_is_not_used() {
    let desk = TestDesk::new();
    desk.write("note.csv", b"published,said,text\n2999-01-01,2001-02-03,It rains.\n");
    let added = desk.json(&["add", "note.csv"]);
    let problem = added["documents"][0]["problems"][0]["message"].as_str().unwrap();
    assert_eq!(problem, "published on 2999-01-01, a day that is yet to come; the date is not used");
    let shown = desk.json(&["show", "d-1"]);
    assert_eq!((&shown["published"], &shown["said"]), (&Value::Null, &json!("2001-02-03")));
}

#[test]
fn a_file_that_is_no_text_begins_no_desk() {
    let desk = TestDesk::new();
    desk.write("empty.txt", b"");
    assert_eq!(desk.run(&["add", "empty.txt"]).status.code(), Some(1));
    let output = desk.run(&["list", "documents"]);
    assert!(String::from_utf8(output.stderr).unwrap().contains("add a document to begin one"));
}

#[test]
fn an_answer_that_was_undone_gains_nobody_time() {
    let desk = TestDesk::filled();
    let settle = ["settle", "q-1", "yes", "--evidence", "d-1:0-8"];
    assert!(desk.run(&settle).status.success());
    assert!(desk.run(&["unsettle", "q-1", "--reason", "to forecast once more"]).status.success());
    assert!(desk.run(&["forecast", "q-1", "99%"]).status.success());
    let told = String::from_utf8(desk.run(&settle).stderr).unwrap();
    assert!(told.contains("so 1 forecast made after that will not count"), "{told}");
    let known = |at: usize| desk.json(&["show", "q-1"])["settlements"][at]["known_at"].clone();
    assert_eq!(known(0), known(1));
    assert_ne!(desk.json(&["score", "q-1"])["forecasters"][0]["last"], 0.99);
}

#[test]
fn a_name_is_signed_without_the_blanks_around_it() {
    let desk = TestDesk::filled();
    let forecast = desk.json(&["forecast", "q-1", "60%", "--as", " Eve "])["id"].clone();
    assert_eq!(desk.json(&["show", forecast.as_str().unwrap()])["author"], "Eve");
}

#[test]
fn a_desk_that_is_not_there_says_how_to_begin() {
    let desk = TestDesk::new();
    let output = desk.run(&["list", "questions"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8(output.stderr).unwrap().contains("add a document to begin one"));
}

#[test]
fn a_file_that_is_not_utf8_is_read_with_a_stated_guess() {
    let desk = TestDesk::new();
    let bytes = b"Le ministre \xe9tait press\xe9 de conclure; tr\xe8s d\xe9\xe7u, il a quitt\xe9 Gen\xe8ve.\n";
    desk.write("latin.txt", bytes);
    let added = desk.json(&["add", "latin.txt"]);
    let problem = added["documents"][0]["problems"][0]["message"].as_str().unwrap();
    assert!(problem.contains("windows-1252"), "{problem}");
    assert_eq!(desk.json(&["show", "d-1"])["encoding"], "windows-1252");
}

#[test]
fn help_opens_with_an_example_and_standard_output_holds_only_data() {
    let desk = TestDesk::filled();
    for command in ["add", "judge", "ask", "forecast", "settle", "brief", "serve", "demo"] {
        let help = desk.text(&[command, "--help"]);
        assert!(help.trim_start().starts_with("Example"), "{command}: {help}");
    }
    assert_eq!(desk.text(&["forecast", "q-1", "60%"]).trim(), "f-2");
    assert!(desk.text(&["completions", "bash"]).contains("forsooth"));
}

const JUDGE: &[&str] = &[
    "judge",
    "They will sign the treaty",
    "--for",
    "d-1:\"We will sign the treaty this week\"",
    "--alternative",
    "They are playing for time",
    "--likelihood",
    "70%",
    "--confidence",
    "moderate",
];

/// A desk in a folder of its own.
struct TestDesk {
    folder: TempDir,
}

impl TestDesk {
    fn new() -> Self {
        let desk = Self { folder: TempDir::new().unwrap() };
        desk.write("report.txt", REPORT.as_bytes());
        desk
    }

    /// A desk with a document, a judgment, an open question with a forecast, and a settled one.
    fn filled() -> Self {
        let desk = Self::new();
        let settle = ["settle", "q-2", "no", "--evidence", "d-1:0-8"];
        let forecast = ["forecast", "q-1", "70%"];
        for command in [&["add", "report.txt"], JUDGE, ASK, ASK, &forecast, &settle] {
            let output = desk.run(command);
            assert!(output.status.success(), "{command:?}: {output:?}");
        }
        desk
    }

    fn run(&self, command: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_forsooth"))
            .current_dir(self.folder.path())
            .env("FORSOOTH_DESK", "desk.sqlite3")
            .env("FORSOOTH_AUTHOR", "Ada")
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

    fn write(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.folder.path().join(name), bytes).unwrap();
    }

    fn path(&self, name: &str) -> String {
        Path::new(self.folder.path()).join(name).to_string_lossy().into_owned()
    }
}
