//! The configuration of a trained pipeline: sections of names with values in JSON.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

use super::source::SourceError;

/// Values by section and name, as "components.ner.factory".
#[derive(Clone, Debug)]
pub(crate) struct Config {
    values: BTreeMap<String, String>,
}

impl Config {
    /// Reads the file `config.cfg`.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, SourceError> {
        let text = std::str::from_utf8(bytes).map_err(|error| unreadable(error.to_string()))?;
        let mut values = BTreeMap::new();
        let mut section = String::new();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            if let Some(name) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
                name.clone_into(&mut section);
            } else if let Some((name, value)) = line.split_once('=') {
                values.insert(format!("{section}.{}", name.trim()), value.trim().to_owned());
            }
        }
        Ok(Self { values })
    }

    /// A value; an error where there is none of that kind.
    pub(crate) fn get<T: DeserializeOwned>(&self, name: &str) -> Result<T, SourceError> {
        self.find(name)?.ok_or_else(|| unreadable(format!("it does not set {name}")))
    }

    /// A value, if there is one.
    pub(crate) fn find<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, SourceError> {
        let read = |value: &String| {
            serde_json::from_str(value).map_err(|error| unreadable(format!("{name}: {error}")))
        };
        self.values.get(name).map(read).transpose()
    }
}

fn unreadable(reason: String) -> SourceError {
    SourceError::Unreadable { path: "config.cfg".to_owned(), reason }
}

#[cfg(test)]
mod tests {
    use super::Config;

    #[test]
    fn values_are_found_by_section_and_name() {
        let config =
            Config::read(b"[nlp]\nlang = \"en\"\n\n[a.b]\n@kind = [\"x\",\"y\"]\n").unwrap();
        assert_eq!(config.get::<String>("nlp.lang").unwrap(), "en");
        assert_eq!(config.get::<Vec<String>>("a.b.@kind").unwrap(), ["x", "y"]);
        assert!(config.find::<bool>("a.b.none").unwrap().is_none());
        let error = config.get::<bool>("nlp.lang").unwrap_err().to_string();
        assert!(error.contains("config.cfg") && error.contains("nlp.lang"), "{error}");
    }
}
