//! The identity of a speaker: whom the name stands for at the date, also where only a pronoun or a
//! label names it.

use std::collections::HashMap;

use domain::{Identity, Sector, Statement, Sureness};
use jiff::civil::Date;

use super::super::Said;
use super::super::speaker::{is_bare_spokesman, told_name};
use super::tokens_of;
use crate::actors::{Mention, Who};
use crate::page::Page;

/// The mentions of a page by the name that statements give.
pub(super) struct Known<'a> {
    page: &'a Page<'a>,
    by_name: HashMap<String, Mention>,
}

impl<'a> Known<'a> {
    pub(super) fn of(page: &'a Page<'a>) -> Self {
        let named = page.mentions.iter().filter(|it| !matches!(it.who, Who::Place(_)));
        // The first wins, so that what stands later changes nothing.
        let by_name = named.rev().map(|mention| (told_name(page, mention), *mention)).collect();
        Self { page, by_name }
    }

    /// Tells whom the speaker's name stands for.
    pub(super) fn fill(&self, said: &mut Said) {
        let statement = &mut said.statement;
        let day = statement.said.or(self.page.published);
        let (Some(name), Some(span)) = (&statement.speaker, &statement.speaker_span) else {
            return;
        };
        let run = tokens_of(self.page, span);
        // Several who speak together are no one actor.
        let are_two = self.page.both_meant(run).is_some_and(|it| it.len() > 1);
        if are_two || self.page.group_from(run.from, run.to).0.len() > 1 {
            return;
        }
        let heads = statement.cue.as_deref().is_some_and(|cue| MARKS.contains(&cue));
        let named = || self.by_name.get(name).map(|mention| self.page.identity(mention, day));
        let is_pronoun = run.to == run.from + 1 && self.page.mention_at(run.from).is_none();
        statement.speaker_identity =
            if is_pronoun && span.text.to_lowercase() != name.to_lowercase() {
                named().map(|identity| unsure(identity, &span.text))
            } else {
                // In a headline a family name may stand alone, and nothing marks it as a name.
                let of_side = is_bare_spokesman(self.page, run)
                    .and_then(|run| self.page.spokesman_identity(run, statement.side.as_deref()));
                let alone = || self.page.official_identity(name, day).filter(|_| heads);
                let owner = statement.side.as_deref().filter(|_| self.page.is_possessive(run.from));
                let by_words = || self.page.identity_of_run(run, day);
                let by_words = || by_words().map(|it| owned(it, owner, self.page));
                let issuer = self.issuer(name, day);
                of_side.or(issuer).or_else(by_words).or_else(named).or_else(alone)
            };
        if statement.side.is_none() {
            statement.side = self.side(statement);
        }
    }

    /// The body that issued the text, whom "the Ministry" means in it.
    fn issuer(&self, name: &str, day: Option<Date>) -> Option<Identity> {
        let paper = self.page.paper.as_ref()?;
        let run = paper.run.filter(|_| paper.name.as_deref() == Some(name))?;
        let state =
            self.page.mentions_in(run).iter().find(|it| self.page.state_of(it).is_some())?;
        let identity = self.page.identity(state, day);
        let reason = format!("{name}, which issues it");
        let sector = identity.sector.or(Some(Sector::Gov)).filter(|_| !name.contains(" and "))?;
        Some(Identity { name: name.to_owned(), sector: Some(sector), reason, ..identity })
    }

    /// The state or organization of whomever a speaker's name surely or likely stands for. Several
    /// who speak together have none in common.
    fn side(&self, statement: &Statement) -> Option<String> {
        let identity = statement.speaker_identity.as_ref()?;
        let is_alone = statement.speaker.as_ref().is_some_and(|it| !it.contains(" and "));
        // What a newspaper says is said for no state.
        let is_outlet = identity.sector == Some(Sector::Med);
        let is_known = is_alone && identity.sureness >= Sureness::Likely && !is_outlet;
        let code = identity.code.as_deref().filter(|_| is_known)?;
        Some(self.page.gazetteer.name_of_code(code).to_owned())
    }
}

/// The identity of a body or aide of somebody who was named before, as of "his office".
fn owned(identity: Identity, side: Option<&str>, page: &Page<'_>) -> Identity {
    let known = side.filter(|_| identity.code.is_none());
    let Some(actor) = known.and_then(|side| page.gazetteer.named(side)) else {
        return identity;
    };
    let reason = format!("of {}, whom the words before it name", actor.name);
    Identity { code: actor.code.clone(), sureness: Sureness::Likely, reason, ..identity }
}

/// The marks by which a headline tells who speaks.
const MARKS: [&str; 5] = [":", "–", "—", "-", ","];

/// An identity that rests on whom a pronoun was taken for.
fn unsure(identity: Identity, pronoun: &str) -> Identity {
    let sureness = identity.sureness.min(Sureness::Likely);
    let reason = format!("“{pronoun}” read as {}; {}", identity.name, identity.reason);
    Identity { sureness, reason, ..identity }
}
