//! Marking: which tokens name which actor, in two passes.
//!
//! The first pass finds what can be told at the place itself: names of the gazetteer, and people
//! with an office, an apposition or a cue beside their name. The second resolves what leans on
//! it: family names, and offices without a name.

mod again;

use std::collections::HashMap;

use jiff::civil::Date;

use crate::actors::gazetteer::{ActorKind, NameKind};
use crate::actors::names::{Names, is_called_by_place};
use crate::actors::naming::naming;
use crate::actors::office::{self, Office};
use crate::actors::people::{People, Person};
use crate::actors::{Mention, Who, name, officials};
use crate::lexicon::{cues, offices};
use crate::page::{Run, Token};

/// Marks the actors of a text, in order; no two marks overlap.
pub(crate) fn mark(names: Names<'_>, day: Option<Date>) -> (Vec<Mention>, People) {
    let tokens = names.tokens;
    let mut marker = Marker {
        at: names,
        day,
        text: names.text,
        tokens,
        people: People::default(),
        found: Vec::new(),
        names: HashMap::new(),
    };
    let mut at = 0;
    while at < tokens.len() {
        let next = (at + 1..tokens.len()).find(|&next| tokens[next].opens_block);
        let end = next.unwrap_or(tokens.len());
        marker.within(&tokens[..end]);
        while at < end {
            at = marker.first_pass(at).max(at + 1);
        }
    }
    marker.within(tokens);
    marker.second_pass();
    (marker.found, marker.people)
}

struct Marker<'a> {
    at: Names<'a>,
    /// When the text was published.
    day: Option<Date>,
    text: &'a str,
    tokens: &'a [Token],
    people: People,
    found: Vec<Mention>,
    /// Names of several words that nothing beside them shows to be a person's, by their last.
    names: HashMap<String, String>,
}

/// The highest number behind a name that may be an age.
const OLDEST: u32 = 110;

/// How many tokens behind a verb of speech a "he" for its speaker may stand.
const CONTENT: usize = 5;

impl<'a> Marker<'a> {
    /// Looks no further than to the end of these tokens.
    fn within(&mut self, tokens: &'a [Token]) {
        self.tokens = tokens;
        self.at.tokens = tokens;
    }

    /// Marks what begins at a token and returns the token after it.
    fn first_pass(&mut self, at: usize) -> usize {
        if let Some(length) = self.at.nobody_at(at).filter(|_| self.at.person_around(at).is_none())
        {
            return at + length;
        }
        if let Some(office) = office::at(self.at, at) {
            return self.office(at, office);
        }
        if let Some((length, actor, kind)) = self.at.at(at) {
            if let Some(person) = self.namesake(at, length) {
                return self.push(at, at + length, Who::Person(person));
            }
            if length == 1 && naming().given.contains(&self.tokens[at].lower) && self.is_he(at) {
                let person = self.people.take(self.person(self.words(at, at + 1), None));
                return self.push(at, at + length, Who::Person(person));
            }
            return self.actor(at, length, actor, kind);
        }
        let length = name::length_at(self.at, at);
        if length > 1 { self.name(at, length) } else { at + length }
    }

    /// The person named in full before who shares a name of one word with a state, where the words
    /// behind it speak of a person: "Jordan told reporters that he", "Jordan, who".
    fn namesake(&self, at: usize, length: usize) -> Option<usize> {
        let known = self.people.find(&self.words(at, at + length)).filter(|_| length == 1)?;
        let is_whom = self.is(at + 1, ",") && self.is(at + 2, "who");
        (is_whom || self.is_he(at)).then_some(known)
    }

    /// Whether whoever speaks under a name of one word is soon called "he" or "she", has a wife, or
    /// does what only people do.
    fn is_he(&self, at: usize) -> bool {
        let Some(next) = self.tokens.get(at + 1) else { return false };
        // "Chad, 34, a farmer"
        let is_age = next.lower == ","
            && self.is(at + 3, ",")
            && self.tokens.get(at + 2).and_then(Token::number).is_some_and(|it| it < OLDEST);
        let says = cues().verbs.at(self.tokens, at + 1).is_some();
        let end = self.tokens.len().min(at + 2 + CONTENT);
        let content = self.tokens.get(at + 2..end).unwrap_or_default();
        let length = content.iter().take_while(|token| token.word).count();
        let content = &content[..length];
        let has_kin = content
            .windows(2)
            .any(|pair| pair[0].is(&["his", "her"]) && naming().kin.contains(&pair[1].lower));
        let is_named = content.iter().any(|token| token.is(&["he", "she"]));
        is_age || says && (is_named || has_kin) || naming().personal.contains(&next.lower)
    }

    fn push(&mut self, from: usize, to: usize, who: Who) -> usize {
        self.found.push(Mention { run: Run::new(from, to), who });
        to
    }

    fn office(&mut self, at: usize, office: Office) -> usize {
        let office = self.with_second(at, office);
        let Office { end, side, .. } = office;
        let body = office::behind_body(self.at, end);
        let behind_comma = |it: usize| it + usize::from(self.is(it, ","));
        let starts = [body, behind_comma(body)];
        for start in starts {
            let length = name::length_at(self.at, start);
            // Without a side only a name between commas says who holds the office.
            let apposed = length > 1 && (side.is_some() || self.is(start + length, ","));
            if length > 0 && (!self.is(start - 1, ",") || apposed) {
                let name = self.words(start, start + length);
                let person = self.people.take(Person {
                    former: self.is_former(at, end),
                    ..self.person(name, Some(office))
                });
                return self.push(at, start + length, Who::Person(person));
            }
        }
        self.push(at, end, Who::Office(side))
    }

    /// Two offices of one person: "Deputy Prime Minister and Minister of Foreign Affairs Ada Lind". Of
    /// "the President and Prime Minister Lind" each is another's.
    fn with_second(&self, at: usize, office: Office) -> Office {
        let next = office.end + 1;
        let is_capital = |at: usize| self.tokens.get(at).is_some_and(|it| it.capital);
        let is_joined =
            self.is(office.end, "and") && is_capital(office.end - 1) && is_capital(next);
        let Some(second) = office::at(self.at, next).filter(|_| is_joined) else { return office };
        let comma = usize::from(self.is(second.end, ","));
        let length = name::length_at(self.at, second.end + comma);
        let has_article = at > 0 && self.tokens[at - 1].is(&["the", "a", "an"]);
        let is_between = length > 1 && self.is(second.end + comma + length, ",");
        let is_one = if comma > 0 { is_between } else { length > 0 && !has_article };
        if !is_one {
            return office;
        }
        Office {
            end: second.end,
            side: office.side.or(second.side),
            title: format!("{} and {}", office.title, second.title),
            gender: office.gender.or(second.gender),
        }
    }

    fn person(&self, name: String, office: Option<Office>) -> Person {
        let side = office.as_ref().and_then(|office| office.side);
        let family_first = self.at.gazetteer.is_family_first(side);
        let gender = office.as_ref().and_then(|office| office.gender);
        // "Mr. Fidan" is told to hold no office.
        let title = office.map(|office| office.title);
        let title = title.filter(|it| !offices().honorifics.contains(it));
        Person { name, side, title, former: false, gender, family_first }
    }

    /// Whether an office is told to be one of the past: "former president", "ex-minister".
    fn is_former(&self, from: usize, to: usize) -> bool {
        let near = from.saturating_sub(2)..to;
        near.filter_map(|at| self.tokens.get(at)).any(|token| offices().past.contains(&token.lower))
    }

    fn actor(&mut self, at: usize, length: usize, actor: usize, kind: NameKind) -> usize {
        let who = match kind {
            NameKind::Demonym if self.is_side(at, at + length) => {
                return self.push(at, at + length + 1, Who::Actor(actor));
            }
            NameKind::Demonym => Who::Demonym(actor),
            NameKind::Capital if self.is_placed(at) || self.names_a_thing(at + length) => {
                Who::Place(actor)
            }
            NameKind::Seat if self.is_organization(actor) && self.is_placed(at) => {
                Who::Place(actor)
            }
            NameKind::Name if self.is_region(actor) && self.is_placed(at) => Who::Place(actor),
            NameKind::Capital | NameKind::Name | NameKind::Seat => Who::Actor(actor),
        };
        let end = at + length;
        let end = self.after_short_form(end, actor).unwrap_or(end);
        self.push(at, end, who)
    }

    /// Whether the word for a people stands before "side" and means their state: "the Greek side called
    /// on", but not "on the Greek side of the border".
    fn is_side(&self, at: usize, end: usize) -> bool {
        let mut before = at.saturating_sub(2)..at;
        let is_place = before.any(|it| self.is(it, "on") || self.is(it, "both"));
        let mut noun = self.at.tree.words_in(Run::new(end, end + 1));
        let is_part = noun.any(|it| self.at.tree.label(it) == "compound");
        self.is(end, "side") && !self.is(end + 1, "of") && !is_place && !is_part
    }

    /// Whether the noun behind a capital is called by it, as in "the Minsk agreements".
    fn names_a_thing(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| is_called_by_place(&token.lower))
    }

    fn is_organization(&self, actor: usize) -> bool {
        let actor = self.at.gazetteer.actor(actor);
        actor.is_some_and(|actor| actor.kind == ActorKind::Organization)
    }

    fn is_region(&self, actor: usize) -> bool {
        self.at.gazetteer.actor(actor).is_some_and(|actor| actor.kind == ActorKind::Region)
    }

    /// The token after "(NATO)" where the brackets repeat the actor just named.
    fn after_short_form(&self, at: usize, actor: usize) -> Option<usize> {
        if !self.is(at, "(") {
            return None;
        }
        let (length, same, _) = self.at.at(at + 1)?;
        (same == actor && self.is(at + 1 + length, ")")).then_some(at + length + 2)
    }

    fn is_placed(&self, at: usize) -> bool {
        let before = at.checked_sub(1).map(|before| &self.tokens[before]);
        before.is_some_and(|before| naming().placing.contains(&before.lower))
    }

    /// A name of several words is a person's if an apposition or a cue stands beside it.
    fn name(&mut self, at: usize, length: usize) -> usize {
        let end = at + length;
        let apposed = self.apposed_office(end);
        let name = self.words(at, end);
        if offices().speakers.contains(&self.tokens[end - 1].lower) {
            return end;
        }
        let run = Run::new(at, end);
        let other = self.at.tree.entity_at(at).is_some_and(|(whole, label)| {
            whole.holds(run) && matches!(label, "ORG" | "FAC" | "WORK_OF_ART" | "PRODUCT" | "EVENT")
        });
        let is_person = self.beside_cue(at, end) && !other
            || self.at.person_around(at) == Some(run)
            || !officials::named(&name, self.day).is_empty();
        if apposed.is_none() && !is_person {
            if length <= 3 {
                self.names.insert(self.tokens[end - 1].lower.clone(), name);
            }
            return end;
        }
        let apposed_at = apposed.as_ref().map(|office| office.end);
        let former = apposed_at.is_some_and(|office_end| self.is_former(end + 1, office_end));
        let person = self.people.take(Person { former, ..self.person(name, apposed) });
        self.push(at, end, Who::Person(person))
    }

    /// The office in ", the Russian foreign minister,".
    fn apposed_office(&self, end: usize) -> Option<Office> {
        if !self.is(end, ",") {
            return None;
        }
        let article = self.tokens.get(end + 1)?.is(&["the", "a", "an"]);
        let start = end + if article { 2 } else { 1 };
        (start..start + 4)
            .take_while(|&at| self.tokens.get(at).is_some_and(|token| token.word))
            .find_map(|at| office::at(self.at, at))
    }

    fn beside_cue(&self, start: usize, end: usize) -> bool {
        let verbs = &cues().verbs;
        let after = (end..end + 3).take_while(|&at| !self.is(at, ","));
        let mut after = after.filter(|&at| verbs.at(self.tokens, at).is_some());
        let before = start.checked_sub(1).is_some_and(|at| verbs.at(self.tokens, at).is_some());
        let led = start >= 2 && self.is(start - 1, "to") && self.is(start - 2, "according");
        before || led || after.next().is_some()
    }

    fn is(&self, at: usize, mark: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.lower == mark)
    }

    fn words(&self, from: usize, to: usize) -> String {
        let range = self.tokens[from].range.joined(self.tokens[to - 1].range);
        range.of(self.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
