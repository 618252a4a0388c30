//! The lemmatizer: the form under which a dictionary has a word.
//!
//! By rules: an ending is replaced, and of the forms that come about the one that stands in an
//! index is taken; irregular forms are listed.

mod word_list;

use std::collections::BTreeMap;

use rmpv::Value;
use serde::{Deserialize, Serialize};

use super::characters::is_letter;
use super::packed::{Packed, member, numbered, strings};
use super::part_of_speech::PartOfSpeech;
use super::source::SourceError;
use super::strings::string_id;
use word_list::WordList;

/// Rules and lists, by part of speech.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Lemmatizer {
    tables: BTreeMap<PartOfSpeech, Table>,
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Table {
    rules: Vec<Rule>,
    index: WordList,
    irregular: WordList,
    /// The forms of each irregular word, in the order of the list.
    irregular_forms: Vec<Vec<String>>,
}

/// An ending and what it is replaced by.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Rule {
    ending: String,
    replacement: String,
}

impl Lemmatizer {
    /// Reads the tables of a lemmatizer.
    pub(crate) fn read(path: &str, bytes: &[u8]) -> Result<Self, SourceError> {
        let file = Packed::read(path, bytes)?;
        let mut tables = BTreeMap::new();
        for part in PARTS {
            let id = string_id(&part.name().to_lowercase());
            let find = |name: &str| member(file.root(), name).and_then(|table| numbered(table, id));
            let found = ["lemma_rules", "lemma_index", "lemma_exc"].map(find);
            let is_known = found.iter().flatten().any(|table| !is_empty(table));
            if is_known {
                let table = file.expect(Table::read(found), "a table of lemmas")?;
                tables.insert(part, table);
            }
        }
        Ok(Self { tables })
    }

    /// The lemma of a word with a part of speech and morphological features.
    pub(crate) fn lemma(&self, word: &str, part: PartOfSpeech, features: &str) -> String {
        let is_plain =
            matches!(part, PartOfSpeech::Unknown | PartOfSpeech::EndOfLine | PartOfSpeech::Space);
        if is_plain || is_base_form(part, features) {
            return word.to_lowercase();
        }
        match self.tables.get(&part) {
            Some(table) => table.lemma(&word.to_lowercase()).unwrap_or_else(|| word.to_owned()),
            None if part == PartOfSpeech::ProperNoun => word.to_owned(),
            None => word.to_lowercase(),
        }
    }
}

/// The parts of speech that can have tables.
const PARTS: [PartOfSpeech; 18] = [
    PartOfSpeech::Adjective,
    PartOfSpeech::Adposition,
    PartOfSpeech::Adverb,
    PartOfSpeech::Auxiliary,
    PartOfSpeech::Conjunction,
    PartOfSpeech::CoordinatingConjunction,
    PartOfSpeech::Determiner,
    PartOfSpeech::Interjection,
    PartOfSpeech::Noun,
    PartOfSpeech::Numeral,
    PartOfSpeech::Particle,
    PartOfSpeech::Pronoun,
    PartOfSpeech::ProperNoun,
    PartOfSpeech::Punctuation,
    PartOfSpeech::SubordinatingConjunction,
    PartOfSpeech::Symbol,
    PartOfSpeech::Verb,
    PartOfSpeech::Other,
];

fn is_empty(table: &Value) -> bool {
    table.as_array().is_some_and(Vec::is_empty) || table.as_map().is_some_and(Vec::is_empty)
}

/// Whether an English word with these features has no ending to replace.
fn is_base_form(part: PartOfSpeech, features: &str) -> bool {
    let value = |name: &str| {
        let pairs = features.split('|').filter_map(|pair| pair.split_once('='));
        pairs.into_iter().find(|(found, _)| *found == name).map(|(_, value)| value)
    };
    let form = value("VerbForm");
    let is_present = form == Some("Fin") && value("Tense") == Some("Pres");
    part == PartOfSpeech::Noun && value("Number") == Some("Sing")
        || part == PartOfSpeech::Verb && is_present && value("Number").is_none()
        || matches!(form, Some("Inf" | "None"))
        || value("Degree") == Some("Pos")
}

impl Table {
    fn read([rules, index, irregular]: [Option<&Value>; 3]) -> Option<Self> {
        let mut table = Self::default();
        for rule in rules.and_then(Value::as_array).into_iter().flatten() {
            let pair = strings(rule)?.try_into();
            let [ending, replacement]: [String; 2] = pair.ok()?;
            table.rules.push(Rule { ending, replacement });
        }
        if let Some(index) = index {
            table.index = WordList::new(strings(index)?);
        }
        let mut forms = BTreeMap::new();
        for (word, its_forms) in irregular.and_then(Value::as_map).into_iter().flatten() {
            forms.insert(word.as_str()?.to_owned(), strings(its_forms)?);
        }
        table.irregular = WordList::new(forms.keys().cloned().collect());
        table.irregular_forms = forms.into_values().collect();
        Some(table)
    }

    /// The best form: an irregular one, else one of the index, else one that is no word, else one
    /// that the index lacks.
    fn lemma(&self, word: &str) -> Option<String> {
        let regular = self.regular(word);
        if let Some(place) = self.irregular.place(word) {
            let forms = self.irregular_forms.get(place).map_or(&[][..], Vec::as_slice);
            let new = forms.iter().rfind(|form| !regular.known.contains(*form));
            if new.is_some() {
                return new.cloned();
            }
        }
        regular.known.into_iter().next().or_else(|| regular.unknown.into_iter().next())
    }

    fn regular(&self, word: &str) -> Forms {
        let mut forms = Forms::default();
        for Rule { ending, replacement } in &self.rules {
            let Some(stem) = word.strip_suffix(ending.as_str()) else { continue };
            let form = format!("{stem}{replacement}");
            if form.is_empty() {
                continue;
            }
            if self.index.place(&form).is_some() {
                forms.known.insert(0, form);
            } else if form.chars().all(is_letter) {
                forms.unknown.push(form);
            } else {
                forms.known.push(form);
            }
        }
        forms
    }
}

/// The forms that rules make of a word, the best first.
#[derive(Debug, Default)]
struct Forms {
    known: Vec<String>,
    unknown: Vec<String>,
}
