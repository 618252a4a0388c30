//! Vectors of meaning, against what another library works out from the same files.

#![expect(clippy::unwrap_used, reason = "what fails here fails the test")]

use serde::Deserialize;
use text::meaning::{Model, ModelFiles, SourceError};

const CONFIG: &[u8] = include_bytes!("vectors/meaning/tiny/config.json");
const TOKENIZER: &[u8] = include_bytes!("vectors/meaning/tiny/tokenizer.json");
const WEIGHTS: &[u8] = include_bytes!("vectors/meaning/tiny/model.safetensors");
const EXPECTED: &str = include_str!("vectors/meaning/tiny.jsonl");

#[derive(Deserialize)]
struct Expected {
    text: String,
    pieces: Vec<u32>,
    vector: Vec<f32>,
}

fn files() -> ModelFiles<'static> {
    ModelFiles { config: CONFIG, tokenizer: TOKENIZER, weights: WEIGHTS }
}

fn model() -> Model {
    Model::from_bytes(&Model::pack(&files()).unwrap()).unwrap()
}

fn expected() -> Vec<Expected> {
    EXPECTED.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn pieces_and_vectors_are_those_of_another_library() {
    let model = model();
    for Expected { text, pieces, vector } in expected() {
        assert_eq!(model.pieces(&text), pieces, "{text}");
        let ours = model.vector(&text);
        assert_eq!(ours.len(), model.width());
        let cosine: f32 = ours.iter().zip(&vector).map(|(one, other)| one * other).sum();
        assert!(cosine > 0.999_9, "{text}: {cosine}");
        let apart = ours.iter().zip(&vector).map(|(one, other)| (one - other).abs());
        assert!(apart.fold(0.0, f32::max) < 2e-5, "{text}");
    }
}

#[test]
fn a_text_has_one_vector_whatever_is_asked_with_it() {
    let model = model();
    let texts: Vec<String> = expected().into_iter().map(|it| it.text).collect();
    let alone: Vec<Vec<f32>> = texts.iter().map(|text| model.vector(text)).collect();
    let many: Vec<&str> = (0..10).flat_map(|_| texts.iter().map(String::as_str)).collect();
    let together = model.vectors(&many);
    for (place, vector) in together.iter().enumerate() {
        assert_eq!(vector, &alone[place % texts.len()], "{place}");
    }
    assert!(model.vectors(&[]).is_empty());
}

#[test]
fn a_model_that_is_damaged_or_of_another_make_is_refused() {
    let mut bytes = Model::pack(&files()).unwrap();
    let digest = Model::from_bytes(&bytes).unwrap().digest();
    assert_eq!(digest, model().digest());
    let refused = |bytes: &[u8]| Model::from_bytes(bytes).unwrap_err().to_string();
    assert!(refused(b"a").contains("no meaning model"));
    assert!(refused(&bytes[..20]).contains("cut off"));
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    assert!(refused(&bytes).contains("damaged"));
    let other = |files: ModelFiles<'_>| Model::pack(&files).unwrap_err();
    let roberta = String::from_utf8_lossy(CONFIG).replace("\"bert\"", "\"roberta\"");
    let told = other(ModelFiles { config: roberta.as_bytes(), ..files() });
    assert!(matches!(&told, SourceError::Unsupported(kind) if kind.contains("roberta")), "{told}");
    let told = other(ModelFiles { weights: &WEIGHTS[..20_000], ..files() }).to_string();
    assert!(told.contains("cut off"), "{told}");
    let told = other(ModelFiles { tokenizer: b"{}", ..files() }).to_string();
    assert!(told.contains("another way"), "{told}");
}
