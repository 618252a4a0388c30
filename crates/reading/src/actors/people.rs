//! People: those whom the document names, by the fullest name it gives.

use std::collections::HashMap;

use crate::lexicon::offices;

/// Somebody whom the document names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Person {
    /// The fullest name the document gives.
    pub(crate) name: String,
    /// The actor of the gazetteer whom the person speaks for.
    pub(crate) side: Option<usize>,
    /// All words of the office, in small letters.
    pub(crate) title: Option<String>,
    /// Whether the document says that the office is one of the past.
    pub(crate) former: bool,
    /// Whether the title or office tells that it is a woman or a man.
    pub(crate) gender: Option<Gender>,
    /// Whether the family name may come first where the person comes from.
    pub(crate) family_first: bool,
}

/// What a title tells of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gender {
    /// Mrs., spokeswoman.
    Woman,
    /// Mr., spokesman.
    Man,
}

/// All whom the document names.
#[derive(Clone, Debug, Default)]
pub(crate) struct People {
    people: Vec<Person>,
    by_word: HashMap<String, Vec<usize>>,
}

impl People {
    /// The person with a number.
    pub(crate) fn get(&self, person: usize) -> Option<&Person> {
        self.people.get(person)
    }

    /// Takes a named person in, or finds the one already known by that name.
    pub(crate) fn take(&mut self, found: Person) -> usize {
        if let Some(known) = self.find(&found.name) {
            self.fill(known, found);
            return known;
        }
        let index = self.people.len();
        for word in found.name.split_whitespace() {
            self.by_word.entry(word.to_lowercase()).or_default().push(index);
        }
        self.people.push(found);
        index
    }

    /// The person meant by a name, or by its first or last word; the latest named wins.
    pub(crate) fn find(&self, name: &str) -> Option<usize> {
        let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
        let (first, last) = (words.first()?, words.last()?);
        let known = self.by_word.get(last)?;
        let fits = |index: &&usize| {
            let person = &self.people[**index];
            let own: Vec<String> = person.name.split_whitespace().map(str::to_lowercase).collect();
            if words.len() == 1 {
                // A family name may be two words, of which the first is the one in use.
                own.iter().skip(1).any(|word| word == last)
                    || own.first() == Some(last) && (own.len() == 1 || is_family_first(person))
            } else {
                own.last() == Some(last) && (own.len() == 1 || own.first() == Some(first))
            }
        };
        known.iter().rev().take(8).find(fits).copied()
    }

    fn fill(&mut self, known: usize, found: Person) {
        let person = &mut self.people[known];
        if found.name.len() > person.name.len() {
            for word in found.name.split_whitespace() {
                let list = self.by_word.entry(word.to_lowercase()).or_default();
                if !list.contains(&known) {
                    list.push(known);
                }
            }
            person.name = found.name;
        }
        if person.side.is_none() {
            person.family_first = found.family_first;
        }
        person.side = person.side.or(found.side);
        if person.title.is_none() {
            person.former = found.former;
        }
        person.title = person.title.take().or(found.title);
        person.gender = person.gender.or(found.gender);
    }
}

fn is_family_first(person: &Person) -> bool {
    person.family_first && person.name.split_whitespace().count() > 1
}

/// What a title or an office tells of a person.
pub(crate) fn gender(title: &str) -> Option<Gender> {
    if offices().women.contains(title) || title.ends_with("woman") {
        return Some(Gender::Woman);
    }
    (offices().men.contains(title) || title.ends_with("man")).then_some(Gender::Man)
}
