//! Whom "it" and "they" mean: the subject of a clause above the pronoun's own, else of the sentence
//! before.
//!
//! "They" are several: subjects joined by "and", a noun in the plural, or a subject and whom it did
//! something with. Whoever else was named last is no better a guess than anybody.

use crate::actors::{ActorKind, Mention, Who};
use crate::lexicon::form_words;

use super::{Page, Run};

/// How many sentences before a pronoun's own are looked at.
const BACK: usize = 3;
/// How many subjects joined by "and" are read as one.
const JOINED: usize = 8;
/// How many words are climbed from a pronoun.
const CLIMB: usize = 12;

/// What a pronoun or a noun stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    /// "it"
    One,
    /// "they"
    Several,
    /// "both governments"
    Two,
}

/// What a subject is to a pronoun behind it.
enum Subject {
    /// It is meant, by these words.
    Meant(Vec<usize>),
    /// It may be meant and is nobody who acts, so that nobody is known to be.
    Thing,
    /// It cannot be meant.
    Other,
}

impl Page<'_> {
    /// The words for those whom "it" or "they" at a token means, in any case.
    pub(crate) fn meant_by(&self, pronoun: usize) -> Vec<usize> {
        match self.lower(pronoun) {
            "it" | "its" => self
                .accused(pronoun)
                .map_or_else(|| self.meant(pronoun, Sort::One), |accused| vec![accused]),
            "they" | "them" | "their" => self.meant(pronoun, Sort::Several),
            _ => Vec::new(),
        }
    }

    /// Whom "it" means in "accused the daily of lying when it wrote that".
    fn accused(&self, pronoun: usize) -> Option<usize> {
        let tree = &self.tree;
        let word = tree.words_in(Run::new(pronoun, pronoun + 1)).next()?;
        let clause = tree.head(word).filter(|_| tree.label(word) == "nsubj")?;
        let accusing = tree.head(clause).filter(|_| tree.label(clause) == "advcl")?;
        let object = tree.child(accusing, &["dobj"]).filter(|&it| it < word)?;
        (tree.lemma(accusing) == "accuse").then_some(object)
    }

    /// The words for the two whom "both governments", "the two sides" or "neither" means.
    pub(crate) fn both_meant(&self, run: Run) -> Option<Vec<usize>> {
        if !self.is_both(run) {
            return None;
        }
        if let Some(states) = self.sides_of_paper(run) {
            return Some(states);
        }
        let near = self.meant(run.from, Sort::Two);
        let of_title = || self.sides_of_title(run).unwrap_or_default();
        Some(if near.is_empty() { of_title() } else { near })
    }

    /// Whether a run only says that two are meant. "Both the Greek and the Turkish minister" are named
    /// where they stand.
    fn is_both(&self, run: Run) -> bool {
        let has_article = self.is(run.from, &["the"]);
        let first = run.from + usize::from(has_article);
        let is_bare = run.to == first + 1 && self.is(first, &["sides", "parties"]);
        let is_two = has_article && (self.is(first, &["two"]) || is_bare);
        let is_two = is_two || self.is(first, &["both", "neither"]);
        is_two && self.mentions_in(run).is_empty() && !self.is(run.to, &["of", "from"])
    }

    /// The names of those whom some words name, or the words.
    pub(crate) fn names_of_words(&self, words: &[usize]) -> Option<String> {
        let tree = &self.tree;
        let name = |&word: &usize| {
            let run = self.up_to(word);
            let both = self.both_meant(run).and_then(|it| self.names_of_words(&it));
            if let Some(both) = both {
                return both;
            }
            let article = usize::from(self.is(run.from, &["the", "a", "an"]));
            let named = self.mention_at(tree.place(word)).map(|it| self.name(it));
            named.unwrap_or_else(|| self.spaced(Run::new(run.from + article, run.to)))
        };
        let names: Vec<String> = words.iter().map(name).collect();
        match names.split_last()? {
            (last, []) => Some(last.clone()),
            (last, others) => Some(format!("{} and {last}", others.join(", "))),
        }
    }

    fn meant(&self, at: usize, sort: Sort) -> Vec<usize> {
        let number = self.units.partition_point(|unit| unit.run.to <= at);
        let Some(unit) = self.units.get(number) else { return Vec::new() };
        let here = Run::new(unit.run.from, at);
        let own = self.above(at).into_iter().chain(self.subjects(here, at));
        let near = self.units[..number].iter().rev().take(BACK);
        let near = near.take_while(|it| it.paragraph + 1 >= unit.paragraph);
        let before = near.flat_map(|it| self.subjects(it.run, at));
        for word in own.chain(before) {
            match self.subject_for(word, sort) {
                Subject::Meant(words) => return words,
                Subject::Thing => return Vec::new(),
                Subject::Other => (),
            }
        }
        Vec::new()
    }

    /// The subjects of the clauses above that of a word, the nearest first.
    fn above(&self, at: usize) -> Vec<usize> {
        let tree = &self.tree;
        let Some(own) = tree.words_in(Run::new(at, at + 1)).next() else { return Vec::new() };
        let heads = std::iter::successors(Some(own), |&it| tree.head(it)).skip(1).take(CLIMB);
        let is_possessive = self.is(at, &["its", "their"]);
        let mut clauses = heads.filter_map(|it| tree.child(it, &["nsubj", "nsubjpass"]));
        // "Israel attacked it": nobody is meant by a pronoun beside his own verb.
        if !is_possessive && tree.label(own) != "nsubj" && tree.label(own) != "nsubjpass" {
            clauses.next();
        }
        clauses.filter(|&it| tree.place(it) < at).collect()
    }

    /// The subjects of the clauses of a sentence, that of the sentence itself first.
    fn subjects(&self, sentence: Run, pronoun: usize) -> Vec<usize> {
        let tree = &self.tree;
        let is_quoted = self.is_quoted(pronoun);
        let is_subject = |it: &usize| {
            let verb = tree.head(*it).filter(|_| is_subject_label(tree.label(*it)));
            verb.is_some_and(|verb| tree.label(verb) != "relcl")
                && (is_quoted || !self.is_quoted(tree.place(*it)))
        };
        let mut found: Vec<usize> = tree.words_in(sentence).rev().filter(is_subject).collect();
        found.sort_by_key(|&it| tree.head(it).is_none_or(|verb| tree.head(verb).is_some()));
        found
    }

    fn subject_for(&self, word: usize, sort: Sort) -> Subject {
        let tree = &self.tree;
        if !tree.tag(word).starts_with("NN") && !matches!(tree.tag(word), "CD" | "JJ") {
            return Subject::Other;
        }
        let row = self.row(word);
        match sort {
            Sort::One if row.len() == 1 => self.as_one(word),
            Sort::One => Subject::Other,
            Sort::Several | Sort::Two => self.as_several(row, sort),
        }
    }

    /// A subject as "it".
    fn as_one(&self, word: usize) -> Subject {
        let tree = &self.tree;
        let place = tree.place(word);
        let is_several = matches!(tree.tag(word), "NNS" | "CD" | "JJ");
        match self.mention_at(place).map(|it| it.who) {
            Some(Who::Actor(_)) => Subject::Meant(vec![word]),
            Some(_) => Subject::Other,
            None if is_several || tree.entity(word) == Some("PERSON") => Subject::Other,
            None if self.is_body_noun(word) || tree.entity(word) == Some("ORG") => {
                Subject::Meant(vec![word])
            }
            None if self.is_somebody(word) => Subject::Other,
            None => Subject::Thing,
        }
    }

    /// A subject as "they".
    fn as_several(&self, row: Vec<usize>, sort: Sort) -> Subject {
        let tree = &self.tree;
        if row.len() > 1 {
            let all = row.iter().all(|&it| self.is_somebody(it));
            return if all { Subject::Meant(row) } else { Subject::Thing };
        }
        let [word] = row[..] else { return Subject::Other };
        if self.is_both(self.up_to(word)) {
            return if sort == Sort::Two { Subject::Other } else { Subject::Meant(row) };
        }
        let is_plural = tree.tag(word) == "NNS" || tree.lemma(word) == "people";
        let is_marked = self.mention_at(tree.place(word)).is_some_and(|it| self.is_party(it));
        if is_plural && !is_marked {
            let is_meant =
                self.is_somebody(word) && (sort == Sort::Several || self.is_of_two(word));
            return if is_meant { Subject::Meant(row) } else { Subject::Thing };
        }
        if !self.is_somebody(word) {
            return Subject::Other;
        }
        if let Some(partner) = self.partner(word) {
            return Subject::Meant(vec![word, partner]);
        }
        let is_group = sort == Sort::Several && self.is_group(word);
        if is_group { Subject::Meant(row) } else { Subject::Other }
    }

    /// A word and those joined to it by "and".
    fn row(&self, word: usize) -> Vec<usize> {
        let tree = &self.tree;
        let next = |&it: &usize| tree.child(it, &["conj"]).filter(|next| *next > it);
        std::iter::successors(Some(word), next).take(JOINED).collect()
    }

    /// With whom a subject met, spoke or signed something.
    fn partner(&self, subject: usize) -> Option<usize> {
        let tree = &self.tree;
        let verb = tree.head(subject)?;
        let object = tree.child(verb, &["dobj"]);
        let met = object.filter(|_| tree.lemma(verb) == "meet");
        let holders = [Some(verb), object].into_iter().flatten();
        let mut ties = holders.flat_map(|it| tree.children(it)).copied();
        let with = ties.find(|&it| tree.label(it) == "prep" && tree.lemma(it) == "with");
        let other = met.or_else(|| tree.child(with?, &["pobj"]))?;
        self.is_somebody(other).then_some(other)
    }

    /// Whether a word names an actor or is a noun for people or for a body.
    fn is_somebody(&self, word: usize) -> bool {
        let place = self.tree.place(word);
        if let Some(mention) = self.mention_at(place) {
            return !matches!(mention.who, Who::Place(_));
        }
        let is_person = matches!(self.tree.entity(word), Some("PERSON" | "ORG"));
        let run = Run::new(place, place + 1);
        let sector = || self.identity_of_run(run, self.published).and_then(|it| it.sector);
        is_person || self.is_speaker_noun(place) || sector().is_some()
    }

    /// Whether a word is a noun for a body, as "the ministry".
    fn is_body_noun(&self, word: usize) -> bool {
        form_words().issuing.contains(self.lower(self.tree.place(word)))
    }

    /// Whether two states stand before a noun in the plural or behind it: "French and German ministers",
    /// "the ministers of France and Germany".
    fn is_of_two(&self, word: usize) -> bool {
        let tree = &self.tree;
        let of = tree.children(word).iter().find(|&&it| it > word && tree.lemma(it) == "of");
        let behind = of.map(|&it| tree.run(tree.reach(it).0, tree.reach(it).1));
        let is_two = |run: Run| self.mentions_in(run).len() == 2;
        is_two(self.up_to(word)) || behind.is_some_and(is_two)
    }

    /// A noun with what stands before it.
    pub(crate) fn up_to(&self, word: usize) -> Run {
        self.tree.run(self.tree.reach(word).0.min(word), word)
    }

    /// Whether a word names an organization or an armed group, which may be called "they".
    fn is_group(&self, word: usize) -> bool {
        let kind = |it: &Mention| {
            let Who::Actor(actor) = it.who else { return None };
            Some(self.gazetteer.actor(actor)?.kind)
        };
        let kind = self.mention_at(self.tree.place(word)).and_then(kind);
        kind.is_some_and(|it| matches!(it, ActorKind::Group | ActorKind::Organization))
    }
}

fn is_subject_label(label: &str) -> bool {
    matches!(label, "nsubj" | "nsubjpass")
}
