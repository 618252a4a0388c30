//! Any text has an annotation, whose tokens and spaces make it up again.
//!
//! `FORSOOTH_MODEL` names the model, as `forsooth model show` prints it.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use text::language::Model;

static MODEL: LazyLock<Model> = LazyLock::new(|| {
    let path = std::env::var_os("FORSOOTH_MODEL").expect("FORSOOTH_MODEL names the model");
    Model::from_bytes(std::fs::read(path).expect("the model can be read")).expect("it is a model")
});

fuzz_target!(|text: &str| {
    let annotation = MODEL.annotator().annotate(text);
    let mut rebuilt = String::new();
    for token in &annotation.tokens {
        rebuilt.push_str(token.range.of(text));
        rebuilt.push_str(if token.space_follows { " " } else { "" });
        assert!(token.head < annotation.tokens.len());
    }
    assert_eq!(rebuilt, text);
    for entity in &annotation.entities {
        assert!(entity.tokens.end <= annotation.tokens.len());
    }
});
