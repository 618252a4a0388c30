//! Finding: every place where a document names an actor, with whom it stands for.

use domain::NamedActor;
use jiff::civil::Date;

use super::{Mention, Who};
use crate::lexicon::is_finite;
use crate::page::{Page, Run};

/// How many words may stand between the word for a people and what is theirs.
const BETWEEN: usize = 3;

/// Finds the actors that a page names, in the order of the text.
pub(crate) fn find(page: &Page<'_>) -> Vec<NamedActor> {
    let day = page.published;
    let mut end = 0;
    let mut found = Vec::new();
    for mention in &page.mentions {
        if mention.run.from < end {
            continue;
        }
        let named = named(page, mention, day);
        end = named.1.to;
        found.push(named.0);
    }
    found
}

fn named(page: &Page<'_>, mention: &Mention, day: Option<Date>) -> (NamedActor, Run) {
    let run = page.of_a_people(mention).unwrap_or(mention.run);
    let identity = page.identity_of_run(run, day).unwrap_or_else(|| page.identity(mention, day));
    (NamedActor { identity, span: page.span(run) }, run)
}

impl Page<'_> {
    /// The words from the word for a people to the noun for what is theirs, as in "Russian troops"
    /// and "Ukraine's parliament". A name without an ending must stand right before the noun.
    fn of_a_people(&self, mention: &Mention) -> Option<Run> {
        let owned = self.is(mention.run.to, &["'s"]);
        let between = match mention.who {
            Who::Demonym(_) => BETWEEN,
            Who::Actor(_) if owned => BETWEEN,
            Who::Actor(_) => 0,
            Who::Place(_) | Who::Person(_) | Who::Office(_) => return None,
        };
        let start = mention.run.to + usize::from(owned);
        let mut near = (start..=start + between).take_while(|&at| {
            let token = self.tokens.get(at);
            token.is_some_and(|token| token.word && !is_finite(&token.lower))
                && self.mention_at(at).is_none()
        });
        let noun = near.find_map(|at| self.sector_noun_at(at))?;
        Some(Run::new(mention.run.from, noun.to))
    }
}
