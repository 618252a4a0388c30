//! A bare page: a text in which nothing is marked yet but its words and the actors they name.

use jiff::civil::Date;
use text::language::Annotation;

use super::dead::Dead;
use super::{Page, Tree, index, tokens};
use crate::actors::{Gazetteer, Names, Senses, mark};

impl<'a> Page<'a> {
    /// Marks the actors of a text of a day, and nothing else.
    pub(crate) fn bare(
        text: &'a str,
        published: Option<Date>,
        annotation: &'a Annotation,
        gazetteer: &'a Gazetteer,
    ) -> Self {
        let tokens = tokens(text);
        let tree = Tree::new(text, &tokens, annotation);
        let senses = Senses::new(gazetteer, &tokens);
        let (tree_of, whole) = (&tree, tokens.as_slice());
        let names = Names { gazetteer, text, tokens: whole, whole, tree: tree_of, senses: &senses };
        let (mentions, people) = mark(names, published);
        let mention_of = index(tokens.len(), mentions.iter().map(|mention| mention.run));
        Self {
            text,
            published,
            units: vec![],
            quotes: vec![],
            turns: vec![],
            headlines: vec![],
            paper: None,
            dates: vec![],
            times: vec![],
            ambiguous: vec![],
            mentions,
            gazetteer,
            senses,
            people,
            author: None,
            tree,
            dead: Dead::default(),
            quote_of: vec![None; tokens.len()],
            mention_of,
            tokens,
        }
    }
}
