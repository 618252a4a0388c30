//! The blueprint of a pipeline: its components by what they do, once we know that we can run them.

use serde::Deserialize;

use crate::language::config::Config;
use crate::language::source::SourceError;

/// The names of a pipeline's components, by what they do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Blueprint {
    pub(super) tok2vec: String,
    /// What the shared network is told of each token.
    pub(super) attributes: Vec<String>,
    pub(super) tagger: String,
    pub(super) parser: String,
    pub(super) ruler: String,
    pub(super) lemmatizer: String,
    pub(super) entities: String,
    /// What the network of the entity recognizer is told of each token.
    pub(super) entity_attributes: Vec<String>,
}

/// The only language whose rules for lemmas and characters we have.
const LANGUAGE: &str = "en";

#[derive(Deserialize)]
struct Meta {
    name: String,
    version: String,
}

/// The name and version of a pipeline, from its description.
pub(super) fn name(meta: &[u8]) -> Result<String, SourceError> {
    let meta: Meta = serde_json::from_slice(meta).map_err(|error| SourceError::Unreadable {
        path: "meta.json".to_owned(),
        reason: error.to_string(),
    })?;
    Ok(format!("{LANGUAGE}_{} {}", meta.name, meta.version))
}

impl Blueprint {
    /// Reads a configuration, and refuses what we cannot run.
    pub(super) fn of(config: &[u8]) -> Result<Self, SourceError> {
        let config = Config::read(config)?;
        is(&config, "nlp.lang", LANGUAGE)?;
        is(&config, "nlp.tokenizer.@tokenizers", "spacy.Tokenizer.v1").or_else(|error| {
            let inline: serde_json::Value = config.get("nlp.tokenizer")?;
            if inline["@tokenizers"] == "spacy.Tokenizer.v1" { Ok(()) } else { Err(error) }
        })?;
        let mut blueprint = Self::default();
        let disabled: Vec<String> = config.find("nlp.disabled")?.unwrap_or_default();
        for component in config.get::<Vec<String>>("nlp.pipeline")? {
            if !disabled.contains(&component) {
                blueprint.add(&config, component)?;
            }
        }
        blueprint.complete()
    }

    /// The files it takes to run it, but for the configuration.
    pub(super) fn files(&self) -> Vec<String> {
        let own = ["meta.json", "tokenizer", "vocab/lookups.bin"].map(str::to_owned);
        let model = |component: &String| format!("{component}/model");
        let models = [&self.tok2vec, &self.tagger, &self.parser, &self.entities].map(model);
        let others = [
            format!("{}/cfg", self.tagger),
            format!("{}/moves", self.parser),
            format!("{}/moves", self.entities),
            format!("{}/patterns", self.ruler),
            format!("{}/lookups/lookups.bin", self.lemmatizer),
        ];
        own.into_iter().chain(models).chain(others).collect()
    }

    fn add(&mut self, config: &Config, component: String) -> Result<(), SourceError> {
        let factory: String = config.get(&format!("components.{component}.factory"))?;
        self.check_order(&factory)?;
        let section = format!("components.{component}.model");
        let place = match factory.as_str() {
            "tok2vec" => {
                self.attributes = attributes(config, &section)?;
                &mut self.tok2vec
            }
            "tagger" => {
                is(config, &format!("components.{component}.overwrite"), false)?;
                is(config, &format!("{section}.@architectures"), "spacy.Tagger.v2")?;
                listens(config, &section)?;
                &mut self.tagger
            }
            "parser" => {
                scores_moves(config, &section)?;
                listens(config, &section)?;
                &mut self.parser
            }
            "ner" => {
                scores_moves(config, &section)?;
                self.entity_attributes = attributes(config, &format!("{section}.tok2vec"))?;
                &mut self.entities
            }
            "attribute_ruler" => &mut self.ruler,
            "lemmatizer" => {
                is(config, &format!("components.{component}.mode"), "rule")?;
                is(config, &format!("components.{component}.overwrite"), false)?;
                &mut self.lemmatizer
            }
            _ => return Err(unsupported(format!("it has a component of the kind {factory}"))),
        };
        *place = component;
        Ok(())
    }

    /// Whether what a component builds on has run before it. We run them in one order only.
    fn check_order(&self, factory: &str) -> Result<(), SourceError> {
        let before: &[(&String, &str)] = match factory {
            "tagger" | "parser" => &[(&self.tok2vec, "tok2vec")],
            "ner" => &[(&self.parser, "parser")],
            "attribute_ruler" => &[(&self.tagger, "tagger"), (&self.parser, "parser")],
            "lemmatizer" => &[(&self.ruler, "attribute_ruler")],
            _ => &[],
        };
        match before.iter().find(|(component, _)| component.is_empty()) {
            Some((_, kind)) => Err(unsupported(format!("its {factory} runs before its {kind}"))),
            None => Ok(()),
        }
    }

    fn complete(self) -> Result<Self, SourceError> {
        let places = [
            (&self.tok2vec, "tok2vec"),
            (&self.tagger, "tagger"),
            (&self.parser, "parser"),
            (&self.ruler, "attribute_ruler"),
            (&self.lemmatizer, "lemmatizer"),
            (&self.entities, "ner"),
        ];
        match places.iter().find(|(component, _)| component.is_empty()) {
            Some((_, kind)) => Err(unsupported(format!("it has no component of the kind {kind}"))),
            None => Ok(self),
        }
    }
}

/// The attributes of a network that embeds tokens by hashes and sees one neighbor on each side.
fn attributes(config: &Config, section: &str) -> Result<Vec<String>, SourceError> {
    is(config, &format!("{section}.embed.@architectures"), "spacy.MultiHashEmbed.v2")?;
    is(config, &format!("{section}.embed.include_static_vectors"), false)?;
    is(config, &format!("{section}.encode.@architectures"), "spacy.MaxoutWindowEncoder.v2")?;
    is(config, &format!("{section}.encode.window_size"), 1)?;
    config.get(&format!("{section}.embed.attrs"))
}

fn scores_moves(config: &Config, section: &str) -> Result<(), SourceError> {
    is(config, &format!("{section}.@architectures"), "spacy.TransitionBasedParser.v2")?;
    is(config, &format!("{section}.use_upper"), true)?;
    is(config, &format!("{section}.extra_state_tokens"), false)
}

/// Whether a component uses the shared network.
fn listens(config: &Config, section: &str) -> Result<(), SourceError> {
    is(config, &format!("{section}.tok2vec.@architectures"), "spacy.Tok2VecListener.v1")
}

fn is(
    config: &Config,
    name: &str,
    expected: impl Into<serde_json::Value>,
) -> Result<(), SourceError> {
    let expected = expected.into();
    let found: Option<serde_json::Value> = config.find(name)?;
    match found {
        Some(found) if found == expected => Ok(()),
        Some(found) => Err(unsupported(format!("{name} is {found}, not {expected}"))),
        None => Err(unsupported(format!("it does not set {name}, which should be {expected}"))),
    }
}

fn unsupported(reason: String) -> SourceError {
    SourceError::Unsupported(reason)
}

#[cfg(test)]
mod tests {
    use super::Blueprint;

    /// A pipeline as spaCy configures it.
    const CONFIG: &str = r#"
[nlp]
lang = "en"
pipeline = ["tok2vec","tagger","parser","attribute_ruler","lemmatizer","ner"]
tokenizer = {"@tokenizers":"spacy.Tokenizer.v1"}
[components.tok2vec]
factory = "tok2vec"
[components.tok2vec.model.embed]
@architectures = "spacy.MultiHashEmbed.v2"
include_static_vectors = false
attrs = ["NORM","SHAPE"]
[components.tok2vec.model.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
window_size = 1
[components.tagger]
factory = "tagger"
overwrite = false
[components.tagger.model]
@architectures = "spacy.Tagger.v2"
[components.tagger.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
[components.parser]
factory = "parser"
[components.parser.model]
@architectures = "spacy.TransitionBasedParser.v2"
use_upper = true
extra_state_tokens = false
[components.parser.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
[components.ner]
factory = "ner"
[components.ner.model]
@architectures = "spacy.TransitionBasedParser.v2"
use_upper = true
extra_state_tokens = false
[components.ner.model.tok2vec.embed]
@architectures = "spacy.MultiHashEmbed.v2"
include_static_vectors = false
attrs = ["NORM"]
[components.ner.model.tok2vec.encode]
@architectures = "spacy.MaxoutWindowEncoder.v2"
window_size = 1
[components.attribute_ruler]
factory = "attribute_ruler"
[components.lemmatizer]
factory = "lemmatizer"
mode = "rule"
overwrite = false
"#;

    fn refusal(from: &str, to: &str) -> String {
        assert!(CONFIG.contains(from), "{from}");
        Blueprint::of(CONFIG.replace(from, to).as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn a_pipeline_is_read_and_its_files_are_named() {
        let blueprint = Blueprint::of(CONFIG.as_bytes()).unwrap();
        assert_eq!(blueprint.attributes, ["NORM", "SHAPE"]);
        assert_eq!(blueprint.entity_attributes, ["NORM"]);
        assert!(blueprint.files().contains(&"ner/moves".to_owned()));
    }

    #[test]
    fn what_we_would_run_otherwise_is_refused_with_the_reason() {
        for (from, to, reason) in [
            ("overwrite = false", "overwrite = true", "overwrite is true, not false"),
            ("window_size = 1", "window_size = 2", "window_size is 2, not 1"),
            (r#"lang = "en""#, r#"lang = "de""#, r#"nlp.lang is "de", not "en""#),
            (r#"factory = "ner""#, r#"factory = "textcat""#, "a component of the kind textcat"),
            (r#","lemmatizer""#, "", "it has no component of the kind lemmatizer"),
        ] {
            let refusal = refusal(from, to);
            assert!(refusal.contains(reason), "{refusal}");
        }
    }

    #[test]
    fn components_run_after_what_they_build_on() {
        let order = r#""tok2vec","tagger","parser","attribute_ruler","lemmatizer","ner""#;
        for (other, reason) in [
            (r#""tagger","tok2vec""#, "its tagger runs before its tok2vec"),
            (r#""tok2vec","ner","parser""#, "its ner runs before its parser"),
            (
                r#""tok2vec","parser","attribute_ruler""#,
                "its attribute_ruler runs before its tagger",
            ),
            (r#""tok2vec","lemmatizer""#, "its lemmatizer runs before its attribute_ruler"),
        ] {
            let refusal = refusal(order, other);
            assert!(refusal.contains(reason), "{refusal}");
        }
    }
}
