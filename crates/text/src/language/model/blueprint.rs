//! The blueprint of a pipeline: its components by what they do, once we know that we can run them.

use serde::Deserialize;

use crate::language::config::Config;
use crate::language::source::SourceError;

/// The names of a pipeline's components, by what they do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Blueprint {
    /// The name and version of the pipeline.
    pub(super) name: String,
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

impl Blueprint {
    /// Reads a configuration and a description, and refuses what we cannot run.
    pub(super) fn read(config: &[u8], meta: &[u8]) -> Result<Self, SourceError> {
        let meta: Meta = serde_json::from_slice(meta).map_err(|error| SourceError::Unreadable {
            path: "meta.json".to_owned(),
            reason: error.to_string(),
        })?;
        let config = Config::read(config)?;
        is(&config, "nlp.lang", LANGUAGE)?;
        is(&config, "nlp.tokenizer.@tokenizers", "spacy.Tokenizer.v1").or_else(|error| {
            let inline: serde_json::Value = config.get("nlp.tokenizer")?;
            if inline["@tokenizers"] == "spacy.Tokenizer.v1" { Ok(()) } else { Err(error) }
        })?;
        let name = format!("{LANGUAGE}_{} {}", meta.name, meta.version);
        let mut blueprint = Self { name, ..Self::default() };
        let disabled: Vec<String> = config.find("nlp.disabled")?.unwrap_or_default();
        for component in config.get::<Vec<String>>("nlp.pipeline")? {
            if !disabled.contains(&component) {
                blueprint.add(&config, component)?;
            }
        }
        blueprint.complete()
    }

    fn add(&mut self, config: &Config, component: String) -> Result<(), SourceError> {
        let factory: String = config.get(&format!("components.{component}.factory"))?;
        let section = format!("components.{component}.model");
        let place = match factory.as_str() {
            "tok2vec" => {
                self.attributes = attributes(config, &section)?;
                &mut self.tok2vec
            }
            "tagger" => {
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
                &mut self.lemmatizer
            }
            _ => return Err(unsupported(format!("it has a component of the kind {factory}"))),
        };
        *place = component;
        Ok(())
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
