//! Actors that are named by a name of their own, a capital or a seat: how sure that is, and why.

use domain::{Identity, Sector, Sureness};

use super::gazetteer::NameKind;
use super::naming::naming;
use super::sense::Why;
use crate::page::{Page, Run};

impl Page<'_> {
    /// An actor that is named by a name of its own, its capital or a seat.
    pub(super) fn named_identity(&self, run: Run, actor: usize) -> Identity {
        let named = self.gazetteer.named_at(self.text, &self.tokens, run.from);
        let is_capital =
            named.is_some_and(|(_, name)| name.actor == actor && name.kind == NameKind::Capital);
        if let Some((sureness, reason)) = self.told_apart(run.from).filter(|_| !is_capital) {
            return self.actor_identity(actor, sureness, &reason);
        }
        let Some((_, name)) = named.filter(|(_, name)| name.actor == actor) else {
            return self.actor_identity(actor, Sureness::Certain, "named");
        };
        let known = self.gazetteer.name_of(actor);
        match name.kind {
            NameKind::Name if self.sector_noun_at(run.from) == Some(run) => self.actor_identity(
                actor,
                Sureness::Likely,
                "the one of that name meant most often",
            ),
            NameKind::Name if name.written == known => {
                self.actor_identity(actor, Sureness::Certain, "its own name")
            }
            NameKind::Name => self.actor_identity(actor, Sureness::Certain, "another name of it"),
            NameKind::Demonym => {
                self.actor_identity(actor, Sureness::Certain, "the word for its people")
            }
            NameKind::Capital => Identity {
                sector: Some(Sector::Gov),
                ..self.actor_identity(actor, Sureness::Likely, "the capital, for the government")
            },
            NameKind::Seat => Identity {
                sector: name.sector,
                ..self.actor_identity(
                    actor,
                    Sureness::Certain,
                    name.note.as_deref().unwrap_or("its seat"),
                )
            },
        }
    }

    /// Why a name with several bearers is taken for the one.
    pub(super) fn told_apart(&self, at: usize) -> Option<(Sureness, String)> {
        let choice = self.senses.at(self.gazetteer, &self.tokens, at)?;
        let senses = self.gazetteer.senses(self.lower(at))?;
        let bearers = senses.iter().filter(|sense| sense.actor.is_some()).count();
        let word = |cue: usize| self.tokens[cue].range.of(self.text);
        match choice.why {
            Why::Near(cue) => Some((Sureness::Likely, format!("“{}” stands near it", word(cue)))),
            Why::Document(cue) => {
                Some((Sureness::Likely, format!("“{}” stands in the document", word(cue))))
            }
            Why::Outlet => Some((Sureness::Likely, "it stands where an outlet does".to_owned())),
            Why::Usual if bearers > 1 => {
                Some((Sureness::Guess, "the one meant most often".to_owned()))
            }
            Why::Usual if naming().given.contains(self.lower(at)) => {
                return Some((Sureness::Likely, "its own name, which people have too".to_owned()));
            }
            Why::Usual => None,
        }
        .filter(|_| bearers > 1)
    }
}
