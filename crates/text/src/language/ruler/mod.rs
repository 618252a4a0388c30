//! The attribute ruler: what follows from a token's tag, relation and form.
//!
//! It gives the part of speech, the morphological features and some lemmas. Rules apply in the
//! order of the model; of several that set the same thing, the last one counts.

mod rule;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::packed::Packed;
use super::source::SourceError;
use rule::{Change, Test};

/// The rules as the model gives them.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct RulerRules {
    rules: Vec<rule::Rule>,
}

pub(crate) use rule::Attributes;

/// The rules, ready to run.
#[derive(Debug)]
pub(crate) struct Ruler {
    /// Rules for a single token, by what finds them.
    by_word: HashMap<String, Vec<Single>>,
    by_tag: HashMap<String, Vec<Single>>,
    others: Vec<Single>,
    rows: Vec<Row>,
}

/// A rule for a single token, with its place among all.
type Single = (usize, Vec<Test>, Change);

/// A rule for several tokens in a row, with its place among all.
#[derive(Clone, Debug)]
struct Row {
    place: usize,
    tokens: Vec<Vec<Test>>,
    /// Which of the tokens changes.
    index: usize,
    change: Change,
}

/// A token as rules see it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RuledToken<'a> {
    /// In small letters.
    pub(crate) word: &'a str,
    pub(crate) orth: &'a str,
    pub(crate) tag: &'a str,
    pub(crate) label: &'a str,
    pub(crate) is_space: bool,
}

impl RulerRules {
    /// Reads the file of an attribute ruler.
    pub(crate) fn read(path: &str, bytes: &[u8]) -> Result<Self, SourceError> {
        let file = Packed::read(path, bytes)?;
        let list = file.expect(file.root().as_array(), "the list of rules")?;
        let rules = list.iter().map(rule::Rule::read).collect::<Result<Vec<_>, _>>()?;
        Ok(Self { rules })
    }

    /// The ruler that follows these rules.
    pub(crate) fn compile(&self) -> Result<Ruler, SourceError> {
        let mut ruler = Ruler {
            by_word: HashMap::new(),
            by_tag: HashMap::new(),
            others: Vec::new(),
            rows: Vec::new(),
        };
        for (place, rule) in self.rules.iter().enumerate() {
            for tokens in rule.compile()? {
                let change = rule.change.clone();
                match <[_; 1]>::try_from(tokens) {
                    Ok([tests]) => ruler.add_single((place, tests, change)),
                    Err(none) if none.is_empty() => {
                        return Err(SourceError::Unsupported(format!(
                            "rule {place} of its attribute ruler is for no token"
                        )));
                    }
                    Err(tokens) => ruler.add_row(place, tokens, rule.index, change),
                }
            }
        }
        Ok(ruler)
    }
}

impl Ruler {
    fn add_single(&mut self, single: Single) {
        let words = single.1.iter().find_map(Test::words).map(<[String]>::to_vec);
        let tags = single.1.iter().find_map(Test::tags).map(<[String]>::to_vec);
        match (words, tags) {
            (Some(words), _) => add_under(&mut self.by_word, words, &single),
            (None, Some(tags)) => add_under(&mut self.by_tag, tags, &single),
            (None, None) => self.others.push(single),
        }
    }

    fn add_row(&mut self, place: usize, tokens: Vec<Vec<Test>>, index: i64, change: Change) {
        let length = i64::try_from(tokens.len()).unwrap_or(i64::MAX);
        let index = if index < 0 { index + length } else { index };
        if let Ok(index) = usize::try_from(index) {
            self.rows.push(Row { place, tokens, index, change });
        }
    }

    /// How far a rule for several tokens looks to either side.
    pub(crate) fn reach(&self) -> usize {
        self.rows.iter().map(|row| row.tokens.len() - 1).max().unwrap_or(0)
    }

    /// Whether a rule for several tokens could apply to a row with this token in it.
    pub(crate) fn is_in_row(&self, token: &RuledToken<'_>) -> bool {
        let tests = self.rows.iter().flat_map(|row| &row.tokens);
        tests.into_iter().any(|tests| tests.iter().all(|test| test.holds(token)))
    }

    /// What the rules for single tokens say of one, with their places.
    pub(crate) fn single(&self, token: &RuledToken<'_>) -> Attributes {
        self.collect(token, Vec::new())
    }

    /// What all rules say of the token at a place.
    pub(crate) fn in_row(&self, tokens: &[RuledToken<'_>], at: usize) -> Attributes {
        let mut found = Vec::new();
        for row in &self.rows {
            let Some(start) = at.checked_sub(row.index) else { continue };
            let Some(seen) = tokens.get(start..start + row.tokens.len()) else { continue };
            let mut pairs = seen.iter().zip(&row.tokens);
            if pairs.all(|(token, tests)| tests.iter().all(|test| test.holds(token))) {
                found.push((row.place, &row.change));
            }
        }
        self.collect(&tokens[at], found)
    }

    fn collect<'a>(
        &'a self,
        token: &RuledToken<'_>,
        mut found: Vec<(usize, &'a Change)>,
    ) -> Attributes {
        let by_word = self.by_word.get(token.word).into_iter().flatten();
        let by_tag = self.by_tag.get(token.tag).into_iter().flatten();
        for (place, tests, change) in by_word.chain(by_tag).chain(&self.others) {
            if tests.iter().all(|test| test.holds(token)) {
                found.push((*place, change));
            }
        }
        found.sort_by_key(|(place, _)| *place);
        let mut attributes = Attributes::default();
        for (_, change) in found {
            attributes.take(change);
        }
        attributes
    }
}

fn add_under(map: &mut HashMap<String, Vec<Single>>, keys: Vec<String>, single: &Single) {
    for key in keys {
        map.entry(key).or_default().push(single.clone());
    }
}
