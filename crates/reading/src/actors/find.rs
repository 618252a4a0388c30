//! Finding: every place where a document names an actor, with whom it stands for.

use domain::NamedActor;

use super::{Mention, Who};
use crate::lexicon::is_finite;
use crate::page::{Page, Run};

/// How many words may stand between the word for a people and what is theirs.
const BETWEEN: usize = 3;

/// Finds the actors that a page names, in the order of the text.
pub(crate) fn find(page: &Page<'_>) -> Vec<NamedActor> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < page.tokens.len() {
        let run = page.actor_at(at);
        let run = run.filter(|run| run.to > at && !run.is_empty());
        let identity = run.and_then(|run| {
            let mention = page.mention_at(run.from).filter(|it| it.run == run);
            let by_words = page.identity_of_run(run, page.published);
            by_words.or_else(|| Some(page.identity(mention?, page.published)))
        });
        if let (Some(run), Some(identity)) = (run, identity) {
            found.push(NamedActor { identity, span: page.span(run) });
        }
        at = run.map_or(at + 1, |run| run.to);
    }
    found
}

impl Page<'_> {
    /// The words that name an actor from a token on.
    fn actor_at(&self, at: usize) -> Option<Run> {
        if let Some(mention) = self.mention_at(at).copied() {
            let unknown = mention.who == Who::Office(None);
            if unknown && !self.is_actor_alone(mention.run) {
                return None;
            }
            return Some(self.of_a_people(&mention).unwrap_or(mention.run));
        }
        let noun = self.sector_noun_at(at)?;
        let noun = self.nouns_from(noun);
        let placed = self.placed_behind(noun);
        (placed.is_some() || self.stands_alone(noun))
            .then(|| placed.map_or(noun, |end| Run::new(at, end)))
    }

    /// The words from the word for a people to the noun for what is theirs, as in "Russian troops"
    /// and "Ukraine's parliament". A name without an ending must stand right before the noun.
    fn of_a_people(&self, mention: &Mention) -> Option<Run> {
        let owned = self.is(mention.run.to, &["'s"]);
        let between = match mention.who {
            Who::Demonym(_) => BETWEEN,
            Who::Actor(_) if owned => BETWEEN,
            Who::Actor(_) => self.capitals_from(mention.run.to),
            Who::Office(Some(_)) => 0,
            Who::Place(_) | Who::Person(_) | Who::Office(None) => return None,
        };
        let start = mention.run.to + usize::from(owned);
        let mut near = (start..=start + between).take_while(|&at| {
            let token = self.tokens.get(at);
            token.is_some_and(|it| it.word && !it.opens_block && !is_finite(&it.lower))
                && self.mention_at(at).is_none_or(|it| matches!(it.who, Who::Office(None)))
        });
        let noun = near.find_map(|at| self.sector_noun_at(at))?;
        Some(Run::new(mention.run.from, self.nouns_from(noun).to))
    }

    /// How many capitalized words stand from a token on, as in "Kenya Anti-Corruption Commission".
    fn capitals_from(&self, at: usize) -> usize {
        let inside = |at: &usize| {
            self.tokens.get(*at).is_some_and(|token| token.capital || token.lower == "-")
        };
        (at..at + BETWEEN).take_while(inside).count()
    }

    /// A noun with the nouns right behind it, as "rebel leaders" from "rebel".
    fn nouns_from(&self, noun: Run) -> Run {
        let mut run = noun;
        while let Some(next) = self.sector_noun_at(run.to).filter(|next| self.goes_on(*next)) {
            run.to = next.to;
        }
        run
    }

    /// Whether a noun goes on from what stands before it: in one block, and no part of a name.
    fn goes_on(&self, noun: Run) -> bool {
        let opens = self.tokens.get(noun.from).is_some_and(|token| token.opens_block);
        !opens && self.mention_at(noun.from).is_none()
    }

    /// The end of the place behind a noun, as in "rebels in the Ivory Coast". Troops and envoys in a
    /// state may be of another.
    fn placed_behind(&self, noun: Run) -> Option<usize> {
        let at = noun.to;
        let own = self.is(at, &["of", "from", "throughout", "across"]);
        let local = self.is(at, &["in"]) && self.is_local(noun);
        let article = usize::from(self.is(at + 1, &["the"]));
        let mention = self.mention_at(at + 1 + article).filter(|_| own || local)?;
        let is_place = matches!(mention.who, Who::Actor(_) | Who::Place(_));
        (is_place && !self.is(mention.run.to, &["'s"])).then_some(mention.run.to)
    }

    /// Whether a noun is an actor without a state beside it: "rebels", "the opposition leader".
    fn stands_alone(&self, noun: Run) -> bool {
        let last = self.tree.words_in(Run::new(noun.to - 1, noun.to)).last();
        let is_head = last.is_none_or(|word| {
            self.tree.label(word) != "compound" && self.tree.tag(word).starts_with("NN")
        });
        is_head && self.is_actor_alone(noun)
    }
}
