//! The tree of a text: what each word depends on, and where it stands on the page.

use std::ops::Range;

use text::language::{Annotation, Entity, PartOfSpeech, Token as Word};
use text::{TextRange, blocks};

use super::mend::{Labels, mend};
use super::misread::Tags;
use super::{LONGEST, Run, Token};
use super::{bracketed, debunked, garden_path, misread, told_behind};

/// What a parser says of a text. Words are counted as the parser cuts them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tree<'a> {
    words: &'a [Word],
    /// What each depends on; a root depends on itself.
    heads: Vec<usize>,
    /// How words depend on others where the parser was mended.
    labels: Labels,
    /// The tags of those that were misread.
    tags: Tags,
    children: Vec<Vec<usize>>,
    /// The first and the last word of all that depends on each.
    reach: Vec<(usize, usize)>,
    /// The token of the page that each word begins in.
    places: Vec<usize>,
    /// The names that the model finds, in order.
    entities: &'a [Entity],
}

impl<'a> Tree<'a> {
    /// The tree of a text. An annotation of another text, or an empty one, gives an empty tree.
    pub(super) fn new(text: &str, tokens: &[Token], annotation: &'a Annotation) -> Self {
        let words = annotation.tokens.as_slice();
        let end = words.last().map_or(0, |last| last.range.end);
        if end > text.len() || tokens.is_empty() {
            return Self::default();
        }
        let mut heads = heads(words, &blocks(text));
        let mut labels = mend(words, &mut heads);
        garden_path::mend(words, &mut heads, &mut labels);
        let mut tags = misread::mend(words, &mut heads, &mut labels);
        debunked::mend(words, &mut heads, &mut labels, &mut tags);
        bracketed::mend(words, &mut heads, &mut labels, &mut tags);
        told_behind::mend(words, &mut heads, &mut labels);
        let mut children = vec![Vec::new(); words.len()];
        for (at, &head) in heads.iter().enumerate().filter(|(at, head)| *head != at) {
            children[head].push(at);
        }
        let place = |word: &Word| {
            let next = tokens.partition_point(|token| token.range.start <= word.range.start);
            next.saturating_sub(1)
        };
        let places = words.iter().map(place).collect();
        let entities = annotation.entities.as_slice();
        let reach = reach(&heads, &children);
        Self { words, heads, labels, tags, children, reach, places, entities }
    }

    /// Whether nothing is known.
    pub(crate) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The name that the model finds at a token, and what it is, as "PERSON".
    pub(crate) fn entity_at(&self, token: usize) -> Option<(Run, &'a str)> {
        let word = self.words_in(Run::new(token, token + 1)).next()?;
        let next = self.entities.partition_point(|entity| entity.tokens.start <= word);
        let found = self.entities.get(next.checked_sub(1)?)?;
        let holds = found.tokens.contains(&word);
        holds.then(|| (self.run(found.tokens.start, found.tokens.end - 1), &*found.label))
    }

    /// The words that begin in a run of tokens.
    pub(crate) fn words_in(&self, run: Run) -> Range<usize> {
        let from = self.places.partition_point(|&place| place < run.from);
        from..self.places.partition_point(|&place| place < run.to)
    }

    /// The token of the head of the subject of the verb at a token. A verb that "and" joins to
    /// another has its subject, unless it has one of its own.
    pub(super) fn subject(&self, verb: usize) -> Option<usize> {
        let words = self.words_in(Run::new(verb, verb + 1));
        let own = |word| Some(self.place(self.child(word, &["nsubj"])?));
        let joined = |word| {
            let first = self.head(word).filter(|_| self.label(word) == "conj")?;
            own(first).filter(|subject| *subject < verb)
        };
        words.clone().rev().find_map(own).or_else(|| words.rev().find_map(joined))
    }

    /// Whether the word at a token is a proper noun, as far as a parser told; true without one.
    pub(crate) fn is_proper(&self, token: usize) -> bool {
        let mut words = self.words_in(Run::new(token, token + 1));
        self.words.is_empty() || words.any(|word| self.part(word) == PartOfSpeech::ProperNoun)
    }

    /// Whether there is such a word, and its dictionary form is this one.
    pub(crate) fn is(&self, word: usize, lemma: &str) -> bool {
        self.words.get(word).is_some_and(|it| it.lemma() == lemma)
    }

    /// The dictionary form of a word.
    pub(crate) fn lemma(&self, word: usize) -> &'a str {
        self.words[word].lemma()
    }

    /// How a word depends on its head, as the parser calls it.
    pub(crate) fn label(&self, word: usize) -> &'a str {
        self.labels.get(&word).copied().unwrap_or_else(|| self.words[word].label())
    }

    /// The fine-grained part of speech of a word.
    pub(crate) fn tag(&self, word: usize) -> &'a str {
        self.tags.get(&word).copied().unwrap_or_else(|| self.words[word].tag())
    }

    /// The part of speech of a word.
    pub(crate) fn part(&self, word: usize) -> PartOfSpeech {
        match self.tags.get(&word) {
            Some(tag) if tag.starts_with("NN") => PartOfSpeech::Noun,
            Some(_) => PartOfSpeech::Verb,
            None => self.words[word].part_of_speech(),
        }
    }

    /// What sort of thing the words around a word name, as "GPE", if they are a name.
    pub(crate) fn entity(&self, word: usize) -> Option<&'a str> {
        let next = self.entities.partition_point(|entity| entity.tokens.start <= word);
        let entity = self.entities.get(next.checked_sub(1)?)?;
        entity.tokens.contains(&word).then_some(&*entity.label)
    }

    /// The tokens of each name of a sort that begins in a run.
    pub(crate) fn named_in(&self, run: Run, label: &str) -> impl Iterator<Item = Run> {
        let words = self.words_in(run);
        let from = self.entities.partition_point(|entity| entity.tokens.start < words.start);
        let near = self.entities[from..].iter();
        let near = near.take_while(move |entity| entity.tokens.start < words.end);
        let named = near.filter(move |entity| &*entity.label == label);
        named.map(|entity| self.run(entity.tokens.start, entity.tokens.end - 1))
    }

    /// The tokens of each name of a sort, as "PERSON".
    pub(crate) fn named(&self, label: &str) -> impl Iterator<Item = Run> {
        let named = self.entities.iter().filter(move |entity| &*entity.label == label);
        named.map(|entity| self.run(entity.tokens.start, entity.tokens.end - 1))
    }

    /// The word that a word depends on; nothing for the root of a sentence.
    pub(crate) fn head(&self, word: usize) -> Option<usize> {
        Some(self.heads[word]).filter(|head| *head != word)
    }

    /// What depends on a word, from left to right.
    pub(crate) fn children(&self, word: usize) -> &[usize] {
        &self.children[word]
    }

    /// The first that depends on a word in one of these ways.
    pub(crate) fn child(&self, word: usize, labels: &[&str]) -> Option<usize> {
        self.children[word].iter().copied().find(|&child| labels.contains(&self.label(child)))
    }

    /// The first and the last word of all that depends on a word, with the word itself.
    pub(crate) fn reach(&self, word: usize) -> (usize, usize) {
        self.reach[word]
    }

    /// The token of the page that a word begins in.
    pub(crate) fn place(&self, word: usize) -> usize {
        self.places[word]
    }

    /// The tokens of the page from one word to another.
    pub(crate) fn run(&self, first: usize, last: usize) -> Run {
        Run::new(self.places[first], self.places[last] + 1)
    }
}

/// What each word depends on, within its piece of the sentence. A sentence longer than a unit may
/// be falls into pieces, of which each has roots of its own; so does what a parser took for one
/// sentence across the end of a block.
fn heads(words: &[Word], blocks: &[TextRange]) -> Vec<usize> {
    let mut piece = 0;
    let mut block = 0;
    let mut pieces = Vec::with_capacity(words.len());
    for (at, word) in words.iter().enumerate() {
        let before = block;
        while blocks.get(block).is_some_and(|it| it.end <= word.range.start) {
            block += 1;
        }
        if word.opens_sentence || block != before || at - piece >= LONGEST {
            piece = at;
        }
        pieces.push(piece);
    }
    let within = |(at, word): (usize, &Word)| {
        if pieces.get(word.head) == Some(&pieces[at]) { word.head } else { at }
    };
    words.iter().enumerate().map(within).collect()
}

/// For each word the first and the last of all that depends on it: heads come after all that
/// depends on them.
fn reach(heads: &[usize], children: &[Vec<usize>]) -> Vec<(usize, usize)> {
    let mut reach: Vec<_> = (0..heads.len()).map(|at| (at, at)).collect();
    let mut waiting: Vec<usize> = children.iter().map(Vec::len).collect();
    let mut done: Vec<usize> = (0..heads.len()).filter(|&at| waiting[at] == 0).collect();
    while let Some(at) = done.pop() {
        let head = heads[at];
        if head == at {
            continue;
        }
        reach[head] = (reach[head].0.min(reach[at].0), reach[head].1.max(reach[at].1));
        waiting[head] -= 1;
        if waiting[head] == 0 {
            done.push(head);
        }
    }
    reach
}
